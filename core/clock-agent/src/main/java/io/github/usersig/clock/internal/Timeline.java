package io.github.usersig.clock.internal;

import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicLong;

/**
 * One clock that can be moved: that of the JVM, that of some packages, or the real one, which nobody moves. Whoever moves
 * it holds its monitor; readers need none.
 */
public final class Timeline {

    /** What callers read that have no clock of their own. */
    public static final Timeline JVM = new Timeline("JVM");

    public static final Timeline REAL = new Timeline("real");

    /** Readers of elapsed time subtract one {@code long} of nanoseconds from another. */
    private static final Duration LONGEST_ADVANCE = Duration.ofNanos(Long.MAX_VALUE);

    private final String name;
    private final AtomicLong advancedNanos = new AtomicLong();
    private volatile TimeState state = TimeState.REAL;

    public Timeline(String name) {
        this.name = name;
    }

    public TimeState state() {
        return state;
    }

    public void state(TimeState next) {
        state = next;
        if (this == JVM) {
            Sites.refresh();
        } else {
            PackageClocks.reassign();
        }
    }

    /**
     * Refuses an advance that cannot be carried out to its end, so that it is not begun.
     *
     * @throws IllegalArgumentException if this much time cannot go by at once, or the clock cannot stand where it leads
     */
    public void requireRoom(Duration by) {
        if (by.compareTo(LONGEST_ADVANCE) > 0) {
            throw new IllegalArgumentException("advance(" + by + "): at most 292 years (" + LONGEST_ADVANCE
                    + ") can go by at once, as elapsed time counts nanoseconds; use skew or moveTo to turn the clock"
                    + " further");
        }
        TimeState unused = state.advanced(by);
    }

    /** Lets this much time go by for all that follow this clock. */
    synchronized void advance(Duration by) {
        requireRoom(by);
        state(state.advanced(by));
        advancedNanos.addAndGet(by.toNanos());
        ElapsedTime.advance(this, by);
    }

    /** Elapsed time that goes on as the real one does and leaps when this clock is advanced. Never goes back. */
    public long elapsedNanos() {
        return System.nanoTime() + advancedNanos.get();
    }

    long millis() {
        return state.millis(RealTime.millis());
    }

    public Instant instant() {
        return state.instant(RealTime.instant());
    }

    /** The real instant at which this clock, were it to run on at the real pace, would show that one. */
    long toRealMillis(long shownMillis) {
        return saturatedAdd(RealTime.millis(), saturatedSubtract(shownMillis, millis()));
    }

    /** The other way round. */
    long fromRealMillis(long realMillis) {
        return saturatedAdd(millis(), saturatedSubtract(realMillis, RealTime.millis()));
    }

    @Override
    public String toString() {
        return name;
    }

    private static long saturatedAdd(long a, long b) {
        long sum = a + b;
        return ((a ^ sum) & (b ^ sum)) < 0 ? (a < 0 ? Long.MIN_VALUE : Long.MAX_VALUE) : sum;
    }

    private static long saturatedSubtract(long a, long b) {
        long difference = a - b;
        return ((a ^ b) & (a ^ difference)) < 0 ? (a < 0 ? Long.MIN_VALUE : Long.MAX_VALUE) : difference;
    }
}
