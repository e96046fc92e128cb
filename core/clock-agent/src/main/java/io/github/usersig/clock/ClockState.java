package io.github.usersig.clock;

import io.github.usersig.clock.internal.TimeState;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** How a clock stood to the real one when it was asked. Immutable. */
public final class ClockState {

    private final String clock;
    private final TimeState state;
    private final Instant real;
    private final @Nullable String movedBy;
    private final List<AlsoMoved> alsoMoved;

    private ClockState(
            String clock, TimeState state, Instant real, @Nullable String movedBy, List<AlsoMoved> alsoMoved) {
        this.clock = clock;
        this.state = state;
        this.real = real;
        this.movedBy = movedBy;
        this.alsoMoved = alsoMoved;
    }

    static ClockState of(
            String clock, TimeState state, Instant real, @Nullable String movedBy, List<AlsoMoved> alsoMoved) {
        return new ClockState(clock, state, real, movedBy, alsoMoved);
    }

    /** Whether the clock has been set to anything, even to the right time. */
    public boolean isMoved() {
        return state != TimeState.REAL;
    }

    public boolean isFrozen() {
        return state.frozenAt() != null;
    }

    /** What the clock showed. */
    public Instant now() {
        return state.instant(real);
    }

    /** How far the clock was ahead of the real one; negative if behind. */
    public Duration offset() {
        return state.offsetAt(real);
    }

    /** Microseconds gained in a second; 0 if the clock runs at the right pace. */
    public long driftPartsPerMillion() {
        return state.driftPartsPerMillion();
    }

    /** The line that moved it last, such as {@code com.acme.LoginTest.ahead(LoginTest.java:42)}. */
    public Optional<String> movedBy() {
        return Optional.ofNullable(isMoved() ? movedBy : null);
    }

    /**
     * What {@link AppClock#alsoMoveElapsedTimeOf}, {@link AppClock#alsoMoveSchedulersOf} and {@link AppClock#alsoMove} were
     * asked for, and have not been closed since.
     */
    public List<AlsoMoved> alsoMoved() {
        return alsoMoved;
    }

    @Override
    public String toString() {
        return "Clock of " + clock + ": " + state.words(real) + ", shows " + now()
                + movedBy().map(by -> ", moved by " + by).orElse("")
                + alsoMoved.stream().map(each -> "; also moves " + each).collect(Collectors.joining());
    }
}
