package io.github.usersig.mockim.server.command;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** All commands by their name in the URL, such as {@code openim/sendmsg}. Immutable. */
public final class Commands {

    private final Map<String, Command> byName;

    private Commands(Map<String, Command> byName) {
        this.byName = Map.copyOf(byName);
    }

    /** Those that the mock knows. */
    public static Commands all() {
        Map<String, Command> byName = new HashMap<>();
        byName.putAll(AccountCommands.byName());
        byName.putAll(OnlineCommands.byName());
        byName.putAll(MessageCommands.byName());
        return new Commands(byName);
    }

    /** The one with this name. */
    public Optional<Command> find(String name) {
        return Optional.ofNullable(byName.get(name));
    }
}
