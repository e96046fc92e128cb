package io.github.usersig.mockim.server.internal.parity.compare;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.github.usersig.mockim.server.internal.parity.book.Located;
import io.github.usersig.mockim.server.internal.parity.book.Scenario;
import io.github.usersig.mockim.server.internal.parity.book.Step;
import io.github.usersig.mockim.server.internal.parity.book.YamlText;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What the facts of the fidelity page are called, by their ids. */
public final class FactNames {

    private static final String FILE = "facts.yaml";
    private static final String RESOURCE = "/io/github/usersig/mockim/server/internal/parity/" + FILE;

    private final Map<String, String> points = new HashMap<>();

    private FactNames(List<Located> facts) {
        for (Located fact : facts) {
            fact.find("id").ifPresent(id -> points.put(id.anyScalar("id"), title(fact, id)));
        }
    }

    /** Those of the kit. */
    public static FactNames ofTheKit() {
        try (InputStream in = FactNames.class.getResourceAsStream(RESOURCE)) {
            if (in == null) {
                throw new IllegalStateException(FILE + " is missing in the jar of the mock");
            }
            Located yaml = YamlText.read(FILE, new String(in.readAllBytes(), UTF_8));
            return new FactNames(
                    yaml.find("facts").map(facts -> facts.items("facts")).orElse(List.of()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** No names: ids stand for themselves. */
    public static FactNames none() {
        return new FactNames(List.of());
    }

    private static String title(Located fact, Located id) {
        return fact.find("point").or(() -> fact.find("number")).orElse(id).anyScalar("the title of a fact");
    }

    /** The facts that a call decides: those of its step, or else of its scenario. */
    static Set<String> decided(Scenario scenario, String step) {
        Set<String> decided = new LinkedHashSet<>();
        for (Step one : scenario.steps()) {
            String name = one.name();
            boolean isStep = step.equals(name)
                    || step.startsWith(name + "*")
                    || (one instanceof Step.Vary && step.indexOf('#') >= 0);
            if (isStep) {
                decided.addAll(one.decides());
            }
        }
        if (decided.isEmpty()) {
            decided.addAll(scenario.decides());
        }
        return decided;
    }

    /** What a difference is about. */
    String title(Scenario scenario, String step, String command, Difference difference) {
        boolean outcome =
                difference.path().equals("ErrorCode") || difference.path().isEmpty();
        String title = outcome ? scenario.title() : difference.path() + " of " + command;
        if (step.indexOf('#') >= 0 && outcome) {
            title = step.substring(step.indexOf('/') + 1);
        }
        Set<String> decided = decided(scenario, step);
        if (decided.isEmpty()) {
            return title;
        }
        String fact = decided.iterator().next();
        String point = points.getOrDefault(fact, fact);
        return title.equals(point) ? title : title + " (" + point + ")";
    }
}
