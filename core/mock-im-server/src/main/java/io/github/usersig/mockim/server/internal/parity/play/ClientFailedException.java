package io.github.usersig.mockim.server.internal.parity.play;

/** A user's client cannot be started, or does not answer. The message holds no UserSig. */
public final class ClientFailedException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /** Says so. */
    public ClientFailedException(String message) {
        super(message);
    }

    /** Says so, and what came before it. */
    public ClientFailedException(String message, Throwable cause) {
        super(message, cause);
    }
}
