package io.github.usersig.mockim.server.internal.parity.capture;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.function.Function;

/**
 * Makes of a body what a scenario says in its place: variables for names and for what was told before, times as distances from now,
 * and other texts for texts.
 */
final class BodyTemplate {

    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

    /** So far from when it came a number of seconds is taken for a time. */
    private static final long NEAR_SECONDS = 400L * 24 * 3600;

    private static final String VARIABLE = "${";
    private static final String NO_VARIABLE = "$(";

    private static final double SOME_FRACTION = 1.5;

    private final Cast cast;
    private final Set<String> kept;
    private final Function<String, Optional<String>> textToldBefore;
    private final BiFunction<String, Long, Optional<String>> numberToldBefore;
    private final MaskedTexts masks = new MaskedTexts();

    /**
     * One for all bodies of a scenario.
     *
     * @param cast the variables for ids
     * @param kept the fields whose texts stay
     * @param textToldBefore gives the variable for a text that a reply had
     * @param numberToldBefore gives the variable for a number in a field of this name that a reply had
     */
    BodyTemplate(
            Cast cast,
            Set<String> kept,
            Function<String, Optional<String>> textToldBefore,
            BiFunction<String, Long, Optional<String>> numberToldBefore) {
        this.cast = cast;
        this.kept = kept;
        this.textToldBefore = textToldBefore;
        this.numberToldBefore = numberToldBefore;
    }

    /** That of a body that came then. */
    JsonNode of(JsonNode body, long epochSeconds) {
        return of("", body, epochSeconds);
    }

    private JsonNode of(String field, JsonNode value, long epochSeconds) {
        if (value.isObject()) {
            ObjectNode object = NODES.objectNode();
            value.properties()
                    .forEach(inner -> object.set(
                            withoutVariables(inner.getKey()), of(inner.getKey(), inner.getValue(), epochSeconds)));
            return object;
        }
        if (value.isArray()) {
            ArrayNode array = NODES.arrayNode();
            value.forEach(item -> array.add(of(field, item, epochSeconds)));
            return array;
        }
        if (value.isTextual()) {
            return NODES.textNode(text(field, value.textValue()));
        }
        return value.isNumber() ? number(field, value, epochSeconds) : value;
    }

    private String text(String field, String text) {
        return cast.variable(text)
                .or(() -> textToldBefore.apply(text))
                .or(() -> cast.inConversation(text))
                .orElseGet(() -> ofNobody(field, text));
    }

    private String ofNobody(String field, String text) {
        if (text.isEmpty()) {
            return text;
        }
        if (FieldNames.isAccount(field)) { // also where its texts are kept: a scenario names nobody by an id
            return cast.nobody(text);
        }
        if (FieldNames.isGroup(field)) {
            return cast.nogroup(text);
        }
        if (kept.contains(field)) {
            return withoutVariables(text);
        }
        return KnownWords.contain(text) ? text : masks.mask(text);
    }

    /** What looks like a variable would be one. */
    private static String withoutVariables(String text) {
        return text.replace(VARIABLE, NO_VARIABLE);
    }

    private JsonNode number(String field, JsonNode value, long epochSeconds) {
        if (kept.contains(field)) {
            return value;
        }
        if (!value.isIntegralNumber() || !value.canConvertToLong()) {
            return NODES.numberNode(SOME_FRACTION); // such as a place on the earth
        }
        long number = value.longValue();
        Optional<String> told = numberToldBefore.apply(field, number);
        if (told.isPresent()) {
            return NODES.textNode(told.get());
        }
        if (FieldNames.kind(field) == FieldNames.Kind.TIME && Math.abs(number - epochSeconds) < NEAR_SECONDS) {
            return NODES.textNode(now(number - epochSeconds));
        }
        return FieldNames.isValue(field) ? NODES.numberNode(masks.mask(number)) : value;
    }

    private static String now(long distance) {
        return "${now" + (distance == 0 ? "" : distance > 0 ? "+" + distance : Long.toString(distance)) + "}";
    }
}
