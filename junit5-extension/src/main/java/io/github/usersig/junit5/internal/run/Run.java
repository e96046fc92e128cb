package io.github.usersig.junit5.internal.run;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;

/** One execution of a test plan: what its listener has found, and its engine is to report. */
final class Run {

    /** A test may run tests itself: the innermost run of a thread comes first. JUnit runs its engines in that thread. */
    private static final ThreadLocal<Deque<Run>> RUNNING = ThreadLocal.withInitial(ArrayDeque::new);

    private List<Problem> unreported;

    private Run(List<Problem> problems) {
        this.unreported = problems;
    }

    static void start(List<Problem> problems) {
        RUNNING.get().push(new Run(problems));
    }

    /** The run that goes on; there is none where our listener has been deactivated. */
    static Optional<Run> current() {
        return Optional.ofNullable(RUNNING.get().peek());
    }

    /** What is to be reported, once. */
    List<Problem> take() {
        List<Problem> taken = unreported;
        unreported = List.of();
        return taken;
    }

    /** Ends the innermost run, and returns what nobody has reported. */
    static List<Problem> end() {
        Deque<Run> running = RUNNING.get();
        Run ended = running.poll();
        if (running.isEmpty()) {
            RUNNING.remove();
        }
        return ended == null ? List.of() : ended.take();
    }
}
