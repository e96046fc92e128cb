package io.github.usersig.junit5;

/** Which mock back end a test class works with. */
public enum Backend {

    /**
     * The one that the JUnit configuration parameter {@code usersig.mock-im.backend} or, without it, the environment
     * variable {@code USERSIG_MOCK_IM_BACKEND} names; without either the one in this process if it is on the class path,
     * else the container.
     */
    AUTO("auto"),

    /** In this process: artifact {@code usersig-mock-im-server}. */
    IN_PROCESS("in-process"),

    /** In a container: artifact {@code usersig-testcontainers}. */
    CONTAINER("container");

    private final String providerName;

    Backend(String providerName) {
        this.providerName = providerName;
    }

    /** The name of its provider and its spelling in configuration. */
    String providerName() {
        return providerName;
    }
}
