package io.github.usersig.mockim.server.internal.command.app;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.usersig.mockim.server.internal.command.Call;
import io.github.usersig.mockim.server.internal.command.CommandFamily;
import io.github.usersig.mockim.server.internal.command.Registry;
import io.github.usersig.mockim.server.internal.command.Reply;

/** {@code ConfigSvc}: the addresses that webhooks come from. */
public final class AddressCommands implements CommandFamily {

    @Override
    public void register(Registry registry) {
        registry.command("ConfigSvc/GetIPList", AddressCommands::addresses);
    }

    /** Where webhooks come from: the mock itself. */
    private static Reply addresses(Call call) {
        ObjectNode reply = Reply.newFields();
        reply.putArray("IPList").add("127.0.0.1");
        return Reply.ok(reply);
    }
}
