package io.github.usersig.mockim.server.internal.sdk;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.usersig.mockim.server.internal.client.ClientJson;
import io.github.usersig.mockim.server.internal.event.Caller;
import io.github.usersig.mockim.server.internal.event.EventTable;
import io.github.usersig.mockim.server.internal.event.ExtensionValue;
import io.github.usersig.mockim.server.internal.event.GroupMessageEvent;
import io.github.usersig.mockim.server.internal.event.MessageEvent;
import io.github.usersig.mockim.server.internal.tenant.Conversation;
import io.github.usersig.mockim.server.internal.tenant.Group;
import io.github.usersig.mockim.server.internal.tenant.GroupMessage;
import io.github.usersig.mockim.server.internal.tenant.StoredMessage;
import io.github.usersig.mockim.server.internal.tenant.Tenant;
import io.github.usersig.mockim.server.internal.tenant.TinyIds;
import java.util.List;
import java.util.Map;

/** What clients are told of what is attached to messages: extensions, reactions, and pins in groups. */
final class AttachedPushes {

    // The Web client knows these by what is in them; their numbers are the mock's, and none that means something else.
    private static final int EXTENSIONS = 19;
    private static final int REACTIONS = 21;
    private static final int OWN_REACTION = 22;

    private static final int TIP = 4;
    private static final int PINNED = 16;
    private static final int UNPINNED = 17;
    private static final int ADDED = 1;
    private static final int TAKEN_BACK = 2;

    private static final int SET = 1;
    private static final Map<Integer, String> CHANGES = Map.of(SET, "SetKVInfo", 2, "DeleteKVInfo");

    private final Tenant tenant;
    private final ClientPushes pushes;
    private final GroupNotices notices;

    AttachedPushes(Tenant tenant, ClientPushes pushes) {
        this.tenant = tenant;
        this.pushes = pushes;
        this.notices = new GroupNotices(tenant, pushes);
    }

    void addTo(EventTable.Builder<Caller> rows) {
        rows.on(MessageEvent.ExtensionsChanged.class, this::extended)
                .on(MessageEvent.Reacted.class, this::reacted)
                .on(GroupMessageEvent.ExtensionsChanged.class, GroupPushes.inGroup(tenant, this::extendedInGroup))
                .on(GroupMessageEvent.Reacted.class, GroupPushes.inGroup(tenant, this::reactedInGroup))
                .on(GroupMessageEvent.Pinned.class, GroupPushes.inGroup(tenant, this::pinned));
    }

    private void extended(MessageEvent.ExtensionsChanged changed, Caller by) {
        Conversation conversation = tenant.state().chats().find(changed.from(), changed.to());
        StoredMessage message = conversation == null ? null : conversation.find(changed.key());
        if (message != null) {
            MessageEvent.Content content = message.content();
            ObjectNode notice = extensions(content.from(), changed.operation(), changed.changed(), changed.latest());
            notice.putObject("ExtensionC2cMsgInfo")
                    .put("MsgClientTime", content.clientSeconds())
                    .put("MsgRandom", content.random());
            pushes.sendToBoth(content, by, frame(EXTENSIONS, "MsgExtensionNotify", notice));
        }
    }

    private void extendedInGroup(Group group, GroupMessageEvent.ExtensionsChanged changed, Caller by) {
        GroupMessage message = group.chat().find(changed.seq());
        if (message != null) {
            GroupMessageEvent.Content content = message.content("");
            ObjectNode notice = extensions(content.from(), changed.operation(), changed.changed(), changed.latest());
            notice.putObject("ExtensionGroupMsgInfo")
                    .put("MsgClientTime", content.clientSeconds())
                    .put("MsgRandom", content.random());
            sendToMembers(group, by, frame(EXTENSIONS, "MsgExtensionNotify", notice));
        }
    }

    private static ObjectNode extensions(String sender, int operation, List<ExtensionValue> changed, long latest) {
        ObjectNode notice = PushFrames.object()
                .put("TinyId", TinyIds.of(sender))
                .put("MsgOptType", operation)
                .put("MsgLastSeq", latest);
        String name = CHANGES.get(operation);
        if (name == null) {
            notice.putArray("ClearKVInfo").addObject().put("ClearMsgSeq", latest);
            return notice;
        }
        ArrayNode pairs = notice.putArray(name).addObject().putArray("MsgKeyValue");
        for (ExtensionValue each : changed) {
            pairs.addObject()
                    .put("Key", each.key())
                    .put("Value", operation == SET ? each.value() : "") // or the Web client goes on showing it
                    .put("Seq", each.seq());
        }
        return notice;
    }

    private void reacted(MessageEvent.Reacted reacted, Caller by) {
        MessageEvent.Content content = reacted.message();
        ObjectNode info = info(content.from(), content.clientSeconds(), content.random());
        pushes.sendToBoth(
                content, by, reaction("C2CMsgInfo", info, reacted.reaction(), reacted.count(), reacted.users()));
        pushes.send(reacted.userId(), by, ownReaction("C2CMsgInfo", info, reacted.reaction(), reacted.added()));
    }

    private void reactedInGroup(Group group, GroupMessageEvent.Reacted reacted, Caller by) {
        GroupMessageEvent.Content content = reacted.message();
        ObjectNode info = info(content.from(), content.clientSeconds(), content.random());
        sendToMembers(group, by, reaction("GroupMsgInfo", info, reacted.reaction(), reacted.count(), reacted.users()));
        pushes.send(reacted.userId(), by, ownReaction("GroupMsgInfo", info, reacted.reaction(), reacted.added()));
    }

    private static ObjectNode info(String sender, long clientSeconds, long random) {
        return PushFrames.object()
                .put("TinyId", TinyIds.of(sender))
                .put("MsgClientTime", clientSeconds)
                .put("MsgRandom", random);
    }

    private static byte[] reaction(String name, ObjectNode info, String reaction, int count, List<String> users) {
        ObjectNode notice = PushFrames.object();
        notice.set(name, info);
        ObjectNode summary = notice.putArray("MsgReactionSummary").addObject();
        ArrayNode first = summary.put("Reaction", reaction).put("Count", count).putArray("Reaction_Account");
        users.forEach(first::add);
        return PushFrames.frame(PushFrames.event(REACTIONS, "MsgReactionNotifyList", notice));
    }

    /** By this the other clients of who reacted know that it was their user. */
    private static byte[] ownReaction(String name, ObjectNode info, String reaction, boolean added) {
        ObjectNode notice = PushFrames.object().put("Reaction", reaction).put("MsgOptType", added ? ADDED : TAKEN_BACK);
        notice.set(name, info);
        return frame(OWN_REACTION, "MsgReactionNotify", notice);
    }

    private void pinned(Group group, GroupMessageEvent.Pinned pinned, Caller by) {
        ObjectNode body = PushFrames.object()
                .put("OpType", pinned.pinned() ? PINNED : UNPINNED)
                .put("Operator_Account", pinned.operator());
        body.set("MsgOperatorMemberExtraInfo", ClientJson.person(tenant.state(), pinned.operator()));
        GroupMessageEvent.Content content = pinned.message();
        if (pinned.pinned()) {
            body.set("PinnedMsg", ClientJson.message(tenant.state(), group, content));
        } else {
            body.putObject("SdkGroupMessageId")
                    .put("SenderTinyId", TinyIds.of(content.from()))
                    .put("MsgClientTime", content.clientSeconds())
                    .put("MsgRandom", content.random())
                    .put("ServerTime", content.sentAtSeconds())
                    .put("MsgSeq", content.seq());
        }
        byte[] frame = notices.frame(TIP, group, pinned.operator(), body);
        group.members().keySet().forEach(userId -> pushes.send(userId, frame));
    }

    private void sendToMembers(Group group, Caller butNot, byte[] frame) {
        group.members().keySet().forEach(userId -> pushes.send(userId, butNot, frame));
    }

    private static byte[] frame(int number, String name, ObjectNode content) {
        ObjectNode event = PushFrames.object().put("Event", number);
        event.set(name, content);
        return PushFrames.frame(event);
    }
}
