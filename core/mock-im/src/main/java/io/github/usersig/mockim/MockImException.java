package io.github.usersig.mockim;

/** A mock back end could not be reached, or refused what the test asked of it; the message says which and why. */
public final class MockImException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /** With a message that names what was asked, what is wrong, and what to do. */
    public MockImException(String message) {
        super(message);
    }

    /** With a message that names what was asked, what is wrong, and what to do. */
    public MockImException(String message, Throwable cause) {
        super(message, cause);
    }
}
