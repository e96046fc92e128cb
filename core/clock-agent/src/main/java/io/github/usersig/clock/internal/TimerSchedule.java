package io.github.usersig.clock.internal;

import io.github.usersig.clock.internal.Schedulers.Schedule;
import java.lang.reflect.Array;
import java.lang.reflect.Field;
import java.time.Duration;
import java.util.Optional;
import java.util.Timer;
import java.util.TimerTask;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** The queue of a {@link Timer}: a heap of tasks that begins at index 1, guarded by the queue's own monitor. */
final class TimerSchedule implements Schedule {

    private static final int SCHEDULED = 1;

    /** Looked up when the first scheduler follows a clock, not before. */
    private static final class Fields {
        static final Field QUEUE = JdkFields.field("java.util.Timer", "queue");
        static final Field HEAP = JdkFields.field("java.util.TaskQueue", "queue");
        static final Field SIZE = JdkFields.field("java.util.TaskQueue", "size");
        static final Field LOCK = JdkFields.field("java.util.TimerTask", "lock");
        static final Field STATE = JdkFields.field("java.util.TimerTask", "state");
        static final Field NEXT = JdkFields.field("java.util.TimerTask", "nextExecutionTime");

        private Fields() {}
    }

    private final Timer timer;

    TimerSchedule(Timer timer) {
        this.timer = timer;
    }

    @Override
    public Optional<Due> next() {
        Object queue = JdkFields.value(Fields.QUEUE, timer);
        synchronized (queue) {
            TimerTask first = null;
            for (TimerTask task : tasks(queue)) {
                if (isScheduled(task) && (first == null || dueMillis(task) < dueMillis(first))) {
                    first = task;
                }
            }
            return Optional.ofNullable(first).map(this::due);
        }
    }

    private Due due(TimerTask task) {
        long dueMillis = dueMillis(task);
        return new Due(
                task,
                Duration.ofMillis(dueMillis - RealTime.millis()),
                (cameCloser, atMost) -> awaitAllUntil(dueMillis - cameCloser.toMillis(), atMost));
    }

    /**
     * A timer has one thread and takes its tasks by time: when one that is due now has run, so have those due before.
     * A timer that was cancelled meanwhile runs nothing more.
     */
    private boolean awaitAllUntil(long dueMillis, Duration atMost) throws InterruptedException {
        while (RealTime.millis() <= dueMillis) {
            Thread.sleep(1);
        }
        CountDownLatch reached = new CountDownLatch(1);
        try {
            timer.schedule(
                    new TimerTask() {
                        @Override
                        public void run() {
                            reached.countDown();
                        }
                    },
                    0);
        } catch (IllegalStateException cancelled) {
            return true;
        }
        return reached.await(atMost.toNanos(), TimeUnit.NANOSECONDS);
    }

    @Override
    public void comeCloser(Duration by) {
        Object queue = JdkFields.value(Fields.QUEUE, timer);
        synchronized (queue) {
            for (TimerTask task : tasks(queue)) {
                synchronized (JdkFields.value(Fields.LOCK, task)) {
                    JdkFields.subtract(Fields.NEXT, task, by.toMillis());
                }
            }
            queue.notifyAll();
        }
    }

    private static TimerTask[] tasks(Object queue) {
        Object heap = JdkFields.value(Fields.HEAP, queue);
        TimerTask[] tasks = new TimerTask[(int) JdkFields.number(Fields.SIZE, queue)];
        for (int i = 0; i < tasks.length; i++) {
            tasks[i] = (TimerTask) Array.get(heap, i + 1);
        }
        return tasks;
    }

    private static boolean isScheduled(TimerTask task) {
        synchronized (JdkFields.value(Fields.LOCK, task)) {
            return JdkFields.number(Fields.STATE, task) == SCHEDULED;
        }
    }

    private static long dueMillis(TimerTask task) {
        return JdkFields.number(Fields.NEXT, task);
    }

    @Override
    public String toString() {
        return timer.toString();
    }
}
