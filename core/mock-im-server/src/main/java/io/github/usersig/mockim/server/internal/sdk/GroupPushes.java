package io.github.usersig.mockim.server.internal.sdk;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.usersig.mockim.server.internal.client.ClientJson;
import io.github.usersig.mockim.server.internal.event.Caller;
import io.github.usersig.mockim.server.internal.event.EventTable;
import io.github.usersig.mockim.server.internal.event.GroupEvent;
import io.github.usersig.mockim.server.internal.event.GroupEvent.ExitType;
import io.github.usersig.mockim.server.internal.event.GroupEvent.JoinType;
import io.github.usersig.mockim.server.internal.event.GroupMessageEvent;
import io.github.usersig.mockim.server.internal.event.GroupMessageEvent.Mention;
import io.github.usersig.mockim.server.internal.tenant.Group;
import io.github.usersig.mockim.server.internal.tenant.GroupMessage;
import io.github.usersig.mockim.server.internal.tenant.GroupType;
import io.github.usersig.mockim.server.internal.tenant.Session.Kept;
import io.github.usersig.mockim.server.internal.tenant.Tenant;
import io.github.usersig.mockim.server.internal.tenant.TinyIds;
import io.github.usersig.mockim.server.internal.tenant.Topic;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;

/** What clients are told of groups: messages, tips that all members see, and notices to single users. */
final class GroupPushes {

    /** What became of a member, in a tip. */
    private static final int JOINED = 1;

    private static final int QUIT = 2;
    private static final int KICKED = 3;
    private static final int MADE_ADMIN = 4;
    private static final int ADMIN_NO_MORE = 5;
    private static final int INFO_CHANGED = 6;
    private static final int MEMBER_CHANGED = 7;

    /** By whom a message means somebody. */
    private static final int AT_ONE = 1;

    private static final int AT_ALL = 2;

    private final Tenant tenant;
    private final ClientPushes pushes;
    private final GroupNotices notices;

    GroupPushes(Tenant tenant, ClientPushes pushes) {
        this.tenant = tenant;
        this.pushes = pushes;
        this.notices = new GroupNotices(tenant, pushes);
    }

    void addTo(EventTable.Builder<Caller> rows) {
        notices.addTo(rows);
        new GroupStatePushes(tenant, pushes, notices).addTo(rows);
        new TopicPushes(tenant, pushes, notices).addTo(rows);
        rows.on(GroupMessageEvent.Sent.class, inGroup(this::sent))
                .on(GroupMessageEvent.Recalled.class, inGroup(this::recalled))
                .on(GroupMessageEvent.Modified.class, inGroup(this::modified))
                .on(GroupMessageEvent.Read.class, inGroup((group, read, by) -> receipts(group, read)))
                .on(GroupEvent.Joined.class, inGroup(this::joined))
                .on(GroupEvent.Left.class, inGroup(this::left))
                .on(
                        GroupEvent.InfoChanged.class,
                        inGroup((group, changed, by) -> infoChanged(group, changed.changed(), by)))
                .on(
                        GroupEvent.OwnerChanged.class,
                        inGroup((group, changed, by) -> infoChanged(group, Map.of("Owner_Account", changed.now()), by)))
                .on(GroupEvent.MemberChanged.class, inGroup(this::memberChanged))
                .on(GroupEvent.Muted.class, inGroup(this::muted))
                .ignore(List.of(
                        GroupMessageEvent.Failed.class, // the sender has the answer
                        GroupMessageEvent.Deleted.class))
                .ignore(List.of(GroupEvent.Full.class, GroupEvent.PresenceChanged.class));
    }

    /** What members are told of an event in their group. */
    @FunctionalInterface
    interface InGroup<E extends GroupEvent> {

        void tell(Group group, E event, Caller by);
    }

    private <E extends GroupEvent> EventTable.Reaction<E, Caller> inGroup(InGroup<E> telling) {
        return inGroup(tenant, telling);
    }

    /** Of a group that is gone meanwhile nobody is told. */
    static <E extends GroupEvent> EventTable.Reaction<E, Caller> inGroup(Tenant tenant, InGroup<E> telling) {
        return (event, by) -> {
            Group group = tenant.state().groups().find(event.group().id());
            if (group != null) {
                telling.tell(group, event, by);
            }
        };
    }

    private void sent(Group group, GroupMessageEvent.Sent sent, Caller by) {
        ObjectNode message = ClientJson.message(tenant.state(), group, sent.message());
        message.put("NeedReadReceipt", sent.is(GroupMessageEvent.Option.RECEIPT_WANTED) ? 1 : 0);
        message.put("OnlineOnlyFlag", sent.is(GroupMessageEvent.Option.ONLINE_ONLY) ? 1 : 0);
        ClientJson.control(
                message,
                sent.is(GroupMessageEvent.Option.NO_UNREAD),
                sent.is(GroupMessageEvent.Option.NO_LAST_MESSAGE));
        ClientJson.mentions(message, sent.mentions());
        if (sent.is(GroupMessageEvent.Option.BROADCAST)) {
            message.put("IsBroadcastMessage", true);
        }
        Collection<String> to = sent.to().isEmpty() ? group.members().keySet() : sent.to();
        byte[] frame = PushFrames.frame(PushFrames.event(3, "GroupMsgArray", message));
        if (sent.is(GroupMessageEvent.Option.ONLINE_ONLY) || group.type() == GroupType.AV_CHAT_ROOM) {
            sendAll(to, by, frame);
        } else {
            Kept kept = new Kept(true, group.id(), Long.toString(sent.message().seq()));
            to.forEach(userId -> pushes.send(userId, by, frame, kept));
        }
        if (!sent.mentions().isEmpty()) {
            mentioned(group, sent.message(), sent.mentions(), to);
        }
    }

    /** To whom is meant by an @, once, whether by name, with all members, or both. */
    private void mentioned(
            Group group, GroupMessageEvent.Content message, List<Mention> mentions, Collection<String> to) {
        boolean all = mentions.stream().anyMatch(mention -> mention.userId() == null);
        Set<String> named =
                mentions.stream().map(Mention::userId).filter(Objects::nonNull).collect(Collectors.toSet());
        for (String userId : to) {
            if (!userId.equals(message.from()) && (all || named.contains(userId))) {
                ObjectNode tip = PushFrames.object()
                        .put("ToGroupId", group.id())
                        .put("MsgRandom", message.random())
                        .put("ClientSeq", message.seq());
                ObjectNode tips = tip.putObject("GroupAtTips")
                        .put("GroupId", group.id())
                        .put("From_Account", message.from())
                        .put("AtMsgSeq", message.seq());
                ArrayNode flags = tips.putArray("AtFlagList");
                if (named.contains(userId)) {
                    flags.add(AT_ONE);
                }
                if (all) {
                    flags.add(AT_ALL);
                }
                pushes.send(userId, PushFrames.frame(PushFrames.event(12, "GroupTips", tip)));
            }
        }
    }

    /** To all members, but not to the client that did it, which has the answer. */
    private void modified(Group group, GroupMessageEvent.Modified modified, Caller by) {
        GroupMessageEvent.Content message = modified.message();
        ObjectNode json = ClientJson.message(tenant.state(), group, message);
        json.put("GroupId", group.id());
        sendAll(group.members().keySet(), by, PushFrames.frame(PushFrames.event(15, "GroupMsgModNotifys", json)));
    }

    private void joined(Group group, GroupEvent.Joined joined, Caller by) {
        notices.joined(group, joined, by);
        if (!joined.silent()) {
            String operator = joined.how() == JoinType.APPLY ? joined.members().get(0) : by.userId();
            tip(group, JOINED, operator, joined.members());
        }
    }

    private void left(Group group, GroupEvent.Left left, Caller by) {
        notices.left(group, left, by);
        if (!left.silent()) {
            boolean quit = left.how() == ExitType.QUIT;
            tip(group, quit ? QUIT : KICKED, quit ? left.members().get(0) : by.userId(), left.members());
        }
    }

    private void recalled(Group group, GroupMessageEvent.Recalled recalled, Caller by) {
        ObjectNode body = PushFrames.object().put("ReportType", 12);
        ArrayNode infos = body.putArray("GroupWithdrawInfoArray");
        String topicId = recalled.topicId();
        Topic topic = group.topics().get(topicId);
        for (long seq : recalled.seqs()) {
            GroupMessage message = (topic == null ? group.chat() : topic.chat()).find(seq);
            if (message != null && (topic != null || topicId.isEmpty())) {
                ObjectNode info = describe(infos.addObject().put("GroupId", group.id()), message);
                if (topic != null) {
                    info.put("TopicId", topicId);
                }
                info.put("MsgTimeStamp", message.sentAtSeconds()).put("From_Account", message.from());
                info.putObject("RevokerInfo")
                        .put("Revoker_Account", by.userId())
                        .put("Reason", "");
            }
        }
        if (!infos.isEmpty()) {
            byte[] frame = topic == null
                    ? notices.frame(group, by.userId(), body)
                    : notices.topicFrame(5, group, topicId, by.userId(), body);
            sendAll(group.members().keySet(), by, frame);
        }
    }

    /** To the senders of the messages, each of their own. */
    private void receipts(Group group, GroupMessageEvent.Read read) {
        for (GroupMessageEvent.Receipt receipt : read.receipts()) {
            GroupMessage message = group.chat().find(receipt.seq());
            if (message != null) {
                ObjectNode body = PushFrames.object();
                describe(body.putArray("GroupMsgReceiptList").addObject(), message)
                        .put("ReadNum", receipt.read())
                        .put("UnreadNum", receipt.unread());
                pushes.send(message.from(), notices.frame(group, read.reader(), body));
            }
        }
    }

    private static ObjectNode describe(ObjectNode json, GroupMessage message) {
        return json.put("MsgSeq", message.seq())
                .put("MsgRandom", message.random())
                .put("MsgClientTime", message.content("").clientSeconds())
                .put("TinyId", TinyIds.of(message.from()));
    }

    private void infoChanged(Group group, Map<String, String> changed, Caller by) {
        ObjectNode tip = tipBody(group, INFO_CHANGED, by.userId(), List.of());
        ObjectNode info = tip.putObject("MsgGroupNewInfo");
        changed.forEach((name, value) -> {
            switch (name) {
                case "Name", "Introduction", "Notification", "FaceUrl" -> info.put("Group" + name, value);
                default -> info.put(name, value);
            }
        });
        sendTip(group, by.userId(), tip);
    }

    private void memberChanged(Group group, GroupEvent.MemberChanged changed, Caller by) {
        String role = changed.changed().get("Role");
        if (role != null) {
            boolean admin = role.equals("Admin");
            notices.roleChanged(group, changed.userId(), admin, by);
            tip(group, admin ? MADE_ADMIN : ADMIN_NO_MORE, by.userId(), List.of(changed.userId()));
        }
    }

    private void muted(Group group, GroupEvent.Muted muted, Caller by) {
        ObjectNode tip = tipBody(group, MEMBER_CHANGED, by.userId(), muted.members());
        long leftSeconds = muted.untilSeconds() == 0
                ? 0
                : muted.untilSeconds() - tenant.now().getEpochSecond();
        ArrayNode infos = tip.putArray("MsgMemberInfo");
        muted.members()
                .forEach(userId -> infos.addObject().put("User_Account", userId).put("ShutupTime", leftSeconds));
        if (muted.topicId().isEmpty()) {
            sendTip(group, by.userId(), tip);
        } else {
            byte[] frame = notices.topicFrame(4, group, muted.topicId(), by.userId(), tip);
            group.members().keySet().forEach(userId -> pushes.send(userId, frame));
        }
    }

    private void tip(Group group, int what, String operator, List<String> members) {
        sendTip(group, operator, tipBody(group, what, operator, members));
    }

    private ObjectNode tipBody(Group group, int what, String operator, List<String> members) {
        ObjectNode body = PushFrames.object().put("OpType", what).put("Operator_Account", operator);
        body.put("MemberNum", group.members().size());
        ArrayNode accounts = body.putArray("List_Account");
        members.forEach(accounts::add);
        body.set("MsgOperatorMemberExtraInfo", ClientJson.person(tenant.state(), operator));
        body.set("MsgMemberExtraInfo", ClientJson.people(tenant.state(), members));
        return body;
    }

    /** To all members, the operator too: a tip stands among the messages of everybody. There are none in a ChatRoom. */
    private void sendTip(Group group, String operator, ObjectNode body) {
        if (group.type() != GroupType.CHAT_ROOM) {
            group.chat().countTip(); // of two with one number, a client shows the first in a live room
            byte[] frame = notices.frame(4, group, operator, body);
            group.members().keySet().forEach(userId -> pushes.send(userId, frame));
        }
    }

    private void sendAll(Collection<String> userIds, Caller by, byte[] frame) {
        userIds.forEach(userId -> pushes.send(userId, by, frame));
    }
}
