package io.github.usersig.mockim.server.sdk;

import io.github.usersig.ImError;
import io.github.usersig.mockim.server.command.Commands;
import io.github.usersig.mockim.server.command.Refusal;
import io.github.usersig.mockim.server.command.Reply;
import io.github.usersig.mockim.server.tenant.Session;
import io.github.usersig.mockim.server.tenant.Tenant;
import java.util.Set;

/** What users may do. */
final class UserCommands {

    /** What clients say all the time and no test asks about: not in the journal unless refused, and overridden by nothing. */
    private static final Set<String> NOISE =
            Set.of("heartbeat/alive", "openim/ws_msg_push_ack", "imopenstat/tim_web_report_v2");

    private final Commands commands;

    UserCommands(Commands commands) {
        this.commands = commands;
    }

    static boolean isNoise(String command) {
        return NOISE.contains(command);
    }

    /** @throws Refusal if users may not do that, or not like this */
    Reply run(Tenant tenant, Session session, Peer peer, Packet packet) {
        if (isNoise(packet.command())) {
            return Reply.ok();
        }
        boolean known = commands.find(packet.command()).isPresent();
        throw new Refusal(
                known ? ImError.NOT_AN_ADMIN : ImError.SERVICE_OR_COMMAND_UNKNOWN,
                known ? "only an app admin may call this, by the REST API" : "there is no command of that name");
    }
}
