package io.github.usersig.junit5;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.fail;

import io.github.usersig.UserSig;
import io.github.usersig.mockim.MockIm;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ConditionEvaluationResult;
import org.junit.jupiter.api.extension.ExecutionCondition;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.converter.ConvertWith;
import org.junit.jupiter.params.converter.SimpleArgumentConverter;
import org.junit.jupiter.params.provider.MethodSource;

@DisplayName("A UserSig that was never presented is held against")
class WhoseUserSigTest {

    @Test
    @DisplayName("the invocation that got it, be it as credentials, as a text or parsed")
    void isHeldAgainstTheInvocationThatGotIt() {
        List<Throwable> failures = Suite.run(NeverPresentedTestCases.class).failures();

        assertThat(failures).hasSize(3).allSatisfy(failure -> assertThat(failure)
                .hasMessageContaining("The valid UserSig of bob, injected by @UserSigSource")
                .hasMessageContaining("was never presented"));
    }

    @Test
    @DisplayName("the invocation that got it, even if a converter made something else of it")
    void isHeldAgainstTheInvocationThatConvertedIt() {
        assertThat(Suite.run(ConvertedTestCases.class).failure())
                .hasMessageContaining("The valid UserSig of bob, injected by @UserSigSource")
                .hasMessageContaining("was never presented");
    }

    @Test
    @DisplayName("the invocation that got it, beside those of other sources")
    void isHeldAgainstTheInvocationBesideOtherSources() {
        assertThat(Suite.run(OtherSourcesTestCases.class).failure())
                .hasMessageContaining("The valid UserSig of bob, injected by @UserSigSource");
    }

    @Test
    @DisplayName("the class whose @AfterAll got it")
    void isHeldAgainstTheClassWhoseAfterAllGotIt() {
        assertThat(Suite.run(AfterAllTestCases.class).failure())
                .hasMessageContaining("The valid UserSig of alice, injected by @WithUserSig into parameter")
                .hasMessageContaining("was never presented");
    }

    @Test
    @DisplayName("no other invocation, even if the one that was to get it was skipped")
    void isHeldAgainstNoOtherIfSkipped() {
        Suite suite = Suite.run(SkippedTestCases.class);

        assertThat(suite.passed()).isEqualTo(3);
    }

    @Test
    @DisplayName("the nested class whose field it is in, whatever became of the tests around it")
    void isHeldAgainstTheNestedClassOfItsField() {
        Suite suite = Suite.run(AroundTestCases.class);

        assertThat(suite.failures())
                .hasSize(2)
                .anySatisfy(failure -> assertThat(failure).hasMessage("around"))
                .anySatisfy(failure -> assertThat(failure)
                        .hasMessageContaining("The valid UserSig of alice, injected by @WithUserSig into field")
                        .hasMessageContaining("was never presented"));
    }

    @EnableMockIm
    static class NeverPresentedTestCases {

        @ParameterizedTest
        @UserSigSource(users = {"alice", "bob"})
        void takesCredentials(ImCredentials good, MockIm im) {
            presentThatOfAlice(good.userSig(), im);
        }

        @ParameterizedTest
        @UserSigSource(users = {"alice", "bob"})
        void takesText(String good, MockIm im) {
            presentThatOfAlice(good, im);
        }

        @ParameterizedTest
        @UserSigSource(users = {"alice", "bob"})
        void takesAParsedOne(UserSig good, MockIm im) {
            presentThatOfAlice(good.text(), im);
        }

        private static void presentThatOfAlice(String userSig, MockIm im) {
            if (UserSig.parse(userSig).userId().equals("alice")) {
                im.login("alice", userSig);
            }
        }
    }

    @EnableMockIm
    static class ConvertedTestCases {

        @ParameterizedTest
        @UserSigSource(users = {"alice", "bob"})
        void upsideDown(@ConvertWith(Reversed.class) String reversed, MockIm im) {
            NeverPresentedTestCases.presentThatOfAlice(reverse(reversed), im);
        }

        private static String reverse(String text) {
            return new StringBuilder(text).reverse().toString();
        }

        static class Reversed extends SimpleArgumentConverter {
            @Override
            protected Object convert(Object source, Class<?> targetType) {
                return reverse((String) source);
            }
        }
    }

    @EnableMockIm
    static class OtherSourcesTestCases {

        @ParameterizedTest
        @MethodSource("another")
        @UserSigSource(users = {"alice", "bob"})
        void presentsAllButBobs(ImCredentials good, MockIm im) {
            if (!good.userId().equals("bob")) {
                im.login(good.userId(), good.userSig());
            }
        }

        static List<ImCredentials> another() {
            return List.of(ImCredentials.of(1400000000, "carol", "of another source"));
        }
    }

    @EnableMockIm
    static class AfterAllTestCases {

        @Test
        void seesTheAccounts(MockIm im) {
            assertThat(im.accounts()).isNotEmpty();
        }

        @AfterAll
        static void forgets(@WithUserSig("alice") UserSig sig) {
            assertThat(sig.userId()).isEqualTo("alice");
        }
    }

    @EnableMockIm
    @ExtendWith(SkippedTestCases.SkipAlice.class)
    static class SkippedTestCases {

        @ParameterizedTest
        @UserSigSource(users = {"alice", "bob"})
        void presentsTheCredentials(ImCredentials good, MockIm im) {
            im.login(good.userId(), good.userSig());
        }

        @ParameterizedTest
        @UserSigSource(users = {"alice", "bob"})
        void presentsTheText(String good, MockIm im) {
            im.login(UserSig.parse(good).userId(), good);
        }

        @ParameterizedTest
        @UserSigSource(
                users = {"alice", "bob"},
                kinds = UserSigKind.EMPTY)
        void presentsTheEmptyOne(ImCredentials bad, MockIm im) {
            im.login(bad.userId(), bad.userSig());
        }

        static class SkipAlice implements ExecutionCondition {
            @Override
            public ConditionEvaluationResult evaluateExecutionCondition(ExtensionContext context) {
                return context.getDisplayName().contains("of alice")
                        ? ConditionEvaluationResult.disabled("for the test")
                        : ConditionEvaluationResult.enabled("");
            }
        }
    }

    @EnableMockIm
    static class AroundTestCases {

        @Test
        void failsAround() {
            fail("around");
        }

        @Nested
        class Inside {

            @WithUserSig("alice")
            @SuppressWarnings("NullAway") // set before each test
            private String unused;

            @Test
            void neverPresentsItsField() {
                assertThat(unused).isNotEmpty();
            }
        }
    }
}
