package io.github.usersig.mockim.server.internal.http;

import java.time.Duration;

/**
 * How an answer reaches the client, or does not.
 *
 * @param delay how long it is held back
 * @param interruption what happens to the connection
 */
public record Delivery(Duration delay, Interruption interruption) {

    /** What happens to a connection. */
    public enum Interruption {
        /** Nothing. */
        NONE,
        /** It is reset before the answer. */
        RESET,
        /** It is closed in the middle of the answer. */
        TRUNCATE
    }

    /** At once, and whole. */
    public static final Delivery PROMPT = new Delivery(Duration.ZERO, Interruption.NONE);
}
