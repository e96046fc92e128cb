package io.github.usersig.mockim.server.internal.control;

/** A request to the control door fails with an HTTP status. An everyday outcome, so it has no stack trace. */
final class ControlFailure extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /** The HTTP status. */
    private final int status;

    ControlFailure(int status, String reason) {
        super(reason, null, false, false);
        this.status = status;
    }

    int status() {
        return status;
    }

    String reason() {
        return String.valueOf(getMessage());
    }
}
