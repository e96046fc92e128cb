package io.github.usersig.testcontainers;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.sun.net.httpserver.HttpServer;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.ServerSocketChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** In JVMs of their own, which see no other engine's socket; nothing there logs what Testcontainers has tried. */
@DisplayName("An engine that refuses what it is asked is named with its reason:")
@Timeout(120)
@Tag("once")
class EngineRefusesIT {

    @BeforeAll
    static void requireRoot() {
        boolean possible = RemoteEngine.isPossible();
        if (!possible && !RequiresDocker.REQUIRED) {
            String notice = "SKIPPED, for to hide this machine's engine takes root: EngineRefusesIT";
            System.err.println(notice);
            assumeTrue(false, notice);
        }
    }

    private static OwnJvm jvm(String engine, String... by) {
        List<String> hidden = new java.util.ArrayList<>(
                List.of("unshare", "--mount", "sh", "-c", "mount -t tmpfs none /run && exec \"$@\"", "sh"));
        hidden.addAll(List.of(by));
        return OwnJvm.of(SilentEngine.class)
                .withEnv("DOCKER_HOST", engine)
                .withoutEnv("TESTCONTAINERS_HOST_OVERRIDE")
                .withProperty("usersig.testcontainers.engine-timeout", "PT20S")
                .runBy(hidden.toArray(String[]::new));
    }

    private static String start(String engine, String... by) throws Exception {
        return jvm(engine, by).run();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    403 | {"message":"authorization denied by plugin"} | it answers HTTP 403: authorization denied by plugin. Something in front
                    407 | <html><body>Log in to <b>the proxy</b></body></html> | it answers HTTP 407: Log in to the proxy
                    200 | <html><body>Welcome</body></html> | what answers is no Docker engine
                    """)
    @DisplayName("by what it answers")
    void byWhatItAnswers(int status, String body, String reason) throws Exception {
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", exchange -> {
            byte[] bytes = body.getBytes(UTF_8);
            exchange.sendResponseHeaders(status, bytes.length);
            exchange.getResponseBody().write(bytes);
            exchange.close();
        });
        server.start();
        try {
            String engine = "tcp://127.0.0.1:" + server.getAddress().getPort();

            assertThat(start(engine))
                    .contains(
                            "start: MockImContainer needs a Docker engine, and can use none at " + engine + ": ",
                            reason)
                    .contains("name one with DOCKER_HOST", "Backend.IN_PROCESS");
        } finally {
            server.stop(0);
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    1.44 | 1.52 | client version 1.32 is too old. Minimum supported API version is 1.44, please upgrade | : use Testcontainers 1.21.4, 2.0.2 or newer (this one is
                    1.48 | 1.60 | client version 1.32 is too old. Minimum supported API version is 1.48, please upgrade | : use a newer Testcontainers (this one is
                    1.12 | 1.24 | client version 1.32 is too new. Maximum supported API version is 1.24                 | : use a newer engine
                    """)
    @DisplayName("it does not know the version of the API that Testcontainers speaks")
    void itDoesNotKnowTheVersionOfTheApi(String oldest, String newest, String words, String cure) throws Exception {
        try (FakeEngine engine = FakeEngine.start().knowing(oldest, newest)) {
            String said =
                    jvm(engine.address()).withProperty("api.version", "1.32").run();

            assertThat(said)
                    .contains("can use none at " + engine.address() + ": it answers HTTP 400: " + words)
                    .contains(cure, "api.version=" + (oldest.equals("1.12") ? newest : oldest));
        }
    }

    @Test
    @DisplayName("it does not know the version of the API and, like Docker Desktop, does not say so")
    void itDoesNotKnowTheVersionOfTheApiAndDoesNotSaySo() throws Exception {
        try (FakeEngine engine = FakeEngine.start().knowing("1.44", "1.52").withoutSayingWhy()) {
            String said =
                    jvm(engine.address()).withProperty("api.version", "1.32").run();

            assertThat(said)
                    .contains("can use none at " + engine.address() + ": it answers HTTP 400 and does not say why")
                    .contains("use Testcontainers 1.21.4, 2.0.2 or newer", "api.version=1.44");
        }
    }

    @Test
    @DisplayName("whichever of its ways Testcontainers found it by")
    void whicheverWayItWasFoundBy(@TempDir Path home) throws Exception {
        try (FakeEngine named = FakeEngine.start().knowing("1.48", "1.60");
                FakeEngine configured = FakeEngine.start().knowing("1.50", "1.60")) {
            Files.writeString(home.resolve(".testcontainers.properties"), "tc.host=" + configured.address() + "\n");

            String said = jvm(named.address())
                    .withProperty("user.home", home.toString())
                    .run();

            assertThat(said)
                    .contains(
                            " at " + configured.address() + ": it answers HTTP 400: client version 1.32 is too old",
                            "; nor at " + named.address() + ": it answers HTTP 400: client version 1.32 is too old",
                            "; nor at the usual socket: there is no such socket");
        }
    }

    @Test
    @DisplayName("there is no socket")
    void thereIsNoSocket() throws Exception {
        assertThat(start("unix:///no-such-folder/engine.sock"))
                .contains(
                        "can use none at unix:///no-such-folder/engine.sock: there is no such socket: is the engine started?");
    }

    @Test
    @DisplayName("this user may not open its socket")
    void thisUserMayNotOpenItsSocket() throws Exception {
        Path socket = Path.of("/tmp/usersig-not-mine-" + System.nanoTime() + ".sock");
        try (ServerSocketChannel server = ServerSocketChannel.open(StandardProtocolFamily.UNIX)) {
            server.bind(UnixDomainSocketAddress.of(socket));
            Files.setPosixFilePermissions(socket, java.util.Set.of());

            // root, but without the right to open all files
            String said = start("unix://" + socket, "setpriv", "--bounding-set=-dac_override,-dac_read_search");

            assertThat(said).contains("can use none at unix://" + socket + ": this user may not open its socket: add");
        } finally {
            Files.deleteIfExists(socket);
        }
    }
}
