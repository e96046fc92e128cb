package com.acme.docs;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.usersig.clock.AppClock;
import io.github.usersig.clock.ClockAudit;
import io.github.usersig.clock.ClockScope;
import io.github.usersig.junit5.WritesClock;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** The code that docs/clock.md shows, as it stands there. */
@DisplayName("The examples of docs/clock.md")
@WritesClock
class ClockPageIT {

    @AfterEach
    void putBack() {
        AppClock.get().restore();
        AppClock.forPackages("com.acme.client").restore();
        AppClock.forPackages("com.acme.server").restore();
    }

    @Test
    @DisplayName("advance, skew, freeze and restore the app's clock")
    void advancesSkewsFreezesAndRestoresTheAppsClock() {
        AppClock clock = AppClock.get();

        clock.advance(Duration.ofHours(23));
        try (ClockScope ahead = clock.skew(Duration.ofMinutes(10))) {
            assertThat(ahead).isNotNull();
        }
        clock.freezeAt(Instant.parse("2027-01-01T00:00:00Z"));
        clock.restore();
        assertThat(Instant.now()).isNotEqualTo("2027-01-01T00:00:00Z");
    }

    @Test
    @DisplayName("run a refresh on a schedule")
    void runsARefreshOnASchedule() {
        AppClock clock = AppClock.get();
        try (App app = new App()) {
            clock.alsoMoveSchedulersOf("com.acme");
            app.start();
            clock.advance(Duration.ofHours(23));
            assertThat(app.refreshes).hasValue(1);
        }
    }

    @Test
    @DisplayName("give two packages clocks of their own")
    void givesTwoPackagesClocksOfTheirOwn() {
        AppClock.forPackages("com.acme.client").skew(Duration.ofMinutes(10));
        AppClock.forPackages("com.acme.server").skew(Duration.ofHours(-1));
        assertThat(AppClock.forPackages("com.acme.client").now())
                .isAfter(AppClock.forPackages("com.acme.server").now());
    }

    @Test
    @DisplayName("never turn it back for some packages")
    void neverTurnsItBackForSomePackages() {
        AppClock clock = AppClock.get();
        clock.neverTurnBackFor("cn.hutool.core.lang", "org.quartz");
        assertThat(clock.state().isMoved()).isFalse();
    }

    @Test
    @DisplayName("tell who reads which clock")
    void tellsWhoReadsWhichClock() {
        try (App app = new App()) {
            try (ClockAudit audit = AppClock.audit()) {
                app.login("alice");
                System.err.println(audit);
                audit.reliesOnNanoTime();
            }
            try (ClockAudit audit = AppClock.audit()) {
                assertThat(app.login("alice")).isNotNull();
                assertThat(audit.toString()).contains("ClockPageIT");
            }
        }
    }

    /** Stands for the app of whoever reads the page. */
    private static final class App implements AutoCloseable {

        private final AtomicInteger refreshes = new AtomicInteger();
        private @Nullable ScheduledExecutorService scheduler;

        void start() {
            scheduler = Executors.newSingleThreadScheduledExecutor();
            var unused = scheduler.schedule(refreshes::incrementAndGet, 23, TimeUnit.HOURS);
        }

        Instant login(String userId) {
            assertThat(userId).isNotEmpty();
            return Instant.now();
        }

        @Override
        public void close() {
            if (scheduler != null) {
                scheduler.shutdownNow();
            }
        }
    }
}
