package io.github.usersig.junit5;

import io.github.usersig.clock.AppClock;
import io.github.usersig.clock.ClockScope;
import io.github.usersig.clock.ClockState;
import java.lang.reflect.AnnotatedElement;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;
import org.junit.platform.commons.support.AnnotationSupport;

/**
 * Sets the app's clock before a test, and puts back after it all that was changed about it. The locks that keep such tests
 * apart are on the annotations: JUnit does not look for them here. Keeps no state.
 */
class ClockExtension implements BeforeEachCallback, AfterEachCallback, ParameterResolver {

    /** The resource under which JUnit keeps apart who reads and who moves the clock. */
    static final String LOCK = "io.github.usersig.clock.AppClock";

    private static final Namespace NAMESPACE = Namespace.create(ClockExtension.class);
    private static final String AS_BEFORE = "as before the test";

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
        ClockWatch.lookBefore(context);
        context.getStore(NAMESPACE).put(AS_BEFORE, AppClock.remember());
        setting.ifPresent(ClockSetting::apply);
    }

    @Override
    public void afterEach(ExtensionContext context) {
        ClockScope asBefore = context.getStore(NAMESPACE).remove(AS_BEFORE, ClockScope.class);
        if (asBefore == null) { // beforeEach has failed, and changed nothing
            return;
        }
        List<ClockState> left = ClockWatch.changedByTests();
        asBefore.close();
        if (!left.isEmpty()
                && onlyReads(context)
                && context.getExecutionException().isEmpty()) {
            throw new AssertionError(
                    "%s has @ReadsClock and changed the app's clock: %s. It has been put back; say @WritesClock, so that no other test reads it meanwhile"
                            .formatted(context.getRequiredTestMethod(), left.get(0)));
        }
    }

    /** Whether the closest level that says something about the clock says no more than that it is read. */
    private static boolean onlyReads(ExtensionContext context) {
        if (AnnotationSupport.isAnnotated(context.getRequiredTestMethod(), ReadsClock.class)) {
            return true;
        }
        if (writes(context.getRequiredTestMethod())) {
            return false;
        }
        for (Class<?> level : ClassesAround.of(context)) {
            if (writes(level)) {
                return false;
            }
            if (AnnotationSupport.isAnnotated(level, ReadsClock.class)) {
                return true;
            }
        }
        return false;
    }

    private static boolean writes(AnnotatedElement level) {
        return AnnotationSupport.isAnnotated(level, WritesClock.class)
                || ClockSetting.on(level).isPresent();
    }
}
