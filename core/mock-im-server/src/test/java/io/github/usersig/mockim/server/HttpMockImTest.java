package io.github.usersig.mockim.server;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpServer;
import io.github.usersig.SdkApp;
import io.github.usersig.mockim.MockIm;
import io.github.usersig.mockim.MockImBackend;
import io.github.usersig.mockim.MockImException;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.URI;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("MockIm by HTTP")
class HttpMockImTest extends MockImContract {

    private static MockImServer server;
    private static MockImBackend connection;

    @BeforeAll
    static void start() {
        server = MockImServer.start();
        connection = MockImBackend.connect(server.endpoint());
    }

    @AfterAll
    static void stop() {
        connection.close();
        server.close();
    }

    @Override
    protected MockImBackend backend() {
        return connection;
    }

    @Test
    @DisplayName("an endpoint with a slash at its end will do")
    void takesAnEndpointWithASlashAtItsEnd() {
        assertThat(MockImBackend.connect(URI.create(server.endpoint() + "/")).endpoint())
                .isEqualTo(server.endpoint());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "localhost:8080",
                "ftp://127.0.0.1",
                "/mock",
                "http://localhost:8080/mock",
                "http://localhost:8080?x=1"
            })
    @DisplayName("an endpoint that is no HTTP address is refused, with an example of one")
    void refusesAnEndpointThatIsNoHttpAddress(String endpoint) {
        assertThatThrownBy(() -> MockImBackend.connect(URI.create(endpoint)))
                .isInstanceOf(MockImException.class)
                .hasMessageContaining("http://127.0.0.1:8080");
    }

    @Test
    @DisplayName("where nobody listens the message says what was asked of whom")
    void saysWhatWasAskedWhereNobodyListens() throws IOException {
        int port;
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            port = socket.getLocalPort();
        }
        URI endpoint = URI.create("http://127.0.0.1:" + port);

        assertThatThrownBy(() -> MockImBackend.connect(endpoint))
                .isInstanceOf(MockImException.class)
                .hasMessageContaining("GET " + endpoint + "/__mock/ready")
                .hasMessageContaining("does a mock IM listen");
    }

    @Test
    @DisplayName("where something else listens the message says so")
    void saysSoWhereSomethingElseListens() throws IOException {
        HttpServer other = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        other.createContext("/", exchange -> {
            byte[] page = "<html>welcome</html>".getBytes(UTF_8);
            exchange.sendResponseHeaders(200, page.length);
            exchange.getResponseBody().write(page);
            exchange.close();
        });
        other.start();
        try {
            URI endpoint = URI.create("http://127.0.0.1:" + other.getAddress().getPort());

            assertThatThrownBy(() -> MockImBackend.connect(endpoint))
                    .isInstanceOf(MockImException.class)
                    .hasMessageContaining("answered 200, but not with the JSON of a mock IM");
        } finally {
            other.stop(0);
        }
    }

    @Test
    @DisplayName("closing a connection leaves the mock running")
    void leavesTheMockRunningWhenClosed() {
        MockIm im = MockImBackend.connect(server.endpoint()).createTenant(SdkApp.random());
        MockImBackend.connect(server.endpoint()).close();

        assertThat(im.accounts()).hasSize(1);
    }
}
