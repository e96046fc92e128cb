package io.github.usersig.mockim.server.internal.command;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * Reads the fields of a JSON object that was checked against the catalogue: what is there has the right type, and goes by
 * the catalogue's name. A field that is {@code null} counts as absent.
 */
public final class Fields {

    private final JsonNode object;

    public Fields(JsonNode object) {
        this.object = object;
    }

    /** A copy of the object, to be changed. */
    public ObjectNode copy() {
        return object instanceof ObjectNode found ? found.deepCopy() : JsonNodeFactory.instance.objectNode();
    }

    public boolean has(String name) {
        return object.hasNonNull(name);
    }

    public JsonNode json(String name) {
        JsonNode value = object.get(name);
        return value == null || value.isNull() ? MissingNode.getInstance() : value;
    }

    /** The text, empty if absent. */
    public String text(String name) {
        return json(name).asText("");
    }

    public Optional<String> optionalText(String name) {
        return has(name) ? Optional.of(text(name)) : Optional.empty();
    }

    public long number(String name, long ifAbsent) {
        return json(name).asLong(ifAbsent);
    }

    public OptionalLong optionalNumber(String name) {
        return has(name) ? OptionalLong.of(json(name).asLong()) : OptionalLong.empty();
    }

    public boolean flag(String name) {
        return number(name, 0) == 1;
    }

    /** The texts of an array, none if absent. */
    public List<String> texts(String name) {
        JsonNode array = json(name);
        List<String> texts = new ArrayList<>(array.size());
        array.forEach(item -> texts.add(item.asText()));
        return texts;
    }

    /** The objects of an array, none if absent. */
    public List<Fields> objects(String name) {
        JsonNode array = json(name);
        List<Fields> objects = new ArrayList<>(array.size());
        array.forEach(item -> objects.add(new Fields(item)));
        return objects;
    }

    public Fields object(String name) {
        return new Fields(json(name));
    }

    /** Key and value of each object of an array such as AppDefinedData, as they came. */
    public void forEachPair(String name, String key, String value, PairConsumer consumer) {
        for (Fields pair : objects(name)) {
            consumer.accept(pair.text(key), pair.json(value));
        }
    }

    /** Takes a key and its value. */
    @FunctionalInterface
    public interface PairConsumer {
        void accept(String key, JsonNode value);
    }
}
