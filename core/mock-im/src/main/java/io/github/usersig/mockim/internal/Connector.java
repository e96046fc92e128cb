package io.github.usersig.mockim.internal;

import java.net.URI;
import org.jspecify.annotations.Nullable;

/**
 * Connects to a mock that runs somewhere else. {@code MockImBackend} finds the one there is by {@link java.util.ServiceLoader}, so
 * that the API does not know its own client, which knows all of the API.
 *
 * @param <B> what it connects to: {@code MockImBackend}, which this package does not know either
 */
public interface Connector<B> {

    /**
     * Connects.
     *
     * @param endpoint where HTTP reaches it
     * @param tlsEndpoint where HTTPS reaches it, null if on the port it listens on
     * @param controlToken what it wants to be sent, null if it was given none
     */
    B connect(URI endpoint, @Nullable URI tlsEndpoint, @Nullable String controlToken);
}
