package com.acme.model;

import com.acme.model.Observed.Ran;
import com.acme.model.Plan.CancelTask;
import com.acme.model.Plan.Fail;
import com.acme.model.Plan.HandOver;
import com.acme.model.Plan.Job;
import com.acme.model.Plan.Schedule;
import com.acme.model.Plan.SchedulerKind;
import com.acme.model.Plan.Spawn;
import com.acme.model.Plan.Step;
import com.acme.model.Plan.Style;
import com.acme.model.Plan.Task;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;

/**
 * What is due when, and what runs, in a world where the clock does as it should. Knows nothing of threads: they are in what
 * was observed, and it takes tasks that are due at the same minute in the order that was observed.
 */
final class World {

    private static final long MINUTE_MILLIS = 60_000;

    /** What the clock shows may be rounded down, and wall clock and elapsed time are not quite the same clock. */
    private static final long INEXACT_MILLIS = 5;

    /** Its place among what was scheduled is not certain. */
    private static final long NO_PLACE = -1;

    /**
     * A run to come.
     *
     * @param task none if it is a job
     * @param due the minute
     * @param dueMillis more exactly: not before that
     * @param place of a task among those that are due at the same minute: the earlier one was scheduled earlier
     */
    private record Item(int id, int run, @Nullable Task task, List<Step> steps, long due, long dueMillis, long place) {

        String name() {
            return (task == null ? "job " : task.style() + " ") + id + "." + run;
        }
    }

    /** A run that has begun. */
    private record Running(Item item, Ran seen, boolean cancelled) {}

    private final Plan plan;
    private final Sightings sightings;
    private final List<Item> pending = new ArrayList<>();
    private final List<Running> running = new ArrayList<>();

    /** When something cancelled would have been due. The clock may stop there, though nothing runs. */
    private final List<Long> emptyStops = new ArrayList<>();

    private final Set<Ran> explained = new HashSet<>();
    private long minute = Plan.START;
    private String problem = "";

    World(Plan plan, Sightings sightings) {
        this.plan = plan;
        this.sightings = sightings;
    }

    World copy() {
        World copy = new World(plan, sightings);
        copy.pending.addAll(pending);
        copy.running.addAll(running);
        copy.emptyStops.addAll(emptyStops);
        copy.explained.addAll(explained);
        copy.minute = minute;
        return copy;
    }

    long minute() {
        return minute;
    }

    /** How many runs it has explained. */
    int runs() {
        return explained.size();
    }

    /** What it has not explained. */
    List<Ran> unexplained() {
        return sightings.without(explained);
    }

    /** What keeps it from going on, or nothing. */
    String problem() {
        return problem;
    }

    /** Whether what was seen of this task agrees with its being scheduled now. */
    boolean canBeScheduledNow(Task task) {
        return sightings
                .of(task.id(), 0)
                .map(ran -> ran.from().isAt(minute + task.delay()))
                .orElse(true);
    }

    /** By a call of a thread. */
    void schedule(Schedule call, Observed.Called seen, boolean overlaps) {
        Task task = call.task();
        boolean hasPlace = !overlaps
                && (task.style() == Style.ONCE || task.style() == Style.FIXED_RATE)
                && plan.schedulers().get(task.scheduler()).isFair();
        pending.add(item(
                task,
                0,
                task.delay(),
                seen.from().millis(),
                hasPlace ? seen.from().sequence() : NO_PLACE));
    }

    private Item item(Task task, int run, int delay, long fromMillis, long place) {
        return new Item(
                task.id(),
                run,
                task,
                task.steps(),
                minute + delay,
                fromMillis + delay * MINUTE_MILLIS - INEXACT_MILLIS,
                place);
    }

    void cancel(int task) {
        pending.stream().filter(item -> item.id() == task).forEach(item -> emptyStops.add(item.due()));
        pending.removeIf(item -> item.id() == task);
        running.replaceAll(run -> run.item().id() == task ? new Running(run.item(), run.seen(), true) : run);
    }

    /** Lets everything run that was seen to run at this minute. Returns false if it cannot have run like that. */
    boolean runWhatWasSeen(Bounds bounds) {
        while (true) {
            Optional<Item> next = nextToBegin();
            if (next.isPresent()) {
                Item item = next.get();
                Ran seen = sightings.of(item.id(), item.run()).orElseThrow();
                pending.remove(item);
                running.add(new Running(item, seen, false));
                if (!begin(item, seen, bounds)) {
                    return false;
                }
            } else if (!running.isEmpty()) {
                end(running.stream()
                        .min(Comparator.comparingLong(run -> run.seen().to().sequence()))
                        .orElseThrow());
            } else {
                return true;
            }
        }
    }

    private Optional<Item> nextToBegin() {
        return pending.stream()
                .filter(item -> item.due() <= minute
                        && sightings
                                .of(item.id(), item.run())
                                .filter(ran -> ran.from().isAt(minute))
                                .isPresent()
                        && hasThread(item)
                        && !overtakes(item))
                .min(Comparator.comparingLong(item ->
                        sightings.of(item.id(), item.run()).orElseThrow().from().sequence()));
    }

    private boolean hasThread(Item item) {
        Task task = item.task();
        return task == null
                || !plan.schedulers().get(task.scheduler()).runsOneByOne()
                || running.stream().noneMatch(run -> isOn(run.item(), task.scheduler()));
    }

    private boolean overtakes(Item item) {
        Task task = item.task();
        return task != null
                && item.place() != NO_PLACE
                && pending.stream()
                        .anyMatch(other -> isOn(other, task.scheduler())
                                && other.due() == item.due()
                                && other.place() != NO_PLACE
                                && other.place() < item.place());
    }

    private static boolean isOn(Item item, int scheduler) {
        return item.task() != null && item.task().scheduler() == scheduler;
    }

    private boolean begin(Item item, Ran seen, Bounds bounds) {
        explained.add(seen);
        long early = item.dueMillis() - seen.from().millis() - behind(seen);
        if (early > 0) {
            return wrong(item.name() + " ran " + early + " ms too early: " + seen);
        }
        if (!seen.to().isAt(minute)) {
            return wrong("the clock moved while " + item.name() + " ran: " + seen);
        }
        if (!seen.complaint().isEmpty()) {
            return wrong(seen.toString());
        }
        if (item.task() != null
                && !seen.thread().equals(Player.threadsOf(item.task().scheduler()))) {
            return wrong("on another's thread: " + seen);
        }
        if (!bounds.hold(seen)) {
            return wrong(item.name() + " ran outside the advance that made it due: " + seen);
        }
        return true;
    }

    /** How far what goes by for a scheduler, which is real time as long as it does not stand still, is ahead of the clock. */
    private long behind(Ran seen) {
        long real = seen.from().realMillis();
        return switch (plan.clock()) {
            case RUNNING, FAST, OF_THE_PACKAGE -> 0;
            case SLOW -> real / Player.DRIFTS_ONE_IN;
            case FROZEN -> plan.followsLate() ? real : 0;
        };
    }

    private void end(Running run) {
        running.remove(run);
        Item item = run.item();
        boolean over = run.cancelled();
        for (Step step : item.steps()) {
            if (step.isIn(item.run())) {
                over |= take(step, run) || step instanceof Fail;
            }
        }
        Task task = item.task();
        if (task != null) {
            comeAgain(task, run, over);
        }
    }

    /** Returns whether it cancels the task that takes it. */
    private boolean take(Step step, Running run) {
        long fromMillis = run.seen().from().millis();
        if (step instanceof CancelTask cancel) {
            cancel(cancel.task());
            return cancel.task() == run.item().id();
        }
        if (step instanceof Spawn spawn) {
            pending.add(item(spawn.task(), 0, spawn.task().delay(), fromMillis, NO_PLACE));
        } else if (step instanceof HandOver handOver) {
            Job job = handOver.job();
            pending.add(new Item(
                    job.id(), run.item().run(), null, job.steps(), minute, fromMillis - INEXACT_MILLIS, NO_PLACE));
        }
        return false;
    }

    private void comeAgain(Task task, Running run, boolean over) {
        Item item = run.item();
        int next = item.run() + 1;
        if (task.style() == Style.CHAIN && next < task.most()) {
            pending.add(item(task, next, task.period(), run.seen().from().millis(), NO_PLACE));
        } else if (task.style() == Style.FIXED_DELAY && !over) {
            // A timer's delay counts from when it looked what is due, shortly before the run.
            boolean timer = plan.schedulers().get(task.scheduler()) == SchedulerKind.TIMER;
            long fromMillis = timer ? item.dueMillis() : run.seen().from().millis();
            pending.add(item(task, next, task.period(), fromMillis, NO_PLACE));
        } else if (task.style() == Style.FIXED_RATE && !over) {
            pending.add(new Item(
                    item.id(),
                    next,
                    task,
                    item.steps(),
                    item.due() + task.period(),
                    item.dueMillis() + task.period() * MINUTE_MILLIS,
                    item.place()));
        }
    }

    /** Moves the clock to when something is due, or to this minute if nothing is due before. Nothing may be due now. */
    boolean moveOn(long end) {
        Optional<Item> left =
                pending.stream().filter(item -> item.due() <= minute).findFirst();
        if (left.isPresent()) {
            Item item = left.get();
            return wrong(item.name() + " is due at " + time(item.due()) + ", but "
                    + sightings.of(item.id(), item.run()).map(Ran::toString).orElse("was lost"));
        }
        minute = LongStream.concat(
                        pending.stream().mapToLong(Item::due),
                        emptyStops.stream().mapToLong(Long::longValue).filter(stop -> stop > minute))
                .filter(stop -> stop < end)
                .min()
                .orElse(end);
        return true;
    }

    /** Whether a few milliseconds would decide whether something is due before this minute. */
    boolean isUndecidedAt(long end) {
        return minute < end && pending.stream().anyMatch(item -> item.due() == end);
    }

    private boolean wrong(String what) {
        problem = time(minute) + ": " + what;
        return false;
    }

    /** What the clock shows. */
    String time() {
        return time(minute);
    }

    private static String time(long minute) {
        return String.format("%d:%02d", minute / 60, minute % 60);
    }

    /** Worlds with the same key have the same future. */
    String key() {
        return minute + " " + explained.size() + pending + emptyStops;
    }

    /** Between which moments a run has to be. */
    interface Bounds {
        boolean hold(Ran seen);
    }
}
