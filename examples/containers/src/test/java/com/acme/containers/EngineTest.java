package com.acme.containers;

import static org.assertj.core.api.Assertions.assertThatCode;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfEnvironmentVariable;
import org.testcontainers.DockerClientFactory;

/** For our CI: where an engine has to be, a Testcontainers that cannot start is not to pass for a missing engine. */
class EngineTest {

    @Test
    @EnabledIfEnvironmentVariable(named = "USERSIG_DOCKER_REQUIRED", matches = "true")
    void answers() {
        assertThatCode(DockerClientFactory.instance()::client).doesNotThrowAnyException();
    }
}
