package io.github.usersig.mockim.server.internal.parity.record;

/** A file is no recording that can be read. The message names the file, what is wrong and what to do. */
public final class RecordingException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    RecordingException(String message) {
        super(message);
    }
}
