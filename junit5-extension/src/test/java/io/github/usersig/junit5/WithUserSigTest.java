package io.github.usersig.junit5;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.usersig.SdkApp;
import io.github.usersig.UserSig;
import io.github.usersig.UserSigVerifier;
import io.github.usersig.Verification;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolutionException;
import org.junit.jupiter.api.extension.ParameterResolver;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("@WithUserSig")
class WithUserSigTest {

    @Nested
    @DisplayName("needs nothing else: the sig is signed for a throw-away app, injected as SdkApp")
    class OnItsOwn {

        @Test
        @DisplayName("as UserSig")
        void injectsAUserSig(@WithUserSig("alice") UserSig sig, SdkApp app) {
            Verification verification = UserSigVerifier.of(app).verify(sig.text(), "alice");
            assertThat(verification.isAccepted()).as(verification.reason()).isTrue();
        }

        @Test
        @DisplayName("as String")
        void injectsAString(@WithUserSig("alice") String sig, SdkApp app) {
            assertThat(UserSigVerifier.of(app).verify(sig, "alice").isAccepted())
                    .isTrue();
        }

        @Test
        @DisplayName("expired: refused with 70001 and nothing else wrong")
        void injectsAnExpiredUserSig(@WithExpiredUserSig("alice") UserSig sig, SdkApp app) {
            UserSigVerifier verifier = UserSigVerifier.of(app);
            assertThat(verifier.verify(sig.text(), "alice").code()).isEqualTo(70001);
            assertThat(verifier.verify(sig.text(), "alice", sig.issuedAt()).isAccepted())
                    .isTrue();
        }

        @Test
        @DisplayName("of an admin: the one every app has")
        void injectsTheUserSigOfAnAdmin(@WithAdminUserSig UserSig sig, SdkApp app) {
            assertThat(app.isAdmin(sig.userId())).isTrue();
        }

        @Test
        @DisplayName("for test-user, if nobody is named")
        void injectsForTestUserIfNobodyIsNamed(@WithUserSig UserSig sig) {
            assertThat(sig.userId()).isEqualTo("test-user");
        }

        @Test
        @DisplayName("several of them in one test, each its own")
        void injectsSeveralInOneTest(@WithUserSig("alice") UserSig alice, @WithUserSig("bob") UserSig bob) {
            assertThat(alice.userId()).isEqualTo("alice");
            assertThat(bob.userId()).isEqualTo("bob");
            assertThat(alice.sdkAppId()).isEqualTo(bob.sdkAppId());
        }

        @RepeatedTest(2)
        @DisplayName("in repeated tests")
        void injectsIntoRepeatedTests(@WithUserSig UserSig sig) {
            assertThat(sig.text()).isNotEmpty();
        }

        @ParameterizedTest
        @ValueSource(strings = {"x", "y"})
        @DisplayName("beside the arguments of a parameterized test")
        void injectsBesideTheArgumentsOfAParameterizedTest(String argument, @WithUserSig("alice") String sig) {
            assertThat(argument).hasSize(1);
            assertThat(UserSig.parse(sig).userId()).isEqualTo("alice");
        }
    }

    @Nested
    @DisplayName("in life-cycle methods and constructors")
    class LifeCycle {

        private final UserSig fromConstructor;
        private static final Set<String> FROM_BEFORE_ALL = ConcurrentHashMap.newKeySet();

        LifeCycle(@WithUserSig("constructor") UserSig sig) {
            this.fromConstructor = sig;
        }

        @BeforeAll
        static void beforeAll(@WithUserSig("before-all") UserSig sig) {
            FROM_BEFORE_ALL.add(sig.userId());
        }

        @BeforeEach
        void beforeEach(@WithUserSig("before-each") UserSig sig) {
            assertThat(sig.userId()).isEqualTo("before-each");
        }

        @Test
        @DisplayName("all signed for one app")
        void signsAllForOneApp(SdkApp app) {
            assertThat(fromConstructor.userId()).isEqualTo("constructor");
            assertThat(fromConstructor.sdkAppId()).isEqualTo(app.sdkAppId());
            assertThat(FROM_BEFORE_ALL).containsExactly("before-all");
        }
    }

    @Retention(RetentionPolicy.RUNTIME)
    @WithUserSig(value = "carol", kind = UserSigKind.EXPIRED)
    private @interface ExpiredCarol {}

    @Retention(RetentionPolicy.RUNTIME)
    @WithUserSig(kind = UserSigKind.EXPIRED)
    private @interface Expired {
        String value();
    }

    @Test
    @DisplayName("composed into an annotation of the user's own")
    void isComposedIntoAnnotationsOfTheUsersOwn(
            @ExpiredCarol UserSig carol, @Expired("dave") UserSig dave, SdkApp app) {
        UserSigVerifier verifier = UserSigVerifier.of(app);
        assertThat(verifier.verify(carol.text(), "carol").code()).isEqualTo(70001);
        assertThat(verifier.verify(dave.text(), "dave").code()).isEqualTo(70001);
    }

    @Nested
    @DisplayName("used wrongly")
    class Misuse {

        @Test
        @DisplayName("on another type: says which annotation, which parameter, and which types work")
        void saysWhichTypesWork() {
            assertThat(Suite.run(UnsupportedTypeTestCases.class).failure())
                    .isInstanceOf(ParameterResolutionException.class)
                    .hasMessageContainingAll(
                            "@WithExpiredUserSig", "number(int)", "UserSig, String or ImCredentials", "not int");
        }

        @Test
        @DisplayName("twice on one parameter: says which two")
        void saysWhichTwoClash() {
            assertThat(Suite.run(TwiceTestCases.class).failure())
                    .hasMessageContainingAll("asks for 2 UserSigs", "@WithUserSig", "@WithAdminUserSig", "keep one");
        }

        @Test
        @DisplayName("with a UserID the service could not know: says so")
        void refusesAnInvalidUserId() {
            assertThat(Suite.run(BadUserIdTestCases.class).failure())
                    .hasMessageContainingAll("longer than 32 bytes", "7003");
        }
    }

    @Test
    @DisplayName("leaves every parameter it is not on to other resolvers")
    void leavesOtherParametersToOtherResolvers() {
        assertThat(Suite.run(SecondResolverTestCases.class).passed()).isEqualTo(1);
    }

    @Test
    @DisplayName("in PER_CLASS classes, constructor parameters included")
    void worksInPerClassClasses() {
        assertThat(Suite.run(PerClassTestCases.class).passed()).isEqualTo(2);
    }

    @Test
    @DisplayName("works where JUnit's parallel execution is off, too")
    void worksWithoutParallelExecution() {
        assertThat(Suite.run(Suite.ONE_BY_ONE, PerClassTestCases.class).passed())
                .isEqualTo(2);
    }

    static class UnsupportedTypeTestCases {
        @Test
        void number(@WithExpiredUserSig int sig) {}
    }

    static class TwiceTestCases {
        @Test
        void neverRuns(@WithUserSig @WithAdminUserSig UserSig sig) {}
    }

    static class BadUserIdTestCases {
        @Test
        void neverRuns(@WithUserSig("a-user-id-of-more-than-thirty-two-bytes") UserSig sig) {}
    }

    @ExtendWith(SecondResolverTestCases.StringResolver.class)
    static class SecondResolverTestCases {
        @Test
        void getsTheirsAndOurs(String theirs, @WithUserSig("alice") UserSig ours) {
            assertThat(theirs).isEqualTo("theirs");
            assertThat(ours.userId()).isEqualTo("alice");
        }

        static class StringResolver implements ParameterResolver {
            @Override
            public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
                return parameter.getParameter().getType() == String.class;
            }

            @Override
            public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
                return "theirs";
            }
        }
    }

    @TestInstance(TestInstance.Lifecycle.PER_CLASS)
    static class PerClassTestCases {
        private final UserSig sig;

        PerClassTestCases(@WithUserSig("alice") UserSig sig) {
            this.sig = sig;
        }

        @Test
        void seesTheApp(SdkApp app) {
            assertThat(sig.sdkAppId()).isEqualTo(app.sdkAppId());
        }

        @Test
        void seesTheAppAgain(SdkApp app) {
            assertThat(sig.sdkAppId()).isEqualTo(app.sdkAppId());
        }
    }
}
