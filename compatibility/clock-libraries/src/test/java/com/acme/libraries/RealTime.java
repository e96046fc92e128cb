package com.acme.libraries;

import io.github.usersig.clock.AppClock;
import java.lang.reflect.Method;
import java.time.Duration;
import java.time.Instant;
import java.util.function.BooleanSupplier;

/** The real time, from the agent's own read of it, and how far from it a library's time is. */
final class RealTime {

    static final Duration DAY = Duration.ofDays(1);

    private static final Method INSTANT = instant();

    private RealTime() {}

    private static Method instant() {
        try {
            return Class.forName("io.github.usersig.clock.internal.RealTime").getMethod("instant");
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(e);
        }
    }

    static Instant now() {
        try {
            return (Instant) INSTANT.invoke(null);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(e);
        }
    }

    /**
     * Until something has happened, for which the time counts from when a thread that is not ours has got that far.
     * Returns whether it has.
     */
    static boolean letDaysGoBy(AppClock clock, BooleanSupplier happened) throws InterruptedException {
        for (int i = 0; i < 60 && !happened.getAsBoolean(); i++) {
            clock.advance(DAY);
            Thread.sleep(500);
        }
        return happened.getAsBoolean();
    }

    /** Whole hours between the real time and this one. */
    static long hoursTo(Instant instant) {
        return Math.round(Duration.between(now(), instant).toMinutes() / 60.0);
    }

    static long hoursTo(long millis) {
        return hoursTo(Instant.ofEpochMilli(millis));
    }
}
