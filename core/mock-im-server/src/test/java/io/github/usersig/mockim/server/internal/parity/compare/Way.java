package io.github.usersig.mockim.server.internal.parity.compare;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A way in which a service could have a field other than the mock has it. */
enum Way {
    ANOTHER_CODE,
    MISSING,
    EXTRA,
    NUMBER_AS_TEXT,
    TEXT_AS_NUMBER,
    NULL,
    NARROWER,
    WIDER,
    ANOTHER_NUMBER,
    ANOTHER_TEXT,
    MILLISECONDS,
    AN_HOUR_OFF,
    REVERSED,
    ITEM_LOST,
    ITEM_TWICE,
    OBJECT_AS_LIST;

    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;
    private static final Set<String> CODES = Set.of("ErrorCode", "ResultCode", "RetCode", "Code");
    private static final long RECENT = 1_500_000_000L;

    /** How the difference must be reported, one of these. */
    Set<Kind> kinds() {
        return switch (this) {
            case ANOTHER_CODE -> Set.of(Kind.CODE);
            case MISSING -> Set.of(Kind.EXTRA); // in the mock
            case EXTRA -> Set.of(Kind.MISSING); // in the mock
            case NUMBER_AS_TEXT -> Set.of(Kind.TYPE);
            case TEXT_AS_NUMBER -> Set.of(Kind.TYPE);
            case NULL -> Set.of(Kind.TYPE);
            case NARROWER -> Set.of(Kind.WIDTH);
            case WIDER -> Set.of(Kind.WIDTH, Kind.VALUE, Kind.ENUM);
            case ANOTHER_NUMBER -> Set.of(Kind.VALUE, Kind.ENUM, Kind.RELATION);
            case ANOTHER_TEXT -> Set.of(Kind.VALUE, Kind.ENUM, Kind.RELATION, Kind.WIDTH, Kind.STATUS);
            case MILLISECONDS -> Set.of(Kind.WIDTH);
            case AN_HOUR_OFF -> Set.of(Kind.RELATION);
            case REVERSED -> Set.of(Kind.ORDER);
            case ITEM_LOST -> Set.of(Kind.COUNT);
            case ITEM_TWICE -> Set.of(Kind.COUNT);
            case OBJECT_AS_LIST -> Set.of(Kind.TYPE);
        };
    }

    /** Whether a field with this value can be twisted so. */
    boolean fits(String name, JsonNode value) {
        boolean code = CODES.contains(name);
        return switch (this) {
            case ANOTHER_CODE -> code;
            case MISSING, EXTRA, NULL -> true;
            case NUMBER_AS_TEXT -> value.isIntegralNumber();
            case TEXT_AS_NUMBER -> value.isTextual();
            case NARROWER -> value.isIntegralNumber() && value.bigIntegerValue().bitLength() > 32;
            case WIDER -> value.isIntegralNumber() && value.canConvertToInt() && !code;
            case ANOTHER_NUMBER -> value.isIntegralNumber() && !code && !isTime(value);
            case ANOTHER_TEXT -> value.isTextual() && !value.textValue().isEmpty();
            case MILLISECONDS, AN_HOUR_OFF -> isTime(value);
            case REVERSED -> value.size() > 1 && value.isArray() && differs((ArrayNode) value);
            case ITEM_LOST, ITEM_TWICE -> value.isArray() && !value.isEmpty();
            case OBJECT_AS_LIST -> value.isObject();
        };
    }

    private static boolean isTime(JsonNode value) {
        return value.isInt() && value.longValue() > RECENT;
    }

    private static boolean differs(ArrayNode list) {
        return !list.equals(reversed(list));
    }

    /** Twists the field of an object. */
    void twist(ObjectNode object, String name) {
        JsonNode value = object.get(name);
        @Nullable JsonNode other = other(value);
        if (this == EXTRA) {
            object.put("X" + name, 1);
        } else if (other == null) {
            object.remove(name);
        } else {
            object.set(name, other);
        }
    }

    private @Nullable JsonNode other(JsonNode value) {
        return switch (this) {
            case EXTRA -> value;
            case MISSING -> null;
            case ANOTHER_CODE -> NODES.numberNode(value.asInt() == 0 ? 10007 : value.asInt() + 1);
            case NUMBER_AS_TEXT -> NODES.textNode(value.asText());
            case TEXT_AS_NUMBER -> NODES.numberNode(7);
            case NULL -> NODES.nullNode();
            case NARROWER -> NODES.numberNode(value.longValue() & 0x7FFF_FFFFL);
            case WIDER -> NODES.numberNode(value.longValue() + (1L << 45));
            case ANOTHER_NUMBER -> NODES.numberNode(value.longValue() + 1);
            case ANOTHER_TEXT -> NODES.textNode("Another" + value.textValue());
            case MILLISECONDS -> NODES.numberNode(value.longValue() * 1000);
            case AN_HOUR_OFF -> NODES.numberNode(value.longValue() - 3600);
            case REVERSED -> reversed((ArrayNode) value);
            case ITEM_LOST -> without((ArrayNode) value);
            case ITEM_TWICE ->
                ((ArrayNode) value).deepCopy().add(value.get(value.size() - 1).deepCopy());
            case OBJECT_AS_LIST -> NODES.arrayNode().add(value);
        };
    }

    private static ArrayNode reversed(ArrayNode list) {
        ArrayNode reversed = NODES.arrayNode();
        for (int i = list.size() - 1; i >= 0; i--) {
            reversed.add(list.get(i));
        }
        return reversed;
    }

    private static ArrayNode without(ArrayNode list) {
        ArrayNode shorter = list.deepCopy();
        shorter.remove(shorter.size() - 1);
        return shorter;
    }
}
