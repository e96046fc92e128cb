package io.github.usersig.mockim.server.internal.command;

import io.github.usersig.ImError;

/** Where the next page begins, as a text that only the mock need understand. */
public final class Cursors {

    private Cursors() {}

    public static String of(int index) {
        return Integer.toString(index);
    }

    /** The first page for an empty text. */
    public static int parse(String cursor, ImError ifIllegal) {
        if (cursor.isEmpty()) {
            return 0;
        }
        if (cursor.length() > 9 || !cursor.chars().allMatch(c -> c >= '0' && c <= '9')) {
            throw new Refusal(ifIllegal, "the cursor is not what the reply before had");
        }
        return Integer.parseInt(cursor);
    }
}
