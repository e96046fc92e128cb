package io.github.usersig.mockim.server.internal.sdk;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.usersig.SdkApp;
import io.github.usersig.mockim.JournalEntry;
import io.github.usersig.mockim.MockIm;
import io.github.usersig.mockim.MockImClient;
import io.github.usersig.mockim.SessionSettings;
import io.github.usersig.mockim.WebhookCommand;
import io.github.usersig.mockim.WebhookOverride;
import io.github.usersig.mockim.WebhookSettings;
import io.github.usersig.mockim.server.MockImServer;
import io.github.usersig.mockim.server.support.Await;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.SocketException;
import java.net.URI;
import java.time.Duration;
import java.util.Arrays;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.zip.DeflaterOutputStream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("A client that does not keep to what a client may do")
class HostileClientTest {

    private static final String HEARTBEAT = "{\"head\":{\"servcmd\":\"heartbeat.alive\",\"seq\":7},\"body\":{}}";

    private static MockImServer server;

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
        im.importAccounts("alice", "bob");
        return im;
    }

    private static RawClient connect(MockIm im) {
        return new RawClient(im.endpoint(), im.app());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "nonsense",
                "[]",
                "{}",
                "{\"head\":{}}",
                "{\"head\":{\"servcmd\":7}}",
                "{\"head\":{\"servcmd\":\"x\"},\"body\":[]}",
                "{\"head\":{\"servcmd\":\"x\"},\"body\":{}} and more",
                "COMPnonsense"
            })
    @DisplayName("is told what is wrong with its frame, and hung up on")
    void isToldWhatIsWrongWithItsFrame(String frame) throws IOException {
        MockIm im = tenant();
        try (RawClient client = connect(im).logIn("alice")) {
            client.send(frame);

            assertThat(client.readToTheEnd()).startsWith("close 1007 ");
            await(() -> im.sessions().platformsOf("alice").isEmpty());
            assertThat(im.journal().of("close").entries())
                    .extracting(JournalEntry::code)
                    .containsExactly(1007);
        }
    }

    @Test
    @DisplayName("is hung up on if it sends text, or a frame of a megabyte in one piece or many")
    void isHungUpOnIfItSendsTextOrHugeFrames() throws IOException {
        MockIm im = tenant();
        try (RawClient client = connect(im)) {
            client.send(RawClient.TEXT, HEARTBEAT.getBytes(UTF_8));
            assertThat(client.readToTheEnd()).startsWith("close 1003 frames must be binary");
        }
        try (RawClient client = connect(im)) {
            assertThat(tooMuch(client, () -> client.send(RawClient.BINARY, new byte[1024 * 1024])))
                    .matches("close 1009 .*|gone");
        }
        try (RawClient client = connect(im)) {
            assertThat(tooMuch(client, () -> {
                        client.send(0x02, new byte[60_000]);
                        for (int i = 0; i < 17; i++) {
                            client.send(0x00, new byte[60_000]);
                        }
                    }))
                    .matches("close 1009 a frame may have at most 262144 bytes|gone");
        }
    }

    private interface Sending {
        void run() throws IOException;
    }

    private static String tooMuch(RawClient client, Sending sending) throws IOException {
        try {
            sending.run();
        } catch (IOException e) { // it was hung up on before it had sent all
            assertThat(e).isInstanceOf(SocketException.class);
        }
        return client.readToTheEnd();
    }

    @Test
    @DisplayName("may send its frames in pieces, and compressed")
    void maySendItsFramesInPieces() throws IOException {
        try (RawClient client = connect(tenant())) {
            byte[] whole = HEARTBEAT.getBytes(UTF_8);
            client.send(0x02, Arrays.copyOfRange(whole, 0, 20));
            client.send(0x80, Arrays.copyOfRange(whole, 20, whole.length));
            assertThat(client.read()).contains("\"seq\":7", "\"ActionStatus\":\"OK\"");
            client.send(RawClient.BINARY, compressed(true));
            assertThat(client.read()).contains("\"seq\":7");
            client.send(RawClient.BINARY, compressed(false));
            assertThat(client.read()).contains("\"seq\":7");
        }
    }

    private static byte[] compressed(boolean gzip) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        bytes.writeBytes("COMP".getBytes(UTF_8));
        try (OutputStream out = gzip ? new GZIPOutputStream(bytes) : new DeflaterOutputStream(bytes)) {
            out.write(HEARTBEAT.getBytes(UTF_8));
        }
        return bytes.toByteArray();
    }

    @Test
    @DisplayName("is answered a heartbeat before it logs in, for otherwise it would connect again and again")
    void isAnsweredAHeartbeatBeforeItLogsIn() throws IOException {
        try (RawClient client = connect(tenant())) {
            client.send(HEARTBEAT);
            assertThat(client.read()).contains("\"ErrorCode\":0");
        }
        try (RawClient client = new RawClient(server.endpoint(), SdkApp.of(17, "no tenant has this"))) {
            client.send(HEARTBEAT);
            assertThat(client.read()).contains("\"ErrorCode\":0");
            client.send("{\"head\":{\"servcmd\":\"im_open_status.wslogin\",\"seq\":1},\"body\":{}}");
            assertThat(client.read()).contains("\"ErrorCode\":70020");
        }
    }

    @Test
    @DisplayName("is hung up on if it floods the mock, and others do not notice")
    void isHungUpOnIfItFloodsTheMock() throws IOException {
        MockIm im = tenant();
        try (MockImClient alice = MockImClient.connect(im);
                RawClient flooding = connect(im).logIn("bob")) {
            alice.login(im.issueUserSig("alice"));
            Thread reader = new Thread(() -> {
                try {
                    assertThat(flooding.readToTheEnd()).startsWith("close");
                } catch (IOException e) { // or reset, while it was sending
                    assertThat(e).isNotNull();
                }
            });
            reader.start();
            try {
                for (int i = 0; i < 200_000; i++) {
                    flooding.send(HEARTBEAT);
                }
            } catch (IOException e) {
                assertThat(e).isNotNull(); // it was hung up on
            }
            await(() -> im.journal().of("close").size() == 1);
            assertThat(im.journal().of("close").toString()).contains("too many frames");
            long start = System.nanoTime();
            alice.send("bob", "are you there?");
            assertThat(System.nanoTime() - start).isLessThan(TimeUnit.SECONDS.toNanos(2));
        }
    }

    @Test
    @DisplayName("is hung up on if it does not read, and others do not notice")
    void isHungUpOnIfItDoesNotRead() throws IOException {
        MockIm im = tenant();
        String text = "x".repeat(8_000);
        try (MockImClient alice = MockImClient.connect(im);
                RawClient deaf = connect(im).logIn("bob")) {
            alice.login(im.issueUserSig("alice"));
            for (int i = 0; i < 3_000 && im.journal().of("close").size() == 0; i++) {
                alice.send("bob", text);
            }
            assertThat(im.journal().of("close").toString()).contains("the client does not read what it is sent");
            await(() -> im.sessions().platformsOf("bob").isEmpty());
            assertThat(alice.isLoggedIn()).isTrue();
            assertThat(deaf.readToTheEnd()).matches("close 1008 .*|gone");
        }
    }

    @Test
    @DisplayName("is read no further if it asks very much while the app thinks, and then answered it all in order")
    void isReadNoFurtherIfItAsksVeryMuch() throws IOException {
        MockIm im = tenant();
        im.sessions().settings(SessionSettings.DEFAULT.withHeartbeatTimeout(Duration.ofSeconds(1)));
        im.webhooks().settings(WebhookSettings.to(URI.create("http://127.0.0.1:9/")));
        im.webhooks().override(WebhookOverride.ofAny().lose());
        im.webhooks()
                .override(WebhookOverride.of(WebhookCommand.C2C_BEFORE_SEND_MSG)
                        .times(1)
                        .delay(Duration.ofMillis(1_800)));
        int many = Turns.MOST_PACKETS * 3 / 2;
        try (RawClient client = connect(im).logIn("alice")) {
            for (int i = 0; i < many; i++) {
                client.send(message(i));
            }
            for (int i = 0; i < many; i++) {
                assertThat(answer(client, i)).contains("\"seq\":" + i + ",", "\"ErrorCode\":0");
            }
        }
        assertThat(im.messages("alice", "bob")).hasSize(many);
        assertThat(im.journal().of("close").size()).isZero();
    }

    /** The next answer but to heartbeats, which the client goes on sending while it reads, however slow the machine is. */
    private static String answer(RawClient client, int number) throws IOException {
        if (number % 20 == 0) {
            client.send("{\"head\":{\"servcmd\":\"heartbeat.alive\",\"seq\":999999},\"body\":{}}");
        }
        String frame = client.read();
        while (frame.contains("\"seq\":999999")) {
            frame = client.read();
        }
        return frame;
    }

    private static String message(int number) {
        return "{\"head\":{\"servcmd\":\"openim.sendmsg\",\"seq\":%d},\"body\":{\"To_Account\":\"bob\",\"MsgRandom\":%d,"
                        .formatted(number, number)
                + "\"MsgSeq\":" + number
                + ",\"MsgBody\":[{\"MsgType\":\"TIMTextElem\",\"MsgContent\":{\"Text\":\"hi\"}}]}}";
    }

    @Test
    @DisplayName("counts as gone after a silence, whatever TCP thinks")
    void countsAsGoneAfterASilence() throws IOException {
        MockIm im = tenant();
        im.sessions().settings(SessionSettings.DEFAULT.withHeartbeatTimeout(Duration.ofMillis(500)));
        try (RawClient silent = connect(im).logIn("alice")) {
            assertThat(im.sessions().platformsOf("alice")).containsExactly("Web");
            await(() -> im.sessions().platformsOf("alice").isEmpty());
            assertThat(silent.readToTheEnd()).startsWith("close 1001 no heartbeat for too long");
        }
    }

    @Test
    @DisplayName("does no harm with random bytes")
    void doesNoHarmWithRandomBytes() throws IOException {
        MockIm im = tenant();
        Random random = new Random(20_261_126);
        for (int i = 0; i < 200; i++) {
            try (RawClient client = connect(im)) {
                byte[] bytes = new byte[1 + random.nextInt(300)];
                random.nextBytes(bytes);
                if (random.nextBoolean()) {
                    client.send(RawClient.BINARY, bytes);
                } else {
                    client.write(bytes, bytes.length);
                }
            }
        }
        try (MockImClient alice = MockImClient.connect(im)) {
            alice.login(im.issueUserSig("alice"));
            assertThat(alice.isLoggedIn()).isTrue();
        }
    }

    private static void await(BooleanSupplier condition) {
        Await.until(Duration.ofSeconds(20), condition);
    }
}
