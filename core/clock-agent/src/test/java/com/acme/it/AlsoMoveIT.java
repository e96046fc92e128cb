package com.acme.it;

import static org.assertj.core.api.Assertions.assertThat;

import com.acme.server.Server;
import io.github.usersig.clock.AlsoMoved;
import io.github.usersig.clock.AppClock;
import io.github.usersig.clock.ClockScope;
import io.github.usersig.clock.RealTimeCode;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName(
        "What is also moved at somebody's request follows until that is closed, whatever others ask for and close meanwhile")
class AlsoMoveIT {

    private static final Duration HOUR = Duration.ofHours(1);

    private final AppClock clock = AppClock.get();

    @AfterEach
    void restore() {
        AppClock.all().forEach(AppClock::restore);
    }

    private static List<String> on(AppClock clock) {
        return clock.state().alsoMoved().stream().map(AlsoMoved::what).toList();
    }

    /** Whether this package's schedulers run what is due in an hour when this clock is advanced by that. */
    private static boolean schedulersFollow(AppClock clock) {
        ScheduledExecutorService pool = Executors.newScheduledThreadPool(1);
        try {
            Future<?> task = pool.schedule(() -> {}, HOUR.toHours(), TimeUnit.HOURS);
            clock.advance(HOUR);
            return task.isDone();
        } finally {
            pool.shutdownNow();
        }
    }

    /** Whether the elapsed time that this package reads advances with this clock. */
    private static boolean elapsedTimeFollows(AppClock clock) {
        long before = System.nanoTime();
        clock.advance(HOUR);
        return System.nanoTime() - before >= HOUR.toNanos();
    }

    @Test
    @DisplayName("the outer of two scopes of the same still holds when the inner one is closed")
    void keepsTheOuterScopeWhenTheInnerIsClosed() {
        ClockScope outer = clock.alsoMoveSchedulersOf("com.acme");
        ClockScope inner = clock.alsoMoveSchedulersOf("com.acme");

        inner.close();
        assertThat(schedulersFollow(clock)).isTrue();

        outer.close();
        assertThat(schedulersFollow(clock)).isFalse();
        assertThat(on(clock)).isEmpty();
    }

    @Test
    @DisplayName("the order of closing does not matter: the last one closed turns it off")
    void turnsOffWithTheLastScopeClosed() {
        ClockScope first = clock.alsoMoveElapsedTimeOf("com.acme.it");
        ClockScope second = clock.alsoMoveElapsedTimeOf("com.acme.it");

        first.close();
        assertThat(elapsedTimeFollows(clock)).isTrue();

        second.close();
        assertThat(elapsedTimeFollows(clock)).isFalse();
    }

    @Test
    @DisplayName("closing a scope twice does not end what another has asked for since")
    void survivesASecondClosing() {
        ClockScope mine = clock.alsoMove(RealTimeCode.HTTP_CLIENT);
        mine.close();
        clock.alsoMove(RealTimeCode.HTTP_CLIENT);

        mine.close();

        assertThat(on(clock)).containsExactly("real-time code http-client");
        clock.restore();
        assertThat(on(clock)).isEmpty();
    }

    @Test
    @DisplayName("a package named together with others is its own matter")
    void treatsAPackageOfSeveralOnItsOwn() {
        ClockScope both = clock.alsoMoveSchedulersOf("com.acme.server", "com.acme.it");
        ClockScope one = clock.alsoMoveSchedulersOf("com.acme.it");

        both.close();
        assertThat(schedulersFollow(clock)).isTrue();

        one.close();
        assertThat(schedulersFollow(clock)).isFalse();
    }

    @Test
    @DisplayName("a package goes with the wider one again when its own scope is closed")
    void returnsAPackageToTheWiderOne() {
        try (ClockScope wide = clock.alsoMoveElapsedTimeOf("com.acme")) {
            assertThat(wide).isNotNull();
            clock.alsoMoveElapsedTimeOf("com.acme.it").close();
            assertThat(elapsedTimeFollows(clock)).isTrue();
        }
        assertThat(elapsedTimeFollows(clock)).isFalse();
    }

    @Test
    @DisplayName("a package that another clock took over comes back when that lets go of it")
    void returnsAPackageThatAnotherClockTookOver() {
        AppClock servers = AppClock.forPackages(Server.class.getPackageName());
        clock.alsoMoveSchedulersOf("com.acme.it");
        ClockScope theirs = servers.alsoMoveSchedulersOf("com.acme.it");
        assertThat(schedulersFollow(clock)).isFalse();
        assertThat(schedulersFollow(servers)).isTrue();

        theirs.close();
        assertThat(schedulersFollow(clock)).isTrue();

        servers.alsoMoveSchedulersOf("com.acme.it");
        servers.restore();
        assertThat(schedulersFollow(clock)).isTrue();
    }

    @Test
    @DisplayName("what the same line asks for over and over is told once")
    void tellsWhatOneLineAsksForOnce() {
        for (int i = 0; i < 3; i++) {
            clock.alsoMoveSchedulersOf("com.acme.it");
        }
        assertThat(on(clock)).containsExactly("schedulers of com.acme.it");
    }

    @Test
    @DisplayName("who wins where two clocks want the same package is remembered")
    void remembersWhichClockWins() {
        AppClock servers = AppClock.forPackages(Server.class.getPackageName());
        servers.alsoMoveSchedulersOf("com.acme.it");
        clock.alsoMoveSchedulersOf("com.acme.it");
        ClockScope first = AppClock.remember();
        clock.restore();
        servers.restore();
        first.close();
        assertThat(schedulersFollow(clock)).isTrue();

        clock.restore();
        servers.restore();
        clock.alsoMoveSchedulersOf("com.acme.it");
        servers.alsoMoveSchedulersOf("com.acme.it");
        ClockScope second = AppClock.remember();
        clock.restore();
        servers.restore();
        second.close();
        assertThat(schedulersFollow(clock)).isFalse();
        assertThat(schedulersFollow(servers)).isTrue();
    }
}
