package io.github.usersig.mockim.server.internal.command;

/** Whether a command sends a message, and where its body says to whom. */
public enum Sends {
    /** It sends none. */
    NOTHING,
    /** To the user or users in {@code To_Account}. */
    TO_ACCOUNTS,
    /** To the group in {@code GroupId}. */
    TO_GROUP
}
