package io.github.usersig.testcontainers;

import com.github.dockerjava.api.command.InspectContainerResponse;
import com.github.dockerjava.api.exception.NotFoundException;
import io.github.usersig.mockim.MockImException;
import io.github.usersig.testcontainers.internal.engine.Engine;

/** What became of a container whose mock does not answer: the engine knows. */
final class LostContainer {

    private LostContainer() {}

    /** The same, with what became of the container, if that tells why. An engine that does not answer either is no reason to hide it. */
    static MockImException explain(MockImException noAnswer, MockImContainer container) {
        String why;
        try {
            why = Engine.ask("look for the mock IM", () -> whatBecameOf(container));
        } catch (RuntimeException e) {
            noAnswer.addSuppressed(e);
            return noAnswer;
        }
        return why.isEmpty() ? noAnswer : new MockImException(why + " (" + noAnswer.getMessage() + ")", noAnswer);
    }

    private static String whatBecameOf(MockImContainer container) {
        InspectContainerResponse now;
        try {
            now = Engine.client()
                    .inspectContainerCmd(container.getContainerId())
                    .exec();
        } catch (NotFoundException e) {
            return "the container of the mock IM has been removed";
        }
        var state = now.getState();
        if (Boolean.TRUE.equals(state.getPaused())) {
            return "the container of the mock IM is paused";
        }
        if (!Boolean.TRUE.equals(state.getRunning())) {
            return "the container of the mock IM has ended, with exit code " + state.getExitCodeLong()
                    + ": restart() starts it again, without what tests have done";
        }
        String started = container.getContainerInfo().getState().getStartedAt();
        return String.valueOf(started).equals(state.getStartedAt())
                ? ""
                : "the container of the mock IM has been restarted by somebody else, and its ports may be others now:"
                        + " let restart() do that, which finds them";
    }
}
