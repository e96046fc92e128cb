package com.acme.child;

import io.github.usersig.clock.AppClock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;

/**
 * Advances the clock of a JVM that has just started, where code is still interpreted and classes are still to be loaded.
 * Tells for each case how many runs were right, lost, too many, and too early.
 */
@SuppressWarnings("FutureReturnValueIgnored")
public final class FreshJvm {

    private static final AppClock CLOCK = AppClock.get();
    private static final AtomicInteger LENGTH = new AtomicInteger();

    private FreshJvm() {}

    public static void main(String[] arguments) throws InterruptedException {
        CLOCK.alsoMoveSchedulersOf("com.acme.child");
        halfAYear();
        whileATaskRuns();
        besideGauges();
        whileOthersSchedule();
        // Whatever is still scheduled
        Runtime.getRuntime().halt(0);
    }

    private static void tell(String what, int wanted, int runs, int early) {
        System.out.println(what + " wanted=" + wanted + " lost=" + Math.max(0, wanted - runs) + " doubled="
                + Math.max(0, runs - wanted) + " early=" + early);
    }

    private static void halfAYear() {
        AtomicInteger runs = new AtomicInteger();
        ScheduledThreadPoolExecutor executor = new ScheduledThreadPoolExecutor(1);
        executor.scheduleAtFixedRate(runs::incrementAndGet, 1, 1, TimeUnit.HOURS);
        CLOCK.advance(Duration.ofDays(180));
        tell("half-a-year", 180 * 24, runs.get(), 0);
        executor.shutdownNow();
    }

    private static void whileATaskRuns() throws InterruptedException {
        AtomicInteger runs = new AtomicInteger();
        ScheduledThreadPoolExecutor executor = new ScheduledThreadPoolExecutor(1);
        executor.scheduleAtFixedRate(
                () -> {
                    pause(100);
                    runs.incrementAndGet();
                },
                0,
                1,
                TimeUnit.HOURS);
        Thread.sleep(20);
        CLOCK.advance(Duration.ofHours(23));
        tell("while-a-task-runs", 24, runs.get(), 0);
        executor.shutdownNow();
    }

    private static void besideGauges() throws InterruptedException {
        AtomicInteger runs = new AtomicInteger();
        ScheduledThreadPoolExecutor executor = new ScheduledThreadPoolExecutor(2);
        executor.scheduleAtFixedRate(runs::incrementAndGet, 30, 60, TimeUnit.MINUTES);
        List<Thread> gauges = new ArrayList<>();
        for (int i = 0; i < 2; i++) {
            gauges.add(start(() -> LENGTH.set(executor.getQueue().size())));
        }
        int rounds = 20;
        for (int i = 0; i < rounds; i++) {
            CLOCK.advance(Duration.ofHours(24));
        }
        tell("beside-gauges", 24 * rounds, runs.get(), 0);
        stop(gauges);
        executor.shutdownNow();
    }

    private static void whileOthersSchedule() throws InterruptedException {
        Duration delay = Duration.ofMinutes(90);
        AtomicInteger scheduled = new AtomicInteger();
        AtomicInteger runs = new AtomicInteger();
        AtomicInteger early = new AtomicInteger();
        ScheduledThreadPoolExecutor executor = new ScheduledThreadPoolExecutor(1);
        Thread app = start(() -> {
            Instant asked = Instant.now();
            executor.schedule(
                    () -> {
                        Duration waited = Duration.between(asked, Instant.now());
                        if (waited.compareTo(delay.minusSeconds(1)) < 0) {
                            early.incrementAndGet();
                        }
                        runs.incrementAndGet();
                    },
                    delay.toMinutes(),
                    TimeUnit.MINUTES);
            scheduled.incrementAndGet();
            LockSupport.parkNanos(50_000);
        });
        while (scheduled.get() < 500) {
            CLOCK.advance(Duration.ofHours(1));
        }
        stop(List.of(app));
        CLOCK.advance(Duration.ofHours(2));
        tell("while-others-schedule", scheduled.get(), runs.get(), early.get());
        executor.shutdownNow();
    }

    private static Thread start(Runnable again) {
        Thread thread = new Thread(() -> {
            while (!Thread.currentThread().isInterrupted()) {
                again.run();
            }
        });
        thread.setDaemon(true);
        thread.start();
        return thread;
    }

    private static void stop(List<Thread> threads) throws InterruptedException {
        for (Thread thread : threads) {
            thread.interrupt();
            thread.join();
        }
    }

    private static void pause(long millis) {
        try {
            Thread.sleep(millis);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
