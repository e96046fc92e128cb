package io.github.usersig.mockim.server.internal.command;

import java.util.Set;

/** What the vendor's names of commands say that they do. */
final class Verbs {

    private static final Set<String> ADDING = Set.of(
            "add",
            "apply",
            "ban",
            "batch",
            "batchsendmsg",
            "create",
            "history",
            "import",
            "importmsg",
            "invite",
            "mark",
            "modify",
            "push",
            "save",
            "send",
            "sendmsg",
            "set",
            "setnospeaking",
            "update");

    /** Such as {@code get_group_attr}: what comes later in these names are nouns; but a history is a file that is made. */
    private static final Set<String> READING = Set.of("get", "check", "query", "search");

    private Verbs() {}

    /** Whether a tenant may hold more after a command of this name. */
    static boolean add(String name) {
        boolean adds = false;
        boolean reads = false;
        boolean history = false;
        for (String word : name.substring(name.indexOf('/') + 1).split("_", -1)) {
            if (word.startsWith("del") || word.equals("read")) {
                return false;
            }
            adds |= ADDING.contains(word);
            reads |= READING.contains(word);
            history |= word.equals("history");
        }
        return adds && (!reads || history);
    }
}
