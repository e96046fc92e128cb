package io.github.usersig.mockim.server;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.github.usersig.SdkApp;
import io.github.usersig.mockim.MockIm;
import io.github.usersig.mockim.MockImBackend;
import io.github.usersig.mockim.MockImClient;
import io.github.usersig.mockim.MockImException;
import io.github.usersig.mockim.server.support.Http;
import io.github.usersig.mockim.server.support.RestClient;
import io.github.usersig.mockim.server.support.RestReply;
import io.github.usersig.mockim.server.support.StandaloneJar;
import java.io.IOException;
import java.net.Socket;
import java.net.SocketException;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@DisplayName("A mock with a heap of 64 MiB")
@Timeout(120)
class FullHeapIT {

    private static final int HEAP_MIB = 64;
    private static final SdkApp APP = SdkApp.of(1400000000L, "key-of-the-full-heap-test");
    private static final Pattern TOTAL = Pattern.compile("(?m)^Total\\s+\\d+\\s+(\\d+)");

    private static Path log = Path.of("");

    private static Process server;
    private static URI endpoint;

    @BeforeAll
    static void serve(@TempDir Path folder) throws IOException {
        log = folder.resolve("log");
        server = start();
        endpoint = StandaloneJar.endpoint(server);
    }

    private static Process start() throws IOException {
        return new ProcessBuilder(StandaloneJar.command(
                        List.of("-Xmx" + HEAP_MIB + "m", "-XX:+UseSerialGC"),
                        "serve",
                        "--port=0",
                        "--sdk-app-id=" + APP.sdkAppId(),
                        "--secret-key=" + APP.secretKey(),
                        "--account=alice",
                        "--account=bob"))
                .redirectError(ProcessBuilder.Redirect.appendTo(log.toFile()))
                .start();
    }

    @AfterAll
    static void stop() throws InterruptedException {
        server.destroy();
        server.waitFor();
    }

    @Test
    @DisplayName(
            "takes messages until three quarters are in use, refuses more with what fills it, and answers all else")
    void refusesMoreAndAnswersAllElse() throws Exception {
        try (MockImBackend backend = MockImBackend.connect(endpoint)) {
            MockIm im = backend.tenant(APP);
            for (int round = 0; round < 2; round++) {
                RestReply refusal = fill(im);

                assertThat(refusal.code()).isEqualTo(60008);
                assertThat(refusal.toString())
                        .contains("the heap is full", " MiB are in use", "tenant 1400000000 holds", "messages", "-Xmx");
                assertThat((double) inUse())
                        .isCloseTo(0.75 * HEAP_MIB * 1024 * 1024, within(0.2 * 0.75 * HEAP_MIB * 1024 * 1024));
                answersAllElse(im);
                refusesMoreByEveryDoor(im, backend);

                im.reset();
                im.importAccounts("alice", "bob");
                assertThat(send(im, 1).code()).isZero();
            }
        }
        assertThat(server.isAlive()).isTrue();
    }

    /** Of 100 MB that clients send and do not complete, some is taken, and what is too much is refused. */
    @Test
    @DisplayName("bears hundreds of clients that begin a long body and do not end it")
    void bearsBodiesThatDoNotEnd() throws Exception {
        byte[] beginning = ("POST /v4/openim/sendmsg HTTP/1.1\r\nHost: x\r\nContent-Length: 250000\r\n\r\n"
                        + "x".repeat(200_000))
                .getBytes(UTF_8);
        List<Socket> sockets = new ArrayList<>();
        int refused = 0;
        try (MockImBackend backend = MockImBackend.connect(endpoint)) {
            backend.tenant(APP).reset();
            backend.tenant(APP).importAccounts("alice", "bob");
            for (int i = 0; i < 500; i++) {
                Socket socket = new Socket(endpoint.getHost(), endpoint.getPort());
                sockets.add(socket);
                try {
                    socket.getOutputStream().write(beginning);
                } catch (SocketException e) {
                    refused++; // and hung up on
                }
            }
            answersAllElse(backend.tenant(APP));
            for (Socket socket : sockets) {
                if (socket.getInputStream().available() > 0) {
                    byte[] head = socket.getInputStream().readNBytes(12);
                    assertThat(new String(head, UTF_8)).isEqualTo("HTTP/1.1 503");
                    refused++;
                }
            }
        } finally {
            for (Socket socket : sockets) {
                socket.close();
            }
        }

        assertThat(refused).isBetween(300, 480);
        assertThat(server.isAlive()).isTrue();
        assertThat(log).content().contains("bodies that are not complete yet fill 7 MiB");
    }

    @Test
    @DisplayName("ends with 3 and a line that says why, where stubs fill it all the same and nothing can be refused")
    void endsIfItIsFullForGood() throws Exception {
        Process full = start();
        URI where = StandaloneJar.endpoint(full);
        int size = 1_000_000;
        for (int i = 0; full.isAlive() && i < 20_000; i++) {
            String stub = "{\"request\":{\"url\":\"/" + i + "\"},\"response\":{\"body\":\"" + "x".repeat(size) + "\"}}";
            try {
                if (Http.ask(where, "POST", "/__admin/mappings", stub).statusCode() == 201) {
                    continue;
                }
            } catch (IOException e) {
                // no answer: there is no heap for one
            }
            size = Math.max(size / 2, 500);
        }

        assertThat(full.waitFor(60, TimeUnit.SECONDS)).isTrue();
        assertThat(full.exitValue()).isEqualTo(3);
        assertThat(log)
                .content()
                .contains("UserSig TestKit: the mock ends, for its heap of ", " MiB is full even after collections");
    }

    /** Goes on until nothing is taken for two seconds: right at the limit one collection finds a little more to free than another. */
    private static RestReply fill(MockIm im) throws Exception {
        int inARow = 0;
        int taken = 0;
        for (int i = 0; i < 50_000; i++) {
            RestReply answer = send(im, i);
            if (answer.code() == 0) {
                inARow = 0;
                taken++;
            } else if (++inARow == 20) {
                assertThat(taken).as("messages taken").isGreaterThan(1_000);
                return answer;
            } else {
                Thread.sleep(100);
            }
        }
        throw new AssertionError("400 MB were taken by a heap of " + HEAP_MIB + " MiB");
    }

    private static RestReply send(MockIm im, int random) throws IOException {
        return RestClient.of(im)
                .ask(
                        "openim/sendmsg",
                        "{\"From_Account\":\"alice\",\"To_Account\":\"bob\",\"MsgRandom\":" + (random + 1)
                                + ",\"MsgBody\":[{\"MsgType\":\"TIMTextElem\",\"MsgContent\":{\"Text\":\""
                                + "x".repeat(8_000) + "\"}}]}");
    }

    /** Counted by the JVM's own tool, which has all garbage collected. */
    private static long inUse() throws IOException {
        Process jcmd = new ProcessBuilder(StandaloneJar.jdk("jcmd"), Long.toString(server.pid()), "GC.class_histogram")
                .start();
        Matcher total = TOTAL.matcher(new String(jcmd.getInputStream().readAllBytes(), UTF_8));
        assertThat(total.find()).isTrue();
        return Long.parseLong(total.group(1));
    }

    private static void answersAllElse(MockIm im) throws IOException {
        assertThat(Http.ask(endpoint, "GET", "/__mock/ready", "").statusCode()).isEqualTo(200);
        assertThat(RestClient.of(im).code("im_open_login_svc/account_check", "{'CheckItem':[{'UserID':'alice'}]}"))
                .isZero();
        assertThat(im.accounts()).hasSizeGreaterThanOrEqualTo(2);
        assertThat(im.login("alice", im.issueUserSig("alice").text()).isAccepted())
                .isTrue();
        assertThat(im.journal().size()).isPositive();
    }

    private static void refusesMoreByEveryDoor(MockIm im, MockImBackend backend) {
        try (MockImClient alice = MockImClient.connect(im)) {
            alice.login(im.issueUserSig("alice"));
            assertThatThrownBy(() -> alice.send("bob", "hello")).hasMessageContaining("60008");
        }
        for (Runnable more : List.<Runnable>of(
                () -> im.importAccounts("carol"),
                im::snapshot,
                () -> im.seed("{\"accounts\":[\"dave\"]}"),
                () -> backend.createTenant(SdkApp.random()))) {
            assertThatThrownBy(more::run).isInstanceOf(MockImException.class).hasMessageContaining("the heap is full");
        }
    }
}
