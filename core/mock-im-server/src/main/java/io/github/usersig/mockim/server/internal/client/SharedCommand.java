package io.github.usersig.mockim.server.internal.client;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.usersig.ImError;
import io.github.usersig.mockim.server.internal.command.Call;
import io.github.usersig.mockim.server.internal.command.Commands;
import io.github.usersig.mockim.server.internal.command.Refusal;
import io.github.usersig.mockim.server.internal.command.RegisteredCommand;
import io.github.usersig.mockim.server.internal.command.Reply;
import io.github.usersig.mockim.server.internal.event.Caller;
import io.github.usersig.mockim.server.internal.tenant.Tenant;
import java.util.List;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** A command of the REST API that clients have too: each does it as oneself, and no more than one's role allows. */
final class SharedCommand {

    private final String name;
    private final Commands commands;
    private List<String> self = List.of();
    private @Nullable Consumer<Call> check;
    private @Nullable BiConsumer<Call, Reply> addition;

    SharedCommand(String name, Commands commands) {
        this.name = name;
        this.commands = commands;
    }

    /** The user stands in these fields; somebody else must not. */
    SharedCommand as(String... fields) {
        this.self = List.of(fields);
        return this;
    }

    /** This comes first: it refuses what the user may not do, or says in the REST API's words what clients say otherwise. */
    SharedCommand first(Consumer<Call> check) {
        this.check = check;
        return this;
    }

    /** Something is added to the reply. */
    SharedCommand adds(BiConsumer<Call, Reply> addition) {
        this.addition = addition;
        return this;
    }

    /** What it is for app admins. */
    RegisteredCommand rest() {
        return commands.find(name)
                .orElseThrow(() -> new IllegalStateException(name + " is in the catalogue, and nobody registers it"));
    }

    CompletionStage<Reply> run(
            Tenant tenant, Caller caller, ObjectNode body, int bodyBytes, String host, @Nullable Executor elsewhere) {
        self.forEach(field -> bind(caller, body, field));
        RegisteredCommand rest = rest();
        Consumer<Call> first = check;
        if (first != null) {
            tenant.exclusively(() -> {
                first.accept(rest.call(tenant, caller, body, bodyBytes, host));
                return first;
            });
        }
        CompletionStage<Reply> reply = rest.run(tenant, caller, body, bodyBytes, host, elsewhere);
        BiConsumer<Call, Reply> last = addition;
        return last == null
                ? reply
                : reply.thenApply(said -> tenant.exclusively(() -> {
                    last.accept(rest.call(tenant, caller, body, bodyBytes, host), said);
                    return said;
                }));
    }

    private static void bind(Caller caller, ObjectNode body, String field) {
        String self = caller.userId();
        if (body.hasNonNull(field) && !body.path(field).asText().equals(self)) {
            throw new Refusal(
                    ImError.NOT_AN_ADMIN,
                    field + " is another user: only an app admin may act for others, by the REST API");
        }
        body.put(field, self);
    }
}
