package io.github.usersig.clock.internal.schedule;

import io.github.usersig.clock.internal.Timeline;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.WeakHashMap;
import org.jspecify.annotations.Nullable;

/** What one thread is doing for schedulers, as far as we count it. Changed by that thread only. */
final class Work {

    /** Longer than any thread needs to put a task into a queue. */
    private static final long LOST_AFTER_NANOS = 1_000_000_000;

    private static final ThreadLocal<Work> CURRENT = new ThreadLocal<>();

    /** Of all threads that live, for messages. */
    private static final Set<Work> ALL = Collections.synchronizedSet(Collections.newSetFromMap(new WeakHashMap<>()));

    private final Thread thread = Thread.currentThread();

    /** What runs now; within it what is run in between, by a thread that helps out. */
    private volatile @Nullable Run run;

    /** In whose queue the thread looks for its next task. */
    private @Nullable Line waitsIn;

    /** What it is about to put a task into, and since when. */
    private volatile @Nullable Line offersTo;

    private long offersSinceNanos;

    private Work() {}

    /** One task on its way. */
    static final class Run {
        final Object task;
        final Thread thread;
        final Rest.Counter counter;
        final @Nullable Line line;
        private final @Nullable Timeline timeline;
        final long sinceNanos = System.nanoTime();
        private final @Nullable Run around;

        /** Set when nobody waits for it any longer; it is counted no more. */
        private boolean left;

        private Run(
                Object task,
                Thread thread,
                Rest.Counter counter,
                @Nullable Line line,
                @Nullable Timeline timeline,
                @Nullable Run around) {
            this.task = task;
            this.thread = thread;
            this.counter = counter;
            this.line = line;
            this.timeline = timeline;
            this.around = around;
        }

        /** Whose clock waits for it; also if its scheduler has begun to follow only since. */
        @Nullable
        Timeline timeline() {
            return line == null ? timeline : line.follows();
        }

        /** Nobody waits for it any longer: it has ended, or has turned out to be a service that goes on. */
        synchronized void leave() {
            if (!left) {
                left = true;
                counter.end();
            }
        }

        synchronized boolean isCounted() {
            return !left;
        }
    }

    static Work ofCurrentThread() {
        Work work = CURRENT.get();
        if (work == null) {
            work = new Work();
            CURRENT.set(work);
            ALL.add(work);
        }
        return work;
    }

    static @Nullable Work known() {
        return CURRENT.get();
    }

    /** What the current thread runs, if that is counted. */
    static @Nullable Run currentRun() {
        Work work = CURRENT.get();
        return work == null ? null : work.run;
    }

    /** All that is under way and counted. */
    static List<Run> underWay() {
        List<Run> all = new ArrayList<>();
        synchronized (ALL) {
            for (Work each : ALL) {
                for (Run run = each.run; run != null; run = run.around) {
                    if (run.isCounted()) {
                        all.add(run);
                    }
                }
            }
        }
        return all;
    }

    /** Begins a task of this line, and counts it. */
    void begin(Object task, Line line) {
        line.underWay().begin();
        run = new Run(task, thread, line.underWay(), line, null, run);
        Advance.began(task, line.follows());
    }

    /** Begins what was handed over and counted then. */
    void beginHandedOver(Object task, HandOvers.Token token) {
        run = new Run(task, thread, token.counter(), null, token.timeline(), run);
        Advance.began(task, token.timeline());
    }

    /** Ends what was begun last; returns whether there was anything. */
    @Nullable
    Run end() {
        Run ended = run;
        if (ended != null) {
            run = ended.around;
            ended.leave();
        }
        return ended;
    }

    void waitsIn(@Nullable Line line) {
        waitsIn = line;
    }

    boolean isWaitingIn(Line line) {
        return waitsIn == line;
    }

    /** Counts a task that is about to be put into this line's queue, from before its time is computed. */
    void offersTo(Line line) {
        hasOffered();
        synchronized (this) {
            offersSinceNanos = System.nanoTime();
            offersTo = line;
            line.underWay().begin();
        }
    }

    /** It is in the queue, or will never get there. */
    void hasOffered() {
        if (offersTo != null) {
            endOffer();
        }
    }

    private synchronized void endOffer() {
        Line line = offersTo;
        if (line != null) {
            offersTo = null;
            line.underWay().end();
        }
    }

    /** Those that an app broke off on the way into a queue, by an exception of its own, say. */
    static void endLostOffers() {
        synchronized (ALL) {
            for (Work each : ALL) {
                if (each.offersTo != null && each.offersForNanos() > LOST_AFTER_NANOS) {
                    each.endOffer();
                }
            }
        }
    }

    private synchronized long offersForNanos() {
        return System.nanoTime() - offersSinceNanos;
    }
}
