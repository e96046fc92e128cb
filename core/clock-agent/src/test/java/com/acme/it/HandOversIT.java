package com.acme.it;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.usersig.clock.AppClock;
import java.lang.reflect.Method;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.TimerTask;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("What a due task hands over is waited for, and reads the time at which the task was due")
@SuppressWarnings("FutureReturnValueIgnored") // as an app writes it
class HandOversIT {

    private static final int HOURS = 24;

    private final AppClock clock = AppClock.get();
    private final ScheduledExecutorService scheduler = Executors.newSingleThreadScheduledExecutor();
    private final ExecutorService pool = Executors.newFixedThreadPool(3);
    private final List<Long> hours = Collections.synchronizedList(new ArrayList<>());
    private Instant start = Instant.EPOCH;

    @BeforeEach
    void follow() {
        clock.alsoMoveSchedulersOf("com.acme.it");
    }

    @AfterEach
    void restore() {
        clock.restore();
        scheduler.shutdownNow();
        pool.shutdownNow();
    }

    /** Work that takes a while and then notes which hour it reads. */
    private void note() {
        try {
            Thread.sleep(2);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        hours.add(Duration.between(start, Instant.now()).plusMinutes(1).toHours());
    }

    private void eachHour(Runnable task) {
        start = Instant.now();
        scheduler.scheduleAtFixedRate(task, 1, 1, TimeUnit.HOURS);
        clock.advance(Duration.ofHours(HOURS).plusMinutes(30));
    }

    private static List<Long> eachHourOnce() {
        return LongStream.rangeClosed(1, HOURS).boxed().toList();
    }

    @Test
    @DisplayName("to a thread pool")
    void waitsForAThreadPool() {
        eachHour(() -> pool.submit(this::note));
        assertThat(hours).containsExactlyElementsOf(eachHourOnce());
    }

    @Test
    @DisplayName("to a pool and from there to the next, and back to the scheduler")
    void waitsForChainsOfPools() {
        eachHour(() -> pool.execute(() -> scheduler.execute(() -> pool.execute(this::note))));
        assertThat(hours).containsExactlyElementsOf(eachHourOnce());
    }

    @Test
    @DisplayName("as stages of a CompletableFuture, in a pool of the app and in the JDK's own")
    void waitsForCompletableFutures() {
        eachHour(() -> CompletableFuture.supplyAsync(() -> 1)
                .thenApplyAsync(one -> one + 1, pool)
                .thenAcceptAsync(two -> note())
                .thenRunAsync(() -> {}, pool));
        assertThat(hours).containsExactlyElementsOf(eachHourOnce());
    }

    @Test
    @DisplayName("to a fork-join pool, as each kind of task")
    void waitsForForkJoinPools() {
        ForkJoinPool forkJoin = new ForkJoinPool(2);
        try {
            eachHour(() -> {
                forkJoin.execute(this::note);
                forkJoin.submit(this::note);
                forkJoin.submit(this::note, 1);
                Callable<Integer> callable = () -> {
                    note();
                    return 1;
                };
                forkJoin.submit(callable);
            });
        } finally {
            forkJoin.shutdownNow();
        }
        assertThat(hours)
                .containsExactlyElementsOf(eachHourOnce().stream()
                        .flatMap(hour -> Collections.nCopies(4, hour).stream())
                        .toList());
    }

    @Test
    @DisplayName("to a thread of its own")
    void waitsForThreads() {
        eachHour(() -> new Thread(this::note).start());
        assertThat(hours).containsExactlyElementsOf(eachHourOnce());
    }

    @Test
    @DisplayName("to virtual threads, started alone and by an executor")
    void waitsForVirtualThreads() throws ReflectiveOperationException {
        Assumptions.assumeTrue(Runtime.version().feature() >= 21, "this JDK has no virtual threads");
        Method startVirtualThread = Thread.class.getMethod("startVirtualThread", Runnable.class);
        ExecutorService perTask = (ExecutorService)
                Executors.class.getMethod("newVirtualThreadPerTaskExecutor").invoke(null);
        Runnable note = this::note;
        try {
            eachHour(() -> {
                try {
                    startVirtualThread.invoke(null, note);
                } catch (ReflectiveOperationException e) {
                    throw new IllegalStateException(e);
                }
                perTask.submit(note);
            });
        } finally {
            perTask.shutdownNow();
        }
        assertThat(hours)
                .containsExactlyElementsOf(eachHourOnce().stream()
                        .flatMap(hour -> Collections.nCopies(2, hour).stream())
                        .toList());
    }

    @Test
    @DisplayName("from a Timer's task")
    void waitsForWhatATimerHandsOver() {
        java.util.Timer timer = new java.util.Timer(true);
        start = Instant.now();
        timer.schedule(
                new TimerTask() {
                    @Override
                    public void run() {
                        pool.execute(HandOversIT.this::note);
                    }
                },
                TimeUnit.HOURS.toMillis(1),
                TimeUnit.HOURS.toMillis(1));
        clock.advance(Duration.ofHours(HOURS).plusMinutes(30));
        timer.cancel();
        assertThat(hours).containsExactlyElementsOf(eachHourOnce());
    }

    @Test
    @DisplayName("many at once, the same object among them")
    void waitsForTheSameObjectHandedOverTwice() {
        Runnable same = this::note;
        eachHour(() -> IntStream.range(0, 5).forEach(i -> pool.execute(same)));
        assertThat(hours)
                .containsExactlyElementsOf(eachHourOnce().stream()
                        .flatMap(hour -> Collections.nCopies(5, hour).stream())
                        .toList());
    }

    @Test
    @DisplayName("what a pool refuses, discards or gives back unrun is not waited for")
    void doesNotWaitForWhatAPoolDiscards() {
        ThreadPoolExecutor small = new ThreadPoolExecutor(
                1, 1, 1, TimeUnit.MINUTES, new ArrayBlockingQueue<>(1), new ThreadPoolExecutor.DiscardOldestPolicy());
        scheduler.schedule(() -> IntStream.range(0, 4).forEach(i -> small.execute(this::note)), 1, TimeUnit.HOURS);
        scheduler.schedule(
                () -> {
                    pool.execute(this::note);
                    pool.shutdownNow();
                    try {
                        pool.execute(this::note);
                    } catch (java.util.concurrent.RejectedExecutionException expected) {
                        hours.add(-1L);
                    }
                },
                2,
                TimeUnit.HOURS);

        clock.advance(Duration.ofHours(3));

        small.shutdownNow();
        assertThat(hours).contains(-1L);
    }

    @Test
    @DisplayName("a task that throws ends as one that does not")
    void waitsForWhatThrows() {
        eachHour(() -> pool.execute(() -> {
            note();
            throw new IllegalArgumentException("expected: a task of the test throws");
        }));
        assertThat(hours).containsExactlyElementsOf(eachHourOnce());
    }

    @Test
    @DisplayName("from a task that ran before its scheduler was asked to follow")
    void waitsForWhatATaskHandsOverThatRanBefore() throws InterruptedException {
        clock.restore();
        start = Instant.now();
        CountDownLatch running = new CountDownLatch(1);
        CountDownLatch release = new CountDownLatch(1);
        scheduler.execute(() -> {
            running.countDown();
            try {
                release.await();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
            pool.execute(this::note);
        });
        running.await();
        clock.alsoMoveSchedulersOf("com.acme.it");
        release.countDown();

        clock.advance(Duration.ofHours(3));

        assertThat(hours).containsExactly(0L);
    }
}
