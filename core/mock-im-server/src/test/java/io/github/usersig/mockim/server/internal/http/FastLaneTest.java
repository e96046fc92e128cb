package io.github.usersig.mockim.server.internal.http;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.usersig.ImError;
import io.github.usersig.SdkApp;
import io.github.usersig.mockim.CallOverride;
import io.github.usersig.mockim.JournalEntry;
import io.github.usersig.mockim.MockIm;
import io.github.usersig.mockim.server.MockImServer;
import io.github.usersig.mockim.server.support.RestCall;
import java.io.IOException;
import java.io.OutputStream;
import java.net.Socket;
import java.net.SocketException;
import java.time.Duration;
import java.util.List;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("The short way for plain requests")
@Timeout(60)
class FastLaneTest {

    private static final SdkApp APP = SdkApp.random();
    private static final byte[] PATH = "/v4/".getBytes(ISO_8859_1);
    private static final String PLAIN = "POST /v4/openim/sendmsg?a=b%20c HTTP/1.1\r\nHost: localhost:8080\r\n"
            + "Content-Type: application/json\r\nCONTENT-LENGTH: 2\r\n\r\n{}";

    private static MockImServer server;

    @BeforeAll
    static void start() {
        server = MockImServer.builder().app(APP).start();
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @Test
    @DisplayName("takes a request as app servers write it")
    void takesARequestAsAppServersWriteIt() {
        PlainRequest request = requireNonNull(read(PLAIN));

        assertThat(request.path()).isEqualTo("/v4/openim/sendmsg");
        assertThat(request.query()).isEqualTo("a=b%20c");
        assertThat(request.host()).isEqualTo("localhost:8080");
        assertThat(request.body()).asString(UTF_8).isEqualTo("{}");
        assertThat(requireNonNull(read(PLAIN.replace("?a=b%20c", ""))).query()).isNull();
        assertThat(read(PLAIN.replace("Host", "Connection: Keep-Alive\r\nHost")))
                .isNotNull();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "POST /v4|GET /v4",
                "/v4/openim|/binfo",
                "/v4/openim|/v4/../openim",
                "/v4/openim|/v4//openim",
                "/v4/openim|/v4/%6fpenim",
                "/v4/openim|/v4/openim;x=1",
                "/v4/openim|http://localhost/v4/openim",
                "a=b|a=b#c",
                "a=b|a=\u00e9",
                "HTTP/1.1|HTTP/1.0",
                "HTTP/1.1\r\n|HTTP/1.1\n",
                "Host: localhost:8080\r\n|",
                "Host: localhost:8080|Host: localhost:8080\r\nHost: localhost:8080",
                "localhost:8080|localhost:80",
                "localhost:8080|[::1]:8080",
                "localhost:8080|user@localhost",
                "localhost:8080|localhost:99999",
                "Content-Type:|Content-Type :",
                "Content-Type:| Content-Type:",
                "application/json|application/json\r\n more",
                "Content-Type: application/json|Expect: 100-continue",
                "Content-Type: application/json|Transfer-Encoding: chunked",
                "Content-Type: application/json|Connection: close",
                "Content-Type: application/json|Connection: Upgrade, HTTP2-Settings",
                "Content-Type: application/json|Upgrade: h2c",
                "LENGTH: 2|LENGTH: 2\r\nContent-Length: 2",
                "LENGTH: 2|LENGTH: +2",
                "LENGTH: 2|LENGTH: 3",
                "LENGTH: 2|LENGTH: 1",
                "LENGTH: 2|LENGTH: ",
                "LENGTH: 2|LENGTH: 4294967298",
                "CONTENT-LENGTH: 2\r\n|"
            })
    @DisplayName("leaves what is not plain to Jetty")
    void leavesWhatIsNotPlain(String change) {
        String[] parts = change.split("\\|", -1);
        String other = PLAIN.replace(parts[0], parts[1]);

        assertThat(other).isNotEqualTo(PLAIN);
        assertThat(read(other)).isNull();
    }

    @Test
    @DisplayName("leaves what has not come whole to Jetty")
    void leavesWhatHasNotComeWhole() {
        for (int length = 0; length < PLAIN.length(); length++) {
            assertThat(read(PLAIN.substring(0, length)))
                    .as("the first %d bytes", length)
                    .isNull();
        }
        assertThat(read(PLAIN + PLAIN)).isNull();
    }

    @Test
    @DisplayName("answers as the usual way does, to the letter")
    void answersAsTheUsualWayDoes() throws IOException {
        for (String body : new String[] {"{}", "{\"CheckItem\":[{\"UserID\":\"nobody\"}]}", "[", ""}) {
            String plain = request("", body);
            String answer = exchange(plain);

            assertThat(answer).startsWith("HTTP/1.1 200 OK\r\n").contains("\"ErrorCode\":");
            assertThat(answer).isEqualTo(exchange(request("X-Letter: \u00e9\r\n", body)));
        }
        String unknown = exchange(request("", "{}").replace("account_check", "no_such"));
        assertThat(unknown)
                .contains("60009")
                .isEqualTo(exchange(request("X-Letter: \u00e9\r\n", "{}").replace("account_check", "no_such")));
    }

    @Test
    @DisplayName("and the usual one take turns on one connection, in whatever pieces requests come")
    void takesTurnsWithTheUsualWay() throws IOException {
        String plain = request("", "{}");
        String other = request("Connection: keep-alive, x\r\n", "{}");
        try (Socket socket =
                new Socket(server.endpoint().getHost(), server.endpoint().getPort())) {
            String first = exchange(socket, plain);
            assertThat(exchange(socket, other)).isEqualTo(first);
            assertThat(exchange(socket, plain)).isEqualTo(first);
            for (int half : new int[] {1, 20, plain.indexOf("\r\n\r\n") + 2, plain.length() - 1}) {
                OutputStream out = socket.getOutputStream();
                out.write(plain.substring(0, half).getBytes(ISO_8859_1));
                out.flush();
                RestCall meanwhile = new RestCall(server.endpoint(), APP);
                assertThat(meanwhile.code()).isZero();
                assertThat(exchange(socket, plain.substring(half))).isEqualTo(first);
            }
            socket.getOutputStream().write((plain + plain).getBytes(ISO_8859_1));
            assertThat(answer(socket)).isEqualTo(first);
            assertThat(answer(socket)).isEqualTo(first);
            assertThat(exchange(socket, plain)).isEqualTo(first);
        }
    }

    @Test
    @DisplayName("leaves the same in the journal as the usual way, whatever becomes of a request, and no UserSig")
    void leavesTheSameInTheJournal() throws IOException {
        SdkApp app = SdkApp.random();
        MockIm im = server.createTenant(app);
        RestCall call = new RestCall(server.endpoint(), app);
        String usersig = call.parameter("usersig");
        String good = request(call, "", "{\"x\":1}");
        List<CallOverride> overrides = List.of(
                CallOverride.ofAny().percent(100),
                CallOverride.ofAny().answer(ImError.GATEWAY_TIMEOUT),
                CallOverride.ofAny().httpStatus(502),
                CallOverride.ofAny().httpStatus(599).delay(Duration.ofMillis(20)),
                CallOverride.ofAny().truncateAnswer(),
                CallOverride.ofAny().resetConnection());
        List<UnaryOperator<String>> changes = List.of(
                request -> request,
                request -> request.replace("account_check", "no_such"),
                request -> request.replace("contenttype=json", "contenttype=xml"),
                request -> request.replace("identifier=administrator", "identifier=" + usersig),
                request -> request.replace("usersig=", "usersig=x"),
                request -> request.replace("usersig=", "usersig=%2A"),
                request -> request.replace("{\"x\":1}", "{\"x\":\"" + usersig + "\"}")
                        .replaceFirst("Length: 7", "Length: " + (8 + usersig.length())));
        for (CallOverride override : overrides) {
            im.overrides().clear();
            im.overrides().add(override);
            for (UnaryOperator<String> change : changes) {
                String request = change.apply(good);
                String plain = all(request);
                String note = newest(im);
                String other = all(request.replaceFirst("Host", "X-Letter: \u00e9\r\nHost"));

                assertThat(plain).isEqualTo(other);
                assertThat(note).isEqualTo(newest(im)).doesNotContain(usersig);
            }
        }
        assertThat(im.journal().entries()).hasSize(2 * overrides.size() * changes.size());
    }

    /** The newest entry, without when it was and how long it took. */
    private static String newest(MockIm im) {
        List<JournalEntry> entries = im.journal().entries();
        JournalEntry entry = entries.get(entries.size() - 1);
        return String.join(
                "\n",
                entry.door() + " " + entry.command() + " " + entry.code(),
                entry.caller(),
                entry.userSig(),
                entry.reason(),
                entry.reply());
    }

    /** All that comes, and how it ends. */
    private static String all(String request) throws IOException {
        StringBuilder all = new StringBuilder();
        try (Socket socket =
                new Socket(server.endpoint().getHost(), server.endpoint().getPort())) {
            socket.getOutputStream().write(request.getBytes(ISO_8859_1));
            socket.shutdownOutput();
            all.append(new String(socket.getInputStream().readAllBytes(), UTF_8));
        } catch (SocketException e) {
            all.append("reset");
        }
        return all.toString();
    }

    private static String request(String header, String body) {
        return request(new RestCall(server.endpoint(), APP), header, body);
    }

    private static String request(RestCall call, String header, String body) {
        return "POST " + call.url().getRawPath() + "?" + call.query() + " HTTP/1.1\r\nHost: localhost\r\n" + header
                + "Content-Length: " + body.length() + "\r\n\r\n" + body;
    }

    private static String exchange(String request) throws IOException {
        try (Socket socket =
                new Socket(server.endpoint().getHost(), server.endpoint().getPort())) {
            return exchange(socket, request);
        }
    }

    private static String exchange(Socket socket, String request) throws IOException {
        socket.getOutputStream().write(request.getBytes(ISO_8859_1));
        return answer(socket);
    }

    private static String answer(Socket socket) throws IOException {
        StringBuilder answer = new StringBuilder();
        int end = -1;
        while (end < 0) {
            answer.append((char) socket.getInputStream().read());
            end = answer.indexOf("\r\n\r\n");
        }
        int at = answer.indexOf("Content-Length: ") + "Content-Length: ".length();
        int length = Integer.parseInt(answer.substring(at, answer.indexOf("\r\n", at)));
        return answer + new String(socket.getInputStream().readNBytes(length), UTF_8);
    }

    private static @Nullable PlainRequest read(String request) {
        byte[] bytes = request.getBytes(ISO_8859_1);
        return PlainRequest.read(bytes, bytes.length, PATH);
    }
}
