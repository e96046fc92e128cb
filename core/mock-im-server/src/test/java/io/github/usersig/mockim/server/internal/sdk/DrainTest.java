package io.github.usersig.mockim.server.internal.sdk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.usersig.SdkApp;
import io.github.usersig.mockim.MockIm;
import io.github.usersig.mockim.WebhookCommand;
import io.github.usersig.mockim.server.MockImServer;
import io.github.usersig.mockim.server.support.Await;
import io.github.usersig.mockim.server.support.RestClient;
import io.github.usersig.mockim.server.support.RestReply;
import io.github.usersig.mockim.server.support.SlowApp;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ConnectException;
import java.net.Socket;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@DisplayName("A mock that stops with a drain")
@Timeout(60)
class DrainTest {

    private static final String SEND =
            "{'From_Account':'alice','To_Account':'bob','MsgRandom':1,'MsgBody':[{'MsgType':'TIMTextElem','MsgContent':{'Text':'hi'}}]}";

    private final SdkApp app = SdkApp.random();
    private final SlowApp slow = new SlowApp();
    private final MockImServer server = MockImServer.builder()
            .app(app, setup -> setup.accounts("alice", "bob"))
            .start();
    private final MockIm im = server.tenant(app);

    @BeforeEach
    void askTheApp() {
        im.webhooks()
                .settings(
                        slow.settings().only(WebhookCommand.C2C_BEFORE_SEND_MSG).withTimeout(Duration.ofSeconds(30)));
    }

    @AfterEach
    void stop() {
        server.close();
        slow.close();
    }

    private CompletableFuture<RestReply> sending() {
        RestClient rest = RestClient.of(im);
        CompletableFuture<RestReply> sent = CompletableFuture.supplyAsync(
                () -> rest.ask("openim/sendmsg", SEND.replace('\'', '"')), task -> new Thread(task).start());
        await(() -> slow.waiting() == 1);
        return sent;
    }

    private CompletableFuture<Void> closing(Duration drain) {
        return CompletableFuture.runAsync(() -> server.close(drain), task -> new Thread(task).start());
    }

    private void awaitRefusal() {
        await(() -> {
            try {
                new Socket(server.endpoint().getHost(), server.endpoint().getPort()).close();
                return false;
            } catch (ConnectException e) {
                return true;
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        });
    }

    private static void await(BooleanSupplier condition) {
        Await.until(Duration.ofSeconds(30), condition);
    }

    @Test
    @DisplayName("listens for nobody new, answers what is under way, says goodbye to clients, and is gone then")
    void answersWhatIsUnderWay() throws Exception {
        try (RawClient bob = new RawClient(server.endpoint(), app).logIn("bob")) {
            bob.send("{\"head\":{\"servcmd\":\"openim.getmsg\",\"seq\":2},\"body\":{}}");
            assertThat(bob.read()).contains("getmsg");
            Thread.sleep(200); // from now on it is pushed to at once
            CompletableFuture<RestReply> sent = sending();

            CompletableFuture<Void> closed = closing(Duration.ofSeconds(30));
            awaitRefusal();
            assertThat(closed).isNotDone();
            slow.answer();

            assertThat(sent.get(10, TimeUnit.SECONDS).code()).isZero();
            assertThat(bob.read()).as("what came by that").contains("hi");
            assertThat(bob.readToTheEnd()).isEqualTo("close 1001 the mock stops");
            bob.send(RawClient.CLOSE, new byte[] {3, (byte) 0xe9});
            closed.get(10, TimeUnit.SECONDS);
            assertThat(bob.read()).isEqualTo("gone");
        }
    }

    @Test
    @DisplayName("answers what clients have asked before it lets them go, and takes nothing they ask then")
    void answersClientsBeforeItLetsThemGo() throws Exception {
        try (RawClient alice = new RawClient(server.endpoint(), app).logIn("alice")) {
            String send = "{\"head\":{\"servcmd\":\"openim.sendmsg\",\"seq\":%d},\"body\":{\"From_Account\":\"alice\","
                    + "\"To_Account\":\"bob\",\"MsgRandom\":%d,\"MsgSeq\":%d,\"MsgBody\":[{\"MsgType\":\"TIMTextElem\","
                    + "\"MsgContent\":{\"Text\":\"%d\"}}]}}";
            alice.send(send.formatted(2, 2, 2, 2));
            await(() -> slow.waiting() == 1);

            CompletableFuture<Void> closed = closing(Duration.ofSeconds(30));
            awaitRefusal();
            Thread.sleep(300);
            alice.send(send.formatted(3, 3, 3, 3));
            slow.answer();

            assertThat(alice.read()).contains("\"seq\":2", "\"ErrorCode\":0");
            assertThat(alice.read()).isEqualTo("close 1001 the mock stops");
            closed.get(10, TimeUnit.SECONDS);
        }
    }

    @Test
    @DisplayName("waits no longer than it is given, and says goodbye even then")
    void waitsNoLonger() throws Exception {
        try (RawClient bob = new RawClient(server.endpoint(), app).logIn("bob")) {
            CompletableFuture<RestReply> sent = sending();

            closing(Duration.ofMillis(200)).get(10, TimeUnit.SECONDS);

            assertThat(bob.read()).isEqualTo("close 1001 the mock stops");
            assertThat(sent).failsWithin(Duration.ofSeconds(10));
        }
    }

    @Test
    @DisplayName("waits for nobody if nobody is there, however long it may")
    void waitsForNobody() {
        assertThat(closing(Duration.ofDays(365))).succeedsWithin(Duration.ofSeconds(10));
        assertThat(closing(Duration.ZERO)).as("twice").succeedsWithin(Duration.ofSeconds(10));
    }

    @Test
    @DisplayName("refuses a time that is none")
    void refusesATimeThatIsNone() {
        assertThatThrownBy(() -> server.close(Duration.ofSeconds(-1)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("a drain of PT-1S: give PT0S to P365D");
    }
}
