package com.acme.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.usersig.clock.AppClock;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.Future;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.acme.other.Elsewhere;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("What advance cannot do it says, and names the task")
@SuppressWarnings("FutureReturnValueIgnored") // as an app writes it
class AdvanceLimitsIT {

    private final AppClock clock = AppClock.get();
    private final ScheduledExecutorService scheduler = Executors.newScheduledThreadPool(2);
    private final List<String> log = Collections.synchronizedList(new ArrayList<>());
    private final PrintStream err = System.err;
    private final ByteArrayOutputStream told = new ByteArrayOutputStream();

    /** A task with a name to look for. */
    private static final class Refresh implements Runnable {
        private final Runnable work;

        Refresh(Runnable work) {
            this.work = work;
        }

        @Override
        public void run() {
            work.run();
        }

        @Override
        public String toString() {
            return "refresh of the admin UserSig";
        }
    }

    @BeforeEach
    void follow() {
        clock.alsoMoveSchedulersOf("com.acme.it");
        System.setErr(new PrintStream(told, true, StandardCharsets.UTF_8));
    }

    @AfterEach
    void restore() {
        System.setErr(err);
        clock.restore();
        scheduler.shutdownNow();
    }

    private String told() {
        return told.toString(StandardCharsets.UTF_8);
    }

    @Test
    @DisplayName("a task that an advance runs cannot advance the clock: it is told so at once")
    void refusesAnAdvanceWithinAnAdvance() {
        scheduler.schedule(
                new Refresh(() -> {
                    try {
                        clock.advance(Duration.ofHours(1));
                    } catch (IllegalStateException e) {
                        log.add(e.getMessage());
                    }
                }),
                1,
                TimeUnit.HOURS);

        clock.advance(Duration.ofHours(2));

        assertThat(log)
                .singleElement()
                .asString()
                .contains(
                        "advance(PT1H)", "refresh of the admin UserSig", "advance(PT2H)", "from a thread of the test");
    }

    @Test
    @DisplayName("a task that runs by itself can: everybody else's tasks are waited for")
    void advancesFromATask() throws ExecutionException, InterruptedException {
        AtomicInteger runs = new AtomicInteger();
        scheduler.scheduleAtFixedRate(runs::incrementAndGet, 1, 1, TimeUnit.HOURS);
        Future<Integer> seen = scheduler.submit(() -> {
            clock.advance(Duration.ofMinutes(5 * 60 + 30));
            return runs.get();
        });
        assertThat(seen.get()).isEqualTo(5);
    }

    @Test
    @DisplayName("several threads advance one after the other, and together by the sum")
    void advancesFromSeveralThreads() throws ExecutionException, InterruptedException {
        AtomicInteger runs = new AtomicInteger();
        scheduler.scheduleAtFixedRate(runs::incrementAndGet, 30, 60, TimeUnit.MINUTES);
        ExecutorService testers = Executors.newFixedThreadPool(4);
        List<Future<?>> done = new ArrayList<>();
        for (int i = 0; i < 20; i++) {
            done.add(testers.submit(() -> clock.advance(Duration.ofHours(1))));
        }
        for (Future<?> each : done) {
            each.get();
        }
        testers.shutdownNow();
        assertThat(runs).hasValue(20);
    }

    @Test
    @DisplayName("an advance can be interrupted")
    void canBeInterrupted() {
        CountDownLatch running = new CountDownLatch(1);
        CountDownLatch release = new CountDownLatch(1);
        scheduler.schedule(
                () -> {
                    running.countDown();
                    release.await();
                    return null;
                },
                1,
                TimeUnit.HOURS);
        Thread tester = Thread.currentThread();
        Thread interrupter = new Thread(() -> {
            try {
                running.await();
                tester.interrupt();
            } catch (InterruptedException e) {
                log.add("interrupted");
            }
        });
        interrupter.start();

        assertThatThrownBy(() -> clock.advance(Duration.ofHours(2)))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("Interrupted while the clock was to be advanced by PT2H");
        assertThat(Thread.interrupted()).isTrue();
        release.countDown();
    }

    @Test
    @DisplayName("a task that schedules the next one without a delay never lets time go by: it is named")
    void namesATaskThatNeverEnds() {
        Runnable[] again = new Runnable[1];
        again[0] = new Refresh(() -> scheduler.execute(again[0]));
        scheduler.schedule(again[0], 30, TimeUnit.MINUTES);

        assertThatThrownBy(() -> clock.advance(Duration.ofHours(2)))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageMatching("(?s).*after PT(29M59|30M).*")
                .hasMessageContaining("have not let time go by")
                .hasMessageContaining("refresh of the admin UserSig");
    }

    @Test
    @DisplayName("a service that waits in a scheduler's thread is left alone, which is said with its name")
    void leavesAServiceAlone() {
        scheduler.execute(new Refresh(() -> {
            try {
                new LinkedBlockingQueue<String>().take();
            } catch (InterruptedException shutDown) {
                log.add("shut down");
            }
        }));
        AtomicInteger runs = new AtomicInteger();
        scheduler.scheduleAtFixedRate(runs::incrementAndGet, 1, 1, TimeUnit.HOURS);

        clock.advance(Duration.ofMinutes(5 * 60 + 30));

        assertThat(runs).hasValue(5);
        assertThat(told())
                .contains("has come to PT0S in 5 s, waits for ", "refresh of the admin UserSig")
                .contains("It is taken for a service and waited for no longer.");
    }

    @Test
    @DisplayName("work handed to an executor of a package that does not follow is not waited for, which is said")
    void tellsOfAnExecutorThatDoesNotFollow() {
        ExecutorService elsewhere = Elsewhere.executor();
        try {
            scheduler.schedule(() -> elsewhere.execute(() -> {}), 1, TimeUnit.HOURS);
            clock.advance(Duration.ofHours(2));
        } finally {
            elsewhere.shutdownNow();
        }
        assertThat(told()).contains("org.acme.other.Elsewhere.executor", "alsoMoveSchedulersOf(\"org.acme.other\")");
    }

    @Test
    @DisplayName("a thread that a package starts which does not follow is not waited for, which is said")
    void tellsOfAThreadThatDoesNotFollow() {
        scheduler.schedule(() -> Elsewhere.start(() -> {}), 1, TimeUnit.HOURS);
        clock.advance(Duration.ofHours(2));
        assertThat(told()).contains("starts a thread in org.acme.other.Elsewhere");
    }

    @Test
    @DisplayName("delays of a ForkJoinPool stay real, which is said")
    void tellsOfAForkJoinPoolThatSchedules() {
        ForkJoinPool pool = new ForkJoinPool(1);
        Assumptions.assumeTrue(
                ScheduledExecutorService.class.isInstance(pool), "this JDK's fork-join pools have no schedule");
        ((ScheduledExecutorService) (Object) pool).schedule(() -> {}, 1, TimeUnit.HOURS);
        pool.shutdownNow();
        assertThat(told()).contains("AdvanceLimitsIT schedules a task in a ForkJoinPool. Its delays stay real");
    }
}
