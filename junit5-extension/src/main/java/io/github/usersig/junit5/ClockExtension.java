package io.github.usersig.junit5;

import io.github.usersig.clock.AppClock;
import io.github.usersig.clock.ClockState;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;
import org.junit.platform.commons.support.AnnotationSupport;

/**
 * Sets the app's clock before a test, puts it back after it, and tells who left it moved. The locks that keep such tests
 * apart are on the annotations: JUnit does not look for them here. Keeps no state.
 */
class ClockExtension implements BeforeEachCallback, AfterEachCallback, ParameterResolver {

    /** The resource under which JUnit keeps apart who reads and who moves the clock. */
    static final String LOCK = "io.github.usersig.clock.AppClock";

    private static final Namespace NAMESPACE = Namespace.create(ClockExtension.class);
    private static final String SETTING = "setting";
    private static final String BASELINE = "baseline";

    /** Made by JUnit. */
    ClockExtension() {
        OldestJUnit.require(ClockExtension.class.getClassLoader());
    }

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
        return parameter.getParameter().getType() == AppClock.class;
    }

    @Override
    public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
        return context.getTestMethod()
                .flatMap(method -> ClockSetting.of(context))
                .map(ClockSetting::clock)
                .orElseGet(AppClock::get);
    }

    @Override
    public void beforeEach(ExtensionContext context) {
        Optional<ClockSetting> setting = ClockSetting.of(context);
        ClockState found = AppClock.get().state();
        if (found.movedBy().filter(ClockExtension::isATest).isPresent()) {
            AppClock.get().restore();
            context.publishReportEntry(
                    "clock",
                    "before %s the app's clock was found moved, and has been put back: %s. Mark that test with @WritesClock"
                            .formatted(context.getDisplayName(), found));
        }
        if (found.isMoved() && found.movedBy().filter(ClockExtension::isATest).isEmpty()) {
            context.getStore(NAMESPACE).put(BASELINE, found);
        }
        setting.ifPresent(present -> {
            context.getStore(NAMESPACE).put(SETTING, present);
            present.apply();
        });
    }

    @Override
    public void afterEach(ExtensionContext context) {
        ClockState left = AppClock.get().state();
        ClockSetting setting = context.getStore(NAMESPACE).remove(SETTING, ClockSetting.class);
        boolean movedByTest = left.movedBy().filter(ClockExtension::isATest).isPresent();
        if (setting != null) {
            setting.clock().restore();
        }
        if (movedByTest) {
            AppClock.get().restore();
        }
        backToBaseline(context.getStore(NAMESPACE).remove(BASELINE, ClockState.class));
        if (movedByTest && onlyReads(context) && context.getExecutionException().isEmpty()) {
            throw new AssertionError(
                    "%s has @ReadsClock and moved the app's clock: %s. It has been put back; say @WritesClock, so that no other test reads it meanwhile"
                            .formatted(context.getRequiredTestMethod(), left));
        }
    }

    /** A JVM may have been started with its clock moved. */
    private static void backToBaseline(@Nullable ClockState baseline) {
        if (baseline != null && !AppClock.get().state().isMoved()) {
            if (baseline.isFrozen()) {
                AppClock.get().freezeAt(baseline.now());
            } else {
                AppClock.get().skew(baseline.offset());
            }
        }
    }

    private static boolean onlyReads(ExtensionContext context) {
        return AnnotationSupport.isAnnotated(context.getRequiredTestMethod(), ReadsClock.class)
                || (AnnotationSupport.findAnnotation(context.getRequiredTestClass(), ReadsClock.class)
                                .isPresent()
                        && ClockSetting.of(context).isEmpty()
                        && !AnnotationSupport.isAnnotated(context.getRequiredTestMethod(), WritesClock.class));
    }

    /** Whether who moved it was neither this extension nor whoever started the JVM. */
    private static boolean isATest(String movedBy) {
        return !movedBy.startsWith(ClockSetting.class.getName() + ".")
                && !movedBy.startsWith(ClockExtension.class.getName() + ".")
                && !movedBy.startsWith("the agent's");
    }
}
