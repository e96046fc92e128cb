package io.github.usersig.mockim.server.internal.command.message;

import static io.github.usersig.ImError.ACCOUNT_NOT_IMPORTED;
import static io.github.usersig.ImError.MESSAGE_ALREADY_RECALLED;
import static io.github.usersig.ImError.MESSAGE_BODY_NOT_ARRAY;
import static io.github.usersig.ImError.MESSAGE_FROM_ACCOUNT_ILLEGAL;
import static io.github.usersig.ImError.MESSAGE_KEY_ILLEGAL;
import static io.github.usersig.ImError.MESSAGE_MISSING;
import static io.github.usersig.ImError.MESSAGE_TO_ACCOUNT_ILLEGAL;
import static io.github.usersig.ImError.SENDER_OR_RECEIVER_ILLEGAL;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.util.RawValue;
import io.github.usersig.ImError;
import io.github.usersig.mockim.server.internal.command.Call;
import io.github.usersig.mockim.server.internal.command.CommandFamily;
import io.github.usersig.mockim.server.internal.command.Fields;
import io.github.usersig.mockim.server.internal.command.Refusal;
import io.github.usersig.mockim.server.internal.command.Registry;
import io.github.usersig.mockim.server.internal.command.Reply;
import io.github.usersig.mockim.server.internal.command.Users;
import io.github.usersig.mockim.server.internal.event.MessageEvent;
import io.github.usersig.mockim.server.internal.tenant.Conversation;
import io.github.usersig.mockim.server.internal.tenant.StoredMessage;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** {@code openim}: what became of one-to-one messages, for the two they are between. */
public final class MessageHistoryCommands implements CommandFamily {

    /** A reply of {@code admin_getroammsg} holds about this much; then the caller has to ask again. */
    private static final int MOST_BYTES_OF_A_PAGE = 13 * 1024;

    private static final int BYTES_AROUND_A_MESSAGE = 250;
    private static final Pattern KEY = Pattern.compile("\\d{1,10}_\\d{1,10}_\\d{1,12}");
    private static final int RECALLED = 8;

    /** Of whom a client modifies what it does not know. */
    public static final String OUTDATED =
            "MsgVersion is not that of the message, which somebody else has modified meanwhile";

    @Override
    public void register(Registry registry) {
        registry.command("openim/admin_getroammsg", MessageHistoryCommands::getRoamMsg);
        registry.command("openim/admin_msgwithdraw", MessageHistoryCommands::withdraw);
        registry.command("openim/modify_c2c_msg", MessageHistoryCommands::modify)
                .limit(ImError.MESSAGE_TOO_LONG);
        registry.command("openim/delete_c2c_msg_ramble", MessageHistoryCommands::delete);
        registry.command("openim/admin_set_msg_read", MessageHistoryCommands::setRead)
                .goesThrough(call -> {
                    Fields fields = call.fields();
                    String reader = fields.text("Report_Account");
                    Conversation conversation = call.state().chats().find(reader, fields.text("Peer_Account"));
                    return conversation == null ? 0 : conversation.unreadOf(reader);
                });
        registry.command("openim/get_c2c_unread_msg_num", MessageHistoryCommands::unread);
        registry.command("openim/c2c_msg_read_receipt", MessageHistoryCommands::readReceipt);
    }

    /** The history as one of the two sees it, page by page backward in time; within a page oldest first. */
    private static Reply getRoamMsg(Call call) {
        Fields fields = call.fields();
        String operator = Users.require(call, "Operator_Account", MESSAGE_FROM_ACCOUNT_ILLEGAL)
                .userId();
        String peer =
                Users.require(call, "Peer_Account", MESSAGE_TO_ACCOUNT_ILLEGAL).userId();
        Page page = new Page(operator, fields.number("MinTime", 0), fields.number("MaxCnt", 0));
        String lastKey = fields.text("LastMsgKey");
        Conversation conversation = call.state().chats().find(operator, peer);
        if (conversation != null) {
            conversation.backwardFrom(
                    fields.number("MaxTime", 0), Conversation.sentAtSecondsOf(lastKey), lastKey, page::take);
        }
        return page.reply();
    }

    private static final class Page {
        private final String operator;
        private final long minTimeSeconds;
        private final long most;
        private final List<StoredMessage> newestFirst = new ArrayList<>();
        private int bytes;
        private boolean complete = true;

        Page(String operator, long minTimeSeconds, long most) {
            this.operator = operator;
            this.minTimeSeconds = minTimeSeconds;
            this.most = most;
        }

        boolean take(StoredMessage message) {
            if (message.sentAtSeconds() < minTimeSeconds) {
                return false;
            }
            if (!message.isVisibleTo(operator)) {
                return true;
            }
            bytes += message.body().length() + BYTES_AROUND_A_MESSAGE;
            if (newestFirst.size() >= most || (bytes > MOST_BYTES_OF_A_PAGE && !newestFirst.isEmpty())) {
                complete = false;
                return false;
            }
            newestFirst.add(message);
            return true;
        }

        Reply reply() {
            ObjectNode reply = Reply.newFields();
            int count = newestFirst.size();
            reply.put("Complete", complete ? 1 : 0);
            reply.put("MsgCnt", count);
            reply.put("LastMsgTime", count == 0 ? 0 : newestFirst.get(count - 1).sentAtSeconds());
            reply.put("LastMsgKey", count == 0 ? "" : newestFirst.get(count - 1).key());
            ArrayNode list = reply.putArray("MsgList");
            for (int i = count - 1; i >= 0; i--) {
                describe(newestFirst.get(i), list.addObject());
            }
            return Reply.ok(reply);
        }

        private static void describe(StoredMessage message, ObjectNode json) {
            json.put("From_Account", message.from());
            json.put("To_Account", message.to());
            json.put("MsgSeq", message.seq());
            json.put("MsgRandom", message.random());
            json.put("MsgTimeStamp", message.sentAtSeconds());
            json.put("MsgFlagBits", message.isRecalled() ? RECALLED : 0);
            json.put("IsPeerRead", message.isRead() ? 1 : 0);
            json.put("MsgKey", message.key());
            json.putRawValue("MsgBody", new RawValue(message.body()));
            json.put("CloudCustomData", message.custom());
        }
    }

    /** Takes a message back; the REST API has no time limit. */
    private static Reply withdraw(Call call) {
        Conversation conversation = conversation(call, MESSAGE_FROM_ACCOUNT_ILLEGAL, MESSAGE_TO_ACCOUNT_ILLEGAL);
        StoredMessage message = require(call, conversation);
        if (message.isRecalled()) {
            throw new Refusal(MESSAGE_ALREADY_RECALLED, "the message in MsgKey was recalled before");
        }
        recall(call, conversation, message);
        return Reply.ok();
    }

    public static void recall(Call call, Conversation conversation, StoredMessage message) {
        conversation.recall(message);
        call.report(() -> new MessageEvent.Recalled(
                message.content(), call.state().chats().unreadOf(message.to())));
    }

    /** Whether a client wants to modify what somebody else has modified meanwhile. The REST API has no MsgVersion. */
    public static boolean isOutdated(Call call, int version) {
        return !call.caller().admin() && call.fields().number("MsgVersion", version) != version;
    }

    private static Reply modify(Call call) {
        Conversation conversation = conversation(call, SENDER_OR_RECEIVER_ILLEGAL, SENDER_OR_RECEIVER_ILLEGAL);
        Fields fields = call.fields();
        if (!fields.has("MsgBody") && !fields.has("CloudCustomData")) {
            throw new Refusal(
                    MESSAGE_BODY_NOT_ARRAY, "give MsgBody, CloudCustomData or both: there is nothing to change");
        }
        StoredMessage message = require(call, conversation);
        if (isOutdated(call, message.version())) {
            return Reply.refused(ImError.MESSAGE_MODIFY_CONFLICT, OUTDATED, Reply.newFields());
        }
        if (fields.has("MsgBody")) {
            MessageBody body = MessageBody.read(call);
            message.changeBody(body.text(), body.json());
        }
        fields.optionalText("CloudCustomData").ifPresent(message::changeCustom);
        message.modified();
        call.report(() -> new MessageEvent.Modified(message.content()));
        return Reply.ok("succeed", Reply.newFields());
    }

    /** Hides messages from one side; keys of no message are listed. */
    private static Reply delete(Call call) {
        String operator = Users.require(call, "Operator_Account", MESSAGE_FROM_ACCOUNT_ILLEGAL)
                .userId();
        String peer =
                Users.require(call, "Peer_Account", MESSAGE_TO_ACCOUNT_ILLEGAL).userId();
        ObjectNode reply = Reply.newFields();
        ArrayNode invalid = reply.putArray("InvalidMsgKeyList");
        Conversation conversation = call.state().chats().find(operator, peer);
        List<String> deleted = new ArrayList<>();
        for (String key : call.fields().texts("MsgKeyList")) {
            StoredMessage message = conversation == null ? null : conversation.find(key);
            if (conversation == null || message == null || !message.isVisibleTo(operator)) {
                invalid.add(key);
            } else {
                conversation.hide(message, operator);
                deleted.add(key);
            }
        }
        if (!deleted.isEmpty()) {
            call.report(() -> new MessageEvent.Deleted(operator, peer, List.copyOf(deleted)));
        }
        return Reply.ok(reply);
    }

    private static Reply setRead(Call call) {
        String reader = Users.require(call, "Report_Account", MESSAGE_FROM_ACCOUNT_ILLEGAL)
                .userId();
        String peer =
                Users.require(call, "Peer_Account", MESSAGE_TO_ACCOUNT_ILLEGAL).userId();
        read(call, reader, peer, call.fields().number("MsgReadTime", call.nowSeconds()));
        return Reply.ok();
    }

    /** Notes that a user has read all that a peer wrote up to a second. */
    public static void read(Call call, String reader, String peer, long upToSeconds) {
        Conversation conversation = call.state().chats().find(reader, peer);
        if (conversation != null) {
            conversation.read(reader, upToSeconds);
            call.report(() -> new MessageEvent.Read(
                    reader, peer, upToSeconds, call.state().chats().unreadOf(reader)));
        }
    }

    /** The unread messages of a user: of all, or by those who sent them. */
    private static Reply unread(Call call) {
        String user =
                Users.require(call, "To_Account", MESSAGE_TO_ACCOUNT_ILLEGAL).userId();
        Map<String, Conversation> conversations = call.state().chats().of(user);
        ObjectNode reply = Reply.newFields();
        if (!call.fields().has("Peer_Account")) {
            return Reply.ok(reply.put("AllC2CUnreadMsgNum", call.state().chats().unreadOf(user)));
        }
        ArrayNode counts = reply.putArray("C2CUnreadMsgNumList");
        ArrayNode errors = reply.arrayNode();
        for (String peer : call.fields().texts("Peer_Account")) {
            Conversation conversation = conversations.get(peer);
            if (Users.exists(call, peer)) {
                counts.addObject()
                        .put("Peer_Account", peer)
                        .put("C2CUnreadMsgNum", conversation == null ? 0 : conversation.unreadOf(user));
            } else {
                errors.addObject().put("Peer_Account", peer).put("ErrorCode", ACCOUNT_NOT_IMPORTED.code());
            }
        }
        if (!errors.isEmpty()) {
            reply.set("ErrorList", errors);
        }
        return Reply.ok(reply);
    }

    /** Sends read receipts for messages that were sent with a wish for one. */
    private static Reply readReceipt(Call call) {
        String reader = Users.require(call, "Operator_Account", MESSAGE_FROM_ACCOUNT_ILLEGAL)
                .userId();
        for (Fields info : call.fields().objects("C2CMsgInfo")) {
            String from = info.text("From_Account");
            Conversation conversation = call.state().chats().find(reader, from);
            StoredMessage message = conversation == null ? null : conversation.find(info.text("MsgKey"));
            if (conversation == null || message == null || !message.to().equals(reader)) {
                throw new Refusal(
                        MESSAGE_KEY_ILLEGAL, "a MsgKey in C2CMsgInfo is that of no message to Operator_Account");
            }
            message.receiptSent();
            conversation.read(message);
            call.report(() -> new MessageEvent.ReceiptsSent(reader, from, List.of(message.key())));
        }
        return Reply.ok();
    }

    private static Conversation conversation(Call call, ImError unknownSender, ImError unknownReceiver) {
        String from = Users.require(call, "From_Account", unknownSender).userId();
        String to = Users.require(call, "To_Account", unknownReceiver).userId();
        return call.state().chats().between(from, to);
    }

    static StoredMessage require(Call call, Conversation conversation) {
        String key = call.fields().text("MsgKey");
        if (!KEY.matcher(key).matches()) {
            throw new Refusal(MESSAGE_KEY_ILLEGAL, "MsgKey is not MsgSeq, MsgRandom and MsgTime with _ between them");
        }
        @Nullable StoredMessage message = conversation.find(key);
        if (message == null) {
            throw new Refusal(MESSAGE_MISSING, "there is no message with this MsgKey between the two");
        }
        return message;
    }
}
