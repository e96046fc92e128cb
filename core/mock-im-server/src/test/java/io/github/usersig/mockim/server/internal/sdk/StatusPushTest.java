package io.github.usersig.mockim.server.internal.sdk;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.usersig.SdkApp;
import io.github.usersig.mockim.MockIm;
import io.github.usersig.mockim.MockImClient;
import io.github.usersig.mockim.server.MockImServer;
import java.io.IOException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("A client that subscribes to the status of others")
class StatusPushTest {

    private static MockImServer server;

    private MockIm im;
    private RawClient alice;

    @BeforeAll
    static void start() {
        server = MockImServer.start();
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @BeforeEach
    void logIn() throws IOException {
        im = server.createTenant(SdkApp.random());
        im.importAccounts("bob", "carol");
        alice = new RawClient(im.endpoint(), im.app()).logIn("alice");
    }

    @AfterEach
    void hangUp() throws IOException {
        alice.close();
    }

    private String ask(String command, String userIds) throws IOException {
        alice.send("{\"head\":{\"servcmd\":\"im_open_status." + command + "\",\"seq\":2},\"body\":{\"To_Account\":["
                + userIds + "]}}");
        return alice.read();
    }

    private static String push(String userId, int status, String custom) {
        return "\"EventArray\":[{\"Event\":18,\"UserStatusList\":[{\"To_Account\":\"" + userId + "\",\"Status\":"
                + status + ",\"CustomStatus\":\"" + custom + "\"}]}]";
    }

    @Test
    @DisplayName("is answered how they are, and told when they come, set a status, and go")
    void isToldWhenTheyComeAndGo() throws IOException {
        assertThat(ask("ws_status_subscribe", "\"bob\",\"nobody\""))
                .contains("\"UserStatusList\":[{\"To_Account\":\"bob\",\"Status\":2,\"CustomStatus\":\"\"}]")
                .contains("\"ErrorList\":[{\"To_Account\":\"nobody\"");
        try (MockImClient bob = MockImClient.connect(im)) {
            bob.login(im.issueUserSig("bob"));
            assertThat(alice.read()).contains(push("bob", 1, ""));
            bob.ask("im_open_status.ws_set_custom_status", "{\"CustomStatus\":\"away\"}");
            assertThat(alice.read()).contains(push("bob", 1, "YXdheQ=="));
        }
        assertThat(alice.read()).contains(push("bob", 2, "YXdheQ=="));
    }

    @Test
    @DisplayName("is told of a kick and of what a test sets, and of nothing twice")
    void isToldOfAKickAndOfNothingTwice() throws IOException {
        assertThat(ask("ws_status_subscribe", "\"bob\"")).contains("\"Status\":2");
        im.sessions().setOnline("bob", "Web", "Android");
        assertThat(alice.read()).contains(push("bob", 1, ""));
        im.sessions().setOnline("bob");
        assertThat(alice.read()).contains(push("bob", 2, ""));
        try (MockImClient bob = MockImClient.connect(im)) {
            bob.login(im.issueUserSig("bob"));
            assertThat(alice.read()).contains(push("bob", 1, ""));
            im.kick("bob");
            assertThat(alice.read()).contains(push("bob", 2, ""));
        }
    }

    @Test
    @DisplayName("is told no more when it has unsubscribed, from some or from all")
    void isToldNoMoreOnceUnsubscribed() throws IOException {
        assertThat(ask("ws_status_subscribe", "\"bob\",\"carol\",\"alice\"")).contains("\"ErrorList\":[]");
        assertThat(ask("ws_status_unsubscribe", "\"bob\"")).contains("\"ErrorCode\":0");
        im.sessions().setOnline("bob", "Web");
        im.sessions().setOnline("carol", "Web");
        assertThat(alice.read()).contains(push("carol", 1, ""));

        assertThat(ask("ws_status_unsubscribe", "")).contains("\"ErrorCode\":0");
        im.sessions().setOnline("carol");
        assertThat(ask("ws_get_user_status", "\"carol\"")).contains("\"seq\":2", "\"Status\":2");
    }

    @Test
    @DisplayName("is subscribed still when a snapshot is brought back")
    void isSubscribedStillAfterASnapshot() throws IOException {
        assertThat(ask("ws_status_subscribe", "\"bob\"")).contains("\"ErrorCode\":0");
        String before = im.snapshot();
        im.restore(before);
        try (RawClient again = new RawClient(im.endpoint(), im.app()).logIn("alice")) {
            im.sessions().setOnline("bob", "Web");
            assertThat(again.read()).contains(push("bob", 1, ""));
        }
    }
}
