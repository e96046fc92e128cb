package io.github.usersig.mockim.server.internal.parity.capture;

import com.fasterxml.jackson.core.io.JsonStringEncoder;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;

/** Writes JSON for people: on one line what fits there, and the rest with an item on each line. */
final class JsonLines {

    private static final int LONGEST_LINE = 120;
    private static final String DEEPER = "  ";

    private JsonLines() {}

    /**
     * A value.
     *
     * @param indent of the line that it begins in
     * @param taken how many characters of that line are taken beside the indent
     */
    static String of(JsonNode value, String indent, int taken) {
        String line = line(value);
        if (indent.length() + taken + line.length() <= LONGEST_LINE || value.isEmpty()) {
            return line;
        }
        String inner = indent + DEEPER;
        List<String> parts = new ArrayList<>();
        if (value.isObject()) {
            value.properties().forEach(field -> {
                String name = name(field.getKey());
                parts.add(inner + name + of(field.getValue(), inner, name.length()));
            });
        } else {
            value.forEach(item -> parts.add(inner + of(item, inner, 0)));
        }
        String all = String.join(",\n", parts) + "\n" + indent;
        return value.isObject() ? "{\n" + all + "}" : "[\n" + all + "]";
    }

    private static String line(JsonNode value) {
        List<String> parts = new ArrayList<>();
        if (value.isObject()) {
            value.properties().forEach(field -> parts.add(name(field.getKey()) + line(field.getValue())));
            return "{" + String.join(", ", parts) + "}";
        }
        if (value.isArray()) {
            value.forEach(item -> parts.add(line(item)));
            return "[" + String.join(", ", parts) + "]";
        }
        return value.toString();
    }

    private static String name(String name) {
        return '"' + new String(JsonStringEncoder.getInstance().quoteAsString(name)) + "\": ";
    }
}
