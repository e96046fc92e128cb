package io.github.usersig.mockim.server.internal.parity.play;

import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** Lets calls pass one after another, never more in a second than allowed. */
final class Rate {

    private final long nanosBetween;
    private long next = System.nanoTime();

    /** Null for no limit. */
    Rate(@Nullable Integer aSecond) {
        this.nanosBetween = aSecond == null ? 0 : TimeUnit.SECONDS.toNanos(1) / aSecond;
    }

    void await() throws InterruptedException {
        long now = System.nanoTime();
        if (next - now > 0) {
            TimeUnit.NANOSECONDS.sleep(next - now);
        }
        next = Math.max(next, now) + nanosBetween;
    }
}
