package io.github.usersig.mockim.server.internal.command.message;

import io.github.usersig.mockim.server.internal.command.Call;
import io.github.usersig.mockim.server.internal.command.CommandFamily;
import io.github.usersig.mockim.server.internal.command.Refusal;
import io.github.usersig.mockim.server.internal.command.Registry;
import io.github.usersig.mockim.server.internal.command.Reply;
import io.github.usersig.mockim.server.internal.command.Users;
import io.github.usersig.mockim.server.internal.event.MessageEvent;
import io.github.usersig.mockim.server.internal.tenant.Conversation;
import io.github.usersig.mockim.server.internal.tenant.StoredMessage;

/** {@code openim_msg_ext_http_svc}: keys and values attached to one-to-one messages. */
public final class MessageExtensionCommands implements CommandFamily {

    private static final String SERVICE = "openim_msg_ext_http_svc/";

    @Override
    public void register(Registry registry) {
        registry.command(SERVICE + "set_key_values", MessageExtensionCommands::set);
        registry.command(
                SERVICE + "get_key_values",
                call -> MessageExtensions.get(call, message(call).extensions()));
    }

    private static Reply set(Call call) {
        StoredMessage message = message(call);
        return MessageExtensions.set(
                call,
                message.extensions(),
                changes -> new MessageEvent.ExtensionsChanged(
                        message.from(),
                        message.to(),
                        message.key(),
                        changes.operation(),
                        changes.values(),
                        message.extensions().latest()));
    }

    private static StoredMessage message(Call call) {
        String from = Users.sender(call);
        Conversation conversation =
                call.state().chats().find(from, call.fields().text("To_Account"));
        StoredMessage message =
                conversation == null ? null : conversation.find(call.fields().text("MsgKey"));
        if (message == null) {
            throw new Refusal(
                    MessageExtensions.MESSAGE_MISSING, "there is no message with this MsgKey between the two");
        }
        MessageExtensions.requireExtensible(message.isExtensible());
        return message;
    }
}
