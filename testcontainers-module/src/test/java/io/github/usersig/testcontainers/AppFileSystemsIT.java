package io.github.usersig.testcontainers;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import com.acme.chat.TimeServer;
import com.acme.chat.TlsClient;
import com.github.dockerjava.api.command.CreateContainerCmd;
import com.github.dockerjava.api.command.InspectContainerResponse.Mount;
import com.github.dockerjava.api.command.InspectVolumeResponse;
import com.github.dockerjava.api.model.MountType;
import io.github.usersig.testcontainers.internal.engine.Engine;
import io.github.usersig.testcontainers.internal.image.BuildFolder;
import io.github.usersig.testcontainers.internal.image.MockImImage;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.testcontainers.containers.Network;
import org.testcontainers.containers.startupcheck.OneShotStartupCheckStrategy;
import org.testcontainers.containers.wait.strategy.Wait;

@DisplayName("Whatever the file system of an app's container is like,")
@RequiresDocker
@Tag("once")
class AppFileSystemsIT {

    private static final String IMAGE = "usersig/app-on-file-systems:test";

    @BeforeAll
    static void build() throws IOException {
        try (BuildFolder folder = BuildFolder.create()) {
            for (Class<?> each : List.of(TimeServer.class, TlsClient.class)) {
                String file = "/" + each.getName().replace('.', '/') + ".class";
                try (InputStream in = each.getResourceAsStream(file)) {
                    folder.write("app" + file, in.readAllBytes());
                }
            }
            TestImages.build(
                    IMAGE, folder, """
                FROM %s
                COPY app/ /srv/app/
                """.formatted(MockImImage.ofThisVersion().ensure()));
        }
    }

    @AfterAll
    static void remove() {
        TestImages.remove(IMAGE);
    }

    private static JavaApp timeServer() {
        JavaApp app = JavaApp.ofImage(IMAGE, TimeServer.class).withExposedPorts(8000);
        app.setWaitStrategy(Wait.forLogMessage(".*ready.*", 1));
        return app;
    }

    private static JavaApp readOnly(JavaApp app) {
        return app.withCreateContainerCmdModifier(AppFileSystemsIT::readOnly);
    }

    private static void readOnly(CreateContainerCmd command) {
        command.getHostConfig().withReadonlyRootfs(true);
    }

    private static void withVolume(CreateContainerCmd command) {
        command.getHostConfig()
                .withMounts(List.of(new com.github.dockerjava.api.model.Mount()
                        .withType(MountType.VOLUME)
                        .withTarget("/data")));
    }

    private static Instant time(JavaApp app) throws IOException {
        try (Socket socket = new Socket(app.getHost(), app.getMappedPort(8000))) {
            return Instant.parse(new String(socket.getInputStream().readAllBytes(), UTF_8));
        }
    }

    private static void assertMoves(JavaApp app, ContainerClock clock) throws IOException {
        clock.advance(Duration.ofHours(23));
        assertThat(time(app)).isCloseTo(Instant.now().plusSeconds(23 * 3600), within(10, ChronoUnit.SECONDS));
        clock.restore();
        assertThat(time(app)).isCloseTo(Instant.now(), within(10, ChronoUnit.SECONDS));
    }

    @Nested
    @DisplayName("its clock, installed before the start,")
    class Before {

        @ParameterizedTest
        @ValueSource(strings = {"rw", "rw,mode=0755"})
        @DisplayName("moves where /tmp is a tmpfs, whether the app may write it or not")
        void movesWhereTmpIsATmpfs(String options) throws IOException {
            try (JavaApp app = timeServer().withTmpFs(Map.of("/tmp", options))) {
                ContainerClock clock = ContainerClock.installIn(app);
                app.start();
                assertMoves(app, clock);
            }
        }

        @Test
        @DisplayName("moves on a read-only root, even if that is asked for later, and goes with its volume")
        void movesOnAReadOnlyRoot() throws IOException {
            List<String> volumes;
            try (JavaApp app = timeServer()) {
                ContainerClock clock = ContainerClock.installIn(app);
                readOnly(app).start();
                assertMoves(app, clock);
                volumes = app.getContainerInfo().getMounts().stream()
                        .map(Mount::getName)
                        .toList();
                assertThat(volumes()).containsAll(volumes);
            }
            assertThat(volumes).isNotEmpty();
            assertThat(volumes()).doesNotContainAnyElementsOf(volumes);
        }

        @Test
        @DisplayName("moves on a read-only root with a tmpfs at a folder of one's own choice, over a restart too")
        void movesInATmpfsOfOnesChoice() throws IOException {
            try (JavaApp app = readOnly(timeServer()).withTmpFs(Map.of("/scratch", "rw"))) {
                ContainerClock clock = ContainerClock.installIn(app, "/scratch");
                app.start();
                assertMoves(app, clock);
                clock.skew(Duration.ofHours(2));

                Engine.client()
                        .restartContainerCmd(app.getContainerId())
                        .withTimeout(1)
                        .exec();

                assertThat(ContainerLog.with(app, "the clock goes on as it stood"))
                        .contains("the clock goes on as it stood");
                ContainerClock.installIn(app).skew(Duration.ofHours(3));
            }
        }

        @Test
        @DisplayName("moves on a read-only root with a volume at a folder of one's own choice")
        void movesInAVolumeOfOnesChoice() throws IOException {
            try (JavaApp app = readOnly(timeServer()).withCreateContainerCmdModifier(AppFileSystemsIT::withVolume)) {
                ContainerClock clock = ContainerClock.installIn(app, "/data/");
                app.start();
                assertMoves(app, clock);
            }
        }

        @Test
        @DisplayName("is one, in the folder that was named first")
        void isOne() throws IOException {
            try (JavaApp app = timeServer()) {
                ContainerClock first = ContainerClock.installIn(app, "/data");
                ContainerClock second = ContainerClock.installIn(app);
                app.start();
                assertMoves(app, first);
                assertMoves(app, second);
                assertMoves(app, ContainerClock.installIn(app));
                assertThat(app.getContainerInfo().getConfig().getEnv())
                        .filteredOn(each -> each.startsWith("JAVA_TOOL_OPTIONS="))
                        .singleElement()
                        .asString()
                        .containsOnlyOnce("-javaagent:");
            }
        }
    }

    @Nested
    @DisplayName("its clock, installed while it runs,")
    class Later {

        @Test
        @DisplayName("moves where /tmp is a tmpfs")
        void movesWhereTmpIsATmpfs() throws IOException {
            try (JavaApp app = timeServer().withTmpFs(Map.of("/tmp", "rw"))) {
                app.start();
                assertMoves(app, ContainerClock.installIn(app));
            }
        }

        @Test
        @DisplayName("moves on a read-only root with a volume that is named, and else says what to write")
        void movesInAVolumeOfOnesChoice() throws IOException {
            try (JavaApp app = readOnly(timeServer())
                    .withTmpFs(Map.of("/tmp", "rw"))
                    .withCreateContainerCmdModifier(AppFileSystemsIT::withVolume)) {
                app.start();
                assertThatThrownBy(() -> ContainerClock.installIn(app))
                        .isInstanceOf(IllegalStateException.class)
                        .hasMessageContainingAll(
                                "the folder /usersig-testkit of the container " + IMAGE,
                                "cannot be written: ",
                                "before start()",
                                "ContainerClock.installIn(container, \"/data\")");
                assertThatThrownBy(() -> ContainerClock.installIn(app, "/tmp"))
                        .isInstanceOf(IllegalStateException.class)
                        .hasMessageContainingAll("the folder /tmp", "/tmp is a tmpfs", "before start()");

                assertMoves(app, ContainerClock.installIn(app, "/data"));
            }
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "tmp", "./tmp", "/a b", "/a,b", "/", "//", "/a/../b", "C:\\temp"})
    @DisplayName("a folder that cannot be one is refused, with what to write")
    void refusesWhatIsNoFolder(String folder) {
        JavaApp app = timeServer();
        assertThatThrownBy(() -> ContainerClock.installIn(app, folder))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContainingAll("cannot be \"" + folder + "\"", "write an absolute path, such as \"/data\"");
    }

    @Test
    @DisplayName("it trusts the mock, by addCertificateTo: where /tmp is a tmpfs, and on a read-only root")
    void trustsTheMock() {
        try (Network network = Network.newNetwork();
                MockImContainer im = new MockImContainer().withNetwork(network).withNetworkAliases("mock")) {
            im.start();
            for (JavaApp each : List.of(client().withTmpFs(Map.of("/tmp", "rw")), readOnly(client()))) {
                try (JavaApp app = each.withNetwork(network)) {
                    im.addCertificateTo(app);
                    ContainerClock.installIn(app);
                    app.start();
                    assertThat(ContainerLog.with(app, "answered")).contains("answered ");
                }
            }
        }
    }

    private static JavaApp client() {
        return JavaApp.ofImage(IMAGE, TlsClient.class, "https://mock:" + MockImContainer.TLS_PORT + "/")
                .withStartupCheckStrategy(new OneShotStartupCheckStrategy().withTimeout(Duration.ofSeconds(30)));
    }

    private static List<String> volumes() {
        return Engine.client().listVolumesCmd().exec().getVolumes().stream()
                .map(InspectVolumeResponse::getName)
                .toList();
    }
}
