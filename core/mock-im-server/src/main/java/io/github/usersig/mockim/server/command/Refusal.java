package io.github.usersig.mockim.server.command;

import io.github.usersig.ImError;

/** A request is refused with one of the service's codes. An everyday outcome, so it has no stack trace. */
public final class Refusal extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /** The service's error. */
    private final ImError error;

    /** Refuses with this error and, for {@code ErrorInfo}, the reason in our own words. */
    public Refusal(ImError error, String reason) {
        super(reason, null, false, false);
        this.error = error;
    }

    /** The service's code. */
    public int code() {
        return error.code();
    }

    /** Why, in one line. */
    public String reason() {
        return String.valueOf(getMessage());
    }
}
