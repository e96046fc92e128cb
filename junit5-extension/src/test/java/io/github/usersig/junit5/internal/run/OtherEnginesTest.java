package io.github.usersig.junit5.internal.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectMethod;

import io.github.usersig.UserSig;
import io.github.usersig.junit5.EnableMockIm;
import io.github.usersig.junit5.FreezeClock;
import io.github.usersig.junit5.MockImExtension;
import io.github.usersig.junit5.UserSigKind;
import io.github.usersig.junit5.WithClockSkew;
import io.github.usersig.junit5.WithExpiredUserSig;
import io.github.usersig.junit5.WithUserSig;
import io.github.usersig.junit5.internal.run.ForeignEngine.Before;
import io.github.usersig.junit5.internal.run.ForeignEngine.ForeignTest;
import io.github.usersig.junit5.internal.run.ForeignEngine.Ignore;
import io.github.usersig.mockim.MockIm;
import java.lang.annotation.Repeatable;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.util.ArrayList;
import java.util.List;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.platform.launcher.EngineFilter;
import org.junit.platform.launcher.TagFilter;

@DisplayName("A test with annotations of ours that another engine than Jupiter runs")
class OtherEnginesTest {

    private static final String MODE = "usersig.other-engines";

    @ParameterizedTest
    @CsvSource({
        "OnTheMethod,        @FreezeClock on method [public void",
        "OnAParameter,       @WithExpiredUserSig on parameter [",
        "OnAConstructor,     @WithUserSig on parameter [",
        "OnAField,           @WithUserSig on field [",
        "OnTheClass,         @EnableMockIm on class [",
        "OnASuperclass,      @EnableMockIm on class [io.github.usersig.junit5.internal.run.OtherEnginesTest$OnTheClass]",
        "OnAnInterface,      @WithClockSkew on class [",
        "OnASuperinterface,  @WithClockSkew on class [",
        "OnALifeCycleMethod, @WithUserSig on method [",
        "Composed,           @FormerEmployee on method [",
        "Repeated,           @Once on method [",
        "ByAnExtension,      MockImExtension on field [",
    })
    @DisplayName("makes the run red, wherever they stand, and is told with the cure")
    void makesTheRunRed(String name, String where) throws ClassNotFoundException {
        WholeRun run =
                WholeRun.of(Class.forName(getClass().getName() + "$" + name)).run();

        assertThat(run.passed()).containsExactly("test");
        assertThat(run.failures())
                .singleElement()
                .asString()
                .contains(
                        where,
                        "the engine foreign runs " + getClass().getName() + "$" + name,
                        "Make it a test of JUnit Jupiter",
                        "usersig.other-engines = warn or ignore");
    }

    @Test
    @DisplayName("makes the run red by the class around an inner one, whose fields count too")
    void makesTheRunRedByTheClassAround() {
        assertThat(WholeRun.of(Around.Inner.class).run().failures())
                .hasSize(2)
                .anyMatch(message -> message.contains("@EnableMockIm on class"))
                .anyMatch(message -> message.contains("@WithUserSig on field"));
    }

    @Test
    @DisplayName("does not by the class around a static one, which Jupiter does not ask either")
    void leavesStaticClassesAlone() {
        assertThat(WholeRun.of(Around.Static.class).run().failures()).isEmpty();
    }

    @Test
    @DisplayName("counts if it is among those that were selected, and no other method does")
    void countsIfSelected() {
        assertThat(WholeRun.of(selectMethod(Selected.class, "plain")).run().failures())
                .isEmpty();
        assertThat(WholeRun.of(selectMethod(Selected.class, "frozen")).run().failures())
                .hasSize(1);
    }

    @Test
    @DisplayName("is found by its class alone, where the engine does not tell its methods")
    void isFoundByItsClassAlone() {
        assertThat(WholeRun.of(Selected.class).whoseEngineTellsNoMethods().run().failures())
                .hasSize(1);
    }

    @Test
    @DisplayName("is told once for each engine, and beside what Jupiter runs of the class")
    void isToldBesideWhatJupiterRunsOfTheClass() {
        WholeRun run = WholeRun.of(InBoth.class).run();

        assertThat(run.passed()).containsExactlyInAnyOrder("test", "ofJupiter(MockIm)");
        assertThat(run.failures()).singleElement().asString().contains("@EnableMockIm on class");
    }

    @Test
    @DisplayName("does not count if it is not run: ignored, or filtered out")
    void doesNotCountIfItIsNotRun() {
        assertThat(WholeRun.of(IgnoredMethod.class, IgnoredClass.class).run().failures())
                .isEmpty();
        assertThat(WholeRun.of(OnTheMethod.class, OfJupiter.class)
                        .with(TagFilter.includeTags("there-is-none"))
                        .run()
                        .failures())
                .isEmpty();
    }

    @Test
    @DisplayName("is none: then our engine does not show, nor does it count")
    void doesNotShowIfThereIsNone() {
        WholeRun run = WholeRun.of(OfJupiter.class, Plain.class).run();

        assertThat(run.failures()).isEmpty();
        assertThat(run.engines()).contains("JUnit Jupiter", "Foreign").doesNotContain("UserSig TestKit");
    }

    @Test
    @DisplayName("shows as tests of an engine of ours")
    void showsAsTestsOfOurEngine() {
        assertThat(WholeRun.of(OnTheMethod.class).run().engines()).contains("UserSig TestKit");
    }

    @Test
    @DisplayName("is logged, and the run is green, if so configured")
    void isLoggedIfSoConfigured() {
        List<String> logged = new ArrayList<>();
        WholeRun run = WholeRun.of(OnTheMethod.class).with(MODE, "warn");

        logging(logged, run::run);

        assertThat(run.failures()).isEmpty();
        assertThat(logged).singleElement().asString().contains("@FreezeClock on method");
    }

    @Test
    @DisplayName("passes in silence only if so configured")
    void passesInSilenceIfSoConfigured() {
        List<String> logged = new ArrayList<>();
        WholeRun run = WholeRun.of(OnTheMethod.class).with(MODE, "ignore");

        logging(logged, run::run);

        assertThat(run.failures()).isEmpty();
        assertThat(logged).isEmpty();
    }

    @Test
    @DisplayName("is told all the same if the configuration is misspelt, which is told as well")
    void isToldIfTheConfigurationIsMisspelt() {
        assertThat(WholeRun.of(OnTheMethod.class).with(MODE, "wran").run().failures())
                .hasSize(2)
                .contains("usersig.other-engines = wran says nothing: write fail, warn or ignore");
    }

    @Test
    @DisplayName("is logged where a filter keeps our engine out, with what to write")
    void isLoggedWhereOurEngineIsKeptOut() {
        List<String> logged = new ArrayList<>();
        WholeRun run = WholeRun.of(OnTheMethod.class).with(EngineFilter.includeEngines("foreign"));

        logging(logged, run::run);

        assertThat(logged)
                .singleElement()
                .asString()
                .contains("@FreezeClock on method", "let the engine usersig run as well");
    }

    @Test
    @DisplayName("is told in its own run, also while a test runs others")
    void isToldInItsOwnRun() {
        WholeRun run = WholeRun.of(OnTheMethod.class, RunsOthers.class).run();

        assertThat(run.failures()).singleElement().asString().contains("OtherEnginesTest$OnTheMethod");
    }

    private static void logging(List<String> logged, Runnable action) {
        Logger logger = Logger.getLogger(RunListener.class.getName());
        Handler handler = new Handler() {
            @Override
            public void publish(LogRecord entry) {
                logged.add(entry.getMessage());
            }

            @Override
            public void flush() {}

            @Override
            public void close() {}
        };
        logger.addHandler(handler);
        logger.setUseParentHandlers(false);
        try {
            action.run();
        } finally {
            logger.removeHandler(handler);
            logger.setUseParentHandlers(true);
        }
    }

    public static class OnTheMethod {
        @ForeignTest
        @FreezeClock("2027-01-01T00:00:00Z")
        public void test() {}
    }

    public static class OnAParameter {
        @ForeignTest
        public void test(@WithExpiredUserSig("alice") UserSig sig) {}
    }

    public static class OnAConstructor {
        public OnAConstructor(@WithUserSig("alice") UserSig sig) {}

        @ForeignTest
        public void test() {}
    }

    public static class OnAField {
        @WithUserSig("alice")
        private @Nullable UserSig sig;

        @ForeignTest
        public void test() {
            assertThat(sig).isNull();
        }
    }

    @EnableMockIm
    public static class OnTheClass {
        @ForeignTest
        public void test() {}
    }

    public static class OnASuperclass extends OnTheClass {}

    @WithClockSkew("PT10M")
    public interface Fast {}

    public interface Faster extends Fast {}

    public static class OnAnInterface implements Fast {
        @ForeignTest
        public void test() {}
    }

    public static class OnASuperinterface implements Faster {
        @ForeignTest
        public void test() {}
    }

    public static class OnALifeCycleMethod {
        @Before
        @WithUserSig("alice")
        public void setUp() {}

        @WithUserSig("alice")
        public void isNoTest() {}

        @ForeignTest
        public void test() {}
    }

    @Retention(RetentionPolicy.RUNTIME)
    @WithUserSig(kind = UserSigKind.EXPIRED, validFor = "P7D")
    @interface FormerEmployee {}

    public static class Composed {
        @ForeignTest
        @FormerEmployee
        public void test() {}
    }

    @Retention(RetentionPolicy.RUNTIME)
    @Repeatable(Often.class)
    @WithUserSig("alice")
    @interface Once {}

    @Retention(RetentionPolicy.RUNTIME)
    @interface Often {
        Once[] value();
    }

    public static class Repeated {
        @ForeignTest
        @Once
        @Once
        public void test() {}
    }

    public static class ByAnExtension {
        static final MockImExtension IM = MockImExtension.builder().build();

        @ForeignTest
        public void test() {}
    }

    @EnableMockIm
    public static class Around {
        @WithUserSig("alice")
        private @Nullable UserSig sig;

        public class Inner {
            @ForeignTest
            public void test() {
                assertThat(sig).isNull();
            }
        }

        public static class Static {
            @ForeignTest
            public void test() {}
        }
    }

    public static class Selected {
        @ForeignTest
        @FreezeClock
        public void frozen() {}

        @ForeignTest
        public void plain() {}
    }

    @EnableMockIm
    public static class InBoth {
        @ForeignTest
        public void test() {}

        @Test
        void ofJupiter(MockIm im) {
            assertThat(im.app()).isNotNull();
        }
    }

    public static class IgnoredMethod {
        @ForeignTest
        @Ignore
        @FreezeClock
        public void test() {}

        @ForeignTest
        public void plain() {}
    }

    @Ignore
    @EnableMockIm
    public static class IgnoredClass {
        @ForeignTest
        public void test() {}
    }

    public static class Plain {
        @ForeignTest
        public void test() {}
    }

    @EnableMockIm
    static class OfJupiter {
        @Test
        void test(MockIm im) {
            assertThat(im.app()).isNotNull();
        }
    }

    static class RunsOthers {
        @Test
        void runsOthers() {
            assertThat(WholeRun.of(Plain.class).run().failures()).isEmpty();
        }
    }
}
