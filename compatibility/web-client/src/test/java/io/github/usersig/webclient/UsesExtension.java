package io.github.usersig.webclient;

import org.junit.jupiter.api.extension.ConditionEvaluationResult;
import org.junit.jupiter.api.extension.ExecutionCondition;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;
import org.junit.platform.commons.support.AnnotationSupport;

/** Gives each test the {@link WebClients} of its class and ends them with the test; skips where they cannot run. */
class UsesExtension implements ExecutionCondition, ParameterResolver {

    private static final boolean REQUIRED = "true".equals(System.getenv("USERSIG_NODE_REQUIRED"));
    private static final Namespace HERE = Namespace.create(UsesExtension.class);

    @Override
    public ConditionEvaluationResult evaluateExecutionCondition(ExtensionContext context) {
        var lack = clientOf(context).lack();
        if (lack.isEmpty() || REQUIRED) {
            return ConditionEvaluationResult.enabled("the client can run, or has to");
        }
        String notice = "SKIPPED, for " + lack.get() + ": " + context.getDisplayName();
        System.err.println(notice);
        return ConditionEvaluationResult.disabled(notice);
    }

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
        return parameter.getParameter().getType() == WebClients.class;
    }

    @Override
    public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
        return context.getStore(HERE)
                .getOrComputeIfAbsent(WebClients.class, type -> new WebClients(clientOf(context)), WebClients.class);
    }

    private static ClientKind clientOf(ExtensionContext context) {
        return AnnotationSupport.findAnnotation(
                        context.getRequiredTestClass(), Uses.class, context.getEnclosingTestClasses())
                .orElseThrow()
                .value();
    }
}
