package io.github.usersig.mockim.server.internal.command;

import io.github.usersig.ImError;

/** A request is refused with one of the service's codes. An everyday outcome, so it has no stack trace. */
public final class Refusal extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final int code;

    /** Refuses with this error and, for {@code ErrorInfo}, the reason in our own words. */
    public Refusal(ImError error, String reason) {
        this(error.code(), reason);
    }

    /** Refuses with a code that has no name, for only the page of one command lists it. */
    public Refusal(int code, String reason) {
        super(reason, null, false, false);
        this.code = code;
    }

    /** The service's code. */
    public int code() {
        return code;
    }

    /** Why, in one line. */
    public String reason() {
        return String.valueOf(getMessage());
    }
}
