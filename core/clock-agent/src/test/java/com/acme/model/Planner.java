package com.acme.model;

import com.acme.model.Plan.Advance;
import com.acme.model.Plan.Call;
import com.acme.model.Plan.Cancel;
import com.acme.model.Plan.CancelTask;
import com.acme.model.Plan.ClockKind;
import com.acme.model.Plan.Fail;
import com.acme.model.Plan.HandOver;
import com.acme.model.Plan.Job;
import com.acme.model.Plan.Pause;
import com.acme.model.Plan.Round;
import com.acme.model.Plan.Schedule;
import com.acme.model.Plan.SchedulerKind;
import com.acme.model.Plan.Spawn;
import com.acme.model.Plan.Step;
import com.acme.model.Plan.Style;
import com.acme.model.Plan.Task;
import com.acme.model.Plan.TryToAdvance;
import com.acme.model.Plan.Way;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/** Makes up a history. The same seed gives the same one. */
final class Planner {

    private static final int HOUR = 60;

    /** Added to the delay of what is scheduled while the clock may move, so that it is never due where an advance ends. */
    private static final int ASIDE = 7;

    /** Added to the period of what runs at once, for the same reason. */
    private static final int PERIOD_ASIDE = 11;

    /** Added to the delay of what a run schedules, which may run at once. */
    private static final int SPAWNED_ASIDE = 17;

    private static final int MOST_TASKS = 9;

    private final long seed;
    private final SplittableRandom random;
    private final List<SchedulerKind> schedulers = new ArrayList<>();

    /** Tasks of earlier rounds that may be cancelled. */
    private final List<Task> cancellable = new ArrayList<>();

    private final List<Task> ofThisRound = new ArrayList<>();
    private int ids;
    private int tasks;

    private Planner(long seed) {
        this.seed = seed;
        this.random = new SplittableRandom(seed);
    }

    static Plan plan(long seed) {
        return new Planner(seed).plan();
    }

    private Plan plan() {
        for (int i = between(1, 3); i > 0; i--) {
            schedulers.add(one(SchedulerKind.values()));
        }
        List<Round> rounds = new ArrayList<>();
        boolean followsLate = chance(20);
        rounds.add(followsLate ? roundBeforeItFollows() : round(1, true));
        for (int i = between(2, 4); i > 0; i--) {
            int percent = between(0, 99);
            rounds.add(round(percent < 45 ? 1 : percent < 80 ? 2 : 3, false));
        }
        rounds.add(new Round(List.of(List.of(new Advance(between(3, 12) * HOUR)))));
        boolean gauge = chance(15);
        ClockKind clock = chance(40) ? ClockKind.RUNNING : one(ClockKind.values());
        return new Plan(seed, List.copyOf(schedulers), List.copyOf(rounds), gauge, followsLate, clock);
    }

    private Round round(int threads, boolean first) {
        List<List<Call>> all = new ArrayList<>();
        for (int i = 0; i < threads; i++) {
            List<Call> calls = new ArrayList<>();
            for (int j = between(1, threads == 1 ? 3 : 2); j > 0; j--) {
                boolean advances = threads > 1 && i == 0 && j == 1;
                calls.add(advances ? advance() : first && j > 1 ? schedule(false) : call(threads > 1));
            }
            all.add(List.copyOf(calls));
        }
        cancellable.addAll(ofThisRound);
        ofThisRound.clear();
        return new Round(List.copyOf(all));
    }

    /** Runs nothing yet: what a run hands over that began before is nobody's. */
    private Round roundBeforeItFollows() {
        Round round = new Round(List.of(List.of(schedule(false, false))));
        cancellable.addAll(ofThisRound);
        ofThisRound.clear();
        return round;
    }

    private Call call(boolean overlaps) {
        int percent = between(0, 99);
        if (percent < 12 && !cancellable.isEmpty()) {
            return new Cancel(one(cancellable).id());
        }
        return percent < 60 && tasks < MOST_TASKS ? schedule(overlaps) : advance();
    }

    private Call advance() {
        return new Advance(between(1, chance(20) ? 24 : 5) * HOUR);
    }

    private Schedule schedule(boolean overlaps) {
        return schedule(overlaps, chance(25));
    }

    private Schedule schedule(boolean overlaps, boolean atOnce) {
        int delay = atOnce ? 0 : overlaps ? between(0, 3) * HOUR + ASIDE : between(0, 4) * HOUR + HOUR / 2;
        Task task = task(delay, atOnce ? PERIOD_ASIDE : 0, 0);
        if (task.style() != Style.CHAIN) {
            ofThisRound.add(
                    task); // one who cancels a chain may come between two links, and nobody could say what is right
        }
        return new Schedule(task);
    }

    private Task task(int delay, int periodAside, int depth) {
        tasks++;
        int id = ids++;
        Style style = one(Style.values());
        int scheduler = between(0, schedulers.size() - 1);
        boolean timer = schedulers.get(scheduler) == SchedulerKind.TIMER;
        List<Step> steps = new ArrayList<>(steps(depth));
        if (delay > 0 && depth == 0 && chance(4)) {
            steps.add(0, new TryToAdvance(0));
        }
        if (style != Style.CHAIN && chance(8)) {
            steps.add(new CancelTask(onRun(), id));
        }
        if (style != Style.CHAIN && !timer && chance(8)) { // a timer whose task throws is at its end
            steps.add(new Fail(onRun()));
        }
        int period = between(1, 5) * HOUR + periodAside;
        return new Task(id, scheduler, style, delay, period, between(2, 6), List.copyOf(steps));
    }

    private List<Step> steps(int depth) {
        List<Step> steps = new ArrayList<>();
        if (chance(25)) {
            steps.add(pause());
        }
        if (chance(depth == 0 ? 35 : 15) && depth < 3) {
            List<Step> inner = new ArrayList<>(steps(depth + 1));
            if (chance(40)) {
                inner.add(0, pause());
            }
            if (chance(8)) {
                inner.add(new Fail(onRun()));
            }
            steps.add(new HandOver(onRun(), one(Way.values()), new Job(ids++, List.copyOf(inner))));
        }
        if (chance(12) && depth < 2 && tasks < MOST_TASKS) {
            boolean atOnce = chance(20);
            int delay = atOnce ? 0 : between(1, 4) * HOUR + SPAWNED_ASIDE;
            steps.add(new Spawn(between(0, 2), task(delay, atOnce ? PERIOD_ASIDE : 0, depth + 1)));
        }
        if (chance(8) && !cancellable.isEmpty()) {
            steps.add(new CancelTask(onRun(), one(cancellable).id()));
        }
        return steps;
    }

    private Step pause() {
        return new Pause(chance(50) ? -1 : between(0, 2), chance(70) ? between(20, 300) : between(300, 2500));
    }

    private int onRun() {
        return chance(40) ? -1 : between(0, 3);
    }

    private boolean chance(int percent) {
        return random.nextInt(100) < percent;
    }

    private int between(int least, int most) {
        return random.nextInt(least, most + 1);
    }

    private <T> T one(T[] all) {
        return all[random.nextInt(all.length)];
    }

    private <T> T one(List<T> all) {
        return all.get(random.nextInt(all.size()));
    }
}
