package io.github.usersig.assertions;

import static io.github.usersig.assertions.UserSigAssertions.assertThat;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpServer;
import io.github.usersig.ImError;
import io.github.usersig.SdkApp;
import io.github.usersig.UserSig;
import io.github.usersig.UserSigIssuer;
import io.github.usersig.mockim.MockIm;
import io.github.usersig.mockim.WebhookCommand;
import io.github.usersig.mockim.WebhookSettings;
import io.github.usersig.mockim.server.MockImServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("Assertions on a mock")
class MockImAssertTest {

    private static final String HELLO = """
            {"calls": [{"command": "openim/sendmsg", "body": {"From_Account": "alice", "To_Account": "%s", "MsgRandom": %d,
             "MsgBody": [{"MsgType": "TIMTextElem", "MsgContent": {"Text": "%s"}}]}}]}""";

    private static MockImServer server;

    private MockIm im;

    @BeforeAll
    static void start() {
        server = MockImServer.builder().start();
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @BeforeEach
    void tenant() {
        im = server.createTenant(SdkApp.random());
        im.importAccounts("alice", "bob");
    }

    /** Sends hello as an app's server does, which is answered one way or another. */
    private void ask(String to, int random) throws Exception {
        String body = """
                {"From_Account": "alice", "To_Account": "%s", "MsgRandom": %d,
                 "MsgBody": [{"MsgType": "TIMTextElem", "MsgContent": {"Text": "hello"}}]}""".formatted(to, random);
        UserSig admin = im.issueUserSig(SdkApp.DEFAULT_ADMIN);
        URI url = im.endpoint()
                .resolve("/v4/openim/sendmsg?sdkappid=" + admin.sdkAppId() + "&identifier=" + admin.userId()
                        + "&usersig=" + URLEncoder.encode(admin.text(), UTF_8) + "&random=1&contenttype=json");
        HttpClient.newHttpClient()
                .send(
                        HttpRequest.newBuilder(url)
                                .POST(BodyPublishers.ofString(body))
                                .build(),
                        BodyHandlers.discarding());
    }

    private void send(String to, int random, String text) {
        im.seed(HELLO.formatted(to, random, text));
    }

    @Test
    @DisplayName("hold")
    void holdsForWhatTheMockHas() {
        send("bob", 1, "hello");
        im.sessions().setOnline("alice", "Web");
        im.login("bob", "nonsense");

        assertThat(im)
                .hasAccount("alice")
                .hasNoAccount("carol")
                .isOnline("alice")
                .isOffline("bob")
                .hasMessage("alice", "bob")
                .hasMessage("alice", "bob", "hello")
                .hasMessages("alice", "bob", 1)
                .hasMessages("bob", "alice", 0)
                .hasRefused("bob", ImError.USERSIG_ILLEGAL)
                .wasNeverCalledWith("openim/batchsendmsg");
        assertThat(im.login("bob", "nonsense"))
                .isRefusedWith(ImError.USERSIG_ILLEGAL)
                .isAbout("UserSig");
        assertThat((Object) im).asInstanceOf(MockImAssert.MOCK_IM).hasAccount("bob");
    }

    @Test
    @DisplayName("hold on calls that were answered well")
    void holdsOnCallsThatWereAnsweredWell() {
        assertThat(im.login("alice", im.issueUserSig("alice").text())).isAccepted();

        assertThat(im).wasCalledBy("alice", "login").hasRefusedNothing();
        assertThatThrownBy(() -> assertThat(im).within(Duration.ZERO).wasCalledBy("bob", "login"))
                .hasMessageContainingAll(
                        "to have been called by <bob> with login but it was not",
                        "What came closest:",
                        "#1 alice login -> 0 (by alice, not bob)");
    }

    @Test
    @DisplayName("wait for what comes later")
    void waitsForWhatComesLater() throws Exception {
        CompletableFuture<Void> later = CompletableFuture.runAsync(
                () -> {
                    send("bob", 1, "at last");
                    im.sessions().setOnline("bob", "Web");
                },
                CompletableFuture.delayedExecutor(50, TimeUnit.MILLISECONDS));

        assertThat(im)
                .within(Duration.ofSeconds(10))
                .hasMessage("alice", "bob", "at last")
                .isOnline("bob");
        later.get(10, TimeUnit.SECONDS);
    }

    @Test
    @DisplayName("take a user without an account as offline: the first login makes one")
    void takesAUserWithoutAnAccountAsOffline() throws Exception {
        assertThat(im).isOffline("dave");
        assertThatThrownBy(() -> assertThat(im).within(Duration.ZERO).isOnline("dave"))
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining("<dave> to be online")
                .hasMessageContaining("no such account");
        CompletableFuture<Void> later = CompletableFuture.runAsync(
                () -> {
                    im.importAccounts("dave");
                    im.sessions().setOnline("dave", "Web");
                },
                CompletableFuture.delayedExecutor(50, TimeUnit.MILLISECONDS));

        assertThat(im).within(Duration.ofSeconds(10)).isOnline("dave");
        later.get(10, TimeUnit.SECONDS);
    }

    @Test
    @DisplayName("tell which requests came closest to a message, even if others were sent well")
    void tellsWhichRequestsCameClosestToAMessage() throws Exception {
        ask("bob", 1);
        ask("nobody", 2);
        MockImAssert now = assertThat(im).within(Duration.ZERO);

        assertThatThrownBy(() -> now.hasMessage("alice", "nobody"))
                .hasMessageContaining("What came closest:%n  #2".formatted())
                .hasMessageContaining("(code 90012, not 0)")
                .hasMessageContaining("(to bob, not nobody)");
        assertThatThrownBy(() -> now.hasMessage("alice", "nobody", "hello")).hasMessageContaining("90012");
        assertThatThrownBy(() -> now.hasMessages("alice", "nobody", 2)).hasMessageContaining("90012");
        assertThatThrownBy(() -> now.hasMessage("bob", "alice"))
                .hasMessageContaining("#1")
                .hasMessageContaining("(from alice, not bob; to bob, not alice)");
    }

    @Test
    @DisplayName("fail with the messages that there are instead, after waiting")
    void failsWithTheMessagesThereAreAfterWaiting() {
        send("bob", 1, "hello");

        assertThatThrownBy(() -> assertThat(im).within(Duration.ofMillis(30)).hasMessage("alice", "bob", "goodbye"))
                .hasMessageContainingAll(
                        "to have a message \"goodbye\" from <alice> to <bob> but it has [hello]",
                        "(after waiting for 30 ms)");
        MockImAssert now = assertThat(im).within(Duration.ZERO);
        assertThatThrownBy(() -> now.hasMessage("bob", "alice"))
                .hasMessageContaining("to have a message from <bob> to <alice> but it has none")
                .message()
                .doesNotContain("after waiting");
        assertThatThrownBy(() -> now.hasMessages("alice", "bob", 2)).hasMessageContaining("but it has 1");
    }

    @Test
    @DisplayName("fail with the accounts that there are instead")
    void failsWithTheAccountsThereAre() {
        MockImAssert now = assertThat(im).within(Duration.ZERO);
        assertThatThrownBy(() -> now.hasAccount("carol"))
                .hasMessageContainingAll("MockIm[", "to have account <carol> but it has [administrator, alice, bob]");
        assertThatThrownBy(() -> now.hasNoAccount("alice")).hasMessageContaining("to have no account <alice>");
    }

    @Test
    @DisplayName("fail with who is online and who is not")
    void failsWithWhoIsOnline() {
        im.sessions().setOnline("alice", "Web", "Android");
        MockImAssert now = assertThat(im).within(Duration.ZERO);
        assertThatThrownBy(() -> now.isOnline("bob")).hasMessageContaining("the user is offline");
        assertThatThrownBy(() -> now.isOffline("alice")).hasMessageContaining("online by [Android, Web]");
    }

    @Test
    @DisplayName("fail with what was refused and called instead")
    void failsWithWhatWasRefusedAndCalled() {
        im.login("bob", "nonsense");
        MockImAssert now = assertThat(im).within(Duration.ZERO);
        assertThatThrownBy(() -> now.hasRefused("bob", ImError.USERSIG_EXPIRED))
                .hasMessageContainingAll(
                        "to have refused <bob> with <70001 USERSIG_EXPIRED> but it has not",
                        "bob login -> 70003",
                        "(code 70003, not 70001)");
        assertThatThrownBy(now::hasRefusedNothing)
                .hasMessageContainingAll("to have refused nothing but it has", "bob login -> 70003");
        assertThatThrownBy(() -> now.wasNeverCalledWith("login"))
                .hasMessageContainingAll("never to have been called with login but it was", "bob login");
    }

    @Test
    @DisplayName("tell which webhooks the app got, and what came closest")
    void tellsWhichWebhooksTheAppGot() throws IOException {
        HttpServer app = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        app.createContext("/", exchange -> {
            byte[] answer = "{\"ActionStatus\":\"OK\",\"ErrorCode\":0,\"ErrorInfo\":\"\"}".getBytes(UTF_8);
            exchange.sendResponseHeaders(200, answer.length);
            exchange.getResponseBody().write(answer);
            exchange.close();
        });
        app.start();
        try {
            im.webhooks()
                    .settings(WebhookSettings.to(URI.create(
                                    "http://127.0.0.1:" + app.getAddress().getPort() + "/"))
                            .withTimeout(Duration.ofSeconds(8)));
            im.sessions().setOnline("bob", "Windows");

            assertThat(im)
                    .within(Duration.ofSeconds(10))
                    .hasDeliveredWebhook(WebhookCommand.STATE_CHANGE)
                    .hasDeliveredWebhook(WebhookCommand.STATE_CHANGE, "\"To_Account\":\"bob\"")
                    .hasSentNoWebhook(WebhookCommand.PORTRAIT_SET);
            MockImAssert now = assertThat(im).within(Duration.ZERO);
            assertThatThrownBy(() -> now.hasDeliveredWebhook(WebhookCommand.STATE_CHANGE, "carol"))
                    .hasMessageContainingAll(
                            "to have delivered the webhook <State.StateChange> saying \"carol\" but it has not",
                            "#1 State.StateChange -> ANSWERED 200, the app says 0",
                            "\"To_Account\":\"bob\"");
            assertThatThrownBy(() -> now.hasDeliveredWebhook(WebhookCommand.PORTRAIT_SET))
                    .hasMessageContainingAll("<Profile.CallbackPortraitSet> but it has not", "#1 State.StateChange");
            assertThatThrownBy(() -> now.hasSentNoWebhook(WebhookCommand.STATE_CHANGE))
                    .hasMessageContainingAll("to have sent no webhook <State.StateChange> but it has", "#1");
        } finally {
            app.stop(0);
            im.webhooks().stop();
        }
    }

    @Test
    @DisplayName("tell what became of a UserSig")
    void tellsWhatBecameOfAUserSig() {
        UserSig good = im.issueUserSig("alice");
        UserSig expired = UserSigIssuer.of(im.app())
                .forUser("alice")
                .validFor(Duration.ofSeconds(-42))
                .issue();

        assertThat(good).isAcceptedBy(im);
        assertThat(expired).isRefusedBy(im, ImError.USERSIG_EXPIRED);
        assertThatThrownBy(() -> assertThat(good).isRefusedBy(im, ImError.USERSIG_EXPIRED))
                .hasMessageContainingAll(
                        "to be refused with <70001 USERSIG_EXPIRED> by MockIm[", "but it was accepted");
        assertThatThrownBy(() -> assertThat(expired).isAcceptedBy(im))
                .hasMessageContainingAll("to be accepted by", "refused with <70001 USERSIG_EXPIRED>: expired");
        assertThatThrownBy(() -> assertThat(expired).isRefusedBy(im, ImError.USERSIG_ILLEGAL))
                .hasMessageContainingAll("with <70003 USERSIG_ILLEGAL>", "refused with <70001 USERSIG_EXPIRED>")
                .message()
                .doesNotContain(expired.text());
    }

    @Test
    @DisplayName("tell what the verdict on a UserSig says")
    void tellsWhatTheVerdictOnAUserSigSays() {
        UserSig good = im.issueUserSig("alice");
        UserSig expired = UserSigIssuer.of(im.app())
                .forUser("alice")
                .validFor(Duration.ofSeconds(-42))
                .issue();

        assertThatThrownBy(() -> assertThat(im.login("alice", expired.text())).isAccepted())
                .hasMessageContaining(
                        "to be accepted but it was refused with 70001 USERSIG_EXPIRED (TLS.expire): expired");
        assertThatThrownBy(() -> assertThat(im.login("alice", good.text())).isRefusedWith(70001))
                .hasMessageContaining(
                        "to be refused with <70001 USERSIG_EXPIRED> but it was accepted: valid for another");
        assertThatThrownBy(() -> assertThat(im.login("alice", expired.text())).isAbout("TLS.sig"))
                .hasMessageContaining("Expecting <TLS.sig> to be at fault");
    }

    @Test
    @DisplayName("take codes as well as errors, also those that have no name")
    void takesCodesAsWellAsErrors() {
        im.login("bob", "nonsense");
        UserSig good = im.issueUserSig("alice");

        assertThat(im).hasRefused("bob", 70003);
        MockImAssert now = assertThat(im).within(Duration.ZERO);
        assertThatThrownBy(() -> now.hasRefused("bob", 12345))
                .hasMessageContainingAll("to have refused <bob> with <12345>", "(code 70003, not 12345)");
        assertThatThrownBy(() -> assertThat(good).isRefusedBy(im, 70001))
                .hasMessageContainingAll("<70001 USERSIG_EXPIRED>", "but it was accepted");
    }

    @Test
    @DisplayName("do not wait backwards")
    void refusesToWaitBackwards() {
        assertThatThrownBy(() -> assertThat(im).within(Duration.ofMillis(-1)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("Duration.ZERO looks once");
    }

    @Test
    @DisplayName("are soft as well")
    void isSoftAsWell() {
        UserSigSoftAssertions softly = new UserSigSoftAssertions();
        softly.assertThat(im)
                .within(Duration.ZERO)
                .hasAccount("carol")
                .isOnline("alice")
                .hasAccount("bob");
        softly.assertThat(im.login("alice", "nonsense")).isAccepted();

        assertThat(softly.assertionErrorsCollected()).hasSize(3);
    }
}
