package io.github.usersig.mockim.server;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.UnixOperatingSystemMXBean;
import com.sun.net.httpserver.HttpServer;
import io.github.usersig.SdkApp;
import io.github.usersig.UserSigIssuer;
import io.github.usersig.WebhookSignature;
import io.github.usersig.mockim.Account;
import io.github.usersig.mockim.MockIm;
import io.github.usersig.mockim.MockImBackend;
import io.github.usersig.mockim.server.support.Http;
import io.github.usersig.mockim.server.support.RestCall;
import io.github.usersig.mockim.server.support.StandaloneJar;
import java.io.BufferedReader;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.channels.SocketChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("java -jar usersig-mock-im-server-standalone.jar")
@Timeout(60)
class StandaloneJarIT {

    private static final SdkApp APP = SdkApp.of(1400000000L, "key-of-the-standalone-test");
    private static final String ID = "--sdk-app-id=" + APP.sdkAppId();
    private static final String SECRET = "--secret-key=" + APP.secretKey();

    private static Process server;
    private static String announcement;
    private static URI endpoint;

    @BeforeAll
    static void serve() throws IOException {
        server = start("serve", "--port=0", ID, SECRET, "--admin=root", "--account=alice", "--allow-proxying");
        announcement = reader(server).readLine();
        endpoint = endpoint(announcement);
    }

    @AfterAll
    static void stop() throws InterruptedException {
        server.destroy();
        assertThat(server.waitFor(10, TimeUnit.SECONDS)).as("stops on SIGTERM").isTrue();
        assertThat(server.exitValue()).isZero();
    }

    @Test
    @DisplayName("serve says in one line where it listens, and not the key it was given")
    void saysInOneLineWhereItListens() {
        assertThat(announcement)
                .startsWith("mock IM listens on http://127.0.0.1:")
                .contains("SDKAppID 1400000000");
        assertThat(announcement).doesNotContain(APP.secretKey());
    }

    @Test
    @DisplayName("serve answers account_check, to both admins")
    void answersAccountCheckToBothAdmins() {
        assertThat(new RestCall(endpoint, APP).reply().at("ResultItem").toString())
                .contains("\"Imported\"");
        assertThat(new RestCall(endpoint, APP).as("root").code()).isZero();
    }

    @Test
    @DisplayName(
            "serve bears 20,000 idle connections, or as many as the system lets this process open, without a thread"
                    + " more")
    void idleConnections() throws IOException {
        RestCall good = new RestCall(endpoint, APP);
        long threads = threadsOfServer();
        List<SocketChannel> idle = new ArrayList<>();
        try {
            while (idle.size() < connectionsAllowed()) {
                idle.add(SocketChannel.open(new InetSocketAddress(endpoint.getHost(), endpoint.getPort())));
            }
            for (int i = 0; i < 20; i++) {
                assertThat(good.code()).isZero();
            }
            assertThat(threadsOfServer()).isLessThan(threads + 40);
        } finally {
            for (SocketChannel channel : idle) {
                channel.close();
            }
        }
        assertThat(idle).hasSizeGreaterThanOrEqualTo(100);
        assertThat(good.code()).isZero();
    }

    /** The server has the same limit as this process, and needs some for itself. */
    private static int connectionsAllowed() {
        return ManagementFactory.getOperatingSystemMXBean() instanceof UnixOperatingSystemMXBean unix
                ? (int) Math.min(20_000, unix.getMaxFileDescriptorCount() - 600)
                : 500;
    }

    private static long threadsOfServer() throws IOException {
        Path tasks = Path.of("/proc/" + server.pid() + "/task");
        if (!Files.isDirectory(tasks)) {
            return 0;
        }
        try (Stream<Path> each = Files.list(tasks)) {
            return each.count();
        }
    }

    @Test
    @DisplayName("serve has the control door")
    void hasTheControlDoor() {
        try (MockImBackend backend = MockImBackend.connect(endpoint)) {
            MockIm im = backend.createTenant(SdkApp.random());
            im.importAccounts("bob");
            assertThat(im.accounts()).hasSize(2);
        }
    }

    @Test
    @DisplayName("serve without a key makes one and prints it, for there is no other way to know it")
    void makesAKeyAndPrintsItWhereNoneIsGiven() throws IOException, InterruptedException {
        Process process = start("serve", "--port=0");
        String line = reader(process).readLine();
        Matcher matcher = Pattern.compile("SDKAppID ([0-9]+), throw-away key ([0-9a-f]{64})")
                .matcher(line);

        assertThat(matcher.find()).as(line).isTrue();
        SdkApp app = SdkApp.of(Long.parseLong(matcher.group(1)), matcher.group(2));
        assertThat(new RestCall(endpoint(line), app).code()).isZero();

        process.toHandle().destroy(); // which leaves the streams open
        assertThat(process.waitFor(10, TimeUnit.SECONDS)).isTrue();
        assertThat(new String(process.getErrorStream().readAllBytes(), UTF_8).lines())
                .as("all that it says of itself")
                .singleElement()
                .asString()
                .startsWith(
                        "note: no control token is set, so whoever reaches the mock may control it: --control-token-file");
    }

    @Test
    @DisplayName("serve takes everything from the environment, as a container does")
    void takesEverythingFromTheEnvironment(@TempDir Path folder) throws IOException, InterruptedException {
        Path seed = Files.writeString(folder.resolve("seed.json"), "{\"accounts\": [\"carol\"]}");
        ProcessBuilder builder = new ProcessBuilder(command("serve", "--port=0", "--tls-port=0"));
        builder.environment()
                .putAll(Map.of(
                        "MOCK_IM_SDK_APP_ID",
                        Long.toString(APP.sdkAppId()),
                        "MOCK_IM_SECRET_KEY",
                        APP.secretKey(),
                        "MOCK_IM_ADMINS",
                        "root,boss",
                        "MOCK_IM_ACCOUNTS",
                        "alice,bob",
                        "MOCK_IM_TLS_NAMES",
                        "mock.example,10.1.2.3",
                        "MOCK_IM_SEED",
                        seed.toString()));
        Process process = builder.start();
        String line = reader(process).readLine();
        assertThat(line).contains("SDKAppID 1400000000").doesNotContain(APP.secretKey());

        try (MockImBackend backend = MockImBackend.connect(endpoint(line))) {
            MockIm im = backend.tenant(APP);
            assertThat(im.admins()).containsExactly("administrator", "root", "boss");
            assertThat(im.accounts()).extracting(Account::userId).contains("alice", "bob", "carol");
        }
        process.destroy();
        assertThat(process.waitFor(10, TimeUnit.SECONDS)).isTrue();
    }

    @ParameterizedTest(name = "{0}")
    @ValueSource(strings = {"options", "environment"})
    @DisplayName("serve calls the app by webhooks, where and with what token its options or the environment say")
    void callsTheAppByWebhooks(String how, @TempDir Path folder) throws Exception {
        BlockingQueue<String> told = new LinkedBlockingQueue<>();
        HttpServer app = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        app.createContext("/im/webhook", exchange -> {
            told.add(exchange.getRequestURI().getRawQuery());
            exchange.sendResponseHeaders(204, -1);
            exchange.close();
        });
        app.start();
        String url = "http://127.0.0.1:" + app.getAddress().getPort() + "/im/webhook";
        Path token = Files.writeString(folder.resolve("token"), "xxxxyyyy\n");
        boolean options = how.equals("options");
        ProcessBuilder builder = new ProcessBuilder(
                options
                        ? command(
                                "serve",
                                "--port=0",
                                ID,
                                SECRET,
                                "--webhook-url=" + url,
                                "--webhook-token-file=" + token)
                        : command("serve", "--port=0", ID, SECRET));
        if (!options) {
            builder.environment().putAll(Map.of("MOCK_IM_WEBHOOK_URL", url, "MOCK_IM_WEBHOOK_TOKEN", "xxxxyyyy"));
        }
        Process process = builder.start();
        try (MockImBackend backend =
                MockImBackend.connect(endpoint(reader(process).readLine()))) {
            MockIm im = backend.tenant(APP);
            im.importAccounts("alice");
            im.reset(); // which comes back to them
            im.importAccounts("alice");

            im.sessions().setOnline("alice", "Web");

            String query = told.poll(10, TimeUnit.SECONDS);
            assertThat(query).startsWith("SdkAppid=1400000000&CallbackCommand=State.StateChange&");
            Matcher signed =
                    Pattern.compile("&Sign=([0-9a-f]+)&RequestTime=([0-9]+)$").matcher(query);
            assertThat(signed.find()).as(query).isTrue();
            assertThat(signed.group(1))
                    .isEqualTo(
                            WebhookSignature.sign("xxxxyyyy", Instant.ofEpochSecond(Long.parseLong(signed.group(2)))));
        } finally {
            process.destroy();
            app.stop(0);
        }
    }

    @Test
    @DisplayName("serve names what is wrong in the environment as it does on the command line")
    void namesWhatIsWrongInTheEnvironment(@TempDir Path folder) throws IOException, InterruptedException {
        Path seed = Files.writeString(folder.resolve("seed.json"), "{\"accounts\": \"this is no array\"}");
        ProcessBuilder builder = new ProcessBuilder(command("serve", "--port=0"));
        builder.environment()
                .putAll(Map.of(
                        "MOCK_IM_SDK_APP_ID",
                        Long.toString(APP.sdkAppId()),
                        "MOCK_IM_SECRET_KEY",
                        APP.secretKey(),
                        "MOCK_IM_SEED",
                        seed.toString()));
        Process process = builder.start();

        assertThat(new String(process.getErrorStream().readAllBytes(), UTF_8))
                .contains("Invalid value for option --seed: ")
                .doesNotContain(APP.secretKey());
        assertThat(process.waitFor()).isEqualTo(2);
    }

    @Test
    @DisplayName("issue, verify and explain tell by exit codes what happened")
    void tellsByExitCodesWhatHappened() throws IOException, InterruptedException {
        Process issue = start("issue", ID, SECRET, "--user=alice");
        String sig = reader(issue).readLine();
        assertThat(issue.waitFor()).isZero();

        assertThat(start("verify", ID, SECRET, "--user=alice", sig).waitFor()).isZero();
        assertThat(start("verify", ID, SECRET, "--user=bob", sig).waitFor()).isEqualTo(1);
        assertThat(start("verify", ID, "--user=bob", sig).waitFor()).isEqualTo(2);
        assertThat(start("explain", UserSigIssuer.of(APP).issue("bob").text()).waitFor())
                .isZero();
        Process version = start("--version");
        assertThat(reader(version).readLine()).matches("mock-im [0-9].*");
    }

    /** Each needs another of the relocated libraries. */
    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiter = '|',
            value = {
                "JSONPath     | {\"matchesJsonPath\":\"$.a\"}                                  | {\"a\":1}     |"
                        + " {\"b\":1}",
                "JSON         | {\"equalToJson\":\"{\\\"a\\\":1}\"}                            | {\"a\": 1}    |"
                        + " {\"a\":2}",
                "JSON schema  | {\"matchesJsonSchema\":\"{\\\"required\\\":[\\\"a\\\"]}\"}     | {\"a\":1}     |"
                        + " {\"b\":1}",
                "JSON schema with its meta-schema |"
                        + " {\"matchesJsonSchema\":\"{\\\"$ref\\\":\\\"http://json-schema.org/draft-07/schema#\\\"}\",\"schemaVersion\":\"V7\"}"
                        + " | {\"type\":\"object\"} | {\"type\":1}",
                "XML          | {\"equalToXml\":\"<a><b/></a>\"}                               | <a> <b></b></a> |"
                        + " <a><c/></a>",
                "XML placeholder | {\"equalToXml\":\"<a>${xmlunit.ignore}</a>\",\"enablePlaceholders\":true} |"
                        + " <a>x</a> | <b>x</b>",
                "XPath        | {\"matchesXPath\":\"//b\"}                                     | <a><b/></a>   |"
                        + " <a><c/></a>",
                "date         | {\"matchesJsonPath\":{\"expression\":\"$.d\",\"before\":\"now\"}} |"
                        + " {\"d\":\"2020-01-01T00:00:00Z\"} | {\"d\":\"2999-01-01T00:00:00Z\"}"
            })
    @DisplayName("WireMock inside it matches bodies of all kinds")
    void matchesBodiesOfAllKindsByWireMock(String what, String pattern, String good, String bad) throws IOException {
        String path = "/match/" + what.replace(' ', '-');
        stub("{\"request\":{\"urlPath\":\"" + path + "\",\"bodyPatterns\":[" + pattern
                + "]},\"response\":{\"status\":204}}");

        assertThat(send("POST", path, good).statusCode()).as(what).isEqualTo(204);
        assertThat(send("POST", path, bad).statusCode()).as(what).isEqualTo(404);
    }

    @Test
    @DisplayName("WireMock inside it renders templates and proxies")
    void rendersTemplatesAndProxiesByWireMock() throws IOException {
        Map<String, String> templates = Map.of(
                "{{jsonPath request.body '$.a'}}", "7",
                "{{now offset='-30 years' format='yyyy'}}", "19",
                "{{randomValue length=4 type='NUMERIC'}}", "",
                "{{capitalize 'x'}}{{#eq 1 1}}=={{/eq}}", "X==",
                "{{xPath '<a>z</a>' '/a/text()'}}", "z",
                "{{base64 'usersig'}}", "dXNlcnNpZw");
        for (Map.Entry<String, String> template : templates.entrySet()) {
            stub("{\"request\":{\"urlPath\":\"/template\"},\"response\":{\"body\":\"" + template.getKey()
                    + "\",\"transformers\":[\"response-template\"]}}");
            HttpResponse<byte[]> answer = send("POST", "/template", "{\"a\":7}");
            assertThat(answer.statusCode()).as(template.getKey()).isEqualTo(200);
            assertThat(new String(answer.body(), UTF_8)).as(template.getKey()).startsWith(template.getValue());
        }
        stub("{\"request\":{\"urlPathPattern\":\"/proxied/.*\"},\"response\":{\"proxyBaseUrl\":\"" + endpoint
                + "\",\"proxyUrlPrefixToRemove\":\"/proxied\"}}");
        assertThat(new String(send("GET", "/proxied/__mock/ready", "").body(), UTF_8))
                .startsWith("{\"ready\":true,\"controlVersion\":");
    }

    @ParameterizedTest
    @CsvSource({
        "/__admin/mappings,200",
        "/__admin/version,200",
        "/__admin/health,200",
        "/__admin/docs/swagger,200",
        "/__admin/docs,200",
        "/__admin/recorder/,200",
        "/nothing,404"
    })
    @DisplayName("WireMock inside it has its admin API and pages")
    void hasTheAdminApiOfWireMock(String path, int status) throws IOException {
        HttpResponse<byte[]> response = send("GET", path, "");

        assertThat(response.statusCode()).isEqualTo(status);
        assertThat(response.body()).isNotEmpty();
    }

    private static void stub(String json) throws IOException {
        HttpResponse<byte[]> response = send("POST", "/__admin/mappings", json);
        assertThat(response.statusCode()).as(new String(response.body(), UTF_8)).isEqualTo(201);
    }

    private static HttpResponse<byte[]> send(String method, String path, String body) throws IOException {
        return Http.exchange(HttpRequest.newBuilder(URI.create(endpoint + path))
                .header("Content-Type", "application/json")
                .method(method, BodyPublishers.ofString(body))
                .build());
    }

    private static Process start(String... args) throws IOException {
        return new ProcessBuilder(command(args)).start();
    }

    private static List<String> command(String... args) {
        return StandaloneJar.command(List.of(), args);
    }

    private static BufferedReader reader(Process process) {
        return process.inputReader(UTF_8);
    }

    private static URI endpoint(String line) {
        return StandaloneJar.endpoint(line);
    }
}
