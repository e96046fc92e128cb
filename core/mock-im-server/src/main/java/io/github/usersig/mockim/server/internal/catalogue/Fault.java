package io.github.usersig.mockim.server.internal.catalogue;

import java.util.Locale;

/**
 * What is wrong with a body.
 *
 * @param kind the kind of fault
 * @param field the field at fault
 * @param top the field of the body that it is in, or itself
 * @param isOfItem whether it is an item of the field that is wrong, and not the array
 * @param reason what is wrong and what to write instead, without repeating the value
 */
public record Fault(Kind kind, FieldSpec field, FieldSpec top, boolean isOfItem, String reason) {

    /** How a field can be wrong. */
    public enum Kind {
        /** It is required, and absent, {@code null} or empty. */
        MISSING,
        /** It is of another type. */
        TYPE,
        /** It has more bytes than it may. */
        TOO_LONG,
        /** It has more items than it may. */
        TOO_MANY,
        /** It is a number beyond its range. */
        RANGE,
        /** It is none of the values it may have. */
        VALUE
    }

    /** Its kind and its field, such as {@code too-many Accounts}. */
    public String words() {
        return kind.name().toLowerCase(Locale.ROOT).replace('_', '-') + " " + field.name();
    }
}
