package io.github.usersig.mockim.server.internal.command;

import io.github.usersig.mockim.server.internal.catalogue.Catalogue;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Commands by their name, such as {@code openim/sendmsg}. They come to life class by class, with the first request for a command
 * that no class before has: a test calls a few of them, and should not wait for all. Safe for use by many threads.
 */
public final class Commands {

    private final Map<String, RegisteredCommand> byName = new ConcurrentHashMap<>();
    private final Map<ServiceFamily, Pending> pending = new HashMap<>();
    private final Function<ServiceFamily, List<CommandFamily>> families;
    private final Catalogue catalogue;

    /** What of a family of services has not come to life yet, and where it is registered. */
    private record Pending(Iterator<CommandFamily> classes, Registry registry) {}

    /**
     * Those that these register.
     *
     * @param families what registers the commands of a family of services, the most used first; asked once for each
     * @param catalogue what is known of each
     */
    public Commands(Function<ServiceFamily, List<CommandFamily>> families, Catalogue catalogue) {
        this.families = families;
        this.catalogue = catalogue;
    }

    /** The one with this name. */
    public Optional<RegisteredCommand> find(String name) {
        RegisteredCommand found = byName.get(name);
        if (found == null) {
            Optional<ServiceFamily> family = ServiceFamily.ofCommand(name);
            found = family.isEmpty() || !catalogue.has(name) ? null : bringToLife(name, family.get());
        }
        return Optional.ofNullable(found);
    }

    private @Nullable RegisteredCommand bringToLife(String name, ServiceFamily family) {
        synchronized (pending) {
            Pending left = pending.get(family);
            if (left == null) {
                left = new Pending(families.apply(family).iterator(), Registry.of(family, catalogue));
                pending.put(family, left);
            }
            while (!byName.containsKey(name) && left.classes().hasNext()) {
                left.classes().next().register(left.registry());
                byName.putAll(left.registry().commands());
            }
            return byName.get(name);
        }
    }
}
