package io.github.usersig.mockim.server.command;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.usersig.ImError;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * Reads the fields of a JSON object by type. What is there and of another type is refused with the code that the
 * caller names; a field that is {@code null} counts as absent.
 */
final class Fields {

    private final JsonNode object;

    Fields(JsonNode object) {
        this.object = object;
    }

    /** The first of these that is there: the name of today, then older ones. */
    Optional<JsonNode> find(String... names) {
        for (String name : names) {
            JsonNode value = object.get(name);
            if (value != null && !value.isNull()) {
                return Optional.of(value);
            }
        }
        return Optional.empty();
    }

    /** A UserID; one that is no string is 60015 with every command. */
    Optional<String> account(String... names) {
        return find(names).map(value -> account(names[0], value));
    }

    static String account(String name, JsonNode value) {
        if (!value.isTextual()) {
            throw new Refusal(ImError.BODY_ACCOUNT_NOT_STRING, name + " is " + kind(value) + ": give it a string");
        }
        return value.textValue();
    }

    Optional<String> text(String name, ImError error) {
        return find(name).map(value -> {
            if (!value.isTextual()) {
                throw mismatch(name, value, "a string", error);
            }
            return value.textValue();
        });
    }

    OptionalLong integer(String name, long min, long max, ImError error) {
        Optional<JsonNode> found = find(name);
        if (found.isEmpty()) {
            return OptionalLong.empty();
        }
        JsonNode value = found.get();
        if (!value.isIntegralNumber() || !value.canConvertToLong()) {
            throw mismatch(name, value, "an integer in " + min + ".." + max, error);
        }
        if (value.longValue() < min || value.longValue() > max) {
            throw new Refusal(error, name + " is " + value.longValue() + ": give it an integer in " + min + ".." + max);
        }
        return OptionalLong.of(value.longValue());
    }

    Optional<JsonNode> array(String name, ImError error) {
        return find(name).map(value -> {
            if (!value.isArray()) {
                throw mismatch(name, value, "an array", error);
            }
            return value;
        });
    }

    Optional<JsonNode> object(String name, ImError error) {
        return find(name).map(value -> {
            if (!value.isObject()) {
                throw mismatch(name, value, "an object", error);
            }
            return value;
        });
    }

    static Refusal missing(String name, String wanted, ImError error) {
        return new Refusal(error, name + " is missing or empty: give it " + wanted);
    }

    private static Refusal mismatch(String name, JsonNode value, String wanted, ImError error) {
        return new Refusal(error, name + " is " + kind(value) + ": give it " + wanted);
    }

    private static String kind(JsonNode value) {
        String kind = value.getNodeType().name().toLowerCase(Locale.ROOT);
        return (kind.startsWith("a") || kind.startsWith("o") ? "an " : "a ") + kind;
    }
}
