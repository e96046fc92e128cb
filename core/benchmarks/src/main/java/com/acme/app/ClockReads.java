package com.acme.app;

import java.time.Instant;

/** What a class of an app does. It stands in a package of its own because the kit's classes never follow the clock. */
public final class ClockReads {

    private ClockReads() {}

    public static long currentTimeMillis() {
        return System.currentTimeMillis();
    }

    public static Instant instantNow() {
        return Instant.now();
    }
}
