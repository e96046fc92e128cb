package io.github.usersig.junit5;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.usersig.ImError;
import io.github.usersig.UserSig;
import io.github.usersig.mockim.MockIm;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.util.Arrays;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.converter.ConvertWith;
import org.junit.jupiter.params.converter.SimpleArgumentConverter;

@DisplayName("@UserSigSource")
class UserSigSourceTest {

    @Test
    @DisplayName(
            "makes an invocation for each user and kind, named after them, with the code each must be answered with")
    void makesAnInvocationForEachUserAndKind() {
        Suite suite = Suite.run(UsersAndKindsTestCases.class);

        assertThat(suite.passed()).isEqualTo(4);
        assertThat(suite.names())
                .hasSize(4)
                .anySatisfy(name -> assertThat(name).contains("EXPIRED of alice", "70001"))
                .anySatisfy(name -> assertThat(name).contains("VALID of alice", "0"))
                .anySatisfy(name -> assertThat(name).contains("EXPIRED of bob", "70001"))
                .anySatisfy(name -> assertThat(name).contains("VALID of bob", "0"));
    }

    @Test
    @DisplayName("names no invocation after the text of its UserSig")
    void namesNoInvocationAfterItsUserSig() {
        assertThat(Suite.run(LenientTestCases.class, TypesTestCases.class).names())
                .isNotEmpty()
                .allSatisfy(name -> assertThat(name).doesNotContainPattern("eJ[A-Za-z0-9*_-]{20}"));
    }

    @Test
    @DisplayName("is repeatable, and gives each parameter what its type says")
    void givesEachParameterWhatItsTypeSays() {
        assertThat(Suite.run(TypesTestCases.class).passed()).isEqualTo(3 + 1 + 1);
    }

    @Test
    @DisplayName("works composed, with the composed annotation's users and leniency; repeated ones add up")
    void worksComposed() {
        assertThat(Suite.run(ComposedTestCases.class).passed())
                .isEqualTo(2 * badKinds().count() + 3);
    }

    @Test
    @DisplayName("of everything bad has each kind that there is a refusal for")
    void hasEveryBadKind() {
        UserSigKind[] kinds =
                BadUserSigSource.class.getAnnotation(UserSigSource.class).kinds();

        assertThat(kinds)
                .doesNotHaveDuplicates()
                .containsExactlyInAnyOrder(badKinds().toArray(UserSigKind[]::new));
    }

    private static Stream<UserSigKind> badKinds() {
        return Arrays.stream(UserSigKind.values()).filter(kind -> kind.refusal().isPresent());
    }

    @Test
    @DisplayName("is strict for each invocation")
    void isStrictForEachInvocation() {
        Suite suite = Suite.run(NeverPresentedTestCases.class);

        assertThat(suite.failures()).hasSize(1);
        assertThat(suite.failure())
                .hasMessageContainingAll(
                        "The expired UserSig of bob, injected by @UserSigSource into", "was never presented");
    }

    @Test
    @DisplayName("can be lenient, and does without a back end")
    void canBeLenient() {
        assertThat(Suite.run(LenientTestCases.class, WithoutBackEndTestCases.class)
                        .passed())
                .isEqualTo(3);
    }

    @Test
    @DisplayName("with a tenant for each test: the invocations share one")
    void sharesATenantAmongInvocations() {
        assertThat(Suite.run(TenantPerMethodTestCases.class).passed()).isEqualTo(3);
    }

    @Test
    @DisplayName("leaves what follows its parameters to other resolvers, and converters to JUnit")
    void leavesOtherParametersToOthers() {
        assertThat(Suite.run(BesideOthersTestCases.class, ConvertedTestCases.class)
                        .passed())
                .isEqualTo(2);
    }

    @Nested
    @DisplayName("used wrongly")
    class Misuse {
        @Test
        @DisplayName("with what is no UserSig for a parameter of that type: says which types to use")
        void saysWhichTypesToUse() {
            assertThat(Suite.run(UnreadableTestCases.class).failure())
                    .hasMessageContaining(
                            "asks for kind = MALFORMED, which is no UserSig that could be read: use the type String or"
                                    + " ImCredentials");
        }

        @Test
        @DisplayName("without a parameter for the UserSig: says what to begin with")
        void saysWhatToBeginWith() {
            assertThat(Suite.run(WithoutParameterTestCases.class).failure())
                    .hasMessageContaining("begin with one of type ImCredentials, UserSig or String");
        }

        @Test
        @DisplayName("with an ImError for a good one: says to use int")
        void saysToUseIntForAGoodOne() {
            assertThat(Suite.run(ErrorOfAGoodOneTestCases.class).failure())
                    .hasMessageContainingAll("kind VALID", "use a parameter of type int, which is 0 then");
        }

        @Test
        @DisplayName("on a class that is not parameterized, which JUnit 5.12 knows nothing of: says what that takes")
        void saysWhatAClassNeeds() {
            assertThat(Suite.run(OnAClassTestCases.class).failure())
                    .hasMessageContainingAll(
                            "@UserSigSource on [",
                            "OnAClassTestCases] provides for nothing: add @ParameterizedClass, which JUnit has since"
                                    + " 5.13");
        }
    }

    @Retention(RetentionPolicy.RUNTIME)
    @UserSigSource(kinds = UserSigKind.VALID)
    @UserSigSource(kinds = UserSigKind.EXPIRED)
    @interface BeforeAndAfter {
        String[] users();
    }

    @EnableMockIm
    static class ComposedTestCases {
        @ParameterizedTest
        @BadUserSigSource(users = {"alice", "bob"})
        void refusesEverythingBad(ImCredentials bad, int code, MockIm im) {
            assertThat(bad.userId()).isIn("alice", "bob");
            assertThat(im.login(bad.userId(), bad.userSig()).code()).isEqualTo(code);
        }

        @ParameterizedTest
        @BeforeAndAfter(users = "carol")
        @UserSigSource(users = "dave", lenient = true)
        void answersWithTheCode(ImCredentials credentials, int code, MockIm im) {
            assertThat(credentials.userId()).isIn("carol", "dave");
            if (credentials.userId().equals("carol")) {
                assertThat(im.login("carol", credentials.userSig()).code()).isEqualTo(code);
            }
        }
    }

    @EnableMockIm
    static class UsersAndKindsTestCases {
        @ParameterizedTest
        @UserSigSource(
                users = {"alice", "bob"},
                kinds = {UserSigKind.EXPIRED, UserSigKind.VALID})
        void test(ImCredentials bad, int code, MockIm im) {
            assertThat(im.login(bad.userId(), bad.userSig()).code()).isEqualTo(code);
        }
    }

    @EnableMockIm
    static class TypesTestCases {
        @ParameterizedTest
        @UserSigSource(kinds = {UserSigKind.EXPIRED, UserSigKind.WRONG_KEY})
        @UserSigSource(users = "alice", kinds = UserSigKind.MALFORMED)
        void getsAllTypes(
                UserSigKind kind,
                ImError error,
                Integer code,
                String sig,
                ImCredentials credentials,
                MockIm im,
                @WithUserSig("bob") UserSig bob) {
            assertThat(error.code()).isEqualTo(code);
            assertThat(kind.refusal()).contains(error);
            assertThat(credentials.userSig()).isEqualTo(sig);
            assertThat(im.login(credentials.userId(), sig).code()).isEqualTo(code);
            assertThat(im.login("bob", bob.text()).isAccepted()).isTrue();
        }

        @ParameterizedTest
        @UserSigSource
        void leavesTheTextToAnother(String sig, @MockImEndpoint String endpoint, MockIm im) {
            assertThat(endpoint).isEqualTo(im.endpoint().toString());
            assertThat(im.login("test-user", sig).isAccepted()).isTrue();
        }

        @ParameterizedTest
        @UserSigSource
        void acceptsTheDefault(UserSig sig, MockIm im) {
            assertThat(im.login("test-user", sig.text()).isAccepted()).isTrue();
        }
    }

    @EnableMockIm
    static class NeverPresentedTestCases {
        @ParameterizedTest
        @UserSigSource(
                users = {"alice", "bob"},
                kinds = UserSigKind.EXPIRED)
        void test(ImCredentials bad, MockIm im) {
            if (bad.userId().equals("alice")) {
                im.login("alice", bad.userSig());
            }
        }
    }

    @EnableMockIm
    static class LenientTestCases {
        @ParameterizedTest
        @UserSigSource(
                users = {"alice", "bob"},
                lenient = true)
        void presentsNothing(UserSig sig) {
            assertThat(sig.userId()).isIn("alice", "bob");
        }
    }

    static class WithoutBackEndTestCases {
        @ParameterizedTest
        @UserSigSource
        void presentsNothing(UserSig sig) {
            assertThat(sig.userId()).isEqualTo("test-user");
        }
    }

    @EnableMockIm(tenantPer = TenantPer.METHOD)
    static class TenantPerMethodTestCases {
        @ParameterizedTest
        @UserSigSource(users = {"alice", "bob"})
        void sharesItsTenant(ImCredentials good, MockIm im) {
            assertThat(im.login(good.userId(), good.userSig()).isAccepted()).isTrue();
        }

        @Test
        void hasATenantOfItsOwn(@WithUserSig("alice") String sig, MockIm im) {
            assertThat(im.login("alice", sig).isAccepted()).isTrue();
        }
    }

    static class WithoutParameterTestCases {
        @ParameterizedTest
        @UserSigSource
        void neverRuns(int code) {}
    }

    static class ErrorOfAGoodOneTestCases {
        @ParameterizedTest
        @UserSigSource
        void neverRuns(UserSig sig, ImError error) {}
    }

    static class UnreadableTestCases {
        @ParameterizedTest
        @UserSigSource(kinds = UserSigKind.MALFORMED)
        void neverRuns(UserSig sig) {
            assertThat(sig).isNotNull();
        }
    }

    @EnableMockIm
    @ExtendWith(WithUserSigTest.SecondResolverTestCases.StringResolver.class)
    static class BesideOthersTestCases {
        @ParameterizedTest
        @UserSigSource
        void leavesTheTextBehindToAnother(ImCredentials good, MockIm im, String fromAnother) {
            assertThat(fromAnother).isNotEqualTo(good.userSig());
            assertThat(im.login(good.userId(), good.userSig()).isAccepted()).isTrue();
        }
    }

    @EnableMockIm
    static class ConvertedTestCases {
        @ParameterizedTest
        @UserSigSource
        void acceptsTheConverted(@ConvertWith(Reversed.class) String reversed, MockIm im) {
            String sig = new StringBuilder(reversed).reverse().toString();
            assertThat(im.login("test-user", sig).isAccepted()).isTrue();
        }

        static class Reversed extends SimpleArgumentConverter {
            @Override
            protected Object convert(Object source, Class<?> targetType) {
                return new StringBuilder((String) source).reverse().toString();
            }
        }
    }

    @UserSigSource
    static class OnAClassTestCases {
        @Test
        void neverRuns() {}
    }
}
