package io.github.usersig.junit5.internal.frames;

import io.github.usersig.junit5.internal.KnownTests;
import io.github.usersig.junit5.internal.run.CurrentRun;
import io.github.usersig.junit5.internal.run.Frame;
import io.github.usersig.junit5.internal.run.UnservedPlaces;
import java.lang.reflect.Method;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.ReentrantLock;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionConfigurationException;
import org.junit.jupiter.api.extension.TestWatcher;

/** A test class of another frame, while it is run. Its tests may run at once. */
public final class ForeignClass {

    private final Frame frame;
    private final ForeignContext context;
    private final Extensions extensions;

    /** What the class has of the clock's lock for all of its tests. */
    private final ClockLock lock;

    /** Tests of a class that moves the clock do not run at once. */
    private final ReentrantLock oneAfterTheOther = new ReentrantLock(true);

    private final Set<ForeignTest> running = ConcurrentHashMap.newKeySet();

    private ForeignClass(Frame frame, ForeignContext context, ClockLock lock) {
        this.frame = frame;
        this.context = context;
        this.extensions = Extensions.of(context.getRequiredTestClass());
        this.lock = lock;
    }

    /** What the frame does for a class. */
    public interface Body {
        /** Runs its tests. */
        void run(ForeignClass begun) throws Throwable;
    }

    /**
     * Runs a class: what is to be done before all of its tests, then these, then what is to be done after them.
     *
     * @throws Throwable what the body throws, or if that is good what is wrong with the class; all that is wrong later is suppressed in
     *     what was wrong first
     */
    public static void run(Class<?> testClass, Frame frame, KnownTests tests, Body body) throws Throwable {
        List<String> unserved = UnservedPlaces.of(testClass, frame);
        if (!unserved.isEmpty()) {
            throw new ExtensionConfigurationException(String.join(System.lineSeparator(), unserved));
        }
        ClockLock lock = frame.keepsTheClocksLock() ? ClockLock.NONE : lock(testClass, tests);
        Runnable unlock = lock.take();
        CurrentRun run = CurrentRun.enter();
        try (ForeignContext context =
                run.keep(ForeignContext.class, () -> ForeignContext.ofRun(run)).ofClass(testClass)) {
            KnownTests.register(context, tests);
            new ForeignClass(frame, context, lock).run(body);
        } finally {
            run.leave();
            unlock.run();
        }
    }

    /** If the class says something of the clock, it has the lock for all of its tests, the strongest that one of them needs. */
    private static ClockLock lock(Class<?> testClass, KnownTests tests) {
        ClockLock ofClass = ClockLock.on(testClass);
        return ofClass == ClockLock.NONE
                ? ofClass
                : tests.tests().stream().map(ClockLock::on).reduce(ofClass, ClockLock::or);
    }

    private void run(Body body) throws Throwable {
        Outcome outcome = new Outcome(context, frame);
        outcome.after(() -> {
            for (BeforeAllCallback before : extensions.forwards(BeforeAllCallback.class)) {
                before.beforeAll(context);
            }
        });
        if (outcome.isGood()) {
            outcome.after(() -> body.run(this));
        }
        for (AfterAllCallback after : extensions.backwards(AfterAllCallback.class)) {
            outcome.after(() -> after.afterAll(context));
        }
        outcome.rethrow();
    }

    /** Runs one of its tests, likewise. */
    public void runTest(Object instance, Method method, String displayName, ForeignTest.Body body) throws Throwable {
        boolean alone = lock == ClockLock.WRITE && !oneAfterTheOther.isHeldByCurrentThread();
        if (alone) {
            oneAfterTheOther.lock();
        }
        boolean ownLock = lock == ClockLock.NONE && !frame.keepsTheClocksLock();
        Runnable unlock = ownLock ? ClockLock.on(method).take() : () -> {};
        try (ForeignContext ofTest = context.ofTest(instance, method, displayName)) {
            ForeignTest test = new ForeignTest(ofTest, extensions.with(method), frame);
            running.add(test);
            try {
                test.run(body);
            } finally {
                running.remove(test);
            }
        } finally {
            unlock.run();
            if (alone) {
                oneAfterTheOther.unlock();
            }
        }
    }

    /** One of its tests is switched off, and is not run. */
    public void disabled(Method method, Optional<String> reason) {
        try (ForeignContext ofTest = context.ofTest(null, method, method.getName())) {
            for (TestWatcher watcher : extensions.with(method).forwards(TestWatcher.class)) {
                watcher.testDisabled(ofTest, reason);
            }
        }
    }

    /** What a parameter of this type would get in the test that this thread runs, or in the only one that runs, or for the class. */
    public <T> Optional<T> resolve(Class<T> type) {
        List<ForeignTest> now = List.copyOf(running);
        Resolving wanted = Resolving.of(type);
        return now.stream()
                .filter(test -> test.isRunBy(Thread.currentThread()))
                .findFirst()
                .or(() -> now.stream().filter(test -> now.size() == 1).findFirst())
                .map(test -> test.resolve(wanted))
                .orElseGet(() -> wanted.by(extensions, context))
                .map(type::cast);
    }
}
