package io.github.usersig.testcontainers;

import io.github.usersig.mockim.MockImBackend;
import io.github.usersig.mockim.server.MockImContract;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;

@DisplayName("MockIm in a container")
@RequiresDocker
@Tag("once")
class ContainerContractIT extends MockImContract {

    private static MockImContainer container;

    @BeforeAll
    static void start() {
        container = new MockImContainer();
        container.start();
    }

    @AfterAll
    static void stop() {
        container.stop();
    }

    @Override
    protected MockImBackend backend() {
        return container.backend();
    }
}
