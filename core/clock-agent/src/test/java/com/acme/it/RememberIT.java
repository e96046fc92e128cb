package com.acme.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.github.usersig.clock.AlsoMoved;
import io.github.usersig.clock.AppClock;
import io.github.usersig.clock.ClockScope;
import io.github.usersig.clock.RealTimeCode;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("AppClock.remember")
class RememberIT {

    private static final Instant NEW_YEAR = Instant.parse("2027-01-01T00:00:00Z");

    private final AppClock clock = AppClock.get();

    @AfterEach
    void restore() {
        AppClock.all().forEach(AppClock::restore);
    }

    private static List<String> on(AppClock clock) {
        return clock.state().alsoMoved().stream().map(AlsoMoved::what).toList();
    }

    /** How often a task of this package's own scheduler runs when it becomes due by the clock. */
    private int runs() {
        AtomicInteger runs = new AtomicInteger();
        ScheduledExecutorService pool = Executors.newScheduledThreadPool(1);
        try {
            Future<?> unused = pool.schedule(runs::incrementAndGet, 1, TimeUnit.HOURS);
            clock.advance(Duration.ofHours(2));
            return runs.get();
        } finally {
            pool.shutdownNow();
        }
    }

    @Test
    @DisplayName("puts back movements and what is also moved alike")
    void putsBackMovementsAndSwitchesAlike() {
        try (ClockScope asItWas = AppClock.remember()) {
            assertThat(asItWas).isNotNull();
            clock.alsoMoveSchedulersOf("com.acme.it");
            clock.alsoMoveElapsedTimeOf("com.acme.it");
            clock.alsoMove(RealTimeCode.HTTP_CLIENT);
            assertThat(runs()).isEqualTo(1);
            assertThat(on(clock))
                    .containsExactly(
                            "schedulers of com.acme.it", "elapsed time of com.acme.it", "real-time code http-client");
        }

        assertThat(clock.state().isMoved()).isFalse();
        assertThat(on(clock)).isEmpty();
        assertThat(runs()).isZero();
    }

    @Test
    @DisplayName("puts back to how it was, which need not be real: frozen, and moving something else as well")
    void putsBackToHowItWas() {
        clock.freezeAt(NEW_YEAR);
        clock.alsoMoveSchedulersOf("com.acme.it");
        try (ClockScope asItWas = AppClock.remember()) {
            assertThat(asItWas).isNotNull();
            clock.restore();
            clock.alsoMoveElapsedTimeOf("com.other");
        }

        assertThat(clock.now()).isEqualTo(NEW_YEAR);
        assertThat(on(clock)).containsExactly("schedulers of com.acme.it");
        assertThat(runs()).isEqualTo(1);
    }

    @Test
    @DisplayName("keeps scopes that were open before")
    void keepsScopesThatWereOpenBefore() {
        try (ClockScope frozen = clock.freezeAt(NEW_YEAR)) {
            assertThat(frozen).isNotNull();
            try (ClockScope asItWas = AppClock.remember()) {
                assertThat(asItWas).isNotNull();
                clock.skew(Duration.ofDays(1));
            }
            assertThat(clock.now()).isEqualTo(NEW_YEAR);
        }
        assertThat(clock.state().isMoved()).isFalse();
    }

    @Test
    @DisplayName("knows the clocks of packages, those that nobody had asked for before as well")
    void knowsTheClocksOfPackages() {
        AppClock client = AppClock.forPackages("com.acme.client");
        client.skew(Duration.ofHours(1));
        ClockScope asItWas = AppClock.remember();
        client.restore();
        AppClock both = AppClock.forPackages("com.acme.client", "com.remembered");
        both.skew(Duration.ofDays(1));

        asItWas.close();

        assertThat(AppClock.moved()).containsExactly(client);
        assertThat(client.state().offset()).isEqualTo(Duration.ofHours(1));
        assertThat(both.now()).isCloseTo(RealClock.now(), within(1, ChronoUnit.MINUTES));
    }

    @Test
    @DisplayName("gives packages back that another clock took over")
    void givesPackagesBackThatWereTakenOver() {
        clock.alsoMoveSchedulersOf("com.acme.it");
        try (ClockScope asItWas = AppClock.remember()) {
            assertThat(asItWas).isNotNull();
            AppClock.forPackages("com.acme.server").alsoMoveSchedulersOf("com.acme.it");
            assertThat(runs()).isZero();
        }
        assertThat(runs()).isEqualTo(1);
    }

    @Test
    @DisplayName("puts back once: closing again changes nothing")
    void putsBackOnce() {
        ClockScope asItWas = AppClock.remember();
        asItWas.close();
        clock.freezeAt(NEW_YEAR);
        asItWas.close();

        assertThat(clock.now()).isEqualTo(NEW_YEAR);
    }

    @Test
    @DisplayName("goes with a state that names the line that asked for something to follow")
    void namesTheLineThatAskedForIt() {
        clock.alsoMoveSchedulersOf("com.acme.it", "com.other");

        assertThat(clock.state().alsoMoved()).singleElement().satisfies(on -> assertThat(on.by())
                .contains("com.acme.it.RememberIT.namesTheLineThatAskedForIt("));
        assertThat(clock.state().toString())
                .contains(
                        "; also moves schedulers of com.acme.it, com.other, asked by com.acme.it.RememberIT.namesTheLineThatAskedForIt(");
    }
}
