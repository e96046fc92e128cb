package io.github.usersig.mockim.server.internal.command.relation;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.usersig.ImError;
import io.github.usersig.mockim.server.internal.command.Reply;

/** The reply of a command that reports for each account it was given, and says OK as a whole. */
public final class Results {

    private final ObjectNode reply = Reply.newFields();
    private final ArrayNode items;
    private final ArrayNode failed;

    public Results(String name) {
        items = reply.putArray(name);
        failed = reply.arrayNode();
    }

    /** Adds what became of an account. */
    ObjectNode add(String userId, int code, String info) {
        if (code != 0) {
            failed.add(userId);
        }
        return items.addObject()
                .put("To_Account", userId)
                .put("ResultCode", code)
                .put("ResultInfo", info);
    }

    public ObjectNode done(String userId) {
        return add(userId, 0, "");
    }

    /** Adds an account that is at fault itself. */
    public ObjectNode failed(String userId, ImError error) {
        return add(userId, error.code(), "To_Account: " + error.meaning());
    }

    /** Adds an account that failed for another field of its item, or for more than the code says. */
    ObjectNode illegal(String userId, String why) {
        return add(userId, ImError.RELATION_PARAMETER_ILLEGAL.code(), why);
    }

    /** The reply of the relation commands: with the accounts that failed only if some did, and an empty text to show. */
    public Reply relation() {
        if (!failed.isEmpty()) {
            reply.set("Fail_Account", failed);
        }
        return Reply.ok(reply.put("ErrorDisplay", ""));
    }

    ObjectNode fields() {
        return reply;
    }
}
