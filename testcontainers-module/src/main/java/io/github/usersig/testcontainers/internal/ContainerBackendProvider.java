package io.github.usersig.testcontainers.internal;

import io.github.usersig.SdkApp;
import io.github.usersig.mockim.MockIm;
import io.github.usersig.mockim.MockImBackend;
import io.github.usersig.mockim.MockImBackendProvider;
import io.github.usersig.testcontainers.MockImContainer;
import io.github.usersig.testcontainers.internal.engine.Engine;
import java.net.URI;
import java.util.List;

/** The back end {@code container} of the JUnit extension: one container for a test run. */
public final class ContainerBackendProvider implements MockImBackendProvider {

    private static final int MOST_LOG_LINES = 100;

    /** Made by {@link java.util.ServiceLoader}. */
    public ContainerBackendProvider() {}

    @Override
    public String name() {
        return "container";
    }

    @Override
    public MockImBackend start() {
        MockImContainer container = new MockImContainer();
        container.start();
        return new InContainer(container);
    }

    private record InContainer(MockImContainer container) implements MockImBackend {

        @Override
        public URI endpoint() {
            return container.backend().endpoint();
        }

        @Override
        public MockIm createTenant(SdkApp app) {
            return container.backend().createTenant(app);
        }

        @Override
        public MockIm createTenant(SdkApp app, String owner) {
            return container.backend().createTenant(app, owner);
        }

        @Override
        public MockIm tenant(SdkApp app) {
            return container.backend().tenant(app);
        }

        @Override
        public List<Long> tenants() {
            return container.backend().tenants();
        }

        /** A back end serves many tests, so of a long log only the end is of interest. */
        @Override
        public String log() {
            List<String> lines = Engine.ask("read the log of the mock IM", container::getLogs)
                    .lines()
                    .toList();
            return String.join("\n", lines.subList(Math.max(0, lines.size() - MOST_LOG_LINES), lines.size()));
        }

        @Override
        public void close() {
            container.close();
        }
    }
}
