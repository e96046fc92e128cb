package io.github.usersig.clock;

/** The clock was to be moved in a JVM that runs without the agent. The message says what to add to which build. */
public final class ClockAgentMissingException extends IllegalStateException {

    private static final long serialVersionUID = 1;

    public ClockAgentMissingException(String message) {
        super(message);
    }
}
