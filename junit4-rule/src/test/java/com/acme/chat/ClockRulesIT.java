package com.acme.chat;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.usersig.clock.AppClock;
import io.github.usersig.junit5.FreezeClock;
import io.github.usersig.junit5.ReadsClock;
import io.github.usersig.junit5.WithClockSkew;
import io.github.usersig.junit5.WritesClock;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.experimental.ParallelComputer;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.runner.JUnitCore;

@DisplayName("The clock in tests of JUnit 4 with our two rules")
class ClockRulesIT {

    @Test
    @DisplayName("is put back after each test that moves it, also by itself")
    void isPutBack() {
        assertThat(JUnit4Run.of(Moving.class).passed()).isEqualTo(2);
        assertThat(AppClock.get().state().isMoved()).isFalse();
    }

    public static class Moving extends Ruled {
        @org.junit.Test
        @WritesClock
        public void byItself() {
            assertThat(AppClock.get().state().isMoved()).isFalse();
            USER_SIG.clock().skew(Duration.ofDays(1));
        }

        @org.junit.Test
        @WithClockSkew("PT10M")
        public void byItsAnnotation() {
            assertThat(AppClock.get().state().isMoved()).isTrue();
        }
    }

    @Test
    @DisplayName("fails a test that says it reads it only, and moves it")
    void failsATestThatSaysItReadsItOnly() {
        assertThat(JUnit4Run.of(Reading.class).failure())
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining("has @ReadsClock and changed the app's clock");
        assertThat(AppClock.get().state().isMoved()).isFalse();
    }

    public static class Reading extends Ruled {
        @org.junit.Test
        @ReadsClock
        public void test() {
            AppClock.get().freeze();
        }
    }

    @Test
    @DisplayName("fails a class for whose packages it was set, and in which nobody reads it")
    void failsAClassWhosePackagesReadNoClock() {
        assertThat(JUnit4Run.of(OfNobody.class).messages())
                .isNotEmpty()
                .allMatch(message -> message.contains("@FreezeClock(packages = ...) proves nothing"));
    }

    @FreezeClock(packages = "com.acme.nowhere")
    public static class OfNobody extends Ruled {
        @org.junit.Test
        public void test() {}
    }

    @Test
    @DisplayName("is read by none while another moves it, however many run at once")
    void isReadByNoneWhileAnotherMovesIt() {
        MOST_AT_ONCE.set(0);
        JUnit4Run run = new JUnit4Run(new JUnitCore()
                .run(
                        new ParallelComputer(true, true),
                        Movers.class,
                        Readers.class,
                        MovesForAll.class,
                        MoreReaders.class));

        assertThat(run.passed()).isEqualTo(9);
        assertThat(MOST_AT_ONCE.get()).as("tests that only read, at once").isGreaterThan(1);
    }

    static final AtomicInteger READING = new AtomicInteger();
    static final AtomicInteger MOST_AT_ONCE = new AtomicInteger();

    private static void staysRight() throws InterruptedException {
        MOST_AT_ONCE.accumulateAndGet(READING.incrementAndGet(), Math::max);
        try {
            for (int i = 0; i < 20; i++) {
                assertThat(AppClock.get().state().isMoved()).isFalse();
                Thread.sleep(5);
            }
        } finally {
            READING.decrementAndGet();
        }
    }

    private static void staysMoved(String instant) throws InterruptedException {
        for (int i = 0; i < 10; i++) {
            assertThat(Instant.now()).isEqualTo(Instant.parse(instant));
            Thread.sleep(5);
        }
    }

    public static class Movers extends Ruled {
        @org.junit.Test
        @FreezeClock("2027-01-01T00:00:00Z")
        public void one() throws InterruptedException {
            staysMoved("2027-01-01T00:00:00Z");
        }

        @org.junit.Test
        @FreezeClock("2028-01-01T00:00:00Z")
        public void another() throws InterruptedException {
            staysMoved("2028-01-01T00:00:00Z");
        }
    }

    @FreezeClock("2029-01-01T00:00:00Z")
    public static class MovesForAll extends Ruled {
        @org.junit.Test
        public void one() throws InterruptedException {
            staysMoved("2029-01-01T00:00:00Z");
        }

        @org.junit.Test
        @FreezeClock("2030-01-01T00:00:00Z")
        public void another() throws InterruptedException {
            staysMoved("2030-01-01T00:00:00Z");
        }

        @org.junit.Test
        public void movesItFurther() throws InterruptedException {
            USER_SIG.clock().advance(Duration.ofDays(1));
            staysMoved("2029-01-02T00:00:00Z");
        }
    }

    public static class Readers extends Ruled {
        @org.junit.Test
        @ReadsClock
        public void one() throws InterruptedException {
            staysRight();
        }

        @org.junit.Test
        @ReadsClock
        public void another() throws InterruptedException {
            staysRight();
        }
    }

    @ReadsClock
    public static class MoreReaders extends Ruled {
        @org.junit.Test
        public void one() throws InterruptedException {
            staysRight();
        }

        @org.junit.Test
        public void another() throws InterruptedException {
            staysRight();
        }
    }
}
