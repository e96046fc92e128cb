package io.github.usersig.mockim.server.internal.client;

/** Commands of clients that belong together. */
interface ClientFamily {

    /** Names them and what they do. */
    void register(ClientRegistry registry);
}
