package org.junit.platform;

import java.time.Instant;

/** Stands in for a class of JUnit, to read the time where the tests can see what it reads. */
public final class StandIn {

    private StandIn() {}

    public static Instant now() {
        Instant millis = Instant.ofEpochMilli(System.currentTimeMillis());
        Instant instant = Instant.now();
        return millis.isBefore(instant) ? millis : instant;
    }
}
