package io.github.usersig.testcontainers;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import com.acme.chat.TimeServer;
import com.github.dockerjava.api.model.ExposedPort;
import io.github.usersig.testcontainers.internal.image.BuildFolder;
import io.github.usersig.testcontainers.internal.image.Libraries;
import io.github.usersig.testcontainers.internal.image.MockImImage;
import io.github.usersig.testcontainers.internal.image.Programs;
import java.io.DataInputStream;
import java.io.IOException;
import java.net.Socket;
import java.net.SocketException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.testcontainers.containers.wait.strategy.Wait;

@DisplayName("ContainerDebugPort")
@RequiresDocker
@Tag("once")
class ContainerDebugPortIT {

    private static final String IMAGE = "usersig/app-to-debug:test";
    private static final byte[] HANDSHAKE = "JDWP-Handshake".getBytes(US_ASCII);

    /** VirtualMachine.Resume: 11 bytes, id 1, no flags, command 9 of set 1. */
    private static final byte[] RESUME = {0, 0, 0, 11, 0, 0, 0, 1, 0, 1, 9};

    /** The mock's own image has no debugger's agent in its Java. */
    @BeforeAll
    static void build() throws IOException {
        try (BuildFolder folder = BuildFolder.create()) {
            Path runtime = folder.resolve("root/opt/jdk");
            Programs.run(
                    Path.of(System.getProperty("java.home"), "bin", "jlink").toString(),
                    "--add-modules",
                    "java.instrument,jdk.jdwp.agent,jdk.unsupported",
                    "--output",
                    runtime.toString());
            Libraries.of(runtime).copyTo(folder, "root");
            TestImages.build(
                    IMAGE, folder, """
                FROM %s
                COPY root/ /
                """.formatted(MockImImage.ofThisVersion().ensure()));
        }
    }

    @AfterAll
    static void remove() {
        TestImages.remove(IMAGE);
    }

    private static JavaApp timeServer() {
        JavaApp app = JavaApp.of(TimeServer.class)
                .in(IMAGE)
                .withExposedPorts(8000)
                .withCreateContainerCmdModifier(command -> command.withEntrypoint("/opt/jdk/bin/java"));
        app.setWaitStrategy(Wait.forLogMessage(".*ready.*", 1));
        return app;
    }

    private static Instant time(JavaApp app) throws IOException {
        try (Socket socket = new Socket(app.getHost(), app.getMappedPort(8000))) {
            return Instant.parse(new String(socket.getInputStream().readAllBytes(), UTF_8));
        }
    }

    /** A debugger that has come as far as to be known as one. After another one has gone, a JVM takes a moment to listen again. */
    private static Socket attach(ContainerDebugPort port) throws IOException {
        long end = System.nanoTime() + Duration.ofSeconds(20).toNanos();
        while (true) {
            Socket socket = new Socket(port.getHost(), port.getPort());
            try {
                socket.setSoTimeout(10_000);
                socket.getOutputStream().write(HANDSHAKE);
                byte[] answer = socket.getInputStream().readNBytes(HANDSHAKE.length);
                if (answer.length > 0 || System.nanoTime() > end) {
                    assertThat(answer).isEqualTo(HANDSHAKE);
                    return socket;
                }
            } catch (SocketException e) { // reset, for nobody listens behind the engine's own port yet
                assertThat(System.nanoTime()).as("a debugger attaches: " + e).isLessThan(end);
            }
            socket.close();
            LockSupport.parkNanos(Duration.ofMillis(100).toNanos());
        }
    }

    /**
     * Reads what the JVM says first: that it has started, and waits. A "resume" that comes before is obeyed at once, by a JVM that only
     * then stops to wait.
     */
    private static void waitForStart(Socket debugger) throws IOException {
        DataInputStream in = new DataInputStream(debugger.getInputStream());
        in.readFully(new byte[in.readInt() - Integer.BYTES]);
    }

    @Test
    @DisplayName("lets a debugger attach to an app whose clock is moved, on loopback, and says where")
    void letsADebuggerAttach() throws IOException {
        try (JavaApp app = timeServer()) {
            ContainerClock clock = ContainerClock.installIn(app);
            ContainerDebugPort port = ContainerDebugPort.openIn(app);
            app.start();

            try (Socket debugger = attach(port)) {
                clock.advance(Duration.ofHours(23));
                assertThat(time(app)).isCloseTo(Instant.now().plusSeconds(23 * 3600), within(10, ChronoUnit.SECONDS));
                assertThat(debugger.isConnected()).isTrue();
            }
            attach(port).close(); // and another one
            assertThat(port).hasToString(port.getHost() + ":" + port.getPort());
            assertThat(app.getContainerInfo()
                            .getNetworkSettings()
                            .getPorts()
                            .getBindings()
                            .get(ExposedPort.tcp(ContainerDebugPort.PORT)))
                    .extracting(each -> each.getHostIp())
                    .containsExactly("127.0.0.1");
        }
    }

    @Test
    @DisplayName("goes together with a clock that is installed while the app runs")
    void goesTogetherWithALateClock() throws IOException {
        try (JavaApp app = timeServer()) {
            ContainerDebugPort port = ContainerDebugPort.openIn(app);
            app.start();
            ContainerClock.installIn(app).advance(Duration.ofHours(23));
            assertThat(time(app)).isCloseTo(Instant.now().plusSeconds(23 * 3600), within(10, ChronoUnit.SECONDS));
            attach(port).close();
        }
    }

    @Test
    @DisplayName("makes the app wait for a debugger if asked to")
    void makesTheAppWait() throws Exception {
        try (JavaApp app = timeServer()) {
            ContainerDebugPort port = ContainerDebugPort.openAndWaitIn(app);
            CompletableFuture<Void> started = CompletableFuture.runAsync(app::start);
            while (app.getContainerId() == null || !app.getLogs().contains("Listening for transport")) {
                assertThat(started).isNotDone();
                Thread.sleep(100);
            }
            assertThat(app.getLogs()).doesNotContain("started at");

            try (Socket debugger = attach(port)) {
                waitForStart(debugger);
                debugger.getOutputStream().write(RESUME);
                started.get(30, TimeUnit.SECONDS);
            }
            assertThat(ContainerLog.with(app, "started at")).contains("started at");
        }
    }

    @Test
    @DisplayName("is nowhere before the start, and too late after it")
    void isForContainersThatAreNotStarted() {
        try (JavaApp app = timeServer()) {
            ContainerDebugPort port = ContainerDebugPort.openIn(app);
            assertThatThrownBy(port::getPort)
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessageContaining("call start() first");
            app.start();
            assertThatThrownBy(() -> ContainerDebugPort.openIn(app))
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessageContaining("before start()");
        }
    }

    @Test
    @DisplayName("is not for the mock")
    void isNotForTheMock() {
        try (MockImContainer im = new MockImContainer()) {
            assertThatThrownBy(() -> ContainerDebugPort.openIn(im))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining("the app under test");
        }
    }
}
