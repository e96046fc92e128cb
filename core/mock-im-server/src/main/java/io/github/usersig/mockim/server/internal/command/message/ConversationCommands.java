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
import io.github.usersig.mockim.server.internal.event.ConversationEvent;
import io.github.usersig.mockim.server.internal.tenant.Contacts;
import io.github.usersig.mockim.server.internal.tenant.Contacts.Contact;
import io.github.usersig.mockim.server.internal.tenant.Contacts.Listing;
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
        registry.command("recentcontact/get_list", ConversationCommands::list)
                .goesThrough(call -> call.state().groups().countOf(call.fields().text("From_Account")));
        registry.command("recentcontact/delete", ConversationCommands::delete)
                .goesThrough(ConversationCommands::toClear);
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
        Listing pinned = contacts.list(owner, true, groups);
        Listing others = contacts.list(owner, false, groups);
        ObjectNode reply = Reply.newFields();
        ArrayNode items = reply.putArray("SessionItem");
        End top = add(items, pinned, fields.number("TopStartIndex", 0));
        End rest = add(items, others, fields.number("StartIndex", 0));
        boolean complete = top.place() == pinned.size() && rest.place() == others.size();
        reply.put("CompleteFlag", complete ? 1 : 0);
        reply.put("TimeStamp", complete ? 0 : rest.atSeconds());
        reply.put("StartIndex", complete ? 0 : rest.place());
        reply.put("TopTimeStamp", complete ? 0 : top.atSeconds());
        reply.put("TopStartIndex", complete ? 0 : top.place());
        return Reply.ok(reply.put("ErrorDisplay", ""));
    }

    /**
     * Where a page ends.
     *
     * @param atSeconds the time of the conversation before that; 0 if there is none
     */
    private record End(int place, long atSeconds) {}

    private static End add(ArrayNode items, Listing contacts, long start) {
        int from = (int) Math.min(contacts.size(), start);
        int to = Math.min(contacts.size(), from + PAGE);
        for (Contact contact : contacts.page(from, to)) {
            Peer peer = contact.peer();
            items.addObject()
                    .put("Type", peer.group() ? 2 : 1)
                    .put(peer.group() ? "GroupId" : "To_Account", peer.id())
                    .put("MsgTime", contact.atSeconds())
                    .put("TopFlag", contact.isPinned() ? 1 : 0);
        }
        List<Contact> last = contacts.page(to - 1L, to);
        return new End(to, last.isEmpty() ? 0 : last.get(0).atSeconds());
    }

    private static long toClear(Call call) {
        Fields fields = call.fields();
        Conversation conversation = fields.flag("ClearRamble")
                ? call.state().chats().find(fields.text("From_Account"), fields.text("To_Account"))
                : null;
        return conversation == null ? 0 : conversation.size();
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
        call.report(() -> new ConversationEvent.Deleted(owner, List.of(peer.which())));
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
            call.report(() -> new ConversationEvent.Marked(
                    owner, peer.which(), operation, ContactJson.standardMarks(contact), contact.customMark()));
        }
        return Reply.ok(reply);
    }

    private static List<Integer> bits(JsonNode array) {
        List<Integer> bits = new ArrayList<>();
        for (JsonNode bit : array) {
            if (bit.asLong() < 0 || bit.asLong() >= MOST_MARKS) {
                throw new Refusal(ImError.CONVERSATION_PARAMETER_ILLEGAL, "a mark is a number in 0..63");
            }
            bits.add(bit.asInt());
        }
        return bits;
    }
}
