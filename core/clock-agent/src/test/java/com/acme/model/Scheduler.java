package com.acme.model;

import com.acme.model.Plan.SchedulerKind;
import com.acme.model.Plan.Style;
import java.util.Timer;
import java.util.TimerTask;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.TimeUnit;

/** An executor or a timer, as an app makes them. */
interface Scheduler {

    /** Returns what cancels it. */
    Runnable schedule(Style style, int delayMinutes, int periodMinutes, Runnable task);

    /** Asks how long its queue is, where one can. */
    int queueLength();

    /** Returns whether its threads have come to their end. */
    boolean stop() throws InterruptedException;

    static Scheduler make(SchedulerKind kind, String name) {
        ThreadFactory threads = task -> {
            Thread thread = new Thread(task, name);
            thread.setDaemon(true);
            return thread;
        };
        return switch (kind) {
            case SINGLE -> new OfExecutor(new ScheduledThreadPoolExecutor(1, threads));
            case HIDDEN_SINGLE -> new OfExecutor(Executors.newSingleThreadScheduledExecutor(threads));
            case POOL -> new OfExecutor(Executors.newScheduledThreadPool(3, threads));
            case TIMER -> new OfTimer(new Timer(name, true));
        };
    }

    /** With the executor's own threads. */
    record OfExecutor(ScheduledExecutorService executor) implements Scheduler {

        @Override
        public Runnable schedule(Style style, int delayMinutes, int periodMinutes, Runnable task) {
            Future<?> future;
            if (style == Style.FIXED_RATE) {
                future = executor.scheduleAtFixedRate(task, delayMinutes, periodMinutes, TimeUnit.MINUTES);
            } else if (style == Style.FIXED_DELAY) {
                future = executor.scheduleWithFixedDelay(task, delayMinutes, periodMinutes, TimeUnit.MINUTES);
            } else {
                future = executor.schedule(task, delayMinutes, TimeUnit.MINUTES);
            }
            return () -> future.cancel(false);
        }

        @Override
        public int queueLength() {
            return executor instanceof ScheduledThreadPoolExecutor pool
                    ? pool.getQueue().size()
                    : 0;
        }

        @Override
        public boolean stop() throws InterruptedException {
            executor.shutdownNow();
            return executor.awaitTermination(10, TimeUnit.SECONDS);
        }
    }

    /** With the timer's thread. */
    record OfTimer(Timer timer) implements Scheduler {

        @Override
        public Runnable schedule(Style style, int delayMinutes, int periodMinutes, Runnable task) {
            long delay = TimeUnit.MINUTES.toMillis(delayMinutes);
            long period = TimeUnit.MINUTES.toMillis(periodMinutes);
            TimerTask timerTask = new TimerTask() {
                @Override
                public void run() {
                    task.run();
                }
            };
            if (style == Style.FIXED_RATE) {
                timer.scheduleAtFixedRate(timerTask, delay, period);
            } else if (style == Style.FIXED_DELAY) {
                timer.schedule(timerTask, delay, period);
            } else {
                timer.schedule(timerTask, delay);
            }
            return timerTask::cancel;
        }

        @Override
        public int queueLength() {
            return 0;
        }

        @Override
        public boolean stop() {
            timer.cancel();
            return true;
        }
    }
}
