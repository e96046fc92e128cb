package io.github.usersig.clock.internal.schedule;

import io.github.usersig.clock.internal.Site;
import java.lang.ref.WeakReference;
import java.lang.reflect.Field;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.Delayed;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/** A {@link ScheduledThreadPoolExecutor} and its queue, looked at while its lock is held. */
final class ExecutorLine extends Line {

    private static final String QUEUE = "java.util.concurrent.ScheduledThreadPoolExecutor$DelayedWorkQueue";
    private static final String TASK = "java.util.concurrent.ScheduledThreadPoolExecutor$ScheduledFutureTask";

    /** Looked up when the first scheduler follows a clock, not before. */
    private static final class Fields {
        static final Field WORK_QUEUE = JdkFields.field("java.util.concurrent.ThreadPoolExecutor", "workQueue");
        static final Field LOCK = JdkFields.field(QUEUE, "lock");
        static final Field AVAILABLE = JdkFields.field(QUEUE, "available");
        static final Field HEAP = JdkFields.field(QUEUE, "queue");
        static final Field TIME = JdkFields.field(TASK, "time");

        private Fields() {}
    }

    private final WeakReference<BlockingQueue<?>> queue;

    private ExecutorLine(BlockingQueue<?> queue, Site maker) {
        super(maker);
        this.queue = new WeakReference<>(queue);
    }

    static ExecutorLine of(ScheduledThreadPoolExecutor pool, Site maker) {
        return new ExecutorLine(queue(pool), maker);
    }

    /** Its own, whatever a subclass shows. */
    static BlockingQueue<?> queue(ScheduledThreadPoolExecutor pool) {
        return (BlockingQueue<?>) JdkFields.value(Fields.WORK_QUEUE, pool);
    }

    private interface Look<T> {
        T at(BlockingQueue<?> queue, Condition available);
    }

    private <T> T look(T ifGone, Look<T> look) {
        BlockingQueue<?> mine = queue.get();
        if (mine == null) {
            return ifGone;
        }
        ReentrantLock lock = (ReentrantLock) JdkFields.value(Fields.LOCK, mine);
        lock.lock();
        try {
            return look.at(mine, (Condition) JdkFields.value(Fields.AVAILABLE, mine));
        } finally {
            lock.unlock();
        }
    }

    @Override
    long nextNanos() {
        return look(NEVER, (mine, available) -> {
            Object head = mine.peek();
            return head == null ? NEVER : onItsClock(dueNanos(head));
        });
    }

    /** In this executor's own time; of a task that the app has wrapped, by what it says. */
    private long dueNanos(Object task) {
        return Fields.TIME.getDeclaringClass().isInstance(task)
                ? JdkFields.number(Fields.TIME, task)
                : nanos() + ((Delayed) task).getDelay(TimeUnit.NANOSECONDS);
    }

    @Override
    void wake() {
        look(true, (mine, available) -> {
            Object head = mine.peek();
            if (head != null && isDue(head)) {
                available.signalAll();
            }
            return true;
        });
    }

    private boolean isDue(Object task) {
        return dueNanos(task) - nanos() <= 0;
    }

    /** The heap's second and third; one of them is the next after the first. */
    @Override
    boolean hasSeveralDue() {
        return look(false, (mine, available) -> {
            Object[] heap = (Object[]) JdkFields.value(Fields.HEAP, mine);
            return (heap.length > 1 && heap[1] != null && isDue(heap[1]))
                    || (heap.length > 2 && heap[2] != null && isDue(heap[2]));
        });
    }

    @Override
    @Nullable
    Object nextTask() {
        BlockingQueue<?> mine = queue.get();
        return mine == null ? null : mine.peek();
    }
}
