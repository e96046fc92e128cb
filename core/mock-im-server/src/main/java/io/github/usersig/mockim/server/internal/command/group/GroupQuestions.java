package io.github.usersig.mockim.server.internal.command.group;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.usersig.mockim.WebhookCommand;
import io.github.usersig.mockim.server.internal.command.Call;
import io.github.usersig.mockim.server.internal.command.Fields;
import io.github.usersig.mockim.server.internal.command.Question;
import io.github.usersig.mockim.server.internal.command.Reply;
import io.github.usersig.mockim.server.internal.command.Users;
import io.github.usersig.mockim.server.internal.command.message.MessageBody;
import io.github.usersig.mockim.server.internal.command.message.MessageQuestions;
import io.github.usersig.mockim.server.internal.event.GroupMessageEvent;
import io.github.usersig.mockim.server.internal.event.MessageId;
import io.github.usersig.mockim.server.internal.event.SentAt;
import io.github.usersig.mockim.server.internal.tenant.Group;
import io.github.usersig.mockim.server.internal.webhook.GroupMessageWebhooks;
import io.github.usersig.mockim.server.internal.webhook.Outgoing;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** What the app is asked before things are done to groups. */
public final class GroupQuestions {

    private static final String REFUSED = "RefusedMembers_Account";

    private GroupQuestions() {}

    /** Clients only: no REST command joins a group on a user's own wish. */
    public static @Nullable Question beforeApply(Call call) {
        Group group = call.state().groups().find(call.fields().text("GroupId"));
        if (group == null || group.member(call.caller().userId()) != null) {
            return null;
        }
        Outgoing webhook = Outgoing.of(WebhookCommand.GROUP_BEFORE_APPLY_JOIN, call.caller());
        webhook.body()
                .put("GroupId", group.id())
                .put("Type", group.type().wire())
                .put("Requestor_Account", call.caller().userId())
                .put("EventTime", call.at().toEpochMilli());
        return Question.yesOrNo(webhook);
    }

    public static @Nullable Question beforeCreate(Call call) {
        Fields fields = call.fields();
        String owner = fields.text("Owner_Account");
        Outgoing webhook = Outgoing.of(WebhookCommand.GROUP_BEFORE_CREATE, call.caller());
        ObjectNode json = webhook.body()
                .put("Operator_Account", call.caller().userId())
                .put("Owner_Account", owner)
                .put("Type", fields.text("Type"))
                .put("Name", fields.text("Name"))
                .put("CreateGroupNum", owned(call, owner, fields.text("Type")));
        accounts(json, "MemberList", fields.objects("MemberList"));
        json.put("EventTime", call.at().toEpochMilli());
        return Question.yesOrNo(webhook);
    }

    /** How many groups of a type somebody made; who did is not kept, so that their owner counts as that. */
    private static long owned(Call call, String owner, String type) {
        return call.state().groups().of(owner).stream()
                .filter(group ->
                        group.owner().equals(owner) && group.type().wire().equals(type))
                .count();
    }

    public static @Nullable Question beforeInvite(Call call) {
        Fields fields = call.fields();
        Group group = call.state().groups().find(fields.text("GroupId"));
        if (group == null) {
            return null;
        }
        Outgoing webhook = Outgoing.of(WebhookCommand.GROUP_BEFORE_INVITE_JOIN, call.caller());
        ObjectNode json = webhook.body()
                .put("GroupId", group.id())
                .put("Type", group.type().wire())
                .put("Operator_Account", call.caller().userId());
        accounts(json, "DestinationMembers", fields.objects("MemberList"));
        json.put("EventTime", call.at().toEpochMilli());
        return new Question(
                webhook,
                answer -> answer.hasNonNull(REFUSED) && !answer.get(REFUSED).isArray()
                        ? Optional.of(REFUSED + " of the answer must be an array of UserIDs")
                        : Optional.empty(),
                answer -> leaveOut(call, answer.path(REFUSED)),
                Reply::ok);
    }

    /** The others join; who is left out is told as failed. */
    private static UnaryOperator<Reply> leaveOut(Call call, JsonNode refused) {
        Set<String> userIds = new HashSet<>();
        refused.forEach(userId -> userIds.add(userId.asText()));
        ArrayNode others = call.body().arrayNode();
        ArrayNode leftOut = call.body().arrayNode();
        for (JsonNode member : call.body().path("MemberList")) {
            (userIds.contains(member.path("Member_Account").asText()) ? leftOut : others).add(member);
        }
        call.body().set("MemberList", others);
        return reply -> {
            if (reply.fields().path("MemberList") instanceof ArrayNode results) {
                for (JsonNode member : leftOut) {
                    results.addObject()
                            .put("Member_Account", member.path("Member_Account").asText())
                            .put("Result", 0);
                }
            }
            return reply;
        };
    }

    public static @Nullable Question beforeTopic(Call call) {
        Fields fields = call.fields();
        Group group = call.state().groups().find(fields.text("GroupId"));
        if (group == null) {
            return null;
        }
        Outgoing webhook = Outgoing.of(WebhookCommand.GROUP_BEFORE_CREATE_TOPIC, call.caller());
        webhook.body()
                .put("GroupId", group.id())
                .put("Type", group.type().wire())
                .put("Operator_Account", call.caller().userId())
                .put("Name", fields.text("TopicName"))
                .put("EventTime", call.at().toEpochMilli());
        return Question.yesOrNo(webhook);
    }

    private static void accounts(ObjectNode json, String name, List<Fields> members) {
        ArrayNode list = json.putArray(name);
        members.forEach(member -> list.addObject().put("Member_Account", member.text("Member_Account")));
    }

    public static @Nullable Question beforeMessage(Call call) {
        Fields fields = call.fields();
        Group group = call.state().groups().find(fields.text("GroupId"));
        String from = Users.sender(call);
        if (MessageQuestions.isForbidden(fields) || group == null || !Users.exists(call, from)) {
            return null;
        }
        Outgoing webhook = Outgoing.of(WebhookCommand.GROUP_BEFORE_SEND_MSG, call.caller());
        GroupMessageEvent.Content message = new GroupMessageEvent.Content(
                fields.text("TopicId"),
                from,
                new MessageId(0, fields.number("Random", 0)),
                SentAt.seconds(call.nowSeconds()),
                GroupMessageCommands.priority(fields),
                MessageBody.read(call).json(),
                fields.text("CloudCustomData"),
                0,
                fields.flag("SupportMessageExtension"));
        GroupMessageWebhooks.describe(
                group.which(), message, fields.flag("OnlineOnlyFlag"), call.caller(), call.at(), webhook.body());
        return MessageQuestions.about(
                webhook,
                call,
                () -> Reply.ok(Reply.newFields()
                        .put("MsgTime", call.nowSeconds())
                        .put("MsgSeq", GroupRules.chat(call, group).nextSeq())));
    }
}
