package io.github.usersig.mockim.server.internal.parity.record;

import java.util.Locale;

/** How the value of a field is kept, if not as it is. */
enum Keeping {
    TIME,
    NUMBERING,
    SEQUENCE,
    KEY,
    RANDOM,
    CURSOR,
    ADDRESS,
    WORDS,
    APP,
    PLAIN,
    /** A text that neither the book sent nor the catalogue knows. */
    MASKED;

    /** As it stands in recordings and in {@code volatile.yaml}. */
    String text() {
        return name().toLowerCase(Locale.ROOT);
    }

    static Keeping of(String text) {
        return valueOf(text.toUpperCase(Locale.ROOT));
    }
}
