package io.github.usersig.mockim.server.internal.parity.capture;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** What replies have told so far, to find out where a later call has something from. */
final class Answers {

    private static final Set<String> OF_THE_ENVELOPE = Set.of("ActionStatus", "ErrorInfo", "ErrorDisplay", "ErrorCode");
    private static final Pattern NAME = Pattern.compile("[A-Za-z_][A-Za-z0-9_]*");

    /** Shorter texts are in many replies by chance. */
    private static final int SHORTEST = 3;

    /** Deeper in a list nobody looks for what to repeat. */
    private static final int MOST_ITEMS = 100;

    /**
     * A place in a reply.
     *
     * @param step the step that was answered with it
     * @param path such as {@code MsgList[0].MsgKey}
     * @param field the name of the field
     */
    record Place(int step, String path, String field) {}

    private final Map<String, Place> texts = new HashMap<>();
    private final Map<String, Place> numbers = new HashMap<>();

    /** Adds a reply. What an earlier one has told too, it tells anew: the last one is where a call has it from. */
    void add(int step, JsonNode reply) {
        reply.properties().forEach(field -> {
            if (!OF_THE_ENVELOPE.contains(field.getKey())) {
                add(step, field.getKey(), field.getKey(), field.getValue());
            }
        });
    }

    private void add(int step, String path, String field, JsonNode value) {
        if (!NAME.matcher(field).matches()) {
            return;
        }
        if (value.isTextual() && value.textValue().length() >= SHORTEST) {
            texts.put(value.textValue(), new Place(step, path, field));
        } else if (value.canConvertToLong() && value.isIntegralNumber() && value.longValue() > 0) {
            numbers.put(key(FieldNames.kind(field), value.longValue()), new Place(step, path, field));
        }
        value.properties().forEach(inner -> add(step, path + "." + inner.getKey(), inner.getKey(), inner.getValue()));
        if (value.isArray()) {
            for (int i = 0; i < value.size() && i < MOST_ITEMS; i++) {
                add(step, path + "[" + i + "]", field, value.get(i));
            }
        }
    }

    private static String key(FieldNames.Kind kind, long number) {
        return kind + " " + number;
    }

    /** Where a text comes from. */
    Optional<Place> text(String text) {
        return Optional.ofNullable(texts.get(text));
    }

    /** Where a number in a field of this name comes from; nothing for numbers that only count. */
    Optional<Place> number(String field, long number) {
        FieldNames.Kind kind = FieldNames.kind(field);
        return kind == FieldNames.Kind.OTHER ? Optional.empty() : Optional.ofNullable(numbers.get(key(kind, number)));
    }
}
