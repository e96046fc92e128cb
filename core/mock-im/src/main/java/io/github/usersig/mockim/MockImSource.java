package io.github.usersig.mockim;

/**
 * Something that has a tenant of a mock for tests to work with, such as a container. The JUnit extension issues UserSigs for the
 * tenant of one that it finds in a test class.
 */
public interface MockImSource {

    /**
     * The tenant.
     *
     * @throws IllegalStateException if it has none yet, because it has not been started
     */
    MockIm mockIm();
}
