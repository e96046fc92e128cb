package io.github.usersig.junit5;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.DynamicTestInvocationContext;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.InvocationInterceptor;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/** Resolves what {@link EnableMockIm} offers and tells, after a test, what the mock was asked. Keeps no state. */
class EnableMockImExtension
        implements ParameterResolver,
                BeforeAllCallback,
                BeforeEachCallback,
                AfterEachCallback,
                AfterAllCallback,
                InvocationInterceptor {

    /** Made by JUnit. */
    EnableMockImExtension() {
        OldestJUnit.require(EnableMockImExtension.class.getClassLoader());
    }

    @Override
    public ExtensionContextScope getTestInstantiationExtensionContextScope(ExtensionContext rootContext) {
        return ExtensionContextScope.TEST_METHOD;
    }

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
        return TenantParameters.supports(parameter) && counts(context);
    }

    /** Whether the tenant is as the annotation says, not as an extension in a nested class does. */
    private static boolean counts(ExtensionContext context) {
        return Owner.of(context).settings().map(TenantSettings::byAnnotation).orElse(true);
    }

    @Override
    public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
        return TenantParameters.resolve(parameter, context, TestApp.of(context).requireTenant());
    }

    @Override
    public void beforeAll(ExtensionContext context) throws IllegalAccessException {
        if (counts(context)) {
            if (context.getTestInstance().isPresent()) { // whose @BeforeAll methods may work with it
                TestApp.takeGiven(context);
            }
            BeforeTest.beginClass(context);
            TenantFields.injectStatic(context);
        }
    }

    @Override
    public void beforeEach(ExtensionContext context) throws IllegalAccessException {
        if (counts(context)) {
            TestApp.takeGiven(context);
            TenantFields.injectInstances(context);
            BeforeTest.begin(context);
            JournalReport.begin(context);
        }
    }

    @Override
    public void afterEach(ExtensionContext context) {
        if (counts(context)) {
            JournalReport.end(context);
            BeforeTest.end(context);
        }
    }

    @Override
    public void afterAll(ExtensionContext context) {
        if (counts(context)) {
            JournalReport.endOfClass(context);
            BeforeTest.endClass(context);
        }
    }

    @Override
    public void interceptDynamicTest(
            Invocation<@Nullable Void> invocation, DynamicTestInvocationContext dynamic, ExtensionContext context)
            throws Throwable {
        JournalReport.watch(invocation, context, EnableMockImExtension::counts);
    }
}
