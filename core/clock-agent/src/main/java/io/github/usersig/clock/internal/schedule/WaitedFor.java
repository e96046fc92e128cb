package io.github.usersig.clock.internal.schedule;

import io.github.usersig.clock.internal.Timeline;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What a clock that advances waits for, by name. For messages. */
final class WaitedFor {

    private WaitedFor() {}

    /**
     * All of it.
     *
     * @param callersRun what is not waited for, as it has called the advance
     */
    static String names(Timeline timeline, Work.@Nullable Run callersRun) {
        List<String> all = new ArrayList<>();
        for (Work.Run run : Work.underWay()) {
            if (run.timeline() == timeline && run != callersRun) {
                all.add(run.task + " in " + run.thread);
            }
        }
        HandOvers.threads().forEach((thread, token) -> {
            if (token.timeline() == timeline) {
                all.add(String.valueOf(thread));
            }
        });
        for (Line line : Schedulers.following(timeline)) {
            long nextNanos = line.nextNanos();
            Object task = line.nextTask();
            if (task != null && nextNanos != Line.NEVER && nextNanos - timeline.scheduledNanos() <= 0) {
                all.add(task + ", due and not begun, in a scheduler that "
                        + line.maker().className() + " has made");
            }
        }
        return all.isEmpty() ? "work that was handed over and has not begun" : String.join("; ", all);
    }
}
