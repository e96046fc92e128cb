package com.acme.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.github.usersig.clock.AppClock;
import io.github.usersig.clock.ClockScope;
import io.github.usersig.clock.ClockState;
import java.net.HttpCookie;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("AppClock")
class MovingTheClockIT {

    private static final Instant NEW_YEAR = Instant.parse("2027-01-01T00:00:00Z");

    private final AppClock clock = AppClock.get();

    @AfterEach
    void restore() {
        clock.restore();
    }

    /** How far what the app reads is from the real time. */
    private static Duration off() {
        return Duration.between(RealClock.now(), Instant.ofEpochMilli(System.currentTimeMillis()));
    }

    private static void assertOff(Duration expected) {
        assertThat(off()).isCloseTo(expected, Duration.ofSeconds(2));
    }

    @Test
    @DisplayName("is the real clock to begin with")
    void isTheRealClockToBeginWith() {
        assertOff(Duration.ZERO);
        assertThat(clock.state().isMoved()).isFalse();
        assertThat(clock.state().toString()).startsWith("Clock of JVM: real, shows 2");
    }

    @Test
    @DisplayName("runs ahead or behind by a skew")
    void runsAheadOrBehindByASkew() {
        clock.skew(Duration.ofMinutes(10));
        assertOff(Duration.ofMinutes(10));

        clock.skew(Duration.ofHours(-1));
        assertOff(Duration.ofHours(-1));
    }

    @Test
    @DisplayName("stands still when frozen, until it is advanced or moved")
    void standsStillWhenFrozen() {
        clock.freezeAt(NEW_YEAR);
        assertThat(Instant.now()).isEqualTo(NEW_YEAR);
        assertThat(System.currentTimeMillis()).isEqualTo(NEW_YEAR.toEpochMilli());

        clock.advance(Duration.ofHours(23));
        assertThat(Instant.now()).isEqualTo("2027-01-01T23:00:00Z");

        clock.moveTo(NEW_YEAR.plusSeconds(1));
        assertThat(Instant.now()).isEqualTo("2027-01-01T00:00:01Z");
    }

    @Test
    @DisplayName("freezes where it is")
    void freezesWhereItIs() {
        clock.skew(Duration.ofDays(1));
        clock.freeze();

        assertThat(Instant.now()).isEqualTo(Instant.now());
        assertOff(Duration.ofDays(1));
    }

    @Test
    @DisplayName("runs on from where it was moved to")
    void runsOnFromWhereItWasMovedTo() throws Exception {
        clock.moveTo(NEW_YEAR);
        Thread.sleep(20);

        assertThat(Instant.now()).isAfter(NEW_YEAR.plusMillis(15)).isBefore(NEW_YEAR.plusSeconds(5));
        assertThat(System.currentTimeMillis()).isCloseTo(Instant.now().toEpochMilli(), within(50L));
    }

    @Test
    @DisplayName("adds up what it is advanced by")
    void addsUpWhatItIsAdvancedBy() {
        clock.advance(Duration.ofHours(1));
        clock.advance(Duration.ofHours(22));

        assertOff(Duration.ofHours(23));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> clock.advance(Duration.ofSeconds(-1)))
                .withMessage("advance(PT-1S): time only goes forward; use skew or moveTo to turn the clock back");
    }

    @Test
    @DisplayName("drifts by millionths")
    void driftsByMillionths() throws Exception {
        clock.drift(500_000);
        Instant real = RealClock.now();
        Thread.sleep(200);

        assertThat(off())
                .isBetween(Duration.ofMillis(90), Duration.ofMillis(90).plus(Duration.between(real, RealClock.now())));
        assertThat(clock.state().driftPartsPerMillion()).isEqualTo(500_000);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> clock.drift(2_000_000))
                .withMessageContaining("write a number between -999999 and 999999");
    }

    @Test
    @DisplayName("jumps to the same offsets for the same seed")
    void jumpsToTheSameOffsetsForTheSameSeed() {
        List<Duration> first = jumps(42);
        List<Duration> again = jumps(42);

        assertThat(first).allSatisfy(offset -> assertThat(offset.abs()).isLessThanOrEqualTo(Duration.ofHours(1)));
        assertThat(again).containsAnyElementsOf(first);
        assertThat(inBoth(again, first)).isEqualTo(inBoth(first, again));
        assertThat(jumps(43)).doesNotContainAnyElementsOf(first);
    }

    private static List<Duration> inBoth(List<Duration> offsets, List<Duration> others) {
        return offsets.stream().filter(others::contains).toList();
    }

    /** Some of the first offsets of a clock that jumps ten times a second: on a busy machine a look comes too late for some. */
    private List<Duration> jumps(long seed) {
        clock.restore();
        clock.jump(seed, Duration.ofHours(1), Duration.ofMillis(100));
        List<Duration> seen = new ArrayList<>();
        while (seen.size() < 5) {
            Duration offset = clock.state().offset();
            if (!offset.isZero() && !seen.contains(offset)) {
                seen.add(offset);
            }
        }
        return seen;
    }

    @Test
    @DisplayName("is put back by closing the scope, also when the test fails")
    void isPutBackByClosingTheScope() {
        assertThatThrownBy(() -> {
                    try (ClockScope ahead = clock.skew(Duration.ofHours(1))) {
                        assertThat(ahead).isNotNull();
                        throw new AssertionError("the test fails");
                    }
                })
                .hasMessage("the test fails");

        assertOff(Duration.ZERO);
        assertThat(clock.state().isMoved()).isFalse();
    }

    @Test
    @DisplayName("goes back to the scope before, and scopes closed in the wrong order do no harm")
    void goesBackToTheScopeBefore() {
        ClockScope outer = clock.skew(Duration.ofHours(1));
        ClockScope inner = clock.skew(Duration.ofHours(2));
        inner.close();
        assertOff(Duration.ofHours(1));

        ClockScope another = clock.skew(Duration.ofHours(3));
        outer.close();
        assertOff(Duration.ZERO);
        another.close();
        assertOff(Duration.ZERO);
        outer.close();
        assertOff(Duration.ZERO);
    }

    @Test
    @DisplayName("tells its state, and who left it moved")
    void tellsWhoLeftItMoved() {
        clock.skew(Duration.ofMinutes(10));

        ClockState state = clock.state();
        assertThat(state.isMoved()).isTrue();
        assertThat(state.isFrozen()).isFalse();
        assertThat(state.offset()).isEqualTo(Duration.ofMinutes(10));
        assertThat(state.now()).isCloseTo(RealClock.now().plus(10, ChronoUnit.MINUTES), within(2, ChronoUnit.SECONDS));
        assertThat(state.movedBy()).hasValueSatisfying(by -> assertThat(by)
                .contains("MovingTheClockIT.tellsWhoLeftItMoved(MovingTheClockIT.java:"));
        assertThat(state.toString()).startsWith("Clock of JVM: skew=PT10M, shows ");
    }

    @Test
    @DisplayName("leaves clocks alone that an app was given")
    void leavesInjectedClocksAlone() {
        Clock fixed = Clock.fixed(NEW_YEAR, ZoneOffset.UTC);
        clock.skew(Duration.ofHours(1));

        assertThat(Instant.now(fixed)).isEqualTo(NEW_YEAR);
        assertThat(Clock.offset(fixed, Duration.ofDays(1)).instant()).isEqualTo("2027-01-02T00:00:00Z");
    }

    @Test
    @DisplayName("expires cookies")
    void expiresCookies() {
        HttpCookie cookie = new HttpCookie("session", "1");
        cookie.setMaxAge(60);
        clock.advance(Duration.ofSeconds(50));
        assertThat(cookie.hasExpired()).isFalse();

        clock.advance(Duration.ofSeconds(11));
        assertThat(cookie.hasExpired()).isTrue();
    }

    @Test
    @DisplayName("says what is too far, and stays where it is")
    void saysWhatIsTooFarAndStaysWhereItIs() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> clock.skew(ChronoUnit.FOREVER.getDuration()))
                .withMessageContaining("at most 100,000 years");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> clock.freezeAt(Instant.MAX))
                .withMessageContaining("it can show");
        assertOff(Duration.ZERO);
    }

    @Test
    @DisplayName(
            "advances by at most 292 years at once, as elapsed time counts nanoseconds; who asks for more changes nothing")
    void advancesByAtMost292YearsAtOnce() {
        clock.skew(Duration.ofHours(1));
        String standing = clock.state().movedBy().orElseThrow();
        long ticks = clock.ticker().getAsLong();

        assertThatIllegalArgumentException()
                .isThrownBy(() -> clock.advance(Duration.ofDays(120_000)))
                .withMessageContaining("at most 292 years")
                .withMessageContaining("use skew or moveTo");
        assertOff(Duration.ofHours(1));
        assertThat(clock.state().movedBy()).contains(standing);
        assertThat(Duration.ofNanos(clock.ticker().getAsLong() - ticks)).isLessThan(Duration.ofHours(1));

        clock.advance(Duration.ofDays(100_000));
        assertOff(Duration.ofDays(100_000).plusHours(1));
    }

    @Test
    @DisplayName("does not advance to where it cannot stand, not even to the first task on the way")
    void doesNotAdvanceToWhereItCannotStand() throws Exception {
        Duration almost = Duration.ofDays(36_524_999);
        clock.skew(almost);
        clock.alsoMoveSchedulersOf("com.acme.it");
        ScheduledExecutorService pool = Executors.newScheduledThreadPool(1);
        try {
            Future<?> task = pool.schedule(() -> {}, 1, TimeUnit.HOURS);
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> clock.advance(Duration.ofDays(2)))
                    .withMessageContaining("at most 100,000 years");
            assertThat(task.isDone()).isFalse();
            assertOff(almost);
        } finally {
            pool.shutdownNow();
        }
    }

    @Test
    @DisplayName("never shows half a movement to any thread")
    void neverShowsHalfAMovement() throws Exception {
        Instant one = Instant.parse("2001-02-03T04:05:06.111111111Z");
        Instant two = Instant.parse("2099-12-31T23:59:59.999999999Z");
        AtomicBoolean stop = new AtomicBoolean();
        clock.freezeAt(one);
        ExecutorService readers = Executors.newFixedThreadPool(4);
        try {
            Callable<Long> reader = () -> {
                long reads = 0;
                while (!stop.get()) {
                    assertThat(Instant.now()).isIn(one, two);
                    assertThat(System.currentTimeMillis()).isIn(one.toEpochMilli(), two.toEpochMilli());
                    reads++;
                }
                return reads;
            };
            List<Future<Long>> running = new ArrayList<>();
            for (int i = 0; i < 4; i++) {
                running.add(readers.submit(reader));
            }
            for (int i = 0; i < 20_000; i++) {
                clock.moveTo(i % 2 == 0 ? two : one);
            }
            stop.set(true);
            for (Future<Long> each : running) {
                assertThat(each.get()).isPositive();
            }
        } finally {
            stop.set(true);
            readers.shutdown();
        }
    }
}
