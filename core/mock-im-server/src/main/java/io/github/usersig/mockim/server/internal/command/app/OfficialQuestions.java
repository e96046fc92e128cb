package io.github.usersig.mockim.server.internal.command.app;

import io.github.usersig.mockim.WebhookCommand;
import io.github.usersig.mockim.server.internal.command.Call;
import io.github.usersig.mockim.server.internal.command.Question;
import io.github.usersig.mockim.server.internal.command.Reply;
import io.github.usersig.mockim.server.internal.command.message.MessageBody;
import io.github.usersig.mockim.server.internal.command.message.MessageQuestions;
import io.github.usersig.mockim.server.internal.tenant.StoredMessage;
import io.github.usersig.mockim.server.internal.webhook.OfficialWebhooks;
import io.github.usersig.mockim.server.internal.webhook.Outgoing;
import org.jspecify.annotations.Nullable;

/** What the app is asked before things are done to official accounts. */
final class OfficialQuestions {

    private OfficialQuestions() {}

    static @Nullable Question beforeCreate(Call call) {
        Outgoing webhook = Outgoing.of(WebhookCommand.OFFICIAL_BEFORE_CREATE, call.caller());
        webhook.body()
                .put("Operator_Account", call.caller().userId())
                .put("Owner_Account", call.fields().text("Owner_Account"))
                .put("Name", call.fields().text("Name"))
                .put("EventTime", call.at().toEpochMilli());
        return Question.yesOrNo(webhook);
    }

    static @Nullable Question beforeSubscribe(Call call) {
        Outgoing webhook = Outgoing.of(WebhookCommand.OFFICIAL_BEFORE_ADD_SUBSCRIBER, call.caller());
        webhook.body()
                .put("Official_Account", OfficialAccountCommands.require(call).id())
                .put("Operator_Account", call.caller().userId());
        OfficialWebhooks.subscribers(
                webhook.body(),
                call.fields().objects("SubscriberList").stream()
                        .map(item -> item.text("Subscriber_Account"))
                        .toList());
        webhook.body().put("EventTime", call.at().toEpochMilli());
        return Question.yesOrNo(webhook);
    }

    static @Nullable Question beforeMessage(Call call) {
        if (MessageQuestions.isForbidden(call.fields())) {
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
        return MessageQuestions.about(
                webhook,
                call,
                () -> Reply.ok(Reply.newFields()
                        .put("MsgTime", message.sentAtSeconds())
                        .put("MsgKey", message.key())));
    }
}
