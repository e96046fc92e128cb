package io.github.usersig.mockim.server.internal.client;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.usersig.ImError;
import io.github.usersig.mockim.server.internal.command.Commands;
import io.github.usersig.mockim.server.internal.command.Refusal;
import io.github.usersig.mockim.server.internal.command.RegisteredCommand;
import io.github.usersig.mockim.server.internal.command.Reply;
import io.github.usersig.mockim.server.internal.event.Caller;
import io.github.usersig.mockim.server.internal.tenant.Tenant;
import java.util.List;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import org.jspecify.annotations.Nullable;

/**
 * What users may do by their clients: some commands of the REST API, each as oneself and no more than one's role allows, and
 * some that only clients have. All others are refused. Safe for use by many threads.
 */
public final class ClientCommands {

    /** What the vendor sells separately, one bit each: all of it. */
    public static final String PURCHASE_BITS = "1".repeat(64);

    private static final String COMMUNITIES = "million_group_open_http_svc/";

    private static final List<ClientFamily> FAMILIES = List.of(
            new ClientMessageCommands(),
            new ClientConversationCommands(),
            new ClientGroupCommands(),
            new ClientGroupMemberCommands(),
            new ClientGroupMessageCommands(),
            new ClientMergerCommands(),
            new ClientReactionCommands(),
            new ClientRelationCommands(),
            new ClientFriendRequestCommands(),
            new ClientSearchCommands(),
            new ClientMediaCommands(),
            new ClientStatusCommands());

    private final Commands rest;
    private final ClientRegistry registry;

    /** Those of these commands that users may call, and the ones that only clients have. */
    public ClientCommands(Commands rest) {
        this.rest = rest;
        this.registry = new ClientRegistry(rest);
        FAMILIES.forEach(family -> family.register(registry));
    }

    /**
     * Does what a user wants. Where the app is asked first the reply comes later, and so may a {@link Refusal}, which fails the stage.
     *
     * @param command as the REST API would write it, such as {@code openim/sendmsg}
     * @throws Refusal if users may not do that, or not like this
     */
    public CompletionStage<Reply> run(
            String command, Tenant tenant, Caller caller, ObjectNode body, int bodyBytes, String host) {
        return run(command, tenant, caller, body, bodyBytes, host, null);
    }

    /**
     * The same, on a thread that others need.
     *
     * @param elsewhere has threads that may wait; null if this is one of them
     */
    public CompletionStage<Reply> run(
            String command,
            Tenant tenant,
            Caller caller,
            ObjectNode body,
            int bodyBytes,
            String host,
            @Nullable Executor elsewhere) {
        String name = nameOf(command);
        SharedCommand shared = registry.findShared(name);
        if (shared != null) {
            return shared.run(tenant, caller, body, bodyBytes, host, elsewhere);
        }
        RegisteredCommand own = registry.findOwn(name);
        if (own != null) {
            return own.run(tenant, caller, body, bodyBytes, host, elsewhere);
        }
        boolean known = rest.find(name).isPresent();
        throw new Refusal(
                known ? ImError.NOT_AN_ADMIN : ImError.SERVICE_OR_COMMAND_UNKNOWN,
                known ? "only an app admin may call this, by the REST API" : "there is no command of that name");
    }

    /** Clients say the same of communities by a service of its own; a few commands are another thing there. */
    private String nameOf(String command) {
        return !command.startsWith(COMMUNITIES) || registry.has(command)
                ? command
                : ClientGroupCommands.SERVICE + command.substring(COMMUNITIES.length());
    }
}
