package io.github.usersig.mockim.server.internal.http;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.github.tomakehurst.wiremock.client.WireMock;
import com.sun.net.httpserver.HttpServer;
import io.github.usersig.mockim.server.MockImServer;
import io.github.usersig.mockim.server.support.Http;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpResponse;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("Nothing leaves the machine by way of the mock")
class NothingLeavesTest {

    private final Queue<String> arrived = new ConcurrentLinkedQueue<>();
    private HttpServer elsewhere;
    private String url;

    @BeforeEach
    void start() throws IOException {
        elsewhere = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        elsewhere.createContext("/", exchange -> {
            arrived.add(exchange.getRequestMethod() + " " + exchange.getRequestURI());
            byte[] body = "{}".getBytes(UTF_8);
            exchange.sendResponseHeaders(200, body.length);
            exchange.getResponseBody().write(body);
            exchange.close();
        });
        elsewhere.start();
        url = "http://127.0.0.1:" + elsewhere.getAddress().getPort();
    }

    @AfterEach
    void stop() {
        elsewhere.stop(0);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{'request':{'urlPath':'/out'},'response':{'proxyBaseUrl':'URL'}}",
                "{'request':{'urlPath':'/out'},'response':{'proxyBaseUrl':'{{request.query.to}}','transformers':['response-template']}}",
                "{'request':{'urlPath':'/out'},'response':{'status':200},'serveEventListeners':"
                        + "[{'name':'webhook','parameters':{'method':'POST','url':'URL/called'}}]}",
                "{'request':{'urlPath':'/out'},'response':{'status':200},'postServeActions':"
                        + "[{'name':'webhook','parameters':{'method':'POST','url':'URL/called'}}]}",
                "{'request':{'urlPath':'/out','bodyPatterns':[{'matchesJsonSchema':{'$ref':'URL/schema.json'}}]},"
                        + "'response':{'status':200}}",
                "{'request':{'urlPath':'/out','bodyPatterns':[{'not':{'matchesJsonSchema':"
                        + "'{\\'items\\':[{\\'$ref\\':\\'URL/schema.json\\'}]}'}}]},'response':{'status':200}}"
            })
    @DisplayName(
            "a stub that would pass a request on, call back or fetch is refused, and the refusal says what to write")
    void refusesStubsThatLeadElsewhere(String stub) throws Exception {
        String json = stub.replace('\'', '"').replace("URL", url);
        try (MockImServer server = MockImServer.start()) {
            for (String path : new String[] {"/__admin/mappings", "/__admin/mappings/import"}) {
                String body = path.endsWith("import") ? "{\"mappings\":[" + json + "]}" : json;
                HttpResponse<byte[]> refused = Http.ask(server.endpoint(), "POST", path, body);

                assertThat(refused.statusCode()).as(path).isEqualTo(422);
                assertThat(Http.text(refused))
                        .contains(
                                "--allow-proxying (or MOCK_IM_ALLOW_PROXYING=true, MockImServer.builder().allowProxying()");
            }
            Http.ask(server.endpoint(), "POST", "/out?to=" + url, "{\"a\":1}");
            Thread.sleep(200);
        }
        assertThat(arrived).isEmpty();
    }

    @Test
    @DisplayName("a search in WireMock's journal fetches no schema either, and schemas that are whole go on working")
    void fetchesNoSchemaForASearch() throws Exception {
        try (MockImServer server = MockImServer.start()) {
            URI mock = server.endpoint();
            String search = "{\"bodyPatterns\":[{\"matchesJsonSchema\":{\"$ref\":\"%s\"}}]}";

            assertThat(Http.ask(mock, "POST", "/__admin/requests/count", search.formatted(url + "/x"))
                            .statusCode())
                    .isEqualTo(422);
            assertThat(Http.ask(mock, "POST", "/__admin/requests/count", search.formatted("#/definitions/a"))
                            .statusCode())
                    .isEqualTo(200);
        }
        assertThat(arrived).isEmpty();
    }

    @Test
    @DisplayName("a stub is not made one afterwards, and nothing is recorded")
    void refusesToEditAndToRecord() throws Exception {
        try (MockImServer server = MockImServer.start()) {
            URI mock = server.endpoint();
            WireMock wireMock = new WireMock(mock.getHost(), mock.getPort());
            String id = wireMock.register(get("/out").willReturn(aResponse()))
                    .getId()
                    .toString();

            assertThat(Http.ask(
                                    mock,
                                    "PUT",
                                    "/__admin/mappings/" + id,
                                    "{\"request\":{\"urlPath\":\"/out\"},\"response\":{\"proxyBaseUrl\":\"" + url
                                            + "\"}}")
                            .statusCode())
                    .isEqualTo(422);
            assertThat(Http.ask(mock, "POST", "/__admin/recordings/start", "{\"targetBaseUrl\":\"" + url + "\"}")
                            .statusCode())
                    .isEqualTo(422);
            assertThat(Http.text(Http.ask(mock, "GET", "/__admin/recordings/status", "")))
                    .doesNotContain("\"Recording\"");
            Http.ask(mock, "GET", "/out", "");
            Http.ask(mock, "GET", "/elsewhere", "");
        }
        assertThat(arrived).isEmpty();
    }

    @Test
    @DisplayName("as a proxy it takes nobody elsewhere, neither by URL nor by CONNECT")
    void isNoProxy() throws Exception {
        try (MockImServer server = MockImServer.start()) {
            String target = url.substring("http://".length());
            for (String request : new String[] {
                "GET " + url + "/by-url HTTP/1.1\r\nHost: " + target + "\r\nConnection: close\r\n\r\n",
                "CONNECT " + target + " HTTP/1.1\r\nHost: " + target + "\r\n\r\n"
            }) {
                try (Socket socket = new Socket(
                        server.endpoint().getHost(), server.endpoint().getPort())) {
                    OutputStream out = socket.getOutputStream();
                    out.write(request.getBytes(UTF_8));
                    out.flush();
                    socket.shutdownOutput();
                    assertThat(new String(socket.getInputStream().readAllBytes(), UTF_8))
                            .containsPattern("HTTP/1.1 40[34] ");
                }
            }
        }
        assertThat(arrived).isEmpty();
    }

    @Test
    @DisplayName("who allows proxying at the start has it")
    void passesOnIfThatIsAllowed() throws Exception {
        try (MockImServer server = MockImServer.builder().allowProxying().start()) {
            URI mock = server.endpoint();
            new WireMock(mock.getHost(), mock.getPort())
                    .register(get("/out").willReturn(aResponse().proxiedFrom(url)));

            assertThat(Http.ask(mock, "GET", "/out", "").statusCode()).isEqualTo(200);
        }
        assertThat(arrived).containsExactly("GET /out");
    }
}
