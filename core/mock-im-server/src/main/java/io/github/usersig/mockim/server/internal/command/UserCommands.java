package io.github.usersig.mockim.server.internal.command;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.usersig.ImError;
import io.github.usersig.mockim.WebhookCommand;
import io.github.usersig.mockim.server.internal.catalogue.CommandSpec;
import io.github.usersig.mockim.server.internal.event.Caller;
import io.github.usersig.mockim.server.internal.tenant.Tenant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.function.Consumer;

/**
 * What users may do by their clients: some commands of the REST API, each as oneself and no more than one's role allows, and
 * some that only clients have. All others are refused. Safe for use by many threads.
 */
public final class UserCommands {

    /** What the vendor sells separately, one bit each: all of it. */
    public static final String PURCHASE_BITS = "1".repeat(64);

    private static final String COMMUNITIES = "million_group_open_http_svc/";

    private static final List<Family> FAMILIES = List.of(
            new UserChatCommands(),
            new UserConversationCommands(),
            new UserGroupCommands(),
            new UserGroupMemberCommands(),
            new UserGroupMessageCommands(),
            new UserRelationCommands(),
            new FriendRequestCommands(),
            new UserStatusCommands());

    private final Commands commands;
    private final Map<String, Action> byName = new HashMap<>();

    /** Commands that belong together. */
    interface Family {

        /** Names them and what they do. */
        void register(Registry registry);
    }

    /** What a command does for a user. */
    @FunctionalInterface
    private interface Action {

        Reply run(Request request);
    }

    /** A command as it came. */
    private record Request(String command, Tenant tenant, Caller caller, ObjectNode body, int bodyBytes, String host) {

        Call call() {
            return new Call(spec(command), tenant, caller, tenant.now(), body, bodyBytes, host);
        }
    }

    /** Takes commands in. */
    final class Registry {

        /** A command of the REST API, with the user in these fields. */
        void shared(String name, String... self) {
            shared(name, call -> {}, self);
        }

        /** A command of the REST API, with the user in these fields, if the check has nothing against it. */
        void shared(String name, Consumer<Call> check, String... self) {
            byName.put(name, request -> shared(request, check, self));
        }

        private Reply shared(Request request, Consumer<Call> check, String... self) {
            for (String field : self) {
                bind(request, field);
            }
            return rest(request.command(), request, check);
        }

        /** A command of the REST API, to the reply of which something is added. */
        void named(String name, Consumer<Call> check, BiConsumer<Call, Reply> addition) {
            byName.put(name, request -> {
                Reply reply = shared(request, check);
                request.tenant().exclusively(() -> {
                    addition.accept(request.call(), reply);
                    return reply;
                });
                return reply;
            });
        }

        /** A command that only clients have. */
        void own(String name, Command command) {
            byName.put(
                    name,
                    request -> Asking.isNeeded(request.tenant(), name)
                            ? Asking.run(request.call(), command)
                            : request.tenant().exclusively(() -> command.run(request.call())));
        }

        /** A command that only clients have, and that says the same as one of the REST API in other words. */
        void translated(String name, String rest, Consumer<Call> translation) {
            byName.put(name, request -> rest(rest, request, translation));
        }

        /** Does something first, and then what the REST API does. */
        private Reply rest(String name, Request request, Consumer<Call> first) {
            request.tenant().exclusively(() -> {
                first.accept(request.call());
                return first;
            });
            return entry(name)
                    .run(request.tenant(), request.caller(), request.body(), request.bodyBytes(), request.host());
        }
    }

    /** Those of these commands that users may call, and the ones that only clients have. */
    public UserCommands(Commands commands) {
        this.commands = commands;
        FAMILIES.forEach(family -> family.register(new Registry()));
    }

    private Commands.Entry entry(String name) {
        return commands.find(name).orElseThrow(() -> new IllegalStateException(name + " is not in the catalogue"));
    }

    /** Whether the app may be asked before this is done, as far as its webhooks are set now. */
    public static boolean mayAsk(Tenant tenant, String command) {
        return Asking.isNeeded(tenant, twin(command))
                && tenant.webhooks().settings().stream()
                        .flatMap(settings -> settings.commands().stream())
                        .anyMatch(WebhookCommand::isBefore);
    }

    /**
     * Does what a user wants.
     *
     * @param command as the REST API would write it, such as {@code openim/sendmsg}
     * @throws Refusal if users may not do that, or not like this
     */
    public Reply run(String command, Tenant tenant, Caller caller, ObjectNode body, int bodyBytes, String host) {
        String name = byName.containsKey(command) ? command : twin(command);
        Action action = byName.get(name);
        if (action == null) {
            boolean known = commands.find(command).isPresent();
            throw new Refusal(
                    known ? ImError.NOT_AN_ADMIN : ImError.SERVICE_OR_COMMAND_UNKNOWN,
                    known ? "only an app admin may call this, by the REST API" : "there is no command of that name");
        }
        return action.run(new Request(name, tenant, caller, body, bodyBytes, host));
    }

    /** Clients say the same of communities by a service of its own. */
    private static String twin(String command) {
        return command.startsWith(COMMUNITIES)
                ? UserGroupCommands.SERVICE + command.substring(COMMUNITIES.length())
                : command;
    }

    /** Puts the user into a field; somebody else must not be there. */
    private static void bind(Request request, String field) {
        String self = request.caller().userId();
        if (request.body().hasNonNull(field)
                && !request.body().path(field).asText().equals(self)) {
            throw new Refusal(
                    ImError.NOT_AN_ADMIN,
                    field + " is another user: only an app admin may act for others, by the REST API");
        }
        request.body().put(field, self);
    }

    private static CommandSpec spec(String name) {
        String full = name.contains("/") ? name : name + "/";
        return new CommandSpec(
                full, "client", "", "", List.of(), List.of(), Set.of(), 0, Set.of(), false, false, "client", "");
    }
}
