package com.acme.it;

import com.acme.it.FaultyAgent.Change;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/**
 * Something that could be wrong with {@code advance}.
 *
 * @param className in the agent's internal package
 * @param method the only one of its name in that class
 */
record Fault(String what, String className, String method, Change change) {

    static List<Fault> all() {
        return List.of(
                new Fault("an executor's run is not counted", "schedule.Hooks", "taken", Change.returns(0)),
                new Fault("a timer's run is not counted", "schedule.TimerLine", "dueAt", Change.returns(0)),
                new Fault("work handed to a pool is not counted", "schedule.Hooks", "handedOver", Change.returns(0)),
                new Fault(
                        "work handed to ForkJoinPool is not counted",
                        "schedule.Hooks",
                        "waitingFor",
                        Change.returns(0)),
                new Fault("a started thread is not counted", "schedule.Hooks", "starting", Change.returns(0)),
                new Fault("whoever schedules is not counted", "schedule.Hooks", "offers", Change.returns(0)),
                new Fault("the clock steps before rest", "schedule.Advance", "nothingUnderWay", Change.returns(1)),
                new Fault("what began meanwhile goes unnoticed", "schedule.Advance", "events", Change.returns(0)),
                new Fault("the clock steps twice", "Timeline", "advance", Change.twice()),
                new Fault("a timer's task runs twice", "schedule.Hooks", "run", Change.twice()),
                new Fault("an executor runs tasks a step early", "schedule.Hooks", "nanos", plus(Duration.ofHours(1))),
                new Fault(
                        "an executor runs tasks late",
                        "schedule.ExecutorLine",
                        "nextNanos",
                        plus(Duration.ofMinutes(20))),
                new Fault("what a timer queues is lost", "schedule.TimerLine", "isScheduled", Change.returns(0)),
                new Fault(
                        "what an executor queues is lost",
                        "schedule.ExecutorLine",
                        "nextNanos",
                        Change.returns(Long.MAX_VALUE)),
                new Fault("a new scheduler is overlooked", "schedule.Schedulers", "changed", Change.returns(0)));
    }

    private static Change plus(Duration duration) {
        return Change.plus(duration.toNanos());
    }

    /** Writes an agent that has it. */
    Path write(Path folder) {
        return FaultyAgent.write(folder, className, method, change);
    }

    @Override
    public String toString() {
        return what;
    }
}
