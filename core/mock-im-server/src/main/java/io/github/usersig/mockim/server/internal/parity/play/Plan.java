package io.github.usersig.mockim.server.internal.parity.play;

import io.github.usersig.mockim.server.internal.parity.book.Scenario;
import io.github.usersig.mockim.server.internal.parity.book.Step;
import io.github.usersig.mockim.server.internal.parity.book.Variations;
import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;

/**
 * What playing scenarios will take, before the first call is made.
 *
 * @param scenarios how many scenarios
 * @param calls how many calls stand in them
 * @param waits how long they wait
 * @param accounts the most users that one of them has
 * @param groups the most groups that one of them has
 */
public record Plan(int scenarios, long calls, Duration waits, int accounts, int groups) {

    /** Calls that import, destroy and put back, to one of the book's: a measure taken from the whole book. */
    private static final int OWN_TO_EACH = 2;

    /** Counts. */
    public static Plan of(List<Scenario> scenarios) {
        long[] calls = {0};
        Duration waits = Duration.ZERO;
        for (Scenario scenario : scenarios) {
            each(scenario, call -> calls[0]++);
            for (Step step : scenario.steps()) {
                waits = step instanceof Step.Wait wait ? waits.plus(wait.time()) : waits;
            }
        }
        int accounts =
                scenarios.stream().mapToInt(one -> one.users().size()).max().orElse(0);
        int groups =
                scenarios.stream().mapToInt(one -> one.groups().size()).max().orElse(0);
        return new Plan(scenarios.size(), calls[0], waits, accounts, groups);
    }

    /** How long it takes at so many calls a second, about. */
    public Duration time(int rate) {
        return waits.plusSeconds(calls * OWN_TO_EACH / rate + 1);
    }

    /** All calls of a scenario in their order, those between variations and those that clean up among them. */
    public static void each(Scenario scenario, Consumer<Step.Call> consumer) {
        for (Step step : scenario.steps()) {
            if (step instanceof Step.Call call) {
                for (int turn = 0; turn < call.repeat(); turn++) {
                    consumer.accept(call);
                }
            } else if (step instanceof Step.Vary vary) {
                Variations.each(vary, call -> {
                    vary.before().forEach(consumer);
                    consumer.accept(call);
                    vary.after().forEach(consumer);
                });
            }
        }
        scenario.cleanup().forEach(consumer);
    }
}
