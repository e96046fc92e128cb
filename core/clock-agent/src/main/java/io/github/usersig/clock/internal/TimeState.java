package io.github.usersig.clock.internal;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a clock shows for a given real time. Immutable, so a reader sees one state or the next and never half of each.
 *
 * <p>A clock is frozen, or runs at {@code real + offset + drift + jump}.
 */
public final class TimeState {

    /** Far enough for any test, and no sum of two of them overflows a {@code long} of milliseconds. */
    private static final long FARTHEST_SECONDS = 36_525_000L * 86_400;

    /**
     * Shows the real time. Made without a {@code Duration}, as all that the start of the JVM comes across: that class wants
     * {@code BigInteger}, which JDK 25 is busy for 20 ms to make ready.
     */
    public static final TimeState REAL = new TimeState(0, 0, null, null, null, null);

    private final long offsetSeconds;
    private final int offsetNanos;
    private final long offsetMillis;
    private final @Nullable Instant frozenAt;
    private final @Nullable Drift drift;
    private final @Nullable Jumps jumps;

    /** The one thread to which this clock is off; to all others it is real. */
    private final @Nullable Thread onlyFor;

    /** Whether the offset alone says it all: then a read costs one addition. */
    private final boolean steady;

    private TimeState(Duration offset, @Nullable Instant frozenAt, @Nullable Drift drift, @Nullable Jumps jumps) {
        this(offset.getSeconds(), offset.getNano(), frozenAt, drift, jumps, null);
    }

    private TimeState(
            long offsetSeconds,
            int offsetNanos,
            @Nullable Instant frozenAt,
            @Nullable Drift drift,
            @Nullable Jumps jumps,
            @Nullable Thread onlyFor) {
        if (isBeyond(offsetSeconds, offsetNanos)) {
            throw new IllegalArgumentException("The clock would be " + Duration.ofSeconds(offsetSeconds, offsetNanos)
                    + " off; at most 100,000 years (" + farthest() + ") are possible");
        }
        if (frozenAt != null && isBeyond(frozenAt.getEpochSecond(), frozenAt.getNano())) {
            throw new IllegalArgumentException("The clock would show " + frozenAt + "; it can show "
                    + Instant.EPOCH.minus(farthest()) + " to " + Instant.EPOCH.plus(farthest()));
        }
        this.offsetSeconds = offsetSeconds;
        this.offsetNanos = offsetNanos;
        this.offsetMillis = offsetSeconds * 1000 + offsetNanos / 1_000_000;
        this.frozenAt = frozenAt;
        this.drift = drift;
        this.jumps = jumps;
        this.onlyFor = onlyFor;
        this.steady = frozenAt == null && drift == null && jumps == null && onlyFor == null;
    }

    private static boolean isBeyond(long seconds, int nanos) {
        return seconds < -FARTHEST_SECONDS || seconds > FARTHEST_SECONDS || (seconds == FARTHEST_SECONDS && nanos > 0);
    }

    private static Duration farthest() {
        return Duration.ofSeconds(FARTHEST_SECONDS);
    }

    private Duration offset() {
        return Duration.ofSeconds(offsetSeconds, offsetNanos);
    }

    /** Always this far from the real time. By nothing at all is not {@link #REAL}: it is a clock that was set right. */
    public static TimeState skewed(Duration offset) {
        return new TimeState(offset, null, null, null);
    }

    /** The same for one thread, while all others see the real time. Costs nothing where nobody uses it. */
    public static TimeState secondsAheadFor(Thread thread, long seconds) {
        return new TimeState(seconds, 0, null, null, null, thread);
    }

    /** Always this instant. */
    public static TimeState frozen(Instant at) {
        return new TimeState(Duration.ZERO, at, null, null);
    }

    /** The same, later by this much. */
    TimeState advanced(Duration by) {
        return frozenAt != null ? frozen(plus(frozenAt, by)) : new TimeState(plus(offset(), by), null, drift, jumps);
    }

    /** Shows this instant now. A frozen clock stays frozen, a drifting one goes on to drift. */
    public TimeState movedTo(Instant instant, Instant real) {
        if (frozenAt != null) {
            return frozen(instant);
        }
        // Whole milliseconds, so that the two ways to read a clock agree.
        Duration exact = Duration.between(real, instant);
        Duration whole = Duration.ofSeconds(exact.getSeconds(), exact.getNano() / 1_000_000 * 1_000_000L);
        return new TimeState(
                whole,
                null,
                drift == null ? null : new Drift(drift.partsPerMillion, real),
                jumps == null ? null : jumps.from(real));
    }

    /**
     * Shows this instant now, or the next millisecond if it falls between two, and runs at the pace of this one. A frozen
     * clock stays frozen; one that jumps to and fro does not.
     */
    TimeState goingOnFrom(Instant instant, Instant real) {
        if (frozenAt != null) {
            return frozen(instant);
        }
        Duration exact = Duration.between(real, instant);
        Duration whole = Duration.ofMillis(exact.plusNanos(999_999).toMillis());
        return drift == null ? skewed(whole) : skewed(whole).drifting(drift.partsPerMillion, real);
    }

    /** Goes on from what it shows now, faster or slower by some millionths. */
    public TimeState drifting(long partsPerMillion, Instant real) {
        if (partsPerMillion >= 1_000_000 || partsPerMillion <= -1_000_000) {
            throw new IllegalArgumentException("A drift of " + partsPerMillion
                    + " parts per million would stop the clock, turn it back or double it;"
                    + " write a number between -999999 and 999999, say 200 for a bad quartz clock");
        }
        Duration here = offsetAt(real);
        return partsPerMillion == 0 ? skewed(here) : new TimeState(here, null, new Drift(partsPerMillion, real), null);
    }

    /** Goes on from what it shows now, and jumps to a new random offset around it in each interval of real time. */
    public TimeState jumping(long seed, Duration atMost, Duration every, Instant real) {
        requirePositive(atMost, "atMost");
        requirePositive(every, "every");
        return new TimeState(offsetAt(real), null, null, new Jumps(seed, atMost, every, real));
    }

    private static void requirePositive(Duration duration, String name) {
        if (duration.compareTo(farthest()) > 0) {
            throw new IllegalArgumentException(name + " is " + duration + "; write one of at most " + farthest());
        }
        if (duration.isNegative() || duration.toMillis() == 0) {
            throw new IllegalArgumentException(name + " is " + duration + "; write a duration of 1 ms or more");
        }
    }

    /** What the clock shows, in milliseconds, when the real one shows these. */
    long millis(long realMillis) {
        return steady ? realMillis + offsetMillis : unsteadyMillis(realMillis);
    }

    private long unsteadyMillis(long realMillis) {
        return frozenAt != null
                ? frozenAt.toEpochMilli()
                : instant(Instant.ofEpochMilli(realMillis)).toEpochMilli();
    }

    /** What the clock shows when the real one shows this. */
    public Instant instant(Instant real) {
        if (this == REAL) {
            return real;
        }
        if (frozenAt != null) {
            return frozenAt;
        }
        if (drift == null && jumps == null) {
            return onlyFor == null || onlyFor == Thread.currentThread()
                    ? Instant.ofEpochSecond(real.getEpochSecond() + offsetSeconds, (long) real.getNano() + offsetNanos)
                    : real;
        }
        Duration off = offsetAt(real);
        return Instant.ofEpochSecond(real.getEpochSecond() + off.getSeconds(), (long) real.getNano() + off.getNano());
    }

    /** Whether this one shows less, at the same real time. */
    boolean isBehind(TimeState other) {
        if (steady && other.steady) {
            return offsetSeconds < other.offsetSeconds
                    || (offsetSeconds == other.offsetSeconds && offsetNanos < other.offsetNanos);
        }
        Instant real = RealTime.instant();
        return instant(real).isBefore(other.instant(real));
    }

    /** How far from the real time the clock is at this real time. */
    public Duration offsetAt(Instant real) {
        if (frozenAt != null) {
            return Duration.between(real, frozenAt);
        }
        if (onlyFor != null && onlyFor != Thread.currentThread()) {
            return Duration.ZERO;
        }
        Duration sum = offset();
        if (drift != null) {
            sum = sum.plusNanos(drift.nanosAt(real));
        }
        if (jumps != null) {
            sum = sum.plusMillis(jumps.millisAt(real));
        }
        return sum;
    }

    public @Nullable Instant frozenAt() {
        return frozenAt;
    }

    /** 0 if the clock runs at the right pace. */
    public long driftPartsPerMillion() {
        return drift == null ? 0 : drift.partsPerMillion;
    }

    /** In the words that the control file takes. */
    public String words(Instant real) {
        if (this == REAL) {
            return "real";
        }
        if (frozenAt != null) {
            return "freeze=" + frozenAt;
        }
        String words = "skew=" + offsetAt(real);
        if (drift != null) {
            words += " drift=" + drift.partsPerMillion;
        }
        if (jumps != null) {
            words += " jump=" + jumps.seed + "/" + jumps.atMost + "/" + jumps.every;
        }
        return words;
    }

    /** What makes another clock go on as this one does, one word after the other; jumps begin anew. None if it is real. */
    public List<String> wordsToGoOn(Instant real) {
        if (this == REAL) {
            return List.of();
        }
        if (frozenAt != null) {
            return List.of("freeze=" + frozenAt);
        }
        List<String> words = new ArrayList<>();
        words.add("skew=" + (drift == null ? offset() : offset().plusNanos(drift.nanosAt(real))));
        if (drift != null) {
            words.add("drift=" + drift.partsPerMillion);
        }
        if (jumps != null) {
            words.add("jump=" + jumps.seed + "/" + jumps.atMost + "/" + jumps.every);
        }
        return words;
    }

    private static Instant plus(Instant instant, Duration by) {
        try {
            return instant.plus(by);
        } catch (DateTimeException | ArithmeticException e) {
            throw new IllegalArgumentException("The clock stands at " + instant + " and cannot be moved by " + by, e);
        }
    }

    private static Duration plus(Duration offset, Duration by) {
        try {
            return offset.plus(by);
        } catch (ArithmeticException e) {
            throw new IllegalArgumentException("The clock is " + offset + " off and cannot be moved by " + by, e);
        }
    }

    /** Gains some millionths of the time that has gone by. */
    private record Drift(long partsPerMillion, Instant since) {

        long nanosAt(Instant real) {
            Duration elapsed = Duration.between(since, real);
            // In two parts: the nanoseconds of a year times a million would not fit.
            return elapsed.getSeconds() * 1000 * partsPerMillion + elapsed.getNano() * partsPerMillion / 1_000_000;
        }
    }

    /** A function of seed and time, without memory: the same seed gives the same sequence, whoever reads how often. */
    private record Jumps(long seed, Duration atMost, Duration every, Instant since) {

        Jumps from(Instant real) {
            return new Jumps(seed, atMost, every, real);
        }

        long millisAt(Instant real) {
            long jump = Math.floorDiv(Duration.between(since, real).toMillis(), every.toMillis());
            if (jump <= 0) {
                return 0;
            }
            long most = atMost.toMillis();
            return Math.floorMod(mix(seed + jump * 0x9E3779B97F4A7C15L), 2 * most + 1) - most;
        }

        /** The finishing step of SplitMix64. */
        private static long mix(long z) {
            long a = (z ^ (z >>> 30)) * 0xBF58476D1CE4E5B9L;
            long b = (a ^ (a >>> 27)) * 0x94D049BB133111EBL;
            return b ^ (b >>> 31);
        }
    }
}
