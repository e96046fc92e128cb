package io.github.usersig.junit5;

import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/** Resolves what {@link EnableMockIm} offers and tells, after a test, what the mock was asked. Keeps no state. */
class EnableMockImExtension implements ParameterResolver, BeforeEachCallback, AfterEachCallback {

    @Override
    public ExtensionContextScope getTestInstantiationExtensionContextScope(ExtensionContext rootContext) {
        return ExtensionContextScope.TEST_METHOD;
    }

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
        return TenantParameters.supports(parameter)
                && Owner.of(context)
                        .settings()
                        .map(TenantSettings::byAnnotation)
                        .orElse(true);
    }

    @Override
    public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
        return TenantParameters.resolve(parameter, TestApp.of(context).requireTenant());
    }

    @Override
    public void beforeEach(ExtensionContext context) {
        JournalReport.begin(context);
    }

    @Override
    public void afterEach(ExtensionContext context) {
        JournalReport.end(context);
    }
}
