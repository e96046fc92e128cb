package io.github.usersig.testcontainers;

import java.lang.annotation.ElementType;
import java.lang.annotation.Inherited;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.extension.ConditionEvaluationResult;
import org.junit.jupiter.api.extension.ExecutionCondition;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.testcontainers.DockerClientFactory;

/** Skips a test where no Docker engine runs, and says so; fails it if {@code USERSIG_DOCKER_REQUIRED} is {@code true}. */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@Inherited
@ExtendWith(RequiresDocker.Condition.class)
public @interface RequiresDocker {

    /** Whether a test that cannot run for want of an engine is to fail. */
    boolean REQUIRED = "true".equals(System.getenv("USERSIG_DOCKER_REQUIRED"));

    /** Also found by the service loader, for tests that come from the server. */
    class Condition implements ExecutionCondition {

        private static final boolean AVAILABLE = DockerClientFactory.instance().isDockerAvailable();

        @Override
        public ConditionEvaluationResult evaluateExecutionCondition(ExtensionContext context) {
            if (AVAILABLE || REQUIRED) {
                return ConditionEvaluationResult.enabled("there is an engine, or there has to be one");
            }
            String notice = "SKIPPED, for no Docker engine answers here: " + context.getDisplayName();
            System.err.println(notice);
            return ConditionEvaluationResult.disabled(notice);
        }
    }
}
