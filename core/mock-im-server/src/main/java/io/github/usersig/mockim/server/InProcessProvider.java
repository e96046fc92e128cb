package io.github.usersig.mockim.server;

import io.github.usersig.mockim.MockImBackend;
import io.github.usersig.mockim.MockImBackendProvider;

/** Offers {@link MockImServer} to {@link java.util.ServiceLoader} under the name {@code in-process}. */
public final class InProcessProvider implements MockImBackendProvider {

    /** For {@link java.util.ServiceLoader}; everyone else calls {@link MockImServer#start()}. */
    public InProcessProvider() {}

    @Override
    public String name() {
        return "in-process";
    }

    @Override
    public MockImBackend start() {
        return MockImServer.start();
    }
}
