package io.github.usersig.webclient;

import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.extension.ConditionEvaluationResult;
import org.junit.jupiter.api.extension.ExecutionCondition;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.testcontainers.DockerClientFactory;

/** The same web client in Node, and the mock in a container: the build runs it with that back end. */
@Uses(ClientKind.NODE)
@ExtendWith(NodeInContainerIT.NeedsDocker.class)
@Tag("once")
class NodeInContainerIT {

    @Nested
    class Login extends LoginContract {}

    @Nested
    class Talk extends TalkContract {}

    @Nested
    class Groups extends GroupContract {}

    @Nested
    class Friends extends FriendContract {}

    /** Skips where there is no engine, and says so; not if {@code USERSIG_DOCKER_REQUIRED} is {@code true}. */
    static class NeedsDocker implements ExecutionCondition {

        @Override
        public ConditionEvaluationResult evaluateExecutionCondition(ExtensionContext context) {
            if ("true".equals(System.getenv("USERSIG_DOCKER_REQUIRED"))
                    || DockerClientFactory.instance().isDockerAvailable()) {
                return ConditionEvaluationResult.enabled("there is an engine, or there has to be one");
            }
            String notice = "SKIPPED, for no Docker engine answers here: " + context.getDisplayName();
            System.err.println(notice);
            return ConditionEvaluationResult.disabled(notice);
        }
    }
}
