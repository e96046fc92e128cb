package io.github.usersig.mockim.server.internal.client;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.usersig.ImError;
import io.github.usersig.mockim.server.internal.command.Call;
import io.github.usersig.mockim.server.internal.command.Fields;
import io.github.usersig.mockim.server.internal.command.Refusal;
import io.github.usersig.mockim.server.internal.command.Reply;
import io.github.usersig.mockim.server.internal.command.message.MessageHistoryCommands;
import io.github.usersig.mockim.server.internal.tenant.Contacts.Peer;
import io.github.usersig.mockim.server.internal.tenant.Conversation;
import io.github.usersig.mockim.server.internal.tenant.StoredMessage;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** One-to-one messages as a user sends and gets them. Unlike the REST API a client minds block lists and mutes. */
final class ClientMessageCommands implements ClientFamily {

    /** How long a user may recall a message; the SDK's default. */
    static final long RECALL_SECONDS = 120;

    private static final int MOST_OFFLINE = 10_000;
    private static final int RECALLED = 8;

    @Override
    public void register(ClientRegistry registry) {
        registry.shared("openim/sendmsg")
                .as("From_Account"); // whether the user may is looked at when the app was asked
        registry.own("openim/getmsg", ClientMessageCommands::undelivered);
        registry.own("openim/ws_msg_push_ack", ClientMessageCommands::acknowledge);
        registry.own("openim/getroammsg", ClientMessageCommands::history);
        registry.own("openim/msgreaded", ClientMessageCommands::read);
        registry.own("openim/read_all_unread_msg", ClientMessageCommands::readAll);
        registry.own("openim/msgwithdraw", ClientMessageCommands::recall);
        registry.own("openim/get_peer_read_time", ClientMessageCommands::peerReadTimes);
        registry.own("openim/get_c2c_peer_mute_notifications", ClientMessageCommands::receiveOptions);
        registry.own("openim/set_c2c_peer_mute_notifications", ClientMessageCommands::setReceiveOptions);
        registry.shared("openim/c2c_msg_read_receipt").first(ClientMessageCommands::withKeys);
    }

    /** What was sent to the user while nobody was there to get it, oldest first, and how much is unread. */
    private static Reply undelivered(Call call) {
        String self = call.caller().userId();
        ObjectNode reply = Reply.newFields()
                .put("Cookie", Long.toString(call.nowSeconds()))
                .put("SyncFlag", 2);
        List<StoredMessage> waiting = new ArrayList<>();
        ArrayNode unread = reply.arrayNode();
        for (Map.Entry<String, Conversation> each :
                call.state().chats().of(self).entrySet()) {
            waiting.addAll(each.getValue().list(message -> message.to().equals(self) && message.isToBeDelivered()));
            int count = each.getValue().unreadOf(self);
            if (count > 0) {
                unread.addObject().put("From_Account", each.getKey()).put("UnreadCount", count);
            }
        }
        waiting.sort((a, b) -> Long.compare(a.sentAtSeconds(), b.sentAtSeconds()));
        ArrayNode messages = reply.putArray("MsgList");
        for (StoredMessage message : waiting.subList(Math.max(0, waiting.size() - MOST_OFFLINE), waiting.size())) {
            message.delivered();
            messages.add(describe(call, message));
        }
        reply.set("C2CPairUnreadCount", unread);
        reply.putArray("C2CRemainingUnreadCount");
        reply.putArray("EventArray");
        return Reply.ok(reply);
    }

    /** The client has got a message: its {@code SessionData} is the message's key and sender. */
    private static Reply acknowledge(Call call) {
        String[] keyAndSender = call.fields().text("SessionData").split(" ", 2);
        Conversation conversation = keyAndSender.length < 2
                ? null
                : call.state().chats().find(call.caller().userId(), keyAndSender[1]);
        StoredMessage message = conversation == null ? null : conversation.find(keyAndSender[0]);
        if (message != null) {
            message.delivered();
        }
        return Reply.ok();
    }

    static ObjectNode describe(Call call, StoredMessage message) {
        ObjectNode json = ClientJson.message(call.state(), message.content(), message.isRead());
        return json.put("MsgFlagBits", message.isRecalled() ? RECALLED : 0);
    }

    /** The history with a peer, page by page backward in time; within a page oldest first. */
    private static Reply history(Call call) {
        Fields fields = call.fields();
        String self = call.caller().userId();
        long most = Math.max(1, fields.number("MaxCnt", 15));
        long beforeSeconds = fields.number("LastMsgTime", 0);
        String lastKey = fields.text("MsgKey");
        Conversation conversation = call.state().chats().find(self, fields.text("Peer_Account"));
        List<StoredMessage> newestFirst = new ArrayList<>();
        boolean[] found = {lastKey.isEmpty(), false};
        if (conversation != null) {
            conversation.backwardFrom(beforeSeconds == 0 ? Long.MAX_VALUE : beforeSeconds, message -> {
                if (!found[0] && message.sentAtSeconds() == beforeSeconds) {
                    found[0] = message.key().equals(lastKey);
                    return true;
                }
                if (!message.isVisibleTo(self)) {
                    return true;
                }
                if (newestFirst.size() == most) {
                    found[1] = true;
                    return false;
                }
                return newestFirst.add(message);
            });
        }
        int count = newestFirst.size();
        ObjectNode reply = Reply.newFields().put("Complete", found[1] ? 0 : 1).put("MsgCnt", count);
        reply.put("LastMsgTime", count == 0 ? 0 : newestFirst.get(count - 1).sentAtSeconds());
        reply.put("LastMsgKey", count == 0 ? "" : newestFirst.get(count - 1).key());
        ArrayNode list = reply.putArray("MsgList");
        for (int i = count - 1; i >= 0; i--) {
            list.add(describe(call, newestFirst.get(i)));
        }
        return Reply.ok(reply);
    }

    private static Reply read(Call call) {
        for (Fields item : call.fields().object("C2CMsgReaded").objects("C2CMsgReadedItem")) {
            MessageHistoryCommands.read(
                    call,
                    call.caller().userId(),
                    item.text("To_Account"),
                    item.number("LastedMsgTime", call.nowSeconds()));
        }
        return Reply.ok();
    }

    private static Reply readAll(Call call) {
        String self = call.caller().userId();
        if (call.fields().flag("C2CReadAllMsg")) {
            List.copyOf(call.state().chats().of(self).keySet())
                    .forEach(peer -> MessageHistoryCommands.read(call, self, peer, call.nowSeconds()));
        }
        for (Fields item : call.fields().objects("GroupReadInfo")) {
            ClientGroupMessageCommands.read(call, item.text("GroupId"), item.number("MsgSeq", Long.MAX_VALUE));
        }
        return Reply.ok();
    }

    /** A user takes back what the same user sent, within two minutes. */
    private static Reply recall(Call call) {
        Fields info = call.fields().object("MsgInfo");
        String self = call.caller().userId();
        if (!info.text("From_Account").equals(self)) {
            throw new Refusal(
                    ImError.NOT_AN_ADMIN, "only the sender may recall a message, or an app admin by the REST API");
        }
        Conversation conversation = call.state().chats().find(self, info.text("To_Account"));
        StoredMessage message = conversation == null ? null : conversation.find(key(info, "MsgTimeStamp"));
        if (conversation == null || message == null || !message.from().equals(self)) {
            throw new Refusal(ImError.MESSAGE_MISSING, "there is no such message");
        }
        if (message.isRecalled()) {
            throw new Refusal(ImError.MESSAGE_ALREADY_RECALLED, "the message was recalled before");
        }
        if (call.nowSeconds() - message.sentAtSeconds() > RECALL_SECONDS) {
            throw new Refusal(
                    ImError.MESSAGE_RECALL_TOO_LATE, "the message is older than " + RECALL_SECONDS + " seconds");
        }
        MessageHistoryCommands.recall(call, conversation, message);
        return Reply.ok();
    }

    private static String key(Fields info, String time) {
        return info.number("MsgSeq", 0) + "_" + info.number("MsgRandom", 0) + "_" + info.number(time, 0);
    }

    /** A client names messages by their parts, and the REST API by their keys. */
    private static void withKeys(Call call) {
        String self = call.caller().userId();
        call.body().put("Operator_Account", self);
        ArrayNode infos = call.body().arrayNode();
        for (Fields info : call.fields().objects("C2CMsgInfo")) {
            infos.addObject()
                    .put("From_Account", info.text("From_Account"))
                    .put("To_Account", self)
                    .put("MsgKey", info.has("MsgKey") ? info.text("MsgKey") : key(info, "MsgTime"));
        }
        call.body().set("C2CMsgInfo", infos);
    }

    private static Reply peerReadTimes(Call call) {
        ObjectNode reply = Reply.newFields();
        ArrayNode times = reply.putArray("ReadTime");
        for (String peer : call.fields().texts("To_Account")) {
            Conversation conversation = call.state().chats().find(call.caller().userId(), peer);
            times.add(conversation == null ? 0 : conversation.readUpToSeconds(peer));
        }
        if (times.isEmpty()) {
            times.add(0);
        }
        return Reply.ok(reply);
    }

    private static Reply receiveOptions(Call call) {
        ObjectNode reply = Reply.newFields();
        ArrayNode list = reply.putArray("MuteNotificationsList");
        for (String peer : call.fields().texts("Peer_Account")) {
            int option = call.state()
                    .contacts()
                    .contact(call.caller().userId(), new Peer(false, peer))
                    .receiveOption();
            list.addObject().put("Peer_Account", peer).put("Mute_Notifications", option);
        }
        return Reply.ok(reply);
    }

    private static Reply setReceiveOptions(Call call) {
        for (String peer : call.fields().texts("Peer_Account")) {
            call.state()
                    .contacts()
                    .contact(call.caller().userId(), new Peer(false, peer))
                    .setReceiveOption((int) call.fields().number("Mute_Notifications", 0));
        }
        return Reply.ok();
    }
}
