package io.github.usersig.mockim.server.command;

import static io.github.usersig.ImError.ACCOUNT_NOT_IMPORTED;
import static io.github.usersig.ImError.MESSAGE_BODY_NOT_JSON;
import static io.github.usersig.ImError.MESSAGE_TOO_MANY_TARGETS;
import static io.github.usersig.ImError.MESSAGE_TO_ACCOUNT_ILLEGAL;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.usersig.ImError;
import io.github.usersig.mockim.server.tenant.Accounts;
import java.util.Map;

/** {@code openim}: who is online. */
final class OnlineCommands {

    private static final int MOST_ACCOUNTS = 500;

    private OnlineCommands() {}

    static Map<String, Command> byName() {
        return Map.of("openim/query_online_status", OnlineCommands::queryOnlineStatus);
    }

    /**
     * Says who is online. Only admins reach this mock so far, and they keep no session: every account is offline.
     *
     * @see <a href="https://cloud.tencent.com/document/product/269/2566">vendor's page</a>
     */
    private static Reply queryOnlineStatus(Call call) {
        ImError malformed = MESSAGE_BODY_NOT_JSON; // what the page lists for a body that is not as it must be
        Fields fields = call.fields();
        boolean detail = fields.integer("IsNeedDetail", 0, 1, malformed).orElse(0) == 1;
        JsonNode asked = fields.array("To_Account", malformed)
                .filter(array -> !array.isEmpty())
                .orElseThrow(() -> Fields.missing("To_Account", "an array of UserIDs, not empty", malformed));
        if (asked.size() > MOST_ACCOUNTS) {
            throw new Refusal(
                    MESSAGE_TOO_MANY_TARGETS,
                    "To_Account has " + asked.size() + " items: give it at most " + MOST_ACCOUNTS);
        }
        Accounts accounts = call.tenant().accounts();
        ObjectNode reply = Reply.newFields();
        ArrayNode results = reply.putArray("QueryResult");
        ArrayNode errors = reply.arrayNode();
        for (JsonNode item : asked) {
            if (!item.isTextual()) {
                throw new Refusal(MESSAGE_TO_ACCOUNT_ILLEGAL, "an item of To_Account is not a string");
            }
            if (accounts.contains(item.textValue())) {
                ObjectNode result =
                        results.addObject().put("To_Account", item.textValue()).put("Status", "Offline");
                if (detail) {
                    result.putArray("Detail");
                }
            } else {
                errors.addObject().put("To_Account", item.textValue()).put("ErrorCode", ACCOUNT_NOT_IMPORTED.code());
            }
        }
        if (!errors.isEmpty()) {
            reply.set("ErrorList", errors);
        }
        return results.isEmpty()
                ? Reply.refused(ACCOUNT_NOT_IMPORTED, "none of the accounts is imported", reply)
                : Reply.ok(reply);
    }
}
