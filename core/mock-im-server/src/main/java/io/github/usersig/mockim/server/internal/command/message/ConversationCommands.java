package io.github.usersig.mockim.server.internal.command.message;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.usersig.ImError;
import io.github.usersig.mockim.server.internal.command.Call;
import io.github.usersig.mockim.server.internal.command.CommandFamily;
import io.github.usersig.mockim.server.internal.command.Fields;
import io.github.usersig.mockim.server.internal.command.Refusal;
import io.github.usersig.mockim.server.internal.command.Registry;
import io.github.usersig.mockim.server.internal.command.Reply;
import io.github.usersig.mockim.server.internal.command.Users;
import io.github.usersig.mockim.server.internal.tenant.Contacts;
import io.github.usersig.mockim.server.internal.tenant.Contacts.Contact;
import io.github.usersig.mockim.server.internal.tenant.Contacts.Peer;
import io.github.usersig.mockim.server.internal.tenant.Conversation;
import java.util.ArrayList;
import java.util.List;

/** {@code recentcontact}: the conversation list of a user. */
public final class ConversationCommands implements CommandFamily {

    private static final int PAGE = 100;
    private static final int MOST_MARKS = 64;
    private static final int STANDARD = 1;
    private static final int CUSTOM = 2;

    @Override
    public void register(Registry registry) {
        registry.command("recentcontact/get_list", ConversationCommands::list);
        registry.command("recentcontact/delete", ConversationCommands::delete);
        registry.command("recentcontact/mark_contact", ConversationCommands::mark);
    }

    static String owner(Call call) {
        return Users.require(call, "From_Account", ImError.CONVERSATION_ACCOUNT_NOT_IMPORTED)
                .userId();
    }

    /** The list, newest first, pinned ones before the others; a hundred of each kind at a time. */
    private static Reply list(Call call) {
        Fields fields = call.fields();
        String owner = owner(call);
        Contacts contacts = call.state().contacts();
        var groups = call.state().groups().of(owner);
        List<Contact> pinned = contacts.list(owner, true, groups);
        List<Contact> others = contacts.list(owner, false, groups);
        ObjectNode reply = Reply.newFields();
        ArrayNode items = reply.putArray("SessionItem");
        int topEnd = add(items, pinned, fields.number("TopStartIndex", 0));
        int end = add(items, others, fields.number("StartIndex", 0));
        boolean complete = topEnd == pinned.size() && end == others.size();
        reply.put("CompleteFlag", complete ? 1 : 0);
        reply.put("TimeStamp", complete || end == 0 ? 0 : others.get(end - 1).atSeconds());
        reply.put("StartIndex", complete ? 0 : end);
        reply.put(
                "TopTimeStamp",
                complete || topEnd == 0 ? 0 : pinned.get(topEnd - 1).atSeconds());
        reply.put("TopStartIndex", complete ? 0 : topEnd);
        return Reply.ok(reply.put("ErrorDisplay", ""));
    }

    private static int add(ArrayNode items, List<Contact> contacts, long start) {
        int from = (int) Math.min(contacts.size(), start);
        int to = Math.min(contacts.size(), from + PAGE);
        for (Contact contact : contacts.subList(from, to)) {
            Peer peer = contact.peer();
            items.addObject()
                    .put("Type", peer.group() ? 2 : 1)
                    .put(peer.group() ? "GroupId" : "To_Account", peer.id())
                    .put("MsgTime", contact.atSeconds())
                    .put("TopFlag", contact.isPinned() ? 1 : 0);
        }
        return to;
    }

    /** Takes a conversation out of the list, and with ClearRamble 1 its history away from this user. */
    private static Reply delete(Call call) {
        String owner = owner(call);
        Peer peer = ContactJson.peer(call.fields());
        call.state().contacts().delete(owner, peer, call.nowSeconds());
        Conversation conversation = call.state().chats().find(owner, peer.id());
        if (call.fields().flag("ClearRamble") && !peer.group() && conversation != null) {
            conversation.clear(owner);
        }
        return Reply.ok(Reply.newFields().put("ErrorDisplay", ""));
    }

    /** Sets and clears the standard marks of conversations (OptType 1), their own mark (2), or both (3). */
    private static Reply mark(Call call) {
        String owner = owner(call);
        List<Fields> items = call.fields().objects("MarkItem");
        items.forEach(item -> ContactJson.peer(item.object("ContactItem")));
        ObjectNode reply = Reply.newFields();
        ArrayNode results = reply.putArray("ResultItem");
        for (Fields item : items) {
            Peer peer = ContactJson.peer(item.object("ContactItem"));
            long operation = item.number("OptType", STANDARD);
            Contact contact = call.state().contacts().contact(owner, peer);
            if (operation != CUSTOM) {
                contact.mark(bits(item.json("SetMark")), bits(item.json("ClearMark")));
            }
            if (operation != STANDARD) {
                contact.mark(item.text("CustomMark"));
            }
            ContactJson.putResult(results.addObject(), peer, operation);
        }
        return Reply.ok(reply);
    }

    private static List<Integer> bits(JsonNode array) {
        List<Integer> bits = new ArrayList<>();
        for (JsonNode bit : array) {
            if (bit.asLong() >= MOST_MARKS) {
                throw new Refusal(ImError.CONVERSATION_PARAMETER_ILLEGAL, "a mark is a number in 0..63");
            }
            bits.add(bit.asInt());
        }
        return bits;
    }
}
