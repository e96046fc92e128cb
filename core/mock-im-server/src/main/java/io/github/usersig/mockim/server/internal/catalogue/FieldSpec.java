package io.github.usersig.mockim.server.internal.catalogue;

import java.util.List;

/**
 * A field of a request or a reply.
 *
 * @param name its name on the wire
 * @param type its type
 * @param items the type of its items, if it is an array
 * @param required whether a request must have it
 * @param max how much it may hold, {@link Long#MAX_VALUE} if nobody says
 * @param unit what {@code max} counts
 * @param allowed the values it, or each of its items, may have; empty if any
 * @param aliases other names it has on the wire, older or newer
 * @param fields those of the object it is, or of the objects it holds
 */
public record FieldSpec(
        String name,
        FieldType type,
        FieldType items,
        boolean required,
        long max,
        Unit unit,
        List<String> allowed,
        List<String> aliases,
        List<FieldSpec> fields) {

    /** What the maximum of a field counts. */
    public enum Unit {
        /** Bytes of a string in UTF-8. */
        BYTES,
        /** Items of an array. */
        ITEMS,
        /** The number itself. */
        VALUE
    }

    /** Whether it names a user: {@code UserID}, or anything that ends with {@code _Account}. */
    public boolean isAccount() {
        return name.equals("UserID") || name.endsWith("_Account");
    }
}
