package io.github.usersig.mockim.server.internal.parity.compare;

/** Says what to change in the mock so that it does as the service does. */
final class Advice {

    private Advice() {}

    static String of(String command, Difference difference) {
        String field = difference.path().isEmpty() ? "the reply" : difference.path();
        String recorded = difference.recorded();
        String mock = difference.mock();
        return switch (difference.kind()) {
            case HTTP -> "let " + command + " answer with HTTP status " + recorded + " in place of " + mock;
            case NOT_JSON -> "let " + command + " answer with " + recorded + " in place of " + mock;
            case CODE -> code(command, field, recorded, mock);
            case STATUS -> "let ActionStatus of " + command + " be " + recorded + " in place of " + mock;
            case MISSING -> "add the field " + field + " to the reply of " + command + ": " + recorded;
            case EXTRA -> "leave the field " + field + " out of the reply of " + command;
            case TYPE -> "write " + field + " of " + command + " as " + recorded + " in place of " + mock;
            case WIDTH -> "make " + field + " of " + command + " " + recorded + " in place of " + mock;
            case ENUM, VALUE -> "let " + field + " of " + command + " be " + recorded + " in place of " + mock;
            case ORDER -> "list " + field + " of " + command + " as " + recorded + " in place of " + mock;
            case COUNT -> "let " + field + " of " + command + " have " + recorded + " in place of " + mock;
            case RELATION -> "let " + field + " of " + command + " be " + recorded + "; it is " + mock;
        };
    }

    private static String code(String command, String field, String recorded, String mock) {
        String where = field.equals("ErrorCode") ? "" : " at " + field;
        if (recorded.equals("0")) {
            return "let " + command + " accept this" + where + " in place of refusing it with " + mock;
        }
        return mock.equals("0")
                ? "let " + command + " refuse this" + where + " with " + recorded + " in place of accepting it"
                : "let " + command + " refuse this" + where + " with " + recorded + " in place of " + mock;
    }
}
