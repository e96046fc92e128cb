package io.github.usersig.junit5;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.acme.chat.Wristwatch;
import io.github.usersig.UserSig;
import io.github.usersig.clock.AppClock;
import io.github.usersig.mockim.MockIm;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.assertj.core.api.AbstractInstantAssert;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;

@DisplayName("Clock annotations")
class ClockAnnotationsIT {

    private static final AppClock CLOCK = AppClock.get();

    /** What the test JVM itself keeps; the mock's clock is real. */
    private static AbstractInstantAssert<?> assertAppIsAhead(Instant real, String by) {
        return assertThat(Wristwatch.read()).isCloseTo(real.plus(Duration.parse(by)), within(1, ChronoUnit.MINUTES));
    }

    @Nested
    @DisplayName("@WithClockSkew")
    @WithClockSkew("PT10M")
    @EnableMockIm
    class Skew {

        @BeforeEach
        @AfterEach
        void alreadyAndStillMoved() {
            assertThat(CLOCK.state().isMoved()).isTrue();
        }

        @Test
        @DisplayName("on a class moves the app's clock in all of its tests, and not that of the mock")
        void movesTheAppsClockAndNotTheMocks(MockIm im) {
            assertAppIsAhead(im.clock().now(), "PT10M");
        }

        @Test
        @WithClockSkew("-P1D")
        @DisplayName("on a method goes before the class's")
        void goesBeforeThatOfTheClassOnAMethod(MockIm im) {
            assertAppIsAhead(im.clock().now(), "-P1D");
        }

        @Test
        @FreezeClock("2030-01-01T00:00:00Z")
        @DisplayName("gives way to @FreezeClock closer by")
        void givesWayToACloserFreezeClock() {
            assertThat(Wristwatch.read()).isEqualTo("2030-01-01T00:00:00Z");
        }

        @Test
        @DisplayName("leaves the UserSigs that are injected to the mock's clock")
        void leavesInjectedUserSigsToTheMocksClock(@WithUserSig("alice") UserSig sig, MockIm im) {
            assertThat(im.login("alice", sig.text()).isAccepted()).isTrue();
            assertThat(sig.issuedAt()).isCloseTo(im.clock().now(), within(1, ChronoUnit.MINUTES));
        }

        @Nested
        @DisplayName("around a nested class")
        class Inside {
            @Test
            @DisplayName("counts")
            void countsForANestedClass(MockIm im) {
                assertAppIsAhead(im.clock().now(), "PT10M");
            }
        }
    }

    @Test
    @WithClockSkew(value = "PT1H", packages = "com.acme.chat")
    @DisplayName("move the clock of some packages only, if told so")
    void movesTheClockOfSomePackagesOnly(AppClock clock) {
        assertAppIsAhead(Instant.now(), "PT1H");
        assertThat(CLOCK.state().isMoved()).isFalse();
        assertThat(clock.state().toString()).contains("com.acme.chat");
    }

    @Test
    @DisplayName("put the clock back, whatever the test did and however it ended")
    void putsTheClockBackHoweverTheTestEnded() {
        Suite suite = Suite.run(UntidyTestCases.class);

        assertThat(suite.failed()).containsExactlyInAnyOrder("throwing(AppClock)");
        assertThat(AppClock.moved()).isEmpty();
    }

    @Test
    @DisplayName("let AppClock be injected, frozen and advanced")
    @FreezeClock
    void letsAppClockBeInjected(AppClock clock) {
        Instant before = Wristwatch.read();
        clock.advance(Duration.ofDays(180));
        assertThat(Wristwatch.read()).isEqualTo(before.plus(Duration.ofDays(180)));
    }

    @Test
    @DisplayName("keep tests that move the clock apart from each other and from those that read it")
    void keepsClockMoversAndReadersApart() {
        assertThat(Suite.run(MovingTestCases.class, ReadingTestCases.class).passed())
                .isEqualTo(30);
    }

    @Test
    @DisplayName("fail a @ReadsClock test that moves the clock, by name and line, and put it back")
    void failsAReaderThatMovesTheClock() {
        assertThat(Suite.run(MovingReaderTestCases.class).failure())
                .hasMessageContainingAll(
                        "MovingReaderTestCases.test()",
                        "has @ReadsClock and changed the app's clock",
                        "moved by io.github.usersig.junit5.ClockAnnotationsIT$MovingReaderTestCases.test(",
                        "say @WritesClock");
        assertThat(CLOCK.state().isMoved()).isFalse();
    }

    @Test
    @DisplayName("count for nested classes too: @ReadsClock until one closer by says that the clock is moved")
    void countsForNestedClassesToo() {
        Suite suite = Suite.run(ReaderAroundTestCases.class);

        assertThat(suite.failed()).containsExactly("moves()");
        assertThat(suite.failure()).hasMessageContaining("has @ReadsClock and changed the app's clock");
    }

    @Test
    @DisplayName("count for nested classes that are inherited by the class they are on")
    void countsForInheritedNestedClasses() {
        assertThat(Suite.run(SkewAroundTestCases.class).passed()).isEqualTo(1);
    }

    @Test
    @DisplayName("tell which test, without annotations, left the clock moved, and put it back")
    void tellsWhichTestLeftTheClockMoved() {
        CLOCK.skew(Duration.ofHours(1));

        Suite suite = Suite.run(ReadingTestCases.class);

        assertThat(suite.passed()).isEqualTo(10);
        assertThat(suite.published("clock"))
                .first()
                .asString()
                .contains(
                        "was found changed, and has been put back",
                        "ClockAnnotationsIT.tellsWhichTestLeftTheClockMoved(");
    }

    @Nested
    @DisplayName("used wrongly")
    class Misuse {

        @Test
        @DisplayName("with what is no duration or instant: says what would be one")
        void saysWhatADurationOrInstantWouldBe() {
            assertThat(Suite.run(UnparsableTestCases.class).failures())
                    .anySatisfy(failure -> assertThat(failure)
                            .hasMessageContaining(
                                    "@WithClockSkew(\"ten minutes\") is no ISO duration: use one such as \"PT10M\""))
                    .anySatisfy(failure ->
                            assertThat(failure).hasMessageContaining("@FreezeClock(\"tomorrow\") is no ISO instant"));
        }

        @Test
        @DisplayName("both on one test: says to keep one")
        void saysToKeepOneOfTwo() {
            assertThat(Suite.run(BothTestCases.class).failure())
                    .hasMessageContaining("has both @WithClockSkew and @FreezeClock: keep one");
        }

        @Test
        @DisplayName("AppClock without any of them: JUnit says that nobody resolves it")
        void refusesAppClockWithoutAnnotation() {
            assertThat(Suite.run(UnannotatedTestCases.class).failure()).hasMessageContaining("AppClock");
        }
    }

    static class UntidyTestCases {
        @Test
        @WithClockSkew("PT10M")
        void movesTheClock(AppClock clock) {
            clock.skew(Duration.ofDays(1));
        }

        @Test
        @WritesClock
        void throwing(AppClock clock) {
            clock.freeze();
            throw new IllegalStateException("in the middle of it");
        }

        @Test
        @WritesClock
        void movesTheClockOfSomePackages() {
            AppClock.forPackages("com.acme.chat").skew(Duration.ofDays(1));
        }
    }

    static class MovingTestCases {
        static final AtomicInteger RUNNING = new AtomicInteger();

        @RepeatedTest(10)
        @WithClockSkew("P1D")
        void movesItByAnnotation() {
            alone();
        }

        @RepeatedTest(10)
        @WritesClock
        void movesItByHand(AppClock clock) {
            clock.skew(Duration.ofDays(2));
            alone();
        }

        private static void alone() {
            assertThat(RUNNING.incrementAndGet()).isEqualTo(1);
            assertThat(CLOCK.now()).isAfter(Instant.now());
            RUNNING.decrementAndGet();
        }
    }

    static class ReadingTestCases {
        @RepeatedTest(10)
        @ReadsClock
        void readsTheClockUnmoved() {
            assertThat(MovingTestCases.RUNNING.get()).isZero();
            assertThat(CLOCK.state().isMoved()).isFalse();
        }
    }

    static class MovingReaderTestCases {
        @Test
        @ReadsClock
        void test() {
            CLOCK.skew(Duration.ofHours(1));
        }
    }

    @ReadsClock
    static class ReaderAroundTestCases {
        @Nested
        class Inside {
            @Test
            void moves() {
                CLOCK.skew(Duration.ofHours(1));
            }

            @Test
            @WritesClock
            void mayMove() {
                CLOCK.skew(Duration.ofHours(1));
            }
        }

        @Nested
        @WithClockSkew("PT10M")
        class Skewed {
            @Test
            void mayMoveToo() {
                CLOCK.skew(Duration.ofHours(1));
            }
        }
    }

    abstract static class InsideTestCases {
        @Nested
        class Inside {
            @Test
            void isAhead() {
                assertThat(CLOCK.state().isMoved()).isTrue();
            }
        }
    }

    @WithClockSkew("PT10M")
    static class SkewAroundTestCases extends InsideTestCases {}

    static class UnparsableTestCases {
        @Test
        @WithClockSkew("ten minutes")
        void neverRunsWithASkew() {}

        @Test
        @FreezeClock("tomorrow")
        void neverRunsFrozen() {}
    }

    static class BothTestCases {
        @Test
        @WithClockSkew("PT10M")
        @FreezeClock
        void neverRuns() {}
    }

    static class UnannotatedTestCases {
        @Test
        void neverRuns(AppClock clock) {}
    }
}
