package io.github.usersig.mockim.server.internal.command.message;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.usersig.ImError;
import io.github.usersig.mockim.server.internal.command.Call;
import io.github.usersig.mockim.server.internal.command.CommandFamily;
import io.github.usersig.mockim.server.internal.command.Fields;
import io.github.usersig.mockim.server.internal.command.Refusal;
import io.github.usersig.mockim.server.internal.command.Registry;
import io.github.usersig.mockim.server.internal.command.Reply;
import io.github.usersig.mockim.server.internal.event.ConversationEvent;
import io.github.usersig.mockim.server.internal.tenant.Contacts;
import io.github.usersig.mockim.server.internal.tenant.Contacts.Contact;
import io.github.usersig.mockim.server.internal.tenant.Contacts.ContactGroup;
import io.github.usersig.mockim.server.internal.tenant.Contacts.Peer;
import java.util.ArrayList;
import java.util.List;

/** {@code recentcontact}: the groups into which a user sorts conversations. */
public final class ConversationGroupCommands implements CommandFamily {

    private static final int PAGE = 100;
    private static final int LONGEST_NAME = 32;
    private static final int ADD = 1;
    private static final int RENAME = 1;

    @Override
    public void register(Registry registry) {
        registry.command("recentcontact/create_contact_group", ConversationGroupCommands::create);
        registry.command("recentcontact/update_contact_group", ConversationGroupCommands::update);
        registry.command("recentcontact/del_contact_group", ConversationGroupCommands::delete);
        registry.command("recentcontact/search_contact_group", ConversationGroupCommands::search);
        registry.command("recentcontact/get_contact_group", ConversationGroupCommands::get);
    }

    private static Reply create(Call call) {
        String owner = ConversationCommands.owner(call);
        Contacts contacts = call.state().contacts();
        ObjectNode reply = Reply.newFields();
        ArrayNode groups = reply.putArray("GroupResultItem");
        for (Fields item : call.fields().objects("GroupContactItem")) {
            String name = item.text("GroupName");
            List<Peer> peers =
                    item.objects("ContactItem").stream().map(ContactJson::peer).toList();
            switch (contacts.createGroup(owner, name)) {
                case DONE -> {}
                case NAME_TAKEN ->
                    throw new Refusal(ImError.CONVERSATION_PARAMETER_ILLEGAL, "the user has a group of this name");
                case TOO_MANY ->
                    throw new Refusal(
                            ImError.CONVERSATION_LIMIT_6, "the user has " + Contacts.MOST_GROUPS + " groups already");
            }
            ContactGroup group = require(contacts, owner, name);
            ObjectNode result = groups.addObject();
            describe(group, result.putObject("GroupItem"));
            ArrayNode results = result.putArray("ResultItem");
            for (Peer peer : peers) {
                group.put(peer);
                ContactJson.putResult(results.addObject(), peer, ADD);
            }
            call.report(() -> new ConversationEvent.GroupMade(owner, group.folder(), which(peers)));
        }
        return Reply.ok(reply);
    }

    /** Renames a group (UpdateGroupType 1), or puts conversations into it and takes others out (2). */
    private static Reply update(Call call) {
        String owner = ConversationCommands.owner(call);
        Contacts contacts = call.state().contacts();
        Fields change = call.fields().object("UpdateGroup");
        ContactGroup group = require(contacts, owner, change.text("OldGroupName"));
        long type = change.number("UpdateGroupType", RENAME);
        ObjectNode reply = Reply.newFields().put("UpdateType", call.fields().number("UpdateType", 1));
        ObjectNode result = reply.putObject("UpdateGroupResult").put("UpdateGroupType", type);
        if (type == RENAME) {
            rename(contacts, owner, group, change.text("NewGroupName"));
            call.report(() -> new ConversationEvent.GroupRenamed(owner, group.folder(), change.text("OldGroupName")));
        } else {
            List<Peer> added = new ArrayList<>();
            List<Peer> taken = new ArrayList<>();
            ArrayNode results = result.putArray("ContactResultItem");
            for (Fields item : change.objects("ContactUpdateItem")) {
                Peer peer = ContactJson.peer(item.object("ContactItem"));
                long operation = item.number("ContactOptType", ADD);
                if (operation == ADD) {
                    group.put(peer);
                } else {
                    group.take(peer);
                }
                (operation == ADD ? added : taken).add(peer);
                ContactJson.putResult(results.addObject(), peer, operation);
            }
            call.report(() -> new ConversationEvent.GroupChanged(owner, group.folder(), which(added), which(taken)));
        }
        describe(group, result);
        result.put("OldGroupName", change.text("OldGroupName"));
        return Reply.ok(reply);
    }

    private static List<ConversationEvent.Which> which(List<Peer> peers) {
        return peers.stream().map(Peer::which).toList();
    }

    private static void rename(Contacts contacts, String owner, ContactGroup group, String name) {
        if (name.isEmpty() || name.getBytes(UTF_8).length > LONGEST_NAME) {
            throw new Refusal(ImError.CONVERSATION_PARAMETER_ILLEGAL, "NewGroupName must have 1 to 32 bytes");
        }
        contacts.renameGroup(owner, group, name);
    }

    private static Reply delete(Call call) {
        String owner = ConversationCommands.owner(call);
        Contacts contacts = call.state().contacts();
        ObjectNode reply = Reply.newFields();
        ArrayNode groups = reply.putArray("GroupItem");
        List<ConversationEvent.Folder> deleted = new ArrayList<>();
        for (String name : call.fields().texts("GroupName")) {
            ContactGroup group = require(contacts, owner, name);
            describe(group, groups.addObject());
            contacts.removeGroup(owner, group);
            deleted.add(group.folder());
        }
        call.report(() -> new ConversationEvent.GroupsDeleted(owner, List.copyOf(deleted)));
        return Reply.ok(reply);
    }

    /** The marks and groups of some conversations. */
    private static Reply search(Call call) {
        String owner = ConversationCommands.owner(call);
        Contacts contacts = call.state().contacts();
        ObjectNode reply = Reply.newFields();
        ArrayNode items = reply.putArray("ContactResultItem");
        for (Fields item : call.fields().objects("ContactItem")) {
            describe(contacts, owner, contacts.contact(owner, ContactJson.peer(item)), items.addObject());
        }
        addGroups(contacts, owner, reply);
        return Reply.ok(reply);
    }

    /** All marked or grouped conversations of a user, page by page. */
    private static Reply get(Call call) {
        String owner = ConversationCommands.owner(call);
        Contacts contacts = call.state().contacts();
        List<Contact> all = contacts.markedOrGrouped(owner);
        int from = (int) Math.min(all.size(), call.fields().number("StartIndex", 0));
        int to = Math.min(all.size(), from + PAGE);
        ObjectNode reply = Reply.newFields();
        ArrayNode items = reply.putArray("ContactItem");
        all.subList(from, to).forEach(contact -> describe(contacts, owner, contact, items.addObject()));
        addGroups(contacts, owner, reply);
        reply.put("CompleteFlag", to < all.size() ? 0 : 1);
        reply.put("NextStartIndex", to < all.size() ? to : 0);
        return Reply.ok(reply);
    }

    private static void addGroups(Contacts contacts, String owner, ObjectNode reply) {
        ArrayNode groups = reply.putArray("GroupItem");
        contacts.groups(owner).values().forEach(group -> describe(group, groups.addObject()));
    }

    private static void describe(ContactGroup group, ObjectNode json) {
        json.put("GroupName", group.name()).put("GroupId", group.id());
    }

    private static void describe(Contacts contacts, String owner, Contact contact, ObjectNode json) {
        ContactJson.put(contact.peer(), json);
        json.put("StandardMark", ContactJson.standardMarks(contact));
        json.put("CustomMark", contact.customMark());
        ArrayNode groups = json.putArray("ContactGroupId");
        contacts.groupsOf(owner, contact.peer()).forEach(groups::add);
        json.put("Timestamp", contact.atSeconds());
    }

    private static ContactGroup require(Contacts contacts, String owner, String name) {
        ContactGroup group = contacts.group(owner, name);
        if (group == null) {
            throw new Refusal(ImError.CONVERSATION_PARAMETER_ILLEGAL, "the user has no group of this name");
        }
        return group;
    }
}
