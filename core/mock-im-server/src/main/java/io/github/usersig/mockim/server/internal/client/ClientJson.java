package io.github.usersig.mockim.server.internal.client;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.util.RawValue;
import io.github.usersig.mockim.Account;
import io.github.usersig.mockim.server.internal.command.Reply;
import io.github.usersig.mockim.server.internal.event.GroupMessageEvent;
import io.github.usersig.mockim.server.internal.event.MessageEvent;
import io.github.usersig.mockim.server.internal.tenant.Group;
import io.github.usersig.mockim.server.internal.tenant.GroupMessage;
import io.github.usersig.mockim.server.internal.tenant.Member;
import io.github.usersig.mockim.server.internal.tenant.StoredMessage;
import io.github.usersig.mockim.server.internal.tenant.TenantState;
import io.github.usersig.mockim.server.internal.tenant.TinyIds;
import io.github.usersig.mockim.server.internal.tenant.User;
import java.util.List;

/** Messages and people as clients are told of them, in answers and by pushes. Observed of the Web client. */
public final class ClientJson {

    private static final int RECALLED = 8;
    private static final List<String> PRIORITIES = List.of("High", "Normal", "Low", "Lowest");

    /** By this a client knows a message of a topic from one of its community. */
    private static final int WITH_TOPICS = 2;

    private ClientJson() {}

    /** A one-to-one message. */
    public static ObjectNode message(TenantState state, MessageEvent.Content message, boolean peerRead) {
        Account sender = account(state, message.from());
        ObjectNode json = Reply.newFields();
        json.put("From_Account", message.from());
        json.put("To_Account", message.to());
        json.put("MsgSeq", message.seq());
        json.put("MsgRandom", message.random());
        json.put("MsgTimeStamp", message.sentAtSeconds());
        json.put("MsgClientTime", message.clientSeconds());
        json.put("MsgFlagBits", 0);
        json.put("MsgKey", message.key());
        json.put("TinyId", TinyIds.of(message.from()));
        json.put("From_AccountNick", sender.nick());
        json.put("From_AccountHeadurl", sender.faceUrl());
        json.putRawValue("MsgBody", new RawValue(message.body()));
        json.put("CloudCustomData", message.custom());
        json.put("IsNeedReadReceipt", message.receiptWanted() ? 1 : 0);
        json.put("IsPeerRead", peerRead ? 1 : 0);
        json.put("MsgVersion", message.version());
        json.put("SupportMessageExtension", message.extensible() ? 1 : 0);
        return json;
    }

    /** A one-to-one message that is kept, as it is now. */
    static ObjectNode message(TenantState state, StoredMessage message) {
        ObjectNode json = message(state, message.content(), message.isRead());
        json.put("MsgTime", message.sentAtSeconds());
        control(json, message.isUncounted(), !message.isListed());
        return json.put("MsgFlagBits", message.isRecalled() ? RECALLED : 0);
    }

    /** Says of a message that it stays out of unread counts, or is no conversation's last one. A text in requests, an object here. */
    public static void control(ObjectNode message, boolean noUnread, boolean noLastMessage) {
        if (noUnread || noLastMessage) {
            message.putObject("SendMsgControl")
                    .put("NoUnread", noUnread ? 1 : 0)
                    .put("NoLastMsg", noLastMessage ? 1 : 0);
        }
    }

    /** A group message. */
    public static ObjectNode message(TenantState state, Group group, GroupMessageEvent.Content message) {
        ObjectNode json = Reply.newFields();
        json.put("From_Account", message.from());
        json.put("ToGroupId", group.id());
        if (!message.topicId().isEmpty()) {
            json.put("TopicId", message.topicId());
        }
        json.set(
                "GroupInfo",
                message.topicId().isEmpty()
                        ? group(state, group, message.from())
                        : topic(state, group, message.topicId(), message.from()));
        json.put("MsgSeq", message.seq());
        json.put("MsgRandom", message.random());
        json.put("MsgTimeStamp", message.sentAtSeconds());
        json.put("MsgClientTime", message.clientSeconds());
        json.put("MsgPriority", PRIORITIES.get(message.priority() - 1));
        json.putRawValue("MsgBody", new RawValue(message.body()));
        json.put("CloudCustomData", message.custom());
        json.put("TinyId", TinyIds.of(message.from()));
        json.put("From_AccountNick", account(state, message.from()).nick());
        json.put("MsgVersion", message.version());
        json.put("SupportMessageExtension", message.extensible() ? 1 : 0);
        return json;
    }

    /** A group message that is kept, as it is now. */
    static ObjectNode message(TenantState state, Group group, GroupMessage message, String topicId) {
        ObjectNode json = message(state, group, message.content(topicId));
        control(json, message.isUncounted(), !message.isListed());
        mentions(json, message.mentions());
        return json;
    }

    /** Says who is meant by an @ in a group message, if anybody is. */
    public static void mentions(ObjectNode message, List<GroupMessageEvent.Mention> mentions) {
        if (!mentions.isEmpty()) {
            ArrayNode list = message.putArray("GroupAtInfo");
            for (GroupMessageEvent.Mention mention : mentions) {
                String userId = mention.userId();
                ObjectNode one = list.addObject().put("GroupAtAllFlag", userId == null ? 1 : 0);
                if (userId != null) {
                    one.put("GroupAt_Account", userId);
                }
            }
        }
    }

    /** A group, and who says something in it. */
    public static ObjectNode group(TenantState state, Group group, String from) {
        Account sender = account(state, from);
        Member member = group.member(from);
        return Reply.newFields()
                .put("GroupId", group.id())
                .put("GroupName", group.text("Name"))
                .put("GroupType", group.type().wire())
                .put("GroupFaceUrl", group.text("FaceUrl"))
                .put("CommunityType", 0)
                .put("From_AccountNick", sender.nick())
                .put("From_AccountHeadurl", sender.faceUrl())
                .put("From_AccountNameCard", member == null ? "" : member.nameCard());
    }

    /** A topic of a community, and who says something in it. */
    public static ObjectNode topic(TenantState state, Group community, String topicId, String from) {
        return group(state, community, from)
                .put("MillionGroupFlag", WITH_TOPICS)
                .put("TopicId", topicId);
    }

    /** People, as tips and notices name them. */
    public static ArrayNode people(TenantState state, List<String> userIds) {
        ArrayNode list = Reply.newFields().arrayNode();
        userIds.forEach(userId -> list.add(person(state, userId)));
        return list;
    }

    /** Somebody, as tips and notices name them. */
    public static ObjectNode person(TenantState state, String userId) {
        Account account = account(state, userId);
        return Reply.newFields()
                .put("UserId", userId)
                .put("NickName", account.nick())
                .put("ImageUrl", account.faceUrl());
    }

    static Account account(TenantState state, String userId) {
        User user = state.accounts().get(userId);
        return user == null ? new Account(userId, "", "") : user.account();
    }
}
