package io.github.usersig.mockim.server.internal.parity.compare;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import org.yaml.snakeyaml.error.YAMLException;

/** The differences that somebody knows of and has not done away with. */
public final class KnownDifferences {

    private static final Set<String> NAMES = Set.of("fact", "since", "why");

    /**
     * One of them.
     *
     * @param fact the key of the fact
     * @param since since when it is known
     * @param why why it stays
     */
    public record Known(String fact, String since, String why) {}

    private final Map<String, Known> byFact = new LinkedHashMap<>();

    private KnownDifferences() {}

    /** None. */
    public static KnownDifferences none() {
        return new KnownDifferences();
    }

    /**
     * Reads a list of them, in YAML: each has {@code fact}, {@code since} and {@code why}.
     *
     * @throws IllegalArgumentException if the file is other than that; the message says where
     */
    public static KnownDifferences read(Path file) throws IOException {
        Object yaml;
        try {
            yaml = new Yaml(new SafeConstructor(new LoaderOptions())).load(Files.readString(file, UTF_8));
        } catch (YAMLException e) {
            throw new IllegalArgumentException(file + " is no YAML: " + e.getMessage(), e);
        }
        KnownDifferences known = new KnownDifferences();
        if (yaml == null) {
            return known;
        }
        if (!(yaml instanceof List<?> items)) {
            throw new IllegalArgumentException(file + " must be a list of items with fact, since and why");
        }
        int number = 0;
        for (Object item : items) {
            number++;
            known.add(file, number, item);
        }
        return known;
    }

    private void add(Path file, int number, @Nullable Object item) {
        if (!(item instanceof Map<?, ?> map) || !map.keySet().equals(NAMES)) {
            throw new IllegalArgumentException(
                    file + ", item " + number + ": it must have fact, since and why, and nothing else: " + item);
        }
        Known known = new Known(text(map, "fact"), text(map, "since"), text(map, "why"));
        if (byFact.put(known.fact(), known) != null) {
            throw new IllegalArgumentException(
                    file + ", item " + number + ": the fact " + known.fact() + " stands there twice: keep one");
        }
    }

    private static String text(Map<?, ?> map, String name) {
        return String.valueOf(map.get(name));
    }

    Optional<Known> find(String fact) {
        return Optional.ofNullable(byFact.get(fact));
    }

    Iterable<Known> all() {
        return byFact.values();
    }
}
