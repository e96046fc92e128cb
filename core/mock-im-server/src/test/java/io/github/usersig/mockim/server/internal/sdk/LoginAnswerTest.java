package io.github.usersig.mockim.server.internal.sdk;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.usersig.SdkApp;
import io.github.usersig.mockim.CallOverride;
import io.github.usersig.mockim.MockIm;
import io.github.usersig.mockim.MockImClient;
import io.github.usersig.mockim.server.MockImServer;
import java.io.IOException;
import java.time.Duration;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** The Web client loses what it is pushed before it knows that it is logged in. */
@DisplayName("A client that logs in")
class LoginAnswerTest {

    private static MockImServer server;

    @BeforeAll
    static void start() {
        server = MockImServer.start();
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @Test
    @DisplayName(
            "has the answer to its login before anything that is pushed to it, and messages if it reads nothing itself, in order")
    void hasTheAnswerBeforeAnyPush() throws IOException {
        MockIm im = tenant();
        im.overrides().add(CallOverride.of("im_open_status/wslogin").by("alice").delay(Duration.ofSeconds(1)));
        try (MockImClient bob = MockImClient.connect(im);
                RawClient alice = new RawClient(im.endpoint(), im.app())) {
            bob.login(im.issueUserSig("bob"));
            sendLogin(im, alice);
            SdkTalkContract.await(() -> !im.sessions().platformsOf("alice").isEmpty());
            bob.send("alice", "welcome");
            bob.send("alice", "and welcome again");

            assertThat(alice.read()).contains("wslogin", "\"ErrorCode\":0");
            assertThat(alice.read()).contains("\"welcome\"");
            assertThat(alice.read()).contains("\"and welcome again\"");
        }
    }

    @Test
    @DisplayName("and is refused is still pushed what is meant for the user who stays logged in on this connection")
    void isPushedToAfterARefusal() throws IOException {
        MockIm im = tenant();
        try (MockImClient bob = MockImClient.connect(im);
                RawClient alice = new RawClient(im.endpoint(), im.app())) {
            bob.login(im.issueUserSig("bob"));
            alice.logIn("alice");
            alice.send("{\"head\":{\"servcmd\":\"openim.getmsg\",\"seq\":7},\"body\":{}}");
            assertThat(alice.read()).contains("\"seq\":7");
            alice.send("{\"head\":{\"servcmd\":\"im_open_status.wslogin\",\"seq\":2,\"identifier\":\"alice\","
                    + "\"usersig\":\"none\"},\"body\":{}}");
            assertThat(alice.read()).contains("\"seq\":2", "\"ActionStatus\":\"FAIL\"");

            bob.send("alice", "still here?");

            assertThat(alice.read()).contains("\"still here?\"");
        }
    }

    private static MockIm tenant() {
        MockIm im = server.createTenant(SdkApp.random());
        im.importAccounts("alice", "bob");
        return im;
    }

    private static void sendLogin(MockIm im, RawClient client) throws IOException {
        client.send(
                "{\"head\":{\"servcmd\":\"im_open_status.wslogin\",\"seq\":1,\"identifier\":\"alice\",\"usersig\":\""
                        + im.issueUserSig("alice").text() + "\"},\"body\":{}}");
    }
}
