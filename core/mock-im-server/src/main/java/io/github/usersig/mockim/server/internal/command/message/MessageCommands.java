package io.github.usersig.mockim.server.internal.command.message;

import static io.github.usersig.ImError.ACCOUNT_NOT_IMPORTED;
import static io.github.usersig.ImError.MESSAGE_BATCH_TOO_LONG;
import static io.github.usersig.ImError.MESSAGE_FROM_ACCOUNT_ILLEGAL;
import static io.github.usersig.ImError.MESSAGE_TOO_LONG;
import static io.github.usersig.ImError.MESSAGE_TO_ACCOUNT_ILLEGAL;
import static io.github.usersig.ImError.MESSAGE_TO_ACCOUNT_NOT_IMPORTED;
import static io.github.usersig.ImError.SENDER_OR_RECEIVER_ILLEGAL;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.usersig.mockim.server.internal.command.Call;
import io.github.usersig.mockim.server.internal.command.CommandFamily;
import io.github.usersig.mockim.server.internal.command.Fields;
import io.github.usersig.mockim.server.internal.command.Refusal;
import io.github.usersig.mockim.server.internal.command.Registry;
import io.github.usersig.mockim.server.internal.command.Reply;
import io.github.usersig.mockim.server.internal.command.Users;
import io.github.usersig.mockim.server.internal.event.MessageEvent;
import io.github.usersig.mockim.server.internal.event.MessageEvent.Option;
import io.github.usersig.mockim.server.internal.event.MessageId;
import io.github.usersig.mockim.server.internal.event.SentAt;
import io.github.usersig.mockim.server.internal.tenant.Contacts;
import io.github.usersig.mockim.server.internal.tenant.Contacts.Peer;
import io.github.usersig.mockim.server.internal.tenant.StoredMessage;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/** {@code openim}: one-to-one messages. Neither friendship nor a block list nor a mute counts for those sent by REST. */
public final class MessageCommands implements CommandFamily {

    private static final long WEEK_IN_SECONDS = 604_800;
    private static final String NO_WEBHOOK = "ForbidAfterSendMsgCallback";

    @Override
    public void register(Registry registry) {
        registry.command("openim/sendmsg", MessageCommands::sendMsg)
                .sendsMessage()
                .asks(MessageQuestions::beforeMessage)
                .limit(MESSAGE_TOO_LONG);
        registry.command("openim/batchsendmsg", MessageCommands::batchSendMsg)
                .sendsMessage()
                .limit(MESSAGE_BATCH_TOO_LONG);
        registry.command("openim/importmsg", MessageCommands::importMsg)
                .sendsMessage()
                .importsMessages()
                .limit(MESSAGE_TOO_LONG);
    }

    /** Sends a message from one user to another. A repetition is answered like the first and stored once. */
    private static Reply sendMsg(Call call) {
        // 90008 means the same as 20003, but of the two the page of sendmsg lists this one.
        String from = Users.sender(call, MESSAGE_FROM_ACCOUNT_ILLEGAL, SENDER_OR_RECEIVER_ILLEGAL)
                .userId();
        String to = call.fields().text("To_Account");
        long seq = SendingRules.seq(call);
        told(call, from, to, seq, () -> requireReceiver(call, to));
        MessageBody body = MessageBody.read(call);
        told(call, from, to, seq, () -> SendingRules.requireMaySend(call));
        StoredMessage sent = send(call, from, to, seq, body, !forbidsWebhook(call));
        ObjectNode reply = Reply.newFields();
        reply.put("MsgTime", sent.sentAtSeconds());
        reply.put("MsgKey", sent.key());
        return Reply.ok(reply);
    }

    private static void requireReceiver(Call call, String to) {
        if (!Users.exists(call, to)) {
            throw new Refusal(MESSAGE_TO_ACCOUNT_NOT_IMPORTED, "the user in To_Account is not imported");
        }
    }

    /** Sends one message to many. All get it under the same MsgKey. */
    private static Reply batchSendMsg(Call call) {
        String from = Users.sender(call, MESSAGE_FROM_ACCOUNT_ILLEGAL, MESSAGE_FROM_ACCOUNT_ILLEGAL)
                .userId();
        MessageBody body = MessageBody.read(call);
        long seq = SendingRules.seq(call);
        ObjectNode reply = Reply.newFields();
        ArrayNode errors = reply.arrayNode();
        for (String to : call.fields().texts("To_Account")) {
            if (Users.exists(call, to)) {
                reply.put("MsgKey", send(call, from, to, seq, body, false).key());
            } else {
                errors.addObject().put("To_Account", to).put("ErrorCode", ACCOUNT_NOT_IMPORTED.code());
            }
        }
        if (errors.isEmpty()) {
            return Reply.ok(reply);
        }
        reply.set("ErrorList", errors);
        return reply.has("MsgKey")
                ? Reply.some(reply)
                : Reply.refused(MESSAGE_TO_ACCOUNT_NOT_IMPORTED, "none of the receivers is imported", reply);
    }

    /** Takes over a message of another system, at its time. The same one again changes nothing. */
    private static Reply importMsg(Call call) {
        Fields fields = call.fields();
        String from = Users.require(call, "From_Account", MESSAGE_FROM_ACCOUNT_ILLEGAL)
                .userId();
        String to =
                Users.require(call, "To_Account", MESSAGE_TO_ACCOUNT_ILLEGAL).userId();
        StoredMessage message = message(
                fields,
                from,
                to,
                SentAt.seconds(fields.number("MsgTimeStamp", 0)),
                SendingRules.seq(call),
                MessageBody.read(call));
        boolean asHistory = fields.number("SyncFromOldSystem", 0) == 2;
        if (asHistory) {
            message.noUnread();
            message.delivered(); // long ago, by the other system
        }
        if (call.state().chats().between(from, to).importMessage(message)) {
            touch(call, message, true);
        }
        return Reply.ok();
    }

    private static StoredMessage send(Call call, String from, String to, long seq, MessageBody body, boolean told) {
        Fields fields = call.fields();
        StoredMessage message = message(fields, from, to, SentAt.seconds(call.nowSeconds()), seq, body);
        fields.optionalNumber("MsgClientTime").ifPresent(message::sentByClientAt);
        List<String> control = fields.texts("SendMsgControl");
        if (control.contains("NoUnread")) {
            message.noUnread();
        }
        if (control.contains("NoLastMsg")) {
            message.keepOutOfLists();
        }
        if (fields.flag("SupportMessageExtension")) {
            message.allowExtensions();
        }
        if (fields.flag("IsNeedReadReceipt")) {
            message.wantReceipt();
        }
        boolean keptBySender = fields.number("SyncOtherMachine", 1) == 1;
        if (!keptBySender && !from.equals(to)) {
            message.hideFrom(from);
        }
        boolean stored = !fields.flag("OnlineOnlyFlag") && fields.number("MsgLifeTime", WEEK_IN_SECONDS) > 0;
        StoredMessage sent = call.state().chats().between(from, to).send(message, stored);
        if (!sent.equals(message)) {
            return sent;
        }
        if (stored && !control.contains("NoLastMsg")) {
            touch(call, message, keptBySender);
        }
        call.report(() -> new MessageEvent.Sent(
                message.content(),
                options(told, control, stored, keptBySender),
                call.state().chats().unreadOf(to)));
        return sent;
    }

    private static Set<Option> options(boolean told, List<String> control, boolean stored, boolean keptBySender) {
        Set<Option> options = EnumSet.noneOf(Option.class);
        add(options, Option.ONLINE_ONLY, !stored);
        add(options, Option.NOT_TO_SENDER, !keptBySender);
        add(options, Option.NO_UNREAD, control.contains("NoUnread"));
        add(options, Option.NO_LAST_MESSAGE, control.contains("NoLastMsg"));
        add(options, Option.NO_WEBHOOK, !told);
        return Collections.unmodifiableSet(options);
    }

    /** Of the two commands only sendmsg has webhooks. */
    private static boolean forbidsWebhook(Call call) {
        return call.fields().texts("ForbidCallbackControl").contains(NO_WEBHOOK);
    }

    private static void add(Set<Option> options, Option option, boolean given) {
        if (given) {
            options.add(option);
        }
    }

    /** Does a check, and tells that the message did not go out if it fails; its MsgBody is as it came. */
    private static void told(Call call, String from, String to, long seq, Runnable check) {
        try {
            check.run();
        } catch (Refusal refusal) {
            call.report(() -> {
                MessageBody body =
                        new MessageBody("", call.fields().json("MsgBody").toString());
                StoredMessage message = message(call.fields(), from, to, SentAt.seconds(call.nowSeconds()), seq, body);
                return new MessageEvent.Failed(
                        message.content(), call.fields().flag("OnlineOnlyFlag"), refusal.code(), refusal.reason());
            });
            throw refusal;
        }
    }

    static StoredMessage message(Fields fields, String from, String to, SentAt sentAt, long seq, MessageBody body) {
        return new StoredMessage(
                from,
                to,
                new MessageId(seq, fields.number("MsgRandom", 0)),
                sentAt,
                body.text(),
                body.json(),
                fields.text("CloudCustomData"));
    }

    private static void touch(Call call, StoredMessage message, boolean sender) {
        Contacts contacts = call.state().contacts();
        contacts.touch(message.to(), new Peer(false, message.from()), message.sentAtSeconds());
        if (sender) {
            contacts.touch(message.from(), new Peer(false, message.to()), message.sentAtSeconds());
        }
    }
}
