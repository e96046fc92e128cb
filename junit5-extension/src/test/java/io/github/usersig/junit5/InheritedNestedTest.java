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
    void userSig() {
        assertThat(Suite.run(AliceTestCases.class, BobTestCases.class).passed()).isEqualTo(2);
    }

    @Test
    @DisplayName("may be the one to present the UserSig of the class that inherits it, and must if none else does")
    void strict() {
        assertThat(Suite.run(SharedTestCases.class).failure()).hasMessageContaining("was never presented to the mock");
        EngineTestKit.engine("junit-jupiter")
                .selectors(DiscoverySelectors.selectMethod(SharedTestCases.class, "test"))
                .execute()
                .allEvents()
                .assertStatistics(events -> events.failed(0));
    }

    @Test
    @DisplayName("with a back end of its own: the one around still gets what it needs for its constructor")
    void backEndOfItsOwn() {
        assertThat(Suite.run(AroundTestCases.class).passed()).isEqualTo(1);
    }

    abstract static class LoginTests {

        abstract String user();

        @Nested
        class Login {
            @Test
            void answers(UserSig sig, MockIm im) {
                assertThat(sig.userId()).isEqualTo(user());
                assertThat(im.login(user(), sig.text()).isAccepted()).isTrue();
            }
        }
    }

    @EnableMockIm
    @WithUserSig("alice")
    static class AliceTestCases extends LoginTests {
        @Override
        String user() {
            return "alice";
        }
    }

    @EnableMockIm
    @WithUserSig("bob")
    static class BobTestCases extends LoginTests {
        @Override
        String user() {
            return "bob";
        }
    }

    abstract static class SomeTests {
        @Nested
        class Inside {
            @Test
            void test(MockIm im) {
                assertThat(im.accounts()).isNotEmpty();
            }
        }
    }

    @EnableMockIm
    static class SharedTestCases extends SomeTests {
        @WithUserSig("field")
        private String field = "";

        @Test
        void test() {
            assertThat(field).isNotEmpty();
        }
    }

    abstract static class TestsWithABackEndOfTheirOwn {
        @Nested
        @EnableMockIm(accounts = "inside")
        class Inside {
            @Test
            void test(MockIm im) {
                assertThat(im.accounts()).extracting(Account::userId).contains("inside");
            }
        }
    }

    static class AroundTestCases extends TestsWithABackEndOfTheirOwn {
        @RegisterExtension
        static final MockImExtension IM =
                MockImExtension.builder().accounts("around").build();

        AroundTestCases(MockIm im) {
            assertThat(im.accounts()).isNotEmpty();
        }
    }
}
