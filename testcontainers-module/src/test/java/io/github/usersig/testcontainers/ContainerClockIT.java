package io.github.usersig.testcontainers;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import com.acme.chat.SlowRefresh;
import com.acme.chat.TimeServer;
import java.io.IOException;
import java.net.Socket;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
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

            assertThat(other.getLogs()).contains("refreshed");
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
    @DisplayName("says so if the container does not run, or has no JVM that listens")
    void saysSoIfNothingListens() {
        try (JavaApp other = JavaApp.of(TimeServer.class)) {
            ContainerClock notYet = ContainerClock.installIn(other);
            assertThatThrownBy(() -> notYet.skew(Duration.ZERO)).hasMessageContaining("start it first");

            other.withEnv("JAVA_TOOL_OPTIONS", "");
            other.setWaitStrategy(Wait.forLogMessage(".*ready.*", 1));
            other.start();
            assertThatThrownBy(() -> notYet.skew(Duration.ZERO))
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessageContainingAll("no JVM in the container", "JAVA_TOOL_OPTIONS", "ready");
        }
    }

    @Test
    @DisplayName("says so if a container that runs already has no JVM")
    void saysSoIfTheContainerHasNoJvm() throws Exception {
        try (NoJava container = NoJava.started()) {
            assertThatThrownBy(() -> ContainerClock.installIn(container))
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessageContainingAll("which runs already, cannot be moved", "there is no java in it");
        }
    }
}
