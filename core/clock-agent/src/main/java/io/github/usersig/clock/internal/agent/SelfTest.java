package io.github.usersig.clock.internal.agent;

import io.github.usersig.clock.internal.ByReflection;
import io.github.usersig.clock.internal.TimeState;
import io.github.usersig.clock.internal.Timeline;
import io.github.usersig.clock.internal.weave.Routes;
import java.time.Clock;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Date;

/**
 * Moves the clock for itself alone, reads it in every way that can be tried before the app starts, and puts it back. What
 * reads calendars would fix the JVM's time zone before the app can set it; those read points are known to be woven and are
 * left at that.
 */
@SuppressWarnings("JavaUtilDate") // one of the things to be tried
final class SelfTest {

    private static final long HOUR_MILLIS = 3_600_000;

    private SelfTest() {}

    static void run() {
        // Not from state to state as AppClock does it: nobody shall be remembered as mover. And for this thread only:
        // when the agent is attached, the app runs meanwhile.
        TimeState before = Timeline.JVM.state();
        Timeline.JVM.state(TimeState.secondsAheadFor(Thread.currentThread(), HOUR_MILLIS / 1000));
        try {
            requireMoved("System.currentTimeMillis() in classes of the app", SelfTestProbe.currentTimeMillis());
            requireReflection();
            requireMoved("Instant.now()", Instant.now().toEpochMilli());
            requireMoved("Clock.systemUTC().millis()", Clock.systemUTC().millis());
            requireMoved(
                    "InstantSource.system().millis()", InstantSource.system().millis());
            requireMoved("new Date()", new Date().getTime());
            requireRoute(ClassLoader.getSystemClassLoader());
        } finally {
            Timeline.JVM.state(before);
        }
    }

    /** Whether the app's classes get to us, which the JVM finds out only when they run. */
    private static void requireRoute(ClassLoader app) {
        try {
            Routes.of(app);
        } catch (RuntimeException | LinkageError e) {
            throw failure("System.currentTimeMillis() in classes of " + app, e.toString());
        }
    }

    private static void requireReflection() {
        String what = "the JDK does not ask us which method to invoke";
        try {
            if (ByReflection.works()) {
                return;
            }
        } catch (ReflectiveOperationException e) {
            what = e.toString();
        }
        throw failure("System.currentTimeMillis() by reflection", what);
    }

    private static void requireMoved(String read, long millis) {
        // This class is not woven: the clock it reads is the real one.
        long offMillis = millis - System.currentTimeMillis() - HOUR_MILLIS;
        if (Math.abs(offMillis) > HOUR_MILLIS / 2) {
            throw failure(read, "with the clock moved by one hour it was wrong by " + offMillis + " ms");
        }
    }

    static IllegalStateException failure(String read, String what) {
        return new IllegalStateException(explanation(read, what));
    }

    static String explanation(String read, String what) {
        return "The clock read \"" + read + "\" does not follow on this JDK ("
                + System.getProperty("java.vm.name") + " " + System.getProperty("java.runtime.version") + "): " + what
                + ". " + Jvms.TESTED + " are known to work. If this is one of them, another agent may have changed the"
                + " same class: start the JVM with this one alone to find out.";
    }
}
