package io.github.usersig.mockim.server.internal.parity.fidelity;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.usersig.mockim.server.internal.parity.book.YamlText;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** All facts, in the order of the page. Read once in a JVM. */
public final class Facts {

    private static final String RESOURCE = "/io/github/usersig/mockim/server/internal/parity/facts.yaml";
    private static final String DECIDED_BY = "decided-by";
    private static final String UNDECIDABLE = "undecidable";

    private final Map<String, Map<String, String>> sections;
    private final Map<String, Fact> facts;

    private Facts(Map<String, Map<String, String>> sections, Map<String, Fact> facts) {
        this.sections = sections;
        this.facts = facts;
    }

    /** The facts of this version of the kit. */
    public static Facts get() {
        return OfTheKit.FACTS;
    }

    /** All of them. */
    public Collection<Fact> all() {
        return facts.values();
    }

    /** The fact of this id. */
    public Optional<Fact> find(String id) {
        return Optional.ofNullable(facts.get(id));
    }

    /** The columns of each section's table: the head of each by the key that facts have for it. */
    public Map<String, Map<String, String>> sections() {
        return sections;
    }

    private static final class OfTheKit {
        private static final Facts FACTS = read();
    }

    private static Facts read() {
        try (InputStream in = Facts.class.getResourceAsStream(RESOURCE)) {
            if (in == null) {
                throw new IllegalStateException(RESOURCE + " is missing in the jar of the mock");
            }
            return of(YamlText.read(RESOURCE, new String(in.readAllBytes(), UTF_8))
                    .json());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Reads what {@code facts.yaml} holds. */
    static Facts of(JsonNode yaml) {
        Map<String, Map<String, String>> sections = new LinkedHashMap<>();
        yaml.path("sections")
                .properties()
                .forEach(section -> sections.put(section.getKey(), texts(section.getValue())));
        Map<String, Fact> facts = new LinkedHashMap<>();
        for (JsonNode item : yaml.path("facts")) {
            Fact fact = fact(item, sections);
            if (facts.put(fact.id(), fact) != null) {
                throw fault(fact.id(), "stands there twice: give one of them another id");
            }
        }
        return new Facts(Collections.unmodifiableMap(sections), Collections.unmodifiableMap(facts));
    }

    private static Fact fact(JsonNode item, Map<String, Map<String, String>> sections) {
        String id = item.path("id").asText();
        String section = item.path("section").asText();
        Map<String, String> columns = sections.get(section);
        if (columns == null) {
            throw fault(id, "names the section \"" + section + "\": name one of " + sections.keySet());
        }
        Map<String, String> cells = new LinkedHashMap<>();
        for (Map.Entry<String, JsonNode> field : item.properties()) {
            switch (field.getKey()) {
                case "id", "section", DECIDED_BY, UNDECIDABLE -> {}
                default -> {
                    if (!columns.containsKey(field.getKey())) {
                        throw fault(
                                id,
                                "has \"" + field.getKey() + "\", which its section has not: write one of "
                                        + columns.keySet());
                    }
                    cells.put(field.getKey(), field.getValue().asText());
                }
            }
        }
        List<String> scenarios = new ArrayList<>();
        item.path(DECIDED_BY).forEach(scenario -> scenarios.add(scenario.asText()));
        return new Fact(
                id,
                section,
                Collections.unmodifiableMap(cells),
                List.copyOf(scenarios),
                item.path(UNDECIDABLE).asText());
    }

    private static IllegalStateException fault(String id, String what) {
        return new IllegalStateException("facts.yaml: the fact \"" + id + "\" " + what);
    }

    private static Map<String, String> texts(JsonNode object) {
        Map<String, String> texts = new LinkedHashMap<>();
        object.properties()
                .forEach(field -> texts.put(field.getKey(), field.getValue().asText()));
        return Collections.unmodifiableMap(texts);
    }
}
