package io.github.usersig.mockim.server.internal.client;

import io.github.usersig.mockim.server.internal.catalogue.Catalogue;
import io.github.usersig.mockim.server.internal.command.Command;
import io.github.usersig.mockim.server.internal.command.Commands;
import io.github.usersig.mockim.server.internal.command.RegisteredCommand;
import io.github.usersig.mockim.server.internal.command.Registration;
import io.github.usersig.mockim.server.internal.command.Registry;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Takes in what clients may ask. */
final class ClientRegistry {

    private final Commands rest;
    private final Registry own = Registry.ofAllServices(Catalogue.ofClients());
    private final Map<String, SharedCommand> shared = new HashMap<>();

    ClientRegistry(Commands rest) {
        this.rest = rest;
    }

    /**
     * A command of the REST API.
     *
     * @throws IllegalStateException if the REST API has no such command, or if it is registered already
     */
    SharedCommand shared(String name) {
        requireNew(name);
        if (!Catalogue.get().has(name)) {
            throw new IllegalStateException(
                    name + " is no command of the REST API: check its name, or register it as one"
                            + " that only clients have");
        }
        SharedCommand command = new SharedCommand(name, rest);
        shared.put(name, command);
        return command;
    }

    /**
     * A command that only clients have.
     *
     * @throws IllegalStateException if the catalogue of clients has no such command, or if it is registered already
     */
    Registration own(String name, Command command) {
        requireNew(name);
        return own.command(name, command);
    }

    private void requireNew(String name) {
        if (has(name)) {
            throw new IllegalStateException(name + " is registered twice for clients");
        }
    }

    boolean has(String name) {
        return shared.containsKey(name) || own.commands().containsKey(name);
    }

    @Nullable
    SharedCommand findShared(String name) {
        return shared.get(name);
    }

    @Nullable
    RegisteredCommand findOwn(String name) {
        return own.commands().get(name);
    }
}
