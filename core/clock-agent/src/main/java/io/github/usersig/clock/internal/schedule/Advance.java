package io.github.usersig.clock.internal.schedule;

import io.github.usersig.clock.internal.Timeline;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.LongAdder;
import java.util.concurrent.locks.LockSupport;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * Lets time go by: from one due task to the next, so that each task sees the time at which it was due.
 *
 * <p>The clock steps only when nothing is under way in all that follows it. Whichever thread comes to rest last makes the
 * step, and goes on with the next task if that is its own; so a million runs of one executor cost no hand-over between
 * threads.
 */
public final class Advance {

    /** How long a task may take that has become due. Real time. */
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    /** After this, what waits for something and was there before, or is a thread of its own, is taken for a service. */
    private static final Duration PATIENCE_WITH_SERVICES = Duration.ofSeconds(10);

    private static final Duration PROGRESS_EVERY = Duration.ofSeconds(5);

    /** From then on what is waited for tells more than how much has run. */
    private static final Duration STILL_AFTER = Duration.ofSeconds(2);

    /** Who schedules this often at one moment will never let time go by. */
    private static final long MOST_RUNS_AT_ONCE = 1_000_000;

    private static final long MOST_RUNS = 100_000_000;

    private static final long NAP_NANOS = 1_000_000;
    private static final long NAP_WITH_THREADS_NANOS = 50_000;
    private static final long NANOS_PER_MILLI = 1_000_000;

    private static final ReentrantLock ONE_AT_A_TIME = new ReentrantLock();

    private static volatile @Nullable Advance active;

    private final Timeline timeline;
    private final Duration by;
    private final Thread caller = Thread.currentThread();
    private final long startNanos = System.nanoTime();

    /** What the caller itself runs cannot be waited for. */
    private final Work.@Nullable Run callersRun;

    private final LongAdder runs = new LongAdder();

    /** Set when a message needs the name of a task, which it only tells before it has ended. */
    private volatile boolean wantsName;

    private volatile @Nullable String name;

    /** What began before this was there before the clock moved; set with the first step. */
    private volatile long firstStepNanos = Long.MAX_VALUE;

    private Duration left;
    private @Nullable Throwable failure;
    private long runsBeforeStep;
    private volatile boolean finished;

    private Advance(Timeline timeline, Duration by, Work.@Nullable Run callersRun) {
        this.timeline = timeline;
        this.by = by;
        this.left = by;
        this.callersRun = callersRun;
    }

    /**
     * Returns when the clock shows so much more and all that became due on the way has run.
     *
     * @throws IllegalStateException if a task does not end, if tasks never let time go by, if the current thread is
     *     interrupted, or if it does work that an advance of this clock waits for
     */
    public static void advance(Timeline timeline, Duration by) {
        try {
            takeTurn(timeline, by);
            try {
                new Advance(timeline, by, Work.currentRun()).run();
            } finally {
                ONE_AT_A_TIME.unlock();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Interrupted while the clock was to be advanced by " + by, e);
        }
    }

    private static void takeTurn(Timeline timeline, Duration by) throws InterruptedException {
        refuseInsideOf(timeline, by);
        while (!ONE_AT_A_TIME.tryLock(NAP_NANOS * 20, TimeUnit.NANOSECONDS)) {
            refuseInsideOf(timeline, by); // it may have begun since
        }
    }

    /** Two would wait for each other. */
    private static void refuseInsideOf(Timeline timeline, Duration by) {
        Advance other = active;
        if (other != null && (ONE_AT_A_TIME.isHeldByCurrentThread() || HandOvers.waitingClock() == other.timeline)) {
            Work.Run run = Work.currentRun();
            throw new IllegalStateException("advance(" + by + ") of the clock of " + timeline + " is called by "
                    + (run == null ? Thread.currentThread() : run.task) + ", for which advance(" + other.by
                    + ") of the clock of " + other.timeline
                    + " waits. A task that an advance runs cannot itself advance the clock: schedule what shall come later,"
                    + " or advance from a thread of the test.");
        }
    }

    /** To be called when work begins that follows this clock. */
    static void began(Object task, @Nullable Timeline timeline) {
        Advance now = active;
        if (now != null && now.timeline == timeline) {
            now.runs.increment();
            if (now.wantsName) {
                now.name(task);
            }
        }
    }

    /** To be called, without any lock, when work has ended that followed this clock; the thread looks into that line next. */
    static void cameToRest(Timeline timeline, @Nullable Line next) {
        Advance now = active;
        if (now != null && now.timeline == timeline && now.nothingUnderWay()) {
            now.proceed(next);
        }
    }

    private void run() throws InterruptedException {
        active = this;
        try {
            HandOvers.reap();
            proceed(null);
            await();
        } finally {
            stop();
            active = null;
        }
        Throwable why = failure;
        if (why != null) {
            throw new IllegalStateException(
                    "The clock was advanced by " + by.minus(left) + " of " + by + ", then failed: " + why.getMessage(),
                    why);
        }
    }

    private synchronized void stop() {
        finished = true;
    }

    /** Steps for as long as nothing is under way. Never throws: it is called in threads of the app. */
    private synchronized void proceed(@Nullable Line own) {
        try {
            boolean stepped = true;
            while (!finished && stepped) {
                stepped = stepIfAtRest(own);
            }
        } catch (RuntimeException | Error e) {
            failure = e;
            finished = true;
        }
        if (finished) {
            LockSupport.unpark(caller);
        }
    }

    private boolean nothingUnderWay() {
        if (underWay(HandOvers.counter(timeline)) > 0) {
            return false;
        }
        for (Line line : Schedulers.following(timeline)) {
            if (underWay(line.underWay()) > 0) {
                return false;
            }
        }
        return true;
    }

    /** The same twice: nothing has begun or ended in between, and nothing has begun to follow. */
    private long events() {
        long sum = Schedulers.changes() + HandOvers.counter(timeline).events();
        for (Line line : Schedulers.following(timeline)) {
            sum += line.underWay().events();
        }
        return sum;
    }

    private int underWay(Rest.Counter counter) {
        Work.Run callers = callersRun;
        return callers != null && callers.counter == counter && callers.isCounted()
                ? counter.count() - 1
                : counter.count();
    }

    /** Returns whether to look again. */
    private boolean stepIfAtRest(@Nullable Line own) {
        long events = events();
        if (!nothingUnderWay()) {
            return false;
        }
        List<Line> lines = Schedulers.following(timeline);
        long nowNanos = timeline.scheduledNanos();
        long nextInNanos = Long.MAX_VALUE;
        for (Line line : lines) {
            long nextNanos = line.nextNanos();
            if (nextNanos != Line.NEVER) {
                nextInNanos = Math.min(nextInNanos, nextNanos - nowNanos);
            }
        }
        if (nextInNanos <= 0 && nextInNanos != Long.MIN_VALUE) {
            return false; // somebody is about to take it
        }
        boolean last = left.compareTo(Duration.ofNanos(nextInNanos)) < 0 || nextInNanos == Long.MAX_VALUE;
        Duration step = last ? left : wholeMillis(nextInNanos);
        boolean stepped;
        synchronized (timeline) {
            stepped = Rest.stepUnless(() -> events() != events, () -> timeline.advance(step));
        }
        if (stepped) {
            if (left.equals(by)) {
                firstStepNanos = System.nanoTime();
            }
            left = left.minus(step);
            runsBeforeStep = runs.sum();
            finished = last;
            wake(lines, own);
        }
        return !finished;
    }

    /** Rounded up, as a {@link java.util.Timer} knows nothing smaller. */
    private Duration wholeMillis(long nanos) {
        Duration up = Duration.ofMillis(nanos / NANOS_PER_MILLI + (nanos % NANOS_PER_MILLI == 0 ? 0 : 1));
        return up.compareTo(left) > 0 ? left : up;
    }

    /** The thread that steps sees by itself what is due in its own line; it needs others only if that is more than one. */
    private static void wake(List<Line> lines, @Nullable Line own) {
        for (Line line : lines) {
            if (line != own || line.hasSeveralDue()) {
                line.wake();
            }
        }
    }

    /** Looks after what ends without a word, and loses patience. */
    private void await() throws InterruptedException {
        long runsSeen = 0;
        Duration leftSeen = by;
        long movedNanos = System.nanoTime();
        long toldNanos = movedNanos;
        while (!finished) {
            LockSupport.parkNanos(HandOvers.anyThreads() ? NAP_WITH_THREADS_NANOS : NAP_NANOS);
            if (Thread.interrupted()) {
                throw new InterruptedException();
            }
            HandOvers.reap();
            Work.endLostOffers();
            proceed(null);
            if (finished) {
                return;
            }
            wake(Schedulers.following(timeline), null);
            long nowNanos = System.nanoTime();
            Duration leftNow = left();
            if (runs.sum() != runsSeen || !leftNow.equals(leftSeen)) {
                runsSeen = runs.sum();
                leftSeen = leftNow;
                movedNanos = nowNanos;
                requireEnd();
            } else if (nowNanos - movedNanos > PATIENCE.toNanos()) {
                throw new IllegalStateException(stuck());
            } else if (nowNanos - movedNanos > PATIENCE_WITH_SERVICES.toNanos()) {
                leaveServices();
            }
            if (nowNanos - toldNanos > PROGRESS_EVERY.toNanos()) {
                toldNanos = nowNanos;
                tell(leftNow, nowNanos - movedNanos);
            }
        }
    }

    private synchronized Duration left() {
        return left;
    }

    private synchronized long runsAtThisMoment() {
        return runs.sum() - runsBeforeStep;
    }

    /** Tasks that schedule each other for now, or too many of them for any test. */
    private void requireEnd() {
        if (runsAtThisMoment() > MOST_RUNS_AT_ONCE) {
            throw new IllegalStateException("The clock cannot be advanced by " + by + ": at " + timeline.instant()
                    + ", after " + by.minus(left()) + ", more than " + MOST_RUNS_AT_ONCE
                    + " runs have not let time go by. A task that schedules the next one without a delay never ends. One of them: "
                    + nameOfNext());
        }
        if (runs.sum() > MOST_RUNS) {
            throw new IllegalStateException("The clock cannot be advanced by " + by + ": after " + by.minus(left())
                    + " there were more than " + MOST_RUNS
                    + " runs. Advance by less, or leave the scheduler of what comes so often out of alsoMoveSchedulersOf."
                    + " One of them: " + nameOfNext());
        }
    }

    private void name(Object task) {
        wantsName = false;
        try {
            name = String.valueOf(task);
        } catch (RuntimeException e) {
            name = task.getClass().getName();
        }
    }

    /** Of the task that begins next: they come by the thousand. */
    private @Nullable String nameOfNext() {
        wantsName = true;
        long startNanos = System.nanoTime();
        while (name == null && System.nanoTime() - startNanos < PROGRESS_EVERY.toNanos()) {
            LockSupport.parkNanos(NAP_WITH_THREADS_NANOS);
        }
        return name;
    }

    private void tell(Duration leftNow, long stillNanos) {
        String how = stillNanos > STILL_AFTER.toNanos()
                ? "waits for " + WaitedFor.names(timeline, callersRun)
                : runs.sum() + " runs so far";
        System.err.println("UserSig TestKit: advance(" + by + ") of the clock of " + timeline + " has come to "
                + by.minus(leftNow) + " in "
                + Duration.ofNanos(System.nanoTime() - startNanos).toSeconds() + " s, " + how);
    }

    private String stuck() {
        return "The clock was advanced by " + by.minus(left()) + " of " + by + ", and then nothing went on for "
                + PATIENCE + ": " + WaitedFor.names(timeline, callersRun)
                + ". It takes long, it waits for something, or its scheduler's threads are busy or gone.";
    }

    /**
     * What ran before and waits for something is no task that will end, but a service in a scheduler's thread, say; nor is a
     * thread that was started and waits. A state is evidence enough to give up waiting, though not to go on.
     */
    private void leaveServices() {
        for (Work.Run run : Work.underWay()) {
            if (run.timeline() == timeline && wasThereBefore(run) && run != callersRun && waits(run.thread)) {
                run.leave();
                leave(run.task + " in " + run.thread);
            }
        }
        HandOvers.threads().forEach((thread, token) -> {
            if (token.timeline() == timeline && waits(thread)) {
                HandOvers.leave(thread);
                leave(String.valueOf(thread));
            }
        });
    }

    private boolean wasThereBefore(Work.Run run) {
        return firstStepNanos == Long.MAX_VALUE || run.sinceNanos - firstStepNanos < 0;
    }

    private void leave(String what) {
        Unfollowed.say(
                "left " + what,
                "advance(" + by + ") of the clock of " + timeline + " has waited " + PATIENCE_WITH_SERVICES + " for "
                        + what
                        + ", which waits for something itself. It is taken for a service and waited for no longer. A service"
                        + " that starts before the clock is advanced, in a thread of its own, is not waited for.");
    }

    private static boolean waits(Thread thread) {
        return switch (thread.getState()) {
            case WAITING, TIMED_WAITING, BLOCKED, TERMINATED -> true;
            default -> false;
        };
    }
}
