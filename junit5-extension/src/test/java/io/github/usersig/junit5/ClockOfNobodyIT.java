package io.github.usersig.junit5;

import static org.assertj.core.api.Assertions.assertThat;

import com.acme.chat.Wristwatch;
import io.github.usersig.clock.AppClock;
import java.time.Instant;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("A clock annotation for packages in which nobody reads a clock")
class ClockOfNobodyIT {

    private static final Instant SHOWN = Wristwatch.read();

    @Test
    @DisplayName("fails a test that passes, and names the package and the one that was meant")
    void failsATestThatPasses() {
        assertThat(SHOWN).isNotNull();

        Throwable failure = Suite.run(MisspeltTestCases.class).failure();

        assertThat(failure)
                .isInstanceOf(AssertionError.class)
                .hasMessageContainingAll(
                        "@WithClockSkew(packages = ...) proves nothing in",
                        "MisspeltTestCases.passes()",
                        "No class of com.acme.chatt has been loaded",
                        "Write com.acme.chat, where clocks are read, if that was meant",
                        "lenient = true");
        assertThat(AppClock.moved()).isEmpty();
    }

    @Test
    @DisplayName("on a class fails it, when all of its tests have run")
    void failsAClass() {
        Suite suite = Suite.run(MisspeltOnTheClassTestCases.class);

        assertThat(suite.passedTests()).isEqualTo(2);
        assertThat(suite.failure())
                .hasMessageContainingAll(
                        "@FreezeClock(packages = ...) proves nothing in class",
                        "No class of com.acme.chatt has been loaded");
    }

    @Test
    @DisplayName("adds nothing to a test that fails anyway")
    void addsNothingToATestThatFailsAnyway() {
        assertThat(Suite.run(FailingTestCases.class).failure()).hasMessage("it fails anyway");
    }

    @Test
    @DisplayName("may be, if it is lenient")
    void mayBeIfItIsLenient() {
        assertThat(Suite.run(LenientTestCases.class).passed()).isEqualTo(1);
    }

    @Test
    @DisplayName("is no fault where a class is loaded only in the test")
    void isNoFaultWhereAClassIsLoadedOnlyInTheTest() {
        assertThat(Suite.run(LoadsItLateTestCases.class).passed()).isEqualTo(2);
    }

    static class MisspeltTestCases {
        @Test
        @WithClockSkew(
                value = "P1D",
                packages = {"com.acme.chat", "com.acme.chatt"})
        void passes() {}
    }

    @FreezeClock(packages = "com.acme.chatt")
    static class MisspeltOnTheClassTestCases {
        @Test
        void passes() {}

        @Test
        void passesToo() {}
    }

    static class FailingTestCases {
        @Test
        @WithClockSkew(value = "P1D", packages = "com.acme.chatt")
        void fails() {
            throw new IllegalStateException("it fails anyway");
        }
    }

    static class LenientTestCases {
        @Test
        @WithClockSkew(value = "P1D", packages = "com.acme.chatt", lenient = true)
        void passes() {}
    }

    @FreezeClock(value = "2030-01-01T00:00:00Z", packages = "io.github.usersig.junit5.ClockOfNobodyIT$Late")
    static class LoadsItLateTestCases {
        @Test
        void doesNotNeedIt() {}

        @Test
        void needsIt() {
            assertThat(Late.read()).isEqualTo("2030-01-01T00:00:00Z");
        }
    }

    private static final class Late {
        private Late() {}

        static Instant read() {
            return Instant.ofEpochMilli(System.currentTimeMillis());
        }
    }
}
