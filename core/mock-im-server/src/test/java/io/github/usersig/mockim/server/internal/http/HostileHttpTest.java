package io.github.usersig.mockim.server.internal.http;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.usersig.SdkApp;
import io.github.usersig.mockim.server.MockImServer;
import io.github.usersig.mockim.server.support.Http;
import io.github.usersig.mockim.server.support.RestCall;
import io.github.usersig.mockim.server.support.Threads;
import java.io.IOException;
import java.io.OutputStream;
import java.net.Socket;
import java.net.SocketException;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@DisplayName("Hostile HTTP")
@Timeout(60)
class HostileHttpTest {

    private static final SdkApp APP = SdkApp.random();
    private static MockImServer server;

    @BeforeAll
    static void start() {
        server = MockImServer.builder().app(APP).start();
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @AfterEach
    void stillAnswers() {
        assertThat(attempt().code()).as("a good request afterwards").isZero();
    }

    @Test
    @DisplayName("a body of 300 KB is answered: 93000 for a message, 60002 for anything else")
    void answersABodyOf300Kilobytes() {
        String body = "{\"x\":\"" + "x".repeat(300_000) + "\"}";

        assertThat(attempt().command("openim/sendmsg").body(body).code()).isEqualTo(93000);
        assertThat(attempt().body(body).code()).isEqualTo(60002);
    }

    @Test
    @DisplayName("a body of 10 MB is answered or the connection closed, and it is not kept")
    void doesNotKeepABodyOf10Megabytes() {
        String body = "{\"x\":\"" + "x".repeat(10_000_000) + "\"}";

        assertThat(statusOrClosed(attempt().body(body))).isIn(200, -1);
    }

    @Test
    @DisplayName("a body that is not UTF-8 is no JSON: 60003")
    void refusesABodyThatIsNotUtf8() {
        assertThat(attempt()
                        .body("{\"UserID\":\"\u00e9\"}".getBytes(ISO_8859_1))
                        .code())
                .isEqualTo(60003);
        assertThat(attempt().body(new byte[] {(byte) 0xff, (byte) 0xfe, 0}).code())
                .isEqualTo(60003);
    }

    @Test
    @DisplayName("JSON a thousand levels deep and more is no JSON: 60003")
    void refusesJsonThousandsOfLevelsDeep() {
        assertThat(attempt()
                        .body("{\"x\":" + "[".repeat(30_000) + "]".repeat(30_000) + "}")
                        .code())
                .isEqualTo(60003);
        assertThat(attempt().body("{\"x\":".repeat(10_000)).code()).isEqualTo(60003);
    }

    @Test
    @DisplayName("a number of thousands of digits is no JSON: 60003")
    void refusesANumberOfThousandsOfDigits() {
        assertThat(attempt().body("{\"x\":" + "9".repeat(60_000) + "}").code()).isEqualTo(60003);
        assertThat(attempt()
                        .command("openim/sendmsg")
                        .body("{\"MsgSeq\":1e999999999,\"To_Account\":\"administrator\"}")
                        .code())
                .isEqualTo(90010);
    }

    @Test
    @DisplayName("half a surrogate pair passes through as a question mark")
    void letsHalfASurrogatePairThroughAsAQuestionMark() {
        assertThat(attempt()
                        .body("{\"CheckItem\":[{\"UserID\":\"\\ud83d\"}]}")
                        .reply()
                        .text("ResultItem.0.UserID"))
                .isEqualTo("?");
    }

    @Test
    @DisplayName("a UserSig of 20 KB is illegal: 70003")
    void refusesAUserSigOf20Kilobytes() {
        assertThat(attempt().with("usersig", "x".repeat(20_000)).code()).isEqualTo(70003);
    }

    @Test
    @DisplayName("a header or URL of 100 KB is refused by HTTP itself")
    void refusesAHeaderOf100Kilobytes() throws IOException {
        HttpRequest request = HttpRequest.newBuilder(attempt().url())
                .header("X-Huge", "x".repeat(100_000))
                .POST(BodyPublishers.ofString("{}"))
                .build();

        assertThat(statusOrClosed(request)).isIn(431, -1);
        assertThat(statusOrClosed(attempt().with("x", "y".repeat(100_000)))).isIn(414, 431, -1);
    }

    @Test
    @DisplayName("where the connection is closed behind the answer, the answer says so")
    void saysSoWhereItClosesTheConnection() throws IOException {
        String tooLong = "x".repeat(100_000);

        assertThat(raw("POST /?" + tooLong + " HTTP/1.1\r\nHost: x\r\n\r\n"))
                .satisfiesAnyOf(
                        answer -> assertThat(answer).isEmpty(),
                        answer -> assertThat(answer).contains(" 414 ").containsOnlyOnce("Connection: close"));
        assertThat(raw("POST / HTTP/1.1\r\nHost: x\r\nX-Huge: " + tooLong + "\r\n\r\n"))
                .satisfiesAnyOf(
                        answer -> assertThat(answer).isEmpty(),
                        answer -> assertThat(answer).contains(" 431 ").containsOnlyOnce("Connection: close"));
        assertThat(raw("POST /v4/openim/sendmsg HTTP/1.1\r\nHost: x\r\nContent-Length: 100000000\r\n\r\n"
                        + "x".repeat(5_000_000)))
                .satisfiesAnyOf(
                        answer -> assertThat(answer).isEmpty(),
                        answer -> assertThat(answer).contains(" 200 ").containsOnlyOnce("Connection: close"));
    }

    @Test
    @DisplayName("other methods, on any path, are 60002")
    void refusesOtherMethods() throws IOException {
        for (String method : List.of("GET", "PUT", "DELETE", "OPTIONS", "PATCH")) {
            assertThat(attempt().method(method).code()).as(method).isEqualTo(60002);
        }
        assertThat(attempt().method("HEAD").response().statusCode()).isEqualTo(200);
    }

    @Test
    @DisplayName("what is no HTTP gets a 400 or nothing")
    void answersWhatIsNoHttpWith400OrNothing() throws IOException {
        assertThat(raw("\u0000\u0001\u0002 nonsense\r\n\r\n")).matches("(?s)(HTTP/1.1 400 .*)?");
        assertThat(raw("POST /v4/openim/sendmsg HTTP/1.1\r\nHost: x\r\nContent-Length: -1\r\n\r\n{}"))
                .matches("(?s)(HTTP/1.1 400 .*)?");
    }

    @Test
    @DisplayName("a percent sign without two hex digits behind it is 60002")
    void refusesAPercentSignWithoutTwoHexDigits() throws IOException {
        for (String query : List.of("x=%zz", "sdkappid=%", "%4=1")) {
            assertThat(raw("POST /v4/openim/sendmsg?" + query
                            + " HTTP/1.1\r\nHost: x\r\nConnection: close\r\nContent-Length: 2\r\n\r\n{}"))
                    .startsWith("HTTP/1.1 200 OK")
                    .contains("\"ErrorCode\":60002");
        }
    }

    @Test
    @DisplayName("clients that go away in the middle of a body take no thread with them")
    void losesNoThreadToClientsThatGoAway() throws IOException {
        List<Socket> sockets = new ArrayList<>();
        for (int i = 0; i < 200; i++) {
            Socket socket =
                    new Socket(server.endpoint().getHost(), server.endpoint().getPort());
            sockets.add(socket);
            socket.getOutputStream()
                    .write(("POST " + attempt().url().getRawPath() + "?"
                                    + attempt().query()
                                    + " HTTP/1.1\r\nHost: x\r\nContent-Length: 1000\r\n\r\n{\"half\":")
                            .getBytes(UTF_8));
        }

        assertThat(attempt().code()).as("while they wait").isZero();
        for (Socket socket : sockets) {
            socket.close();
        }
    }

    @Test
    @DisplayName("requests that come all at once on one connection are answered one after the other")
    void answersRequestsOnOneConnectionInOrder() throws IOException {
        String request = "POST " + attempt().url().getRawPath() + "?"
                + attempt().query() + " HTTP/1.1\r\nHost: x\r\nContent-Length: 2\r\n\r\n{}";

        assertThat(raw(request.repeat(50))).satisfies(answers -> assertThat(answers.split("HTTP/1.1 200", -1))
                .hasSize(51));
    }

    @Test
    @DisplayName("a client that sends slowly is waited for, and holds up nobody")
    void waitsForAClientThatSendsSlowly() throws Exception {
        byte[] request = ("POST " + attempt().url().getRawPath() + "?"
                        + attempt().query()
                        + " HTTP/1.1\r\nHost: x\r\nConnection: close\r\nContent-Length: 2\r\n\r\n{}")
                .getBytes(UTF_8);
        List<Socket> sockets = new ArrayList<>();
        for (int i = 0; i < 50; i++) {
            sockets.add(
                    new Socket(server.endpoint().getHost(), server.endpoint().getPort()));
        }
        for (int from = 0; from < request.length; from += 40) {
            for (Socket socket : sockets) {
                socket.getOutputStream().write(request, from, Math.min(40, request.length - from));
            }
            assertThat(attempt().code()).as("meanwhile").isZero();
        }
        for (Socket socket : sockets) {
            try (socket) {
                assertThat(new String(socket.getInputStream().readAllBytes(), UTF_8))
                        .startsWith("HTTP/1.1 200");
            }
        }
    }

    @Test
    @DisplayName("thousands of idle connections cost no thread and hold up nobody")
    void bearsThousandsOfIdleConnections() throws IOException {
        long threads = Threads.ofTheMock();
        List<Socket> sockets = new ArrayList<>();
        try {
            for (int i = 0; i < 3_000; i++) {
                sockets.add(new Socket(
                        server.endpoint().getHost(), server.endpoint().getPort()));
            }
            assertThat(attempt().code()).isZero();
            assertThat(Threads.ofTheMock()).isLessThan(threads + 40);
        } finally {
            for (Socket socket : sockets) {
                socket.close();
            }
        }
    }

    @Test
    @DisplayName("paths with dots and slashes do not get past a door")
    void letsNoPathPastADoor() throws IOException {
        assertThat(raw("GET /v4/../__mock/tenants HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n"))
                .contains("\"tenants\"");
        assertThat(raw("GET /v4/%2e%2e/x HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n"))
                .doesNotContain("\"ErrorCode\":0");
    }

    private static RestCall attempt() {
        return new RestCall(server.endpoint(), APP);
    }

    private static int statusOrClosed(RestCall attempt) {
        try {
            return attempt.response().statusCode();
        } catch (IOException e) {
            return -1;
        }
    }

    private static int statusOrClosed(HttpRequest request) {
        try {
            HttpResponse<byte[]> response = Http.exchange(request);
            return response.statusCode();
        } catch (IOException e) {
            return -1;
        }
    }

    private static String raw(String request) throws IOException {
        try (Socket socket =
                new Socket(server.endpoint().getHost(), server.endpoint().getPort())) {
            OutputStream out = socket.getOutputStream();
            out.write(request.getBytes(UTF_8));
            out.flush();
            socket.shutdownOutput();
            return new String(socket.getInputStream().readAllBytes(), UTF_8);
        } catch (SocketException e) {
            return "";
        }
    }
}
