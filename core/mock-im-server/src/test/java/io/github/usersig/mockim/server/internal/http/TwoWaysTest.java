package io.github.usersig.mockim.server.internal.http;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.github.usersig.mockim.internal.control.Json;
import io.github.usersig.mockim.server.internal.http.Delivery.Interruption;
import io.github.usersig.mockim.server.internal.secret.Secrets;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketException;
import java.nio.channels.ServerSocketChannel;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.eclipse.jetty.http.HttpFields;
import org.eclipse.jetty.server.Request;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The door answers what it was asked, so that answers differ if the ways do. */
@DisplayName("The short way and the usual one")
@Timeout(60)
class TwoWaysTest {

    private static final Duration SILENCE = Duration.ofMillis(1_500);
    private static final Duration LATE = Duration.ofMillis(300);
    private static final int LONG = 32 * 1024 * 1024;

    /** What no plain request has. */
    private static final String NOT_PLAIN = "X-Letter: \u00e9\r\n";

    private final AtomicInteger inShort = new AtomicInteger();
    private final CountDownLatch asked = new CountDownLatch(1);
    private final CountDownLatch go = new CountDownLatch(1);
    private final DoorServer server = new DoorServer(
            new Doors(new ControlGuard(new ControlHosts(List.of()), null, false, new Secrets()), List.of(new Echo())),
            new Patience(SILENCE, Duration.ofSeconds(20), 1_000));

    /** A door to which both ways lead. */
    private final class Echo extends DoorHandler implements PlainDoor {

        Echo() {
            super("/v4/", 100_000);
        }

        @Override
        protected Answering answering(Request request, Body body) {
            inShort.decrementAndGet();
            return answering(Asked.of(request), body);
        }

        @Override
        public Answering answering(Asked what, Body body) {
            inShort.incrementAndGet();
            asked.countDown();
            String command = what.path().substring(path().length());
            return switch (command) {
                case "later" ->
                    new Answering(false, elsewhere -> CompletableFuture.supplyAsync(() -> whenToldTo(what, body)));
                case "wrong" -> throw new IllegalStateException("wrong");
                case "error" -> throw new StackOverflowError();
                case "worksnot" ->
                    Answering.of(false, () -> {
                        throw new StackOverflowError();
                    });
                case "failed" ->
                    new Answering(
                            true,
                            elsewhere -> CompletableFuture.supplyAsync(() -> {
                                throw new IllegalStateException("failed");
                            }));
                default -> Answering.of(command.equals("elsewhere"), () -> answer(command, what, body));
            };
        }

        private JsonAnswer whenToldTo(Asked what, Body body) {
            try {
                assertThat(go.await(30, TimeUnit.SECONDS)).isTrue();
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
            return answer("", what, body);
        }

        private static JsonAnswer answer(String command, Asked what, Body body) {
            HttpFields headers = JsonAnswer.fields(Map.of("X-Door", "echo"));
            byte[] json = Json.object()
                    .put("asked", what.toString())
                    .put("body", new String(body.bytes(), ISO_8859_1))
                    .bytes();
            return switch (command) {
                case "late" -> new JsonAnswer(200, json, headers, new Delivery(LATE, Interruption.NONE));
                case "cut" -> new JsonAnswer(200, json, headers, new Delivery(Duration.ZERO, Interruption.TRUNCATE));
                case "latecut" -> new JsonAnswer(200, json, headers, new Delivery(LATE, Interruption.TRUNCATE));
                case "reset" -> new JsonAnswer(200, json, headers, new Delivery(Duration.ZERO, Interruption.RESET));
                case "502" -> new JsonAnswer(502, json, JsonAnswer.fields(Map.of("Content-Type", "text/html")));
                case "599" -> new JsonAnswer(599, json, headers);
                case "418" -> new JsonAnswer(418, new byte[0], headers);
                case "long" -> new JsonAnswer(200, new byte[LONG], headers);
                default -> new JsonAnswer(200, json, headers);
            };
        }
    }

    @BeforeEach
    void start() throws Exception {
        server.start(server.bind("127.0.0.1", 0));
    }

    /** Also waits until nobody is being answered, for as long as this test has. */
    @AfterEach
    void stop() {
        server.drain(Duration.ofMinutes(10));
        server.stop();
    }

    private Socket client() throws IOException {
        Socket socket = new Socket(InetAddress.getLoopbackAddress(), server.port());
        socket.setSoTimeout(30_000);
        return socket;
    }

    private static void send(Socket socket, String text) throws IOException {
        socket.getOutputStream().write(text.getBytes(ISO_8859_1));
    }

    private static String post(String command, String headers, String body) {
        return "POST /v4/" + command + " HTTP/1.1\r\nHost: localhost:8080\r\n" + headers + "Content-Length: "
                + body.length() + "\r\n\r\n" + body;
    }

    /** One answer, or what there is of it. */
    private static String answer(InputStream in) throws IOException {
        StringBuilder head = new StringBuilder();
        while (head.indexOf("\r\n\r\n") < 0) {
            int next = in.read();
            if (next < 0) {
                return head + "(the end)";
            }
            head.append((char) next);
        }
        int at = head.indexOf("Content-Length: ") + "Content-Length: ".length();
        int length = Integer.parseInt(head.substring(at, head.indexOf("\r\n", at)));
        return head + new String(in.readNBytes(length), ISO_8859_1);
    }

    /** What a client gets for a request, and whether it can go on after that. */
    private String exchange(String request) throws IOException {
        StringBuilder all = new StringBuilder();
        try (Socket socket = client()) {
            send(socket, request);
            all.append(answer(socket.getInputStream()));
            if (all.indexOf("Connection: close") < 0) {
                send(socket, post("again", "Connection: close\r\n", ""));
            }
            all.append(new String(socket.getInputStream().readAllBytes(), UTF_8));
        } catch (SocketException e) {
            all.append("(reset)");
        }
        return all.toString();
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4})
    @DisplayName("understand a request alike, and answer it to the letter")
    void understandRequestsAlike(long seed) throws Exception {
        Random random = new Random(seed);
        int requests = 300;
        for (int i = 0; i < requests; i++) {
            String line = RandomRequests.line(random);
            String rest = RandomRequests.headersAndBody(random);

            assertThat(exchange(line + rest)).as(line + rest).isEqualTo(exchange(line + NOT_PLAIN + rest));
        }
        assertThat(inShort).as("those that took the short way").hasValueBetween(requests / 3, requests);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "any",
                "elsewhere",
                "late",
                "cut",
                "latecut",
                "reset",
                "502",
                "599",
                "418",
                "wrong",
                "error",
                "worksnot",
                "failed"
            })
    @DisplayName("deliver an answer alike: late, cut, none, or that the mock failed")
    void deliverAlike(String command) throws Exception {
        String plain = exchange(post(command, "", "{}"));

        assertThat(inShort.get()).as("the short way was taken").isPositive();
        assertThat(plain).isEqualTo(exchange(post(command, NOT_PLAIN, "{}")));
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    @DisplayName("tell a client that what it sent is no request, also if it goes on, or has said that it sends no more")
    void tellThatItIsNoRequest(boolean goesOn) throws Exception {
        String bad = post("any", "", "x".repeat(5_000)).replace("localhost", "");
        for (int i = 0; i < 200; i++) {
            try (Socket socket = client()) {
                send(socket, bad);
                if (goesOn) {
                    send(socket, "x".repeat(5_000));
                } else {
                    socket.shutdownOutput();
                }

                assertThat(answer(socket.getInputStream())).startsWith("HTTP/1.1 400 ");
            }
        }
    }

    @Test
    @DisplayName("tell a door the same address of a client by IPv6")
    void tellTheSameAddress() throws Exception {
        byte[] one = new byte[16];
        one[15] = 1;
        InetAddress loopback = InetAddress.getByAddress(one);
        assumeTrue(loopback.isReachable(1_000), "there is no IPv6");
        DoorServer other = new DoorServer(new Doors(
                new ControlGuard(new ControlHosts(List.of()), null, false, new Secrets()), List.of(new Echo())));
        try (ServerSocketChannel bound = other.bind("::1", 0)) {
            other.start(bound);
            try (Socket socket = new Socket(loopback, other.port())) {
                send(socket, post("any", "", ""));
                String plain = answer(socket.getInputStream());
                send(socket, post("any", NOT_PLAIN, ""));

                assertThat(plain).contains("0:0:0:0:0:0:0:1").isEqualTo(answer(socket.getInputStream()));
            }
        } finally {
            other.stop();
        }
        assertThat(inShort).hasValue(1);
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    @DisplayName("answer in order what comes in pieces, several at a time, short and long")
    void answerInOrder(long seed) throws Exception {
        Random random = new Random(seed);
        try (Socket socket = client()) {
            socket.setTcpNoDelay(true);
            for (int i = 0; i < 150; i++) {
                StringBuilder sent = new StringBuilder();
                List<String> bodies = new ArrayList<>();
                for (int left = 1 + random.nextInt(4); left > 0; left--) {
                    String body = i + "x".repeat(random.nextInt(random.nextInt(8) == 0 ? 20_000 : 60));
                    String command = random.nextInt(8) == 0 ? "elsewhere" : "any";
                    sent.append(post(command, random.nextInt(4) == 0 ? NOT_PLAIN : "", body));
                    bodies.add(body);
                }
                sendInPieces(socket, sent.toString(), random);
                for (String body : bodies) {
                    assertThat(answer(socket.getInputStream()))
                            .startsWith("HTTP/1.1 200 OK\r\n")
                            .endsWith("\"body\":\"" + body + "\"}");
                }
            }
        }
        assertThat(inShort.get()).as("those that took the short way").isPositive();
    }

    /** Mostly whole requests, one or several. */
    private static void sendInPieces(Socket socket, String text, Random random) throws Exception {
        for (int at = 0; at < text.length(); ) {
            int next = text.indexOf("POST", at + 1);
            int end = next < 0 ? text.length() : next;
            if (random.nextInt(4) == 0) {
                end = Math.min(text.length(), at + 1 + random.nextInt(random.nextBoolean() ? 10_000 : 100));
            }
            send(socket, text.substring(at, end));
            at = end;
            if (random.nextBoolean()) {
                Thread.sleep(1);
            }
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"", NOT_PLAIN})
    @DisplayName("let a client go that asks nothing more")
    void letGoWhoAsksNothing(String header) throws Exception {
        try (Socket socket = client()) {
            send(socket, post("any", header, ""));

            assertThat(answer(socket.getInputStream())).doesNotContain("Connection: close");
            assertThat(socket.getInputStream().read()).isEqualTo(-1);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"", NOT_PLAIN})
    @DisplayName("let a client go that does not take its answer, and count it no more")
    void letGoWhoTakesNothing(String header) throws Exception {
        try (Socket socket = client()) {
            send(socket, post("long", header, ""));
            assertThat(asked.await(30, TimeUnit.SECONDS)).isTrue();

            server.drain(Duration.ofMinutes(10)); // which ends when nobody is being answered

            assertThat(lengthOfWhatComes(socket)).isLessThan(LONG);
        }
    }

    private static long lengthOfWhatComes(Socket socket) throws IOException {
        byte[] bytes = new byte[100_000];
        long length = 0;
        try {
            for (int more = 0; more >= 0; more = socket.getInputStream().read(bytes)) {
                length += more;
            }
        } catch (SocketException e) { // reset, as what was not sent cannot be
        }
        return length;
    }

    @ParameterizedTest
    @ValueSource(strings = {"", NOT_PLAIN})
    @DisplayName("keep a client waiting as long as an answer takes, and a slow reader")
    void keepWaiting(String header) throws Exception {
        try (Socket socket = client()) {
            send(socket, post("later", header, ""));
            Thread.sleep(SILENCE.toMillis() * 3 / 2);
            go.countDown();
            assertThat(answer(socket.getInputStream())).startsWith("HTTP/1.1 200 OK");
        }
        try (Socket socket = client()) {
            send(socket, post("long", header, ""));
            InputStream in = socket.getInputStream();
            for (int i = 0; i < 15; i++) { // longer than nothing may be taken, altogether
                assertThat(in.readNBytes(LONG / 16)).hasSize(LONG / 16);
                Thread.sleep(SILENCE.toMillis() / 12);
            }
            assertThat(in.readNBytes(LONG / 16)).hasSize(LONG / 16);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"", NOT_PLAIN})
    @DisplayName("say with a late answer that the connection ends, if the mock is stopping by then")
    void sayThatItEnds(String header) throws Exception {
        try (Socket socket = client()) {
            send(socket, post("late", header, ""));
            assertThat(asked.await(30, TimeUnit.SECONDS)).isTrue();

            server.drain(Duration.ofMinutes(10));

            assertThat(answer(socket.getInputStream())).contains("\r\nConnection: close\r\n");
            assertThat(socket.getInputStream().read()).isEqualTo(-1);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"", NOT_PLAIN})
    @DisplayName("let a client read the last answer to its end, whatever it has sent meanwhile")
    void letReadToTheEnd(String header) throws Exception {
        try (Socket socket = client()) {
            send(socket, post("later", header, ""));
            assertThat(asked.await(30, TimeUnit.SECONDS)).isTrue();
            send(socket, post("more", header, ""));
            Thread drain = new Thread(() -> server.drain(Duration.ofMinutes(10)));
            drain.start();
            while (server.isListening()) {
                Thread.sleep(5);
            }
            Thread.sleep(50);
            go.countDown();

            assertThat(answer(socket.getInputStream())).contains("\r\nConnection: close\r\n");
            assertThat(socket.getInputStream().read()).isEqualTo(-1);
            drain.join();
        }
    }
}
