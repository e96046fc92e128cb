package io.github.usersig.testcontainers.internal.jvm;

import java.time.Duration;
import java.util.List;

/**
 * Waits for what an agent's control file answers to a command: first that it has been taken, then what became of it. The
 * former comes soon or never; the latter may take long, as an advance runs all tasks that become due.
 */
final class ControlAnswers {

    private static final String ACCEPTED = "accepted ";
    private static final long POLL_MILLIS = 20;
    private static final long POLL_MILLIS_ONCE_TAKEN = 100;

    /** The app whose agent answers. */
    interface App {

        /** The lines of its answer, none if it has not answered yet. */
        List<String> answers();

        /** Why it cannot answer, as far as the engine knows, to go on after its name; empty if it runs. */
        String trouble();

        /** Takes back a command that has not been taken. */
        void withdraw();

        /** How its log ends. */
        String log();
    }

    private final String name;
    private final String folder;
    private final App app;
    private final Duration untilTaken;
    private final Duration untilDone;

    /**
     * @param name of the container, for messages
     * @param folder in the container, where the answers are, for messages too
     */
    ControlAnswers(String name, String folder, App app, Duration untilTaken, Duration untilDone) {
        this.name = name;
        this.folder = folder;
        this.app = app;
        this.untilTaken = untilTaken;
        this.untilDone = untilDone;
    }

    /**
     * What became of the command.
     *
     * @param head the comment above the command, which only its answer repeats
     * @throws IllegalStateException if that is not told in time
     */
    String await(String head, String command) {
        long start = System.nanoTime();
        while (true) {
            List<String> lines = app.answers();
            if (lines.size() == 2 && lines.get(0).equals(head)) {
                return lines.get(1);
            }
            // Ours or one before it that takes long: the agent is there in either case.
            boolean working = !lines.isEmpty() && lines.get(0).startsWith(ACCEPTED);
            String trouble = working ? app.trouble() : "";
            if (!trouble.isEmpty()) {
                throw new IllegalStateException("the container " + name + " " + trouble
                        + ", while its clock was about to do \"" + command + "\"." + logEnd());
            }
            if (System.nanoTime() - start > (working ? untilDone : untilTaken).toNanos()) {
                if (!working && isTakenAtTheLastMoment(head)) {
                    start = System.nanoTime();
                    continue;
                }
                throw failure(working, lines.contains(ACCEPTED + head), command);
            }
            sleep(working ? POLL_MILLIS_ONCE_TAKEN : POLL_MILLIS);
        }
    }

    private IllegalStateException failure(boolean working, boolean ours, String command) {
        String trouble = working ? "" : app.trouble();
        if (!trouble.isEmpty()) {
            return new IllegalStateException("the container " + name + " " + trouble + ", so its clock has not done \""
                    + command + "\", nor will it." + logEnd());
        }
        if (!working) {
            return new IllegalStateException("no JVM in the container " + name + " has moved its clock within "
                    + untilTaken.toSeconds() + " s. Does a Java app run in it, does its start script pass"
                    + " JAVA_TOOL_OPTIONS on, and can it write to " + folder + "? The command was taken back."
                    + logEnd());
        }
        return new IllegalStateException(
                ours
                        ? "the clock of " + name + " has taken \"" + command + "\" but not come to its end within "
                                + untilDone.toSeconds() + " s, and goes on with it: what becomes due on the way takes"
                                + " long, or waits for something. Advance in smaller steps to see which." + logEnd()
                        : "the clock of " + name + " has not taken \"" + command + "\" within " + untilDone.toSeconds()
                                + " s, as it is still busy with what it was told before." + logEnd());
    }

    /** Takes it back, for otherwise it would be done later, when nobody expects it; unless that comes too late. */
    private boolean isTakenAtTheLastMoment(String head) {
        try {
            app.withdraw();
            List<String> lines = app.answers();
            return lines.contains(head) || lines.contains(ACCEPTED + head);
        } catch (RuntimeException e) { // the container is gone, for one, which is told next
            return false;
        }
    }

    private String logEnd() {
        try {
            return " Its log ends with:\n" + app.log();
        } catch (RuntimeException e) { // it is gone with the container
            return "";
        }
    }

    private static void sleep(long millis) {
        try {
            Thread.sleep(millis);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while waiting for the clock to move", e);
        }
    }
}
