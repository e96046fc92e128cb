package io.github.usersig.mockim.server.internal.parity.book;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.time.format.DateTimeParseException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A value in a file of the book, with the line that it stands in: an object, a list, or one scalar. */
public final class Located {

    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

    private final String file;
    private final int line;
    private final @Nullable Map<String, Located> fields;
    private final @Nullable List<Located> items;
    private final JsonNode scalar;

    private Located(
            String file,
            int line,
            @Nullable Map<String, Located> fields,
            @Nullable List<Located> items,
            JsonNode scalar) {
        this.file = file;
        this.line = line;
        this.fields = fields;
        this.items = items;
        this.scalar = scalar;
    }

    static Located object(String file, int line, Map<String, Located> fields) {
        return new Located(file, line, fields, null, NODES.nullNode());
    }

    static Located list(String file, int line, List<Located> items) {
        return new Located(file, line, null, items, NODES.nullNode());
    }

    static Located scalar(String file, int line, JsonNode scalar) {
        return new Located(file, line, null, null, scalar);
    }

    int line() {
        return line;
    }

    /** That something is wrong with it. */
    public BookException wrong(String what) {
        return new BookException(file, line, what);
    }

    boolean isObject() {
        return fields != null;
    }

    boolean isNull() {
        return fields == null && items == null && scalar.isNull();
    }

    /** Its fields; each has the line of its name. */
    public Map<String, Located> fields(String what) {
        if (fields == null) {
            throw wrong(what + " must be an object, with a name and a value on each line: it is " + kind());
        }
        return fields;
    }

    /** Refuses names that nobody reads, which would be forgotten without a word. */
    public Map<String, Located> fields(String what, Set<String> known) {
        Map<String, Located> all = fields(what);
        all.forEach((name, value) -> {
            if (!known.contains(name)) {
                throw value.wrong(what + " has no key \"" + name + "\": write " + Nearest.to(name, known));
            }
        });
        return all;
    }

    /** What it holds, if it is a list. */
    public List<Located> items(String what) {
        if (items == null) {
            throw wrong(what + " must be a list, such as [a, b]: it is " + kind());
        }
        return items;
    }

    /** The text that it is. */
    public String text(String what) {
        if (fields != null || items != null || !scalar.isTextual()) {
            throw wrong(what + " must be a text: it is " + kind());
        }
        return scalar.textValue();
    }

    /** A text, or a number as it would be written. */
    public String anyScalar(String what) {
        if (fields != null || items != null || scalar.isNull()) {
            throw wrong(what + " must be a text or a number: it is " + kind());
        }
        return scalar.asText();
    }

    /** The whole number that it is, in this range. */
    public int number(String what, int min, int max) {
        if (!scalar.isInt() || scalar.intValue() < min || scalar.intValue() > max) {
            throw wrong(what + " must be a whole number in " + min + ".." + max);
        }
        return scalar.intValue();
    }

    /** Whether it says true. */
    public boolean truth(String what) {
        if (!scalar.isBoolean()) {
            throw wrong(what + " must be true or false: it is " + kind());
        }
        return scalar.booleanValue();
    }

    /** The time that it is, which is not negative. */
    public Duration duration(String what) {
        try {
            Duration duration = Duration.parse(text(what));
            if (!duration.isNegative()) {
                return duration;
            }
        } catch (DateTimeParseException e) {
            // reported below
        }
        throw wrong(what + " must be a duration such as PT2S or PT1M30S: it is " + scalar);
    }

    /** All of it as JSON. */
    public JsonNode json() {
        if (fields != null) {
            ObjectNode object = NODES.objectNode();
            fields.forEach((name, value) -> object.set(name, value.json()));
            return object;
        }
        if (items != null) {
            ArrayNode array = NODES.arrayNode();
            items.forEach(item -> array.add(item.json()));
            return array;
        }
        return scalar;
    }

    /** What a field holds, if it is there. */
    public Optional<Located> find(String name) {
        return fields == null ? Optional.empty() : Optional.ofNullable(fields.get(name));
    }

    /** The texts of a list. */
    public List<String> texts(String what) {
        return items(what).stream().map(item -> item.text("an item of " + what)).toList();
    }

    /** The texts of an object. */
    Map<String, String> textFields(String what) {
        Map<String, String> texts = new LinkedHashMap<>();
        fields(what).forEach((name, value) -> texts.put(name, value.anyScalar(what + "." + name)));
        return texts;
    }

    private String kind() {
        if (fields != null) {
            return "an object";
        }
        if (items != null) {
            return "a list";
        }
        return scalar.isNull() ? "empty" : scalar.toString();
    }
}
