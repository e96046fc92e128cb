package io.github.usersig.mockim.server.internal.command.account;

import static io.github.usersig.ImError.ACCOUNT_NOT_IMPORTED;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.usersig.mockim.server.internal.command.Call;
import io.github.usersig.mockim.server.internal.command.CommandFamily;
import io.github.usersig.mockim.server.internal.command.FaultCodes;
import io.github.usersig.mockim.server.internal.command.Registry;
import io.github.usersig.mockim.server.internal.command.Reply;
import io.github.usersig.mockim.server.internal.tenant.User;

/** {@code openim}: who is online. */
public final class OnlineCommands implements CommandFamily {

    @Override
    public void register(Registry registry) {
        registry.command("openim/query_online_status", OnlineCommands::queryOnlineStatus)
                .faults(FaultCodes::onlineQuery);
        registry.command("openim/querystate", OnlineCommands::queryOnlineStatus).faults(FaultCodes::onlineQuery);
    }

    private static Reply queryOnlineStatus(Call call) {
        boolean detail = call.fields().flag("IsNeedDetail");
        ObjectNode reply = Reply.newFields();
        ArrayNode results = reply.putArray("QueryResult");
        ArrayNode errors = reply.arrayNode();
        for (JsonNode item : call.fields().json("To_Account")) {
            User user = call.state().accounts().get(item.asText());
            if (user == null) {
                errors.addObject().put("To_Account", item.asText()).put("ErrorCode", ACCOUNT_NOT_IMPORTED.code());
            } else {
                describe(user, detail, results.addObject());
            }
        }
        if (!errors.isEmpty()) {
            reply.set("ErrorList", errors);
        }
        return results.isEmpty()
                ? Reply.refused(ACCOUNT_NOT_IMPORTED, "none of the accounts is imported", reply)
                : Reply.ok(reply);
    }

    private static void describe(User user, boolean detail, ObjectNode result) {
        result.put("To_Account", user.userId());
        result.put("Status", user.platforms().isEmpty() ? "Offline" : "Online");
        if (detail) {
            ArrayNode details = result.putArray("Detail");
            user.platforms().stream()
                    .map(OnlineCommands::word)
                    .distinct()
                    .sorted()
                    .forEach(platform ->
                            details.addObject().put("Platform", platform).put("Status", "Online"));
        }
    }

    /** What the page calls it, which knows no desktops but a Mac and a PC. */
    private static String word(String platform) {
        return switch (platform) {
            case "Windows", "Linux" -> "PC";
            case "iOS" -> "iPhone";
            default -> platform;
        };
    }
}
