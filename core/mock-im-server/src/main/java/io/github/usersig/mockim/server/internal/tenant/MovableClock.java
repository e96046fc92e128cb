package io.github.usersig.mockim.server.internal.tenant;

import io.github.usersig.mockim.TenantClock;
import io.github.usersig.mockim.TenantStanding;
import java.io.Serializable;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** A tenant's clock: the real one, an offset, or one instant. */
public final class MovableClock implements TenantClock {

    private static final State REAL = new State(Duration.ZERO, null);

    /** 9999-12-31T23:59:59Z: far enough for any test, and no date that a message or a UserSig could not be stamped with. */
    private static final Instant LATEST = Instant.ofEpochSecond(253_402_300_799L);

    /** How a clock stands. */
    record State(Duration offset, @Nullable Instant frozenAt) implements Serializable {

        Instant at(Instant real) {
            return frozenAt != null ? frozenAt : real.plus(offset);
        }

        State advanced(Duration by) {
            return frozenAt != null ? new State(offset, frozenAt.plus(by)) : new State(offset.plus(by), null);
        }
    }

    private final Clock real;
    private final Runnable moved;
    private volatile State state = REAL;

    /** @param moved called after somebody has moved it */
    MovableClock(Clock real, Runnable moved) {
        this.real = real;
        this.moved = moved;
    }

    @Override
    public Instant now() {
        return state.at(real.instant());
    }

    @Override
    public void skew(Duration ahead) {
        set(new State(ahead, null), "skew(" + ahead + ")");
    }

    @Override
    public void freezeAt(Instant instant) {
        set(new State(Duration.ZERO, instant), "freezeAt(" + instant + ")");
    }

    @Override
    public synchronized void advance(Duration by) {
        if (by.isNegative()) {
            throw new IllegalArgumentException("advance(" + by + "): time only goes forward; use skew to turn it back");
        }
        String asked = "advance(" + by + ")";
        try {
            set(state.advanced(by), asked);
        } catch (DateTimeException | ArithmeticException e) {
            throw outOfRange(asked, e);
        }
    }

    State state() {
        return state;
    }

    /** Makes it run or stand as it did; nobody is told that it moved if it has not. */
    synchronized void putBack(TenantStanding standing) {
        State then = new State(standing.ahead(), standing.frozenAt().orElse(null));
        boolean same = then.offset.equals(state.offset) && Objects.equals(then.frozenAt, state.frozenAt);
        if (!same) {
            set(then, "putBack(" + standing + ")");
        }
    }

    synchronized void set(State other) {
        state = other;
        moved.run();
    }

    @Override
    public synchronized void restore() {
        set(REAL);
    }

    private synchronized void set(State next, String asked) {
        Instant shown;
        try {
            shown = next.at(real.instant());
        } catch (DateTimeException | ArithmeticException e) {
            throw outOfRange(asked, e);
        }
        if (shown.isBefore(Instant.EPOCH) || shown.isAfter(LATEST)) {
            throw outOfRange(asked, null);
        }
        set(next);
    }

    private static IllegalArgumentException outOfRange(String asked, @Nullable RuntimeException cause) {
        return new IllegalArgumentException(
                asked + ": the tenant's clock can show times from 1970 to " + LATEST, cause);
    }
}
