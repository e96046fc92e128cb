package io.github.usersig.clock.internal.schedule;

import io.github.usersig.clock.internal.Sites;
import io.github.usersig.clock.internal.Timeline;
import java.util.Timer;
import java.util.TimerTask;
import java.util.concurrent.Callable;
import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.ThreadPoolExecutor;
import org.jspecify.annotations.Nullable;

/**
 * What the JDK's executors and timers call when they are woven, and what classes of the app call behind the making of one.
 * Nothing here may throw: it would end a thread of the app.
 */
public final class Hooks {

    private Hooks() {}

    /** Behind {@code new Timer()}, {@code new ThreadPoolExecutor(…)} and what makes them. */
    public static void made(Object made, int site) {
        Schedulers.made(made, Sites.read(site));
    }

    /** In place of {@code System.nanoTime()} where an executor computes when a new task will be due. */
    public static long nanosToScheduleFrom(Object executor) {
        Line line = Schedulers.ofExecutor(executor);
        if (line == null) {
            return System.nanoTime();
        }
        offers(line);
        return line.nanos();
    }

    /** In place of {@code System.nanoTime()} where an executor looks whether a task is due. */
    public static long nanos(Object executor) {
        Line line = Schedulers.ofExecutor(executor);
        return line == null ? System.nanoTime() : line.nanos();
    }

    /** Behind the addition of a task to a scheduler's queue. */
    public static void offered() {
        Work work = Work.known();
        if (work != null) {
            work.hasOffered();
        }
    }

    static void offers(Line line) {
        if (line.follows() != null) {
            Work.ofCurrentThread().offersTo(line);
            Rest.whileStepping();
        } else if (HandOvers.waitingClock() != null) {
            Unfollowed.handedTo(line);
        }
    }

    /** A worker of this executor looks for its next task, and has therefore ended the last one. */
    public static void idle(Object executor) {
        Line line = Schedulers.ofExecutor(executor);
        Work work = line == null ? Work.known() : Work.ofCurrentThread();
        if (work == null) {
            return;
        }
        work.hasOffered();
        work.waitsIn(line);
        Work.Run ended = work.end();
        ended(ended, line);
    }

    /** A worker ends. */
    public static void gone() {
        Work work = Work.known();
        if (work != null) {
            work.hasOffered();
            work.waitsIn(null);
            ended(work.end(), null);
        }
    }

    /** A task leaves a scheduler's queue, whose lock is held: to be run, if a worker of that scheduler takes it. */
    public static void taken(Object queue, Object task) {
        Line line = Schedulers.ofQueue(queue);
        Work work = line == null ? null : Work.known();
        if (line != null && work != null && work.isWaitingIn(line)) {
            work.waitsIn(null);
            work.begin(task, line);
        }
    }

    /** A worker is about to run this. */
    public static void began(@Nullable Object command) {
        HandOvers.Token token = command == null ? null : HandOvers.take(command);
        if (token != null && command != null) {
            Work.ofCurrentThread().beginHandedOver(command, token);
        }
    }

    /** This is handed over to an executor. */
    public static void handedOver(Object executor, @Nullable Object command) {
        Timeline timeline = HandOvers.waitingClock();
        Line line = timeline == null || command == null ? null : Schedulers.ofExecutor(executor);
        if (timeline == null || command == null || line == null) {
            return;
        }
        if (waitsFor(line, timeline)) {
            HandOvers.queued(command, timeline, (ThreadPoolExecutor) executor);
        }
    }

    /** Whether this clock waits for what is handed to this line; where none does, that is said. */
    private static boolean waitsFor(Line line, Timeline timeline) {
        Timeline followed = line.follows();
        if (followed == null) {
            Unfollowed.handedTo(line);
        }
        return followed == timeline;
    }

    /** An executor refuses this. */
    public static void refused(@Nullable Object command) {
        offered(); // it never gets into the queue
        if (command != null) {
            HandOvers.refused(command);
        }
    }

    /** What a fork-join pool takes in the place of this. */
    public static @Nullable Runnable counted(Object executor, @Nullable Runnable task) {
        Timeline timeline = task == null ? null : waitingFor(executor);
        return timeline == null || task == null ? task : HandOvers.counted(task, timeline);
    }

    public static @Nullable Callable<?> counted(Object executor, @Nullable Callable<?> task) {
        Timeline timeline = task == null ? null : waitingFor(executor);
        return timeline == null || task == null ? task : HandOvers.counted(task, timeline);
    }

    private static @Nullable Timeline waitingFor(Object executor) {
        Timeline timeline = HandOvers.waitingClock();
        if (timeline == null || executor == ForkJoinPool.commonPool()) {
            return timeline;
        }
        Line line = Schedulers.ofExecutor(executor);
        return line != null && waitsFor(line, timeline) ? timeline : null;
    }

    /** A fork-join pool is asked to do something later, which it does by its own clock. */
    public static void forkJoinSchedules() {
        Unfollowed.forkJoinSchedules();
    }

    /** A thread is about to be started. */
    public static void starting(Object thread) {
        Timeline timeline = HandOvers.waitingClock();
        if (timeline != null && Unfollowed.isWaitedFor((Thread) thread)) {
            HandOvers.started((Thread) thread, timeline);
        }
    }

    /** In place of {@code System.currentTimeMillis()} where a {@link Timer} computes when a new task will be due. */
    public static long millisToScheduleFrom(Object queue) {
        Line line = Schedulers.ofQueue(queue);
        if (!(line instanceof TimerLine timer)) {
            return System.currentTimeMillis();
        }
        offers(timer);
        return timer.millis();
    }

    /** A timer has been given a task. */
    public static void scheduled(Object task, Object queue) {
        offered();
        Line line = Schedulers.ofQueue(queue);
        if (line instanceof TimerLine timer && timer.hasFollowed()) {
            Deadlines.belongsTo((TimerTask) task, timer);
        }
    }

    /**
     * In place of {@code System.currentTimeMillis()} where a timer's thread looks whether its first task is due. It holds the
     * queue's monitor, and runs that task if so.
     */
    public static long millis(Object queue) {
        Line line = Schedulers.ofQueue(queue);
        if (!(line instanceof TimerLine timer)) {
            return System.currentTimeMillis();
        }
        long millis = timer.millis();
        Object due = timer.dueAt(millis);
        if (due != null) {
            Work.ofCurrentThread().begin(due, timer);
        }
        return millis;
    }

    /** In place of {@code task.run()} in a timer's thread. */
    public static void run(TimerTask task) {
        try {
            task.run();
        } finally {
            Work work = Work.known();
            Work.Run ended = work == null ? null : work.end();
            ended(ended, ended == null ? null : ended.line);
        }
    }

    /** To be called when a run has ended and its thread is about to look for the next one in that line. */
    static void ended(Work.@Nullable Run run, @Nullable Line next) {
        Timeline timeline = run == null ? null : run.timeline();
        if (timeline != null) {
            Advance.cameToRest(timeline, next);
        }
    }
}
