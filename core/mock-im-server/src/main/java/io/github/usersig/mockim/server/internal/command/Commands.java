package io.github.usersig.mockim.server.internal.command;

import io.github.usersig.mockim.server.internal.catalogue.Catalogue;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;

/**
 * Commands by their name, such as {@code openim/sendmsg}. Those of a family of services come to life with the first request
 * for one of them. Safe for use by many threads.
 */
public final class Commands {

    private final Map<String, RegisteredCommand> byName = new ConcurrentHashMap<>();
    private final Set<ServiceFamily> alive = EnumSet.noneOf(ServiceFamily.class);
    private final Function<ServiceFamily, List<CommandFamily>> families;
    private final Catalogue catalogue;

    /**
     * Those that these register.
     *
     * @param families what registers the commands of a family of services; asked once for each
     * @param catalogue what is known of each
     */
    public Commands(Function<ServiceFamily, List<CommandFamily>> families, Catalogue catalogue) {
        this.families = families;
        this.catalogue = catalogue;
    }

    /** The one with this name. */
    public Optional<RegisteredCommand> find(String name) {
        RegisteredCommand found = byName.get(name);
        if (found != null) {
            return Optional.of(found);
        }
        return ServiceFamily.ofCommand(name).flatMap(family -> {
            bringToLife(family);
            return Optional.ofNullable(byName.get(name));
        });
    }

    private void bringToLife(ServiceFamily family) {
        synchronized (alive) {
            if (!alive.contains(family)) {
                Registry registry = Registry.of(family, catalogue);
                families.apply(family).forEach(each -> each.register(registry));
                byName.putAll(registry.commands());
                alive.add(family);
            }
        }
    }
}
