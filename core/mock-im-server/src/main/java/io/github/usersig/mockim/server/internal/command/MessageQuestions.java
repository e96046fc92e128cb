package io.github.usersig.mockim.server.internal.command;

import io.github.usersig.mockim.WebhookCommand;
import io.github.usersig.mockim.server.internal.event.GroupMessageEvent;
import io.github.usersig.mockim.server.internal.event.MessageId;
import io.github.usersig.mockim.server.internal.event.SentAt;
import io.github.usersig.mockim.server.internal.tenant.Group;
import io.github.usersig.mockim.server.internal.tenant.StoredMessage;
import io.github.usersig.mockim.server.internal.webhook.GroupMessageWebhooks;
import io.github.usersig.mockim.server.internal.webhook.MessageWebhooks;
import io.github.usersig.mockim.server.internal.webhook.OfficialWebhooks;
import io.github.usersig.mockim.server.internal.webhook.Outgoing;
import org.jspecify.annotations.Nullable;

/** What the app is asked before messages. It is not asked of one that goes nowhere for want of a sender or receiver. */
final class MessageQuestions {

    private static final String FORBIDDEN = "ForbidBeforeSendMsgCallback";

    private MessageQuestions() {}

    private static boolean isForbidden(Fields fields) {
        return fields.texts("ForbidCallbackControl").contains(FORBIDDEN);
    }

    static @Nullable Question beforeMessage(Call call) {
        Fields fields = call.fields();
        String from = Users.sender(call);
        String to = fields.text("To_Account");
        if (isForbidden(fields) || !Users.exists(call, from) || !Users.exists(call, to)) {
            return null;
        }
        if (!fields.has("MsgSeq")) { // so that both webhooks and the reply tell the same one
            call.body().put("MsgSeq", MessageCommands.seq(fields));
        }
        StoredMessage message = MessageCommands.message(
                fields, from, to, SentAt.second(call.now()), MessageCommands.seq(fields), MessageBody.read(call));
        Outgoing webhook = Outgoing.of(WebhookCommand.C2C_BEFORE_SEND_MSG, call.caller());
        MessageWebhooks.describe(message.content(), fields.flag("OnlineOnlyFlag"), webhook.body());
        return Question.ofMessage(
                webhook,
                call,
                () -> Reply.ok(
                        Reply.newFields().put("MsgTime", message.second()).put("MsgKey", message.key())));
    }

    static @Nullable Question beforeGroupMessage(Call call) {
        Fields fields = call.fields();
        Group group = call.state().groups().find(fields.text("GroupId"));
        String from = Users.sender(call);
        if (isForbidden(fields) || group == null || !Users.exists(call, from)) {
            return null;
        }
        Outgoing webhook = Outgoing.of(WebhookCommand.GROUP_BEFORE_SEND_MSG, call.caller());
        GroupMessageEvent.Content message = new GroupMessageEvent.Content(
                fields.text("TopicId"),
                from,
                new MessageId(0, fields.number("Random", 0)),
                SentAt.second(call.now()),
                GroupMessageCommands.priority(fields),
                MessageBody.read(call).json(),
                fields.text("CloudCustomData"));
        GroupMessageWebhooks.describe(
                group.which(), message, fields.flag("OnlineOnlyFlag"), call.caller(), call.at(), webhook.body());
        return Question.ofMessage(
                webhook,
                call,
                () -> Reply.ok(Reply.newFields()
                        .put("MsgTime", call.now())
                        .put("MsgSeq", GroupRules.chat(call, group).nextSeq())));
    }

    static @Nullable Question beforeOfficialMessage(Call call) {
        if (isForbidden(call.fields())) {
            return null;
        }
        StoredMessage message =
                OfficialAccountCommands.message(call, OfficialAccountCommands.require(call), MessageBody.read(call));
        Outgoing webhook = Outgoing.of(WebhookCommand.OFFICIAL_BEFORE_SEND_MSG, call.caller());
        webhook.body()
                .put("Official_Account", message.from())
                .put("Operator_Account", call.caller().userId());
        OfficialWebhooks.describe(message.content(), call.fields().flag("OnlineOnlyFlag"), webhook.body());
        webhook.body().put("EventTime", call.at().toEpochMilli());
        return Question.ofMessage(
                webhook,
                call,
                () -> Reply.ok(
                        Reply.newFields().put("MsgTime", message.second()).put("MsgKey", message.key())));
    }
}
