package com.acme.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.github.usersig.clock.AppClock;
import io.github.usersig.clock.ClockScope;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Timer;
import java.util.TimerTask;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("Schedulers of packages that asked for it run what becomes due when the clock is advanced")
@SuppressWarnings({"FutureReturnValueIgnored", "CanonicalDuration"}) // as an app writes it
class SchedulersIT {

    private final AppClock clock = AppClock.get();
    private final List<String> log = Collections.synchronizedList(new ArrayList<>());
    private final ScheduledExecutorService pool = Executors.newScheduledThreadPool(2);
    private final ScheduledExecutorService single = Executors.newSingleThreadScheduledExecutor();
    private final ScheduledThreadPoolExecutor own = new ScheduledThreadPoolExecutor(1);
    private final Timer timer = new Timer("refresh", true);

    @BeforeEach
    void follow() {
        clock.alsoMoveSchedulersOf("com.acme.it");
    }

    @AfterEach
    void restore() {
        clock.restore();
        pool.shutdownNow();
        single.shutdownNow();
        own.shutdownNow();
        timer.cancel();
    }

    private TimerTask task(String name) {
        return new TimerTask() {
            @Override
            public void run() {
                log.add(name);
            }
        };
    }

    @Test
    @DisplayName("an hour's work is done at once, and advance returns when it is done")
    void doesAnHoursWorkAtOnce() {
        pool.schedule(() -> log.add("refreshed"), 23, TimeUnit.HOURS);

        clock.advance(Duration.ofHours(22));
        assertThat(log).isEmpty();
        clock.advance(Duration.ofHours(1));
        assertThat(log).containsExactly("refreshed");
        clock.advance(Duration.ofHours(48));
        assertThat(log).containsExactly("refreshed");
    }

    @Test
    @DisplayName("in due order, across executors and timers, each on its own thread")
    void runsTasksInDueOrder() {
        single.schedule(() -> log.add("3 h"), 3, TimeUnit.HOURS);
        pool.schedule(() -> log.add("1 h"), 1, TimeUnit.HOURS);
        timer.schedule(task("2 h"), Duration.ofHours(2).toMillis());
        own.schedule(() -> log.add("4 h"), 4, TimeUnit.HOURS);
        timer.schedule(task("6 h"), Duration.ofHours(6).toMillis());
        pool.schedule(() -> log.add(Thread.currentThread().getName().replaceAll("\\d", "")), 5, TimeUnit.HOURS);

        clock.advance(Duration.ofHours(5));

        assertThat(log).containsExactly("1 h", "2 h", "3 h", "4 h", "pool--thread-");
    }

    @Test
    @DisplayName("each task sees the time at which it was due")
    void showsEachTaskTheTimeItWasDue() {
        Instant start = Instant.now();
        List<Instant> seen = Collections.synchronizedList(new ArrayList<>());
        pool.schedule(() -> seen.add(Instant.now()), 1, TimeUnit.HOURS);
        timer.schedule(
                new TimerTask() {
                    @Override
                    public void run() {
                        seen.add(Instant.now());
                    }
                },
                Duration.ofHours(3).toMillis());

        clock.advance(Duration.ofHours(10));

        assertThat(seen.get(0)).isCloseTo(start.plus(1, ChronoUnit.HOURS), within(2, ChronoUnit.SECONDS));
        assertThat(seen.get(1)).isCloseTo(start.plus(3, ChronoUnit.HOURS), within(2, ChronoUnit.SECONDS));
        assertThat(Instant.now()).isCloseTo(start.plus(10, ChronoUnit.HOURS), within(2, ChronoUnit.SECONDS));
    }

    @Test
    @DisplayName("on a frozen clock each task sees the very moment at which it was due, however slow the test")
    void showsEachTaskTheVeryMomentOnAFrozenClock() throws InterruptedException {
        Instant start = Instant.parse("2027-01-01T00:00:00Z");
        List<Instant> seen = Collections.synchronizedList(new ArrayList<>());
        clock.freezeAt(start);
        pool.schedule(() -> seen.add(Instant.now()), 1, TimeUnit.HOURS);
        Thread.sleep(50);
        timer.schedule(
                new TimerTask() {
                    @Override
                    public void run() {
                        seen.add(Instant.now());
                    }
                },
                Duration.ofHours(2).toMillis());
        single.scheduleWithFixedDelay(
                () -> {
                    LockSupport.parkNanos(Duration.ofMillis(30).toNanos());
                    seen.add(Instant.now());
                },
                3,
                3,
                TimeUnit.HOURS);
        Thread.sleep(50);

        clock.advance(Duration.ofMinutes(59));
        assertThat(seen).isEmpty();
        clock.advance(Duration.ofHours(6).plusMinutes(1));

        assertThat(seen)
                .containsExactly(
                        start.plus(1, ChronoUnit.HOURS),
                        start.plus(2, ChronoUnit.HOURS),
                        start.plus(3, ChronoUnit.HOURS),
                        start.plus(6, ChronoUnit.HOURS));
        assertThat(Instant.now()).isEqualTo(start.plus(7, ChronoUnit.HOURS));
    }

    @Test
    @DisplayName("once a frozen clock runs again, so do its schedulers, from where they stood")
    void runsOnOnceTheClockIsNotFrozen() throws InterruptedException {
        clock.freeze();
        CountDownLatch ran = new CountDownLatch(2);
        pool.schedule(ran::countDown, 50, TimeUnit.MILLISECONDS);
        timer.schedule(
                new TimerTask() {
                    @Override
                    public void run() {
                        ran.countDown();
                    }
                },
                50);
        assertThat(ran.await(200, TimeUnit.MILLISECONDS)).isFalse();

        clock.skew(Duration.ZERO);

        assertThat(ran.await(20, TimeUnit.SECONDS)).isTrue();
    }

    @Test
    @DisplayName("a task that comes again runs each time it is due")
    void runsAPeriodicTaskEachTimeItIsDue() {
        pool.scheduleAtFixedRate(() -> log.add("rate"), 1, 1, TimeUnit.HOURS);
        clock.advance(Duration.ofMinutes(5 * 60 + 30));
        assertThat(log).hasSize(5);

        log.clear();
        pool.scheduleWithFixedDelay(() -> log.add("delay"), 10, 10, TimeUnit.MINUTES);
        clock.advance(Duration.ofMinutes(25));
        assertThat(log).containsExactly("delay", "delay");

        log.clear();
        timer.schedule(
                task("timer"),
                Duration.ofMinutes(1).toMillis(),
                Duration.ofMinutes(1).toMillis());
        clock.advance(Duration.ofSeconds(190));
        assertThat(log.stream().filter("timer"::equals)).hasSize(3);
    }

    @Test
    @DisplayName("a task that schedules the next one keeps going")
    void keepsAChainOfTasksGoing() {
        scheduleNext(1);
        clock.advance(Duration.ofHours(10));
        assertThat(log).containsExactly("1", "2", "3", "4", "5");
    }

    private void scheduleNext(int number) {
        if (number <= 5) {
            single.schedule(
                    () -> {
                        log.add(String.valueOf(number));
                        scheduleNext(number + 1);
                    },
                    1,
                    TimeUnit.HOURS);
        }
    }

    @Test
    @DisplayName("a cancelled or failing task does not hold up the others")
    void isNotHeldUpByCancelledOrFailingTasks() {
        ScheduledFuture<?> cancelled = pool.schedule(() -> log.add("cancelled"), 1, TimeUnit.HOURS);
        pool.schedule(
                () -> {
                    throw new IllegalStateException("refused");
                },
                2,
                TimeUnit.HOURS);
        pool.schedule(() -> log.add("after"), 3, TimeUnit.HOURS);
        TimerTask cancelledTask = task("cancelled");
        timer.schedule(cancelledTask, 60_000);
        cancelledTask.cancel();
        cancelled.cancel(false);

        clock.advance(Duration.ofHours(4));

        assertThat(log).containsExactly("after");
    }

    @Test
    @DisplayName("what was not advanced past waits as long as is left")
    void letsTheRestWaitAsLongAsIsLeft() {
        ScheduledFuture<?> task = pool.schedule(() -> log.add("later"), 10, TimeUnit.HOURS);
        clock.advance(Duration.ofHours(4));

        assertThat(task.getDelay(TimeUnit.MINUTES)).isBetween(359L, 360L);
    }

    @Test
    @DisplayName("a skew moves no schedule: only time that goes by does")
    void movesNoScheduleByASkew() {
        ScheduledFuture<?> task = pool.schedule(() -> log.add("later"), 1, TimeUnit.HOURS);
        clock.skew(Duration.ofHours(5));

        assertThat(task.getDelay(TimeUnit.MINUTES)).isBetween(59L, 60L);
    }

    @Test
    @DisplayName("other packages' schedulers go by real time, and so do all once the scope is closed")
    void leavesOtherPackagesSchedulersOnRealTime() {
        clock.restore();
        ScheduledFuture<?> task = pool.schedule(() -> log.add("real"), 1, TimeUnit.HOURS);
        clock.advance(Duration.ofHours(5));
        assertThat(task.isDone()).isFalse();

        try (ClockScope others = clock.alsoMoveSchedulersOf("com.other")) {
            assertThat(others).isNotNull();
            clock.advance(Duration.ofHours(5));
        }
        assertThat(task.isDone()).isFalse();

        try (ClockScope ours = clock.alsoMoveSchedulersOf("com.acme")) {
            assertThat(ours).isNotNull();
            clock.advance(Duration.ofHours(5));
        }
        assertThat(log).containsExactly("real");
    }
}
