package io.github.usersig.junit5;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.usersig.SdkApp;
import io.github.usersig.mockim.MockIm;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.extension.RegisterExtension;

@DisplayName("A field of type MockIm or SdkApp")
class TenantFieldsTest {

    @Test
    @DisplayName("is filled before @BeforeAll if it is static, else before @BeforeEach, with the tenant of the test")
    void isFilledWithTheTenantOfTheTest() {
        assertThat(Suite.run(
                                Suite.ONE_BY_ONE,
                                ByAnnotationTestCases.class,
                                ByExtensionTestCases.class,
                                ByExtendWithTestCases.class)
                        .passed())
                .isEqualTo(4);
    }

    @Test
    @DisplayName("is filled anew for each class that inherits it, and each test that has its own tenant")
    void isFilledAnew() {
        assertThat(Suite.run(
                                Suite.ONE_BY_ONE,
                                FirstHeirTestCases.class,
                                SecondHeirTestCases.class,
                                PerMethodTestCases.class)
                        .passed())
                .isEqualTo(4);
    }

    @Test
    @DisplayName(
            "is left alone if it has an annotation of somebody else's, or the class has filled it, or nobody has a back end")
    void isLeftAlone() {
        assertThat(Suite.run(Suite.ONE_BY_ONE, LeftAloneTestCases.class, WithoutBackEndTestCases.class)
                        .passed())
                .isEqualTo(2);
    }

    @EnableMockIm
    static class ByAnnotationTestCases {

        private static @Nullable MockIm ofClass;
        private @Nullable MockIm im;
        private @Nullable SdkApp app;

        @BeforeAll
        static void seesTheStaticOne(MockIm im) {
            assertThat(ofClass).isSameAs(im);
        }

        @BeforeEach
        void seesTheOthers(MockIm same) {
            assertThat(im).isSameAs(same);
            assertThat(app).isEqualTo(same.app());
        }

        @Test
        void useThem() {
            assertThat(requireNonNull(im).accounts()).isNotEmpty();
        }

        @Nested
        class Inside {
            private @Nullable MockIm inner;

            @Test
            void hasThemToo() {
                assertThat(inner).isNotNull().isSameAs(im);
            }
        }
    }

    static class ByExtensionTestCases {

        @RegisterExtension
        static final MockImExtension IM = MockImExtension.builder().build();

        private @Nullable MockIm im;

        @Test
        void hasIt(MockIm same) {
            assertThat(im).isSameAs(same).isSameAs(IM.mockIm());
            assertThat(IM.app()).isEqualTo(same.app());
            assertThat(IM.endpoint()).isEqualTo(same.endpoint());
        }
    }

    @ExtendWith(MockImExtension.class)
    static class ByExtendWithTestCases {

        private @Nullable SdkApp app;

        @Test
        void hasIt(MockIm im) {
            assertThat(im.app()).isEqualTo(app);
        }
    }

    @EnableMockIm
    abstract static class AncestorTestCases {
        static @Nullable MockIm ofClass;

        @Test
        void isThatOfTheClass(MockIm im) {
            assertThat(ofClass).isSameAs(im);
        }
    }

    static class FirstHeirTestCases extends AncestorTestCases {}

    static class SecondHeirTestCases extends AncestorTestCases {}

    @EnableMockIm(tenantPer = TenantPer.METHOD)
    @TestInstance(TestInstance.Lifecycle.PER_CLASS)
    static class PerMethodTestCases {

        private static @Nullable MockIm ofNoClass;
        private @Nullable MockIm im;

        @RepeatedTest(2)
        void isThatOfTheTest(MockIm own) {
            assertThat(im).isSameAs(own);
            assertThat(ofNoClass).isNull();
        }
    }

    /** As dependency injection has it. */
    @Retention(RetentionPolicy.RUNTIME)
    @interface Autowired {}

    @EnableMockIm
    static class LeftAloneTestCases {

        private static final SdkApp OWN = SdkApp.random();

        @Autowired
        private @Nullable MockIm ofSomebodyElse;

        private SdkApp filled = OWN;

        @Test
        void areAsTheyWere(MockIm im) {
            assertThat(ofSomebodyElse).isNull();
            assertThat(filled).isSameAs(OWN).isNotEqualTo(im.app());
        }
    }

    static class WithoutBackEndTestCases {

        private @Nullable MockIm im;

        @Test
        void isNull(@WithUserSig("alice") String sig) {
            assertThat(im).isNull();
        }
    }
}
