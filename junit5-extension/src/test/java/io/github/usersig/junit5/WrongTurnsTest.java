package io.github.usersig.junit5;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.usersig.SdkApp;
import io.github.usersig.UserSig;
import io.github.usersig.mockim.MockIm;
import java.net.URI;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtensionConfigurationException;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;

/** What newcomers do, beside what the other tests tell of misuse; docs/junit5.md lists it. */
@DisplayName("A wrong turn is told, with the way back:")
class WrongTurnsTest {

    @Test
    @DisplayName("an annotation on a test that has nothing to inject into")
    void tellsOfAnAnnotationWithNothingToInject() {
        Suite suite = Suite.run(IdleTestCases.class);

        assertThat(suite.failed()).containsExactly("idle(MockIm)");
        assertThat(suite.failure())
                .hasMessageContainingAll(
                        "@WithExpiredUserSig on [",
                        "IdleTestCases.idle(",
                        "has injected nothing: add a parameter of type UserSig or ImCredentials");
    }

    @Test
    @DisplayName("@WithUserSig on what is injected without an annotation, or on an address")
    void tellsOfAUserSigThatIsSomethingElse() {
        assertThat(Suite.run(UserSigOnAMockTestCases.class).failures())
                .hasSize(3)
                .anySatisfy(
                        failure -> assertThat(failure)
                                .hasMessageContainingAll(
                                        "@WithUserSig on parameter [",
                                        "not io.github.usersig.mockim.MockIm, which is injected without an annotation: remove it"))
                .anySatisfy(
                        failure -> assertThat(failure).hasMessageContaining("not io.github.usersig.SdkApp, which is"))
                .anySatisfy(failure -> assertThat(failure)
                        .hasMessageContaining(
                                "has @WithUserSig and @MockImEndpoint: keep one, a UserSig or an address"));
    }

    @Test
    @DisplayName(
            "a UserSig that is presented to another tenant than its own: the test sees 70014 and not what it is for")
    void tellsOfAUserSigForAnotherTenant() {
        Suite suite = Suite.run(Suite.ONE_BY_ONE, OtherTenantTestCases.class);

        assertThat(suite.failures()).singleElement().satisfies(failure -> assertThat(failure)
                .hasMessageContainingAll(
                        "The expired UserSig of alice, injected by @WithExpiredUserSig into parameter [",
                        "was never presented to SDKAppID",
                        "which it is for, but to SDKAppID",
                        "the tenant of WrongTurnsTest$OtherTenantTestCases. Give the app under test"));
    }

    @Test
    @DisplayName("the mock's address, without a mock")
    void tellsOfAnAddressWithoutAMock() {
        assertThat(Suite.run(EndpointTestCases.class).failure())
                .hasMessageContaining("there is no back end to inject: put @EnableMockIm on the test class");
    }

    @Test
    @DisplayName("a seed that is no JSON, or says what no seed can")
    void tellsOfABrokenSeed() {
        assertThat(Suite.run(BrokenSeedTestCases.class).failure())
                .hasMessageContainingAll("the seed of", "BrokenSeedTestCases cannot be used", "not JSON");
        assertThat(Suite.run(UnknownSeedTestCases.class).failure())
                .hasMessageContainingAll("UnknownSeedTestCases cannot be used", "\"acounts\"", "admins, accounts");
    }

    @Test
    @DisplayName("a seed file named by its path in the project")
    void tellsOfASeedNamedByItsPath() {
        assertThat(Suite.run(SeedByPathTestCases.class).failure())
                .hasMessageContaining("put it under src/test/resources, and name it as seen from there");
    }

    @Test
    @DisplayName("a seed file named where its text is asked for")
    void tellsAFileNameFromASeed() {
        assertThat(Suite.run(FileNameAsSeedTestCases.class).failure())
                .hasMessageContainingAll(
                        "the seed of",
                        "FileNameAsSeedTestCases cannot be used",
                        "\"seed.json\" looks like the name of a file",
                        "@EnableMockIm(seedFile = \"seed.json\")");
    }

    @Test
    @DisplayName("two back ends for one class, be it by annotation and in code, or twice in code")
    void tellsOfTwoBackEndsForOneClass() {
        for (Class<?> testCases :
                new Class<?>[] {BothTestCases.class, BothPerTestTestCases.class, TwoExtensionsTestCases.class}) {
            assertThat(Suite.run(testCases).failure())
                    .hasMessageContainingAll(testCases.getName(), "is given a back end twice", "keep one");
        }
    }

    @Test
    @DisplayName("a source of UserSigs for nobody, or of no kind")
    void tellsOfASourceForNobody() {
        assertThat(Suite.run(EmptySourcesTestCases.class).failures())
                .hasSize(3)
                .anySatisfy(failure -> assertThat(failure)
                        .hasMessageContainingAll(
                                "EmptySourcesTestCases.takesTheUserSigOfNobody(", "has no users: name one, such as"))
                .anySatisfy(failure -> assertThat(failure)
                        .hasMessageContainingAll(
                                "EmptySourcesTestCases.takesTheUserSigOfNoName(", "has a user without a name"))
                .anySatisfy(failure -> assertThat(failure).hasMessageContaining("has no kinds: name one"));
    }

    @Test
    @DisplayName("an unknown back end: no artifact would help")
    void tellsOfAnUnknownBackEnd() {
        assertThat(Suite.run(Map.of(SharedBackend.BACKEND_PARAMETER, "moon"), IdleTestCases.class)
                        .failures())
                .first()
                .asString()
                .contains("only [in-process]: name one of those")
                .doesNotContain("add io.github");
    }

    @Test
    @DisplayName("no turn at all: a back end spelled as in the code")
    void acceptsABackEndSpelledAsInTheCode() {
        assertThat(Suite.run(Map.of(SharedBackend.BACKEND_PARAMETER, " IN_PROCESS"), InterfaceTestCases.class)
                        .passed())
                .isEqualTo(1);
    }

    @Test
    @DisplayName("a JUnit that is too old")
    void tellsOfAJUnitThatIsTooOld() {
        ClassLoader old = new ClassLoader(getClass().getClassLoader()) {
            @Override
            protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
                if (name.equals(OldestJUnit.NEEDED)) {
                    throw new ClassNotFoundException(name);
                }
                return super.loadClass(name, resolve);
            }
        };
        assertThatThrownBy(() -> OldestJUnit.require(old))
                .isInstanceOf(ExtensionConfigurationException.class)
                .hasMessageContaining("needs JUnit 5.12 or newer");
    }

    @EnableMockIm
    static class IdleTestCases {
        @Test
        @WithExpiredUserSig("alice")
        void idle(MockIm im) {
            im.importAccounts("alice");
        }

        @Test
        @WithExpiredUserSig(value = "alice", lenient = true)
        void lenient(MockIm im) {
            im.importAccounts("alice");
        }
    }

    static class EndpointTestCases {
        @Test
        void neverRuns(@MockImEndpoint URI endpoint) {}
    }

    static class BrokenSeedTestCases {
        @RegisterExtension
        static final MockImExtension IM =
                MockImExtension.builder().seed("{\"accounts\": [").build();

        @Test
        void neverRuns(MockIm im) {}
    }

    static class FileNameAsSeedTestCases {
        @RegisterExtension
        static final MockImExtension IM =
                MockImExtension.builder().seed("seed.json").build();

        @Test
        void neverRuns(MockIm im) {}
    }

    static class UnknownSeedTestCases {
        @RegisterExtension
        static final MockImExtension IM =
                MockImExtension.builder().seed("{\"acounts\": []}").build();

        @Test
        void neverRuns(MockIm im) {}
    }

    @EnableMockIm(seedFile = "src/test/resources/seed.json")
    static class SeedByPathTestCases {
        @Test
        void neverRuns(MockIm im) {}
    }

    @EnableMockIm
    static class BothTestCases {
        @RegisterExtension
        static final MockImExtension IM = MockImExtension.builder().build();

        @Test
        void neverRuns(MockIm im) {}
    }

    @EnableMockIm
    static class BothPerTestTestCases {
        @RegisterExtension
        final MockImExtension im = MockImExtension.builder().build();

        @Test
        void neverRuns() {}
    }

    static class TwoExtensionsTestCases {
        @RegisterExtension
        static final MockImExtension ONE = MockImExtension.builder().build();

        @RegisterExtension
        static final MockImExtension OTHER = MockImExtension.builder().build();

        @Test
        void neverRuns() {}
    }

    @EnableMockIm
    static class EmptySourcesTestCases {
        @ParameterizedTest
        @UserSigSource(users = {})
        void takesTheUserSigOfNobody(ImCredentials credentials) {}

        @ParameterizedTest
        @UserSigSource(users = "")
        void takesTheUserSigOfNoName(ImCredentials credentials) {}

        @ParameterizedTest
        @UserSigSource(kinds = {})
        void takesAUserSigOfNoKind(ImCredentials credentials) {}
    }

    @EnableMockIm(accounts = "alice")
    @WithUserSig("alice")
    interface AsAlice {}

    static class InterfaceTestCases implements AsAlice {
        @Test
        void acceptsTheUser(UserSig sig, MockIm im) {
            assertThat(im.login("alice", sig.text()).isAccepted()).isTrue();
        }
    }

    @EnableMockIm
    static class UserSigOnAMockTestCases {
        @Test
        void onAMock(@WithUserSig("alice") MockIm im) {}

        @Test
        void onAnApp(@WithUserSig("alice") SdkApp app) {}

        @Test
        void onAnAddress(@WithUserSig("alice") @MockImEndpoint String endpoint) {}
    }

    @EnableMockIm
    static class OtherTenantTestCases {

        private static @Nullable MockIm outer;

        @Nested
        @EnableMockIm
        class Inside {
            @Test
            void presentsItToTheOuterOne(@WithExpiredUserSig("alice") String sig) {
                assertThat(requireNonNull(outer).login("alice", sig).code()).isEqualTo(70014);
            }
        }
    }
}
