package io.github.usersig.clock.internal;

import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicLong;

/**
 * One clock that can be moved: that of the JVM, that of some packages, or the real one, which nobody moves. Whoever moves
 * it holds its monitor; readers need none.
 */
public class Timeline {

    /** What callers read that have no clock of their own. */
    public static final Timeline JVM = new Timeline("JVM");

    public static final Timeline REAL = new Timeline("real");

    /** Readers of elapsed time subtract one {@code long} of nanoseconds from another. */
    private static Duration longestAdvance() {
        return Duration.ofNanos(Long.MAX_VALUE);
    }

    private final String name;
    private final AtomicLong advancedNanos = new AtomicLong();
    private volatile TimeState state = TimeState.REAL;
    private volatile Stillness stillness = new Stillness(false, 0, 0);

    public Timeline(String name) {
        this.name = name;
    }

    public TimeState state() {
        return state;
    }

    public void state(TimeState next) {
        TimeState before = state;
        state = next;
        standStill(next.frozenAt() != null);
        if (this == JVM) {
            Sites.refresh();
        } else {
            PackageClocks.reassign();
        }
        // The agent moves the clock for its own thread before it says that it is in place: nobody waits then.
        if (Installation.isComplete()) {
            ForwardOnly.moved(this, before, next);
            WaitGuard.moved(this, before, next);
        }
    }

    /** Sets a clock of which nobody needs to be told. */
    final void stand(TimeState next) {
        state = next;
    }

    /**
     * Refuses an advance that cannot be carried out to its end, so that it is not begun.
     *
     * @throws IllegalArgumentException if this much time cannot go by at once, or the clock cannot stand where it leads
     */
    public void requireRoom(Duration by) {
        if (by.compareTo(longestAdvance()) > 0) {
            throw new IllegalArgumentException("advance(" + by + "): at most 292 years (" + longestAdvance()
                    + ") can go by at once, as elapsed time counts nanoseconds; use skew or moveTo to turn the clock"
                    + " further");
        }
        TimeState unused = state.advanced(by);
    }

    /** Lets this much time go by for all that follow this clock. */
    public synchronized void advance(Duration by) {
        requireRoom(by);
        state(state.advanced(by));
        ElapsedTime.advance(this, by);
        // Last: schedulers go by this, and what they run then must find the other clocks moved.
        advancedNanos.addAndGet(by.toNanos());
    }

    /** Elapsed time that goes on as the real one does and leaps when this clock is advanced. Never goes back. */
    public long elapsedNanos() {
        return System.nanoTime() + advancedNanos.get();
    }

    /**
     * What schedulers go by that follow this clock: the same, but it stands still while the clock is frozen. So a task that is
     * due an hour after it was scheduled sees a frozen clock one hour later, however long the test took meanwhile.
     */
    public long scheduledNanos() {
        Stillness now = stillness;
        long real = now.standing() ? now.sinceNanos() : System.nanoTime();
        return real - now.beforeNanos() + advancedNanos.get();
    }

    /** Under the monitor of whoever moves this clock. */
    private void standStill(boolean frozen) {
        Stillness before = stillness;
        if (before.standing() != frozen) {
            long nowNanos = System.nanoTime();
            stillness = frozen
                    ? new Stillness(true, nowNanos, before.beforeNanos())
                    : new Stillness(false, 0, before.beforeNanos() + nowNanos - before.sinceNanos());
        }
    }

    /**
     * How long this clock has been frozen.
     *
     * @param standing whether it is now
     * @param sinceNanos when that began
     * @param beforeNanos how long it was before
     */
    private record Stillness(boolean standing, long sinceNanos, long beforeNanos) {}

    long millis() {
        return state.millis(RealTime.millis());
    }

    public Instant instant() {
        return state.instant(RealTime.instant());
    }

    /** The real instant at which this clock, were it to run on at the real pace, would show that one. */
    public long toRealMillis(long shownMillis) {
        return saturatedAdd(RealTime.millis(), saturatedSubtract(shownMillis, millis()));
    }

    /** The other way round. */
    public long fromRealMillis(long realMillis) {
        return saturatedAdd(millis(), saturatedSubtract(realMillis, RealTime.millis()));
    }

    @Override
    public String toString() {
        return name;
    }

    public static long saturatedAdd(long a, long b) {
        long sum = a + b;
        return ((a ^ sum) & (b ^ sum)) < 0 ? (a < 0 ? Long.MIN_VALUE : Long.MAX_VALUE) : sum;
    }

    private static long saturatedSubtract(long a, long b) {
        long difference = a - b;
        return ((a ^ b) & (a ^ difference)) < 0 ? (a < 0 ? Long.MIN_VALUE : Long.MAX_VALUE) : difference;
    }
}
