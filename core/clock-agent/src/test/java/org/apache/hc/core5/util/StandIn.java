package org.apache.hc.core5.util;

/** Stands in for a class of Apache HttpClient, which goes by the wall clock. */
public final class StandIn {

    private StandIn() {}

    public static long deadlineMillis() {
        return System.currentTimeMillis();
    }
}
