package io.github.usersig.clock.internal;

import java.util.Date;
import java.util.Timer;
import java.util.TimerTask;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.LockSupport;

/**
 * Absolute deadlines, computed from the moved clock and handed to a JDK that goes by the real one: they are translated
 * on the way, so that a wait of 300 ms lasts 300 ms at any skew.
 */
@SuppressWarnings({"JavaUtilDate", "WaitNotInLoop"}) // what the callers wrote
public final class Deadlines {

    private Deadlines() {}

    public static boolean awaitUntil(Condition condition, Date deadline, int site) throws InterruptedException {
        return condition.awaitUntil(real(deadline, site));
    }

    public static void parkUntil(long deadlineMillis, int site) {
        LockSupport.parkUntil(Sites.read(site).timeline().toRealMillis(deadlineMillis));
    }

    public static void parkUntil(Object blocker, long deadlineMillis, int site) {
        LockSupport.parkUntil(blocker, Sites.read(site).timeline().toRealMillis(deadlineMillis));
    }

    public static void schedule(Timer timer, TimerTask task, Date time, int site) {
        timer.schedule(task, real(time, site));
    }

    public static void schedule(Timer timer, TimerTask task, Date firstTime, long periodMillis, int site) {
        timer.schedule(task, real(firstTime, site), periodMillis);
    }

    public static void scheduleAtFixedRate(Timer timer, TimerTask task, Date firstTime, long periodMillis, int site) {
        timer.scheduleAtFixedRate(task, real(firstTime, site), periodMillis);
    }

    /** The other way round: the JDK tells a real time to an app that will compare it with the moved clock. */
    public static long scheduledExecutionTime(TimerTask task, int site) {
        return Sites.read(site).timeline().fromRealMillis(task.scheduledExecutionTime());
    }

    /** Null stays null, for the JDK to refuse; what is before 1970 stays in the past, which a Timer accepts from 0 on. */
    private static Date real(Date shown, int site) {
        Timeline timeline = Sites.read(site).timeline();
        if (shown == null || timeline.state() == TimeState.REAL) {
            return shown;
        }
        long realMillis = timeline.toRealMillis(shown.getTime());
        return new Date(shown.getTime() >= 0 ? Math.max(realMillis, 0) : realMillis);
    }
}
