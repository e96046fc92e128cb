package io.github.usersig.testcontainers;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import com.acme.chat.SlowRefresh;
import com.acme.chat.TimeServer;
import io.github.usersig.testcontainers.internal.engine.Engine;
import io.github.usersig.testcontainers.internal.image.BuildFolder;
import io.github.usersig.testcontainers.internal.image.MockImImage;
import java.io.IOException;
import java.net.Socket;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.testcontainers.containers.wait.strategy.Wait;

@DisplayName("ContainerClock")
@RequiresDocker
class ContainerClockIT {

    private static final Instant NEW_YEAR = Instant.parse("2030-01-01T00:00:00Z");

    private static JavaApp app;
    private static ContainerClock clock;

    @BeforeAll
    static void start() {
        app = JavaApp.of(TimeServer.class).withExposedPorts(8000);
        app.setWaitStrategy(Wait.forLogMessage(".*ready.*", 1));
        clock = ContainerClock.installIn(app);
        app.start();
    }

    @AfterAll
    static void stop() {
        app.stop();
    }

    @AfterEach
    void restore() {
        clock.restore();
    }

    private static Instant time() throws IOException {
        return time(app);
    }

    private static Instant time(JavaApp app) throws IOException {
        try (Socket socket = new Socket(app.getHost(), app.getMappedPort(8000))) {
            return Instant.parse(new String(socket.getInputStream().readAllBytes(), UTF_8));
        }
    }

    @Test
    @DisplayName(
            "moves the clock of an app in somebody's container, in the same words as AppClock, by the time the call"
                    + " returns")
    void movesTheClockOfAnAppInAContainer() throws IOException {
        assertThat(time()).isCloseTo(Instant.now(), within(10, ChronoUnit.SECONDS));

        clock.skew(Duration.ofMinutes(10));
        assertThat(time()).isCloseTo(Instant.now().plusSeconds(600), within(10, ChronoUnit.SECONDS));
        clock.advance(Duration.ofHours(23));
        assertThat(time()).isCloseTo(Instant.now().plusSeconds(600 + 23 * 3600), within(10, ChronoUnit.SECONDS));
        clock.freezeAt(NEW_YEAR);
        assertThat(time()).isEqualTo(NEW_YEAR);
        clock.advance(Duration.ofDays(180));
        clock.advance(Duration.ofDays(180));
        assertThat(time()).isEqualTo(NEW_YEAR.plus(Duration.ofDays(360)));
        clock.moveTo(NEW_YEAR);
        clock.freeze();
        assertThat(time()).isEqualTo(NEW_YEAR);
        clock.restore();
        assertThat(time()).isCloseTo(Instant.now(), within(10, ChronoUnit.SECONDS));
    }

    @Test
    @DisplayName("repeats what the agent says about what it cannot do")
    void repeatsWhatTheAgentSays() {
        assertThatThrownBy(() -> clock.advance(Duration.ofHours(-1)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("time only goes forward");
    }

    @Test
    @DisplayName(
            "waits for all that an advance makes the app do, also if that takes longer than a command may wait to be"
                    + " taken")
    void waitsForAllThatAnAdvanceMakesTheAppDo() {
        try (JavaApp other = JavaApp.of(SlowRefresh.class, "12")) {
            other.setWaitStrategy(Wait.forLogMessage(".*ready.*", 1));
            ContainerClock slow = ContainerClock.installIn(other);
            other.start();
            slow.alsoMoveSchedulersOf("com.acme");

            slow.advance(Duration.ofHours(2));

            assertThat(ContainerLog.with(other, "refreshed")).contains("refreshed");
        }
    }

    @Test
    @DisplayName("moves the clock of an app that runs already, in a container that nobody prepared")
    void movesTheClockOfAnAppThatRunsAlready() throws IOException {
        try (JavaApp other = JavaApp.of(TimeServer.class).withExposedPorts(8000)) {
            other.setWaitStrategy(Wait.forLogMessage(".*ready.*", 1));
            other.start();

            ContainerClock late = ContainerClock.installIn(other);
            late.advance(Duration.ofHours(23));

            assertThat(time(other)).isCloseTo(Instant.now().plusSeconds(23 * 3600), within(10, ChronoUnit.SECONDS));
            ContainerClock.installIn(other).restore();
            assertThat(time(other)).isCloseTo(Instant.now(), within(10, ChronoUnit.SECONDS));
        }
    }

    @Test
    @DisplayName("moves the clock of an app that runs already and has signed a UserSig and opened TLS")
    void movesTheClockOfAnAppThatHasUsedTheJdk() throws IOException {
        try (JavaApp other = JavaApp.of(TimeServer.class, "has-signed").withExposedPorts(8000)) {
            other.setWaitStrategy(Wait.forLogMessage(".*ready.*", 1));
            other.start();

            ContainerClock.installIn(other).advance(Duration.ofHours(23));

            assertThat(time(other)).isCloseTo(Instant.now().plusSeconds(23 * 3600), within(10, ChronoUnit.SECONDS));
        }
    }

    @Test
    @DisplayName("says what its JVM says if that runs already and the agent cannot start in it")
    void saysWhyTheAgentCannotStart() {
        try (JavaApp other = JavaApp.of(TimeServer.class, "claims-to-be-openj9")) {
            other.setWaitStrategy(Wait.forLogMessage(".*ready.*", 1));
            other.start();

            assertThatThrownBy(() -> ContainerClock.installIn(other))
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessageContainingAll(
                            "a JVM there does not take the agent", "the clock agent cannot start", "Eclipse OpenJ9 VM");
        }
    }

    @Test
    @DisplayName("and addCertificateTo keep the JVM's options of the image, and those that withEnv gives later")
    void keepTheJvmsOptionsOfTheImage() throws IOException {
        String image = "usersig/app-with-options:test";
        try (BuildFolder folder = BuildFolder.create()) {
            TestImages.build(
                    image, folder, """
                FROM %s
                ENV JAVA_TOOL_OPTIONS="-Xmx77m -Duser.timezone=Asia/Shanghai"
                """.formatted(MockImImage.ofThisVersion().ensure()));
        }
        try (MockImContainer im = new MockImContainer();
                JavaApp asShipped = JavaApp.of(TimeServer.class).in(image).withExposedPorts(8000);
                JavaApp otherwise = JavaApp.of(TimeServer.class).in(image).withExposedPorts(8000)) {
            im.start();
            for (JavaApp each : List.of(asShipped, otherwise)) {
                each.setWaitStrategy(Wait.forLogMessage(".*ready.*", 1));
                im.addCertificateTo(each);
                ContainerClock.installIn(each);
            }
            otherwise.withEnv("JAVA_TOOL_OPTIONS", "-Xmx55m");
            asShipped.start();
            otherwise.start();

            assertThat(pickedUp(asShipped))
                    .startsWith("-Xmx77m -Duser.timezone=Asia/Shanghai -")
                    .contains(
                            " -javaagent:/usersig-testkit/usersig-clock/files/usersig-clock-agent.jar=",
                            " -Djavax.net.ssl.trustStore=");
            assertThat(pickedUp(otherwise))
                    .startsWith("-Xmx55m -")
                    .contains(
                            " -javaagent:/usersig-testkit/usersig-clock/files/usersig-clock-agent.jar=",
                            " -Djavax.net.ssl.trustStore=");
            ContainerClock.installIn(otherwise).freezeAt(NEW_YEAR);
            assertThat(time(otherwise)).isEqualTo(NEW_YEAR);
        } finally {
            TestImages.remove(image);
        }
    }

    private static String pickedUp(JavaApp app) {
        String before = "Picked up JAVA_TOOL_OPTIONS: ";
        return ContainerLog.with(app, before)
                .lines()
                .filter(line -> line.startsWith(before))
                .map(line -> line.substring(before.length()))
                .findFirst()
                .orElseThrow();
    }

    @Test
    @DisplayName("is not for the mock, nor for a container that has ended; and addCertificateTo not for one that runs")
    void refusesWhatCannotWork() {
        try (MockImContainer im = new MockImContainer()) {
            im.start();
            assertThatThrownBy(() -> ContainerClock.installIn(im))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining("mockIm().clock()");
            assertThatThrownBy(() -> im.addCertificateTo(im))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining("the app under test");
            assertThatThrownBy(() -> im.addCertificateTo(app))
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessageContaining("call addCertificateTo before its start()");
        }
        try (JavaApp other = JavaApp.of(TimeServer.class)) {
            other.setWaitStrategy(Wait.forLogMessage(".*ready.*", 1));
            other.start();
            Engine.client().killContainerCmd(other.getContainerId()).exec();
            assertThatThrownBy(() -> ContainerClock.installIn(other))
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessageContainingAll("has ended, with exit code 137", "has no clock that can be moved");
        }
    }

    @Test
    @DisplayName("goes on over a restart of the app's container, as it stood, before the app starts; and says so")
    void goesOnOverARestart() throws IOException {
        try (JavaApp other = JavaApp.of(TimeServer.class).withExposedPorts(8000)) {
            other.setWaitStrategy(Wait.forLogMessage(".*ready.*", 1));
            ContainerClock moved = ContainerClock.installIn(other);
            other.start();
            moved.skew(Duration.ofHours(2));
            moved.advance(Duration.ofHours(1));

            restart(other);
            assertThat(ContainerLog.with(other, "started at", "skew=PT3H"))
                    .contains("started at", "the clock goes on as it stood", "skew=PT3H");
            assertThat(startedAt(other)).isCloseTo(Instant.now().plusSeconds(3 * 3600), within(30, ChronoUnit.SECONDS));
            moved.freezeAt(NEW_YEAR);
            moved.advance(Duration.ofHours(1));

            restart(other);
            assertThat(startedAt(other)).isEqualTo(NEW_YEAR.plusSeconds(3600));
            moved.advance(Duration.ofHours(1));
            moved.restore();

            restart(other);
            assertThat(startedAt(other)).isCloseTo(Instant.now(), within(30, ChronoUnit.SECONDS));
        }
    }

    private static void restart(JavaApp app) {
        long before = starts(app);
        Engine.client().restartContainerCmd(app.getContainerId()).withTimeout(1).exec();
        long end = System.nanoTime() + Duration.ofSeconds(30).toNanos();
        while (starts(app) == before) {
            assertThat(System.nanoTime()).as("the app starts again").isLessThan(end);
            LockSupport.parkNanos(Duration.ofMillis(100).toNanos());
        }
    }

    private static long starts(JavaApp app) {
        return app.getLogs().lines().filter("ready"::equals).count();
    }

    /** By what the app has logged last, from its main: what time it was. */
    private static Instant startedAt(JavaApp app) {
        String before = "started at ";
        return app.getLogs()
                .lines()
                .filter(line -> line.startsWith(before))
                .map(line -> Instant.parse(line.substring(before.length())))
                .reduce((first, last) -> last)
                .orElseThrow();
    }

    @Test
    @DisplayName(
            "that was installed while the app ran is gone after a restart: that is said, and it can be installed again")
    void isGoneAfterARestartIfInstalledWhileTheAppRan() throws IOException {
        try (JavaApp other = JavaApp.of(TimeServer.class)) {
            other.setWaitStrategy(Wait.forLogMessage(".*ready.*", 1));
            other.start();
            ContainerClock late = ContainerClock.installIn(other);
            late.advance(Duration.ofHours(23));

            restart(other);
            assertThatThrownBy(() -> late.advance(Duration.ofHours(1)))
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessageContainingAll(
                            "has been restarted since the clock agent was loaded",
                            "call ContainerClock.installIn again");

            ContainerClock again = ContainerClock.installIn(other);
            again.skew(Duration.ofHours(1));
            assertThat(other.getLogs()).doesNotContain("advance=");
        }
    }

    @Test
    @DisplayName("says so if the container is paused or removed, at once, and nothing of it happens later")
    void saysSoIfPausedOrRemoved() throws IOException {
        try (JavaApp other = JavaApp.of(TimeServer.class).withExposedPorts(8000)) {
            other.setWaitStrategy(Wait.forLogMessage(".*ready.*", 1));
            ContainerClock moved = ContainerClock.installIn(other);
            other.start();
            Engine.client().pauseContainerCmd(other.getContainerId()).exec();
            assertThatThrownBy(() -> moved.skew(Duration.ofHours(1)))
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessageContainingAll("is paused, so it cannot do \"skew=PT1H\" with its clock");
            Engine.client().unpauseContainerCmd(other.getContainerId()).exec();
            assertThat(time(other)).isCloseTo(Instant.now(), within(30, ChronoUnit.SECONDS));

            Engine.client()
                    .removeContainerCmd(other.getContainerId())
                    .withForce(true)
                    .exec();
            assertThatThrownBy(() -> moved.skew(Duration.ofHours(1)))
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessageContaining("has been removed, so it cannot do");
        }
    }

    @Test
    @DisplayName("never turns back for packages that are named")
    void neverTurnsBackForPackagesThatAreNamed() throws IOException {
        try (JavaApp other = JavaApp.of(TimeServer.class).withExposedPorts(8000)) {
            other.setWaitStrategy(Wait.forLogMessage(".*ready.*", 1));
            ContainerClock forward = ContainerClock.installIn(other);
            other.start();
            forward.neverTurnBackFor(TimeServer.class.getPackageName());

            forward.advance(Duration.ofHours(23));
            forward.restore();

            assertThat(time(other)).isCloseTo(Instant.now().plusSeconds(23 * 3600), within(10, ChronoUnit.SECONDS));
        }
    }

    @Test
    @DisplayName("says so if the container does not run, or has no JVM that listens")
    void saysSoIfNothingListens() throws Exception {
        try (NoJava other = NoJava.made()) {
            ContainerClock notYet = ContainerClock.installIn(other);
            assertThatThrownBy(() -> notYet.skew(Duration.ZERO)).hasMessageContaining("start it first");

            other.start();
            assertThatThrownBy(() -> notYet.skew(Duration.ZERO))
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessageContainingAll("no JVM in the container", "JAVA_TOOL_OPTIONS");
        }
    }

    @Test
    @DisplayName("says so if a container that runs already has no JVM")
    void saysSoIfTheContainerHasNoJvm() throws Exception {
        try (NoJava container = NoJava.made()) {
            container.start();
            assertThatThrownBy(() -> ContainerClock.installIn(container))
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessageContainingAll("which runs already, cannot be moved", "there is no java in it");
        }
    }
}
