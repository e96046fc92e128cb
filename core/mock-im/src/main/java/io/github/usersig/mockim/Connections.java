package io.github.usersig.mockim;

import io.github.usersig.mockim.internal.Connector;
import java.net.URI;
import java.util.ServiceLoader;
import org.jspecify.annotations.Nullable;

/** Connects to mocks that run somewhere else, by the {@link Connector} in this jar. */
final class Connections {

    private Connections() {}

    @SuppressWarnings("unchecked") // the one there is connects to nothing else
    static MockImBackend connect(URI endpoint, @Nullable URI tlsEndpoint, @Nullable String controlToken) {
        Connector<?> connector = ServiceLoader.load(Connector.class, MockImBackend.class.getClassLoader())
                .findFirst()
                .orElseThrow(
                        () -> new MockImException("usersig-mock-im is not complete: a jar that was made of it and of"
                                + " others must keep the files in META-INF/services"));
        return ((Connector<MockImBackend>) connector).connect(endpoint, tlsEndpoint, controlToken);
    }
}
