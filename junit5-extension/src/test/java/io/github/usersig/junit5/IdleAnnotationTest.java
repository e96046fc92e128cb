package io.github.usersig.junit5;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.usersig.UserSig;
import io.github.usersig.mockim.MockIm;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;

@DisplayName("An annotation on a test")
class IdleAnnotationTest {

    @Test
    @DisplayName("fails it if nothing was injected by it, whatever was injected besides")
    void failsATestWithNothingInjectedByIt() {
        Suite suite = Suite.run(IdleTestCases.class);

        assertThat(suite.failures()).hasSize(4).allSatisfy(failure -> assertThat(failure)
                .hasMessageContainingAll("@WithExpiredUserSig on [", "has injected nothing: add a parameter of type"));
    }

    @Test
    @DisplayName("has done its part if it decided what some parameter or field gets, or only whose it is")
    void doesItsPartByDecidingWhatOrWhose() {
        assertThat(Suite.run(UsedTestCases.class).passed()).isEqualTo(3);
    }

    @EnableMockIm
    static class IdleTestCases {

        @Test
        @WithExpiredUserSig
        void alone() {}

        @Test
        @WithExpiredUserSig
        void besideAParameter(@WithUserSig("alice") String sig, MockIm im) {
            im.login("alice", sig);
        }

        @Test
        @WithExpiredUserSig("bob")
        void besideOneWithAUser(@WithUserSig("alice") UserSig sig, MockIm im) {
            im.login("alice", sig.text());
        }

        @ParameterizedTest
        @UserSigSource(users = "alice")
        @WithExpiredUserSig
        void besideAnArgument(UserSig sig, MockIm im) {
            im.login("alice", sig.text());
        }
    }

    @EnableMockIm
    static class UsedTestCases {

        @WithUserSig(lenient = true)
        private String field = "";

        @Test
        @WithExpiredUserSig("alice")
        void whatAParameterGets(UserSig sig, MockIm im) {
            assertThat(im.login("alice", sig.text()).code()).isEqualTo(70001);
        }

        @Test
        @WithUserSig("bob")
        void whoseItIs(@WithExpiredUserSig String sig, MockIm im) {
            assertThat(im.login("bob", sig).code()).isEqualTo(70001);
        }

        @Test
        @WithUserSig("carol")
        void whoseTheFieldIs() {
            assertThat(UserSig.parse(field).userId()).isEqualTo("carol");
        }
    }
}
