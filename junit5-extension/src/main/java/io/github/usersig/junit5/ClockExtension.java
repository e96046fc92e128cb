package io.github.usersig.junit5;

import io.github.usersig.clock.AppClock;
import io.github.usersig.clock.ClockState;
import java.lang.reflect.AnnotatedElement;
import java.util.Optional;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;
import org.junit.jupiter.api.extension.TestInstanceFactoryContext;
import org.junit.jupiter.api.extension.TestInstancePreConstructCallback;
import org.junit.platform.commons.support.AnnotationSupport;

/**
 * Sets the app's clock for a class or a test, and has all that was changed about it put back at the end. The locks that keep such tests
 * apart are on the annotations: JUnit does not look for them here. Keeps no state.
 */
class ClockExtension
        implements TestInstancePreConstructCallback,
                BeforeAllCallback,
                BeforeEachCallback,
                AfterEachCallback,
                AfterAllCallback,
                ParameterResolver {

    /** The resource under which JUnit keeps apart who reads and who moves the clock. */
    static final String LOCK = "io.github.usersig.clock.AppClock";

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
        return ClockSetting.of(context).map(ClockSetting::clock).orElseGet(AppClock::get);
    }

    /** So that what a test sets for itself holds while its instance is made. */
    @Override
    public ExtensionContextScope getTestInstantiationExtensionContextScope(ExtensionContext root) {
        return ExtensionContextScope.TEST_METHOD;
    }

    /** Where one instance is for all tests of the class, it is made before anything else is called. */
    @Override
    public void preConstructTestInstance(TestInstanceFactoryContext factory, ExtensionContext context) {
        ClockHold.begin(context);
    }

    @Override
    public void beforeAll(ExtensionContext context) {
        ClockHold.begin(context);
    }

    @Override
    public void beforeEach(ExtensionContext context) {
        ClockHold.begin(context);
    }

    @Override
    public void afterEach(ExtensionContext context) {
        Optional<ClockHold> hold = ClockHold.of(context);
        if (hold.isEmpty() || context.getExecutionException().isPresent()) {
            return; // it has not begun, or the test has failed
        }
        ClockState changed = hold.get().changed();
        if (changed != null && onlyReads(context)) {
            hold.get().close();
            throw new AssertionError(
                    "%s has @ReadsClock and changed the app's clock: %s. It has been put back; say @WritesClock, so that no other test reads it meanwhile"
                            .formatted(context.getRequiredTestMethod(), changed));
        }
        ClockHold.hasPassed(context);
        hold.get().requireReaders(context.getRequiredTestMethod().toString());
    }

    /** Not before: what none of the tests before has loaded, the last one may. */
    @Override
    public void afterAll(ExtensionContext context) {
        if (context.getExecutionException().isEmpty()) {
            ClockHold.of(context)
                    .ifPresent(hold ->
                            hold.requireReaders(context.getRequiredTestClass().toString()));
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

    /** Whether it says that the clock is moved, be it by us or by the test. */
    static boolean writes(AnnotatedElement level) {
        return AnnotationSupport.isAnnotated(level, WritesClock.class)
                || ClockSetting.on(level).isPresent();
    }
}
