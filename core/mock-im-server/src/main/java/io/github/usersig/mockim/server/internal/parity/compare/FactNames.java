package io.github.usersig.mockim.server.internal.parity.compare;

import io.github.usersig.mockim.server.internal.parity.book.Scenario;
import io.github.usersig.mockim.server.internal.parity.book.Step;
import java.io.InputStream;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

/** What the facts of the fidelity page are called, by their ids. */
public final class FactNames {

    private final Map<String, String> points = new HashMap<>();

    private FactNames(Map<?, ?> yaml) {
        if (yaml.get("facts") instanceof List<?> facts) {
            for (Object fact : facts) {
                if (fact instanceof Map<?, ?> one) {
                    points.put(String.valueOf(one.get("id")), title(one));
                }
            }
        }
    }

    /** Those of {@code facts.yaml}. */
    public static FactNames of(InputStream yaml) {
        Object read = new Yaml(new SafeConstructor(new LoaderOptions())).load(yaml);
        return new FactNames(read instanceof Map<?, ?> map ? map : Map.of());
    }

    /** No names: ids stand for themselves. */
    public static FactNames none() {
        return new FactNames(Map.of());
    }

    private static String title(Map<?, ?> fact) {
        Object point = fact.get("point");
        Object what = point != null ? point : fact.get("number");
        return String.valueOf(what != null ? what : fact.get("id"));
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
