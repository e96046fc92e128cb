package io.github.usersig.mockim.server.internal.http;

import java.util.function.Supplier;

/**
 * How a request is answered.
 *
 * @param mayWait whether that may take long, or wait for somebody
 * @param answer does what was asked for, once
 */
public record Answering(boolean mayWait, Supplier<JsonAnswer> answer) {

    /** An answer that may take its time. */
    public static Answering waiting(Supplier<JsonAnswer> answer) {
        return new Answering(true, answer);
    }
}
