package io.github.usersig.mockim.server;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.usersig.SdkApp;
import io.github.usersig.mockim.MockIm;
import io.github.usersig.mockim.MockImBackend;
import io.github.usersig.mockim.MockImBackendProvider;
import io.github.usersig.mockim.MockImException;
import io.github.usersig.mockim.WebhookSettings;
import io.github.usersig.mockim.server.support.Http;
import io.github.usersig.mockim.server.support.RestCall;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.List;
import java.util.ServiceLoader;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("MockImServer")
class MockImServerTest {

    @Test
    @DisplayName("listens on the loopback address and a free port")
    void listensOnTheLoopbackAddressAndAFreePort() {
        try (MockImServer one = MockImServer.start();
                MockImServer other = MockImServer.start()) {
            assertThat(one.endpoint().toString()).matches("http://127\\.0\\.0\\.1:[0-9]+");
            assertThat(one.endpoint()).isNotEqualTo(other.endpoint());
            assertThat(one.tenants()).isEmpty();
        }
    }

    @Test
    @DisplayName("serves the apps it was built with")
    void servesTheAppsItWasBuiltWith() {
        SdkApp first = SdkApp.random();
        SdkApp second = SdkApp.random();
        try (MockImServer server = MockImServer.builder()
                .app(first)
                .app(second, a -> a.accounts("alice"))
                .start()) {
            assertThat(server.tenants()).containsExactly(first.sdkAppId(), second.sdkAppId());
            assertThat(new RestCall(server.endpoint(), second).reply().toString())
                    .contains("\"Imported\"");
            assertThat(new RestCall(server.endpoint(), first).reply().toString())
                    .contains("\"NotImported\"");
        }
    }

    @Test
    @DisplayName("given a file's name as a seed does not start, and says what to write instead")
    void tellsAFileNameFromASeed() {
        MockImServer.Builder builder = MockImServer.builder().app(SdkApp.random(), a -> a.seed("im/seed.json"));

        assertThatThrownBy(builder::start)
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContainingAll(
                        "\"im/seed.json\" looks like the name of a file",
                        "seed(Files.readString(Path.of(\"im/seed.json\")))");
    }

    @Test
    @DisplayName("bound to all addresses it names one that clients can use")
    void namesAnAddressThatClientsCanUse() {
        try (MockImServer server = MockImServer.builder()
                .bindAddress("0.0.0.0")
                .app(SdkApp.random())
                .start()) {
            assertThat(server.endpoint().getHost()).isEqualTo("127.0.0.1");
            assertThat(MockImBackend.connect(server.endpoint()).tenants()).hasSize(1);
        }
    }

    @Test
    @DisplayName("on a port in use says which one, and what to do")
    void saysWhichPortIsInUse() {
        try (MockImServer first = MockImServer.start()) {
            int port = first.endpoint().getPort();

            assertThatThrownBy(() -> MockImServer.builder().port(port).start())
                    .isInstanceOf(MockImException.class)
                    .hasMessageContaining("port " + port)
                    .hasMessageContaining("choose another port");
        }
    }

    @Test
    @DisplayName("listens for HTTPS from the start on, if that is wanted")
    void listensForHttpsFromTheStartOn() throws IOException {
        int tlsPort = freePort();
        try (MockImServer server =
                        MockImServer.builder().tlsPort(tlsPort).tlsFromStart().start();
                Socket nobodyAskedForTls = new Socket(InetAddress.getLoopbackAddress(), tlsPort)) {
            assertThat(nobodyAskedForTls.isConnected()).isTrue();
            assertThat(server.tlsEndpoint().getPort()).isEqualTo(tlsPort);
            assertThat(server.tls().endpoint()).isEqualTo(server.tlsEndpoint());
        }
    }

    @Test
    @DisplayName("closed while its certificates are being made lets go of the port for HTTPS, too")
    void letsGoOfThePortForHttpsWhenClosedAtOnce() throws IOException {
        int tlsPort = freePort();
        for (int i = 0; i < 20; i++) {
            MockImServer.builder().tlsPort(tlsPort).tlsFromStart().start().close();
        }
        try (ServerSocket socket = new ServerSocket(tlsPort)) {
            assertThat(socket.isBound()).isTrue();
        }
    }

    @Test
    @DisplayName("that cannot listen for HTTPS from the start on does not start, and lets go of its other port")
    void doesNotStartWhereThePortForHttpsIsInUse() throws IOException {
        int port = freePort();
        try (MockImServer first = MockImServer.start()) {
            int taken = first.endpoint().getPort();

            assertThatThrownBy(() -> MockImServer.builder()
                            .port(port)
                            .tlsPort(taken)
                            .tlsFromStart()
                            .start())
                    .isInstanceOf(MockImException.class)
                    .hasMessageContaining("port " + taken);
        }
        MockImServer.builder().port(port).start().close();
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }

    @Test
    @DisplayName("on an address that is not of this machine says so")
    void refusesAnAddressThatIsNotOfThisMachine() {
        assertThatThrownBy(() -> MockImServer.builder()
                        .bindAddress("no-such-host.invalid")
                        .start())
                .isInstanceOf(MockImException.class)
                .hasMessageContaining("no-such-host.invalid");
        assertThatThrownBy(() -> MockImServer.builder().port(70_000))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("70000");
    }

    @Test
    @DisplayName("closed twice is closed, frees its port, and has no tenants any more")
    void freesItsPortAndHasNoTenantsWhenClosed() {
        MockImServer server = MockImServer.start();
        MockIm im = server.createTenant(SdkApp.random());
        int port = server.endpoint().getPort();

        server.close();
        server.close();

        assertThat(server.tenants()).isEmpty();
        assertThatThrownBy(im::accounts).isInstanceOf(MockImException.class);
        assertThatThrownBy(() -> server.createTenant(SdkApp.random()))
                .isInstanceOf(MockImException.class)
                .hasMessageContaining("closed");
        assertThatThrownBy(() -> MockImBackend.connect(server.endpoint())).isInstanceOf(MockImException.class);
        try (MockImServer next = MockImServer.builder().port(port).start()) {
            assertThat(next.endpoint()).isEqualTo(server.endpoint());
        }
    }

    @Test
    @DisplayName("is found by ServiceLoader under the name in-process")
    void isFoundByServiceLoader() {
        assertThat(ServiceLoader.load(MockImBackendProvider.class))
                .singleElement()
                .satisfies(provider -> {
                    assertThat(provider.name()).isEqualTo("in-process");
                    try (MockImBackend backend = provider.start()) {
                        assertThat(backend.createTenant(SdkApp.random()).accounts())
                                .hasSize(1);
                    }
                });
    }

    @Test
    @DisplayName("is WireMock for every path that is not its own: stubs and the admin API work")
    void isWireMockForEveryOtherPath() throws IOException {
        try (MockImServer server = MockImServer.start()) {
            HttpResponse<byte[]> stubbed = send(
                    server,
                    "POST",
                    "/__admin/mappings",
                    "{\"request\":{\"url\":\"/webhook\",\"method\":\"POST\"},\"response\":{\"status\":202,"
                            + "\"body\":\"{{request.method}}\",\"transformers\":[\"response-template\"]}}");
            assertThat(stubbed.statusCode()).isEqualTo(201);

            HttpResponse<byte[]> answer = send(server, "POST", "/webhook", "{}");
            assertThat(answer.statusCode()).isEqualTo(202);
            assertThat(new String(answer.body(), UTF_8)).isEqualTo("POST");
            assertThat(send(server, "GET", "/nothing", "").statusCode()).isEqualTo(404);
            assertThat(new String(send(server, "GET", "/__admin/requests", "").body(), UTF_8))
                    .contains("/webhook");
        }
    }

    @Test
    @DisplayName("has one WireMock, however many are the first to ask for it")
    void hasOneWireMockHoweverManyAskForIt() throws Exception {
        int clients = 8;
        ExecutorService threads = Executors.newFixedThreadPool(clients);
        try (MockImServer server = MockImServer.start()) {
            List<Callable<Integer>> stubs = IntStream.range(0, clients)
                    .<Callable<Integer>>mapToObj(client -> () -> send(
                                    server,
                                    "POST",
                                    "/__admin/mappings",
                                    "{\"request\":{\"url\":\"/" + client + "\"},\"response\":{\"status\":202}}")
                            .statusCode())
                    .toList();

            assertThat(threads.invokeAll(stubs))
                    .extracting(Future::get)
                    .hasSize(clients)
                    .containsOnly(201);
            for (int client = 0; client < clients; client++) {
                assertThat(send(server, "GET", "/" + client, "").statusCode()).isEqualTo(202);
            }
        } finally {
            threads.shutdownNow();
        }
    }

    @Test
    @DisplayName("lets stubs of WireMock break connections, with HTTPS and without")
    void letsStubsOfWireMockBreakConnections() throws Exception {
        try (MockImServer server = MockImServer.start()) {
            send(
                    server,
                    "POST",
                    "/__admin/mappings",
                    "{\"request\":{\"url\":\"/broken\"},\"response\":{\"fault\":\"EMPTY_RESPONSE\"}}");
            HttpClient client = HttpClient.newBuilder()
                    .sslContext(server.tls().sslContext())
                    .build();
            for (URI endpoint : List.of(server.endpoint(), server.tls().endpoint())) {
                HttpRequest broken =
                        HttpRequest.newBuilder(endpoint.resolve("/broken")).build();
                assertThatThrownBy(() -> client.send(broken, BodyHandlers.discarding()))
                        .as("%s", endpoint)
                        .isInstanceOf(IOException.class)
                        .hasMessageContaining("no bytes");
            }
        }
    }

    @Test
    @DisplayName("answers its own paths itself: WireMock never sees them, unless a stub names such a path")
    void answersItsOwnPathsBeforeWireMock() throws IOException {
        SdkApp app = SdkApp.random();
        try (MockImServer server = MockImServer.builder().app(app).start()) {
            send(
                    server,
                    "POST",
                    "/__admin/mappings",
                    "{\"request\":{\"urlPattern\":\".*\"},\"response\":{\"status\":418}}");

            assertThat(new RestCall(server.endpoint(), app).code()).isZero();
            assertThat(send(server, "GET", "/__mock/ready", "").statusCode()).isEqualTo(200);
            assertThat(send(server, "GET", "/v4", "").statusCode()).isEqualTo(418);
            assertThat(new String(send(server, "GET", "/__admin/requests", "").body(), UTF_8))
                    .doesNotContain("/__mock/ready")
                    .doesNotContain("account_check");
        }
    }

    @Test
    @DisplayName("keeps as many journal entries as it was told to, and counts the rest")
    void keepsAsManyJournalEntriesAsItWasToldTo() {
        SdkApp app = SdkApp.random();
        try (MockImServer server =
                MockImServer.builder().journalSize(2).app(app).start()) {
            for (int i = 0; i < 5; i++) {
                new RestCall(server.endpoint(), app).code();
            }
            MockIm im = MockImBackend.connect(server.endpoint()).createTenant(SdkApp.random());
            assertThat(im.journal().dropped()).isZero();
            for (int i = 0; i < 5; i++) {
                im.login("alice", "nonsense");
            }
            assertThat(im.journal().entries())
                    .extracting(entry -> entry.number())
                    .containsExactly(4L, 5L);
            assertThat(im.journal().dropped()).isEqualTo(3);
        }
    }

    @Test
    @DisplayName("lets each of its apps be called by webhooks of its own, and comes back to them with a reset")
    void callsEachAppByWebhooksOfItsOwn() {
        SdkApp quiet = SdkApp.random();
        SdkApp told = SdkApp.random();
        WebhookSettings settings = WebhookSettings.to(URI.create("http://127.0.0.1:1/im/webhook"));
        try (MockImServer server = MockImServer.builder()
                .app(quiet)
                .app(told, a -> a.webhooks(settings).accounts("alice"))
                .start()) {
            assertThat(server.tenant(quiet).webhooks().settings()).isEmpty();
            MockIm im = server.tenant(told);
            im.webhooks().stop();
            assertThat(im.webhooks().settings()).isEmpty();
            im.reset();
            assertThat(im.webhooks().settings())
                    .get()
                    .extracting(WebhookSettings::url)
                    .isEqualTo(settings.url());
            assertThat(im.webhooks().calls().entries()).as("of being filled").isEmpty();
        }
    }

    @Test
    @DisplayName("prints nothing, whatever happens to it")
    @SuppressWarnings("SystemOut") // the very subject
    void printsNothing() throws IOException {
        PrintStream out = System.out;
        PrintStream err = System.err;
        ByteArrayOutputStream printed = new ByteArrayOutputStream();
        try (PrintStream captured = new PrintStream(printed, true, UTF_8)) {
            System.setOut(captured);
            System.setErr(captured);
            try (MockImServer server = MockImServer.start()) {
                send(server, "GET", "/nothing", "");
                send(server, "POST", "/__admin/mappings", "nonsense");
                send(server, "POST", "/v4/openim/sendmsg", "nonsense");
            }
        } finally {
            System.setOut(out);
            System.setErr(err);
        }
        assertThat(printed.toString(UTF_8)).isEmpty();
    }

    private static HttpResponse<byte[]> send(MockImServer server, String method, String path, String body)
            throws IOException {
        return Http.exchange(HttpRequest.newBuilder(URI.create(server.endpoint() + path))
                .method(method, BodyPublishers.ofString(body))
                .build());
    }
}
