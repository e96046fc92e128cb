package com.acme.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import com.acme.client.Client;
import com.acme.server.Server;
import io.github.usersig.clock.AppClock;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

@DisplayName("A clock of their own for some packages")
class PackageClocksIT {

    private final AppClock client = AppClock.forPackages("com.acme.client");
    private final AppClock server = AppClock.forPackages("com.acme.server");

    @AfterEach
    void restore() {
        client.restore();
        server.restore();
        AppClock.get().restore();
    }

    private static void assertOff(Instant shown, Duration expected) {
        assertThat(Duration.between(RealClock.now(), shown)).isCloseTo(expected, Duration.ofSeconds(2));
    }

    @Test
    @DisplayName("the client is ten minutes ahead, the server an hour behind, everybody else is right")
    void givesClientAndServerDifferentTimes() throws Throwable {
        client.skew(Duration.ofMinutes(10));
        server.skew(Duration.ofHours(-1));

        for (Instant read : new Client().reads()) {
            assertOff(read, Duration.ofMinutes(10));
        }
        assertOff(new Server().now(), Duration.ofHours(-1));
        assertOff(Instant.ofEpochMilli(System.currentTimeMillis()), Duration.ZERO);
        assertOff(Instant.now(), Duration.ZERO);
        assertThat(new Client().today()).isEqualTo(LocalDate.ofInstant(client.now(), ZoneOffset.UTC));
    }

    @Test
    @DisplayName("until it is moved, and once it is restored, a package follows the clock of the JVM")
    void followsTheClockOfTheJvmUntilMoved() {
        AppClock.get().skew(Duration.ofHours(5));
        assertOff(new Server().now(), Duration.ofHours(5));

        server.skew(Duration.ZERO);
        assertOff(new Server().now(), Duration.ZERO);
        assertOff(Instant.now(), Duration.ofHours(5));

        server.restore();
        assertOff(new Server().now(), Duration.ofHours(5));
    }

    @Test
    @DisplayName("a Clock made there follows it, wherever it is read")
    void isFollowedByClocksMadeThere() {
        Clock made = new Client().clock();
        assertThat(made).hasToString("SystemClock[Z]").isEqualTo(new Client().clock());
        client.skew(Duration.ofDays(2));

        assertOff(made.instant(), Duration.ofDays(2));
        assertOff(Instant.now(made), Duration.ofDays(2));
        assertOff(made.withZone(ZoneOffset.ofHours(8)).instant(), Duration.ofDays(2));
    }

    @Test
    @DisplayName("a frozen client and a running server")
    void freezesTheClientWhileTheServerRuns() throws Throwable {
        client.freezeAt(Instant.parse("2027-01-01T00:00:00Z"));

        assertThat(new Client().reads()).allMatch(Instant.parse("2027-01-01T00:00:00Z")::equals);
        assertOff(new Server().now(), Duration.ZERO);
    }

    @Test
    @DisplayName("is the same clock for the same packages, and a package has one only")
    void isTheSameClockForTheSamePackages() {
        assertThat(AppClock.forPackages("com.acme.client")).isSameAs(client);
        client.skew(Duration.ofMinutes(1));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> AppClock.forPackages("com.acme.client", "com.acme.jobs"))
                .withMessageContaining("com.acme.client already has a clock of its own, that of com.acme.client");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> AppClock.forPackages("com.acme.*"))
                .withMessage(
                        "\"com.acme.*\" is no package or class; write its full name without wildcards, such as com.acme.client");
    }

    @Test
    @DisplayName("packages can be put together anew once their clock is restored")
    void takesPackagesTogetherAnewOnceRestored() {
        client.skew(Duration.ofMinutes(1));
        client.restore();
        AppClock both = AppClock.forPackages("com.acme.server", "com.acme.client");
        both.skew(Duration.ofHours(3));
        try {
            assertOff(new Server().now(), Duration.ofHours(3));
            assertOff(new Client().clock().instant(), Duration.ofHours(3));
            assertThatIllegalArgumentException().isThrownBy(() -> client.skew(Duration.ofMinutes(1)));
        } finally {
            both.restore();
        }
        client.skew(Duration.ofMinutes(1));
        assertOff(new Client().clock().instant(), Duration.ofMinutes(1));
    }

    @Test
    @DisplayName("the closest package wins, down to a single class")
    void letsTheClosestPackageWin() {
        AppClock one = AppClock.forPackages("com.acme.client.Client");
        client.skew(Duration.ofHours(1));
        one.skew(Duration.ofHours(2));
        try {
            assertOff(new Client().clock().instant(), Duration.ofHours(2));
        } finally {
            one.restore();
        }
        assertOff(new Client().clock().instant(), Duration.ofHours(1));
    }

    @Nested
    @DisplayName("when it is asked whether anybody reads it")
    class Readers {

        @Test
        @DisplayName("has nothing to say if a class of each package, or below it, does")
        void isSilentIfSomebodyReadsIt() {
            assertThat(new Server().now()).isNotNull();

            assertThatCode(() -> AppClock.forPackages("com.acme.server").requireReaders())
                    .doesNotThrowAnyException();
            assertThatCode(() -> AppClock.forPackages("com.acme").requireReaders())
                    .doesNotThrowAnyException();
            assertThatCode(() -> AppClock.forPackages(Server.class.getName()).requireReaders())
                    .doesNotThrowAnyException();
            assertThatCode(() -> AppClock.get().requireReaders()).doesNotThrowAnyException();
        }

        @Test
        @DisplayName("names a package that is not there, and the one that was meant")
        void namesAPackageThatIsNotThere() {
            assertThat(new Server().now()).isNotNull();

            assertThatIllegalStateException()
                    .isThrownBy(() -> AppClock.forPackages("com.acme.server", "com.acme.sever")
                            .requireReaders())
                    .withMessage("No class of com.acme.sever has been loaded, so that clock has moved nothing. Write"
                            + " com.acme.server, where clocks are read, if that was meant.");
        }

        @Test
        @DisplayName("tells a package whose classes read no clock, and names some that have such classes")
        void tellsAPackageWhoseClassesReadNoClock() {
            assertThat(NoReader.class).isNotNull();
            assertThat(new Server().now()).isNotNull();

            assertThatIllegalStateException()
                    .isThrownBy(
                            () -> AppClock.forPackages(NoReader.class.getName()).requireReaders())
                    .withMessageStartingWith("None of the 1 classes of com.acme.it.PackageClocksIT$NoReader that have"
                            + " been loaded reads a clock, so that clock has moved nothing. Name a package, or a class by"
                            + " its full name, that asks for the time itself, such as com.acme.");
        }
    }

    private static final class NoReader {
        private NoReader() {}
    }
}
