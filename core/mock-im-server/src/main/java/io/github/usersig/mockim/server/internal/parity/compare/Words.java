package io.github.usersig.mockim.server.internal.parity.compare;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.usersig.mockim.server.internal.catalogue.JsonText;
import io.github.usersig.mockim.server.internal.parity.record.Relation;
import java.util.Optional;

/** Says values in words. */
final class Words {

    private static final int LONGEST = 120;

    private Words() {}

    static String of(JsonNode value) {
        Optional<Relation> relation = Relation.find(value);
        if (relation.isPresent()) {
            return relation.get().inWords();
        }
        String text = JsonText.of(value);
        return text.length() <= LONGEST ? text : text.substring(0, LONGEST) + "…";
    }

    /** The type of a value. */
    static String type(JsonNode value) {
        Optional<Relation> relation = Relation.find(value);
        if (relation.isPresent()) {
            return relation.get().type();
        }
        return switch (value.getNodeType()) {
            case ARRAY -> "list";
            case OBJECT -> "object";
            case STRING -> "text";
            case BOOLEAN -> "true or false";
            case NULL -> "null";
            case NUMBER -> value.isIntegralNumber() ? "number" : "fraction";
            default -> "nothing";
        };
    }

    static String aType(JsonNode value) {
        String type = type(value);
        return switch (type) {
            case "null", "nothing", "true or false" -> type;
            case "object" -> "an object";
            default -> "a " + type;
        };
    }
}
