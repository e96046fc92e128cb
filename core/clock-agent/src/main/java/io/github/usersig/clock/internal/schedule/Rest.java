package io.github.usersig.clock.internal.schedule;

import java.util.concurrent.atomic.AtomicLong;
import java.util.function.BooleanSupplier;

/**
 * How much work is under way. Counted and not sampled: whoever begins work or hands it over counts it before it stops
 * itself, so that the sum is zero only if nothing is under way. What a thread's state says is no evidence: a thread that has
 * just been given work still shows as waiting.
 */
final class Rest {

    /** Odd while a clock steps: what is scheduled then waits for the blink that this takes, and counts from the new time. */
    private static final AtomicLong STEPS = new AtomicLong();

    private Rest() {}

    /**
     * Steps if nothing has begun or ended, and returns whether it did. Whoever begins something counts that first and looks
     * for a step then; this looks at the counts after it has said that it steps. So one always sees the other.
     */
    static boolean stepUnless(BooleanSupplier changed, Runnable step) {
        STEPS.incrementAndGet();
        try {
            if (changed.getAsBoolean()) {
                return false;
            }
            step.run();
            return true;
        } finally {
            STEPS.incrementAndGet();
        }
    }

    /** Waits while a clock steps. To be called after what is about to be done has been counted. */
    static void whileStepping() {
        while ((STEPS.get() & 1) != 0) {
            Thread.onSpinWait();
        }
    }

    /**
     * The work under way in one place. Whoever has found nothing under way in one place after the other has seen one moment
     * if none of the {@link #events} has changed meanwhile.
     */
    static final class Counter {

        private static final long EVENT = 1L << 24;

        /** The number of beginnings and ends, and in the last 24 bits by how many the former are more. */
        private final AtomicLong state = new AtomicLong();

        void begin() {
            state.addAndGet(EVENT + 1);
        }

        void end() {
            state.addAndGet(EVENT - 1);
        }

        int count() {
            return (int) (state.get() & (EVENT - 1));
        }

        /** Grows with each beginning and each end. */
        long events() {
            return state.get();
        }
    }
}
