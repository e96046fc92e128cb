package io.github.usersig.mockim.server.internal.parity.compare;

import io.github.usersig.mockim.server.internal.parity.book.Scenario;
import io.github.usersig.mockim.server.internal.parity.record.RecordedCall;
import io.github.usersig.mockim.server.internal.parity.record.RecordedScenario;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Compares how a scenario was played on both sides, call by call. */
final class ScenarioComparison {

    /**
     * A call that was made on both sides.
     *
     * @param step its step
     * @param command what was called
     * @param differences in what the replies differ
     * @param notes in what words to people differ
     */
    record Compared(String step, String command, List<Difference> differences, List<ReplyComparison.Note> notes) {}

    /** A call that says nothing, and why. */
    record LeftOut(String step, String why) {}

    private final List<Compared> compared = new ArrayList<>();
    private final List<LeftOut> leftOut = new ArrayList<>();

    private ScenarioComparison() {}

    static ScenarioComparison of(RecordedScenario recorded, RecordedScenario mock) {
        ScenarioComparison comparison = new ScenarioComparison();
        TimeLine times = new TimeLine();
        Map<String, RecordedCall> ofMock = new LinkedHashMap<>();
        mock.calls().forEach(call -> ofMock.put(call.step(), call));
        for (RecordedCall call : recorded.calls()) {
            RecordedCall other = ofMock.remove(call.step());
            if (other == null) {
                comparison.leftOut.add(new LeftOut(call.step(), "recorded, and not in the book"));
            } else if (!other.ask().equals(call.ask()) || !other.command().equals(call.command())) {
                comparison.leftOut.add(new LeftOut(call.step(), "asked otherwise then"));
            } else {
                ReplyComparison reply = ReplyComparison.of(call, other, times);
                comparison.compared.add(new Compared(call.step(), call.command(), reply.differences(), reply.notes()));
            }
        }
        ofMock.keySet().forEach(step -> comparison.leftOut.add(new LeftOut(step, "in the book, and not recorded")));
        return comparison;
    }

    List<Compared> compared() {
        return compared;
    }

    List<LeftOut> leftOut() {
        return leftOut;
    }

    /** What each difference that no other of its reply explains follows from: an earlier one of the scenario, if any. */
    void eachWithCause(Scenario scenario, CauseConsumer consumer) {
        Causes causes = new Causes(scenario);
        for (Compared call : compared) {
            for (Difference difference : call.differences()) {
                if (difference.because() == null) {
                    consumer.accept(call, difference, causes.of(call, difference));
                }
            }
            causes.add(call);
        }
    }

    /** Takes a difference and the key of what it follows from. */
    interface CauseConsumer {
        void accept(Compared call, Difference difference, Optional<String> cause);
    }
}
