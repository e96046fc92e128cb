package com.acme.model;

import com.acme.model.Observed.Called;
import com.acme.model.Plan.Advance;
import com.acme.model.Plan.Call;
import com.acme.model.Plan.Cancel;
import com.acme.model.Plan.Round;
import com.acme.model.Plan.Schedule;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Looks for an order of the overlapping calls that explains what was observed. A call takes effect at one moment between
 * its beginning and its end; an advance takes a stretch of them, in which others may come.
 */
final class Explainer {

    /** What became of a history. */
    enum Verdict {
        RIGHT,
        WRONG,
        /** A few milliseconds would decide. */
        UNDECIDED
    }

    private static final int MOST_STATES = 100_000;

    private record Key(int round, int thread, int index) {}

    private final Plan plan;
    private final Observed observed;
    private final Sightings sightings;
    private final Map<Key, Called> calls = new HashMap<>();
    private final Set<String> deadEnds = new HashSet<>();
    private int states;
    private boolean undecided;
    private int mostRuns = -1;
    private String problem = "";

    private Explainer(Plan plan, Observed observed) {
        this.plan = plan;
        this.observed = observed;
        this.sightings = new Sightings(observed.runs());
        observed.calls().forEach(call -> calls.put(new Key(call.round(), call.thread(), call.index()), call));
    }

    /** What became of a history, and why. */
    record Result(Verdict verdict, String why) {}

    static Result explain(Plan plan, Observed observed) {
        return new Explainer(plan, observed).explain();
    }

    private Result explain() {
        if (!observed.failures().isEmpty()) {
            return new Result(Verdict.WRONG, String.join("\n", observed.failures()));
        }
        if (!sightings.doubled().isEmpty()) {
            return new Result(Verdict.WRONG, sightings.doubled());
        }
        if (begin(0, new World(plan, sightings))) {
            return new Result(Verdict.RIGHT, "");
        }
        if (undecided || states > MOST_STATES) {
            return new Result(Verdict.UNDECIDED, states + " states");
        }
        return new Result(Verdict.WRONG, problem);
    }

    private boolean begin(int round, World world) {
        if (round < plan.rounds().size()) {
            return goOn(new State(
                    round,
                    Collections.nCopies(plan.rounds().get(round).threads().size(), 0),
                    null,
                    world));
        }
        return world.unexplained().isEmpty() || deadEnd(world, "ran, but were not due: " + world.unexplained());
    }

    /** An advance that is under way. */
    private record UnderWay(Called call, long begin, long end) {}

    /** How far the threads of a round have got. */
    private record State(
            int round, List<Integer> done, @Nullable UnderWay way, World world) {

        State with(World next) {
            return new State(round, done, way, next);
        }

        State afterCall(int thread, World next) {
            List<Integer> more = new ArrayList<>(done);
            more.set(thread, more.get(thread) + 1);
            return new State(round, more, way, next);
        }

        State with(@Nullable UnderWay next) {
            return new State(round, done, next, world);
        }

        String key() {
            return round + " " + done + way + world.key();
        }
    }

    /** Whether there is a way from here to the end. */
    private boolean goOn(State state) {
        World world = state.world().copy();
        if (++states > MOST_STATES) {
            return false;
        }
        if (!world.runWhatWasSeen(ran -> isWithin(state.way(), world, ran))) {
            return deadEnd(world, "");
        }
        if (!deadEnds.isEmpty() && deadEnds.contains(state.key())) {
            return false;
        }
        boolean found = goOnFrom(state.with(world));
        if (!found) {
            deadEnds.add(state.key());
        }
        return found;
    }

    private static boolean isWithin(@Nullable UnderWay way, World world, Observed.Ran ran) {
        if (way == null || world.minute() == way.begin()) {
            return true;
        }
        return way.call().from().isBefore(ran.from())
                && (world.minute() == way.end() || ran.to().isBefore(way.call().to()));
    }

    private boolean goOnFrom(State state) {
        Round round = plan.rounds().get(state.round());
        boolean allDone = true;
        for (int thread = 0; thread < round.threads().size(); thread++) {
            List<Call> calls = round.threads().get(thread);
            if (state.done().get(thread) < calls.size()) {
                allDone = false;
                if (canCall(state, thread)
                        && call(state, thread, calls.get(state.done().get(thread)))) {
                    return true;
                }
            }
        }
        UnderWay way = state.way();
        if (way != null) {
            return moveOn(state, way);
        }
        return allDone
                ? begin(state.round() + 1, state.world())
                : deadEnd(state.world(), state.world().time() + ": calls are left that cannot have been made then");
    }

    private boolean call(State state, int thread, Call call) {
        World world = state.world().copy();
        Called seen = called(state, thread);
        if (call instanceof Advance advance) {
            UnderWay way = new UnderWay(seen, world.minute(), world.minute() + advance.minutes());
            return goOn(state.afterCall(thread, world).with(way));
        }
        if (call instanceof Schedule schedule) {
            world.schedule(schedule, seen, plan.rounds().get(state.round()).overlaps());
        } else if (call instanceof Cancel cancel) {
            world.cancel(cancel.task());
        }
        return goOn(state.afterCall(thread, world));
    }

    private Called called(State state, int thread) {
        return Objects.requireNonNull(
                calls.get(new Key(state.round(), thread, state.done().get(thread))));
    }

    /** Whether the next call of this thread may take effect now. */
    private boolean canCall(State state, int thread) {
        List<List<Call>> threads = plan.rounds().get(state.round()).threads();
        Call call = threads.get(thread).get(state.done().get(thread));
        Called seen = called(state, thread);
        World world = state.world();
        // The one whose advance is under way has not returned.
        if (state.way() != null
                && (call instanceof Advance || state.way().call().thread() == thread)) {
            return false;
        }
        if (!seen.from().isNotAfter(world.minute()) || !seen.to().isNotBefore(world.minute())) {
            return false;
        }
        if (call instanceof Schedule schedule && !world.canBeScheduledNow(schedule.task())) {
            return false;
        }
        for (int other = 0; other < threads.size(); other++) {
            if (other != thread
                    && state.done().get(other) < threads.get(other).size()
                    && called(state, other).to().isBefore(seen.from())) {
                return false;
            }
        }
        return true;
    }

    private boolean moveOn(State state, UnderWay way) {
        World world = state.world().copy();
        if (world.minute() == way.end()) {
            return way.call().to().isNotBefore(way.end())
                    ? goOn(state.with(world).with((UnderWay) null))
                    : false;
        }
        if (world.isUndecidedAt(way.end())) {
            undecided = true;
            return false;
        }
        return world.moveOn(way.end()) ? goOn(state.with(world)) : deadEnd(world, "");
    }

    /** Remembers what it was that could not be explained when most had been. */
    private boolean deadEnd(World world, String why) {
        if (world.runs() > mostRuns) {
            mostRuns = world.runs();
            problem = world.problem() + why;
        }
        return false;
    }
}
