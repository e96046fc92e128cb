package io.github.usersig.mockim.server.internal.command.message;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.usersig.ImError;
import io.github.usersig.mockim.server.internal.command.Fields;
import io.github.usersig.mockim.server.internal.command.Refusal;
import io.github.usersig.mockim.server.internal.tenant.Contacts.Contact;
import io.github.usersig.mockim.server.internal.tenant.Contacts.Peer;

/** A conversation as bodies and replies name it: Type 1 and To_Account, or Type 2 and ToGroupId. */
public final class ContactJson {

    private static final int WITH_GROUP = 2;

    private ContactJson() {}

    /** The conversation that an object names. */
    public static Peer peer(Fields fields) {
        boolean group = fields.number("Type", 0) == WITH_GROUP;
        String id = fields.text(group ? groupName(fields) : "To_Account");
        if (id.isEmpty()) {
            throw new Refusal(
                    ImError.CONVERSATION_PARAMETER_ILLEGAL,
                    group ? "ToGroupId is missing for Type 2" : "To_Account is missing for Type 1");
        }
        return new Peer(group, id);
    }

    /** {@code recentcontact/delete} spells it ToGroupid. */
    private static String groupName(Fields fields) {
        return fields.has("ToGroupid") ? "ToGroupid" : "ToGroupId";
    }

    public static ObjectNode put(Peer peer, ObjectNode json) {
        json.put("Type", peer.group() ? WITH_GROUP : 1);
        return json.put(peer.group() ? "ToGroupId" : "To_Account", peer.id());
    }

    /** The standard marks as binary digits, mark 0 last, as the Web client reads them. */
    static String standardMarks(Contact contact) {
        return Long.toBinaryString(contact.standardMarks());
    }

    static void putResult(ObjectNode json, Peer peer, long operation) {
        json.put("ContactOptType", operation);
        json.put("OptType", operation);
        put(peer, json.putObject("ContactItem"));
        json.put("ResultCode", 0).put("ResultInfo", "");
    }
}
