package io.github.usersig.mockim.server.internal.sdk;

import io.github.usersig.mockim.MockImBackend;
import io.github.usersig.mockim.server.MockImServer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;

@DisplayName("Clients of a mock in this process")
class InProcessSdkTest extends SdkContract {

    private static MockImServer server;

    @BeforeAll
    static void start() {
        server = MockImServer.start();
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @Override
    protected MockImBackend backend() {
        return server;
    }
}
