package io.github.usersig.junit5.internal.frames;

import io.github.usersig.junit5.internal.run.Frame;
import java.lang.reflect.Parameter;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.AfterTestExecutionCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;

/** A test of another frame, while it is run. */
public final class ForeignTest {

    private final ForeignContext context;
    private final Extensions extensions;
    private final Frame frame;
    private final AtomicBoolean hasBeenExecuted = new AtomicBoolean();
    private final Thread thread = Thread.currentThread();

    ForeignTest(ForeignContext context, Extensions extensions, Frame frame) {
        this.context = context;
        this.extensions = extensions;
        this.frame = frame;
    }

    /** What the frame does for a test. */
    public interface Body {
        /** Runs it, with what the frame calls before and after each test. */
        void run(ForeignTest begun) throws Throwable;
    }

    void run(Body body) throws Throwable {
        Outcome outcome = new Outcome(context, frame);
        outcome.after(() -> {
            for (BeforeEachCallback before : extensions.forwards(BeforeEachCallback.class)) {
                before.beforeEach(context);
            }
        });
        if (outcome.isGood()) {
            outcome.after(() -> body.run(this));
            outcome.after(this::executed);
        }
        for (AfterEachCallback after : extensions.backwards(AfterEachCallback.class)) {
            outcome.after(() -> after.afterEach(context));
        }
        outcome.rethrow();
    }

    /** Its method has been run, and what the frame calls after each test has not: to be told where the frame tells it. */
    public void executed() throws Exception {
        if (hasBeenExecuted.compareAndSet(false, true)) {
            for (AfterTestExecutionCallback after : extensions.backwards(AfterTestExecutionCallback.class)) {
                after.afterTestExecution(context);
            }
        }
    }

    /** What a parameter of its method gets; empty if none of ours is for it. */
    public Optional<Object> resolve(Parameter parameter, int index, Object target) {
        return resolve(new Resolving(parameter, index, Optional.of(target)));
    }

    /** Whether it was begun by this thread; a time limit may have given it another one since. */
    boolean isRunBy(Thread who) {
        return thread == who;
    }

    Optional<Object> resolve(Resolving parameter) {
        return parameter.by(extensions, context);
    }
}
