package io.github.usersig.mockim.server.internal.sdk;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.usersig.SdkApp;
import io.github.usersig.mockim.JournalEntry;
import io.github.usersig.mockim.MockIm;
import io.github.usersig.mockim.MockImClient;
import io.github.usersig.mockim.server.MockImServer;
import java.io.IOException;
import java.time.Duration;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

@DisplayName("A client that comes back with its A2")
class ComingBackTest {

    private static final Pattern A2 = Pattern.compile("\"A2Key\":\"([^\"]+)\"");

    private static MockImServer server;

    /** What makes an A2 good no more. */
    enum Loss {
        KICK(70001),
        LOGOUT(20002), // or a client that has logged out would say that it was kicked
        LOGIN_ELSEWHERE(70001),
        EXPIRY(70001);

        private final int code;

        Loss(int code) {
            this.code = code;
        }
    }

    @BeforeAll
    static void start() {
        server = MockImServer.start();
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    private static MockIm tenant() {
        MockIm im = server.createTenant(SdkApp.random());
        im.importAccounts("alice");
        return im;
    }

    private static void logInElsewhere(MockIm im) {
        try (MockImClient other = MockImClient.connect(im)) {
            other.login(im.issueUserSig("alice"));
        }
    }

    private static void lose(Loss how, MockIm im, RawClient client) {
        switch (how) {
            case KICK -> im.kick("alice");
            case LOGOUT ->
                assertThat(tell(client, "im_open_status.wslogout", "")).contains("\"ErrorCode\":0");
            case LOGIN_ELSEWHERE -> logInElsewhere(im);
            case EXPIRY -> im.clock().advance(Duration.ofDays(181));
        }
    }

    private static String tell(RawClient client, String command, String a2) {
        try {
            client.send("{\"head\":{\"servcmd\":\"" + command + "\",\"seq\":9,\"a2\":\"" + a2 + "\"},\"body\":{}}");
            String answer = client.read();
            while (!answer.contains("\"seq\":9")) { // a push
                assertThat(answer).contains("\"servcmd\"");
                answer = client.read();
            }
            return answer;
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String logIn(MockIm im, RawClient client) throws IOException {
        client.send(
                "{\"head\":{\"servcmd\":\"im_open_status.wslogin\",\"seq\":1,\"identifier\":\"alice\",\"usersig\":\""
                        + im.issueUserSig("alice").text() + "\"},\"body\":{}}");
        Matcher a2 = A2.matcher(client.read());
        assertThat(a2.find()).isTrue();
        return a2.group(1);
    }

    @Test
    @DisplayName("is answered what it asks first, and is online then")
    void isAnsweredWhatItAsksFirst() throws IOException {
        MockIm im = tenant();
        String a2;
        try (RawClient client = new RawClient(im.endpoint(), im.app())) {
            a2 = logIn(im, client);
        }
        try (RawClient back = new RawClient(im.endpoint(), im.app())) {
            assertThat(tell(back, "openim.getmsg", a2)).contains("\"ErrorCode\":0", "\"MsgList\":[]");
            assertThat(im.sessions().platformsOf("alice")).containsExactly("Web");
        }
    }

    @Test
    @DisplayName("on the connection where it has logged out is told so by 20002, whatever it asks")
    void isToldOfItsLogoutWhereItLoggedOut() throws IOException {
        MockIm im = tenant();
        try (RawClient client = new RawClient(im.endpoint(), im.app())) {
            String a2 = logIn(im, client);
            lose(Loss.LOGOUT, im, client);
            assertThat(tell(client, "openim.getmsg", a2)).contains("\"ErrorCode\":20002");
            assertThat(tell(client, "openim.getmsg", "")).contains("\"ErrorCode\":20002");
            assertThat(tell(client, "heartbeat.alive", a2)).contains("\"ErrorCode\":0");
        }
    }

    @ParameterizedTest
    @EnumSource
    @DisplayName(
            "that is good no more is told so by 70001, be it with its login or with what it asks before; of a logout by 20002")
    void isToldSoIfItIsGoodNoMore(Loss loss) throws IOException {
        MockIm im = tenant();
        String a2;
        try (RawClient client = new RawClient(im.endpoint(), im.app())) {
            a2 = logIn(im, client);
            lose(loss, im, client);
        }
        try (RawClient back = new RawClient(im.endpoint(), im.app())) {
            assertThat(tell(back, "openim.getmsg", a2)).contains("\"ErrorCode\":" + loss.code);
            assertThat(tell(back, "im_open_status.wslogin", a2)).contains("\"ErrorCode\":70001");
        }
        assertThat(im.journal().of("openim/getmsg").refused().entries())
                .extracting(JournalEntry::code)
                .containsExactly(loss.code);
    }
}
