package io.github.usersig.mockim.server.internal.control;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.sun.net.httpserver.HttpServer;
import io.github.usersig.SdkApp;
import io.github.usersig.mockim.Account;
import io.github.usersig.mockim.MockIm;
import io.github.usersig.mockim.server.MockImServer;
import io.github.usersig.mockim.server.support.Http;
import io.github.usersig.mockim.server.support.RestCall;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayName("A page of another origin, in a real browser,")
@Timeout(120)
@Tag("once")
class ForeignPageTest {

    private static final String FOREIGN = "foreign.example";
    private static final String REBOUND = "rebound.example";

    /** What each attempt comes to; a request that no page may read throws, and a WebSocket tells whether it opens. */
    private static final String ATTEMPTS = """
            const mock = 'MOCK', tenant = mock + '/__mock/tenants/TENANT', json = {'Content-Type': 'application/json'};
            const read = async (url, options) => { const r = await fetch(url, options); return r.type + ' ' + await r.text(); };
            const blind = (url, body) => read(url, {method: 'POST', mode: 'no-cors', body});
            const load = (name, url) => new Promise(done => {
              const made = document.createElement(name);
              made.onload = () => { let seen = ''; try { seen = made.contentDocument.body.textContent; } catch (e) { } done('loaded ' + seen); };
              made.onerror = () => done('not loaded');
              if (name === 'link') { made.rel = 'stylesheet'; made.href = url; } else { made.src = url; }
              document.documentElement.append(made);
            });
            const submit = (url, type, name) => new Promise(done => {
              const frame = document.createElement('iframe'), form = document.createElement('form'), input = document.createElement('input');
              frame.name = 'frame' + Math.random(); form.target = frame.name; form.action = url; form.method = 'POST'; form.enctype = type;
              input.name = name; input.value = '"}'; form.append(input); document.documentElement.append(frame, form); form.submit();
              setTimeout(() => { let seen = ''; try { seen = frame.contentDocument.body.textContent; } catch (e) { } done('sent ' + seen); }, 1000);
            });
            const socket = url => new Promise(done => {
              const made = new WebSocket(url.replace('http', 'ws'));
              made.onopen = () => { made.close(); done('open'); };
              made.onerror = () => done('refused');
            });
            const stub = '{"request": {"url": "/planted"}, "response": {"status": 200}}';
            const attempts = {
              tenants: () => read(mock + '/__mock/tenants'),
              withCookies: () => read(mock + '/__mock/tenants', {credentials: 'include'}),
              journal: () => read(tenant + '/journal'),
              issue: () => read(tenant + '/issue', {method: 'POST', headers: json, body: '{"userId": "administrator"}'}),
              create: () => read(mock + '/__mock/tenants/1400000077', {method: 'PUT', headers: json, body: '{}'}),
              remove: () => read(tenant, {method: 'DELETE'}),
              reset: () => read(tenant + '/reset', {method: 'POST'}),
              withToken: () => read(mock + '/__mock/tenants', {headers: {Authorization: 'Bearer 0123456789abcdef'}}),
              blindReset: () => blind(tenant + '/reset'),
              blindAccounts: () => blind(tenant + '/accounts', '{"userIds": ["planted"]}'),
              blindStub: () => blind(mock + '/__admin/mappings', stub),
              blindAdminReset: () => blind(mock + '/__admin/reset'),
              blindShutdown: () => blind(mock + '/__admin/shutdown'),
              beacon: async () => { navigator.sendBeacon(tenant + '/reset'); return 'sent '; },
              formReset: () => submit(tenant + '/reset', 'text/plain', 'a'),
              formAccounts: () => submit(tenant + '/accounts', 'text/plain', '{"userIds": ["planted"], "x": "'),
              formStub: () => submit(mock + '/__admin/mappings', 'text/plain',
                  '{"request": {"url": "/planted"}, "response": {"status": 200}, "name": "'),
              admin: () => read(mock + '/__admin/mappings'),
              requests: () => read(mock + '/__admin/requests', {credentials: 'include'}),
              stub: () => read(mock + '/__admin/mappings', {method: 'POST', headers: json, body: stub}),
              console: () => read(mock + '/'),
              consoleFrame: () => load('iframe', mock + '/'),
              tenantsFrame: () => load('iframe', mock + '/__mock/tenants'),
              script: () => load('script', mock + '/__mock/tenants'),
              image: () => load('img', mock + '/__mock/tenants'),
              style: () => load('link', mock + '/__admin/mappings'),
              socket: () => socket(mock + '/__mock/tenants'),
            };
            const results = {};
            for (const [name, attempt] of Object.entries(attempts)) {
              try { results[name] = await attempt(); } catch (e) { results[name] = 'refused'; }
            }
            return results;
            """;

    /** What apps' pages and web clients ask. */
    private static final String CLIENTS = """
            const mock = 'MOCK', call = mock + '/v4/CALL', body = '{"CheckItem": [{"UserID": "alice"}]}';
            const read = async options => { try { return await (await fetch(call, {method: 'POST', body, ...options})).text(); }
              catch (e) { return 'refused'; } };
            return {
              rest: await read({}),
              asXhr: await read({headers: {'X-Requested-With': 'XMLHttpRequest'}}),
              withCookies: await read({credentials: 'include'}),
              withHeader: await read({headers: {'X-Other': '1'}}),
              withToken: await read({headers: {Authorization: 'Bearer 0123456789abcdef'}}),
              put: await read({method: 'PUT'}),
              sdk: await new Promise(done => {
                const socket = new WebSocket(mock.replace('http', 'ws') + '/binfo?sdkAppID=TENANT');
                socket.onopen = () => { socket.close(); done('open'); };
                socket.onerror = () => done('refused');
              }),
            };
            """;

    private static MockImServer server;
    private static MockIm im;
    private static HttpServer pages;
    private static Browser browser;

    @BeforeAll
    static void start(@TempDir Path home) throws IOException {
        Browser.require();
        server = MockImServer.start();
        im = server.createTenant(SdkApp.random());
        im.importAccounts("alice");
        pages = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        pages.createContext("/", exchange -> {
            byte[] page = "<!DOCTYPE html><title>foreign</title>".getBytes(UTF_8);
            exchange.getResponseHeaders().add("Content-Type", "text/html");
            exchange.sendResponseHeaders(200, page.length);
            exchange.getResponseBody().write(page);
            exchange.close();
        });
        pages.start();
        browser = Browser.start(
                home.resolve("profile"),
                "--host-resolver-rules=MAP " + FOREIGN + " 127.0.0.1,MAP " + REBOUND + " 127.0.0.1");
    }

    @AfterAll
    static void stop() {
        if (browser != null) {
            browser.close();
            pages.stop(0);
            server.close();
        }
    }

    @ParameterizedTest
    @CsvSource({
        FOREIGN + ", 127.0.0.1",
        FOREIGN + ", localhost",
        "localhost, localhost", // another port
        "127.0.0.1, localhost",
        "localhost, 127.0.0.1",
        "nowhere, 127.0.0.1" // one that has no origin
    })
    @DisplayName("neither controls the mock nor reads anything of what controls it")
    void neitherControlsNorReads(String page, String host) throws IOException {
        open(page);

        Map<String, String> results = run(ATTEMPTS, host);

        assertThat(results).hasSize(27);
        assertThat(results.values()).allSatisfy(result -> assertThat(result)
                .isIn("refused", "opaque ", "not loaded", "loaded ", "sent ", "loaded null", "sent null"));
        assertThat(results)
                .containsEntry("tenants", "refused")
                .containsEntry("admin", "refused")
                .containsEntry("console", "refused")
                .containsEntry("image", "not loaded")
                .containsEntry("script", "not loaded");
        assertThat(server.tenants()).containsExactly(im.app().sdkAppId());
        assertThat(im.accounts()).extracting(Account::userId).containsExactlyInAnyOrder("administrator", "alice");
        assertThat(Http.text(Http.ask(server.endpoint(), "GET", "/__admin/mappings", "")))
                .contains("\"total\" : 0")
                .doesNotContain("planted");
    }

    @ParameterizedTest
    @CsvSource({FOREIGN + ", 127.0.0.1", "localhost, 127.0.0.1"})
    @DisplayName("asks what apps and web clients ask, with what the service allows pages and no more")
    void asksWhatAppsAndClientsAsk(String page, String host) throws IOException {
        open(page);

        Map<String, String> results = run(CLIENTS, host);

        assertThat(results.get("rest")).contains("\"ErrorCode\":0", "\"UserID\":\"alice\"");
        assertThat(results.get("asXhr")).contains("\"ErrorCode\":0");
        assertThat(results)
                .containsEntry("sdk", "open")
                .containsEntry("withCookies", "refused")
                .containsEntry("withHeader", "refused")
                .containsEntry("withToken", "refused")
                .containsEntry("put", "refused");
    }

    @Test
    @DisplayName("that gives its own name the mock's address is refused whatever it asks of what controls the mock")
    void isRefusedUnderAnotherName() throws IOException {
        browser.go(URI.create("http://" + REBOUND + ":" + server.endpoint().getPort() + "/v4/a/b"));

        JsonNode results = browser.run(inOrder("const status = {};"
                + "for (const path of ['/', '/__mock/tenants', '/__mock/tls', '/__admin/mappings', '/__admin/requests', '/__mock/ready'])"
                + " { status[path] = (await fetch(path)).status; }"
                + "status.create = (await fetch('/__mock/tenants/1400000077', {method: 'PUT',"
                + " headers: {'Content-Type': 'application/json'}, body: '{}'})).status;"
                + "return status;"));

        results.properties().forEach(result -> assertThat(result.getValue().asInt())
                .as(result.getKey())
                .isEqualTo(result.getKey().equals("/__mock/ready") ? 200 : 403));
        assertThat(results.size()).isEqualTo(7);
        assertThat(server.tenants()).containsExactly(im.app().sdkAppId());
    }

    private static void open(String page) throws IOException {
        browser.go(URI.create(
                page.equals("nowhere")
                        ? "data:text/html,nowhere"
                        : "http://" + page + ":" + pages.getAddress().getPort() + "/"));
    }

    /** A script that waits for what it asks. */
    private static String inOrder(String script) {
        return "return (async () => {" + script + "})();";
    }

    private static Map<String, String> run(String script, String host) throws IOException {
        RestCall call = new RestCall(server.endpoint(), im.app());
        JsonNode json = browser.run(inOrder(script)
                .replace("MOCK", "http://" + host + ":" + server.endpoint().getPort())
                .replace("CALL", "im_open_login_svc/account_check?" + call.query())
                .replace("TENANT", Long.toString(im.app().sdkAppId())));
        Map<String, String> results = new TreeMap<>();
        json.properties()
                .forEach(
                        result -> results.put(result.getKey(), result.getValue().asText()));
        return results;
    }
}
