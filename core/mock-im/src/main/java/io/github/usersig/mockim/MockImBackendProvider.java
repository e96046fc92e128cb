package io.github.usersig.mockim;

/**
 * A way to start a back end, found by {@link java.util.ServiceLoader}. The server module brings {@code in-process}.
 *
 * <p>Test frameworks start one back end a run and share it, so {@link #start()} is called seldom.
 */
public interface MockImBackendProvider {

    /** The name by which it is chosen, such as {@code in-process}. */
    String name();

    /**
     * Starts a back end on a free port; who starts it closes it.
     *
     * @throws MockImException if it does not start
     */
    MockImBackend start();
}
