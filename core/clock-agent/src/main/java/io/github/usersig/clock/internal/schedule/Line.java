package io.github.usersig.clock.internal.schedule;

import io.github.usersig.clock.internal.Site;
import io.github.usersig.clock.internal.Timeline;
import org.jspecify.annotations.Nullable;

/**
 * One executor or timer that a woven class has made: whose clock it follows, and how many of its tasks are under way.
 *
 * <p>Its time is {@code System.nanoTime()} until it follows a clock for the first time. From then on it is that plus what the
 * clock was advanced by while it followed; like all elapsed time it never goes back.
 */
abstract class Line {

    /** There is nothing to come. */
    static final long NEVER = Long.MAX_VALUE;

    private final Site maker;
    private final Rest.Counter underWay = new Rest.Counter();
    private volatile @Nullable Following following;

    /**
     * @param timeline whose elapsed time counts; that of no clock, if none is followed any longer
     * @param baseNanos what has to be added to it
     */
    private record Following(@Nullable Timeline timeline, long baseNanos) {

        long nanos() {
            return baseNanos + (timeline == null ? System.nanoTime() : timeline.scheduledNanos());
        }
    }

    Line(Site maker) {
        this.maker = maker;
    }

    Site maker() {
        return maker;
    }

    Rest.Counter underWay() {
        return underWay;
    }

    /** The clock that it follows now, if any. */
    final @Nullable Timeline follows() {
        Following now = following;
        return now == null ? null : now.timeline();
    }

    /** Whether it has ever followed a clock. */
    final boolean hasFollowed() {
        return following != null;
    }

    /** From now on it follows this clock, or none; its own time goes on without a jump. */
    synchronized void follow(@Nullable Timeline timeline) {
        Following now = following;
        if (now == null ? timeline != null : now.timeline() != timeline) {
            long elapsedNanos = timeline == null ? System.nanoTime() : timeline.scheduledNanos();
            following = new Following(timeline, nanos() - elapsedNanos);
        }
    }

    /** Its time. */
    final long nanos() {
        Following now = following;
        return now == null ? System.nanoTime() : now.nanos();
    }

    /** When the clock that it follows shows that its own time is this, by {@link Timeline#scheduledNanos}. */
    final long onItsClock(long ownNanos) {
        Following now = following;
        return now == null ? ownNanos : ownNanos - now.baseNanos();
    }

    /**
     * When its next task is due, by {@link Timeline#scheduledNanos}; {@link #NEVER} if there is none.
     * Whoever takes a task counts it before this can look again.
     */
    abstract long nextNanos();

    /** Wakes its threads if a task is due. */
    abstract void wake();

    /** Whether more than one task is due, so that a thread that takes one leaves another. */
    abstract boolean hasSeveralDue();

    /** The task that is due next, for messages. */
    abstract @Nullable Object nextTask();
}
