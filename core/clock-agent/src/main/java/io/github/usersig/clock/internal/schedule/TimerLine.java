package io.github.usersig.clock.internal.schedule;

import io.github.usersig.clock.internal.Site;
import io.github.usersig.clock.internal.Timeline;
import java.lang.ref.WeakReference;
import java.lang.reflect.Array;
import java.lang.reflect.Field;
import java.util.Optional;
import java.util.Timer;
import java.util.TimerTask;
import org.jspecify.annotations.Nullable;

/**
 * A {@link Timer}: its queue is a heap of tasks that begins at index 1, guarded by the queue's own monitor. It counts in
 * milliseconds since 1970. Those of a timer that has followed a clock run with its own time from then on.
 */
final class TimerLine extends Line {

    private static final long NANOS_PER_MILLI = 1_000_000;
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

    private final WeakReference<Object> queue;

    /** Its milliseconds when its own nanoseconds are zero. Set before it follows a clock. */
    private volatile long zeroMillis;

    TimerLine(Object queue, Site maker) {
        super(maker);
        this.queue = new WeakReference<>(queue);
    }

    static Object queue(Timer timer) {
        return JdkFields.value(Fields.QUEUE, timer);
    }

    @Override
    synchronized void follow(@Nullable Timeline timeline) {
        if (!hasFollowed()) {
            zeroMillis = System.currentTimeMillis() - Math.floorDiv(System.nanoTime(), NANOS_PER_MILLI);
        }
        super.follow(timeline);
    }

    /** What it takes for the time. */
    long millis() {
        return hasFollowed() ? zeroMillis + Math.floorDiv(nanos(), NANOS_PER_MILLI) : System.currentTimeMillis();
    }

    /**
     * The task that its thread will run at this time, if any. To be called by its thread, which holds the queue's monitor and
     * has seen that the first task has not been cancelled.
     */
    @Nullable
    Object dueAt(long millis) {
        Object mine = queue.get();
        if (mine == null || JdkFields.number(Fields.SIZE, mine) == 0) {
            return null;
        }
        TimerTask first = task(mine, 1);
        return dueMillis(first) <= millis ? first : null;
    }

    private interface Look<T> {
        T at(Object queue, @Nullable TimerTask first);
    }

    /** With the first task that has not been cancelled, for a cancelled one is taken away without a run. */
    private <T> T look(T ifGone, Look<T> look) {
        Object mine = queue.get();
        if (mine == null) {
            return ifGone;
        }
        synchronized (mine) {
            int size = (int) JdkFields.number(Fields.SIZE, mine);
            TimerTask first = null;
            for (int i = 1; i <= size; i++) {
                TimerTask task = task(mine, i);
                if (isScheduled(task) && (first == null || dueMillis(task) < dueMillis(first))) {
                    first = task;
                    if (i == 1) {
                        break;
                    }
                }
            }
            return look.at(mine, first);
        }
    }

    @Override
    long nextNanos() {
        return look(NEVER, (mine, first) -> first == null ? NEVER : nextNanos(dueMillis(first) - zeroMillis));
    }

    private long nextNanos(long ownMillis) {
        return ownMillis > NEVER / NANOS_PER_MILLI ? NEVER : onItsClock(ownMillis * NANOS_PER_MILLI);
    }

    @Override
    void wake() {
        look(true, (mine, first) -> {
            if (first != null && dueMillis(first) <= millis()) {
                mine.notifyAll();
            }
            return true;
        });
    }

    /** It has one thread, which sees the others by itself. */
    @Override
    boolean hasSeveralDue() {
        return false;
    }

    @Override
    @Nullable
    Object nextTask() {
        return look(Optional.<Object>empty(), (mine, first) -> Optional.ofNullable(first))
                .orElse(null);
    }

    private static TimerTask task(Object queue, int index) {
        return (TimerTask) Array.get(JdkFields.value(Fields.HEAP, queue), index);
    }

    private static boolean isScheduled(TimerTask task) {
        synchronized (JdkFields.value(Fields.LOCK, task)) {
            return JdkFields.number(Fields.STATE, task) == SCHEDULED;
        }
    }

    private static long dueMillis(TimerTask task) {
        return JdkFields.number(Fields.NEXT, task);
    }
}
