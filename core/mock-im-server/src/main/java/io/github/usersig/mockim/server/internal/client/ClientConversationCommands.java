package io.github.usersig.mockim.server.internal.client;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.util.RawValue;
import io.github.usersig.mockim.Account;
import io.github.usersig.mockim.server.internal.command.Call;
import io.github.usersig.mockim.server.internal.command.Fields;
import io.github.usersig.mockim.server.internal.command.Reply;
import io.github.usersig.mockim.server.internal.command.message.ContactJson;
import io.github.usersig.mockim.server.internal.event.ConversationEvent;
import io.github.usersig.mockim.server.internal.tenant.Contacts;
import io.github.usersig.mockim.server.internal.tenant.Contacts.Contact;
import io.github.usersig.mockim.server.internal.tenant.Contacts.Peer;
import io.github.usersig.mockim.server.internal.tenant.Conversation;
import io.github.usersig.mockim.server.internal.tenant.Group;
import io.github.usersig.mockim.server.internal.tenant.GroupMessage;
import io.github.usersig.mockim.server.internal.tenant.GroupMessage.Fate;
import io.github.usersig.mockim.server.internal.tenant.Member;
import io.github.usersig.mockim.server.internal.tenant.Session.Line;
import io.github.usersig.mockim.server.internal.tenant.StoredMessage;
import java.util.ArrayList;
import java.util.List;

/** The conversation list of a user, each with its last message. */
final class ClientConversationCommands implements ClientFamily {

    private static final int RECALLED = 8;
    private static final int RECALLED_IN_GROUP = 2;
    private static final int WITH_GROUP = 2;
    private static final int PIN = 1;
    private static final List<String> SHARED = List.of(
            "get_list", "delete", "mark_contact", "create_contact_group", "del_contact_group", "update_contact_group");

    @Override
    public void register(ClientRegistry registry) {
        SHARED.forEach(name -> registry.shared("recentcontact/" + name).as("From_Account"));
        registry.shared("recentcontact/get_contact_group")
                .as("From_Account")
                .first(ClientConversationCommands::fromTheStart);
        registry.shared("recentcontact/search_contact_group").as("From_Account");
        registry.own("recentcontact/page_get", ClientConversationCommands::list)
                .goesThrough(
                        call -> call.state().chats().of(call.caller().userId()).size()
                                + call.state().groups().countOf(call.caller().userId()));
        registry.own("recentcontact/batch_delete", ClientConversationCommands::delete);
        registry.own("recentcontact/top", ClientConversationCommands::pin);
        registry.own("recentcontact/clear_msg", ClientConversationCommands::clear);
    }

    private static void fromTheStart(Call call) {
        if (!call.fields().has("StartIndex")) {
            call.body().put("StartIndex", 0);
        }
    }

    /** All at once, pinned ones first and newest first. */
    private static Reply list(Call call) {
        String self = call.caller().userId();
        Line line = call.tenant().sessions().lineOf(call.caller());
        if (line != null) {
            line.listRead();
        }
        Contacts contacts = call.state().contacts();
        List<Group> groups = call.state().groups().of(self);
        List<Contact> all = new ArrayList<>(contacts.list(self, true, groups).all());
        all.addAll(contacts.list(self, false, groups).all());
        ObjectNode reply = Reply.newFields()
                .put("CompleteFlag", 1)
                .put("TimeStamp", 0)
                .put("StartIndex", 0)
                .put("TopTimeStamp", 0)
                .put("TopStartIndex", 0);
        ArrayNode items = reply.putArray("SessionItem");
        for (Contact contact : all) {
            ObjectNode item = items.addObject().put("Type", contact.peer().group() ? WITH_GROUP : 1);
            if (contact.peer().group()) {
                describeGroup(call, self, contact.peer().id(), item);
            } else {
                describe(call, self, contact.peer().id(), item);
            }
            item.put("MsgTime", contact.atSeconds());
            item.put("TopFlags", contact.isPinned() ? 1 : 0);
            item.put("MsgRecvOption", contact.receiveOption());
        }
        return Reply.ok(reply);
    }

    private static void describe(Call call, String self, String peer, ObjectNode item) {
        Account account = ClientJson.account(call.state(), peer);
        item.put("To_Account", peer).put("PeerNick", account.nick()).put("PeerAvatar", account.faceUrl());
        item.put("C2cRemark", "");
        Conversation conversation = call.state().chats().find(self, peer);
        StoredMessage last = conversation == null ? null : conversation.newestListed(self);
        item.put("UnreadMsgCount", conversation == null ? 0 : conversation.unreadOf(self));
        item.put("C2cPeerReadTime", conversation == null ? 0 : conversation.readUpToSeconds(peer));
        if (last != null) {
            item.put("MsgSeq", last.seq()).put("MsgRandom", last.random());
            item.put("LastC2CMsgFrom_Account", last.from());
            item.put("LastMsgFlags", last.isRecalled() ? RECALLED : 0);
            putLast(item, last.body(), last.custom());
        }
    }

    private static void describeGroup(Call call, String self, String groupId, ObjectNode item) {
        item.put("ToAccount", groupId); // spelt so on the wire
        Group group = call.state().groups().find(groupId);
        Member member = group == null ? null : group.member(self);
        if (group == null || member == null) {
            return;
        }
        item.put("GroupNick", group.text("Name")).put("GroupImage", group.text("FaceUrl"));
        item.put("GroupType", group.type().wire());
        item.put("UnreadMsgCount", group.unreadOf(member));
        item.put("MsgGroupReadedSeq", member.readSeq())
                .put("GroupNextMsgSeq", group.chat().nextSeq());
        GroupMessage last = group.chat().newestListed(member);
        if (last != null) {
            Member sender = group.member(last.from());
            item.put("MsgSeq", last.seq()).put("MsgGroupFrom_Account", last.from());
            item.put("SenderNick", ClientJson.account(call.state(), last.from()).nick());
            item.put("SenderNameCard", sender == null ? "" : sender.nameCard());
            item.put("LastMsgFlags", last.fate() == Fate.RECALLED ? RECALLED_IN_GROUP : 0);
            putLast(item, last.body(), last.custom());
        }
    }

    private static void putLast(ObjectNode item, String body, String custom) {
        ObjectNode last = item.putObject("LastMsg");
        last.putRawValue("MsgBody", new RawValue(body));
        last.put("CloudCustomData", custom);
    }

    private static Reply delete(Call call) {
        ObjectNode reply = Reply.newFields();
        ArrayNode results = reply.putArray("ResultItem");
        List<ConversationEvent.Which> deleted = new ArrayList<>();
        for (Fields item : call.fields().objects("ContactItem")) {
            Peer peer = ContactJson.peer(item);
            call.state().contacts().delete(call.caller().userId(), peer, call.nowSeconds());
            if (call.fields().flag("ClearRamble")) {
                clear(call, peer);
            }
            ContactJson.put(peer, results.addObject()).put("ResultCode", 0).put("ResultInfo", "");
            deleted.add(peer.which());
        }
        call.report(() -> new ConversationEvent.Deleted(call.caller().userId(), List.copyOf(deleted)));
        return Reply.ok(reply);
    }

    private static Reply pin(Call call) {
        ObjectNode reply = Reply.newFields();
        ArrayNode results = reply.putArray("ResultItem");
        boolean atTop = call.fields().number("OperationType", PIN) == PIN;
        List<ConversationEvent.Which> pinned = new ArrayList<>();
        for (Fields item : call.fields().objects("RecentContactItem")) {
            Peer peer = ContactJson.peer(item);
            call.state().contacts().contact(call.caller().userId(), peer).pin(atTop);
            ContactJson.put(peer, results.addObject()).put("ResultCode", 0).put("ResultInfo", "");
            pinned.add(peer.which());
        }
        call.report(() -> new ConversationEvent.Pinned(call.caller().userId(), List.copyOf(pinned), atTop));
        return Reply.ok(reply);
    }

    private static Reply clear(Call call) {
        clear(call, ContactJson.peer(call.fields()));
        return Reply.ok();
    }

    /** Takes a conversation's history away from this user; that of a group is everybody's, and stays. */
    private static void clear(Call call, Peer peer) {
        String self = call.caller().userId();
        Conversation conversation = peer.group() ? null : call.state().chats().find(self, peer.id());
        if (conversation != null) {
            conversation.clear(self);
        }
    }
}
