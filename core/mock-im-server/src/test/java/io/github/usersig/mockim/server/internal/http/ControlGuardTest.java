package io.github.usersig.mockim.server.internal.http;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.github.tomakehurst.wiremock.client.WireMock;
import io.github.usersig.SdkApp;
import io.github.usersig.mockim.MockIm;
import io.github.usersig.mockim.MockImBackend;
import io.github.usersig.mockim.server.MockImServer;
import io.github.usersig.mockim.server.support.RestCall;
import java.io.IOException;
import java.io.OutputStream;
import java.net.Socket;
import java.net.URI;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("What controls the mock answers no web page of others")
class ControlGuardTest {

    private static MockImServer server;
    private static MockIm im;
    private static String here;

    @BeforeAll
    static void start() {
        server = MockImServer.builder().allowHosts("mock.example", "mock-im").start();
        im = server.createTenant(SdkApp.random());
        here = "127.0.0.1:" + server.endpoint().getPort();
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "127.0.0.1",
                "127.0.0.1:8080",
                "10.1.2.3:49153",
                "[::1]:8080",
                "[fe80::1]",
                "localhost",
                "LocalHost:80",
                "localhost.",
                "mock.localhost",
                "mock.example:8443",
                "MOCK.example.",
                "mock-im"
            })
    @DisplayName("it is reached at loopback, at addresses, and under the names that the mock was told")
    void isReachedUnderItsOwnNames(String host) throws IOException {
        for (String path : new String[] {"/__mock/tenants", "/__admin/mappings", "/"}) {
            assertThat(status(get(path, host))).as(path).isEqualTo(200);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "evil.example",
                "evil.example:8080",
                "127.0.0.1.evil.example",
                "1.2.3",
                "2130706433",
                "256.1.1.1",
                "localhost.evil.example",
                "notlocalhost",
                "sub.mock.example",
                "mock.example@evil.example",
                "",
                "console.tim.qq.com"
            })
    @DisplayName("it refuses every other host, however the path is written")
    void refusesOtherHosts(String host) throws IOException {
        for (String path : new String[] {
            "/__mock/tenants",
            "/__mock",
            "/v4/../__mock/tenants",
            "/%5f_mock/tenants",
            "/__mock;x=1/tenants",
            "/__admin",
            "/__admin/",
            "/__admin/mappings",
            "/%5F%5Fadmin/mappings",
            "/./__admin;a/mappings",
            "/"
        }) {
            assertThat(status(get(path, host))).as(path).isIn(400, 403);
        }
        assertThat(get("//__admin/mappings", host)).doesNotContain("\"mappings\"");
        assertThat(status(get("/__mock/tenants", host))).isIn(400, 403);
    }

    @Test
    @DisplayName("it says what to write where a host is refused")
    void saysWhatToWriteWhereAHostIsRefused() throws IOException {
        assertThat(get("/__mock/tenants", "mock.other:8080"))
                .startsWith("HTTP/1.1 403 ")
                .contains("Content-Type: application/json")
                .contains("{\"error\":\"")
                .contains("--allow-host mock.other (or MOCK_IM_ALLOWED_HOSTS, MockImServer.builder().allowHosts");
        assertThat(get("/__mock/tenants", "console.tim.qq.com"))
                .contains("a host of the real service")
                .contains("MockIm.endpoint()");
        assertThat(raw("GET /__mock/tenants HTTP/1.0\r\n\r\n")).contains("send a header Host");
    }

    @Test
    @DisplayName("a request for a proxy is judged by the URL as well as by the header")
    void judgesAProxyRequestByUrlAndHeader() throws IOException {
        assertThat(status(get("http://console.tim.qq.com/__mock/tenants", "console.tim.qq.com")))
                .isEqualTo(403);
        assertThat(status(get("http://evil.example/__mock/tenants", here))).isIn(400, 403);
        assertThat(status(get("http://" + here + "/__mock/tenants", "evil.example")))
                .isIn(400, 403);
        assertThat(status(get("http://" + here + "/__mock/tenants", here))).isEqualTo(200);
    }

    @ParameterizedTest
    @ValueSource(strings = {"evil.example", "console.tim.qq.com", "mock.other"})
    @DisplayName("whether the mock is ready is told under any name, for probes; apps and clients are answered as ever")
    void answersProbesAndAppsUnderAnyName(String host) throws IOException {
        assertThat(status(get("/__mock/ready", host))).isEqualTo(200);
        RestCall call = new RestCall(server.endpoint(), im.app());
        assertThat(raw("POST /v4/im_open_login_svc/account_check?" + call.query() + " HTTP/1.1\r\nHost: " + host
                        + "\r\nOrigin: http://app.example\r\nConnection: close\r\nContent-Length: 40\r\n\r\n"
                        + "{\"CheckItem\":[{\"UserID\":\"administrator\"}]}".substring(0, 40)))
                .startsWith("HTTP/1.1 200 ")
                .contains("Access-Control-Allow-Origin: *");
    }

    @ParameterizedTest
    @CsvSource({
        "http://evil.example, 403",
        "null, 403",
        "http://localhost:3000, 403",
        "http://127.0.0.1, 403",
        "https://HERE, 403",
        "http://HERE.evil.example, 403",
        "http://HERE, 200",
        "https://mock.example, 200",
        "http://mock.example:8443, 200",
        "http://sub.mock.example, 403"
    })
    @DisplayName("it answers the mock's own page only, and no browser is told that others may read along")
    void answersItsOwnPageOnly(String origin, int status) throws IOException {
        for (String path : new String[] {"/__mock/tenants", "/__admin/mappings", "/"}) {
            String answer = raw("GET " + path + " HTTP/1.1\r\nHost: " + here + "\r\nOrigin: "
                    + origin.replace("HERE", here) + "\r\nConnection: close\r\n\r\n");

            assertThat(status(answer)).as(path).isEqualTo(status);
            assertThat(answer).as(path).doesNotContainIgnoringCase("Access-Control-");
            if (status == 403) {
                assertThat(answer).contains("{\"error\":\"pages of ").contains("--allow-host");
            }
        }
    }

    @Test
    @DisplayName("a browser that asks beforehand is told no")
    void refusesWhatABrowserAsksBeforehand() throws IOException {
        for (String path : new String[] {"/__mock/tenants", "/__admin/mappings"}) {
            assertThat(raw("OPTIONS " + path + " HTTP/1.1\r\nHost: " + here + "\r\nOrigin: http://evil.example\r\n"
                            + "Access-Control-Request-Method: POST\r\nConnection: close\r\n\r\n"))
                    .startsWith("HTTP/1.1 403 ")
                    .doesNotContainIgnoringCase("Access-Control-Allow");
        }
    }

    @ParameterizedTest
    @CsvSource({
        "cross-site, no-cors, 403",
        "same-site, cors, 403",
        "cross-site, navigate, 200",
        "same-origin, cors, 200",
        "none, navigate, 200"
    })
    @DisplayName("a page of others does not get there by a picture or a script, but a link leads there")
    void knowsPagesOfOthersWithoutAnOrigin(String site, String mode, int status) throws IOException {
        for (String path : new String[] {"/__mock/tenants", "/__admin/mappings"}) {
            assertThat(status(raw("GET " + path + " HTTP/1.1\r\nHost: " + here + "\r\nSec-Fetch-Site: " + site
                            + "\r\nSec-Fetch-Mode: " + mode + "\r\nConnection: close\r\n\r\n")))
                    .as(path)
                    .isEqualTo(status);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "/__mock/tenants/1400000077, '', 415",
        "/__mock/tenants/1400000077, 'Content-Type: text/plain', 415",
        "/__mock/tenants/1400000077, 'Content-Type: application/x-www-form-urlencoded', 415",
        "/__mock/tenants/1400000077, 'Content-Type: application/json; charset=utf-8', 400",
        "/__admin/scenarios/a/state, 'Content-Type: text/plain', 404",
        "/__admin/scenarios/a/state, 'Content-Type: text/plain|Sec-Fetch-Site: same-origin', 415",
        "/__admin/scenarios/a/state, 'Content-Type: text/plain|Origin: http://HERE', 415",
        "/__admin/scenarios/a/state, 'Content-Type: application/json|Origin: http://HERE', 404"
    })
    @DisplayName("bodies say that they are JSON, which a page of others cannot; WireMock's clients need not say so")
    void wantsBodiesToSayThatTheyAreJson(String path, String headers, int status) throws IOException {
        String more = headers.isEmpty() ? "" : headers.replace("HERE", here).replace("|", "\r\n") + "\r\n";

        String answer = raw("PUT " + path + " HTTP/1.1\r\nHost: " + here + "\r\n" + more
                + "Content-Length: 2\r\nConnection: close\r\n\r\n{}");

        assertThat(status(answer)).isEqualTo(status);
        if (status == 415) {
            assertThat(answer).contains("-H 'Content-Type: application/json'");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"/__admin/shutdown", "/__admin/shutdown/", "/__admin//shutdown", "/x/../__admin/shutdown"})
    @DisplayName("nobody stops the mock by a request")
    void isNotStoppedByARequest(String path) throws IOException, InterruptedException {
        assertThat(status(raw("POST " + path + " HTTP/1.1\r\nHost: " + here
                        + "\r\nContent-Length: 0\r\nConnection: close\r\n\r\n")))
                .isIn(403, 404);
        Thread.sleep(300); // WireMock's own stops a little later
        assertThat(status(get("/__mock/ready", here))).isEqualTo(200);
    }

    @Test
    @DisplayName("WireMock's client and the mock's own work as ever, and the latter says why it is refused")
    void servesItsClients() {
        URI named = URI.create("http://localhost:" + server.endpoint().getPort());
        WireMock wireMock = new WireMock("localhost", named.getPort());
        wireMock.register(WireMock.get("/stubbed").willReturn(WireMock.ok()));

        assertThat(wireMock.allStubMappings().getMappings()).hasSize(1);
        wireMock.resetMappings();
        assertThat(MockImBackend.connect(named).tenants()).contains(im.app().sdkAppId());
        assertThatThrownBy(wireMock::shutdown).isInstanceOf(RuntimeException.class);
        assertThat(server.tenants()).isNotEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "http://mock.example", "mock.example:8080", "*", "*.example", "a b", "console.tim.qq.com"})
    @DisplayName("what is no host name, or one of the real service, cannot be allowed")
    void allowsHostNamesOnly(String name) {
        assertThatThrownBy(() -> MockImServer.builder().allowHosts(name))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("\"" + name + "\" is ");
    }

    private static String get(String path, String host) throws IOException {
        return raw("GET " + path + " HTTP/1.1\r\nHost: " + host + "\r\nConnection: close\r\n\r\n");
    }

    private static int status(String answer) {
        Matcher matcher = Pattern.compile("HTTP/1.1 ([0-9]{3}) ").matcher(answer);
        assertThat(matcher.lookingAt()).as(answer).isTrue();
        return Integer.parseInt(matcher.group(1));
    }

    private static String raw(String request) throws IOException {
        try (Socket socket =
                new Socket(server.endpoint().getHost(), server.endpoint().getPort())) {
            OutputStream out = socket.getOutputStream();
            out.write(request.getBytes(UTF_8));
            out.flush();
            return new String(socket.getInputStream().readAllBytes(), UTF_8);
        }
    }
}
