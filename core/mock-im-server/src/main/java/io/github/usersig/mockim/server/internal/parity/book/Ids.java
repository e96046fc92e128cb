package io.github.usersig.mockim.server.internal.parity.book;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;
import java.util.Set;

/**
 * Which fields name users and groups. In the book all of these are variables, so that a recording can touch nobody but the
 * accounts and groups it has made.
 */
public final class Ids {

    private static final Set<String> NAMES = Set.of(
            "UserID",
            "Identifier",
            "Accounts",
            "GroupId",
            "GroupIdList",
            "TopicId",
            "TopicIdList",
            "ToGroupId",
            "ToGroupid",
            "OfficialAccount",
            "OfficialAccountUserID");

    private Ids() {}

    /** Whether a field of this name holds UserIDs or GroupIds, one or a list of them. */
    public static boolean isId(String field) {
        return NAMES.contains(field) || field.endsWith("_Account");
    }

    /** Refuses a UserID or a GroupId that is written out. Empty ones, and what is no text, name nobody. */
    static void requireOurs(JsonNode body, Located at) {
        for (Map.Entry<String, JsonNode> field : body.properties()) {
            if (isId(field.getKey())) {
                requireOurs(field.getKey(), field.getValue(), at);
            }
            requireOurs(field.getValue(), at);
        }
        if (body.isArray()) {
            body.forEach(item -> requireOurs(item, at));
        }
    }

    private static void requireOurs(String name, JsonNode value, Located at) {
        if (value.isArray()) {
            value.forEach(item -> requireOurs(name, item, at));
        } else if (value.isTextual()
                && !value.textValue().isEmpty()
                && !value.textValue().contains("${")) {
            throw at.wrong(name + " is written out (" + value.textValue()
                    + "), and could be somebody's: write ${user.NAME}, ${group.NAME}, ${nobody}, ${nogroup},"
                    + " or begin it with ${prefix}");
        }
    }
}
