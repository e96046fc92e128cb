package io.github.usersig;

/** A text is not a UserSig: the message says which layer is broken, and never repeats the text. */
public final class UserSigFormatException extends IllegalArgumentException {

    private static final long serialVersionUID = 1L;

    /** The layer or claim at fault. */
    private final String field;

    UserSigFormatException(String field, String reason, Throwable cause) {
        super("not a UserSig: " + field + " " + reason, cause);
        this.field = field;
    }

    /** The layer ({@code UserSig}) or claim ({@code TLS.time}) at fault. */
    public String field() {
        return field;
    }
}
