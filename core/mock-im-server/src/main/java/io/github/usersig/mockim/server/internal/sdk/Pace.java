package io.github.usersig.mockim.server.internal.sdk;

import java.util.concurrent.TimeUnit;

/**
 * How fast a client may send: so many frames a second, and a few seconds' worth of them at once. No app comes near it; a
 * client that is stuck in a loop does. For one thread.
 */
final class Pace {

    static final int PER_SECOND = 2_000;
    static final int AT_ONCE = 10_000;

    private static final double PER_NANO = (double) PER_SECOND / TimeUnit.SECONDS.toNanos(1);

    private double left = AT_ONCE;
    private long lastNanos;

    boolean allows(long nowNanos) {
        left = Math.min(AT_ONCE, left + Math.max(0, nowNanos - lastNanos) * PER_NANO);
        lastNanos = nowNanos;
        if (left < 1) {
            return false;
        }
        left--;
        return true;
    }
}
