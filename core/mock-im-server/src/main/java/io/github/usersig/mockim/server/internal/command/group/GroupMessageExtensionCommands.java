package io.github.usersig.mockim.server.internal.command.group;

import io.github.usersig.mockim.server.internal.command.Call;
import io.github.usersig.mockim.server.internal.command.CommandFamily;
import io.github.usersig.mockim.server.internal.command.Refusal;
import io.github.usersig.mockim.server.internal.command.Registry;
import io.github.usersig.mockim.server.internal.command.Reply;
import io.github.usersig.mockim.server.internal.command.message.MessageExtensions;
import io.github.usersig.mockim.server.internal.event.GroupMessageEvent;
import io.github.usersig.mockim.server.internal.tenant.GroupMessage;

/** {@code openim_msg_ext_http_svc}: keys and values attached to messages of groups. */
public final class GroupMessageExtensionCommands implements CommandFamily {

    private static final String SERVICE = "openim_msg_ext_http_svc/";

    @Override
    public void register(Registry registry) {
        registry.command(SERVICE + "group_set_key_values", GroupMessageExtensionCommands::set);
        registry.command(
                SERVICE + "group_get_key_values",
                call -> MessageExtensions.get(call, message(call).extensions()));
    }

    private static Reply set(Call call) {
        GroupMessage message = message(call);
        return MessageExtensions.set(
                call,
                message.extensions(),
                changes -> new GroupMessageEvent.ExtensionsChanged(
                        GroupRules.require(call).which(),
                        message.seq(),
                        changes.operation(),
                        changes.values(),
                        message.extensions().latest()));
    }

    private static GroupMessage message(Call call) {
        GroupMessage message =
                GroupRules.require(call).chat().find(call.fields().number("MsgSeq", 0));
        if (message == null) {
            throw new Refusal(MessageExtensions.MESSAGE_MISSING, "there is no message with this MsgSeq in the group");
        }
        MessageExtensions.requireExtensible(message.isExtensible());
        return message;
    }
}
