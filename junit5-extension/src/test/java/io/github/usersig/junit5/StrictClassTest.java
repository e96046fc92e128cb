package io.github.usersig.junit5;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import io.github.usersig.UserSig;
import io.github.usersig.mockim.MockIm;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Disabled;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.platform.engine.discovery.DiscoverySelectors;
import org.junit.platform.testkit.engine.EngineTestKit;
import org.junit.platform.testkit.engine.EventConditions;
import org.junit.platform.testkit.engine.TestExecutionResultConditions;

@DisplayName("In a class none of whose tests presents a UserSig they share, the class fails")
class StrictClassTest {

    @Test
    @DisplayName("naming the field, parameter, or static field")
    void namesTheFieldOrParameter() {
        Suite suite = Suite.run(NeverSharedTestCases.class);

        assertThat(suite.passedTests()).isEqualTo(1);
        assertThat(suite.failure())
                .hasMessageContainingAll(
                        "into field [",
                        "NeverSharedTestCases.field]",
                        "NeverSharedTestCases.ofClass]",
                        "NeverSharedTestCases.beforeEach(",
                        "NeverSharedTestCases.beforeAll(",
                        "was never presented");
    }

    @Test
    @DisplayName("even if the field is an enclosing class's, and all of the nested classes' tests have run")
    void failsEvenIfNestedTestsHaveRun() {
        Suite suite = Suite.run(OfEnclosingTestCases.class);

        assertThat(suite.failed())
                .containsAnyOf("neverPresentsItsField(MockIm)", "neverPresentsAnything(MockIm)")
                .hasSize(1);
        assertThat(suite.failure()).hasMessageContaining("OfEnclosingTestCases.field]");
    }

    @Test
    @DisplayName("but not if only some of its tests were run, or one failed")
    void passesIfOnlySomeTestsWereRun() {
        EngineTestKit.engine("junit-jupiter")
                .selectors(DiscoverySelectors.selectMethod(OneOfSeveralTestCases.class, "first"))
                .execute()
                .allEvents()
                .assertStatistics(events -> events.failed(0));
        assertThat(Suite.run(SharedAndFailingTestCases.class).failed()).containsExactly("fails()");
    }

    @Test
    @DisplayName("and if a test is disabled, which may be the one to present it, the report says that nobody can tell")
    void saysThatNobodyCanTellIfATestIsDisabled() {
        Suite suite = Suite.run(SharedAndDisabledTestCases.class);

        assertThat(suite.failures()).isEmpty();
        assertThat(suite.published("usersig"))
                .singleElement()
                .asString()
                .startsWith("not judged, because a test is disabled: The valid UserSig of field, injected by")
                .contains("was never presented");
        assertThat(Suite.run(SharedPresentedAndDisabledTestCases.class).published("usersig"))
                .isEmpty();
    }

    @Test
    @DisplayName(
            "on the last test that has run, where nothing of the class comes after it; and again if that is run alone then")
    void failsOnTheLastTestAndAgainIfThatIsRunAlone() {
        Suite suite = Suite.run(Suite.ONE_BY_ONE, RunAgainTestCases.class);

        assertThat(suite.failed()).containsExactly("second()");
        EngineTestKit.engine("junit-jupiter")
                .selectors(DiscoverySelectors.selectMethod(RunAgainTestCases.class, "second"))
                .execute()
                .allEvents()
                .failed()
                .assertEventsMatchExactly(EventConditions.finishedWithFailure(TestExecutionResultConditions.message(
                        message -> message.contains("was never presented to the mock"))));
    }

    @RepeatedTest(20)
    @DisplayName("once, even if its last tests end at one time")
    void failsOnceEvenIfItsLastTestsEndAtOneTime() {
        assertThat(Suite.run(SideBySideTestCases.class).failure()).hasMessageContaining("was never presented");
    }

    @Test
    @DisplayName("as a class, where @AfterAll might present it or a test is run several times")
    void failsAsAClassWhereMoreMayCome() {
        assertThat(Suite.run(Suite.ONE_BY_ONE, WithAfterAllTestCases.class).failed())
                .containsExactly("StrictClassTest$WithAfterAllTestCases");
        assertThat(Suite.run(Suite.ONE_BY_ONE, RepeatedTestCases.class).failed())
                .containsExactly("StrictClassTest$RepeatedTestCases");
        assertThat(Suite.run(Suite.ONE_BY_ONE, PresentedAfterAllTestCases.class).passed())
                .isEqualTo(1);
    }

    @Test
    @DisplayName("but not if one failed")
    void passesIfOneFailed() {
        assertThat(Suite.run(SharedAndFailingTestCases.class).failed()).containsExactly("fails()");
    }

    @EnableMockIm
    static class NeverSharedTestCases {
        @WithUserSig("static-field")
        private static String ofClass = "";

        @WithUserSig("field")
        private String field = "";

        @BeforeAll
        static void beforeAll(@WithUserSig("before-all") UserSig sig) {}

        @BeforeEach
        void beforeEach(@WithUserSig("before-each") UserSig sig) {}

        @Test
        void first() {
            assertThat(field).isNotEmpty();
        }

        @Nested
        class Inside {
            @Test
            void neverPresentsThatOfTheClass() {
                assertThat(ofClass).isNotEmpty();
            }
        }
    }

    @EnableMockIm
    static class OneOfSeveralTestCases {
        @WithUserSig("field")
        private String field = "";

        @Test
        void first() {
            assertThat(field).isNotEmpty();
        }

        @Test
        void second(MockIm im) {
            im.login("field", field);
        }
    }

    @EnableMockIm
    static class OfEnclosingTestCases {
        @WithUserSig("field")
        private String field = "";

        @Nested
        class First {
            @Test
            void neverPresentsItsField(MockIm im) {
                assertThat(field).isNotEmpty();
            }
        }

        @Nested
        class Second {
            @Test
            void neverPresentsAnything(MockIm im) {
                assertThat(im.accounts()).isNotEmpty();
            }
        }

        static class NoNestedClass {
            @Test
            void neverRuns() {}
        }
    }

    @EnableMockIm
    static class SharedAndDisabledTestCases {
        @WithUserSig("field")
        private String field = "";

        @Test
        void neverPresentsItsField() {
            assertThat(field).isNotEmpty();
        }

        @Test
        @Disabled("for the sake of it")
        void isDisabled() {}
    }

    @EnableMockIm
    static class SharedAndFailingTestCases {
        @WithUserSig("field")
        private String field = "";

        @Test
        void neverPresentsItsField() {
            assertThat(field).isNotEmpty();
        }

        @Test
        void fails() {
            fail("for the sake of it");
        }
    }

    @EnableMockIm
    static class SharedPresentedAndDisabledTestCases {
        @WithUserSig("field")
        private String field = "";

        @Test
        void presentsIt(MockIm im) {
            im.login("field", field);
        }

        @Test
        @Disabled("for the sake of it")
        void isDisabled() {}
    }

    @EnableMockIm
    @TestMethodOrder(MethodOrderer.MethodName.class)
    static class RunAgainTestCases {
        @WithUserSig("field")
        private String field = "";

        @Test
        void first() {
            assertThat(field).isNotEmpty();
        }

        @Test
        void second() {
            assertThat(field).isNotEmpty();
        }
    }

    @EnableMockIm
    static class WithAfterAllTestCases {
        @WithUserSig("static-field")
        private static String ofClass = "";

        @Test
        void neverPresentsIt() {
            assertThat(ofClass).isNotEmpty();
        }

        @AfterAll
        static void neverPresentsItEither() {
            assertThat(ofClass).isNotEmpty();
        }
    }

    @EnableMockIm
    static class PresentedAfterAllTestCases {
        @WithUserSig("static-field")
        private static String ofClass = "";

        @Test
        void neverPresentsIt() {
            assertThat(ofClass).isNotEmpty();
        }

        @AfterAll
        static void presentsIt(MockIm im) {
            im.login("static-field", ofClass);
        }
    }

    @EnableMockIm
    static class RepeatedTestCases {
        @WithUserSig("field")
        private String field = "";

        @RepeatedTest(2)
        void neverPresentsIt() {
            assertThat(field).isNotEmpty();
        }
    }

    @EnableMockIm
    static class SideBySideTestCases {
        @WithUserSig("field")
        private String field = "";

        @Test
        void one() {
            assertThat(field).isNotEmpty();
        }

        @Test
        void two() {
            assertThat(field).isNotEmpty();
        }

        @Test
        void three() {
            assertThat(field).isNotEmpty();
        }
    }
}
