package io.github.usersig.mockim.server.internal.http;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.github.tomakehurst.wiremock.client.WireMock;
import com.github.tomakehurst.wiremock.security.ClientTokenAuthenticator;
import io.github.usersig.SdkApp;
import io.github.usersig.mockim.MockIm;
import io.github.usersig.mockim.MockImBackend;
import io.github.usersig.mockim.MockImException;
import io.github.usersig.mockim.internal.control.ControlToken;
import io.github.usersig.mockim.server.MockImServer;
import io.github.usersig.mockim.server.support.Http;
import io.github.usersig.mockim.server.support.RestCall;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("A mock that was given a control token")
class ControlTokenTest {

    private static final String TOKEN = "token.of-the_test~0123456789+/==";

    private static MockImServer server;
    private static MockIm im;

    @BeforeAll
    static void start() {
        server = MockImServer.builder().controlToken(TOKEN).start();
        im = server.createTenant(SdkApp.random());
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "GET /__mock/tenants",
                "GET /__mock/tls",
                "GET /__mock/openapi.json",
                "GET /__mock/nothing",
                "GET /__mock",
                "GET /__mock/ready/",
                "GET /__mock/ready/../tenants",
                "GET /__mock/tenants/1/files/../journal",
                "PUT /__mock/tenants/1400000001",
                "POST /__mock/tenants/TENANT/reset",
                "OPTIONS /__mock/tenants",
                "HEAD /__mock/tenants",
                "GET /__admin",
                "GET /__admin/",
                "GET /__admin/mappings",
                "GET /__admin/requests",
                "GET /__admin/docs/",
                "POST /__admin/reset",
                "POST /__admin/shutdown",
                "GET /%5f_admin/mappings",
                "GET /./__mock;a=b/tenants"
            })
    @DisplayName("is not controlled without it")
    void isNotControlledWithoutIt(String request) throws IOException {
        String path = request.replace("TENANT", Long.toString(im.app().sdkAppId()));

        for (@Nullable
        String authorization : new @Nullable String[] {
            null,
            "",
            "Bearer",
            "Bearer ",
            "Bearer x",
            "Bearer " + TOKEN.substring(1),
            "Bearer " + TOKEN + "x",
            "Bearer " + TOKEN + " x",
            "Bearer " + TOKEN.toUpperCase(Locale.ROOT),
            "Basic " + TOKEN,
            TOKEN,
        }) {
            HttpResponse<byte[]> answer = ask(path, authorization);

            assertThat(answer.statusCode()).as(authorization).isIn(400, 401);
            assertThat(new String(answer.body(), UTF_8)).doesNotContain(TOKEN).doesNotContain("mappings\"");
            if (answer.statusCode() == 401) {
                assertThat(answer.headers().firstValue("WWW-Authenticate")).hasValue("Bearer realm=\"mock-im\"");
            }
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"Bearer ", "bearer ", "Token ", "TOKEN  "})
    @DisplayName("is controlled with it, sent as the standard has it or as WireMock's client does")
    void isControlledWithIt(String scheme) throws IOException {
        for (String path : new String[] {"GET /__mock/tenants", "GET /__admin/mappings"}) {
            assertThat(ask(path, scheme + TOKEN).statusCode()).as(path).isEqualTo(200);
            assertThat(ask(path, scheme + TOKEN.toUpperCase(Locale.ROOT)).statusCode())
                    .as("in other letters, on the same connection: " + path)
                    .isEqualTo(401);
        }
    }

    @Test
    @DisplayName("says whether it is ready, shows its page and answers apps without it")
    void answersProbesPageAndAppsWithoutIt() throws IOException {
        assertThat(ask("GET /__mock/ready", null).statusCode()).isEqualTo(200);
        assertThat(ask("GET /", null).statusCode()).isEqualTo(200);
        assertThat(new RestCall(server.endpoint(), im.app()).code()).isZero();
    }

    @Test
    @DisplayName("refuses pages of others before it looks for a token")
    void refusesPagesOfOthersBefore() throws IOException {
        HttpRequest request = HttpRequest.newBuilder(URI.create(server.endpoint() + "/__mock/tenants"))
                .header("Origin", "http://evil.example")
                .header("Authorization", "Bearer " + TOKEN)
                .build();

        assertThat(Http.exchange(request).statusCode()).isEqualTo(403);
    }

    @Test
    @DisplayName("is controlled by MockIm and by WireMock's client, which send it; without it they say what is missing")
    void isControlledByItsClients() {
        URI endpoint = server.endpoint();
        SdkApp app = im.app();
        String token = TOKEN;
        MockIm there = MockImBackend.connect(endpoint, token).tenant(app);
        there.importAccounts("alice");
        assertThat(im.accounts()).hasSize(2);
        assertThat(there.tls().caCertificate()).isEqualTo(im.tls().caCertificate());

        WireMock wireMock = WireMock.create()
                .host(endpoint.getHost())
                .port(endpoint.getPort())
                .authenticator(new ClientTokenAuthenticator(token))
                .build();
        wireMock.register(WireMock.get("/stubbed").willReturn(WireMock.ok()));
        assertThat(wireMock.allStubMappings().getMappings()).hasSize(1);
        wireMock.resetMappings();

        assertThatThrownBy(() -> MockImBackend.connect(endpoint).tenants())
                .isInstanceOf(MockImException.class)
                .hasMessageContainingAll("answered 401", "none was sent", "MockImBackend.connect(endpoint, token)");
        assertThatThrownBy(() -> MockImBackend.connect(endpoint, "another-token-of-the-test")
                        .tenants())
                .isInstanceOf(MockImException.class)
                .hasMessageContaining("not the one this mock was given")
                .message()
                .doesNotContain("another-token");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "too-short",
                "has a space in it, which none has",
                "ümlaut-in-the-token",
                "a\r\nb-0123456789abcd"
            })
    @DisplayName("takes none that could be guessed, or that no header can carry, and does not repeat it")
    void takesNoneThatCannotBeOne(String token) {
        assertThatThrownBy(() -> MockImServer.builder().controlToken(token))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("16 to 256 letters")
                .message()
                .satisfies(message ->
                        assertThat(token.isEmpty() || !message.contains(token)).isTrue());
        assertThatThrownBy(() -> MockImBackend.connect(server.endpoint(), token))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    @DisplayName("shows it nowhere")
    void showsItNowhere() {
        assertThat(server.toString() + ControlToken.of(TOKEN) + MockImBackend.connect(server.endpoint(), TOKEN))
                .doesNotContain(TOKEN);
    }

    private static HttpResponse<byte[]> ask(String methodAndPath, @Nullable String authorization) throws IOException {
        String[] request = methodAndPath.split(" ", 2);
        HttpRequest.Builder builder = HttpRequest.newBuilder(URI.create(server.endpoint() + request[1]))
                .method(request[0], BodyPublishers.noBody());
        if (authorization != null) {
            builder.header("Authorization", authorization);
        }
        return Http.exchange(builder.build());
    }
}
