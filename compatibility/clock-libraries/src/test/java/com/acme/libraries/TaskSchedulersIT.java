package com.acme.libraries;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.usersig.clock.AppClock;
import io.reactivex.rxjava3.disposables.Disposable;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.LongStream;
import kotlin.Unit;
import kotlin.coroutines.Continuation;
import kotlin.coroutines.CoroutineContext;
import kotlinx.coroutines.DelayKt;
import kotlinx.coroutines.ExecutorsKt;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.scheduling.concurrent.SimpleAsyncTaskScheduler;
import org.springframework.scheduling.concurrent.ThreadPoolTaskScheduler;
import reactor.core.scheduler.Scheduler;
import reactor.core.scheduler.Schedulers;

@DisplayName("Schedulers of libraries")
class TaskSchedulersIT implements RestoresTheClock {

    private final AppClock clock = AppClock.get();

    @Test
    @DisplayName("Spring's ThreadPoolTaskScheduler runs what is due, each at its time")
    void springRunsWhatIsDue() {
        clock.alsoMoveSchedulersOf("org.springframework");
        ThreadPoolTaskScheduler scheduler = new ThreadPoolTaskScheduler();
        scheduler.initialize();
        try {
            List<Instant> runs = new CopyOnWriteArrayList<>();
            Instant start = Instant.now();
            var unused = scheduler.schedule(() -> runs.add(Instant.now()), start.plus(Duration.ofHours(5)));
            clock.advance(Duration.ofHours(23));
            assertThat(runs).hasSize(1);
            assertThat(Duration.between(start, runs.get(0)).toMinutes()).isBetween(299L, 301L);
        } finally {
            scheduler.shutdown();
        }
    }

    @Test
    @DisplayName("Spring's SimpleAsyncTaskScheduler, whose tasks have threads of their own, is waited for at each hour")
    void springsThreadsAreWaitedFor() {
        clock.alsoMoveSchedulersOf("org.springframework");
        for (int round = 0; round < 5; round++) {
            try (SimpleAsyncTaskScheduler scheduler = new SimpleAsyncTaskScheduler()) {
                scheduler.setVirtualThreads(Runtime.version().feature() >= 21);
                List<Long> hours = new CopyOnWriteArrayList<>();
                Instant start = Instant.now();
                var unused = scheduler.scheduleAtFixedRate(
                        () -> {
                            LockSupport.parkNanos(Duration.ofMillis(5).toNanos());
                            hours.add(hoursSince(start));
                        },
                        start.plus(Duration.ofHours(1)),
                        Duration.ofHours(1));
                clock.advance(Duration.ofHours(24).plusMinutes(30));
                assertThat(hours)
                        .containsExactlyElementsOf(
                                LongStream.rangeClosed(1, 24).boxed().toList());
            }
        }
    }

    /** Rounded, as some milliseconds go by in reality. */
    private static long hoursSince(Instant start) {
        return Duration.between(start, Instant.now()).plusMinutes(1).toHours();
    }

    @Test
    @DisplayName("RxJava's delays follow, each at its time")
    void rxJavasDelaysFollow() {
        clock.alsoMoveSchedulersOf("io.reactivex.rxjava3");
        List<Long> hours = new CopyOnWriteArrayList<>();
        Instant start = Instant.now();
        Disposable task = io.reactivex.rxjava3.schedulers.Schedulers.single()
                .schedulePeriodicallyDirect(() -> hours.add(hoursSince(start)), 1, 1, TimeUnit.HOURS);
        clock.advance(Duration.ofHours(4).plusMinutes(30));
        task.dispose();
        assertThat(hours).containsExactly(1L, 2L, 3L, 4L);
    }

    @Test
    @DisplayName("Reactor's delays follow, each at its time")
    void reactorsDelaysFollow() {
        clock.alsoMoveSchedulersOf("reactor.core");
        Scheduler scheduler = Schedulers.newSingle("follows");
        try {
            List<Long> hours = new CopyOnWriteArrayList<>();
            Instant start = Instant.now();
            var unused = scheduler.schedulePeriodically(
                    () -> hours.add(Duration.between(start, Instant.now())
                            .plusMinutes(1)
                            .toHours()),
                    1,
                    1,
                    TimeUnit.HOURS);
            clock.advance(Duration.ofHours(6).plusMinutes(30));
            assertThat(hours).containsExactly(1L, 2L, 3L, 4L, 5L, 6L);
        } finally {
            scheduler.dispose();
        }
    }

    @Test
    @DisplayName("Reactor's now moves")
    void reactorMoves() {
        clock.skew(RealTime.DAY);
        assertThat(RealTime.hoursTo(Schedulers.parallel().now(TimeUnit.MILLISECONDS)))
                .isEqualTo(24);
    }

    @Test
    @DisplayName("RxJava's now moves")
    void rxJavaMoves() {
        clock.skew(RealTime.DAY);
        assertThat(RealTime.hoursTo(
                        io.reactivex.rxjava3.schedulers.Schedulers.computation().now(TimeUnit.MILLISECONDS)))
                .isEqualTo(24);
    }

    @Test
    @DisplayName("a coroutine's delay follows in a dispatcher that is made of a ScheduledExecutorService")
    void coroutinesFollowTheirDispatcher() {
        clock.alsoMoveSchedulersOf("com.acme.libraries");
        ScheduledExecutorService executor = Executors.newSingleThreadScheduledExecutor();
        try {
            List<Long> hours = new CopyOnWriteArrayList<>();
            Instant start = Instant.now();
            Object suspended = DelayKt.delay(Duration.ofHours(3).toMillis(), new Continuation<Unit>() {
                @Override
                public CoroutineContext getContext() {
                    return ExecutorsKt.from(executor);
                }

                @Override
                public void resumeWith(Object result) {
                    hours.add(hoursSince(start));
                }
            });
            assertThat(suspended).isNotNull();
            clock.advance(Duration.ofHours(5));
            assertThat(hours).containsExactly(3L);
        } finally {
            executor.shutdownNow();
        }
    }
}
