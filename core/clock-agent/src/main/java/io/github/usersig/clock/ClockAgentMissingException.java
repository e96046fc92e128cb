package io.github.usersig.clock;

import io.github.usersig.clock.internal.Installation;

/** The clock was to be moved in a JVM that runs without the agent. The message says what to add to which build. */
public final class ClockAgentMissingException extends IllegalStateException {

    private static final long serialVersionUID = 1;

    private ClockAgentMissingException(String message) {
        super(message);
    }

    /** Throws one unless the agent is there. */
    static void unlessInstalled() {
        if (!Installation.isComplete()) {
            throw new ClockAgentMissingException(Installation.whyIncomplete());
        }
    }
}
