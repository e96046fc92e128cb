package io.github.usersig.mockim.server;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import io.github.usersig.SdkApp;
import io.github.usersig.UserSigIssuer;
import io.github.usersig.mockim.server.internal.start.Start;
import io.github.usersig.mockim.server.support.RestCall;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * One run of the mock in a JVM of its own, to which UserSigs, the key and the control token are sent in every place that we could
 * think of. What it is to hand out whole is not asked for: a UserSig that it issues, what users wrote, stubs as they were set.
 */
@DisplayName("Whole UserSigs, the key and the control token are shown nowhere")
@Timeout(120)
class ShownNowhereTest {

    private static final String KEY = "0123456789abcdef-a-key-to-hide-0";
    private static final String LONG_KEY = SdkApp.random().secretKey();
    private static final String TOKEN = "a-control-token.to~hide_0123456789";
    private static final SdkApp APP = SdkApp.of(1400000000L, KEY);
    private static final String SIG =
            UserSigIssuer.of(APP).issue(SdkApp.DEFAULT_ADMIN).text();
    private static final String OTHER = UserSigIssuer.of(APP).issue("alice").text();
    private static final String TENANT = "/__mock/tenants/" + APP.sdkAppId();
    private static final String CONTROL = "Authorization: Bearer " + TOKEN + "\r\nContent-Type: application/json\r\n";
    private static final Pattern BASE64 = Pattern.compile("[A-Za-z0-9+/]{40,}={0,2}");

    private static Path folder;

    /** What was asked, and all that was answered, headers included. */
    private static final Map<String, String> ANSWERS = new LinkedHashMap<>();

    private static String printed;
    private static URI endpoint;

    @BeforeAll
    static void run(@TempDir Path home) throws Exception {
        folder = home;
        Path key = Files.writeString(folder.resolve("key"), KEY);
        Path token = Files.writeString(folder.resolve("token"), TOKEN + "\n");
        Path work = Files.createDirectory(folder.resolve("work"));
        Process mock = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Djava.io.tmpdir=" + work,
                        "-cp",
                        System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")),
                        Start.class.getName(),
                        "serve",
                        "--port=0",
                        "--sdk-app-id=" + APP.sdkAppId(),
                        "--secret-key-file=" + key,
                        "--control-token-file=" + token,
                        "--account=alice")
                .directory(work.toFile())
                .redirectError(folder.resolve("stderr").toFile())
                .start();
        HttpServer app = app();
        StringBuilder said = new StringBuilder();
        try (BufferedReader out = new BufferedReader(new InputStreamReader(mock.getInputStream(), UTF_8))) {
            String first = String.valueOf(out.readLine());
            said.append(first);
            endpoint = URI.create(first.replaceAll(".*listens on (http://[0-9.:]+).*", "$1"));
            control("PUT", "/__mock/tenants/1400000001", "{\"secretKey\": \"" + LONG_KEY + "\"}");
            askApps();
            askClients();
            askWebhooks(app);
            askStubs();
            askControl();
            askNonsense();
            mock.toHandle().destroy(); // which leaves the streams open
            out.lines().forEach(said::append);
        } finally {
            mock.destroyForcibly();
            app.stop(0);
        }
        printed = said + Files.readString(folder.resolve("stderr"));
        Files.delete(key);
        Files.delete(token);
    }

    @AfterAll
    static void forget() {
        ANSWERS.clear();
    }

    @Test
    @DisplayName("in no answer, as they are or in Base64")
    void areInNoAnswer() {
        assertThat(ANSWERS).hasSizeGreaterThan(60);
        ANSWERS.forEach((asked, answer) -> {
            requireNone(asked, answer);
            BASE64.matcher(answer).results().forEach(found -> requireNone(asked, decoded(found.group())));
        });
    }

    @Test
    @DisplayName("in nothing that it prints or writes")
    void areInNothingPrintedOrWritten() throws IOException {
        assertThat(printed).contains("listens on");
        requireNone("printed", printed);
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                requireNone(file.toString(), Files.readString(file, ISO_8859_1));
            }
        }
    }

    @Test
    @DisplayName("where they were, there is a mask: in journals, reports of what fits no stub, webhooks and errors")
    void areMaskedWhereTheyWere() {
        assertThat(ANSWERS.entrySet().stream()
                        .filter(answer -> answer.getValue().contains("***"))
                        .map(Map.Entry::getKey))
                .contains(
                        "GET " + TENANT + "/journal",
                        "GET " + TENANT + "/webhookcalls",
                        "GET /__admin/requests",
                        "GET /__admin/requests/unmatched",
                        "GET /__admin/requests/unmatched/near-misses",
                        "GET /near-a-stub",
                        "POST /near-a-stub",
                        "GET /__mock/SECRET",
                        "a client");
    }

    private static void requireNone(String asked, String answer) {
        for (String sig : List.of(SIG, OTHER)) {
            // pieces, for a report may break lines; of what is too long, a message quotes the beginning
            assertThat(IntStream.iterate(48, i -> i + 24 < sig.length(), i -> i + 24)
                            .mapToObj(i -> sig.substring(i, i + 24))
                            .filter(answer::contains))
                    .as("pieces of a UserSig in what was answered to %s: %s", asked, answer)
                    .isEmpty();
        }
        for (String key : List.of(KEY, LONG_KEY)) {
            assertThat(answer.contains(key.substring(0, 32)))
                    .as("the key, or most of it, in: %s: %s", asked, answer)
                    .isFalse();
        }
        assertThat(answer.contains(TOKEN))
                .as("the token in: %s: %s", asked, answer)
                .isFalse();
    }

    private static String decoded(String base64) {
        try {
            return new String(Base64.getDecoder().decode(base64), ISO_8859_1);
        } catch (IllegalArgumentException e) {
            return "";
        }
    }

    private static void askApps() throws IOException {
        for (String secret : List.of(SIG, OTHER, KEY, LONG_KEY, TOKEN)) {
            for (String parameter : List.of("identifier", "usersig", "sdkappid", "random", "contenttype", "other")) {
                RestCall call = new RestCall(endpoint, APP).with(parameter, secret);
                ask(
                        "an app, " + parameter + " " + secret.length(),
                        "POST /v4/openim/querystate?" + call.query(),
                        "",
                        "{}");
            }
            String query = new RestCall(endpoint, APP).query();
            ask("a command", "POST /v4/" + secret + "/" + secret + "?" + query, "", "{}");
            for (String command :
                    List.of("im_open_login_svc/account_import", "openim/sendmsg", "group_open_http_svc/create_group")) {
                ask(
                        command + " " + secret.length(),
                        "POST /v4/" + command + "?" + query,
                        "",
                        "{\"UserID\": \"SS\", \"From_Account\": \"S\", \"To_Account\": \"S\", \"Type\": \"S\", \"Name\": \"S\", \"S\": 1}"
                                .replace("S", secret));
            }
        }
    }

    private static void askClients() throws Exception {
        StringBuilder said = new StringBuilder();
        CompletableFuture<Void> closed = new CompletableFuture<>();
        WebSocket socket = HttpClient.newHttpClient()
                .newWebSocketBuilder()
                .buildAsync(
                        URI.create("ws" + endpoint.toString().substring(4) + "/binfo?sdkappid=" + APP.sdkAppId()
                                + "&instanceid=1&platform=7"),
                        new WebSocket.Listener() {
                            @Override
                            public @Nullable CompletionStage<?> onBinary(
                                    WebSocket from, ByteBuffer data, boolean last) {
                                said.append(UTF_8.decode(data));
                                from.request(1);
                                if (said.toString().contains("\"seq\":9")) {
                                    closed.complete(null);
                                }
                                return null;
                            }

                            @Override
                            public @Nullable CompletionStage<?> onClose(WebSocket from, int status, String reason) {
                                said.append(reason);
                                closed.complete(null);
                                return null;
                            }
                        })
                .get(10, TimeUnit.SECONDS);
        int seq = 4;
        for (String identifier : List.of(KEY, LONG_KEY, TOKEN, SIG, "nobody", "last")) {
            String packet = "{\"head\":{\"servcmd\":\"im_open_status.wslogin\",\"seq\":" + seq++ + ",\"identifier\":\""
                    + identifier + "\",\"usersig\":\"" + SIG + "\"},\"body\":{\"" + SIG + "\":\"" + KEY + "\"}}";
            socket.sendBinary(ByteBuffer.wrap(packet.getBytes(UTF_8)), true).get(10, TimeUnit.SECONDS);
        }
        closed.get(10, TimeUnit.SECONDS);
        socket.abort();
        ANSWERS.put("a client", said.toString());
    }

    /** The app under test, which answers with what it should not. */
    private static HttpServer app() throws IOException {
        HttpServer app = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        app.createContext("/", exchange -> {
            byte[] answer = ("{\"ActionStatus\": \"OK\", \"ErrorCode\": 1, \"ErrorInfo\": \"" + OTHER + KEY + "\"}")
                    .getBytes(UTF_8);
            exchange.getRequestBody().readAllBytes();
            exchange.sendResponseHeaders(200, answer.length);
            exchange.getResponseBody().write(answer);
            exchange.close();
        });
        app.start();
        return app;
    }

    private static void askWebhooks(HttpServer app) throws IOException {
        control(
                "PUT",
                TENANT + "/webhooks",
                "{\"url\": \"http://127.0.0.1:" + app.getAddress().getPort() + "/\"}");
        String query = new RestCall(endpoint, APP).query();
        for (String text : List.of(SIG, KEY, LONG_KEY, "https://app.example/?usersig=" + OTHER + "&key=" + KEY)) {
            ask(
                    "a message that the app refuses, " + text.length(),
                    "POST /v4/openim/sendmsg?" + query,
                    "",
                    "{\"From_Account\": \"administrator\", \"To_Account\": \"alice\", \"MsgRandom\": 1, \"MsgBody\":"
                            + " [{\"MsgType\": \"TIMTextElem\", \"MsgContent\": {\"Text\": \"" + text + "\"}}]}");
        }
        control("GET", TENANT + "/webhookcalls", "");
        control("DELETE", TENANT + "/webhooks", "");
    }

    private static void askStubs() throws IOException {
        String secrets = "usersig=" + SIG + "&key=" + KEY + "&other_key=" + LONG_KEY + "&token=" + TOKEN;
        String headers = "X-Sig: " + OTHER + "\r\nCookie: a=" + KEY + "\r\nAuthorization: Bearer " + TOKEN
                + "\r\nContent-Type: application/json\r\n";
        String body = "{\"usersig\": \"" + SIG + "\", \"key\": \"" + KEY + "\", \"token\": \"" + TOKEN + "\"}";
        ask("GET /no-stub", "GET /no-stub?" + secrets, headers, "");
        for (String path : List.of("/near-a-stub", "/stub", "/v4/openim/stubbed")) {
            ask(
                    "set a stub for " + path,
                    "POST /__admin/mappings",
                    CONTROL,
                    "{\"request\": {\"method\": \"ANY\", \"urlPath\": \"" + path + "\""
                            + (path.equals("/near-a-stub")
                                    ? ", \"queryParameters\": {\"other\": {\"equalTo\": \"1\"}}, \"headers\": {\"X-Sig\":"
                                            + " {\"equalTo\": \"2\"}}, \"bodyPatterns\": [{\"equalToJson\": \"{}\"}]"
                                    : "")
                            + "}, \"response\": {\"status\": 200}}");
            for (String method : List.of("GET", "POST")) {
                ask(
                        method + " " + path,
                        method + " " + path + "?" + secrets,
                        headers,
                        method.equals("GET") ? "" : body);
            }
        }
        String asked = "{\"url\": \"/near-a-stub?" + secrets + "\", \"absoluteUrl\": \"http://localhost/near-a-stub\","
                + " \"method\": \"POST\", \"clientIp\": \"127.0.0.1\", \"headers\": {}, \"cookies\": {},"
                + " \"browserProxyRequest\": false, \"loggedDate\": 0, \"bodyAsBase64\": \""
                + Base64.getEncoder().encodeToString(body.getBytes(UTF_8)) + "\", \"protocol\": \"HTTP/1.1\"}";
        for (String path : List.of(
                "/__admin/requests",
                "/__admin/requests?limit=2",
                "/__admin/requests/unmatched",
                "/__admin/requests/unmatched/near-misses",
                "/__admin/scenarios",
                "/__admin/requests/" + KEY,
                "/__admin/nothing/" + SIG)) {
            ask("GET " + path.replace(KEY, "SECRET").replace(SIG, "SECRET"), "GET " + path, CONTROL, "");
        }
        ask("compressed", "GET /__admin/requests", CONTROL + "Accept-Encoding: gzip\r\n", "");
        ask("near misses of a request", "POST /__admin/near-misses/request", CONTROL, asked);
        ask("near misses of a pattern", "POST /__admin/near-misses/request-pattern", CONTROL, "{\"urlPath\": \"/x\"}");
        ask("find", "POST /__admin/requests/find", CONTROL, "{\"method\": \"ANY\"}");
        ask("remove", "POST /__admin/requests/remove", CONTROL, "{\"urlPath\": \"/stub\"}");
        ask("nonsense", "POST /__admin/requests/find", CONTROL, "{\"" + SIG);
    }

    private static void control(String method, String path, String body) throws IOException {
        String name = path.replace(SIG, "SECRET")
                .replace(KEY, "SECRET")
                .replace(LONG_KEY, "SECRET")
                .replace(TOKEN, "SECRET");
        ask(method + " " + name, method + " " + path, CONTROL, body);
    }

    private static void askControl() throws IOException {
        for (String secret : List.of(SIG, KEY, LONG_KEY, TOKEN)) {
            control("GET", "/__mock/" + secret, "");
            control("PATCH", "/__mock/tenants", "");
            control("GET", TENANT + "/" + secret, "");
            control("GET", TENANT + "/journal?after=" + secret, "");
            control("POST", TENANT + "/login", "{\"userId\": \"" + secret + "\", \"userSig\": \"" + SIG + "\"}");
            control("POST", TENANT + "/login", "{\"userId\": \"alice\", \"userSig\": \"" + secret + "\"}");
            control("POST", TENANT + "/explain", "{\"userId\": \"" + secret + "\", \"userSig\": \"" + OTHER + "\"}");
            control("POST", TENANT + "/accounts", "{\"userIds\": [\"" + SIG + secret + "\"]}");
            control("POST", TENANT + "/kick", "{\"userId\": \"alice\", \"at\": \"" + secret + "\"}");
            control("PUT", TENANT + "/gate", "{\"callsPerSecond\": \"" + secret + "\"}");
            control("PUT", TENANT + "/media", "{\"longestUpload\": \"" + secret + "\"}");
            ask("an upload", "PUT /im-files/17/" + secret + "?sign=" + secret, "", "");
            control("POST", TENANT + "/restore", "{\"snapshot\": \"" + secret + "\"}");
            control("POST", TENANT + "/seed", "{\"" + secret);
            ask("a wrong token", "GET /__mock/tenants", "Authorization: Bearer " + secret + "x\r\n", "");
            ask("a foreign origin", "GET /__mock/tenants", "Origin: http://" + secret + "\r\n", "");
        }
        control("PUT", TENANT, "{\"secretKey\": \"" + KEY + "\"}");
        control("GET", TENANT + "/journal", "");
        for (String path :
                List.of("/accounts", "/admins", "/gate", "/media", "/sessions", "/overrides", "/webhooks", "/clock")) {
            control("GET", TENANT + path, "");
        }
        for (String path : List.of("/", "/__mock/ready", "/__mock/tls", "/__mock/tenants")) {
            control("GET", path, "");
        }
    }

    private static void askNonsense() throws IOException {
        String line = "GET /v4/x?usersig=" + SIG + "&key=" + KEY + "&token=" + TOKEN;
        for (String request : List.of(
                line + " HTTP/1.1\r\nHost: a b\r\n\r\n",
                line + " HTTP/1.1\r\nHost: x\r\nBad Header : " + OTHER + "\r\n\r\n",
                line + " HTTP/1.1\r\nHost: x\r\nContent-Length: " + KEY + "\r\n\r\n",
                line + " HTTP/1.1\r\nHost: x\r\nExpect: " + OTHER + "\r\nConnection: close\r\n\r\n",
                line + " HTTP/9.9\r\nHost: x\r\n\r\n",
                line + "\r\n\r\n",
                line + "%zz HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n",
                line + " HTTP/1.1\r\nHost: x\r\nX: " + (SIG + KEY).repeat(200) + "\r\n\r\n",
                SIG + " / HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n",
                "TRACE / HTTP/1.1\r\nHost: x\r\nX: " + SIG + KEY + TOKEN + "\r\nConnection: close\r\n\r\n",
                "CONNECT " + KEY + ":443 HTTP/1.1\r\nHost: " + KEY + "\r\nConnection: close\r\n\r\n",
                "GET http://" + KEY + "/__mock/tenants HTTP/1.1\r\nHost: " + KEY + "\r\nConnection: close\r\n\r\n",
                "GET /__mock/tenants HTTP/1.1\r\nHost: " + TOKEN + "\r\nConnection: close\r\n\r\n")) {
            ANSWERS.put("nonsense " + ANSWERS.size(), raw(request));
        }
    }

    private static void ask(String name, String request, String headers, String body) throws IOException {
        String answer = raw(request + " HTTP/1.1\r\nHost: 127.0.0.1\r\n" + headers + "Connection: close\r\n"
                + "Content-Length: " + body.getBytes(UTF_8).length + "\r\n\r\n" + body);
        assertThat(answer).as(name).startsWith("HTTP/1.1 ");
        ANSWERS.merge(name, answer, String::concat);
    }

    private static String raw(String request) throws IOException {
        try (Socket socket = new Socket(endpoint.getHost(), endpoint.getPort())) {
            OutputStream out = socket.getOutputStream();
            out.write(request.getBytes(UTF_8));
            out.flush();
            return new String(socket.getInputStream().readAllBytes(), UTF_8);
        }
    }
}
