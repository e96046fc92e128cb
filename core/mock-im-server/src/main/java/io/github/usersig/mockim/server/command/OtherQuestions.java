package io.github.usersig.mockim.server.command;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.usersig.mockim.WebhookCommand;
import io.github.usersig.mockim.server.event.Caller;
import io.github.usersig.mockim.server.tenant.Tenant;
import io.github.usersig.mockim.server.webhook.Decision;
import io.github.usersig.mockim.server.webhook.OfficialWebhooks;
import io.github.usersig.mockim.server.webhook.Outgoing;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** What the app is asked before users become friends, and before things are done to official accounts. */
public final class OtherQuestions {

    private OtherQuestions() {}

    /** Why the app refuses a friend. */
    public record Refused(int code, String info) {}

    /** An answer to a friend request: {@code Response_Action_Agree}, {@code AgreeAndAdd} or {@code Reject}. */
    public record FriendResponse(String to, String remark, String tagName, String action) {}

    /**
     * Asks the app whether a user's client may answer friend requests; no REST command that the app would be asked about does
     * that. The caller must not hold the tenant's lock.
     *
     * @return those the app refuses, by UserID
     */
    public static Map<String, Refused> beforeFriendResponse(
            Tenant tenant, Caller user, List<FriendResponse> responses) {
        Outgoing webhook = Outgoing.of(WebhookCommand.PREV_FRIEND_RESPONSE, user);
        ArrayNode items = webhook.body()
                .put("Requester_Account", user.userId())
                .put("From_Account", user.userId())
                .putArray("ResponseFriendItem");
        for (FriendResponse response : responses) {
            items.addObject()
                    .put("To_Account", response.to())
                    .put("Remark", response.remark())
                    .put("TagName", response.tagName())
                    .put("ResponseAction", response.action());
        }
        webhook.body().put("EventTime", tenant.now().toEpochMilli());
        Decision decision = tenant.sender().ask(webhook, answer -> Optional.empty());
        return decision instanceof Decision.GoOn goOn ? refused(goOn.answer()) : Map.of();
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

    /** Only clients' requests; what an admin does by REST the app knows of. */
    static @Nullable Question beforeFriend(Call call) {
        if (call.caller().admin()) {
            return null;
        }
        Fields fields = call.fields();
        Outgoing webhook = Outgoing.of(WebhookCommand.PREV_FRIEND_ADD, call.caller());
        ObjectNode json = webhook.body()
                .put("Requester_Account", call.caller().userId())
                .put("From_Account", fields.text("From_Account"));
        ArrayNode items = json.putArray("FriendItem");
        for (Fields item : fields.objects("AddFriendItem")) {
            items.addObject()
                    .put("To_Account", item.text("To_Account"))
                    .put("Remark", item.text("Remark"))
                    .put("GroupName", item.text("GroupName"))
                    .put("AddSource", item.text("AddSource"))
                    .put("AddWording", item.text("AddWording"));
        }
        json.put("AddType", fields.optionalText("AddType").orElse("Add_Type_Both"))
                .put("ForceAddFlags", fields.number("ForceAddFlags", 0))
                .put("EventTime", call.at().toEpochMilli());
        return new Question(webhook, answer -> Optional.empty(), answer -> leaveOut(call, refused(answer)), Reply::ok);
    }

    /** The others are done; who is left out gets the app's own result. */
    private static UnaryOperator<Reply> leaveOut(Call call, Map<String, Refused> refused) {
        List<JsonNode> leftOut = new ArrayList<>();
        ArrayNode others = call.body().arrayNode();
        for (JsonNode item : call.body().path("AddFriendItem")) {
            if (refused.containsKey(item.path("To_Account").asText())) {
                leftOut.add(item);
            } else {
                others.add(item);
            }
        }
        call.body().set("AddFriendItem", others);
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

    static @Nullable Question beforeOfficialAccount(Call call) {
        Outgoing webhook = Outgoing.of(WebhookCommand.OFFICIAL_BEFORE_CREATE, call.caller());
        webhook.body()
                .put("Operator_Account", call.caller().userId())
                .put("Owner_Account", call.fields().text("Owner_Account"))
                .put("Name", call.fields().text("Name"))
                .put("EventTime", call.at().toEpochMilli());
        return Question.yesOrNo(webhook);
    }

    static @Nullable Question beforeSubscribe(Call call) {
        Outgoing webhook = Outgoing.of(WebhookCommand.OFFICIAL_BEFORE_ADD_SUBSCRIBER, call.caller());
        webhook.body()
                .put("Official_Account", OfficialAccountCommands.require(call).id())
                .put("Operator_Account", call.caller().userId());
        OfficialWebhooks.subscribers(
                webhook.body(),
                call.fields().objects("SubscriberList").stream()
                        .map(item -> item.text("Subscriber_Account"))
                        .toList());
        webhook.body().put("EventTime", call.at().toEpochMilli());
        return Question.yesOrNo(webhook);
    }
}
