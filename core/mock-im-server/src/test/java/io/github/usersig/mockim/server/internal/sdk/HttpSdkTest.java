package io.github.usersig.mockim.server.internal.sdk;

import io.github.usersig.mockim.MockImBackend;
import io.github.usersig.mockim.server.MockImServer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;

@DisplayName("Clients of a mock that is controlled by HTTP")
class HttpSdkTest extends SdkContract {

    private static MockImServer server;
    private static MockImBackend backend;

    @BeforeAll
    static void start() {
        server = MockImServer.start();
        backend = MockImBackend.connect(server.endpoint());
    }

    @AfterAll
    static void stop() {
        backend.close();
        server.close();
    }

    @Override
    protected MockImBackend backend() {
        return backend;
    }
}
