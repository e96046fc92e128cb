package io.github.usersig.junit5;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.usersig.mockim.MockIm;
import java.net.URI;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

@DisplayName("mockIm(), app() and endpoint() of a MockImExtension")
class AccessorsTest {

    private static final List<String> ERRORS = Collections.synchronizedList(new ArrayList<>());

    @Test
    @DisplayName("give the tenant from static methods, nested classes and lambdas, from @BeforeAll to @AfterAll")
    void giveTheTenantFromStaticPlaces() {
        assertThat(Suite.run(Suite.ONE_BY_ONE, StaticTestCases.class).passed()).isEqualTo(2);
    }

    @Test
    @DisplayName("of an instance field: the tenant of the test that runs")
    void giveTheTenantOfTheTestThatRuns() {
        assertThat(Suite.run(Suite.ONE_BY_ONE, InstanceTestCases.class).passed())
                .isEqualTo(2);
    }

    @Test
    @DisplayName("say so when no class with it runs")
    void sayThatNoneRuns() {
        MockImExtension none = MockImExtension.builder().build();
        List<Supplier<?>> all = List.of(none::mockIm, none::app, none::endpoint);
        for (Supplier<?> accessor : all) {
            assertThatThrownBy(accessor::get)
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessageContainingAll(
                            "no test with it runs now", "@RegisterExtension", "not in a static initializer");
        }
    }

    @Test
    @DisplayName("say so when several classes with the same field run")
    void sayThatSeveralRun() {
        ERRORS.clear();
        assertThat(Suite.run(Suite.ONE_BY_ONE, OuterTestCases.class).passed()).isEqualTo(1);
        assertThat(ERRORS).singleElement().asString().contains("it serves [", "at once", "inject MockIm");
    }

    static class StaticTestCases {

        @RegisterExtension
        static final MockImExtension IM =
                MockImExtension.builder().accounts("alice").build();

        private static final Supplier<URI> ENDPOINT = IM::endpoint;

        @BeforeAll
        static void isThereBeforeAll() {
            assertThat(IM.mockIm().accounts()).hasSize(2);
            assertThat(IM.app().admins()).isNotEmpty();
        }

        @Test
        void isThere(MockIm im) {
            assertThat(ENDPOINT.get()).isEqualTo(im.endpoint());
            assertThat(IM.mockIm()).isSameAs(im);
        }

        @Nested
        class Inside {
            @Test
            void isThere(MockIm im) {
                assertThat(IM.mockIm()).isSameAs(im);
            }
        }

        @AfterAll
        static void isThereAfterAll() {
            assertThat(IM.mockIm().accounts()).hasSize(2);
        }
    }

    static class InstanceTestCases {

        @RegisterExtension
        final MockImExtension im = MockImExtension.builder().build();

        @Test
        void isTheOneOfThisTest(MockIm own) {
            assertThat(im.mockIm()).isSameAs(own);
        }

        @Test
        void isTheOneOfThisTestToo(MockIm own) {
            assertThat(im.mockIm()).isSameAs(own);
        }
    }

    /** Runs a second class with the same field while its own test runs. */
    static class OuterTestCases extends SharedFieldTestCases {
        @Override
        void test() {
            assertThat(Suite.run(Suite.ONE_BY_ONE, OtherTestCases.class).passed())
                    .isEqualTo(1);
        }
    }

    static class OtherTestCases extends SharedFieldTestCases {
        @Override
        void test() {
            try {
                IM.mockIm();
            } catch (IllegalStateException e) {
                ERRORS.add(e.getMessage());
            }
        }
    }

    abstract static class SharedFieldTestCases {

        @RegisterExtension
        static final MockImExtension IM = MockImExtension.builder().build();

        abstract void test();

        @Test
        void runs() {
            test();
        }
    }
}
