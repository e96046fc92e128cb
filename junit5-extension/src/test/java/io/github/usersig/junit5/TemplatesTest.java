package io.github.usersig.junit5;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.usersig.UserSig;
import io.github.usersig.mockim.MockIm;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestTemplate;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.TestTemplateInvocationContext;
import org.junit.jupiter.api.extension.TestTemplateInvocationContextProvider;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("In a test that is run several times, a parameter without annotation of its own")
class TemplatesTest {

    @Test
    @DisplayName("is injected as the test or class says, be it repeated by JUnit or by somebody else's template")
    void isInjectedAsTheTestOrClassSays() {
        assertThat(Suite.run(RepeatedTestCases.class).passed()).isEqualTo(2 + 2);
    }

    @Test
    @DisplayName("is left to the source of the arguments if it is parameterized")
    void isLeftToTheSourceOfTheArguments() {
        assertThat(Suite.run(ParameterizedTestCases.class).failure())
                .hasMessageContaining("No ParameterResolver registered for parameter [io.github.usersig.UserSig");
    }

    @EnableMockIm
    @WithUserSig("alice")
    static class RepeatedTestCases {

        @RepeatedTest(2)
        void acceptsAliceEachTime(UserSig sig, MockIm im) {
            assertThat(im.login("alice", sig.text()).isAccepted()).isTrue();
        }

        @TestTemplate
        @ExtendWith(Twice.class)
        void acceptsAliceInATemplate(UserSig sig, MockIm im) {
            assertThat(im.login("alice", sig.text()).isAccepted()).isTrue();
        }
    }

    @EnableMockIm
    @WithUserSig("alice")
    static class ParameterizedTestCases {

        @ParameterizedTest
        @ValueSource(ints = 1)
        void getsAnArgument(int number, UserSig sig) {
            assertThat(sig).isNotNull();
        }
    }

    /** As libraries have them that run a test with several set-ups. */
    static class Twice implements TestTemplateInvocationContextProvider {

        @Override
        public boolean supportsTestTemplate(ExtensionContext context) {
            return true;
        }

        @Override
        public Stream<TestTemplateInvocationContext> provideTestTemplateInvocationContexts(ExtensionContext context) {
            return Stream.of(new TestTemplateInvocationContext() {}, new TestTemplateInvocationContext() {});
        }
    }
}
