package io.github.usersig.junit5;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.usersig.UserSig;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.runner.JUnitCore;
import org.junit.runner.notification.Failure;

/** What the Vintage engine runs as well: it asks no extension, so nothing of ours can tell. */
@DisplayName("A test written with JUnit 4's @Test")
class JUnit4Test {

    private static Failure failure(Class<?> testCases) {
        return JUnitCore.runClasses(testCases).getFailures().stream()
                .reduce((a, b) -> new Failure(a.getDescription(), new AssertionError("more than one failed")))
                .orElseThrow();
    }

    @Test
    @DisplayName("that has parameters is refused by JUnit 4")
    void isRefusedByJUnit4IfItHasParameters() {
        assertThat(failure(ParameterTestCases.class).getMessage()).contains("Method test should have no parameters");
    }

    @Test
    @DisplayName("has fields that stay null: nothing is injected, as docs/junit5.md says")
    void keepsFieldsThatStayNull() {
        assertThat(failure(FieldTestCases.class).getException()).hasMessage("sig is null");
    }

    @EnableMockIm
    public static class ParameterTestCases {
        @org.junit.Test
        public void test(@WithUserSig("alice") UserSig sig) {
            assertThat(sig).isNotNull();
        }
    }

    @EnableMockIm
    public static class FieldTestCases {
        @WithUserSig("alice")
        private @Nullable UserSig sig;

        @org.junit.Test
        public void test() {
            if (sig == null) {
                throw new IllegalStateException("sig is null");
            }
        }
    }
}
