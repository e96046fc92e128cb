package io.github.usersig.junit5;

import static org.assertj.core.api.Assertions.assertThat;

import com.acme.chat.Wristwatch;
import io.github.usersig.clock.AppClock;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.params.AfterParameterizedClassInvocation;
import org.junit.jupiter.params.BeforeParameterizedClassInvocation;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("A clock annotation on a parameterized class")
class ClockOnParameterizedClassIT {

    private static void isStopped() {
        assertThat(Wristwatch.read()).isEqualTo("2030-01-01T00:00:00Z");
    }

    @Test
    @DisplayName("holds for all of its runs, from before their instances are made to its last call-back")
    void holdsForAllRuns() {
        assertThat(Suite.run(PerMethodTestCases.class).passed()).isEqualTo(4);
        assertThat(AppClock.moved()).isEmpty();
    }

    @Test
    @DisplayName("holds also where each run has one instance")
    void holdsWhereEachRunHasOneInstance() {
        assertThat(Suite.run(PerClassTestCases.class).passed()).isEqualTo(4);
        assertThat(AppClock.moved()).isEmpty();
    }

    @FreezeClock("2030-01-01T00:00:00Z")
    abstract static class StoppedTestCases {
        StoppedTestCases() {
            isStopped();
        }

        @BeforeAll
        static void beforeAll() {
            isStopped();
        }

        @BeforeParameterizedClassInvocation
        static void beforeRun() {
            isStopped();
        }

        @Test
        void one() {
            isStopped();
        }

        @Test
        void another() {
            isStopped();
        }

        @AfterParameterizedClassInvocation
        static void afterRun() {
            isStopped();
        }

        @AfterAll
        static void afterAll() {
            isStopped();
        }
    }

    @ParameterizedClass
    @ValueSource(ints = {1, 2})
    static class PerMethodTestCases extends StoppedTestCases {
        PerMethodTestCases(int run) {
            assertThat(run).isPositive();
        }
    }

    @ParameterizedClass
    @ValueSource(ints = {1, 2})
    @TestInstance(Lifecycle.PER_CLASS)
    static class PerClassTestCases extends StoppedTestCases {
        @Parameter
        int run; // a constructor takes none where there is one instance
    }
}
