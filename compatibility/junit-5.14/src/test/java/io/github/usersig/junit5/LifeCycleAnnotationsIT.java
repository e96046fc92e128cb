package io.github.usersig.junit5;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.usersig.UserSig;
import io.github.usersig.mockim.MockIm;
import java.lang.annotation.ElementType;
import java.lang.annotation.Target;
import java.util.Arrays;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.AfterParameterizedClassInvocation;
import org.junit.jupiter.params.BeforeParameterizedClassInvocation;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.ValueSource;
import org.junit.platform.commons.support.ReflectionSupport;

/** All kinds of methods that JUnit calls, those it has since 5.13 included: whatever can be injected into is judged. */
@DisplayName("A UserSig injected into a life-cycle method")
class LifeCycleAnnotationsIT {

    /** Those on methods that JUnit calls with parameters, each tried in this class, in StrictClassTest or in TemplatesTest. */
    private static final Set<String> CALLED = Set.of(
            "AfterAll",
            "AfterEach",
            "AfterParameterizedClassInvocation",
            "BeforeAll",
            "BeforeEach",
            "BeforeParameterizedClassInvocation",
            "ParameterizedTest",
            "RepeatedTest",
            "Test",
            "TestFactory",
            "TestTemplate");

    /** Those that change how a method is called, not whether. */
    private static final Set<String> NOT_CALLED =
            Set.of("Disabled", "DisplayName", "Order", "SentenceFragment", "Tag", "Tags", "Timeout");

    @Test
    @DisplayName("of a run of a parameterized class must be presented, too")
    void ofARunMustBePresented() {
        Suite before = Suite.run(Suite.ONE_BY_ONE, BeforeTestCases.class);
        assertThat(before.passedTests()).isEqualTo(2);
        assertThat(before.failures()).isNotEmpty().allSatisfy(failure -> assertThat(failure)
                .hasMessageContainingAll(
                        "The expired UserSig of alice", "BeforeTestCases.before(", "was never presented"));

        Suite after = Suite.run(Suite.ONE_BY_ONE, AfterTestCases.class);
        assertThat(after.passedTests()).isEqualTo(2);
        assertThat(after.failures()).isNotEmpty().allSatisfy(failure -> assertThat(failure)
                .hasMessageContainingAll("The expired UserSig of bob", "AfterTestCases.after(", "was never presented"));
    }

    @Test
    @DisplayName("and is all right if it was")
    void isAllRightIfItWas() {
        assertThat(Suite.run(Suite.ONE_BY_ONE, PresentingTestCases.class).passed())
                .isEqualTo(2);
    }

    @Test
    @DisplayName("of a kind that JUnit has and this test does not know, is to be tried: there is none")
    void isOfAKindThatIsTried() {
        Set<String> unknown = new TreeSet<>();
        for (String name : new String[] {"org.junit.jupiter.api", "org.junit.jupiter.params"}) {
            ReflectionSupport.findAllClassesInPackage(name, this::isForMethods, each -> true).stream()
                    .filter(type -> type.getPackageName().equals(name))
                    .map(Class::getSimpleName)
                    .forEach(unknown::add);
        }
        assertThat(unknown).containsAll(CALLED);
        unknown.removeAll(CALLED);
        assertThat(NOT_CALLED).containsAll(unknown);
    }

    private boolean isForMethods(Class<?> type) {
        Target target = type.getAnnotation(Target.class);
        return type.isAnnotation()
                && target != null
                && Arrays.asList(target.value()).contains(ElementType.METHOD);
    }

    @ParameterizedClass
    @ValueSource(strings = {"x", "y"})
    @EnableMockIm
    static class BeforeTestCases {

        BeforeTestCases(String value) {
            assertThat(value).isNotEmpty();
        }

        @BeforeParameterizedClassInvocation
        static void before(String value, @WithExpiredUserSig("alice") UserSig sig) {}

        @Test
        void presentsNothing(MockIm im) {
            assertThat(im.accounts()).isNotEmpty();
        }
    }

    @ParameterizedClass
    @ValueSource(strings = {"x", "y"})
    @EnableMockIm
    static class AfterTestCases {

        AfterTestCases(String value) {
            assertThat(value).isNotEmpty();
        }

        @AfterParameterizedClassInvocation
        static void after(String value, @WithExpiredUserSig("bob") UserSig sig) {}

        @Test
        void presentsNothing(MockIm im) {
            assertThat(im.accounts()).isNotEmpty();
        }
    }

    @ParameterizedClass
    @ValueSource(strings = {"x", "y"})
    @EnableMockIm
    static class PresentingTestCases {

        PresentingTestCases(String value) {
            assertThat(value).isNotEmpty();
        }

        @BeforeParameterizedClassInvocation
        static void before(String value, @WithExpiredUserSig("alice") UserSig sig, MockIm im) {
            assertThat(im.login("alice", sig.text()).code()).isEqualTo(70001);
        }

        @AfterParameterizedClassInvocation
        static void after(String value, @WithExpiredUserSig("bob") UserSig sig, MockIm im) {
            assertThat(im.login("bob", sig.text()).code()).isEqualTo(70001);
        }

        @Test
        void presentsNothing(MockIm im) {
            assertThat(im.accounts()).isNotEmpty();
        }
    }
}
