package io.github.usersig.mockim.server.support;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;

/**
 * JSON that a test reads. Paths are names and positions, such as {@code GroupInfo.0.Name}; what is not there, or is of another
 * kind than asked for, fails with the whole of it.
 */
public class JsonView {

    private final JsonNode json;
    private final String whole;

    /**
     * @param json what is read
     * @param whole what it is a part of, for messages
     */
    public JsonView(JsonNode json, String whole) {
        this.json = json;
        this.whole = whole;
    }

    /** What stands there. */
    public final JsonView at(String path) {
        return new JsonView(find(path), whole);
    }

    public final boolean has(String path) {
        return !walk(path).isMissingNode();
    }

    public final String text(String path) {
        JsonNode found = find(path);
        check(found.isTextual(), path, "a string");
        return found.textValue();
    }

    public final int number(String path) {
        JsonNode found = find(path);
        check(found.isIntegralNumber() && found.canConvertToInt(), path, "an int");
        return found.intValue();
    }

    /** A number that may be larger than an int: a time, a sequence. */
    public final long longNumber(String path) {
        JsonNode found = find(path);
        check(found.isIntegralNumber(), path, "a number");
        return found.longValue();
    }

    public final JsonList list(String path) {
        JsonNode found = find(path);
        check(found.isArray(), path, "an array");
        return new JsonList(
                StreamSupport.stream(found.spliterator(), false)
                        .map(item -> new JsonView(item, whole))
                        .toList(),
                found.toString(),
                whole);
    }

    /** The first item of the list that stands there. */
    public final JsonView first(String path) {
        return list(path).get(0);
    }

    /** What all fields of this name hold, at any depth. */
    public final List<String> texts(String field) {
        return json.findValuesAsText(field);
    }

    /** The names of its fields. */
    public final List<String> fields() {
        List<String> names = new ArrayList<>();
        json.fieldNames().forEachRemaining(names::add);
        return names;
    }

    /** The JSON itself, for what is more than a view. */
    public final JsonNode json() {
        return json;
    }

    private JsonNode find(String path) {
        JsonNode found = walk(path);
        check(!found.isMissingNode(), path, "there");
        return found;
    }

    private JsonNode walk(String path) {
        JsonNode found = json;
        for (String step : path.split("\\.", -1)) {
            found = found.isArray() ? found.path(Integer.parseInt(step)) : found.path(step);
        }
        return found;
    }

    private void check(boolean good, String path, String wanted) {
        if (!good) {
            throw new AssertionError(
                    path + " is not " + wanted + " in " + json + (whole.isEmpty() ? "" : ", of " + whole));
        }
    }

    @Override
    public final boolean equals(@Nullable Object other) {
        return other instanceof JsonView view && json.equals(view.json);
    }

    @Override
    public final int hashCode() {
        return Objects.hashCode(json);
    }

    @Override
    public final String toString() {
        return json.toString();
    }
}
