package io.github.usersig.mockim.server.internal.parity.play;

/** A scenario cannot go on. The message says why, to whoever reads the recording, and names no UserID that is not ours. */
final class StoppedException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    StoppedException(String why) {
        super(why, null, false, false);
    }

    String why() {
        return String.valueOf(getMessage());
    }
}
