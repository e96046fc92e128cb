package io.github.usersig.junit5;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.usersig.clock.AlsoMoved;
import io.github.usersig.clock.AppClock;
import io.github.usersig.clock.RealTimeCode;
import java.time.Duration;
import java.util.List;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;

@DisplayName("What a test leaves behind on the app's clock")
class ClockLeftBehindIT {

    private static final AppClock CLOCK = AppClock.get();

    private final Log log = new Log();

    @BeforeEach
    void listen() {
        log.start();
    }

    @AfterEach
    void restore() {
        log.stop();
        AppClock.all().forEach(AppClock::restore);
    }

    private static List<String> alsoMoved() {
        return AppClock.all().stream()
                .flatMap(clock -> clock.state().alsoMoved().stream())
                .map(AlsoMoved::what)
                .toList();
    }

    @Test
    @DisplayName("by a switch alone, the clock not moved, is switched off as well")
    void isSwitchedOffAsWell() {
        Suite suite = Suite.run(SwitchingTestCases.class);

        assertThat(suite.passedTests()).isEqualTo(3);
        assertThat(suite.failed()).containsExactly("throwing()");
        assertThat(alsoMoved()).isEmpty();
        assertThat(log.messages()).isEmpty();
    }

    @Test
    @DisplayName("is gone before another test with a clock annotation begins, in parallel runs too")
    void isGoneBeforeTheNextTestInParallel() {
        assertThat(Suite.run(SwitchesOnTestCases.class, SeesNoneTestCases.class).passed())
                .isEqualTo(10 + 10);
    }

    @Test
    @DisplayName("does not include what the agent was told when the JVM was started: that stays")
    void keepsWhatTheJvmWasStartedWith() throws Exception {
        assertThat(new ChildJvm()
                        .withClockAgent("skew=PT1H,schedulers=com.acme.chat")
                        .run(AsStartedTestCases.class))
                .contains("3 passed, 0 failed")
                .doesNotContain("found changed");
    }

    @Test
    @DisplayName("by a @ReadsClock test that lets schedulers follow: fails it by name and line")
    void failsAReaderThatSwitchesSomethingOn() {
        assertThat(Suite.run(SwitchingReaderTestCases.class).failure())
                .hasMessageContainingAll(
                        "SwitchingReaderTestCases.test()",
                        "has @ReadsClock and changed the app's clock",
                        "schedulers of com.acme.chat, asked by",
                        "ClockLeftBehindIT$SwitchingReaderTestCases.test(",
                        "say @WritesClock");
        assertThat(alsoMoved()).isEmpty();
    }

    @Test
    @DisplayName("without a clock annotation: is told before the next test, in the report and the log, and put back")
    void isToldBeforeTheNextTest() {
        CLOCK.alsoMoveElapsedTimeOf("com.acme.chat");

        Suite suite = Suite.run(SeesNoneTestCases.class);

        assertThat(suite.passed()).isEqualTo(10);
        assertThat(suite.published("clock"))
                .singleElement()
                .asString()
                .contains(
                        "before repetition",
                        "elapsed time of com.acme.chat, asked by",
                        "ClockLeftBehindIT.isToldBeforeTheNextTest(");
        assertThat(log.messages()).isEqualTo(suite.published("clock"));
    }

    @Test
    @DisplayName("when there is no next test: is told at the end of the run, by name and line, and put back")
    void isToldAtTheEndOfTheRun() {
        Suite suite = Suite.run(StaticHookTestCases.class);

        assertThat(suite.passed()).isEqualTo(1);
        assertThat(suite.published("clock"))
                .singleElement()
                .asString()
                .contains(
                        "at the end of the run the app's clock was found changed, and has been put back",
                        "skew=PT1H",
                        "ClockLeftBehindIT$StaticHookTestCases.leaves(",
                        "Change it in a test with @WritesClock");
        assertThat(log.messages()).isEqualTo(suite.published("clock"));
        assertThat(AppClock.moved()).isEmpty();
    }

    @Test
    @DisplayName("if it is nothing: nothing is told")
    void isNotToldIfItIsNothing() {
        Suite suite = Suite.run(SeesNoneTestCases.class, SwitchesOnTestCases.class);

        assertThat(suite.published("clock")).isEmpty();
        assertThat(log.messages()).isEmpty();
    }

    static class SwitchingTestCases {
        @Test
        @WritesClock
        void switchesSchedulersOn(AppClock clock) {
            clock.alsoMoveSchedulersOf("com.acme.chat");
        }

        @Test
        @FreezeClock
        void switchesAnIslandOn(AppClock clock) {
            clock.alsoMove(RealTimeCode.JMX);
        }

        @Test
        @WithClockSkew(value = "PT1H", packages = "com.acme.chat", lenient = true)
        void switchesElapsedTimeOn(AppClock clock) {
            clock.alsoMoveElapsedTimeOf("com.acme.chat");
        }

        @Test
        @WritesClock
        void throwing() {
            CLOCK.alsoMove(RealTimeCode.CERTIFICATES);
            throw new IllegalStateException("in the middle of it");
        }
    }

    static class SwitchesOnTestCases {
        @RepeatedTest(10)
        @WritesClock
        void switchesSchedulersOn(AppClock clock) {
            assertThat(alsoMoved()).isEmpty();
            clock.alsoMoveSchedulersOf("com.acme.chat");
        }
    }

    static class SeesNoneTestCases {
        @RepeatedTest(10)
        @ReadsClock
        void seesNothingSwitchedOn() {
            assertThat(alsoMoved()).isEmpty();
        }
    }

    @TestMethodOrder(MethodOrderer.MethodName.class)
    static class AsStartedTestCases {
        @Test
        @WritesClock
        void aMovesIt(AppClock clock) {
            isAsStarted();
            clock.restore();
        }

        @Test
        @FreezeClock
        void bStopsIt(AppClock clock) {
            clock.alsoMoveElapsedTimeOf("com.acme.chat");
        }

        @Test
        @ReadsClock
        void cReadsIt() {
            isAsStarted();
        }

        private static void isAsStarted() {
            assertThat(CLOCK.state().offset()).isEqualTo(Duration.ofHours(1));
            assertThat(alsoMoved()).containsExactly("schedulers of com.acme.chat");
        }
    }

    static class SwitchingReaderTestCases {
        @Test
        @ReadsClock
        void test() {
            CLOCK.alsoMoveSchedulersOf("com.acme.chat");
        }
    }

    static class StaticHookTestCases {
        @Test
        @WritesClock
        void writesTheClock() {}

        @AfterAll
        static void leaves() {
            CLOCK.skew(Duration.ofHours(1));
        }
    }

    /** What the extension logs. */
    private static final class Log extends Handler {

        private final Logger logger = Logger.getLogger(ClockWatch.class.getName());
        private final Stream.Builder<String> messages = Stream.builder();

        void start() {
            logger.addHandler(this);
            logger.setUseParentHandlers(false);
        }

        void stop() {
            logger.removeHandler(this);
            logger.setUseParentHandlers(true);
        }

        List<String> messages() {
            return messages.build().toList();
        }

        @Override
        public void publish(LogRecord entry) {
            messages.add(entry.getMessage());
        }

        @Override
        public void flush() {}

        @Override
        public void close() {}
    }
}
