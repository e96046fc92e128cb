package io.github.usersig.mockim.server.internal.command;

import io.github.usersig.mockim.server.internal.catalogue.Catalogue;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Takes in commands. Whoever registers says at once all that is to be known of a command:
 *
 * <pre>{@code
 * registry.command("openim/sendmsg", MessageCommands::send)
 *         .sendsMessage()
 *         .asks(MessageQuestions::before)
 *         .limit(MESSAGE_TOO_LONG);
 * }</pre>
 */
public final class Registry {

    private final Map<String, RegisteredCommand> byName = new LinkedHashMap<>();
    private final @Nullable ServiceFamily family;
    private final Catalogue catalogue;

    private Registry(@Nullable ServiceFamily family, Catalogue catalogue) {
        this.family = family;
        this.catalogue = catalogue;
    }

    /** For the commands of one family of services. */
    static Registry of(ServiceFamily family, Catalogue catalogue) {
        return new Registry(family, catalogue);
    }

    /** For commands of any service. */
    public static Registry ofAllServices(Catalogue catalogue) {
        return new Registry(null, catalogue);
    }

    /**
     * A command, which reads or changes the tenant unless more is said of it.
     *
     * @param name service and command, as the catalogue has them
     * @throws IllegalStateException if the catalogue has no such command, if its service is of another family or of none,
     *     or if it is registered already
     */
    public Registration command(String name, Command command) {
        ServiceFamily itsFamily = ServiceFamily.ofCommand(name)
                .orElseThrow(() -> new IllegalStateException(
                        name + " is of a service that is in no family: check its service, or give it to a family"));
        if (family != null && family != itsFamily) {
            throw new IllegalStateException(name + " is registered with the services of " + family + ", which are "
                    + String.join(", ", family.services()) + ": register it with those of " + itsFamily);
        }
        if (!catalogue.has(name)) {
            throw new IllegalStateException(name + " is not in the catalogue: check its name, or give it a line there");
        }
        Registration registration = new Registration(itsFamily);
        if (byName.put(name, new RegisteredCommand(name, catalogue, command, registration)) != null) {
            throw new IllegalStateException(name + " is registered twice");
        }
        return registration;
    }

    public Map<String, RegisteredCommand> commands() {
        return byName;
    }
}
