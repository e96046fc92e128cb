package io.github.usersig.junit5;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.usersig.UserSig;
import io.github.usersig.mockim.MockIm;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What JUnit has since 5.13, and usersig-junit5, which is compiled on an older one, must serve nevertheless. */
@DisplayName("@UserSigSource on a @ParameterizedClass")
@SuppressWarnings("NullAway") // JUnit fills the fields
class ParameterizedClassIT {

    @Test
    @DisplayName("runs the class for each user and kind, and feeds the constructor by type")
    void feedsTheConstructorByType() {
        Suite suite = Suite.run(ConstructorTestCases.class);

        long kinds = BadUserSigSource.class.getAnnotation(UserSigSource.class).kinds().length;
        assertThat(suite.passed()).isEqualTo(kinds * 2);
    }

    @Test
    @DisplayName("feeds fields with @Parameter as well, a record, and a nested class")
    void feedsFieldsRecordsAndNestedClasses() {
        assertThat(Suite.run(FieldsTestCases.class).passed()).isEqualTo(2);
        assertThat(Suite.run(RecordTestCases.class).passed()).isEqualTo(2);
        assertThat(Suite.run(AroundTestCases.class).passed()).isEqualTo(2);
    }

    @Test
    @DisplayName("goes before a @WithUserSig of the class, which still serves the tests")
    void goesBeforeAWithUserSigOfTheClass() {
        assertThat(Suite.run(BothTestCases.class).passed()).isEqualTo(1);
    }

    @Test
    @DisplayName("leaves the class its one tenant, whose UserSigs all runs have; tests within may be parameterized too")
    void leavesTheClassItsOneTenant() {
        assertThat(Suite.run(TenantTestCases.class).passed()).isEqualTo(2 * 2);
        assertThat(TenantTestCases.SEEN).hasSize(1);
    }

    @Test
    @DisplayName("from another source leaves the class its one tenant as well, in code as by annotation")
    void leavesTheClassItsOneTenantWithAnotherSource() {
        assertThat(Suite.run(OtherSourceTestCases.class).passed()).isEqualTo(2);
        assertThat(OtherSourceTestCases.SEEN).hasSize(1);
    }

    @Test
    @DisplayName("is strict: a UserSig that no test of the class has presented fails it, named by its run")
    void failsAClassThatNeverPresentsAUserSig() {
        Suite suite = Suite.run(NeverPresentedTestCases.class);

        assertThat(suite.passedTests()).isEqualTo(2);
        assertThat(suite.failure())
                .hasMessageContainingAll(
                        "The expired UserSig of bob, injected by @UserSigSource into",
                        "NeverPresentedTestCases], run 2,",
                        "was never presented")
                .hasMessageNotContaining("of alice");
    }

    @Nested
    @DisplayName("used wrongly")
    class Misuse {

        @Test
        @DisplayName("without @ParameterizedClass: says to add it")
        void asksForParameterizedClass() {
            assertThat(Suite.run(NotParameterizedTestCases.class).failure())
                    .hasMessageContainingAll(
                            "@BadUserSigSource on [",
                            "NotParameterizedTestCases] provides for nothing: add @ParameterizedClass, which JUnit has"
                                    + " since 5.13");
        }

        @Test
        @DisplayName("with nothing to take the UserSig: says what to begin with")
        void asksForAParameterThatTakesTheUserSig() {
            assertThat(Suite.run(WithoutParameterTestCases.class).failure())
                    .hasMessageContaining("begin with one of type ImCredentials, UserSig or String");
        }

        @Test
        @DisplayName("with a tenant for each test: says that there is none for the class")
        void saysThatTheClassHasNoTenant() {
            assertThat(Suite.run(TenantPerMethodTestCases.class).failure())
                    .hasMessageContaining("has a tenant for each test, so there is none for the class");
        }
    }

    @ParameterizedClass
    @BadUserSigSource(users = "alice")
    @EnableMockIm
    static class ConstructorTestCases {

        private final ImCredentials bad;
        private final int code;

        ConstructorTestCases(ImCredentials bad, int code, MockIm im) {
            this.bad = bad;
            this.code = code;
            assertThat(im.app().sdkAppId()).isEqualTo(bad.sdkAppId());
        }

        @Test
        void isRefused(MockIm im) {
            assertThat(bad.userId()).isEqualTo("alice");
            assertThat(im.login(bad.userId(), bad.userSig()).code()).isEqualTo(code);
        }

        @Test
        void isRefusedAgain(MockIm im) {
            assertThat(im.login(bad.userId(), bad.userSig()).code()).isEqualTo(code);
        }
    }

    @ParameterizedClass
    @UserSigSource(
            users = "alice",
            kinds = {UserSigKind.EXPIRED, UserSigKind.VALID})
    @EnableMockIm
    static class FieldsTestCases {

        @Parameter(1)
        UserSigKind kind;

        @Parameter(0)
        UserSig sig;

        @Test
        void isAsItsKindSays(MockIm im) {
            assertThat(im.login("alice", sig.text()).isAccepted()).isEqualTo(kind == UserSigKind.VALID);
        }
    }

    @ParameterizedClass
    @UserSigSource(users = {"alice", "bob"})
    @EnableMockIm
    record RecordTestCases(ImCredentials good) {

        @Test
        void isAccepted(MockIm im) {
            assertThat(im.login(good.userId(), good.userSig()).isAccepted()).isTrue();
        }
    }

    @EnableMockIm
    static class AroundTestCases {

        @Nested
        @ParameterizedClass
        @UserSigSource(users = {"alice", "bob"})
        class Inside {

            private final ImCredentials good;

            Inside(ImCredentials good) {
                this.good = good;
            }

            @Test
            void isAccepted(MockIm im) {
                assertThat(im.login(good.userId(), good.userSig()).isAccepted()).isTrue();
            }
        }
    }

    @ParameterizedClass
    @UserSigSource(users = "alice", kinds = UserSigKind.EXPIRED)
    @WithUserSig("bob")
    @EnableMockIm
    static class BothTestCases {

        private final UserSig expired;

        BothTestCases(UserSig expired) {
            this.expired = expired;
        }

        @Test
        void refusesTheExpiredAndAcceptsTheValid(UserSig valid, MockIm im) {
            assertThat(im.login("alice", expired.text()).code()).isEqualTo(70001);
            assertThat(im.login("bob", valid.text()).isAccepted()).isTrue();
        }
    }

    @ParameterizedClass
    @UserSigSource(users = {"alice", "bob"})
    @EnableMockIm
    static class TenantTestCases {

        static final Set<Long> SEEN = ConcurrentHashMap.newKeySet();

        private final ImCredentials good;

        TenantTestCases(ImCredentials good) {
            this.good = good;
        }

        @BeforeAll
        static void ofTheClass(MockIm im) {
            SEEN.add(im.app().sdkAppId());
        }

        @BeforeEach
        void ofTheTest(MockIm im) {
            SEEN.add(im.app().sdkAppId());
            assertThat(im.login(good.userId(), good.userSig()).isAccepted()).isTrue();
        }

        @ParameterizedTest
        @UserSigSource(kinds = {UserSigKind.EXPIRED, UserSigKind.TAMPERED})
        void refusesTheBadOnes(ImCredentials bad, int code, MockIm im) {
            assertThat(im.login(bad.userId(), bad.userSig()).code()).isEqualTo(code);
        }
    }

    @ParameterizedClass
    @ValueSource(strings = {"alice", "bob"})
    @EnableMockIm
    static class OtherSourceTestCases {

        static final Set<Long> SEEN = ConcurrentHashMap.newKeySet();

        @Parameter
        String user;

        @BeforeAll
        static void ofTheClass(MockIm im) {
            SEEN.add(im.app().sdkAppId());
        }

        @Test
        void seesTheTenantOfTheTest(MockIm im) {
            SEEN.add(im.app().sdkAppId());
            im.importAccounts(user);
        }
    }

    @ParameterizedClass
    @UserSigSource(
            users = {"alice", "bob"},
            kinds = UserSigKind.EXPIRED)
    @EnableMockIm
    static class NeverPresentedTestCases {

        @Parameter
        ImCredentials bad;

        @Test
        void presentsThatOfAlice(MockIm im) {
            if (bad.userId().equals("alice")) {
                im.login("alice", bad.userSig());
            }
        }
    }

    @BadUserSigSource
    @EnableMockIm
    static class NotParameterizedTestCases {

        @Test
        void neverRuns() {}
    }

    @ParameterizedClass
    @UserSigSource
    @EnableMockIm
    static class WithoutParameterTestCases {

        @Parameter
        int code;

        @Test
        void neverRuns() {}
    }

    @ParameterizedClass
    @UserSigSource
    @EnableMockIm(tenantPer = TenantPer.METHOD)
    static class TenantPerMethodTestCases {

        @Parameter
        ImCredentials good;

        @Test
        void neverRuns() {}
    }
}
