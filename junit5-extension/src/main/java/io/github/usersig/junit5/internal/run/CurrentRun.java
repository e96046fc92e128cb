package io.github.usersig.junit5.internal.run;

import java.util.Deque;
import java.util.Optional;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The run that tests of other frames belong to, and what is kept for all of it. Where the JUnit Platform runs them, it ends with the
 * test plan, otherwise with the JVM. Thread-safe.
 */
public final class CurrentRun {

    private static final System.Logger LOGGER = System.getLogger(CurrentRun.class.getName());

    /** A test may run tests itself: the last that began comes first. */
    private static final Deque<CurrentRun> RUNNING = new ConcurrentLinkedDeque<>();

    private final Function<String, Optional<String>> parameters;

    private @Nullable AutoCloseable kept;
    private int classes;
    private boolean ended;

    private CurrentRun(Function<String, Optional<String>> parameters) {
        this.parameters = parameters;
    }

    static CurrentRun start(Function<String, Optional<String>> parameters) {
        CurrentRun run = new CurrentRun(parameters);
        RUNNING.push(run);
        return run;
    }

    /** A class begins that is no test class of Jupiter's, and belongs to this run until it leaves. */
    public static CurrentRun enter() {
        for (CurrentRun run : RUNNING) {
            if (run.takesOne()) {
                return run;
            }
        }
        OfTheJvm.RUN.takesOne();
        return OfTheJvm.RUN;
    }

    private synchronized boolean takesOne() {
        if (!ended) {
            classes++;
        }
        return !ended;
    }

    /** The class has ended. */
    public void leave() {
        boolean last;
        synchronized (this) {
            classes--;
            last = ended && classes == 0;
        }
        if (last) {
            close();
        }
    }

    /** What is kept for all of the run, made by the first who asks. */
    public synchronized <T extends AutoCloseable> T keep(Class<T> type, Supplier<T> maker) {
        if (kept == null) {
            kept = maker.get();
        }
        return type.cast(kept);
    }

    /** As the run was configured. */
    public Optional<String> parameter(String key) {
        return parameters.apply(key);
    }

    /** No class begins any more; what is kept is closed when the last has ended. */
    void end() {
        RUNNING.remove(this);
        boolean last;
        synchronized (this) {
            ended = true;
            last = classes == 0;
        }
        if (last) {
            close();
        }
    }

    private void close() {
        AutoCloseable closing;
        synchronized (this) {
            closing = kept;
            kept = null;
        }
        try {
            if (closing != null) {
                closing.close();
            }
        } catch (Exception e) { // there is no test left to fail
            LOGGER.log(System.Logger.Level.ERROR, "at the end of the run", e);
        }
    }

    /** Where nobody tells when a run begins and ends. */
    private static final class OfTheJvm {

        static final CurrentRun RUN = new CurrentRun(
                key -> Optional.ofNullable(System.getProperty(key)).filter(value -> !value.isBlank()));

        static {
            Runtime.getRuntime().addShutdownHook(new Thread(RUN::end, "usersig-end-of-tests"));
        }
    }
}
