package io.github.usersig.mockim;

import io.github.usersig.ImError;
import java.util.Optional;

/** What a {@link MockImClient} was asked for was refused, with one of the service's codes or of the SDK's own. */
public final class MockImClientException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final int code;

    MockImClientException(int code, String message) {
        super(message);
        this.code = code;
    }

    MockImClientException(ImError error, String message) {
        this(error.code(), message + " (" + error.code() + ")");
    }

    /** The code, such as 70001 for a UserSig that has run out, or 6014 for a client that is not logged in. */
    public int code() {
        return code;
    }

    /** The code with its meaning, if the vendor's lists have it. */
    public Optional<ImError> error() {
        return ImError.of(code);
    }
}
