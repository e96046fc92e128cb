package io.github.usersig.spring;

import io.github.usersig.junit5.internal.GivenTenant;
import io.github.usersig.junit5.internal.TenantSource;
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.extension.BeforeTestExecutionCallback;
import org.junit.jupiter.api.extension.ConditionEvaluationResult;
import org.junit.jupiter.api.extension.ExecutionCondition;
import org.junit.jupiter.api.extension.ExtensionConfigurationException;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.springframework.context.ApplicationContext;
import org.springframework.test.context.junit.jupiter.SpringExtension;

/** Gives a test class the tenant of its Spring context. Keeps no state. */
class ContextTenantExtension implements ExecutionCondition, BeforeTestExecutionCallback, TenantSource {

    private static final ConditionEvaluationResult GO_ON =
            ConditionEvaluationResult.enabled("@MockImProperties disables nothing");

    /** JUnit asks conditions before all else, whatever the order of extensions. */
    @Override
    public ConditionEvaluationResult evaluateExecutionCondition(ExtensionContext context) {
        if (context.getTestClass().isPresent() && context.getTestMethod().isEmpty()) {
            RunParameters.note(context);
            TenantSource.register(context, this);
        }
        return GO_ON;
    }

    @Override
    public GivenTenant give(ExtensionContext owner) {
        Class<?> testClass = owner.getRequiredTestClass();
        return DeclaredTenant.of(testClass)
                .flatMap(declared -> ContextTenant.of(SpringExtension.getApplicationContext(owner)))
                .orElseThrow(() -> new ExtensionConfigurationException(
                        "the Spring context of [%s] has no tenant: is it made by a loader that asks no ContextCustomizer?"
                                .formatted(testClass.getName())))
                .lendTo(testClass);
    }

    /** A nested class may have a context of its own, with a tenant that no test could look into. */
    @Override
    public void beforeTestExecution(ExtensionContext test) {
        ApplicationContext context = SpringExtension.getApplicationContext(test);
        Set<Class<?>> around = classesAround(test);
        if (ContextTenant.of(context)
                .filter(tenant -> tenant.isLentToOneOf(around))
                .isEmpty()) {
            throw new ExtensionConfigurationException(
                    "[%s] has another Spring context than the class around it, and so another tenant, but no @EnableMockIm of its own: add it, or let both have the same settings"
                            .formatted(test.getRequiredTestClass().getName()));
        }
    }

    private static Set<Class<?>> classesAround(ExtensionContext test) {
        Set<Class<?>> classes = new LinkedHashSet<>();
        for (Optional<ExtensionContext> c = Optional.of(test);
                c.isPresent();
                c = c.get().getParent()) {
            c.get().getTestClass().ifPresent(classes::add);
        }
        return classes;
    }
}
