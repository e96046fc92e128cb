package io.github.usersig.mockim;

import static java.util.Objects.requireNonNull;

import io.github.usersig.SdkApp;
import java.net.URI;
import java.util.List;

/**
 * A running mock of the IM back end, in this process, in a container, or anywhere else.
 *
 * <pre>{@code
 * try (MockImBackend backend = MockImBackend.connect(URI.create("http://127.0.0.1:8080"))) {
 *     MockIm im = backend.createTenant(SdkApp.random());
 * }
 * }</pre>
 *
 * <p>One back end serves any number of tests at once, each with a tenant of its own. Safe for use by many threads.
 */
public interface MockImBackend extends AutoCloseable {

    /**
     * Connects to a mock that runs somewhere else, by its control door.
     *
     * @param endpoint where it listens, such as {@code http://127.0.0.1:8080}
     * @throws MockImException if no mock answers there, or one of another version
     */
    static MockImBackend connect(URI endpoint) {
        return Connections.connect(endpoint, null, null);
    }

    /**
     * Connects to a mock that was given a control token, as by {@code serve --control-token-file}.
     *
     * @param endpoint where it listens, such as {@code http://127.0.0.1:8080}
     * @param controlToken the same; whether it is, the first call tells
     * @throws MockImException if no mock answers there, or one of another version
     * @throws IllegalArgumentException if it cannot be a control token
     */
    static MockImBackend connect(URI endpoint, String controlToken) {
        return Connections.connect(endpoint, null, requireNonNull(controlToken, "controlToken"));
    }

    /**
     * Connects to a mock whose ports are others out here than the ones it listens on, as those of a container are.
     *
     * @param endpoint where HTTP reaches it, such as {@code http://127.0.0.1:49153}
     * @param tlsEndpoint where HTTPS reaches it, such as {@code https://localhost:49154}
     * @throws MockImException if no mock answers there, or one of another version
     */
    static MockImBackend connect(URI endpoint, URI tlsEndpoint) {
        return Connections.connect(endpoint, requireNonNull(tlsEndpoint, "tlsEndpoint"), null);
    }

    /**
     * Connects to a mock with a control token whose ports are others out here than the ones it listens on.
     *
     * @param endpoint where HTTP reaches it, such as {@code http://127.0.0.1:49153}
     * @param tlsEndpoint where HTTPS reaches it, such as {@code https://localhost:49154}
     * @param controlToken what it was given
     * @throws MockImException if no mock answers there, or one of another version
     * @throws IllegalArgumentException if it cannot be a control token
     */
    static MockImBackend connect(URI endpoint, URI tlsEndpoint, String controlToken) {
        return Connections.connect(
                endpoint, requireNonNull(tlsEndpoint, "tlsEndpoint"), requireNonNull(controlToken, "controlToken"));
    }

    /** Where the app under test reaches it, such as {@code http://127.0.0.1:40123}, without a path. */
    URI endpoint();

    /**
     * Adds a tenant: from now on the mock serves this app, with its key and admins.
     *
     * @throws MockImException if it already has a tenant with this SDKAppID
     */
    MockIm createTenant(SdkApp app);

    /**
     * The same for a tenant that is somebody's: whoever asks by its SDKAppID after it was removed, as an app that outlives its
     * test, is told whose it was.
     *
     * @param owner a name for people, such as that of a test class, of at most 500 characters; empty for nobody in particular
     * @throws MockImException if it already has a tenant with this SDKAppID
     * @throws IllegalArgumentException if the name is longer, or has control characters
     */
    default MockIm createTenant(SdkApp app, String owner) {
        return createTenant(app);
    }

    /**
     * A tenant it has already, be it made at its start, by another connection, or here.
     *
     * @param app with the key and admins that the tenant was created with; the mock does not tell them
     * @throws MockImException if it has no tenant with this SDKAppID
     */
    MockIm tenant(SdkApp app);

    /** The SDKAppIDs it serves, in the order they came. */
    List<Long> tenants();

    /**
     * What it has logged so far, or the end of that, for the report of a test that failed. Empty if it keeps no log, as one in
     * this process, or none that can be read from here.
     */
    default String log() {
        return "";
    }

    /** Lets go of it. Closing the mock that was started here stops it; closing a connection leaves the mock running. */
    @Override
    void close();
}
