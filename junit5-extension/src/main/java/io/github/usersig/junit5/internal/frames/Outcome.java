package io.github.usersig.junit5.internal.frames;

import io.github.usersig.junit5.internal.run.Frame;
import org.jspecify.annotations.Nullable;
import org.opentest4j.TestAbortedException;

/** What came of a class or a test: the first that failed, with all that failed after it suppressed, as Jupiter tells it. */
final class Outcome {

    private final ForeignContext context;
    private final Frame frame;
    private @Nullable Throwable first;

    Outcome(ForeignContext context, Frame frame) {
        this.context = context;
        this.frame = frame;
    }

    /** Something that may fail. */
    interface Step {
        void run() throws Throwable;
    }

    boolean isGood() {
        return first == null;
    }

    /** Does it, and notes whether it failed. */
    void after(Step step) {
        try {
            step.run();
        } catch (Throwable thrown) {
            note(thrown);
        }
    }

    private void note(Throwable thrown) {
        Throwable before = first;
        if (before == null) {
            first = thrown;
            context.failedWith(frame.isAbortion(thrown) ? new TestAbortedException("given up", thrown) : thrown);
        } else if (before != thrown) {
            before.addSuppressed(thrown);
        }
    }

    void rethrow() throws Throwable {
        Throwable thrown = first;
        if (thrown != null) {
            throw thrown;
        }
    }
}
