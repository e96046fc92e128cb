package io.github.usersig.testcontainers;

import io.github.usersig.mockim.MockImException;
import io.github.usersig.testcontainers.internal.engine.Fate;
import java.time.Duration;
import java.util.concurrent.locks.LockSupport;

/** What became of a container whose mock does not answer: the engine knows. */
final class LostContainer {

    /** A connection breaks before the engine knows that a process was killed. */
    private static final Duration UNTIL_THE_ENGINE_KNOWS = Duration.ofSeconds(2);

    private static final Duration BETWEEN = Duration.ofMillis(100);

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
        Fate now = settledFate(container);
        if (now.hasEnded()) {
            return name + now.trouble() + ": restart() starts it again, without what tests have done";
        }
        if (!now.trouble().isEmpty()) {
            return name + now.trouble();
        }
        return isAsStarted(now, container)
                ? ""
                : name + "has been restarted by somebody else, and its ports may be others now: let restart() do that,"
                        + " which finds them";
    }

    private static Fate settledFate(MockImContainer container) {
        long end = System.nanoTime() + UNTIL_THE_ENGINE_KNOWS.toNanos();
        Fate now = Fate.of(container.getContainerId());
        while (isAsStarted(now, container)
                && System.nanoTime() < end
                && !Thread.currentThread().isInterrupted()) {
            LockSupport.parkNanos(BETWEEN.toNanos());
            now = Fate.of(container.getContainerId());
        }
        return now;
    }

    private static boolean isAsStarted(Fate now, MockImContainer container) {
        String started = container.getContainerInfo().getState().getStartedAt();
        return !now.hasEnded()
                && now.trouble().isEmpty()
                && String.valueOf(started).equals(now.startedAt());
    }
}
