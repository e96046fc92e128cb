package io.github.usersig.testcontainers;

import io.github.usersig.mockim.MockImException;
import io.github.usersig.testcontainers.internal.engine.Fate;

/** What became of a container whose mock does not answer: the engine knows. */
final class LostContainer {

    private LostContainer() {}

    /** The same, with what became of the container, if that tells why. An engine that does not answer either is named, and hides nothing. */
    static MockImException explain(MockImException noAnswer, MockImContainer container) {
        String why;
        try {
            why = whatBecameOf(container);
        } catch (RuntimeException e) {
            MockImException both = new MockImException(
                    "nobody says what became of the mock IM: " + e.getMessage() + " (" + noAnswer.getMessage() + ")",
                    noAnswer);
            both.addSuppressed(e);
            return both;
        }
        return why.isEmpty() ? noAnswer : new MockImException(why + " (" + noAnswer.getMessage() + ")", noAnswer);
    }

    private static String whatBecameOf(MockImContainer container) {
        String name = "the container of the mock IM ";
        Fate now = Fate.of(container.getContainerId());
        if (now.hasEnded()) {
            return name + now.trouble() + ": restart() starts it again, without what tests have done";
        }
        if (!now.trouble().isEmpty()) {
            return name + now.trouble();
        }
        String started = container.getContainerInfo().getState().getStartedAt();
        return String.valueOf(started).equals(now.startedAt())
                ? ""
                : name + "has been restarted by somebody else, and its ports may be others now: let restart() do that,"
                        + " which finds them";
    }
}
