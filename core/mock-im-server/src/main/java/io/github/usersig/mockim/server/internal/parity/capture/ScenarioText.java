package io.github.usersig.mockim.server.internal.parity.capture;

import com.fasterxml.jackson.core.io.JsonStringEncoder;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.Collection;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The YAML of a scenario, line by line. Bodies are JSON, which is YAML too. */
final class ScenarioText {

    /** What YAML takes for itself without quotation marks. */
    private static final Pattern PLAIN = Pattern.compile("[A-Za-z][A-Za-z0-9_./-]*");

    private static final Pattern WORDS = Pattern.compile("true|false|null");
    private static final String INDENT = "    ";

    private final StringBuilder text = new StringBuilder();

    void comment(String line) {
        text.append("# ").append(line).append('\n');
    }

    void head(String id, String title, Collection<String> users, Collection<String> groups) {
        text.append("id: ").append(scalar(id)).append('\n');
        text.append("title: ").append(scalar(title)).append('\n');
        list("users", users);
        list("groups", groups);
    }

    private void list(String name, Collection<String> items) {
        if (!items.isEmpty()) {
            text.append(name).append(": [").append(String.join(", ", items)).append("]\n");
        }
    }

    /** Begins a list of steps. */
    void list(String name) {
        text.append(name).append(":\n");
    }

    void step(ScenarioStep step) {
        step.writeTo(this);
    }

    /** The first line of a step. */
    void first(String name, String value) {
        text.append("  - ").append(name).append(": ").append(scalar(value)).append('\n');
    }

    void text(String name, String value) {
        line(name, scalar(value));
    }

    void texts(String name, Map<String, @Nullable String> values) {
        line(
                name,
                values.entrySet().stream()
                        .map(value -> value.getKey() + ": " + scalar(value.getValue()))
                        .collect(Collectors.joining(", ", "{", "}")));
    }

    void json(String name, JsonNode value) {
        line(name, JsonLines.of(value, INDENT, name.length() + 2));
    }

    private void line(String name, String value) {
        text.append(INDENT).append(name).append(": ").append(value).append('\n');
    }

    private static String scalar(@Nullable String value) {
        if (value == null) {
            return "null";
        }
        boolean plain = PLAIN.matcher(value).matches() && !WORDS.matcher(value).matches();
        return plain ? value : '"' + new String(JsonStringEncoder.getInstance().quoteAsString(value)) + '"';
    }

    @Override
    public String toString() {
        return text.toString();
    }
}
