package io.github.usersig.mockim.server.internal.parity.compare;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.Objects.requireNonNull;

import io.github.usersig.mockim.server.internal.parity.book.Located;
import io.github.usersig.mockim.server.internal.parity.book.YamlText;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

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
        KnownDifferences known = new KnownDifferences();
        int number = 0;
        for (Located item : items(file)) {
            number++;
            known.add(number, item);
        }
        return known;
    }

    private static List<Located> items(Path file) throws IOException {
        return YamlText.readIfAny(file.toString(), Files.readString(file, UTF_8))
                .map(list -> list.items("the list of known differences"))
                .orElse(List.of());
    }

    private void add(int number, Located item) {
        Map<String, Located> fields = item.fields("item " + number);
        if (!fields.keySet().equals(NAMES)) {
            throw item.wrong("item " + number + " must have fact, since and why, and nothing else");
        }
        Known known = new Known(text(fields, "fact"), text(fields, "since"), text(fields, "why"));
        if (byFact.put(known.fact(), known) != null) {
            throw item.wrong("item " + number + ": the fact " + known.fact() + " stands there twice: keep one");
        }
    }

    private static String text(Map<String, Located> fields, String name) {
        return requireNonNull(fields.get(name)).anyScalar(name);
    }

    Optional<Known> find(String fact) {
        return Optional.ofNullable(byFact.get(fact));
    }

    Iterable<Known> all() {
        return byFact.values();
    }
}
