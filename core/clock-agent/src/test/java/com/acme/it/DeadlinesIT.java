package com.acme.it;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.usersig.clock.AppClock;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.Timer;
import java.util.TimerTask;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.LockSupport;
import java.util.concurrent.locks.ReentrantLock;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

@DisplayName("A deadline 300 ms from now is 300 ms away, however wrong the clock")
@SuppressWarnings({"JavaUtilDate", "WaitNotInLoop"})
class DeadlinesIT {

    private static final Duration AHEAD = Duration.ofMillis(300);
    private static final Duration SLACK = Duration.ofMillis(1200);

    /** How the clock is wrong. */
    enum Wrong {
        AHEAD,
        BEHIND,
        FAR_AHEAD,
        BEFORE_1970,
        FROZEN,
        RIGHT
    }

    private static void move(Wrong wrong) {
        AppClock clock = AppClock.get();
        switch (wrong) {
            case AHEAD -> clock.skew(Duration.ofHours(1));
            case BEHIND -> clock.skew(Duration.ofHours(-1));
            case FAR_AHEAD -> clock.skew(Duration.ofDays(400));
            case BEFORE_1970 -> clock.moveTo(Instant.parse("1950-01-01T00:00:00Z"));
            case FROZEN -> clock.freeze();
            case RIGHT -> clock.skew(Duration.ZERO);
        }
    }

    @AfterEach
    void restore() {
        AppClock.get().restore();
    }

    private interface Waiting {
        void waitUntil(Date deadline) throws Exception;
    }

    private static void assertTakesItsTime(Wrong wrong, Waiting waiting) throws Exception {
        move(wrong);
        long start = System.nanoTime();
        waiting.waitUntil(new Date(System.currentTimeMillis() + AHEAD.toMillis()));
        Duration taken = Duration.ofNanos(System.nanoTime() - start);
        assertThat(taken).isBetween(AHEAD.minusMillis(20), AHEAD.plus(SLACK));
    }

    @ParameterizedTest
    @EnumSource
    @DisplayName("Condition.awaitUntil")
    void keepsAwaitUntilOnRealTime(Wrong wrong) throws Exception {
        ReentrantLock lock = new ReentrantLock();
        Condition never = lock.newCondition();
        lock.lock();
        try {
            assertTakesItsTime(wrong, deadline -> {
                while (never.awaitUntil(deadline)) {
                    // woken for no reason
                }
            });
        } finally {
            lock.unlock();
        }
    }

    @ParameterizedTest
    @EnumSource
    @DisplayName("LockSupport.parkUntil")
    void keepsParkUntilOnRealTime(Wrong wrong) throws Exception {
        assertTakesItsTime(wrong, deadline -> LockSupport.parkUntil(deadline.getTime()));
    }

    @ParameterizedTest
    @EnumSource
    @DisplayName("LockSupport.parkUntil with a blocker")
    void keepsParkUntilWithABlockerOnRealTime(Wrong wrong) throws Exception {
        assertTakesItsTime(wrong, deadline -> LockSupport.parkUntil(this, deadline.getTime()));
    }

    @ParameterizedTest
    @EnumSource
    @DisplayName("Timer.schedule with a date, and the task is told a time on the moved clock")
    void keepsATimersDateOnRealTime(Wrong wrong) throws Exception {
        Timer timer = new Timer(true);
        try {
            assertTakesItsTime(wrong, deadline -> {
                CountDownLatch ran = new CountDownLatch(1);
                long[] lateMillis = new long[1];
                timer.schedule(
                        new TimerTask() {
                            @Override
                            public void run() {
                                lateMillis[0] = System.currentTimeMillis() - scheduledExecutionTime();
                                ran.countDown();
                            }
                        },
                        deadline);
                assertThat(ran.await(5, TimeUnit.SECONDS)).isTrue();
                assertThat(Duration.ofMillis(lateMillis[0])).isBetween(Duration.ofMillis(-300), SLACK);
            });
        } finally {
            timer.cancel();
        }
    }

    @ParameterizedTest
    @EnumSource
    @DisplayName("Timer.scheduleAtFixedRate from a date")
    void keepsATimersFixedRateOnRealTime(Wrong wrong) throws Exception {
        Timer timer = new Timer(true);
        try {
            assertTakesItsTime(wrong, deadline -> {
                CountDownLatch ran = new CountDownLatch(2);
                timer.scheduleAtFixedRate(
                        new TimerTask() {
                            @Override
                            public void run() {
                                ran.countDown();
                            }
                        },
                        deadline,
                        1);
                assertThat(ran.await(5, TimeUnit.SECONDS)).isTrue();
            });
        } finally {
            timer.cancel();
        }
    }
}
