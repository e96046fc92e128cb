package io.github.usersig.junit5;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import io.github.usersig.UserSig;
import io.github.usersig.mockim.MockIm;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("A test that proves nothing")
class StrictTest {

    @Test
    @DisplayName("fails: its UserSig was never presented")
    void failsIfItsUserSigWasNeverPresented() {
        assertThat(Suite.run(NeverPresentedTestCases.class).failure())
                .isInstanceOf(AssertionError.class)
                .hasMessageContainingAll(
                        "The valid UserSig of alice, injected by @WithUserSig into parameter [",
                        "NeverPresentedTestCases.test(",
                        "was never presented to the mock. Present it, do without it, or say lenient = true.");
    }

    @Test
    @DisplayName("fails: its bad UserSig was presented, and not refused for what is bad about it")
    void failsIfItsBadUserSigWasNotRefused() {
        Suite suite = Suite.run(Suite.ONE_BY_ONE, NeverRefusedTestCases.class);

        assertThat(suite.failed()).containsExactlyInAnyOrder("accepted(String, MockIm)", "otherwise(String, MockIm)");
        assertThat(suite.failures())
                .anySatisfy(failure -> assertThat(failure)
                        .hasMessageContainingAll(
                                "The expired UserSig of alice",
                                "never refused with 70001 USERSIG_EXPIRED",
                                "It was answered",
                                "alice login -> 0"))
                .anySatisfy(failure -> assertThat(failure).hasMessageContaining("bob login -> 70013"));
    }

    @Test
    @DisplayName("never shows the UserSig in what it says")
    void neverShowsTheUserSig() {
        assertThat(Suite.run(NeverPresentedTestCases.class).failure().getMessage())
                .doesNotContainPattern("eJ[A-Za-z0-9*_-]{20}");
    }

    @Test
    @DisplayName("fails once, for the reason it fails anyway")
    void failsOnceForTheReasonItFailsAnyway() {
        Throwable failure = Suite.run(FailingAnywayTestCases.class).failure();
        assertThat(failure).hasMessage("the test's own reason");
        assertThat(failure.getSuppressed()).singleElement().satisfies(journal -> assertThat(journal)
                .hasMessage("the mock was asked nothing during this test"));
    }

    @Test
    @DisplayName("passes all the same, if it, its class or its composed annotation is lenient")
    void passesIfItIsLenient() {
        assertThat(Suite.run(LenientTestCases.class, LenientClassTestCases.class)
                        .passed())
                .isEqualTo(3);
    }

    @Test
    @DisplayName("passes without a back end, where nobody could see what is presented")
    void passesWithoutABackEnd() {
        assertThat(Suite.run(WithoutBackEndTestCases.class).passed()).isEqualTo(1);
    }

    @Test
    @DisplayName("is one that presents another user's empty UserSig, or the same text in another test")
    void isNotFooledByLookAlikes() {
        Suite suite = Suite.run(Suite.ONE_BY_ONE, LookAlikeTestCases.class);

        assertThat(suite.failed()).containsExactlyInAnyOrder("emptyOfAnother(String, MockIm)", "second(String)");
    }

    @Nested
    @DisplayName("is not one that")
    class IsNotOneThat {

        @Test
        @DisplayName("presents it in @BeforeEach or @AfterEach, over HTTP, or after a reset of the tenant")
        void presentsItInAnotherPlace() {
            assertThat(Suite.run(Suite.ONE_BY_ONE, ElsewhereTestCases.class).passed())
                    .isEqualTo(2);
        }

        @Test
        @DisplayName("runs beside others that present theirs")
        void runsBesideOthersThatPresentTheirs() {
            assertThat(Suite.run(ParallelTestCases.class).passed()).isEqualTo(50);
        }

        @Test
        @DisplayName("leaves the UserSig of a field, constructor or life-cycle method to another test of its class")
        void leavesItsUserSigToAnotherTest() {
            assertThat(Suite.run(Suite.ONE_BY_ONE, SharedTestCases.class).passed())
                    .isEqualTo(3);
        }
    }

    @EnableMockIm
    static class NeverPresentedTestCases {
        @Test
        void test(@WithUserSig("alice") UserSig sig) {
            assertThat(sig.userId()).isEqualTo("alice");
        }
    }

    @EnableMockIm
    static class NeverRefusedTestCases {
        @Test
        void accepted(@WithExpiredUserSig("alice") String sig, MockIm im) {
            im.clock().skew(java.time.Duration.ofHours(-2));
            im.login("alice", sig);
            im.clock().restore();
        }

        @Test
        void otherwise(@WithExpiredUserSig("alice") String sig, MockIm im) {
            im.login("bob", sig);
        }

        @Test
        void refused(@WithExpiredUserSig("alice") String sig, MockIm im) {
            im.login("alice", sig);
        }
    }

    @EnableMockIm
    static class FailingAnywayTestCases {
        @Test
        void failsForItsOwnReason(@WithUserSig("alice") UserSig sig) {
            fail("the test's own reason");
        }
    }

    @EnableMockIm
    static class LenientTestCases {
        @Test
        void ignoresALenientParameter(@WithUserSig(value = "alice", lenient = true) UserSig sig) {}

        @Test
        void ignoresALenientComposedParameter(@WithExpiredUserSig(value = "alice", lenient = true) UserSig sig) {}
    }

    @EnableMockIm(lenient = true)
    static class LenientClassTestCases {
        @WithUserSig
        private String field = "";

        @Test
        void ignoresItsUserSigs(@WithUserSig("alice") UserSig sig) {
            assertThat(field).isNotEmpty();
        }
    }

    static class WithoutBackEndTestCases {
        @Test
        void ignoresItsUserSig(@WithUserSig("alice") UserSig sig) {}
    }

    @EnableMockIm
    static class LookAlikeTestCases {
        @Test
        void emptyOfAnother(@WithUserSig(value = "alice", kind = UserSigKind.EMPTY) String sig, MockIm im) {
            im.login("bob", "");
        }

        @Test
        void first(@WithUserSig(value = "alice", kind = UserSigKind.EMPTY) String sig, MockIm im) {
            im.login("alice", sig);
        }

        @Test
        void second(@WithUserSig(value = "alice", kind = UserSigKind.EMPTY) String sig) {}
    }

    @EnableMockIm
    static class ElsewhereTestCases {
        private final MockIm im;

        @WithUserSig("alice")
        private String late = "";

        ElsewhereTestCases(MockIm im) {
            this.im = im;
        }

        @BeforeEach
        void early(@WithUserSig("bob") String sig) {
            im.login("carol", "not a UserSig");
            im.reset();
            im.login("bob", sig);
        }

        @AfterEach
        void late() {
            im.login("alice", late);
        }

        @Test
        void presentsItOverHttp(@WithAdminUserSig ImCredentials admin) throws Exception {
            Rest.call(im.endpoint(), admin, "openim/query_online_status", "{\"To_Account\": [\"alice\"]}");
        }

        @Test
        void presentsItAfterAReset(@WithUserSig("dave") String sig) {
            im.reset();
            im.login("dave", sig);
        }
    }

    @EnableMockIm
    static class ParallelTestCases {
        @ParameterizedTest
        @ValueSource(ints = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18, 19, 20, 21, 22, 23, 24, 25})
        void presentsItsUserSig(int number, @WithUserSig("alice") String sig, MockIm im) {
            im.login("alice", sig);
        }

        @ParameterizedTest
        @ValueSource(ints = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18, 19, 20, 21, 22, 23, 24, 25})
        void presentsARevokedOneToo(
                int number, @WithUserSig("alice") String sig, @WithRevokedUserSig("alice") String old, MockIm im) {
            assertThat(im.login("alice", old).code()).isEqualTo(70052);
            assertThat(im.login("alice", sig).code()).isZero();
        }
    }

    @EnableMockIm
    static class SharedTestCases {
        private final String fromConstructor;

        @WithExpiredUserSig("alice")
        private String field = "";

        SharedTestCases(@WithUserSig("bob") String fromConstructor) {
            this.fromConstructor = fromConstructor;
        }

        @Test
        void usesOne(MockIm im) {
            im.login("alice", field);
        }

        @Test
        void usesTheOther(MockIm im) {
            im.login("bob", fromConstructor);
        }

        @Nested
        class Inside {
            @Test
            void usesNone(MockIm im) {
                assertThat(im.accounts()).isNotEmpty();
            }
        }
    }
}
