package io.github.usersig.junit5;

import io.github.usersig.clock.AppClock;
import io.github.usersig.clock.ClockState;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
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
        putBack(movedByTests())
                .forEach(left -> context.publishReportEntry(
                        "clock",
                        "before %s the app's clock was found moved, and has been put back: %s. Mark that test with @WritesClock"
                                .formatted(context.getDisplayName(), left)));
        context.getStore(NAMESPACE).put(BASELINE, Baseline.now());
        setting.ifPresent(present -> {
            context.getStore(NAMESPACE).put(SETTING, present);
            present.apply();
        });
    }

    @Override
    public void afterEach(ExtensionContext context) {
        ClockSetting setting = context.getStore(NAMESPACE).remove(SETTING, ClockSetting.class);
        List<AppClock> moved = movedByTests();
        if (setting != null) {
            moved = moved.stream().filter(clock -> clock != setting.clock()).toList();
        }
        List<ClockState> left = putBack(moved);
        if (setting != null) {
            setting.clock().restore();
        }
        Baseline baseline = context.getStore(NAMESPACE).remove(BASELINE, Baseline.class);
        if (baseline != null) { // absent if beforeEach failed
            baseline.restore();
        }
        if (!left.isEmpty()
                && onlyReads(context)
                && context.getExecutionException().isEmpty()) {
            throw new AssertionError(
                    "%s has @ReadsClock and moved the app's clock: %s. It has been put back; say @WritesClock, so that no other test reads it meanwhile"
                            .formatted(context.getRequiredTestMethod(), left.get(0)));
        }
    }

    private static List<AppClock> movedByTests() {
        return AppClock.moved().stream()
                .filter(clock ->
                        clock.state().movedBy().filter(ClockExtension::isATest).isPresent())
                .toList();
    }

    /** Returns how they were. */
    private static List<ClockState> putBack(List<AppClock> clocks) {
        List<ClockState> found = clocks.stream().map(AppClock::state).toList();
        clocks.forEach(AppClock::restore);
        return found;
    }

    /** Clocks that the JVM was started with moved. */
    private record Baseline(Map<AppClock, ClockState> clocks) {

        static Baseline now() {
            Map<AppClock, ClockState> clocks = new LinkedHashMap<>();
            AppClock.moved().forEach(clock -> clocks.put(clock, clock.state()));
            return new Baseline(clocks);
        }

        void restore() {
            clocks.forEach((clock, before) -> {
                if (clock.state().isMoved()) {
                    return;
                }
                if (before.isFrozen()) {
                    clock.freezeAt(before.now());
                } else {
                    clock.skew(before.offset());
                }
            });
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
                && !movedBy.startsWith(ClockExtension.class.getName())
                && !movedBy.startsWith("the agent's");
    }
}
