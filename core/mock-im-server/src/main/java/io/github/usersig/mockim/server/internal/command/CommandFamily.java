package io.github.usersig.mockim.server.internal.command;

/** Commands that belong together. */
public interface CommandFamily {

    /** Names them, and says of each all there is to say. */
    void register(Registry registry);
}
