package com.acme.chat;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;

import io.github.usersig.UserSig;
import io.github.usersig.junit4.UserSigClassRule;
import io.github.usersig.junit4.UserSigRule;
import io.github.usersig.junit4.internal.Jupiter;
import io.github.usersig.junit5.EnableMockIm;
import io.github.usersig.junit5.FreezeClock;
import io.github.usersig.junit5.MockImExtension;
import io.github.usersig.junit5.UserSigSource;
import io.github.usersig.junit5.WithExpiredUserSig;
import io.github.usersig.junit5.WithUserSig;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import junit.framework.TestCase;
import org.junit.Before;
import org.junit.ClassRule;
import org.junit.Rule;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.launcher.TestExecutionListener;
import org.junit.platform.launcher.TestIdentifier;
import org.junit.platform.launcher.core.LauncherDiscoveryRequestBuilder;
import org.junit.platform.launcher.core.LauncherFactory;
import org.junit.runner.RunWith;
import org.junit.runners.Suite;

@DisplayName("What does nothing in JUnit 4, or would not with our rules as they stand,")
class WrongTurnsTest {

    private static String message(Class<?> testClass) {
        return JUnit4Run.of(testClass).messages().stream()
                .reduce((one, other) -> one + " | " + other)
                .orElseThrow();
    }

    @Test
    @DisplayName("is one rule without the other: the missing line is told")
    void isOneRuleWithoutTheOther() {
        assertThat(message(NoRule.class))
                .contains("[" + NoRule.class.getName() + "] has UserSigClassRule without UserSigRule")
                .endsWith("@Rule public final UserSigRule userSigs = USER_SIG.forEachTest();");
        assertThat(message(NoClassRule.class))
                .contains("[" + NoClassRule.class.getName() + "] has UserSigRule without UserSigClassRule")
                .endsWith("@ClassRule public static final UserSigClassRule USER_SIG = new UserSigClassRule();");
    }

    @EnableMockIm
    public static class NoRule {
        @ClassRule
        public static final UserSigClassRule USER_SIG = new UserSigClassRule();

        @org.junit.Test
        public void test() {}
    }

    @EnableMockIm
    public static class NoClassRule {
        @Rule
        public final UserSigRule userSigs = new UserSigClassRule().forEachTest();

        @org.junit.Test
        public void test() {}
    }

    @Test
    @DisplayName("is a pair of rules too many, or two that do not belong together")
    void isAPairTooMany() {
        assertThat(message(TwoPairs.class)).contains("has 2 UserSigClassRules and 2 UserSigRules", "keep one of each");
        assertThat(message(OfAnother.class)).contains("made by a UserSigClassRule that does not run the class");
    }

    @EnableMockIm
    public static class TwoPairs extends Ruled {
        @ClassRule
        public static final UserSigClassRule SECOND = new UserSigClassRule();

        @Rule
        public final UserSigRule second = SECOND.forEachTest();

        @org.junit.Test
        public void test() {}
    }

    @EnableMockIm
    public static class OfAnother {
        @ClassRule
        public static final UserSigClassRule USER_SIG = new UserSigClassRule();

        @Rule
        public final UserSigRule userSigs = new UserSigClassRule().forEachTest();

        @org.junit.Test
        public void test() {}
    }

    @Test
    @DisplayName("is the rule for the class as one for each test")
    void isTheClassRuleForEachTest() {
        assertThat(message(ForEachTest.class)).contains("put @ClassRule on a public static field, not @Rule");
    }

    @EnableMockIm
    public static class ForEachTest {
        @Rule
        public final UserSigClassRule userSig = new UserSigClassRule();

        @org.junit.Test
        public void test() {}
    }

    @Test
    @DisplayName("is a UserSig for a test method, which has no parameters, and whatever else nobody asks: all are told")
    void isWhateverNobodyAsks() {
        assertThat(message(Unserved.class).lines())
                .hasSize(4)
                .anyMatch(
                        line -> line.startsWith("@WithExpiredUserSig on method [public void")
                                && line.contains("Unserved.test()")
                                && line.endsWith(
                                        "does nothing: JUnit 4 gives a test method no parameters. Put it on a field, or make it a test of JUnit Jupiter"))
                .anyMatch(line -> line.startsWith("@UserSigSource on method"))
                .anyMatch(line -> line.startsWith("@FreezeClock on method [public void")
                        && line.contains("Unserved.setUp()")
                        && line.contains("Put it on a method with @Test"))
                .anyMatch(line ->
                        line.startsWith("MockImExtension on field") && line.contains("Put @EnableMockIm on the class"));
    }

    public static class Unserved extends Ruled {
        static final MockImExtension IM = MockImExtension.builder().build();

        @Before
        @FreezeClock
        public void setUp() {}

        @WithExpiredUserSig("alice")
        @org.junit.Test
        public void test() {}

        @UserSigSource
        @org.junit.Test
        public void rows() {}
    }

    @Test
    @DisplayName("is a parameter: JUnit 4 says so first")
    void isAParameter() {
        assertThat(message(Parameter.class)).contains("should have no parameters");
    }

    @EnableMockIm
    public static class Parameter extends Ruled {
        @org.junit.Test
        public void test(@WithUserSig("alice") UserSig sig) {
            assertThat(sig).isNotNull();
        }
    }

    @Test
    @DisplayName("is a JUnit 4 alone, without the JUnit that our extensions are for: what to add is told")
    void isAJUnit4Alone() {
        ClassLoader withoutJupiter = ClassLoader.getPlatformClassLoader();

        assertThatThrownBy(() -> Jupiter.require(withoutJupiter))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("add org.junit.jupiter:junit-jupiter in test scope");
    }

    @Test
    @DisplayName("makes no run red if the rules are there: then the annotations do something")
    void makesNoRunRedIfTheRulesAreThere() {
        assertThat(WholeRun.failures(LoginTest.class)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(classes = {Bare.class, NoRule.class, OfJUnit3.class, InASuite.class})
    @DisplayName("makes a run red if rules are missing, or nobody would ask them: that is told before any test")
    void makesARunRedIfRulesAreMissing(Class<?> testClass) {
        assertThat(WholeRun.failures(testClass))
                .anyMatch(message -> message.contains("on class [" + testClass.getName() + "] does nothing")
                        && message.contains("add usersig-junit4 and its two rules"));
    }

    @EnableMockIm
    public static class Bare {
        @org.junit.Test
        public void test() {}
    }

    @EnableMockIm
    public static class OfJUnit3 extends TestCase {
        @ClassRule
        public static final UserSigClassRule USER_SIG = new UserSigClassRule();

        @Rule
        public final UserSigRule userSigs = USER_SIG.forEachTest();

        public void test() {}
    }

    @EnableMockIm
    @RunWith(Suite.class)
    @Suite.SuiteClasses(Quiet.class)
    public static class InASuite extends Ruled {}

    public static class Quiet {
        @org.junit.Test
        public void test() {}
    }

    /** As an IDE or a build runs tests: with all engines and listeners that are there. */
    private static final class WholeRun implements TestExecutionListener {

        private final List<String> failures = new ArrayList<>();

        static List<String> failures(Class<?>... testClasses) {
            WholeRun run = new WholeRun();
            LauncherFactory.create()
                    .execute(
                            LauncherDiscoveryRequestBuilder.request()
                                    .selectors(Stream.of(testClasses)
                                            .map(type -> selectClass(type))
                                            .toList())
                                    .build(),
                            run);
            return run.failures;
        }

        @Override
        public void executionFinished(TestIdentifier test, TestExecutionResult result) {
            result.getThrowable().map(Throwable::getMessage).ifPresent(failures::add);
        }
    }
}
