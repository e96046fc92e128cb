package com.acme.model;

import java.util.List;
import java.util.stream.Collectors;

/**
 * What a history does: who calls what, and what tasks do when they run. Nothing in it is left to chance but the order of
 * what overlaps. All times are whole minutes of the moved clock; the clock stands at {@value #START} when it begins.
 *
 * @param seed what it was made from
 * @param gauge whether a thread asks all the while how long the queues are, as a metrics gauge does
 * @param followsLate whether the schedulers follow the clock only when some tasks are scheduled
 * @param clock which one, and how it goes between what advances it
 */
record Plan(
        long seed,
        List<SchedulerKind> schedulers,
        List<Round> rounds,
        boolean gauge,
        boolean followsLate,
        ClockKind clock) {

    /** Calls rest at half an hour, tasks are due at other times: no few seconds decide what is due. */
    static final int START = 30;

    /** None of them changes what is due when: they differ in where the few milliseconds come from that go by meanwhile. */
    enum ClockKind {
        RUNNING,
        FROZEN,
        FAST,
        SLOW,
        /** This package's own, beside one of everybody else that stands still. */
        OF_THE_PACKAGE
    }

    /** Whoever makes tasks run. */
    enum SchedulerKind {
        SINGLE,
        HIDDEN_SINGLE,
        POOL,
        TIMER;

        /** Whether there is one thread, so that a run begins when the one before has ended. */
        boolean runsOneByOne() {
            return this != POOL;
        }

        /** Whether it has to take what is due at the same minute in the order in which it was scheduled. */
        boolean isFair() {
            return this == SINGLE || this == HIDDEN_SINGLE;
        }
    }

    /** Threads that call at the same time. The next round begins when all have returned. */
    record Round(List<List<Call>> threads) {

        boolean overlaps() {
            return threads.size() > 1;
        }
    }

    /** What a thread asks for. */
    sealed interface Call permits Schedule, Cancel, Advance {}

    record Schedule(Task task) implements Call {}

    record Cancel(int task) implements Call {}

    record Advance(int minutes) implements Call {}

    enum Style {
        ONCE,
        FIXED_RATE,
        FIXED_DELAY,
        /** Each run schedules the next one at its end. */
        CHAIN
    }

    /**
     * @param most how many runs a chain has
     * @param steps what its runs do
     */
    record Task(int id, int scheduler, Style style, int delay, int period, int most, List<Step> steps) {}

    /** What a task hands over to somebody else. Its id is that of no task and no other job. */
    record Job(int id, List<Step> steps) {}

    /** In this run if not negative, otherwise in each. */
    sealed interface Step permits Pause, CancelTask, Fail, HandOver, Spawn, TryToAdvance {

        int onRun();

        default boolean isIn(int run) {
            return onRun() < 0 || onRun() == run;
        }
    }

    record Pause(int onRun, int micros) implements Step {}

    /** A task that was scheduled in an earlier round, or the one that runs. */
    record CancelTask(int onRun, int task) implements Step {}

    /** Throws. Always the last step. */
    record Fail(int onRun) implements Step {}

    record HandOver(int onRun, Way way, Job job) implements Step {}

    /** Schedules a task that nobody else schedules. */
    record Spawn(int onRun, Task task) implements Step {}

    /** Advances the clock from within a run, which is refused. */
    record TryToAdvance(int onRun) implements Step {}

    /** How work is handed over. */
    enum Way {
        EXECUTE,
        SUBMIT,
        /** And waits until it is done. */
        SUBMIT_AND_WAIT,
        CACHED,
        FORK_JOIN,
        ASYNC,
        ASYNC_COMMON,
        ASYNC_CHAIN,
        THREAD,
        /** From JDK 21 on; before that, another thread. */
        VIRTUAL
    }

    @Override
    public String toString() {
        StringBuilder text = new StringBuilder(clock + ", schedulers " + schedulers
                + (gauge ? ", their queues are watched" : "") + (followsLate ? ", follow after round 0" : "") + "\n");
        for (int i = 0; i < rounds.size(); i++) {
            text.append("round ").append(i).append(rounds.get(i).overlaps() ? ", at the same time\n" : "\n");
            for (List<Call> thread : rounds.get(i).threads()) {
                text.append(thread.stream().map(Call::toString).collect(Collectors.joining("\n    ", "    ", "\n")));
            }
        }
        return text.toString();
    }
}
