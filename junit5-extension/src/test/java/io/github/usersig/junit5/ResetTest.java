package io.github.usersig.junit5;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.usersig.mockim.MockIm;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("Where the tenant is reset between tests,")
class ResetTest {

    @Test
    @DisplayName("before each, a test that presents its UserSig passes")
    void passesWithAResetBeforeEach() {
        assertThat(Suite.run(Suite.ONE_BY_ONE, BeforeTestCases.class).passed()).isEqualTo(2);
    }

    @Test
    @DisplayName("after each, a test that presents its UserSig passes, and one that does not fails")
    void judgesTestsWithAResetAfterEach() {
        Suite suite = Suite.run(Suite.ONE_BY_ONE, AfterTestCases.class);

        assertThat(suite.failed()).containsExactly("neverPresents(String, MockIm)");
        assertThat(suite.failure()).hasMessageContaining("was never presented to the mock");
        assertThat(suite.passedTests()).isEqualTo(3);
    }

    @Test
    @DisplayName("a test that does so itself is not judged: what it presented is forgotten")
    void isNotJudgedIfItResetsItself() {
        assertThat(Suite.run(Suite.ONE_BY_ONE, WithinTestCases.class).passed()).isEqualTo(1);
    }

    @Test
    @DisplayName("the report of one that fails has what was asked since")
    void reportsWhatWasAskedSinceTheReset() {
        Suite suite = Suite.run(Suite.ONE_BY_ONE, FailingTestCases.class);

        assertThat(suite.journal()).singleElement().asString().contains("alice login -> 0");
    }

    @EnableMockIm
    static class BeforeTestCases {
        @BeforeEach
        void cleanUp(MockIm im) {
            im.reset();
        }

        @Test
        void presentsItsUserSig(@WithUserSig("alice") String sig, MockIm im) {
            im.login("alice", sig);
        }

        @Test
        void presentsItsUserSigToo(@WithUserSig("alice") String sig, MockIm im) {
            im.login("alice", sig);
        }
    }

    @EnableMockIm
    static class AfterTestCases {
        @WithUserSig("carol")
        private String ofAll = "";

        @AfterEach
        void cleanUp(MockIm im) {
            im.reset();
        }

        @Test
        void presentsItsUserSigAndThatOfAll(@WithUserSig("alice") String sig, MockIm im) {
            im.login("alice", sig);
            im.login("carol", ofAll);
        }

        @Test
        void presentsItsBadUserSig(@WithExpiredUserSig("alice") String sig, MockIm im) {
            im.login("alice", sig);
        }

        @Test
        void asksNothing() {
            assertThat(ofAll).isNotEmpty();
        }

        @Test
        void neverPresents(@WithUserSig("alice") String sig, MockIm im) {
            im.login("bob", "not a UserSig");
        }
    }

    @EnableMockIm
    static class WithinTestCases {
        @Test
        void resetsTheTenant(@WithUserSig("alice") String sig, MockIm im) {
            im.login("alice", sig);
            im.reset();
            im.importAccounts("bob");
        }
    }

    @EnableMockIm
    static class FailingTestCases {
        @Test
        void failsAfterAReset(@WithUserSig("alice") String sig, MockIm im) {
            im.login("bob", sig);
            im.reset();
            im.login("alice", sig);
            throw new AssertionError("as it must");
        }
    }
}
