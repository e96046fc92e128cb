package io.github.usersig.mockim.server.internal.command.relation;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.usersig.mockim.WebhookCommand;
import io.github.usersig.mockim.server.internal.command.Call;
import io.github.usersig.mockim.server.internal.command.Fields;
import io.github.usersig.mockim.server.internal.command.Question;
import io.github.usersig.mockim.server.internal.command.Reply;
import io.github.usersig.mockim.server.internal.webhook.Outgoing;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** What the app is asked before users become friends, and before they say whether they will. */
public final class FriendQuestions {

    private FriendQuestions() {}

    private record Refused(int code, String info) {}

    /** Only clients' requests; what an admin does by REST the app knows of. */
    public static @Nullable Question beforeFriend(Call call) {
        if (call.caller().admin()) {
            return null;
        }
        Fields fields = call.fields();
        Outgoing webhook = Outgoing.of(WebhookCommand.PREV_FRIEND_ADD, call.caller());
        ArrayNode items = by(call, webhook).putArray("FriendItem");
        for (Fields item : fields.objects("AddFriendItem")) {
            items.addObject()
                    .put("To_Account", item.text("To_Account"))
                    .put("Remark", item.text("Remark"))
                    .put("GroupName", item.text("GroupName"))
                    .put("AddSource", item.text("AddSource"))
                    .put("AddWording", item.text("AddWording"));
        }
        webhook.body()
                .put("AddType", fields.optionalText("AddType").orElse("Add_Type_Both"))
                .put("ForceAddFlags", fields.number("ForceAddFlags", 0))
                .put("EventTime", call.at().toEpochMilli());
        return ofItems(call, webhook, "AddFriendItem");
    }

    /** A user's answers to friend requests. No REST command gives any. */
    public static @Nullable Question beforeResponse(Call call) {
        Outgoing webhook = Outgoing.of(WebhookCommand.PREV_FRIEND_RESPONSE, call.caller());
        ArrayNode items = by(call, webhook).putArray("ResponseFriendItem");
        for (Fields item : call.fields().objects("ResponseFriendItem")) {
            items.addObject()
                    .put("To_Account", item.text("To_Account"))
                    .put("Remark", item.text("Remark"))
                    .put("TagName", item.text("TagName"))
                    .put("ResponseAction", item.text("ResponseAction"));
        }
        webhook.body().put("EventTime", call.at().toEpochMilli());
        return ofItems(call, webhook, "ResponseFriendItem");
    }

    private static ObjectNode by(Call call, Outgoing webhook) {
        String self = call.caller().userId();
        return webhook.body().put("Requester_Account", self).put("From_Account", self);
    }

    private static Question ofItems(Call call, Outgoing webhook, String items) {
        return new Question(
                webhook, answer -> Optional.empty(), answer -> leaveOut(call, items, refused(answer)), Reply::ok);
    }

    private static Map<String, Refused> refused(JsonNode answer) {
        Map<String, Refused> refused = new LinkedHashMap<>();
        for (JsonNode item : answer.path("ResultItem")) {
            int code = item.path("ResultCode").asInt();
            if (code != 0) {
                refused.put(
                        item.path("To_Account").asText(),
                        new Refused(code, item.path("ResultInfo").asText()));
            }
        }
        return refused;
    }

    /** The others are done; who is left out gets the app's own result. */
    private static UnaryOperator<Reply> leaveOut(Call call, String name, Map<String, Refused> refused) {
        List<JsonNode> leftOut = new ArrayList<>();
        ArrayNode others = call.body().arrayNode();
        for (JsonNode item : call.body().path(name)) {
            if (refused.containsKey(item.path("To_Account").asText())) {
                leftOut.add(item);
            } else {
                others.add(item);
            }
        }
        call.body().set(name, others);
        return reply -> {
            for (JsonNode item : leftOut) {
                String to = item.path("To_Account").asText();
                Refused why = refused.getOrDefault(to, new Refused(0, ""));
                reply.fields()
                        .withArray("ResultItem")
                        .addObject()
                        .put("To_Account", to)
                        .put("ResultCode", why.code())
                        .put("ResultInfo", why.info());
                reply.fields().withArray("Fail_Account").add(to);
            }
            return reply;
        };
    }
}
