package io.github.usersig.mockim.server.internal.http;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.usersig.mockim.MockImException;
import io.github.usersig.mockim.server.internal.secret.Secrets;
import io.github.usersig.mockim.server.support.Http;
import java.io.IOException;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("A host that nobody has come to")
@Timeout(60)
class HttpHostTest {

    private final AtomicInteger made = new AtomicInteger();
    private final HttpHost host = HttpHost.start("127.0.0.1", 0, Https.USUAL, () -> {
        made.incrementAndGet();
        return doors();
    });

    private static Doors doors() {
        return new Doors(new ControlGuard(new ControlHosts(List.of()), null, false, new Secrets()), List.of());
    }

    @AfterEach
    void stop() {
        host.stop();
    }

    @Test
    @DisplayName("listens, and makes what serves with the first connection")
    void makesWhatServesWithTheFirstConnection() throws Exception {
        assertThat(host.isRunning()).isTrue();
        assertThat(made).hasValue(0);

        assertThat(Http.ask(host.endpoint(), "GET", "/nothing", "").statusCode())
                .isEqualTo(404);
        assertThat(Http.ask(host.endpoint(), "GET", "/nothing", "").statusCode())
                .isEqualTo(404);

        assertThat(made).hasValue(1);
    }

    @Test
    @DisplayName("makes what serves when HTTPS is asked for, too, and serves HTTP then")
    void makesWhatServesForHttps() throws Exception {
        host.tls();

        assertThat(Http.ask(host.endpoint(), "GET", "/nothing", "").statusCode())
                .isEqualTo(404);
        assertThat(made).hasValue(1);
    }

    @Test
    @DisplayName("stops at once, and lets go of its port")
    void letsGoOfItsPort() throws Exception {
        int port = host.endpoint().getPort();

        host.drain(Duration.ofSeconds(20));
        host.stop();

        assertThat(host.isRunning()).isFalse();
        try (ServerSocket socket = new ServerSocket(port)) {
            assertThat(socket.isBound()).isTrue();
        }
        assertThat(made).hasValue(0);
    }

    @Test
    @DisplayName("answers all who come at once")
    void answersAllWhoComeAtOnce() throws Exception {
        List<CompletableFuture<Integer>> answers = new ArrayList<>();
        for (int i = 0; i < 40; i++) {
            answers.add(CompletableFuture.supplyAsync(() -> statusOf(host), task -> new Thread(task).start()));
        }

        assertThat(answers).allSatisfy(answer -> assertThat(answer.get(30, TimeUnit.SECONDS))
                .isEqualTo(404));
        assertThat(made).hasValue(1);
    }

    private static int statusOf(HttpHost host) {
        try {
            return Http.ask(host.endpoint(), "GET", "/nothing", "").statusCode();
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    @DisplayName("stopped while what serves is made, waits for that and ends it, and lets go of who has come")
    void isStoppedWhileItBegins() throws Exception {
        CountDownLatch begun = new CountDownLatch(1);
        CountDownLatch go = new CountDownLatch(1);
        HttpHost slow = HttpHost.start("127.0.0.1", 0, Https.USUAL, () -> {
            begun.countDown();
            await(go);
            return doors();
        });
        try (Socket client =
                new Socket(slow.endpoint().getHost(), slow.endpoint().getPort())) {
            client.getOutputStream().write("GET / HTTP/1.1\r\n".getBytes(UTF_8));
            await(begun);
            CompletableFuture<Void> stopped = CompletableFuture.runAsync(slow::stop, task -> new Thread(task).start());
            go.countDown();
            stopped.get(30, TimeUnit.SECONDS);

            assertThat(isClosed(client)).isTrue();
        }
        try (ServerSocket socket = new ServerSocket(slow.endpoint().getPort())) {
            assertThat(socket.isBound()).isTrue();
        }
    }

    @ParameterizedTest
    @ValueSource(classes = {IllegalStateException.class, NoClassDefFoundError.class})
    @DisplayName("that cannot serve lets go of who comes, and says why to who asks")
    void letsGoOfWhoComesIfItCannotServe(Class<? extends Throwable> fault) throws Exception {
        HttpHost broken = HttpHost.start("127.0.0.1", 0, Https.USUAL, () -> {
            if (fault == NoClassDefFoundError.class) {
                throw new NoClassDefFoundError("org/eclipse/jetty/Missing");
            }
            throw new IllegalStateException("org/eclipse/jetty/Missing");
        });
        try (Socket client =
                new Socket(broken.endpoint().getHost(), broken.endpoint().getPort())) {
            assertThat(isClosed(client)).isTrue();
            assertThatThrownBy(broken::tls).hasStackTraceContaining("org/eclipse/jetty/Missing");
            assertThatThrownBy(() -> new Socket(
                            broken.endpoint().getHost(), broken.endpoint().getPort()))
                    .isInstanceOf(ConnectException.class);
        } finally {
            broken.stop();
        }
    }

    @Test
    @DisplayName("does not keep a port under an address that makes no URL")
    void keepsNoPortForNothing() throws Exception {
        int port;
        try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getByName("127.1"))) {
            port = free.getLocalPort();
        }

        assertThatThrownBy(() -> HttpHost.start("127.1", port, Https.USUAL, HttpHostTest::doors))
                .isInstanceOf(MockImException.class)
                .hasMessageContaining("127.1");

        try (ServerSocket socket = new ServerSocket(port, 1, InetAddress.getByName("127.1"))) {
            assertThat(socket.isBound()).isTrue();
        }
    }

    private static void await(CountDownLatch latch) {
        try {
            assertThat(latch.await(30, TimeUnit.SECONDS)).isTrue();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Waits for the end, with or without words of farewell. */
    private static boolean isClosed(Socket client) throws IOException {
        client.setSoTimeout(20_000);
        try {
            client.getInputStream().readAllBytes();
        } catch (SocketTimeoutException e) {
            return false;
        } catch (SocketException e) { // reset
        }
        return true;
    }
}
