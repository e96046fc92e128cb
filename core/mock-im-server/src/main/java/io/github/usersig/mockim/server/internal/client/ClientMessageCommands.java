package io.github.usersig.mockim.server.internal.client;

import static java.util.Objects.requireNonNull;

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
import io.github.usersig.mockim.server.internal.tenant.Session.FirstRead;
import io.github.usersig.mockim.server.internal.tenant.Session.Kept;
import io.github.usersig.mockim.server.internal.tenant.Session.Line;
import io.github.usersig.mockim.server.internal.tenant.StoredMessage;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** One-to-one messages as a user sends and gets them. Unlike the REST API a client minds block lists and mutes. */
final class ClientMessageCommands implements ClientFamily {

    /** How long a user may recall a message; the SDK's default. */
    static final long RECALL_SECONDS = 120;

    private static final String EXTENSIONS = "openim_msg_ext_http_svc/";
    private static final int MOST_OFFLINE = 10_000;

    /** What the Web client's documents say of a message to be modified that is not there. */
    static final int MISSING = 20026;

    @Override
    public void register(ClientRegistry registry) {
        registry.shared("openim/sendmsg")
                .as("From_Account"); // whether the user may is looked at when the app was asked
        registry.shared("openim/modify_c2c_msg")
                .first(ClientMessageCommands::ofOneOfTheTwo)
                .adds((call, reply) -> reply.fields().setAll(describe(call, modified(call))));
        registry.shared("openim/delete_c2c_msg_ramble")
                .as("From_Account", "Operator_Account")
                .first(ClientMessageCommands::withPeer);
        registry.shared(EXTENSIONS + "set_key_values").first(ClientMessageCommands::toPeer);
        registry.shared(EXTENSIONS + "get_key_values").first(ClientMessageCommands::toPeer);
        registry.own("openim/getmsg", ClientMessageCommands::undelivered)
                .goesThrough(call -> call.state().chats().of(call.caller().userId()).values().stream()
                        .mapToLong(Conversation::size)
                        .sum());
        registry.own("openim/ws_msg_push_ack", ClientMessageCommands::acknowledge);
        registry.own("openim/getroammsg", ClientMessageCommands::history);
        registry.own("openim/msgreaded", ClientMessageCommands::read);
        registry.own("openim/read_all_unread_msg", ClientMessageCommands::readAll)
                .goesThrough(call -> call.state().chats().unreadOf(call.caller().userId())
                        + call.state().chats().of(call.caller().userId()).size());
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
        Line line = call.tenant().sessions().lineOf(call.caller());
        FirstRead first = line == null ? FirstRead.NOTHING : line.messagesRead();
        Set<StoredMessage> covered = messages(call, first.covered());
        Set<StoredMessage> later = messages(call, first.later());
        List<StoredMessage> waiting = new ArrayList<>();
        ArrayNode unread = reply.arrayNode();
        for (Map.Entry<String, Conversation> each :
                call.state().chats().of(self).entrySet()) {
            waiting.addAll(each.getValue()
                    .list(message -> message.to().equals(self)
                            && !later.contains(message)
                            && (message.isToBeDelivered() || covered.contains(message))));
            long count = each.getValue().unreadOf(self)
                    - later.stream()
                            .filter(message ->
                                    message.isUnread() && message.from().equals(each.getKey()))
                            .count();
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

    private static Set<StoredMessage> messages(Call call, List<Kept> named) {
        Set<StoredMessage> messages = new HashSet<>();
        for (Kept each : named) {
            Conversation conversation = call.state().chats().find(call.caller().userId(), each.from());
            StoredMessage message = conversation == null ? null : conversation.find(each.key());
            if (message != null) {
                messages.add(message);
            }
        }
        return messages;
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

    private static ObjectNode describe(Call call, StoredMessage message) {
        return ClientJson.message(call.state(), message);
    }

    /** Either of the two may modify a message, whoever sent it; a client names it by its parts. */
    private static void ofOneOfTheTwo(Call call) {
        Fields fields = call.fields();
        requireOneOfTheTwo(call);
        if (!fields.has("MsgKey")) {
            call.body().put("MsgKey", key(fields, "MsgTime"));
        }
        if (modifiable(call) == null) {
            throw new Refusal(MISSING, "there is no such message between the two that can be modified");
        }
    }

    private static StoredMessage modified(Call call) {
        return requireNonNull(modifiable(call));
    }

    private static @Nullable StoredMessage modifiable(Call call) {
        Fields fields = call.fields();
        Conversation conversation = call.state().chats().find(fields.text("From_Account"), fields.text("To_Account"));
        StoredMessage message = conversation == null ? null : conversation.find(fields.text("MsgKey"));
        return message == null || message.isRecalled() ? null : message;
    }

    /** A client says who sent a message to whom; the REST API, in whose conversation with whom it is. */
    private static void toPeer(Call call) {
        Fields fields = call.fields();
        requireOneOfTheTwo(call);
        if (fields.has("From_Account")
                && !fields.text("From_Account").equals(call.caller().userId())) {
            call.body().put("To_Account", fields.text("From_Account"));
            call.body().put("From_Account", call.caller().userId());
        }
    }

    private static void requireOneOfTheTwo(Call call) {
        Fields fields = call.fields();
        String self = call.caller().userId();
        if (fields.has("From_Account")
                && !fields.text("From_Account").equals(self)
                && !fields.text("To_Account").equals(self)) {
            throw new Refusal(
                    ImError.NOT_AN_ADMIN,
                    "neither From_Account nor To_Account is the user: only an app admin may act for others, by the REST"
                            + " API");
        }
    }

    /** A client says whose conversation it is as it does of a message. */
    private static void withPeer(Call call) {
        call.fields().optionalText("To_Account").ifPresent(peer -> call.body().put("Peer_Account", peer));
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
        boolean[] more = {false};
        if (conversation != null) {
            long fromSeconds = beforeSeconds == 0 ? Long.MAX_VALUE : beforeSeconds;
            conversation.backwardFrom(fromSeconds, beforeSeconds, lastKey, message -> {
                if (!message.isVisibleTo(self)) {
                    return true;
                }
                if (newestFirst.size() == most) {
                    more[0] = true;
                    return false;
                }
                return newestFirst.add(message);
            });
        }
        int count = newestFirst.size();
        ObjectNode reply = Reply.newFields().put("Complete", more[0] ? 0 : 1).put("MsgCnt", count);
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
        ObjectNode reply = Reply.newFields().put("C2CReadAllMsg", call.fields().number("C2CReadAllMsg", 0));
        ArrayNode groups = reply.putArray("GroupReadInfoArray");
        for (Fields item : call.fields().objects("GroupReadInfo")) {
            String groupId = item.text("GroupId");
            ClientGroupMessageCommands.read(call, groupId, item.number("MsgSeq", Long.MAX_VALUE));
            groups.addObject().put("GroupId", groupId).put("RetCode", 0);
        }
        return Reply.ok(reply);
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
