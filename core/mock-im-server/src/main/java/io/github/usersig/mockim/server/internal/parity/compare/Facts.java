package io.github.usersig.mockim.server.internal.parity.compare;

import io.github.usersig.mockim.server.internal.parity.book.Scenario;
import io.github.usersig.mockim.server.internal.parity.compare.KnownDifferences.Known;
import io.github.usersig.mockim.server.internal.parity.compare.Report.KnownFact;
import io.github.usersig.mockim.server.internal.parity.compare.ScenarioComparison.Compared;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Gathers differences to facts. A fact that is anywhere seen without another before it stands for itself; one that is only ever seen after another is a
 * consequence of that.
 */
final class Facts {

    private static final int PLACES_KEPT = 5;

    /** All facts, those that are known apart. */
    record Sorted(List<Fact> facts, List<KnownFact> known, List<Known> gone) {}

    /** A fact while differences come in. */
    private static final class Gathered {

        final String title;
        final String command;
        final Difference difference;
        final List<String> places = new ArrayList<>();
        final Set<String> decides = new LinkedHashSet<>();
        final Map<String, Integer> causes = new HashMap<>();
        long seen;
        boolean standsForItself;

        Gathered(String title, String command, Difference difference) {
            this.title = title;
            this.command = command;
            this.difference = difference;
        }

        @Nullable
        String mostOftenAfter() {
            return causes.entrySet().stream()
                    .max(Map.Entry.<String, Integer>comparingByValue().thenComparing(Map.Entry.comparingByKey()))
                    .map(Map.Entry::getKey)
                    .orElse(null);
        }
    }

    private final FactNames names;
    private final Map<String, Gathered> gathered = new LinkedHashMap<>();
    private final Set<String> commands = new HashSet<>();

    Facts(FactNames names) {
        this.names = names;
    }

    void add(Scenario scenario, ScenarioComparison comparison) {
        comparison.compared().forEach(call -> commands.add(call.command()));
        comparison.eachWithCause(scenario, (call, difference, cause) -> add(scenario, call, difference, cause));
        for (Compared call : comparison.compared()) {
            for (Difference difference : call.differences()) {
                Difference because = difference.because();
                if (because != null) {
                    add(scenario, call, difference, Optional.of(because.key(call.command())));
                }
            }
        }
    }

    private void add(Scenario scenario, Compared call, Difference difference, Optional<String> cause) {
        String key = difference.key(call.command());
        Gathered fact = gathered.computeIfAbsent(
                key,
                any -> new Gathered(
                        names.title(scenario, call.step(), call.command(), difference), call.command(), difference));
        fact.seen++;
        if (fact.places.size() < PLACES_KEPT) {
            fact.places.add(scenario.id() + ", " + call.step());
        }
        fact.decides.addAll(FactNames.decided(scenario, call.step()));
        if (cause.isEmpty()) {
            fact.standsForItself = true;
        } else if (!cause.get().equals(key)) {
            fact.causes.merge(cause.get(), 1, Integer::sum);
        }
    }

    Sorted sort(KnownDifferences known) {
        Map<String, List<String>> below = new LinkedHashMap<>();
        List<String> above = new ArrayList<>();
        gathered.forEach((key, fact) -> {
            String cause = fact.standsForItself ? null : root(key);
            if (cause == null || cause.equals(key)) {
                above.add(key);
            } else {
                below.computeIfAbsent(cause, any -> new ArrayList<>()).add(key);
            }
        });
        List<Fact> facts = new ArrayList<>();
        List<KnownFact> knownFacts = new ArrayList<>();
        for (String key : above) {
            Fact fact = fact(key, below.getOrDefault(key, List.of()));
            known.find(key)
                    .ifPresentOrElse(reason -> knownFacts.add(new KnownFact(fact, reason)), () -> facts.add(fact));
        }
        facts.sort(Comparator.comparing((Fact fact) -> fact.kind() == Kind.CODE ? 0 : 1)
                .thenComparing(Fact::command)
                .thenComparing(Fact::key));
        return new Sorted(List.copyOf(facts), List.copyOf(knownFacts), gone(known));
    }

    private List<Known> gone(KnownDifferences known) {
        List<Known> gone = new ArrayList<>();
        for (Known one : known.all()) {
            String command = one.fact().substring(0, Math.max(0, one.fact().indexOf(' ')));
            if (!gathered.containsKey(one.fact()) && commands.contains(command)) {
                gone.add(one);
            }
        }
        return List.copyOf(gone);
    }

    /** The fact at the end of what it follows from; itself if that goes round in a circle. */
    private String root(String key) {
        Set<String> passed = new HashSet<>();
        String at = key;
        while (passed.add(at)) {
            Gathered fact = gathered.get(at);
            String cause = fact == null || fact.standsForItself ? null : fact.mostOftenAfter();
            if (cause == null || !gathered.containsKey(cause)) {
                return at;
            }
            at = cause;
        }
        return key;
    }

    private Fact fact(String key, List<String> below) {
        Gathered fact = gathered.get(key);
        if (fact == null) {
            throw new IllegalStateException("no such fact: " + key);
        }
        Difference difference = fact.difference;
        return new Fact(
                key,
                fact.title,
                difference.kind(),
                fact.command,
                difference.path(),
                difference.recorded(),
                difference.mock(),
                List.copyOf(fact.decides),
                Advice.of(fact.command, difference),
                List.copyOf(fact.places),
                fact.seen,
                below.stream().map(one -> fact(one, List.of())).toList());
    }
}
