package io.github.usersig.mockim.server.internal.http;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.usersig.mockim.server.internal.secret.Secrets;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.time.Duration;
import java.util.List;
import org.eclipse.jetty.server.Request;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Each byte comes well before the connection would count as idle. */
@DisplayName("A request that comes a byte at a time")
@Timeout(60)
class SlowRequestTest {

    private static final Duration PATIENCE = Duration.ofMillis(700);
    private static final Duration BETWEEN_BYTES = Duration.ofMillis(20);
    private static final String HEADERS = "POST /echo HTTP/1.1\r\nHost: localhost\r\nX-Long: ";

    private final DoorServer server = new DoorServer(
            new Doors(new ControlGuard(new ControlHosts(List.of()), null, false, new Secrets()), List.of(new Echo())),
            new Patience(Duration.ofSeconds(30), PATIENCE, 1_000));
    private Socket socket;

    private static final class Echo extends DoorHandler {

        Echo() {
            super("/echo", 100_000);
        }

        @Override
        protected Answering answering(Request request, Body body) {
            return Answering.of(false, () -> new JsonAnswer(200, body.bytes(), java.util.Map.of()));
        }
    }

    @BeforeEach
    void connect() throws Exception {
        server.start(server.bind("127.0.0.1", 0));
        socket = new Socket(InetAddress.getLoopbackAddress(), server.port());
    }

    @AfterEach
    void stop() throws IOException {
        socket.close();
        server.stop();
    }

    private void send(String text) throws IOException {
        socket.getOutputStream().write(text.getBytes(UTF_8));
    }

    /** Sends on until the mock says something, and returns what that is. */
    private String drip() throws Exception {
        long end = System.nanoTime() + Duration.ofSeconds(30).toNanos();
        while (socket.getInputStream().available() == 0 && System.nanoTime() < end) {
            send("x");
            Thread.sleep(BETWEEN_BYTES.toMillis());
        }
        return read();
    }

    private String read() throws IOException {
        return new String(socket.getInputStream().readAllBytes(), UTF_8);
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1})
    @DisplayName("in its headers is answered with 408 when its time is over, also if good ones came before")
    void endsWithinItsHeaders(int before) throws Exception {
        for (int i = 0; i < before; i++) {
            send("POST /echo HTTP/1.1\r\nHost: localhost\r\nContent-Length: 2\r\n\r\nok");
            assertThat(new String(socket.getInputStream().readNBytes(15), UTF_8))
                    .isEqualTo("HTTP/1.1 200 OK");
            Thread.sleep(100);
            socket.getInputStream().skipNBytes(socket.getInputStream().available());
        }
        long began = System.nanoTime();
        send(HEADERS);

        assertThat(drip()).startsWith("HTTP/1.1 408 ").contains("without the end of its headers");
        assertThat(Duration.ofNanos(System.nanoTime() - began)).isGreaterThan(PATIENCE);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/echo", "/__admin/mappings", "/stub"})
    @DisplayName("in its body is answered with 408 when its time is over, by whichever door, or let go")
    void endsWithinItsBody(String path) throws Exception {
        send(HEADERS.replace("/echo", path) + "\r\nContent-Length: 90000\r\n\r\n");

        assertThat(drip()).startsWith("HTTP/1.1 408 ");
    }

    @Test
    @DisplayName("in its body has as much time as it takes as long as enough comes")
    void hasTheTimeItTakes() throws Exception {
        String part = "y".repeat(500);
        send(HEADERS + "\r\nConnection: close\r\nContent-Length: 30000\r\n\r\n");
        for (int i = 0; i < 60; i++) {
            send(part);
            Thread.sleep(BETWEEN_BYTES.toMillis());
        }

        assertThat(read()).startsWith("HTTP/1.1 200 ").endsWith(part);
    }

    @Test
    @DisplayName("and ends in time is answered")
    void isAnsweredIfItEndsInTime() throws Exception {
        for (byte each :
                "POST /echo HTTP/1.1\r\nHost: a\r\nConnection: close\r\nContent-Length: 2\r\n\r\nok".getBytes(UTF_8)) {
            socket.getOutputStream().write(each);
        }

        assertThat(read()).startsWith("HTTP/1.1 200 ").endsWith("ok");
    }
}
