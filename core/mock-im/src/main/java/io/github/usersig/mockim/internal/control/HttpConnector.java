package io.github.usersig.mockim.internal.control;

import static java.util.Objects.requireNonNull;

import io.github.usersig.mockim.MockImBackend;
import io.github.usersig.mockim.internal.Connector;
import java.net.URI;
import org.jspecify.annotations.Nullable;

/** Connects by the control door. Public for {@link java.util.ServiceLoader}. */
public final class HttpConnector implements Connector<MockImBackend> {

    @Override
    public MockImBackend connect(URI endpoint, @Nullable URI tlsEndpoint, @Nullable String controlToken) {
        return HttpMockImBackend.connect(
                requireNonNull(endpoint, "endpoint"),
                tlsEndpoint,
                controlToken == null ? null : ControlToken.of(controlToken));
    }
}
