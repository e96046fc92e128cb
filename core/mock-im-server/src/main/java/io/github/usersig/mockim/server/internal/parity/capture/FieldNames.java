package io.github.usersig.mockim.server.internal.parity.capture;

import java.util.regex.Pattern;

/** What the name of a field says of what stands in it. */
final class FieldNames {

    private static final Pattern ACCOUNT = Pattern.compile(".*Account(?:s|List)?|.*UserIDs?|Identifier|.*UserID_List");
    private static final Pattern GROUP = Pattern.compile("(?:To)?(?:Group|Topic)[Ii]d(?:s|List)?");
    private static final Pattern TIME = Pattern.compile("(?i).*(?:time|stamp|since|until).*");
    private static final Pattern SEQUENCE = Pattern.compile("(?i).*seq.*");
    private static final Pattern CURSOR =
            Pattern.compile("(?i).*(?:next|cookie|cursor|index|offset|version|start|random).*");
    private static final Pattern VALUE = Pattern.compile("Value|Tag_.*");

    private FieldNames() {}

    /** What a number counts; a call repeats one from a reply where it is of the same kind. */
    enum Kind {
        TIME,
        SEQUENCE,
        CURSOR,
        OTHER
    }

    /** Whether it names a user. */
    static boolean isAccount(String field) {
        return ACCOUNT.matcher(field).matches();
    }

    /** Whether it names a group or a topic. */
    static boolean isGroup(String field) {
        return GROUP.matcher(field).matches();
    }

    /** Whether it is what an app or its users keep in a field of their own. */
    static boolean isValue(String field) {
        return VALUE.matcher(field).matches();
    }

    static Kind kind(String field) {
        if (SEQUENCE.matcher(field).matches()) {
            return Kind.SEQUENCE;
        }
        if (CURSOR.matcher(field).matches()) {
            return Kind.CURSOR;
        }
        return TIME.matcher(field).matches() ? Kind.TIME : Kind.OTHER;
    }
}
