package io.github.usersig.mockim.server.internal.command.app;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.usersig.mockim.server.internal.command.Call;
import io.github.usersig.mockim.server.internal.command.CommandFamily;
import io.github.usersig.mockim.server.internal.command.Fields;
import io.github.usersig.mockim.server.internal.command.Refusal;
import io.github.usersig.mockim.server.internal.command.Registry;
import io.github.usersig.mockim.server.internal.command.Reply;
import io.github.usersig.mockim.server.internal.command.Users;
import io.github.usersig.mockim.server.internal.tenant.AllMemberPushes;
import io.github.usersig.mockim.server.internal.tenant.AllMemberPushes.Sent;
import io.github.usersig.mockim.server.internal.tenant.User;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * {@code timpush}: pushes to phones, taking them back, and figures about them. No phone is reached from here: a push is
 * counted for the users whom it names, and nothing of it is sent, delivered or clicked.
 */
public final class PushTaskCommands implements CommandFamily {

    private static final String SERVICE = "timpush/";
    private static final int NO_SUCH_PUSH = 90049;
    private static final int REVOKED_ALREADY = 90050;

    @Override
    public void register(Registry registry) {
        String noPhones = "an offline push goes to phones by way of their makers";
        registry.command(SERVICE + "push", PushTaskCommands::push).goesThroughAll();
        registry.command(SERVICE + "batch", PushTaskCommands::batch);
        registry.command(SERVICE + "revoke", PushTaskCommands::revoke);
        registry.command(SERVICE + "all_member_push_statistics", PushTaskCommands::statistics);
        registry.command(SERVICE + "normal_push_statistics", call -> Reply.ok(figures(Reply.newFields(), 0)))
                .validated(noPhones);
        registry.command(SERVICE + "all_member_push_trace", call -> noPhone()).validated(noPhones);
        registry.command(SERVICE + "normal_push_trace", call -> noPhone()).validated(noPhones);
    }

    private static Reply push(Call call) {
        return task(call, users(call));
    }

    private static Reply batch(Call call) {
        return task(
                call,
                call.fields().texts("To_Account").stream()
                        .distinct()
                        .filter(userId -> Users.exists(call, userId))
                        .count());
    }

    private static Reply task(Call call, long users) {
        String task = UUID.randomUUID().toString();
        call.state().allMemberPushes().keep(task, call.nowSeconds(), users);
        return Reply.ok(Reply.newFields().put("TaskId", task));
    }

    /** How many users a push is for: those whom its condition names, all if it has none. */
    static long users(Call call) {
        Fields condition = call.fields().object("Condition");
        return call.state().accounts().users().stream()
                .filter(user -> isMeant(user, condition))
                .count();
    }

    private static boolean isMeant(User user, Fields condition) {
        List<String> anyTag = condition.texts("TagsOr");
        JsonNode anyAttribute = condition.json("AttrsOr");
        return (anyTag.isEmpty() || anyTag.stream().anyMatch(user.pushTags()::contains))
                && user.pushTags().containsAll(condition.texts("TagsAnd"))
                && condition.texts("TagsNot").stream().noneMatch(user.pushTags()::contains)
                && (anyAttribute.isEmpty() || anyAttribute.properties().stream().anyMatch(each -> has(user, each)))
                && condition.json("AttrsAnd").properties().stream().allMatch(each -> has(user, each));
    }

    private static boolean has(User user, Map.Entry<String, JsonNode> attribute) {
        JsonNode value = user.pushAttributes().get(attribute.getKey());
        return value != null && value.asText().equals(attribute.getValue().asText());
    }

    private static Reply revoke(Call call) {
        String task = call.fields().text("TaskId");
        AllMemberPushes pushes = call.state().allMemberPushes();
        Sent push = pushes.revocable(task, call.nowSeconds())
                .orElseThrow(
                        () -> new Refusal(NO_SUCH_PUSH, "there was no push with this TaskId in the last 24 hours"));
        if (push.revoked()) {
            throw new Refusal(REVOKED_ALREADY, "the push with this TaskId was taken back already");
        }
        pushes.revoke(task);
        return Reply.ok();
    }

    /** For each task that is named how many users it was for; for all together if none is. */
    private static Reply statistics(Call call) {
        Fields fields = call.fields();
        Map<String, Sent> pushes =
                call.state().allMemberPushes().between(fields.number("StartTime", 0), fields.number("EndTime", 0));
        List<String> asked = fields.texts("TaskID");
        ObjectNode reply = Reply.newFields();
        ArrayNode results = reply.putArray("Results");
        if (asked.isEmpty()) {
            long users = pushes.values().stream().mapToLong(Sent::users).sum();
            figures(results.addObject().put("TaskID", ""), users);
        }
        for (String task : asked) {
            Sent push = pushes.get(task);
            figures(results.addObject().put("TaskID", task), push == null ? 0 : push.users());
        }
        return Reply.ok(reply);
    }

    private static ObjectNode figures(ObjectNode json, long users) {
        json.put("TotalCount", users)
                .put("SentCount", 0)
                .put("DeliveredCount", 0)
                .put("ClickCount", 0)
                .putArray("PlatformStatistics");
        return json;
    }

    private static Reply noPhone() {
        ObjectNode reply = Reply.newFields();
        reply.putArray("InstanceTrace");
        return Reply.ok(reply);
    }
}
