package io.github.usersig.mockim.server.internal.control;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpServer;
import io.github.usersig.SdkApp;
import io.github.usersig.mockim.MockImBackend;
import io.github.usersig.mockim.MockImException;
import io.github.usersig.mockim.internal.control.ControlVersion;
import io.github.usersig.mockim.server.MockImServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("A client and a mock of different versions")
class ControlVersionTest {

    private static final int OURS = ControlVersion.CURRENT;

    private HttpServer other;
    private String ready = "";

    @BeforeEach
    void start() throws IOException {
        other = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        other.createContext("/__mock/ready", exchange -> {
            byte[] answer = ready.getBytes(UTF_8);
            exchange.sendResponseHeaders(200, answer.length);
            exchange.getResponseBody().write(answer);
            exchange.close();
        });
        other.start();
    }

    @AfterEach
    void stop() {
        other.stop(0);
    }

    private URI endpoint() {
        return URI.create("http://127.0.0.1:" + other.getAddress().getPort());
    }

    @Test
    @DisplayName("understand each other if that of the control API is the same")
    void acceptsAMockOfItsOwnVersion() {
        try (MockImServer server = MockImServer.start();
                MockImBackend backend = MockImBackend.connect(server.endpoint())) {
            assertThat(backend.createTenant(SdkApp.random()).accounts()).hasSize(1);
        }
    }

    @Test
    @DisplayName("say so if the client is older, with both versions and what to do")
    void refusesANewerMock() {
        ready = "{\"ready\":true,\"controlVersion\":" + (OURS + 1) + ",\"kit\":\"0.2.0\",\"more\":[]}";

        assertThatThrownBy(() -> MockImBackend.connect(endpoint()))
                .isInstanceOf(MockImException.class)
                .hasMessageContainingAll(
                        "the mock IM at " + endpoint() + " is newer than this client",
                        "version " + (OURS + 1) + " of the control API (UserSig TestKit 0.2.0)",
                        "the client speaks version " + OURS + " (UserSig TestKit ",
                        "usersig-bom",
                        "build the image");
    }

    @Test
    @DisplayName("say so if the mock is older, with both versions and what to do")
    void refusesAnOlderMock() {
        ready = "{\"ready\":true,\"controlVersion\":" + (OURS - 1) + ",\"kit\":\"0.0.9\"}";

        assertThatThrownBy(() -> MockImBackend.connect(endpoint()))
                .isInstanceOf(MockImException.class)
                .hasMessageContainingAll(
                        "is older than this client",
                        "version " + (OURS - 1) + " of the control API (UserSig TestKit 0.0.9)",
                        "the client speaks version " + OURS,
                        "usersig-bom");
    }

    @Test
    @DisplayName("say so if the mock is so old that it tells none")
    void refusesAMockThatTellsNoVersion() {
        ready = "{\"ready\":true}";

        assertThatThrownBy(() -> MockImBackend.connect(endpoint(), endpoint()))
                .isInstanceOf(MockImException.class)
                .hasMessageContainingAll(
                        "is older than this client", "tells no version of its control API", "version " + OURS);
    }
}
