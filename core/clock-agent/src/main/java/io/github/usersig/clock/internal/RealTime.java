package io.github.usersig.clock.internal;

import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.time.Instant;

/** The real time, where {@code Instant.now()} follows the moved clock. */
public final class RealTime {

    /** A class of its own: who wants milliseconds only shall not pay for this. */
    private static final class Nanos {

        static final MethodHandle ADJUSTMENT = nanoAdjustment();

        private Nanos() {}
    }

    /** {@code VM.getNanoTimeAdjustment} wants an offset within 2^32 seconds of now; this is what the JDK starts from. */
    private static volatile long offsetSeconds = System.currentTimeMillis() / 1000 - 1024;

    private RealTime() {}

    public static long millis() {
        return System.currentTimeMillis();
    }

    /** As precise as {@code Instant.now()} is when nothing is moved. */
    public static Instant instant() {
        long seconds = offsetSeconds;
        long nanos = nanosSince(seconds);
        if (nanos == -1) {
            seconds = System.currentTimeMillis() / 1000 - 1024;
            nanos = nanosSince(seconds);
            offsetSeconds = seconds;
        }
        return Instant.ofEpochSecond(seconds, nanos);
    }

    private static long nanosSince(long epochSeconds) {
        try {
            return (long) Nanos.ADJUSTMENT.invokeExact(epochSeconds);
        } catch (Throwable e) {
            throw new IllegalStateException("jdk.internal.misc.VM.getNanoTimeAdjustment failed", e);
        }
    }

    /**
     * The one way to the system's clock with more than milliseconds that leads past {@code Clock.currentInstant}, which
     * is woven. The agent has the package exported to us; without the agent (in unit tests) milliseconds must do.
     */
    private static MethodHandle nanoAdjustment() {
        Installation.openTheJdk();
        MethodHandles.Lookup lookup = MethodHandles.lookup();
        MethodType type = MethodType.methodType(long.class, long.class);
        try {
            return lookup.findStatic(Class.forName("jdk.internal.misc.VM"), "getNanoTimeAdjustment", type);
        } catch (ReflectiveOperationException e) {
            try {
                return lookup.findStatic(RealTime.class, "nanosOfMillisSince", type);
            } catch (ReflectiveOperationException impossible) {
                throw new IllegalStateException(impossible);
            }
        }
    }

    @SuppressWarnings("unused") // by the handle above
    private static long nanosOfMillisSince(long epochSeconds) {
        return (System.currentTimeMillis() - epochSeconds * 1000) * 1_000_000;
    }
}
