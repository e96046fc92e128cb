package io.github.usersig.clock.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.quicktheories.QuickTheory.qt;
import static org.quicktheories.generators.SourceDSL.longs;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("The state of a clock")
class TimeStateTest {

    private static final Instant REAL = Instant.parse("2026-11-23T10:00:00.123456789Z");
    private static final long MOST_MILLIS = Duration.ofDays(1_000_000).toMillis();

    @Test
    @DisplayName("shows the same in milliseconds as in nanoseconds, whatever the skew")
    void showsTheSameInMillisAsInNanos() {
        qt().forAll(longs().between(-MOST_MILLIS, MOST_MILLIS), longs().between(0, MOST_MILLIS))
                .check((skew, real) -> {
                    TimeState state = TimeState.skewed(Duration.ofMillis(skew));
                    Instant instant = Instant.ofEpochMilli(real).plusNanos(999_999);
                    return state.millis(real) == real + skew
                            && state.instant(instant).toEpochMilli() == real + skew
                            && state.offsetAt(instant).toMillis() == skew;
                });
    }

    @Test
    @DisplayName("can be skewed for one thread, and is real to all others meanwhile")
    void canBeSkewedForOneThread() throws Exception {
        Duration hour = Duration.ofHours(1);
        TimeState mine = TimeState.secondsAheadFor(Thread.currentThread(), hour.toSeconds());
        assertThat(mine.instant(REAL)).isEqualTo(REAL.plus(hour));
        assertThat(mine.millis(1000)).isEqualTo(1000 + hour.toMillis());

        Thread other = new Thread(() -> {});
        other.start();
        other.join();
        TimeState theirs = TimeState.secondsAheadFor(other, hour.toSeconds());
        assertThat(theirs.instant(REAL)).isEqualTo(REAL);
        assertThat(theirs.millis(1000)).isEqualTo(1000);
    }

    @Test
    @DisplayName("a moved clock shows what it was moved to, and goes on from there")
    void goesOnFromWhereItWasMovedTo() {
        qt().forAll(longs().between(-MOST_MILLIS, MOST_MILLIS), longs().between(0, 86_400_000))
                .check((target, later) -> {
                    TimeState state = TimeState.REAL.movedTo(Instant.ofEpochMilli(target), REAL);
                    long shown = state.instant(REAL.plusMillis(later)).toEpochMilli();
                    return Math.abs(shown - target - later) <= 1;
                });
    }

    @Test
    @DisplayName("drift gains its millionths, over a second as over a century")
    void gainsItsMillionthsByDrift() {
        TimeState state = TimeState.REAL.drifting(200, REAL);
        assertThat(state.offsetAt(REAL.plusSeconds(1))).isEqualTo(Duration.ofNanos(200_000));
        assertThat(state.offsetAt(REAL.plus(Duration.ofDays(36_500)))).hasSeconds(630_720);
        assertThat(state.offsetAt(REAL)).isEqualTo(Duration.ZERO);
        assertThat(state.drifting(-200, REAL.plusSeconds(1)).offsetAt(REAL.plusSeconds(2)))
                .isEqualTo(Duration.ZERO);
        assertThat(state.drifting(0, REAL.plusSeconds(1)).driftPartsPerMillion())
                .isZero();
    }

    @Test
    @DisplayName("jumps stay in their bounds, begin at none, and depend on seed and time only")
    void keepsJumpsInTheirBounds() {
        TimeState state = TimeState.REAL.jumping(7, Duration.ofMinutes(1), Duration.ofSeconds(1), REAL);
        assertThat(state.offsetAt(REAL.plusMillis(999))).isEqualTo(Duration.ZERO);
        Duration first = state.offsetAt(REAL.plusMillis(1000));
        assertThat(first).isNotEqualTo(Duration.ZERO).isEqualTo(state.offsetAt(REAL.plusMillis(1999)));
        for (int second = 1; second < 1000; second++) {
            assertThat(state.offsetAt(REAL.plusSeconds(second)).abs()).isLessThanOrEqualTo(Duration.ofMinutes(1));
        }
        TimeState same = TimeState.REAL.jumping(7, Duration.ofMinutes(1), Duration.ofSeconds(1), REAL);
        assertThat(same.offsetAt(REAL.plusSeconds(500))).isEqualTo(state.offsetAt(REAL.plusSeconds(500)));
    }

    @Test
    @DisplayName("says what it is in the words of the control file")
    void saysWhatItIsInTheControlFilesWords() {
        assertThat(TimeState.REAL.words(REAL)).isEqualTo("real");
        assertThat(TimeState.skewed(Duration.ofMinutes(-10)).words(REAL)).isEqualTo("skew=PT-10M");
        assertThat(TimeState.frozen(REAL).words(REAL)).isEqualTo("freeze=2026-11-23T10:00:00.123456789Z");
        assertThat(TimeState.REAL.drifting(200, REAL).words(REAL)).isEqualTo("skew=PT0S drift=200");
        assertThat(TimeState.REAL
                        .jumping(7, Duration.ofMinutes(1), Duration.ofSeconds(1), REAL)
                        .words(REAL))
                .isEqualTo("skew=PT0S jump=7/PT1M/PT1S");
    }

    @Test
    @DisplayName("refuses what no clock can show")
    void refusesWhatNoClockCanShow() {
        TimeState latest = TimeState.frozen(Instant.EPOCH.plus(Duration.ofDays(36_525_000)));
        assertThatIllegalArgumentException().isThrownBy(() -> latest.advanced(Duration.ofDays(1)));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> latest.advanced(Duration.ofSeconds(Long.MAX_VALUE)))
                .withMessageContaining("cannot be moved by");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> TimeState.REAL.jumping(1, Duration.ZERO, Duration.ofSeconds(1), REAL))
                .withMessage("atMost is PT0S; write a duration of 1 ms or more");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> TimeState.REAL.jumping(1, Duration.ofSeconds(1), Duration.ofSeconds(-1), REAL))
                .withMessage("every is PT-1S; write a duration of 1 ms or more");
    }

    @Test
    @DisplayName("refuses the farthest that can be written as it refuses everything else that is too far")
    void refusesTheFarthestThatCanBeWritten() {
        Duration forever = Duration.ofSeconds(Long.MAX_VALUE);
        Duration ever = Duration.ofSeconds(Long.MIN_VALUE);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> TimeState.skewed(forever))
                .withMessageContaining("100,000 years");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> TimeState.skewed(ever))
                .withMessageContaining("100,000 years");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> TimeState.skewed(Duration.ofHours(1)).advanced(forever))
                .withMessageContaining("cannot be moved by");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> TimeState.REAL.jumping(1, forever, Duration.ofSeconds(1), REAL))
                .withMessageContaining("write one of at most");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> TimeState.REAL.drifting(Long.MIN_VALUE, REAL))
                .withMessageContaining("between -999999 and 999999");
    }

    @Test
    @DisplayName("translates deadlines there and back, at the ends of time too")
    void translatesDeadlinesThereAndBack() {
        Timeline timeline = new Timeline("test");
        timeline.state(TimeState.skewed(Duration.ofHours(1)));
        try {
            assertThat(timeline.toRealMillis(Long.MAX_VALUE)).isPositive();
            assertThat(timeline.toRealMillis(Long.MIN_VALUE)).isNegative();
            long now = System.currentTimeMillis();
            assertThat(timeline.toRealMillis(now + Duration.ofHours(1).toMillis()))
                    .isBetween(now - 1000, now + 1000);
            assertThat(timeline.fromRealMillis(now))
                    .isGreaterThan(now + Duration.ofMinutes(59).toMillis());
        } finally {
            timeline.state(TimeState.REAL);
        }
    }
}
