package io.github.usersig.clock.internal.schedule;

import io.github.usersig.clock.internal.Sites;
import io.github.usersig.clock.internal.TimeState;
import io.github.usersig.clock.internal.Timeline;
import java.util.Date;
import java.util.Timer;
import java.util.TimerTask;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/**
 * Absolute deadlines, computed from the moved clock and handed to a JDK that goes by the real one: they are translated
 * on the way, so that a wait of 300 ms lasts 300 ms at any skew. A {@link Timer} that has followed a clock has a time of its
 * own, to which they are translated then.
 */
@SuppressWarnings({"JavaUtilDate", "WaitNotInLoop"}) // what the callers wrote
public final class Deadlines {

    /** Of tasks that were given to timers with a time of their own. */
    private static final WeakMap<TimerLine> TIMERS = new WeakMap<>(gone -> {});

    private Deadlines() {}

    static void belongsTo(TimerTask task, TimerLine timer) {
        TIMERS.put(task, timer);
    }

    public static boolean awaitUntil(Condition condition, Date deadline, int site) throws InterruptedException {
        return condition.awaitUntil(real(deadline, site, null));
    }

    public static void parkUntil(long deadlineMillis, int site) {
        LockSupport.parkUntil(Sites.read(site).timeline().toRealMillis(deadlineMillis));
    }

    public static void parkUntil(Object blocker, long deadlineMillis, int site) {
        LockSupport.parkUntil(blocker, Sites.read(site).timeline().toRealMillis(deadlineMillis));
    }

    public static void schedule(Timer timer, TimerTask task, Date time, int site) {
        try {
            timer.schedule(task, real(time, site, line(timer)));
        } finally {
            Hooks.offered();
        }
    }

    public static void schedule(Timer timer, TimerTask task, Date firstTime, long periodMillis, int site) {
        try {
            timer.schedule(task, real(firstTime, site, line(timer)), periodMillis);
        } finally {
            Hooks.offered();
        }
    }

    public static void scheduleAtFixedRate(Timer timer, TimerTask task, Date firstTime, long periodMillis, int site) {
        try {
            timer.scheduleAtFixedRate(task, real(firstTime, site, line(timer)), periodMillis);
        } finally {
            Hooks.offered();
        }
    }

    private static @Nullable TimerLine line(Timer timer) {
        return Schedulers.anyFollows()
                        && Schedulers.ofQueue(TimerLine.queue(timer)) instanceof TimerLine line
                        && line.hasFollowed()
                ? line
                : null;
    }

    /** The other way round: the JDK tells a real time to an app that will compare it with the moved clock. */
    public static long scheduledExecutionTime(TimerTask task, int site) {
        long toldMillis = task.scheduledExecutionTime();
        TimerLine line = TIMERS.isEmpty() ? null : TIMERS.get(task);
        long realMillis = line == null ? toldMillis : toldMillis - line.millis() + System.currentTimeMillis();
        return Sites.read(site).timeline().fromRealMillis(realMillis);
    }

    /** Null stays null, for the JDK to refuse; what is before 1970 stays in the past, which a Timer accepts from 0 on. */
    private static Date real(Date shown, int site, @Nullable TimerLine line) {
        Timeline timeline = Sites.read(site).timeline();
        if (shown == null || (line == null && timeline.state() == TimeState.REAL)) {
            return shown;
        }
        if (line != null) {
            Hooks.offers(line); // before any clock is read, so that none of them steps in between
        }
        long realMillis = timeline.toRealMillis(shown.getTime());
        if (line != null) {
            realMillis = Timeline.saturatedAdd(realMillis, line.millis() - System.currentTimeMillis());
        }
        return new Date(shown.getTime() >= 0 ? Math.max(realMillis, 0) : realMillis);
    }
}
