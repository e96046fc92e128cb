package io.github.usersig.mockim.server.internal.control;

import static com.github.tomakehurst.wiremock.client.WireMock.any;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.github.tomakehurst.wiremock.client.WireMock;
import io.github.usersig.SdkApp;
import io.github.usersig.UserSigIssuer;
import io.github.usersig.mockim.MockIm;
import io.github.usersig.mockim.server.MockImServer;
import io.github.usersig.mockim.server.support.Http;
import io.github.usersig.mockim.server.support.RestClient;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@DisplayName("The console page")
@Tag("once")
class ConsolePageTest {

    private static MockImServer server;
    private static MockIm im;

    @BeforeAll
    static void start() {
        server = MockImServer.start();
        im = server.createTenant(SdkApp.random());
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @Test
    @DisplayName("is HTML at /, loads nothing from elsewhere, and runs no script but its own")
    void isHtmlThatLoadsNothingFromElsewhere() throws IOException {
        HttpResponse<byte[]> response = ask("GET", "/");
        String html = new String(response.body(), UTF_8);

        assertThat(response.statusCode()).isEqualTo(200);
        assertThat(response.headers().firstValue("Content-Type")).hasValue("text/html; charset=utf-8");
        assertThat(response.headers().firstValue("Content-Security-Policy").orElseThrow())
                .startsWith("default-src 'none'; connect-src 'self'; script-src 'sha256-");
        assertThat(html).contains("<title>Mock IM</title>").doesNotContain("http://", "https://", "innerHTML", "src=");
        assertThat(ask("HEAD", "/").body()).isEmpty();
    }

    @Test
    @DisplayName("is the same whatever the mock holds: keys and UserSigs are never in it")
    void holdsNoKeyAndNoUserSig() throws IOException {
        String before = new String(ask("GET", "/").body(), UTF_8);
        MockIm other = server.createTenant(SdkApp.random());
        other.importAccounts("alice");

        assertThat(new String(ask("GET", "/").body(), UTF_8)).isEqualTo(before);
        for (String path : List.of("accounts", "messages", "journal")) {
            assertThat(new String(
                            ask("GET", "/__mock/tenants/" + other.app().sdkAppId() + "/" + path)
                                    .body(),
                            UTF_8))
                    .doesNotContain(other.app().secretKey());
        }
        other.remove();
    }

    @Test
    @DisplayName("gives way to any stub that wants the path, and takes no other method or path")
    void givesWayToAnyStub() throws IOException {
        WireMock wireMock = WireMock.create()
                .host("127.0.0.1")
                .port(server.endpoint().getPort())
                .build();
        wireMock.register(any(anyUrl()).willReturn(okJson("{\"a\":\"stub\"}")));

        assertThat(new String(ask("GET", "/").body(), UTF_8)).isEqualTo("{\"a\":\"stub\"}");
        wireMock.resetMappings();
        assertThat(new String(ask("GET", "/").body(), UTF_8)).contains("<title>Mock IM</title>");
        assertThat(ask("POST", "/").statusCode()).isEqualTo(404);
        assertThat(ask("GET", "/index.html").statusCode()).isEqualTo(404);
    }

    @Test
    @Timeout(120)
    @DisplayName("shows accounts, messages and the journal in a browser, and reads nothing of them as HTML")
    void showsAccountsMessagesAndTheJournalInABrowser(@TempDir Path home) throws IOException {
        Browser.require();
        String evil = "<img src=x onerror=\"document.title='owned'\"><script>document.title=1</script>";
        im.importAccounts("alice");
        ObjectNode bob =
                JsonNodeFactory.instance.objectNode().put("UserID", "bob").put("Nick", evil);
        RestClient rest = RestClient.of(im);
        // as calls, not by ask(...), which takes ' for " in what it is given
        rest.call()
                .command("im_open_login_svc/account_import")
                .body(bob.toString())
                .reply();
        ObjectNode message = JsonNodeFactory.instance
                .objectNode()
                .put("From_Account", "alice")
                .put("To_Account", "bob")
                .put("MsgRandom", 1);
        message.putArray("MsgBody")
                .addObject()
                .put("MsgType", "TIMTextElem")
                .putObject("MsgContent")
                .put("Text", evil);
        rest.call().command("openim/sendmsg").body(message.toString()).reply();
        im.sessions().setOnline("alice", "Web");
        String userSig = UserSigIssuer.of(im.app()).issue("alice").text();
        im.login("bob", userSig);
        try (Browser browser = Browser.start(home.resolve("profile"))) {
            browser.go(URI.create(server.endpoint() + "/"));

            assertThat(browser.text("#accounts", "bob")).contains("alice", "Web", evil, "offline");
            assertThat(browser.text("#messages", "alice")).contains(evil);
            assertThat(browser.text("#journal", "70013")).contains("openim/sendmsg", "presented by \"bob\"");
            browser.type("#sig", userSig);
            browser.type("#sig-user", "bob");
            browser.click("#explain button");
            assertThat(browser.text("#verdict", "Refused"))
                    .contains(
                            "Refused with 70013",
                            "alice",
                            Long.toString(im.app().sdkAppId()),
                            "TLS.identifier");
            browser.run("document.getElementById('sig-user').value = ''");
            browser.type("#sig", userSig);
            browser.click("#explain button");
            assertThat(browser.text("#verdict", "Accepted")).startsWith("Accepted");
            browser.click("#refused");
            assertThat(browser.run("return document.getElementById('sig').value")
                            .asText())
                    .as("the box afterwards")
                    .isEmpty();
            assertThat(browser.run("return document.documentElement.outerHTML").asText())
                    .contains("<title>Mock IM</title>")
                    .doesNotContain("<img", userSig, im.app().secretKey());
            browser.picture(Path.of("target/console.png"));
        }
    }

    @Test
    @Timeout(120)
    @DisplayName("takes the control token from its address or asks for it, keeps it for the tab, and never shows it")
    void takesTheControlToken(@TempDir Path home) throws IOException {
        Browser.require();
        String token = "token.of-the_console~0123456789+/==";
        SdkApp app = SdkApp.random();
        try (MockImServer locked = MockImServer.builder()
                        .controlToken(token)
                        .app(app, a -> a.accounts("alice"))
                        .start();
                Browser browser = Browser.start(home.resolve("profile"))) {
            URI page = URI.create(locked.endpoint() + "/");
            browser.go(page);
            assertThat(browser.text("#state", "wants its control token")).contains("the mock wants its control token");
            browser.type("#token", token + "x");
            browser.click("#unlock button");
            assertThat(browser.text("#state", "not take")).contains("the mock does not take this control token");
            browser.type("#token", token);
            browser.click("#unlock button");
            assertThat(browser.text("#accounts", "alice")).contains("alice");
            assertThat(browser.run(
                                    "return document.getElementById('unlock').hidden + document.documentElement.outerHTML"
                                            + " + document.getElementById('token').value")
                            .asText())
                    .startsWith("true")
                    .doesNotContain(token);
            browser.go(page); // the same tab
            assertThat(browser.text("#accounts", "alice")).contains("alice");

            browser.run("sessionStorage.clear()");
            browser.go(URI.create("about:blank"));
            browser.go(URI.create(page + "#token=" + token));
            assertThat(browser.text("#accounts", "alice")).contains("alice");
            assertThat(browser.run("return location.href").asText()).isEqualTo(page.toString());
        }
    }

    private static HttpResponse<byte[]> ask(String method, String path) throws IOException {
        return Http.exchange(HttpRequest.newBuilder(URI.create(server.endpoint() + path))
                .method(method, BodyPublishers.noBody())
                .build());
    }
}
