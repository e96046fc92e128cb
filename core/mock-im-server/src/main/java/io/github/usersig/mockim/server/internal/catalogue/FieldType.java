package io.github.usersig.mockim.server.internal.catalogue;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Locale;

/** What a field's value is in JSON. */
public enum FieldType {
    STRING("a string"),
    INTEGER("a whole number"),
    BOOLEAN("true or false"),
    ARRAY("an array"),
    OBJECT("an object"),
    ANY("any value");

    private final String inWords;

    FieldType(String inWords) {
        this.inWords = inWords;
    }

    static FieldType of(String name) {
        return valueOf(name.toUpperCase(Locale.ROOT));
    }

    /** Such as {@code a string}. */
    public String inWords() {
        return inWords;
    }

    /** Whether this value is of this type. */
    public boolean matches(JsonNode value) {
        return switch (this) {
            case STRING -> value.isTextual();
            case INTEGER -> value.isIntegralNumber() && value.canConvertToLong();
            case BOOLEAN -> value.isBoolean();
            case ARRAY -> value.isArray();
            case OBJECT -> value.isObject();
            case ANY -> true;
        };
    }
}
