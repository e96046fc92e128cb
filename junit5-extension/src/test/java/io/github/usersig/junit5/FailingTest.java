package io.github.usersig.junit5;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.fail;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.github.usersig.mockim.MockIm;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.extension.RegisterExtension;

@DisplayName("A test that fails")
class FailingTest {

    private static final String A_USER_SIG = "eJ[A-Za-z0-9*_-]{20}";
    private static final Queue<MockIm> SEEN = new ConcurrentLinkedQueue<>();

    @Test
    @DisplayName("in its set-up: fails once, for that reason, with the journal, and its tenant is taken away")
    void failsOnceInItsSetUp() {
        Suite suite = Suite.run(BeforeEachTestCases.class);

        assertThat(suite.failure()).hasMessage("set-up");
        assertThat(suite.failure().getSuppressed()).singleElement().satisfies(journal -> assertThat(journal)
                .hasMessageContaining("#1 alice login -> 0"));
        assertThat(SEEN)
                .allSatisfy(im -> assertThat(Ports.isOpen(im.endpoint())).isFalse());
    }

    @Test
    @DisplayName("in the constructor or the set-up of its class: fails once, for that reason")
    void failsOnceInConstructorOrClassSetUp() {
        assertThat(Suite.run(ConstructorTestCases.class).failure()).hasMessage("constructor");
        assertThat(Suite.run(BeforeAllTestCases.class).failure()).hasMessage("class");
    }

    @Test
    @DisplayName("in the set-up of its class, after the mock was asked something: has the journal")
    void hasTheJournalOfItsClassesSetUp() {
        Suite suite = Suite.run(AskingBeforeAllTestCases.class);

        assertThat(suite.failure().getSuppressed()).singleElement().satisfies(journal -> assertThat(journal)
                .hasMessageContainingAll("the mock was asked before the first test:", "#1 alice login -> 0"));
        assertThat(suite.journal()).hasSize(1);
    }

    @Test
    @DisplayName("in the tear-down of its class: has the journal since its last test began, and not what was before")
    void hasTheJournalSinceItsLastTestBegan() {
        Suite suite = Suite.run(AskingAfterAllTestCases.class);

        assertThat(suite.failure().getSuppressed()).singleElement().satisfies(journal -> assertThat(journal)
                .hasMessageContainingAll("since the last test began:", "during login -> ", "after login -> ")
                .extracting(Throwable::getMessage)
                .asString()
                .doesNotContain("before login"));
        assertThat(Suite.run(Map.of(JournalReport.PARAMETER, "never"), AskingAfterAllTestCases.class)
                        .failure()
                        .getSuppressed())
                .isEmpty();
    }

    @Test
    @DisplayName("in the set-up of a nested class or with an extension in code: the same")
    void hasTheJournalWithAnExtensionInCode() {
        assertThat(Suite.run(InCodeTestCases.class).failure())
                .hasMessage("nested")
                .hasStackTraceContaining("#1 alice login -> 70003");
    }

    @Test
    @DisplayName("when it is torn down: the same")
    void hasTheJournalWhenTornDown() {
        Throwable failure = Suite.run(AfterEachTestCases.class).failure();
        assertThat(failure).hasMessage("tear-down");
        assertThat(failure.getSuppressed()).hasSize(1);
    }

    @Test
    @DisplayName("before it asked the mock anything: has nothing of what others asked")
    void hasNothingOfWhatOthersAsked() {
        assertThat(Suite.run(Suite.ONE_BY_ONE, SecondFailingTestCases.class)
                        .failure()
                        .getSuppressed())
                .singleElement()
                .satisfies(journal -> assertThat(journal).hasMessage("the mock was asked nothing during this test"));
    }

    @Test
    @DisplayName("because it proved nothing: comes with the journal as well")
    void hasTheJournalWhenItProvedNothing() {
        assertThat(Suite.run(UnusedTestCases.class).failure().getSuppressed())
                .singleElement()
                .satisfies(journal -> assertThat(journal).hasMessageContaining("bob login -> 70003"));
    }

    @Test
    @DisplayName("as one of a factory's: has the journal, and the factory is not blamed for what was not presented")
    void hasTheJournalAsADynamicTest() {
        Suite suite = Suite.run(DynamicTestCases.class);

        assertThat(suite.failed()).containsExactly("fails");
        assertThat(suite.failure().getSuppressed()).singleElement().satisfies(journal -> assertThat(journal)
                .hasMessageContaining("alice login -> 0"));
    }

    @Test
    @DisplayName("and never shows a UserSig or the key, neither in its report nor in its stack trace")
    void neverShowsAUserSigOrTheKey() {
        Suite suite = Suite.run(BeforeEachTestCases.class, UnusedTestCases.class, DynamicTestCases.class);

        assertThat(suite.journal()).isNotEmpty();
        assertThat(suite.journal()).allSatisfy(line -> assertThat(line).doesNotContainPattern(A_USER_SIG));
        assertThat(suite.failures()).hasSize(3).allSatisfy(failure -> assertThat(failure)
                .hasStackTraceContaining("the mock was asked during this test")
                .extracting(org.assertj.core.util.Throwables::getStackTrace)
                .asString()
                .doesNotContainPattern(A_USER_SIG)
                .doesNotContain(SEEN.stream().map(im -> im.app().secretKey()).toArray(CharSequence[]::new)));
    }

    @Nested
    @DisplayName("is not one that")
    class Not {

        @Test
        @DisplayName("is aborted by an assumption: nothing is reported or judged")
        void isAbortedByAnAssumption() {
            Suite suite = Suite.run(AbortedTestCases.class);
            assertThat(suite.failures()).singleElement().satisfies(aborted -> assertThat(aborted.getSuppressed())
                    .isEmpty());
            assertThat(suite.journal()).isEmpty();
        }

        @Test
        @DisplayName("presents in its dynamic tests what the factory was given")
        void presentsInDynamicTestsWhatTheFactoryGot() {
            assertThat(Suite.run(GoodDynamicTestCases.class).passed()).isEqualTo(2);
        }
    }

    @EnableMockIm
    static class BeforeEachTestCases {
        @BeforeEach
        void setUp(@WithUserSig("alice") String sig, MockIm im) {
            SEEN.add(im);
            im.login("alice", sig);
            fail("set-up");
        }

        @Test
        void neverRuns(@WithExpiredUserSig("bob") String sig) {}
    }

    @EnableMockIm
    static class ConstructorTestCases {
        ConstructorTestCases(@WithUserSig("alice") String sig) {
            fail("constructor");
        }

        @Test
        void neverRuns(@WithUserSig("bob") String sig) {}
    }

    @EnableMockIm
    static class BeforeAllTestCases {
        @BeforeAll
        static void setUp(@WithUserSig("alice") String sig) {
            fail("class");
        }

        @Test
        void neverRuns(@WithUserSig("bob") String sig) {}
    }

    @EnableMockIm
    static class AskingBeforeAllTestCases {
        @BeforeAll
        static void setUp(@WithUserSig("alice") String sig, MockIm im) {
            im.login("alice", sig);
            fail("class");
        }

        @Test
        void neverRuns() {}
    }

    @EnableMockIm
    static class AskingAfterAllTestCases {
        @BeforeAll
        static void setUp(MockIm im) {
            im.login("before", "nonsense");
        }

        @Test
        void presentsNonsense(MockIm im) {
            im.login("during", "nonsense");
        }

        @AfterAll
        static void tearDown(MockIm im) {
            im.login("after", "nonsense");
            fail("class");
        }
    }

    static class InCodeTestCases {
        @RegisterExtension
        static final MockImExtension IM = MockImExtension.builder().build();

        @Nested
        @TestInstance(TestInstance.Lifecycle.PER_CLASS)
        class Inside {
            @BeforeAll
            void setUp(MockIm im) {
                im.login("alice", "nonsense");
                fail("nested");
            }

            @Test
            void neverRuns() {}
        }
    }

    @EnableMockIm
    static class AfterEachTestCases {
        @AfterEach
        void tearDown() {
            fail("tear-down");
        }

        @Test
        void test(@WithUserSig("bob") String sig) {}
    }

    @EnableMockIm
    @TestMethodOrder(MethodOrderer.MethodName.class)
    static class SecondFailingTestCases {
        @Test
        void aAsks(@WithUserSig("alice") String sig, MockIm im) {
            im.login("alice", sig);
        }

        @Test
        void bFails() {
            fail("second");
        }
    }

    @EnableMockIm
    static class UnusedTestCases {
        @Test
        void presentsOneOfTwo(@WithUserSig("alice") String unused, @WithUserSig("bob") String other, MockIm im) {
            SEEN.add(im);
            im.login("bob", other.substring(1));
        }
    }

    @EnableMockIm
    static class DynamicTestCases {
        @TestFactory
        Stream<DynamicTest> makesFailingTests(
                @WithUserSig("alice") String sig, @WithUserSig("bob") String unused, MockIm im) {
            SEEN.add(im);
            return Stream.of(DynamicTest.dynamicTest("fails", () -> {
                im.login("alice", sig);
                fail("dynamic");
            }));
        }
    }

    @EnableMockIm(tenantPer = TenantPer.METHOD)
    static class GoodDynamicTestCases {
        @TestFactory
        List<DynamicTest> makesTestsThatPresentIt(@WithExpiredUserSig("alice") String sig, MockIm im) {
            return List.of(
                    DynamicTest.dynamicTest(
                            "refused",
                            () -> assertThat(im.login("alice", sig).code()).isEqualTo(70001)),
                    DynamicTest.dynamicTest(
                            "other", () -> assertThat(im.accounts()).isNotEmpty()));
        }
    }

    @EnableMockIm
    static class AbortedTestCases {
        @Test
        void isAborted(@WithUserSig("alice") String sig, MockIm im) {
            im.login("bob", "nonsense");
            assumeTrue(false, "not here");
        }
    }
}
