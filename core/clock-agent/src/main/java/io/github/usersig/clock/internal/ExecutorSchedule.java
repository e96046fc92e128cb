package io.github.usersig.clock.internal;

import io.github.usersig.clock.internal.Schedulers.Schedule;
import java.lang.reflect.Field;
import java.time.Duration;
import java.util.Comparator;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.RunnableScheduledFuture;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.LockSupport;
import java.util.concurrent.locks.ReentrantLock;

/**
 * The queue of a {@link ScheduledThreadPoolExecutor}. All tasks move by the same amount while its lock is held, so their
 * order stays, and they run where they always run: on the executor's own threads.
 */
final class ExecutorSchedule implements Schedule {

    private static final String EXECUTOR = "java.util.concurrent.ScheduledThreadPoolExecutor";
    private static final long NAP_NANOS = Duration.ofNanos(50_000).toNanos();

    /** Looked up when the first scheduler follows a clock, not before. */
    private static final class Fields {
        static final Field TIME = JdkFields.field(EXECUTOR + "$ScheduledFutureTask", "time");
        static final Field LOCK = JdkFields.field(EXECUTOR + "$DelayedWorkQueue", "lock");
        static final Field AVAILABLE = JdkFields.field(EXECUTOR + "$DelayedWorkQueue", "available");
        static final Field WRAPPED =
                JdkFields.field("java.util.concurrent.Executors$DelegatedScheduledExecutorService", "e");

        private Fields() {}
    }

    private final ScheduledThreadPoolExecutor pool;

    ExecutorSchedule(ScheduledThreadPoolExecutor pool) {
        this.pool = pool;
    }

    /** {@code Executors.newSingleThreadScheduledExecutor()} hides the executor. */
    static Object unwrapped(Object scheduler) {
        return Fields.WRAPPED.getDeclaringClass().isInstance(scheduler)
                ? JdkFields.value(Fields.WRAPPED, scheduler)
                : scheduler;
    }

    @Override
    public Optional<Due> next() {
        return pool.getQueue().stream()
                .filter(this::movable)
                .map(task -> (RunnableScheduledFuture<?>) task)
                .filter(task -> !task.isDone())
                .min(Comparator.naturalOrder())
                .map(this::due);
    }

    private boolean movable(Object task) {
        return Fields.TIME.getDeclaringClass().isInstance(task);
    }

    private Due due(RunnableScheduledFuture<?> task) {
        return new Due(
                task,
                Duration.ofNanos(task.getDelay(TimeUnit.NANOSECONDS)),
                new ExecutorRun(task, JdkFields.number(Fields.TIME, task)));
    }

    @Override
    public void comeCloser(Duration by) {
        BlockingQueue<Runnable> queue = pool.getQueue();
        ReentrantLock lock = (ReentrantLock) JdkFields.value(Fields.LOCK, queue);
        lock.lock();
        try {
            for (Runnable task : queue) {
                if (movable(task)) {
                    JdkFields.subtract(Fields.TIME, task, by.toNanos());
                }
            }
            ((Condition) JdkFields.value(Fields.AVAILABLE, queue)).signalAll();
        } finally {
            lock.unlock();
        }
    }

    @Override
    public String toString() {
        return pool.toString();
    }

    /** A task has run when it is done or, if it comes again, when it has been given its next time. */
    private record ExecutorRun(RunnableScheduledFuture<?> task, long dueNanos) implements Run {

        @Override
        public boolean await(Duration cameCloser, Duration atMost) throws InterruptedException {
            long nowDueNanos = dueNanos - cameCloser.toNanos();
            long startNanos = System.nanoTime();
            while (!task.isDone() && JdkFields.number(Fields.TIME, task) == nowDueNanos) {
                if (Thread.interrupted()) {
                    throw new InterruptedException();
                }
                if (System.nanoTime() - startNanos > atMost.toNanos()) {
                    return false;
                }
                LockSupport.parkNanos(NAP_NANOS);
            }
            return true;
        }
    }
}
