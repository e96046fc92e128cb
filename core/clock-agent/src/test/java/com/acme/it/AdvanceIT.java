package com.acme.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.github.usersig.clock.AppClock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Timer;
import java.util.TimerTask;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@DisplayName("advance loses, doubles and hurries nothing")
@SuppressWarnings("FutureReturnValueIgnored") // as an app writes it
@Timeout(60)
class AdvanceIT {

    private static final Duration ALMOST_A_DAY = Duration.ofHours(23);

    private final AppClock clock = AppClock.get();
    private final AtomicInteger runs = new AtomicInteger();
    private final CountDownLatch begun = new CountDownLatch(1);
    private final ScheduledThreadPoolExecutor executor = new ScheduledThreadPoolExecutor(1);
    private final Timer timer = new Timer("refresh", true);

    @BeforeEach
    void follow() {
        clock.alsoMoveSchedulersOf("com.acme.it");
    }

    @AfterEach
    void stop() {
        clock.restore();
        executor.shutdownNow();
        timer.cancel();
    }

    private static void pause(long millis) {
        try {
            Thread.sleep(millis);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void work() {
        int run = runs.incrementAndGet();
        begun.countDown();
        pause(run == 1 ? 100 : 1);
    }

    private TimerTask timerTask(Runnable work) {
        return new TimerTask() {
            @Override
            public void run() {
                work.run();
            }
        };
    }

    @Nested
    @DisplayName("A run that is still going on when it begins is waited for, and the others come after it:")
    class WhileATaskRuns {

        @Test
        @DisplayName("at a fixed rate")
        void atAFixedRate() throws InterruptedException {
            executor.scheduleAtFixedRate(AdvanceIT.this::work, 0, 1, TimeUnit.HOURS);
            begun.await();

            clock.advance(ALMOST_A_DAY);

            assertThat(runs).hasValue(24);
        }

        @Test
        @DisplayName("with a fixed delay")
        void withAFixedDelay() throws InterruptedException {
            executor.scheduleWithFixedDelay(AdvanceIT.this::work, 0, 55, TimeUnit.MINUTES);
            begun.await();

            clock.advance(ALMOST_A_DAY);

            assertThat(runs).hasValue(1 + 23 * 60 / 55);
        }

        @Test
        @DisplayName("scheduled again by the task itself, at its end")
        void scheduledAgainByTheTaskItself() throws InterruptedException {
            executor.execute(this::workAndScheduleAgain);
            begun.await();

            clock.advance(ALMOST_A_DAY);

            assertThat(runs).hasValue(1 + 23 * 60 / 55);
        }

        private void workAndScheduleAgain() {
            work();
            executor.schedule(this::workAndScheduleAgain, 55, TimeUnit.MINUTES);
        }

        @Test
        @DisplayName("by a timer")
        void byATimer() throws InterruptedException {
            timer.scheduleAtFixedRate(
                    timerTask(AdvanceIT.this::work), 0, Duration.ofHours(1).toMillis());
            begun.await();

            clock.advance(ALMOST_A_DAY);

            assertThat(runs).hasValue(24);
        }
    }

    @Test
    @DisplayName("threads that ask how long the queue is see nothing that ends it too soon")
    void isNotDisturbedByAGauge() throws InterruptedException {
        executor.scheduleAtFixedRate(runs::incrementAndGet, 30, 60, TimeUnit.MINUTES);
        AtomicInteger length = new AtomicInteger();
        List<Thread> gauges = new ArrayList<>();
        for (int i = 0; i < 2; i++) {
            Thread gauge = new Thread(() -> {
                while (!Thread.currentThread().isInterrupted()) {
                    length.set(executor.getQueue().size());
                }
            });
            gauge.start();
            gauges.add(gauge);
        }

        try {
            for (int day = 1; day <= 300; day++) {
                clock.advance(Duration.ofDays(1));
                assertThat(runs).as("on day " + day).hasValue(24 * day);
            }
        } finally {
            for (Thread gauge : gauges) {
                gauge.interrupt();
                gauge.join();
            }
        }
    }

    @Test
    @DisplayName("what is scheduled while it moves the clock comes no step too early")
    void comesNoStepTooEarly() throws InterruptedException {
        Duration delay = Duration.ofMinutes(90);
        List<Duration> tooEarlyBy = Collections.synchronizedList(new ArrayList<>());
        AtomicInteger scheduled = new AtomicInteger();
        Thread app = new Thread(() -> {
            while (!Thread.currentThread().isInterrupted()) {
                Instant asked = Instant.now();
                executor.schedule(
                        () -> {
                            Duration waited = Duration.between(asked, Instant.now());
                            if (waited.compareTo(delay.minusSeconds(1)) < 0) {
                                tooEarlyBy.add(delay.minus(waited));
                            }
                            runs.incrementAndGet();
                        },
                        delay.toMinutes(),
                        TimeUnit.MINUTES);
                scheduled.incrementAndGet();
                LockSupport.parkNanos(50_000);
            }
        });
        app.start();

        while (scheduled.get() < 2000) {
            clock.advance(Duration.ofHours(1));
        }
        app.interrupt();
        app.join();
        clock.advance(delay);

        assertThat(tooEarlyBy).isEmpty();
        assertThat(runs).hasValue(scheduled.get());
    }

    @Test
    @DisplayName("two tasks due in the same millisecond both run before the clock goes on")
    void runsAllThatIsDueInTheSameMillisecond() {
        List<Instant> ends = Collections.synchronizedList(new ArrayList<>());
        Runnable work = () -> {
            pause(2);
            ends.add(Instant.now());
        };
        Instant due = Instant.now().plus(Duration.ofHours(1));
        for (int i = 0; i < 10; i++) {
            executor.schedule(work, 1, TimeUnit.HOURS);
        }

        clock.advance(Duration.ofHours(5));

        assertThat(ends).hasSize(10);
        assertThat(ends).allSatisfy(end -> assertThat(end).isCloseTo(due, within(Duration.ofMinutes(1))));
    }

    @Test
    @DisplayName("called by a task that it runs, it says at once why it cannot")
    void saysWhyATaskCannotCallIt() {
        List<Throwable> refusals = Collections.synchronizedList(new ArrayList<>());
        Runnable advance = () -> {
            Instant begin = RealClock.now();
            try {
                clock.advance(Duration.ofHours(1));
            } catch (IllegalStateException e) {
                refusals.add(e);
            }
            assertThat(RealClock.now()).isBefore(begin.plusSeconds(5));
        };
        executor.schedule(advance, 1, TimeUnit.HOURS);
        timer.schedule(timerTask(advance), Duration.ofHours(2).toMillis());

        clock.advance(Duration.ofHours(5));

        assertThat(refusals).hasSize(2).allSatisfy(refusal -> assertThat(refusal)
                .hasMessageContaining("task"));
    }

    @Test
    @DisplayName("called by a thread of an executor that the app made, it works")
    void worksOnAThreadOfAnExecutor() throws Exception {
        executor.schedule(runs::incrementAndGet, 1, TimeUnit.HOURS);
        ExecutorService requests = Executors.newFixedThreadPool(1);
        ScheduledExecutorService others = Executors.newSingleThreadScheduledExecutor();
        try {
            requests.submit(() -> clock.advance(Duration.ofHours(1))).get();
            assertThat(runs).hasValue(1);

            executor.schedule(runs::incrementAndGet, 1, TimeUnit.HOURS);
            others.submit(() -> clock.advance(Duration.ofHours(1))).get();
            assertThat(runs).hasValue(2);
        } finally {
            requests.shutdownNow();
            others.shutdownNow();
        }
    }

    @Test
    @DisplayName("calls from several threads come one after the other")
    void letsSeveralThreadsCallOneAfterTheOther() throws InterruptedException {
        Instant start = clock.now();
        executor.scheduleAtFixedRate(runs::incrementAndGet, 30, 60, TimeUnit.MINUTES);
        List<Thread> threads = new ArrayList<>();
        for (int i = 0; i < 3; i++) {
            Thread thread = new Thread(() -> clock.advance(Duration.ofHours(100)));
            thread.start();
            threads.add(thread);
        }
        for (Thread thread : threads) {
            thread.join();
        }

        assertThat(runs).hasValue(300);
        assertThat(clock.now()).isCloseTo(start.plus(Duration.ofHours(300)), within(Duration.ofMinutes(1)));
    }

    @Test
    @DisplayName("a timer that dies of a task's exception holds up nobody")
    void isNotHeldUpByATimerThatDies() {
        timer.schedule(
                timerTask(() -> {
                    silenceThisThread();
                    throw new IllegalStateException("the task's own");
                }),
                Duration.ofHours(1).toMillis());
        timer.schedule(timerTask(runs::incrementAndGet), Duration.ofHours(2).toMillis());
        executor.schedule(runs::incrementAndGet, 3, TimeUnit.HOURS);

        clock.advance(Duration.ofHours(4));

        assertThat(runs).hasValue(1);
        assertThatThrownBy(() -> timer.schedule(timerTask(() -> {}), 1)).isInstanceOf(IllegalStateException.class);
    }

    @Test
    @DisplayName("an executor that was shut down runs what it still has to run, and no more")
    void runsWhatAnExecutorHasLeftWhenItIsShutDown() throws InterruptedException {
        executor.schedule(runs::incrementAndGet, 1, TimeUnit.HOURS);
        executor.scheduleAtFixedRate(runs::incrementAndGet, 2, 2, TimeUnit.HOURS); // ends with the executor
        executor.shutdown();
        clock.advance(Duration.ofHours(5));
        assertThat(runs).hasValue(1);
        assertThat(executor.awaitTermination(20, TimeUnit.SECONDS)).isTrue(); // its worker ends by itself

        ScheduledExecutorService other = Executors.newScheduledThreadPool(1);
        other.schedule(runs::incrementAndGet, 1, TimeUnit.HOURS);
        other.shutdownNow();
        clock.advance(Duration.ofHours(5));
        assertThat(runs).hasValue(1);
    }

    private static void silenceThisThread() {
        Thread.currentThread().setUncaughtExceptionHandler((thread, thrown) -> {});
    }
}
