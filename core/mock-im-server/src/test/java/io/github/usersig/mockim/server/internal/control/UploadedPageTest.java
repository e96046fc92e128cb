package io.github.usersig.mockim.server.internal.control;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.json.JsonMapper;
import io.github.usersig.SdkApp;
import io.github.usersig.mockim.Account;
import io.github.usersig.mockim.MockIm;
import io.github.usersig.mockim.MockImClient;
import io.github.usersig.mockim.server.MockImServer;
import io.github.usersig.mockim.server.support.Http;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayName("A page that a user uploaded, opened in a real browser from the mock's own address,")
@Timeout(120)
class UploadedPageTest {

    /** What imports an account, from any page of the mock's own origin that may run it. */
    private static final String ATTACK = "fetch('/__mock/tenants/%d/accounts', {method: 'POST',"
            + " headers: {'Content-Type': 'application/json'}, body: JSON.stringify({userIds: ['%s']})})";

    private static MockImServer server;
    private static MockIm im;
    private static Browser browser;

    @BeforeAll
    static void start(@TempDir Path home) throws IOException {
        Browser.require();
        server = MockImServer.start();
        im = server.createTenant(SdkApp.random());
        im.importAccounts("alice");
        browser = Browser.start(home.resolve("profile"));
    }

    @AfterAll
    static void stop() {
        if (browser != null) {
            browser.close();
            server.close();
        }
    }

    private static String attack(String account) {
        return ATTACK.formatted(im.app().sdkAppId(), account);
    }

    private static URI upload(String name, String type, String content) throws IOException {
        try (MockImClient alice = MockImClient.connect(im)) {
            alice.login(im.issueUserSig("alice"));
            var addresses = JsonMapper.builder()
                    .build()
                    .readTree(alice.ask("im_cos_msg.pre_sig", "{\"file_type\":255,\"file_name\":\"" + name + "\"}"));
            int status = Http.exchange(HttpRequest.newBuilder(
                                    URI.create(addresses.get("upload_url").asText()))
                            .header("Content-Type", type)
                            .PUT(BodyPublishers.ofString(content, UTF_8))
                            .build())
                    .statusCode();
            assertThat(status).isEqualTo(200);
            return URI.create(addresses.get("download_url").asText());
        }
    }

    @ParameterizedTest
    @CsvSource({"page.html, text/html", "page.xhtml, application/xhtml+xml", "picture.svg, image/svg+xml"})
    @DisplayName("runs nothing, and so does not reach what controls the mock")
    void reachesNothing(String name, String type) throws IOException {
        String script = "document.documentElement.setAttribute('ran', 'yes'); " + attack("planted");
        String content = type.equals("image/svg+xml")
                ? "<svg xmlns='http://www.w3.org/2000/svg'><script>" + script + "</script></svg>"
                : "<html xmlns='http://www.w3.org/1999/xhtml'><head><title>ran</title><script>" + script
                        + "</script></head><body/></html>";
        browser.go(URI.create(server.endpoint() + "/"));

        open(upload(name, type, content));

        assertThat(browser.run("return document.documentElement.getAttribute('ran')")
                        .isNull())
                .isTrue();
        assertThat(im.accounts()).extracting(Account::userId).doesNotContain("planted");
    }

    /** Chromium saves what it does not show, which its driver calls an error. */
    private static void open(URI page) throws IOException {
        try {
            browser.go(page);
        } catch (AssertionError saved) {
            assertThat(saved).hasMessageContaining("net::ERR_ABORTED");
        }
    }

    @Test
    @DisplayName("would reach it if it ran: a page of the mock's own does")
    void wouldReachItIfItRan() throws IOException {
        browser.go(URI.create(server.endpoint() + "/"));

        assertThat(browser.run("return " + attack("by its own page") + ".then(answer => answer.status)")
                        .asInt())
                .isEqualTo(200);

        assertThat(im.accounts()).extracting(Account::userId).contains("by its own page");
    }
}
