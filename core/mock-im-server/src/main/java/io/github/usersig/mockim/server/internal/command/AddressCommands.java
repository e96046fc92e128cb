package io.github.usersig.mockim.server.internal.command;

import com.fasterxml.jackson.databind.node.ObjectNode;

/** {@code ConfigSvc}: the addresses that webhooks come from. */
final class AddressCommands implements CommandFamily {

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
