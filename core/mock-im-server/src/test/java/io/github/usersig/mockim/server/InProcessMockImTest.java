package io.github.usersig.mockim.server;

import io.github.usersig.mockim.MockImBackend;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;

@DisplayName("MockIm in this process")
class InProcessMockImTest extends MockImContract {

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
