package io.github.usersig.mockim.server.internal.parity.profile;

import io.github.usersig.mockim.Door;
import java.util.Optional;

/**
 * One code that an app answers with instead of another.
 *
 * @param fact the fact of the book that says so; empty if the book has none
 * @param command a command, such as {@code openim/sendmsg}; all of a service, such as {@code openim/*}; or all, {@code *}
 * @param door at which door; empty for both
 * @param ofItem whether it is the code of an item in the reply, and not that of the reply
 * @param code what the mock would answer
 * @param fault what must be wrong with the request, such as {@code missing identifier} or {@code too-many}; empty if whatever
 * @param becomes what it answers instead
 */
record ReplyRule(
        String fact, String command, Optional<Door> door, boolean ofItem, int code, String fault, int becomes) {

    static final String ALL = "*";
    private static final String OF_SERVICE = "/" + ALL;

    boolean fits(Door asked, String name, boolean item, int answered, String what) {
        return code == answered && ofItem == item && isFor(name) && isAt(asked) && isAbout(what);
    }

    private boolean isAt(Door asked) {
        return door.isEmpty() || door.get() == asked;
    }

    private boolean isFor(String name) {
        return command.equals(ALL)
                || command.equals(name)
                || (command.endsWith(OF_SERVICE)
                        && name.startsWith(command.substring(0, command.length() - ALL.length())));
    }

    /** The kind of fault alone stands for that of any field. */
    private boolean isAbout(String what) {
        return fault.isEmpty() || fault.equals(what) || what.startsWith(fault + " ");
    }
}
