package io.github.usersig.mockim.server.internal.sdk;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.usersig.mockim.server.internal.event.Caller;
import io.github.usersig.mockim.server.internal.event.ConversationEvent;
import io.github.usersig.mockim.server.internal.event.ConversationEvent.Folder;
import io.github.usersig.mockim.server.internal.event.ConversationEvent.Which;
import io.github.usersig.mockim.server.internal.event.EventTable;
import java.util.List;

/** What a user's other clients are told of the conversation list, whoever changed it. Observed of the Web client. */
final class ConversationPushes {

    private static final int EVENT = 11;

    private static final int DELETED = 1;
    private static final int PINNED = 2;
    private static final int UNPINNED = 3;
    private static final int MARKED = 4;
    private static final int GROUP_MADE = 5;
    private static final int GROUPS_DELETED = 6;
    private static final int GROUP_UPDATED = 7;

    private static final int OF_THE_GROUP = 1;
    private static final int NAME = 1;
    private static final int CONVERSATIONS = 2;
    private static final int ADD = 1;
    private static final int TAKE = 2;

    private final ClientPushes pushes;

    ConversationPushes(ClientPushes pushes) {
        this.pushes = pushes;
    }

    void addTo(EventTable.Builder<Caller> rows) {
        rows.on(ConversationEvent.Deleted.class, this::deleted)
                .on(ConversationEvent.Pinned.class, this::pinned)
                .on(ConversationEvent.Marked.class, this::marked)
                .on(ConversationEvent.GroupMade.class, this::groupMade)
                .on(ConversationEvent.GroupsDeleted.class, this::groupsDeleted)
                .on(ConversationEvent.GroupRenamed.class, this::groupRenamed)
                .on(ConversationEvent.GroupChanged.class, this::groupChanged);
    }

    private void deleted(ConversationEvent.Deleted deleted, Caller by) {
        send(deleted, by, DELETED, "RecentContactDeleteItem", list(deleted.conversations()));
    }

    private void pinned(ConversationEvent.Pinned pinned, Caller by) {
        int type = pinned.pinned() ? PINNED : UNPINNED;
        send(pinned, by, type, "RecentContactTopItem", list(pinned.conversations()));
    }

    private static ObjectNode list(List<Which> conversations) {
        ObjectNode change = PushFrames.object();
        ArrayNode list = change.putArray("RecentContactList");
        conversations.forEach(conversation -> list.add(describe(conversation)));
        return change;
    }

    private void marked(ConversationEvent.Marked marked, Caller by) {
        ObjectNode change = PushFrames.object();
        ObjectNode item = change.putArray("RecentContactMarkContactItem")
                .addObject()
                .put("OptType", marked.kinds())
                .put("StandardMark", marked.standard())
                .put("CustomMark", marked.custom());
        item.set("RecentContactItem", describe(marked.conversation()));
        send(marked, by, MARKED, "RecentContactMarkContact", change);
    }

    private void groupMade(ConversationEvent.GroupMade made, Caller by) {
        ObjectNode change = PushFrames.object();
        ObjectNode item = change.putArray("MsgContactGroupContactItem").addObject();
        describe(made.group(), item.putObject("MsgGroupItem"));
        ArrayNode conversations = item.putArray("MsgRecentContactItem");
        made.conversations().forEach(conversation -> conversations.add(describe(conversation)));
        send(made, by, GROUP_MADE, "RecentContactCreateContactGroup", change);
    }

    private void groupsDeleted(ConversationEvent.GroupsDeleted deleted, Caller by) {
        ObjectNode change = PushFrames.object();
        ArrayNode groups = change.putArray("MsgGroupItem");
        deleted.groups().forEach(group -> describe(group, groups.addObject()));
        send(deleted, by, GROUPS_DELETED, "RecentContactDelContactGroup", change);
    }

    private void groupRenamed(ConversationEvent.GroupRenamed renamed, Caller by) {
        ObjectNode change = PushFrames.object().put("UpdateType", OF_THE_GROUP);
        describe(renamed.group(), change.putObject("MsgUpdateGroup").put("UpdateGroupType", NAME))
                .put("OldGroupName", renamed.before());
        send(renamed, by, GROUP_UPDATED, "RecentContactUpdateContactGroup", change);
    }

    private void groupChanged(ConversationEvent.GroupChanged changed, Caller by) {
        ObjectNode change = PushFrames.object().put("UpdateType", OF_THE_GROUP);
        ArrayNode items = describe(changed.group(), change.putObject("MsgUpdateGroup"))
                .put("UpdateGroupType", CONVERSATIONS)
                .put("OldGroupName", changed.group().name())
                .putArray("RecentContactUpdateGroupItem");
        changed.added().forEach(conversation -> put(items, ADD, conversation));
        changed.taken().forEach(conversation -> put(items, TAKE, conversation));
        send(changed, by, GROUP_UPDATED, "RecentContactUpdateContactGroup", change);
    }

    private static void put(ArrayNode items, int operation, Which conversation) {
        items.addObject().put("ContactOptType", operation).set("RecentContactItem", describe(conversation));
    }

    private static ObjectNode describe(Folder group, ObjectNode json) {
        return json.put("GroupId", group.id()).put("GroupName", group.name());
    }

    /** The Web client wants a user as Peer_Account in one place, and as To_Account in another. */
    private static ObjectNode describe(Which conversation) {
        ObjectNode json = PushFrames.object().put("Type", conversation.group() ? 2 : 1);
        return conversation.group()
                ? json.put("ToGroupId", conversation.id()).put("GroupId", conversation.id())
                : json.put("Peer_Account", conversation.id()).put("To_Account", conversation.id());
    }

    private void send(ConversationEvent event, Caller by, int type, String name, ObjectNode content) {
        ObjectNode change = PushFrames.object().put("PushType", type);
        change.set(name, content);
        pushes.send(event.userId(), by, PushFrames.frame(PushFrames.event(EVENT, "RecentContactMod", change)));
    }
}
