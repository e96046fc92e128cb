package io.github.usersig.mockim.server.internal.command.message;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.usersig.mockim.WebhookCommand;
import io.github.usersig.mockim.server.internal.command.Call;
import io.github.usersig.mockim.server.internal.command.Fields;
import io.github.usersig.mockim.server.internal.command.Question;
import io.github.usersig.mockim.server.internal.command.Refusal;
import io.github.usersig.mockim.server.internal.command.Reply;
import io.github.usersig.mockim.server.internal.command.Users;
import io.github.usersig.mockim.server.internal.event.SentAt;
import io.github.usersig.mockim.server.internal.tenant.StoredMessage;
import io.github.usersig.mockim.server.internal.webhook.MessageWebhooks;
import io.github.usersig.mockim.server.internal.webhook.Outgoing;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** What the app is asked before messages. It is not asked of one that goes nowhere for want of a sender or receiver. */
public final class MessageQuestions {

    private static final String FORBIDDEN = "ForbidBeforeSendMsgCallback";

    private MessageQuestions() {}

    /** Whether the caller wants the app not to be asked. */
    public static boolean isForbidden(Fields fields) {
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
            call.body().put("MsgSeq", SendingRules.seq(call));
        }
        StoredMessage message = MessageCommands.message(
                fields, from, to, SentAt.seconds(call.nowSeconds()), SendingRules.seq(call), MessageBody.read(call));
        Outgoing webhook = Outgoing.of(WebhookCommand.C2C_BEFORE_SEND_MSG, call.caller());
        MessageWebhooks.describe(message.content(), fields.flag("OnlineOnlyFlag"), webhook.body());
        return about(
                webhook,
                call,
                () -> Reply.ok(Reply.newFields()
                        .put("MsgTime", message.sentAtSeconds())
                        .put("MsgKey", message.key())));
    }

    /** One about a message, which the app may change or drop. */
    public static Question about(Outgoing webhook, Call call, Supplier<Reply> dropped) {
        return new Question(
                webhook,
                answer -> fault(call, answer),
                answer -> {
                    for (String name : new String[] {"MsgBody", "CloudCustomData"}) {
                        if (answer.hasNonNull(name)) {
                            call.body().set(name, answer.get(name));
                        }
                    }
                    return UnaryOperator.identity();
                },
                dropped);
    }

    private static Optional<String> fault(Call call, JsonNode answer) {
        if (answer.hasNonNull("CloudCustomData")
                && !answer.get("CloudCustomData").isTextual()) {
            return Optional.of("CloudCustomData of the answer must be a string");
        }
        if (!answer.hasNonNull("MsgBody")) {
            return Optional.empty();
        }
        try {
            MessageBody.read(call, new Fields(answer));
            return Optional.empty();
        } catch (Refusal refusal) {
            return Optional.of("of the answer: " + refusal.reason());
        }
    }
}
