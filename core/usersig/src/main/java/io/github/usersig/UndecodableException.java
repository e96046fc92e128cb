package io.github.usersig;

/** Why a text is not a UserSig. An everyday outcome here, so it carries no stack trace. */
final class UndecodableException extends Exception {

    private static final long serialVersionUID = 1L;

    /** What is at fault when no single claim is. */
    static final String WHOLE_TEXT = "UserSig";

    private final String field;
    private final String reason;

    UndecodableException(String field, String reason) {
        super(field + " " + reason, null, false, false);
        this.field = field;
        this.reason = reason;
    }

    UndecodableException(String reason) {
        this(WHOLE_TEXT, reason);
    }

    String field() {
        return field;
    }

    String reason() {
        return reason;
    }
}
