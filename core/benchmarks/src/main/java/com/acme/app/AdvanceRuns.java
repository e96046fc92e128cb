package com.acme.app;

import java.lang.reflect.InvocationTargetException;
import java.time.Duration;
import java.util.Timer;
import java.util.TimerTask;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;

/**
 * An app with a task that comes each second, and a clock that is advanced over it: prints how many runs there were in a
 * second of real time, with a {@link Timer} and with an executor, and how many were missing or too many. The calls of the kit
 * go by reflection, so that earlier agents, which have another name for one of them, can be measured, too.
 */
public final class AdvanceRuns {

    private static final Duration WARM_UP = Duration.ofHours(1);

    private AdvanceRuns() {}

    /**
     * Runs the measurement.
     *
     * @param args for how many hours the clock is advanced, with the Timer and with the executor
     */
    public static void main(String[] args) throws Exception {
        Class<?> type = Class.forName("io.github.usersig.clock.AppClock");
        Object clock = type.getMethod("get").invoke(null);
        follow(type, clock);
        AtomicLong runs = new AtomicLong();
        Timer timer = new Timer(true);
        timer.schedule(
                new TimerTask() {
                    @Override
                    public void run() {
                        runs.incrementAndGet();
                    }
                },
                1000,
                1000);
        String ofTimer = measure(type, clock, runs, Duration.ofHours(Long.parseLong(args[0])));
        timer.cancel();
        runs.set(0);
        ScheduledExecutorService executor = Executors.newSingleThreadScheduledExecutor();
        var unused = executor.scheduleAtFixedRate(runs::incrementAndGet, 1, 1, TimeUnit.SECONDS);
        String ofExecutor = measure(type, clock, runs, Duration.ofHours(Long.parseLong(args[1])));
        executor.shutdownNow();
        System.out.println(ofTimer + " " + ofExecutor);
    }

    private static void follow(Class<?> type, Object clock) throws ReflectiveOperationException {
        Object packages = new String[] {"com.acme"};
        try {
            type.getMethod("alsoMoveSchedulersOf", String[].class).invoke(clock, packages);
        } catch (NoSuchMethodException earlier) {
            type.getMethod("schedulersOf", String[].class).invoke(clock, packages);
        }
    }

    private static String measure(Class<?> type, Object clock, AtomicLong runs, Duration by)
            throws ReflectiveOperationException {
        advance(type, clock, by.compareTo(WARM_UP) < 0 ? by : WARM_UP);
        long before = runs.get();
        long startNanos = System.nanoTime();
        advance(type, clock, by);
        double seconds = (System.nanoTime() - startNanos) / 1e9;
        long done = runs.get() - before;
        long least = by.toSeconds();
        long most = least + (long) Math.ceil(seconds) + 1; // the seconds that really went by have runs, too
        return Math.round(done / seconds) + " " + (done < least ? least - done : Math.max(0, done - most));
    }

    private static void advance(Class<?> type, Object clock, Duration by) throws ReflectiveOperationException {
        try {
            type.getMethod("advance", Duration.class).invoke(clock, by);
        } catch (InvocationTargetException e) {
            throw new IllegalStateException(e.getCause());
        }
    }
}
