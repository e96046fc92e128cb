package io.github.usersig.mockim.server.internal.parity.compare;

import io.github.usersig.mockim.server.internal.parity.book.Scenario;
import io.github.usersig.mockim.server.internal.parity.book.Step;
import io.github.usersig.mockim.server.internal.parity.compare.ScenarioComparison.Compared;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Finds what a difference may follow from: a difference in an earlier reply of the scenario that it was asked with, that it refers to, or that
 * shows that the two back ends no longer hold the same.
 */
final class Causes {

    /** What names a call of {@code vary} has. Each of these stands for itself. */
    private static final char VARIATION = '#';

    private record Earlier(Compared call, Difference difference) {

        String key() {
            return difference.key(call.command());
        }
    }

    private final Map<String, Set<String>> takesFrom = new HashMap<>();
    private final List<Earlier> earlier = new ArrayList<>();

    Causes(Scenario scenario) {
        Map<String, Set<String>> boundBy = new HashMap<>();
        for (Step step : scenario.steps()) {
            if (step instanceof Step.Call call) {
                Set<String> from = new HashSet<>();
                String asked = text(call);
                boundBy.forEach((variable, steps) -> {
                    if (asked.contains("${" + variable + "}")) {
                        from.addAll(steps);
                    }
                });
                takesFrom.put(call.name(), from);
                Set<String> and = new HashSet<>(from);
                and.add(call.name());
                call.bind().keySet().forEach(variable -> boundBy.put(variable, and));
            }
        }
    }

    private static String text(Step.Call call) {
        return call.content().text() + call.query() + call.headers() + call.by() + call.sig();
    }

    /** Remembers the differences of a call. */
    void add(Compared call) {
        for (Difference difference : call.differences()) {
            if (difference.because() == null) {
                earlier.add(new Earlier(call, difference));
            }
        }
    }

    /** The key of what a difference follows from, if it may follow from any. */
    Optional<String> of(Compared call, Difference difference) {
        String own = difference.key(call.command());
        Set<String> from = takesFrom.getOrDefault(step(call), Set.of());
        for (Earlier cause : earlier) {
            boolean named = from.contains(step(cause.call()))
                    || isReferredTo(cause.call(), difference)
                    || counts(cause.difference(), difference);
            if (!cause.key().equals(own) && (named || apart(cause, call))) {
                return Optional.of(cause.key());
            }
        }
        return Optional.empty();
    }

    private static boolean isReferredTo(Compared cause, Difference difference) {
        return difference.refersTo().stream().anyMatch(place -> place.startsWith(cause.step() + "."));
    }

    /** A number in a sequence stands to the one before: if that differed, so does this. */
    private static boolean counts(Difference cause, Difference difference) {
        return difference.kind() == Kind.RELATION && cause.field().equals(difference.field());
    }

    /** Whether the two no longer hold the same since then. */
    private static boolean apart(Earlier cause, Compared call) {
        if (isVariation(cause.call()) && isVariation(call)) {
            return false;
        }
        return cause.difference().kind().saysWhatIsHeld() || cause.difference().oneSucceeded();
    }

    private static boolean isVariation(Compared call) {
        return call.step().indexOf(VARIATION) >= 0;
    }

    /** The name of the step in the book: the third call of one that is repeated is {@code NAME*3}. */
    private static String step(Compared call) {
        int repeated = call.step().lastIndexOf('*');
        return repeated < 0 ? call.step() : call.step().substring(0, repeated);
    }
}
