package io.github.usersig.junit5;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.usersig.UserSig;
import io.github.usersig.mockim.Account;
import io.github.usersig.mockim.MockIm;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.platform.engine.discovery.DiscoverySelectors;
import org.junit.platform.testkit.engine.EngineTestKit;

@DisplayName("A @Nested class that is inherited")
class InheritedNestedTest {

    @Test
    @DisplayName("gets what the class that inherits it says, not the one that it is written in")
    void getsWhatTheInheritingClassSays() {
        assertThat(Suite.run(AliceTestCases.class, BobTestCases.class).passed()).isEqualTo(2);
    }

    @Test
    @DisplayName("may be the one to present the UserSig of the class that inherits it, and must if none else does")
    void presentsTheUserSigOfTheInheritingClass() {
        assertThat(Suite.run(SharedTestCases.class).failure()).hasMessageContaining("was never presented to the mock");
        EngineTestKit.engine("junit-jupiter")
                .selectors(DiscoverySelectors.selectMethod(AlsoSharedTestCases.class, "hasItsField"))
                .execute()
                .allEvents()
                .assertStatistics(events -> events.failed(0));
    }

    @Test
    @DisplayName("with a back end of its own: the one around still gets what it needs for its constructor")
    void leavesTheClassAroundItsBackEnd() {
        assertThat(Suite.run(AroundTestCases.class).passed()).isEqualTo(1);
    }

    abstract static class LoginTestCases {

        abstract String user();

        @Nested
        class Login {
            @Test
            void answersAsTheInheritingClassSays(UserSig sig, MockIm im) {
                assertThat(sig.userId()).isEqualTo(user());
                assertThat(im.login(user(), sig.text()).isAccepted()).isTrue();
            }
        }
    }

    @EnableMockIm
    @WithUserSig("alice")
    static class AliceTestCases extends LoginTestCases {
        @Override
        String user() {
            return "alice";
        }
    }

    @EnableMockIm
    @WithUserSig("bob")
    static class BobTestCases extends LoginTestCases {
        @Override
        String user() {
            return "bob";
        }
    }

    abstract static class SomeTestCases {
        @Nested
        class Inside {
            @Test
            void seesTheAccounts(MockIm im) {
                assertThat(im.accounts()).isNotEmpty();
            }
        }
    }

    @EnableMockIm
    static class SharedTestCases extends SomeTestCases {
        @WithUserSig("field")
        private String field = "";

        @Test
        void hasItsField() {
            assertThat(field).isNotEmpty();
        }
    }

    @EnableMockIm
    static class AlsoSharedTestCases extends SomeTestCases {
        @WithUserSig("field")
        private String field = "";

        @Test
        void hasItsField() {
            assertThat(field).isNotEmpty();
        }
    }

    abstract static class OwnBackEndTestCases {
        @Nested
        @EnableMockIm(accounts = "inside")
        class Inside {
            @Test
            void seesTheAccountInside(MockIm im) {
                assertThat(im.accounts()).extracting(Account::userId).contains("inside");
            }
        }
    }

    static class AroundTestCases extends OwnBackEndTestCases {
        @RegisterExtension
        static final MockImExtension IM =
                MockImExtension.builder().accounts("around").build();

        AroundTestCases(MockIm im) {
            assertThat(im.accounts()).isNotEmpty();
        }
    }
}
