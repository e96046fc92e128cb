package io.github.usersig.mockim.server.internal.catalogue;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import io.github.usersig.mockim.server.internal.catalogue.FieldSpec.Unit;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Checks a body against the catalogue, and writes it in one vocabulary: a field that came under another of its names
 * gets the catalogue's, and group types that came under their newer names get the older ones.
 *
 * <p>Unknown fields are left alone, for the service ignores them. {@code MsgBody} is not looked at: the commands read it
 * themselves, by the page on message formats.
 */
public final class BodyCheck {

    /** Newer names of group types, and what requests and replies of the REST API call them. */
    private static final Map<String, String> NEWER_GROUP_TYPES = Map.of("Work", "Private", "Meeting", "ChatRoom");

    /** Fields that may be empty although they are required: the first page, no text. */
    private static final Set<String> MAY_BE_EMPTY =
            Set.of("Cursor", "Chunk", "AddSource", "Content", "MsgKeyList", "Value");

    /** Numbers that are 32 bits without a sign. */
    private static final Set<String> UNSIGNED_INT = Set.of("MsgRandom", "Random", "MsgSeq", "MsgTimeStamp");

    /** A longer life is cut by the service, and refused by none of the pages that say more than a code. */
    private static final Set<String> CUT = Set.of("MsgLifeTime");

    private static final long MAX_UNSIGNED_INT = 0xFFFF_FFFFL;

    private boolean newerGroupTypes;

    /** Whether the body named a group type by its newer name. */
    public boolean saysNewerGroupTypes() {
        return newerGroupTypes;
    }

    /** The first thing that is wrong with this body, or null; what is right is rewritten as said above. */
    public @Nullable Fault check(CommandSpec command, ObjectNode body) {
        for (FieldSpec field : command.request()) {
            Fault fault = check(field, field, body);
            if (fault != null) {
                return fault;
            }
        }
        return null;
    }

    private @Nullable Fault check(FieldSpec field, FieldSpec top, ObjectNode object) {
        if (field.name().equals("MsgBody")) {
            return null;
        }
        JsonNode value = find(field, object);
        if (value == null) {
            return field.required() ? missing(field, top) : null;
        }
        Fault fault = checkValue(field, top, field.type(), value);
        if (fault != null) {
            return fault;
        }
        if (field.required() && !MAY_BE_EMPTY.contains(field.name()) && isEmpty(value)) {
            return missing(field, top);
        }
        if (value.isTextual()) {
            useOlderGroupType(field, object, value.textValue());
        }
        return null;
    }

    private static @Nullable JsonNode find(FieldSpec field, ObjectNode object) {
        JsonNode value = object.get(field.name());
        for (String alias : field.aliases()) {
            if (value != null && !value.isNull()) {
                break;
            }
            value = object.get(alias);
            if (value != null) {
                object.set(field.name(), value);
            }
        }
        return value == null || value.isNull() ? null : value;
    }

    private @Nullable Fault checkValue(FieldSpec field, FieldSpec top, FieldType type, JsonNode value) {
        if (!type.matches(value) && !isCursorAsNumber(field, value)) {
            return new Fault(Fault.Kind.TYPE, field, top, false, field.name() + " must be " + type.inWords());
        }
        return switch (type) {
            case STRING -> checkText(field, top, value.asText());
            case INTEGER -> checkNumber(field, top, value.longValue());
            case ARRAY -> checkItems(field, top, value);
            case OBJECT -> checkFields(field.fields(), top, (ObjectNode) value);
            case ANY, BOOLEAN -> null;
        };
    }

    /** The token of the next page was a number in older versions of the API, and is a string today. */
    private static boolean isCursorAsNumber(FieldSpec field, JsonNode value) {
        return field.name().equals("Next") && value.isIntegralNumber();
    }

    private @Nullable Fault checkText(FieldSpec field, FieldSpec top, String text) {
        if (field.unit() == Unit.BYTES && text.length() > field.max() / 4) { // else it is short enough for sure
            int bytes = text.getBytes(UTF_8).length;
            if (bytes > field.max()) {
                return new Fault(
                        Fault.Kind.TOO_LONG,
                        field,
                        top,
                        false,
                        field.name() + " has " + bytes + " bytes: give it at most " + field.max());
            }
        }
        boolean known = field.allowed().isEmpty()
                || field.allowed().contains(text)
                || field.allowed().contains(NEWER_GROUP_TYPES.getOrDefault(text, text))
                || (text.isEmpty() && !field.required());
        return known ? null : notAllowed(field, top);
    }

    private static @Nullable Fault checkNumber(FieldSpec field, FieldSpec top, long number) {
        long max = UNSIGNED_INT.contains(field.name()) ? MAX_UNSIGNED_INT : Long.MAX_VALUE;
        if (field.unit() == Unit.VALUE && !CUT.contains(field.name())) {
            max = Math.min(max, field.max());
        }
        long min = field.name().equals("Value") ? Long.MIN_VALUE : 0;
        if (number < min || number > max) {
            return new Fault(
                    Fault.Kind.RANGE,
                    field,
                    top,
                    false,
                    field.name() + " must be a whole number in " + min + ".." + max);
        }
        boolean known =
                field.allowed().isEmpty() || field.allowed().contains(Long.toString(number)) || isOlder(field, number);
        return known ? null : notAllowed(field, top);
    }

    /** {@code SyncFromOldSystem} is 1 or 2 on older pages, 2 or 5 on newer ones. */
    private static boolean isOlder(FieldSpec field, long number) {
        return field.name().equals("SyncFromOldSystem") && number == 1;
    }

    private @Nullable Fault checkItems(FieldSpec field, FieldSpec top, JsonNode array) {
        if (field.unit() == Unit.ITEMS && array.size() > field.max()) {
            return new Fault(
                    Fault.Kind.TOO_MANY,
                    field,
                    top,
                    false,
                    field.name() + " has " + array.size() + " items: give it at most " + field.max());
        }
        for (JsonNode item : array) {
            Fault fault = field.items() == FieldType.ARRAY ? null : checkItem(field, top, item);
            if (fault != null) {
                return fault;
            }
        }
        return null;
    }

    private @Nullable Fault checkItem(FieldSpec field, FieldSpec top, JsonNode item) {
        if (!field.items().matches(item)) {
            return new Fault(
                    Fault.Kind.TYPE,
                    field,
                    top,
                    true,
                    "an item of " + field.name() + " must be " + field.items().inWords());
        }
        if (item.isObject()) {
            return checkFields(field.fields(), top, (ObjectNode) item);
        }
        boolean known = field.allowed().isEmpty() || field.allowed().contains(item.asText());
        return known ? null : notAllowed(field, top);
    }

    private @Nullable Fault checkFields(List<FieldSpec> fields, FieldSpec top, ObjectNode object) {
        for (FieldSpec field : fields) {
            Fault fault = check(field, top, object);
            if (fault != null) {
                return fault;
            }
        }
        return null;
    }

    private void useOlderGroupType(FieldSpec field, ObjectNode object, String text) {
        String older = NEWER_GROUP_TYPES.get(text);
        if (older != null && field.allowed().contains(older)) {
            newerGroupTypes = true;
            object.set(field.name(), TextNode.valueOf(older));
        }
    }

    private static boolean isEmpty(JsonNode value) {
        return value.isTextual() ? value.textValue().isEmpty() : value.isArray() && value.isEmpty();
    }

    private static Fault missing(FieldSpec field, FieldSpec top) {
        String where = field.name().equals(top.name()) ? field.name() : field.name() + " in " + top.name();
        return new Fault(
                Fault.Kind.MISSING,
                field,
                top,
                false,
                where + " is missing or empty: give it " + field.type().inWords());
    }

    private static Fault notAllowed(FieldSpec field, FieldSpec top) {
        return new Fault(
                Fault.Kind.VALUE,
                field,
                top,
                false,
                field.name() + " must be one of " + String.join(", ", field.allowed()));
    }
}
