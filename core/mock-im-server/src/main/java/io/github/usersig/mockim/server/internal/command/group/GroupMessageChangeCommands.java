package io.github.usersig.mockim.server.internal.command.group;

import io.github.usersig.ImError;
import io.github.usersig.mockim.server.internal.command.Call;
import io.github.usersig.mockim.server.internal.command.CommandFamily;
import io.github.usersig.mockim.server.internal.command.Fields;
import io.github.usersig.mockim.server.internal.command.Refusal;
import io.github.usersig.mockim.server.internal.command.Registry;
import io.github.usersig.mockim.server.internal.command.Reply;
import io.github.usersig.mockim.server.internal.command.message.MessageBody;
import io.github.usersig.mockim.server.internal.command.message.MessageHistoryCommands;
import io.github.usersig.mockim.server.internal.event.GroupMessageEvent;
import io.github.usersig.mockim.server.internal.tenant.Group;
import io.github.usersig.mockim.server.internal.tenant.GroupMessage;
import io.github.usersig.mockim.server.internal.tenant.GroupMessage.Fate;

/** {@code openim}: messages of groups that change. The others of these commands are with {@code group_open_http_svc}. */
public final class GroupMessageChangeCommands implements CommandFamily {

    @Override
    public void register(Registry registry) {
        registry.command("openim/modify_group_msg", GroupMessageChangeCommands::modify)
                .limit(ImError.MESSAGE_TOO_LONG);
    }

    private static Reply modify(Call call) {
        Fields fields = call.fields();
        Group group = GroupRules.find(call);
        GroupMessage message = GroupRules.chat(call, group).find(fields.number("MsgSeq", 0));
        if (message == null || message.fate() != Fate.THERE) {
            throw new Refusal(ImError.MESSAGE_MISSING, "there is no message with this MsgSeq in the group");
        }
        if (!fields.has("MsgBody") && !fields.has("CloudCustomData")) {
            throw new Refusal(
                    ImError.MESSAGE_BODY_NOT_ARRAY,
                    "give MsgBody, CloudCustomData or both: there is nothing to change");
        }
        if (MessageHistoryCommands.isOutdated(call, message.version())) {
            return Reply.refused(ImError.MESSAGE_MODIFY_CONFLICT, MessageHistoryCommands.OUTDATED, Reply.newFields());
        }
        if (fields.has("MsgBody")) {
            message.changeBody(MessageBody.read(call).json());
        }
        fields.optionalText("CloudCustomData").ifPresent(message::changeCustom);
        message.modified();
        call.report(() -> new GroupMessageEvent.Modified(group.which(), message.content(fields.text("TopicId"))));
        return Reply.ok("succeed", Reply.newFields());
    }
}
