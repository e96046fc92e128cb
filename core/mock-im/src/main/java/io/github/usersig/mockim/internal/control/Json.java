package io.github.usersig.mockim.internal.control;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.util.RawValue;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/**
 * A JSON object of the control API. It hides the library that reads and writes it, which client and server ship under different
 * names, so that both share what makes values of it.
 *
 * <pre>{@code
 * Json.object().put("userId", "alice").toString();           // {"userId":"alice"}
 * Json.parse(text, "the body").text("userId");               // or: the body needs "userId", a string
 * }</pre>
 *
 * <p>Reading throws {@link IllegalArgumentException} that names what is missing or wrong, and what to write instead.
 */
public final class Json {

    private static final ObjectReader JSON = JsonMapper.builder()
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build()
            .reader();

    private static final Duration LONGEST = Duration.ofDays(3_652_500);

    private final ObjectNode node;
    private final String where;

    private Json(ObjectNode node, String where) {
        this.node = node;
        this.where = where;
    }

    /** An empty one, to put things into. */
    public static Json object() {
        return new Json(JsonNodeFactory.instance.objectNode(), "the JSON");
    }

    /**
     * The one in a text.
     *
     * @param where what the text is, for messages, such as {@code the body}
     * @throws IllegalArgumentException if the text is not a JSON object
     */
    public static Json parse(byte[] text, String where) {
        try {
            if (JSON.readTree(text) instanceof ObjectNode object) {
                return new Json(object, where);
            }
        } catch (IOException e) { // its message may repeat a secret
            throw new IllegalArgumentException(where + " is not a JSON object");
        }
        throw new IllegalArgumentException(where + " is not a JSON object");
    }

    /** As {@link #parse(byte[], String)}. */
    public static Json parse(String text, String where) {
        return parse(text.getBytes(UTF_8), where);
    }

    /** Puts a text. */
    public Json put(String name, String value) {
        node.put(name, value);
        return this;
    }

    /** Puts a whole number. */
    public Json put(String name, long value) {
        node.put(name, value);
        return this;
    }

    /** Puts a number. */
    public Json put(String name, double value) {
        node.put(name, value);
        return this;
    }

    /** Puts true or false. */
    public Json put(String name, boolean value) {
        node.put(name, value);
        return this;
    }

    /** Puts an object. */
    public Json put(String name, Json value) {
        node.set(name, value.node);
        return this;
    }

    /** Puts an array of texts. */
    public Json putTexts(String name, Collection<String> texts) {
        ArrayNode array = node.putArray(name);
        texts.forEach(array::add);
        return this;
    }

    /** Puts an array of whole numbers. */
    public Json putNumbers(String name, Collection<Long> numbers) {
        ArrayNode array = node.putArray(name);
        numbers.forEach(array::add);
        return this;
    }

    /** Puts an array of objects. */
    public <T> Json putAll(String name, Collection<T> values, Function<? super T, Json> each) {
        ArrayNode array = node.putArray(name);
        values.forEach(value -> array.add(each.apply(value).node));
        return this;
    }

    /**
     * Puts an array of objects of which there may be thousands. It is kept as text, because a tree takes several times the memory, which
     * a mock with a full heap has not; so it can be written, and not be read from this object.
     */
    public <T> Json putMany(String name, Collection<T> values, Function<? super T, Json> each) {
        StringBuilder array = new StringBuilder("[");
        for (T value : values) {
            array.append(array.length() == 1 ? "" : ",").append(each.apply(value));
        }
        node.putRawValue(name, new RawValue(array.append(']').toString()));
        return this;
    }

    /** Whether there is something of this name that is not null. */
    public boolean has(String name) {
        return node.hasNonNull(name);
    }

    /** The text of this name. */
    public String text(String name) {
        return need(name, JsonNode::isTextual, "a string").textValue();
    }

    /** The text of this name, or another if there is none. */
    public String text(String name, String ifAbsent) {
        return has(name) ? text(name) : ifAbsent;
    }

    /** The whole number of this name. */
    public int number(String name) {
        return need(name, value -> value.isIntegralNumber() && value.canConvertToInt(), "a whole number")
                .intValue();
    }

    /** The whole number of this name, or another if there is none. */
    public int number(String name, int ifAbsent) {
        return has(name) ? number(name) : ifAbsent;
    }

    /** The whole number of this name, however long. */
    public long longNumber(String name) {
        return need(name, value -> value.isIntegralNumber() && value.canConvertToLong(), "a whole number")
                .longValue();
    }

    /** The number of this name. */
    public double decimal(String name) {
        return need(name, JsonNode::isNumber, "a number").doubleValue();
    }

    /** Whether the value of this name is true; false if there is none. */
    public boolean flag(String name) {
        return has(name) && need(name, JsonNode::isBoolean, "true or false").booleanValue();
    }

    /** The length of time of this name: at most 10,000 years, so that it can be added to any time and counted in milliseconds. */
    public Duration duration(String name) {
        Duration duration = anyDuration(name);
        if (duration.compareTo(LONGEST) > 0 || duration.compareTo(LONGEST.negated()) < 0) {
            throw wrong(name, "an ISO-8601 duration of at most 10,000 years");
        }
        return duration;
    }

    /** The length of time of this name, however long: for who says in words of its own what is too long. */
    public Duration anyDuration(String name) {
        return parsed(name, Duration::parse, "an ISO-8601 duration such as PT10M");
    }

    /** The length of time of this name, or another if there is none. */
    public Duration duration(String name, Duration ifAbsent) {
        return has(name) ? duration(name) : ifAbsent;
    }

    /** The instant of this name. */
    public Instant instant(String name) {
        return parsed(name, Instant::parse, "an ISO-8601 instant such as 2027-01-01T00:00:00Z");
    }

    /** The one of some words that the text of this name is, in whatever case; or another if there is none. */
    public <E extends Enum<E>> E word(String name, Class<E> words, E ifAbsent) {
        if (!has(name)) {
            return ifAbsent;
        }
        String wanted = text(name);
        for (E word : words.getEnumConstants()) {
            if (word.name().equalsIgnoreCase(wanted)) {
                return word;
            }
        }
        String all = Arrays.toString(words.getEnumConstants());
        throw wrong(name, "one of " + all.substring(1, all.length() - 1));
    }

    /** The texts in the array of this name. */
    public List<String> texts(String name) {
        List<String> texts = new ArrayList<>();
        for (JsonNode item : array(name, "an array of strings")) {
            if (!item.isTextual()) {
                throw wrong(name, "an array of strings");
            }
            texts.add(item.textValue());
        }
        return Collections.unmodifiableList(texts);
    }

    /** The whole numbers in the array of this name. */
    public List<Long> numbers(String name) {
        List<Long> numbers = new ArrayList<>();
        for (JsonNode item : array(name, "an array of whole numbers")) {
            if (!item.isIntegralNumber()) {
                throw wrong(name, "an array of whole numbers");
            }
            numbers.add(item.longValue());
        }
        return Collections.unmodifiableList(numbers);
    }

    /** What is made of the objects in the array of this name. */
    public <T> List<T> all(String name, Function<Json, T> each) {
        List<T> values = new ArrayList<>();
        for (JsonNode item : array(name, "an array of objects")) {
            if (!(item instanceof ObjectNode object)) {
                throw wrong(name, "an array of objects");
            }
            values.add(each.apply(new Json(object, name + " of " + where)));
        }
        return Collections.unmodifiableList(values);
    }

    /** What the object of this name says, each as text; nothing if there is none. */
    public Map<String, String> textsByName(String name) {
        return byName(name, JsonNode::isTextual, JsonNode::textValue, "texts");
    }

    /** What the object of this name says, each as a whole number; nothing if there is none. */
    public Map<String, Integer> numbersByName(String name) {
        return byName(name, JsonNode::isInt, JsonNode::intValue, "whole numbers");
    }

    private <T> Map<String, T> byName(
            String name, Function<JsonNode, Boolean> fits, Function<JsonNode, T> value, String what) {
        Map<String, T> values = new LinkedHashMap<>();
        if (has(name)) {
            String wanted = "an object of " + what;
            for (Map.Entry<String, JsonNode> entry :
                    need(name, JsonNode::isObject, wanted).properties()) {
                if (!fits.apply(entry.getValue())) {
                    throw wrong(name, wanted);
                }
                values.put(entry.getKey(), value.apply(entry.getValue()));
            }
        }
        return values;
    }

    private JsonNode array(String name, String wanted) {
        return need(name, JsonNode::isArray, wanted);
    }

    private <T> T parsed(String name, Function<String, T> parser, String wanted) {
        String text = need(name, JsonNode::isTextual, wanted).textValue();
        try {
            return parser.apply(text);
        } catch (DateTimeParseException | ArithmeticException e) {
            throw wrong(name, wanted);
        }
    }

    private JsonNode need(String name, Function<JsonNode, Boolean> fits, String wanted) {
        if (!has(name)) {
            throw new IllegalArgumentException(where + " needs \"" + name + "\", " + wanted);
        }
        JsonNode value = node.path(name);
        if (!fits.apply(value)) {
            throw wrong(name, wanted);
        }
        return value;
    }

    /** That what stands under this name must be something else. */
    public IllegalArgumentException wrong(String name, String wanted) {
        return new IllegalArgumentException("\"" + name + "\" in " + where + " must be " + wanted);
    }

    /** It as text. */
    @Override
    public String toString() {
        return node.toString();
    }

    /** It as text, in UTF-8. */
    public byte[] bytes() {
        return toString().getBytes(UTF_8);
    }
}
