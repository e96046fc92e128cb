package io.github.usersig.junit5;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.usersig.UserSig;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The rows of the table in docs/junit5.md. */
@DisplayName("Which @WithUserSig counts: the closest one")
class LevelsTest {

    private static boolean isExpired(UserSig sig) {
        return sig.isExpiredAt(java.time.Instant.now());
    }

    @WithUserSig("of-superclass")
    static class Base {}

    @Nested
    @WithUserSig("of-class")
    @DisplayName("on a class")
    class OnAClass extends Base {

        @WithUserSig("of-field")
        private UserSig field = UserSigFixture.PLACEHOLDER;

        @WithUserSig
        private UserSig fieldWithoutUser = UserSigFixture.PLACEHOLDER;

        @Test
        @WithUserSig("of-method")
        @DisplayName("1. the parameter's own goes before all others")
        void prefersTheParametersOwn(@WithUserSig("of-parameter") UserSig sig) {
            assertThat(sig.userId()).isEqualTo("of-parameter");
        }

        @Test
        @WithUserSig("of-method")
        @DisplayName("2. the field's own goes before the method's and the class's")
        void prefersTheFieldsOwnToTheMethods() {
            assertThat(field.userId()).isEqualTo("of-field");
        }

        @Test
        @WithUserSig("of-method")
        @DisplayName("3. the method's goes before the class's")
        void prefersTheMethodsToThatOfTheClass(UserSig sig, ImCredentials credentials) {
            assertThat(sig.userId()).isEqualTo("of-method");
            assertThat(credentials.userId()).isEqualTo("of-method");
        }

        @Test
        @DisplayName("4. the class's goes before its superclass's")
        void prefersThatOfTheClassToItsSuperclasses(UserSig sig) {
            assertThat(sig.userId()).isEqualTo("of-class");
        }

        @Test
        @WithExpiredUserSig
        @DisplayName("the closest decides all but the user, who comes from the next one out that names one")
        void takesTheUserFromTheNextOneOut(UserSig sig, @WithUserSig UserSig valid) {
            assertThat(sig.userId()).isEqualTo("of-class");
            assertThat(isExpired(sig)).isTrue();
            assertThat(valid.userId()).isEqualTo("of-class");
            assertThat(isExpired(valid)).isFalse();
            assertThat(fieldWithoutUser.userId()).isEqualTo("of-class");
        }

        @Test
        @WithUserSig("of-method")
        @DisplayName("a field without a user takes the method's")
        void takesTheUserOfTheMethodForAField() {
            assertThat(fieldWithoutUser.userId()).isEqualTo("of-method");
        }

        @Test
        @DisplayName("an admin is the app's own, unless the annotation names one itself")
        void takesTheAppsAdminUnlessOneIsNamed(
                @WithAdminUserSig UserSig admin, @WithAdminUserSig("boss") UserSig boss) {
            assertThat(admin.userId()).isEqualTo("administrator");
            assertThat(boss.userId()).isEqualTo("boss");
        }

        @Nested
        @DisplayName("6. around this one")
        class Inside {
            @Test
            @DisplayName("counts, at any depth")
            void countsAtAnyDepth(UserSig sig) {
                assertThat(sig.userId()).isEqualTo("of-class");
                assertThat(field.userId()).isEqualTo("of-field");
            }

            @Nested
            @WithUserSig("of-deepest")
            class Deepest {
                @Test
                void prefersItsOwn(UserSig sig) {
                    assertThat(sig.userId()).isEqualTo("of-deepest");
                }
            }

            @Nested
            class Sibling {
                @Test
                void doesNotSeeItsSiblings(UserSig sig) {
                    assertThat(sig.userId()).isEqualTo("of-class");
                }
            }
        }

        @Nested
        @DisplayName("5. whose superclass has one")
        class WithSuperclass extends Base {
            @Test
            @DisplayName("goes before the enclosing class's")
            void prefersTheSuperclassToTheEnclosingClass(UserSig sig) {
                assertThat(sig.userId()).isEqualTo("of-superclass");
            }
        }
    }

    @Retention(RetentionPolicy.RUNTIME)
    @WithUserSig(value = "carol", validFor = "PT5M")
    @interface Carol {
        String validFor() default "";

        UserSigKind kind() default UserSigKind.VALID;
    }

    @Retention(RetentionPolicy.RUNTIME)
    @Carol(kind = UserSigKind.EXPIRED)
    @interface FormerlyCarol {}

    @Test
    @DisplayName("composed annotations give attributes of the same name, at every depth")
    void givesAttributesThroughComposedAnnotations(
            @Carol UserSig carol, @Carol(validFor = "PT7M") UserSig longer, @FormerlyCarol UserSig former) {
        assertThat(carol.userId()).isEqualTo("carol");
        assertThat(carol.validity()).hasMinutes(5);
        assertThat(longer.validity()).hasMinutes(7);
        assertThat(former.userId()).isEqualTo("carol");
        assertThat(isExpired(former)).isTrue();
    }

    @Nested
    @DisplayName("reaches")
    @WithUserSig("of-class")
    class Reaches {

        private final UserSig fromConstructor;
        private final List<UserSig> fromBeforeEach = new ArrayList<>();

        @WithUserSig("static-field")
        private static UserSig ofClass = UserSigFixture.PLACEHOLDER;

        @WithUserSig("text-field")
        private String text = "";

        Reaches(UserSig sig) {
            this.fromConstructor = sig;
        }

        @BeforeEach
        void beforeEach(UserSig sig, @WithUserSig("before-each") String other) {
            fromBeforeEach.add(sig);
            fromBeforeEach.add(UserSig.parse(other));
        }

        @Test
        @WithUserSig("of-method")
        @DisplayName("constructors, life-cycle methods, and fields of any visibility, static ones included")
        void reachesConstructorsLifeCycleMethodsAndFields() {
            assertThat(fromConstructor.userId()).isEqualTo("of-method");
            assertThat(fromBeforeEach).extracting(UserSig::userId).containsExactly("of-method", "before-each");
            assertThat(ofClass.userId()).isEqualTo("static-field");
            assertThat(UserSig.parse(text).userId()).isEqualTo("text-field");
        }

        @RepeatedTest(2)
        @DisplayName("repeated tests")
        void reachesRepeatedTests(UserSig sig) {
            assertThat(sig.userId()).isEqualTo("of-class");
        }

        @TestFactory
        @DisplayName("factories of dynamic tests")
        List<DynamicTest> reachesFactoriesOfDynamicTests(UserSig sig) {
            return List.of(DynamicTest.dynamicTest(
                    "one", () -> assertThat(sig.userId()).isEqualTo("of-class")));
        }

        @ParameterizedTest
        @MethodSource("io.github.usersig.junit5.UserSigFixture#ofMallory")
        @DisplayName("no arguments of parameterized tests, which others make")
        void reachesNoArgumentsOfParameterizedTests(UserSig argument, @WithUserSig UserSig sig) {
            assertThat(argument.userId()).isEqualTo("mallory");
            assertThat(sig.userId()).isEqualTo("of-class");
        }
    }

    @Nested
    @DisplayName("on fields of PER_CLASS classes: a new one for each test")
    @TestInstance(TestInstance.Lifecycle.PER_CLASS)
    class PerClass {

        @WithUserSig("alice")
        private String sig = "";

        private final List<String> seen = new ArrayList<>();

        @RepeatedTest(2)
        void injectsANewOneForEachTest() {
            assertThat(sig).isNotEmpty();
            seen.add(sig);
        }
    }

    @Test
    @DisplayName(
            "on a superclass alone it is enough; interfaces come after superclasses, and a static class stands alone")
    void countsOnASuperclassAlone() {
        assertThat(Suite.run(OfSuperclassAndInterfaceTestCases.class, OfInterfaceTestCases.class)
                        .passed())
                .isEqualTo(2);
        assertThat(Suite.run(AroundStatic.InsideTestCases.class).failure())
                .hasMessageContaining("No ParameterResolver registered");
    }

    @Test
    @DisplayName("a life-cycle method's own goes before the test's")
    void prefersTheLifeCycleMethodsOwn() {
        assertThat(Suite.run(LifeCycleMethodTestCases.class).passed()).isEqualTo(1);
    }

    @WithUserSig("of-interface")
    interface WithInterface {}

    static class OfSuperclassAndInterfaceTestCases extends Base implements WithInterface {
        @Test
        void getsThatOfTheSuperclass(UserSig sig) {
            assertThat(sig.userId()).isEqualTo("of-superclass");
        }
    }

    static class OfInterfaceTestCases implements WithInterface {
        @Test
        void getsThatOfTheInterface(UserSig sig) {
            assertThat(sig.userId()).isEqualTo("of-interface");
        }
    }

    @WithUserSig("around")
    static class AroundStatic {
        static class InsideTestCases {
            @Test
            void neverRuns(@WithUserSig String ours, UserSig nobodys) {}
        }
    }

    @WithUserSig("of-class")
    static class LifeCycleMethodTestCases {
        @BeforeEach
        @WithUserSig("of-before-each")
        void beforeEach(UserSig sig) {
            assertThat(sig.userId()).isEqualTo("of-before-each");
        }

        @Test
        @WithUserSig("of-method")
        void getsThatOfTheMethod(UserSig sig) {
            assertThat(sig.userId()).isEqualTo("of-method");
        }
    }

    @Nested
    @DisplayName("used wrongly")
    class Misuse {

        @Test
        @DisplayName("on a final field: says so")
        void refusesAFinalField() {
            assertThat(Suite.run(FinalFieldTestCases.class).failure())
                    .hasMessageContainingAll("FinalFieldTestCases.sig", "is final", "remove final");
        }

        @Test
        @DisplayName("on a field of another type: says which types work")
        void saysWhichTypesWorkForAField() {
            assertThat(Suite.run(WrongFieldTestCases.class).failure())
                    .hasMessageContainingAll(
                            "@WithUserSig on field", "WrongFieldTestCases.sig", "UserSig, String or ImCredentials");
        }

        @Test
        @DisplayName("a String without annotation is nobody's")
        void leavesAnUnannotatedStringAlone() {
            assertThat(Suite.run(UnannotatedStringTestCases.class).failure())
                    .hasMessageContaining("No ParameterResolver registered");
        }
    }

    static class FinalFieldTestCases {
        @WithUserSig
        private final String sig = String.valueOf(1);

        @Test
        void neverRuns() {
            assertThat(sig).isNotNull();
        }
    }

    static class WrongFieldTestCases {
        @WithUserSig
        private int sig;

        @Test
        void neverRuns() {
            assertThat(sig).isZero();
        }
    }

    @WithUserSig
    static class UnannotatedStringTestCases {
        @Test
        void neverRuns(String sig) {}
    }
}
