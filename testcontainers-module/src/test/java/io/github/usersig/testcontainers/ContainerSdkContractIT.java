package io.github.usersig.testcontainers;

import io.github.usersig.mockim.MockImBackend;
import io.github.usersig.mockim.MultiDevicePolicy;
import io.github.usersig.mockim.SessionSettings;
import io.github.usersig.mockim.server.internal.sdk.SdkContract;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;

@DisplayName("Clients of a mock in a container")
@RequiresDocker
@Tag("once")
class ContainerSdkContractIT extends SdkContract {

    private static MockImContainer container;

    @BeforeAll
    static void start() {
        container = new MockImContainer().withSessions(SessionSettings.DEFAULT.withPolicy(MultiDevicePolicy.MULTI));
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
