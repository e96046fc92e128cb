package io.github.usersig.mockim.server.internal.webhook;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.usersig.mockim.WebhookCommand;
import io.github.usersig.mockim.server.internal.event.GroupEvent;
import io.github.usersig.mockim.server.internal.event.GroupMessageEvent;
import io.github.usersig.mockim.server.internal.event.Happening;
import io.github.usersig.mockim.server.internal.event.TopicEvent;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The webhooks about groups, their members and topics. */
final class GroupWebhooks {

    private static final List<String> TOLD = List.of("Name", "Introduction", "Notification", "FaceUrl");

    private GroupWebhooks() {}

    static List<Outgoing> of(Happening happening, GroupEvent event) {
        if (event instanceof GroupMessageEvent message) {
            return GroupMessageWebhooks.of(happening, message);
        }
        Optional<Outgoing> outgoing =
                event instanceof TopicEvent topic ? ofTopic(happening, topic) : ofGroup(happening, event);
        outgoing.ifPresent(
                webhook -> webhook.body().put("EventTime", happening.at().toEpochMilli()));
        return outgoing.stream().toList();
    }

    private static Optional<Outgoing> ofGroup(Happening happening, GroupEvent event) {
        if (event instanceof GroupEvent.Created made) {
            Outgoing outgoing = about(happening, event, WebhookCommand.GROUP_AFTER_CREATE);
            ObjectNode json = operator(happening, outgoing)
                    .put("Owner_Account", made.owner())
                    .put("Name", made.name());
            accounts(json, "MemberList", made.members());
            ArrayNode custom = json.putArray("UserDefinedDataList");
            made.custom()
                    .forEach((key, value) -> custom.addObject().put("Key", key).set("Value", value));
            return Optional.of(outgoing);
        }
        if (event instanceof GroupEvent.Destroyed gone) {
            Outgoing outgoing = about(happening, event, WebhookCommand.GROUP_AFTER_DESTROYED);
            outgoing.body().put("Owner_Account", gone.owner()).put("Name", gone.name());
            accounts(outgoing.body(), "MemberList", gone.members());
            return Optional.of(outgoing);
        }
        if (event instanceof GroupEvent.InfoChanged changed) {
            return changed(happening, event, WebhookCommand.GROUP_AFTER_INFO_CHANGED, changed.changed(), TOLD);
        }
        if (event instanceof GroupEvent.Joined joined) {
            Outgoing outgoing = about(happening, event, WebhookCommand.GROUP_AFTER_NEW_MEMBER);
            operator(happening, outgoing).put("JoinType", joined.how().wire());
            accounts(outgoing.body(), "NewMemberList", joined.members());
            return Optional.of(outgoing);
        }
        if (event instanceof GroupEvent.Left left) {
            Outgoing outgoing = about(happening, event, WebhookCommand.GROUP_AFTER_MEMBER_EXIT);
            operator(happening, outgoing).put("ExitType", left.how().wire());
            accounts(outgoing.body(), "ExitMemberList", left.members());
            return Optional.of(outgoing);
        }
        return ofGroupAsItIs(happening, event);
    }

    private static Optional<Outgoing> ofGroupAsItIs(Happening happening, GroupEvent event) {
        if (event instanceof GroupEvent.Full) {
            Outgoing outgoing = Outgoing.of(WebhookCommand.GROUP_AFTER_FULL, happening.by());
            outgoing.body().put("GroupId", event.group().id());
            return Optional.of(outgoing);
        }
        if (event instanceof GroupEvent.OwnerChanged changed) {
            Outgoing outgoing = about(happening, event, WebhookCommand.GROUP_AFTER_CHANGE_OWNER);
            operator(happening, outgoing)
                    .put("OldOwner_Account", changed.before())
                    .put("NewOwner_Account", changed.now());
            return Optional.of(outgoing);
        }
        if (event instanceof GroupEvent.MemberChanged changed) {
            Optional<Outgoing> outgoing = changed(
                    happening,
                    event,
                    WebhookCommand.GROUP_AFTER_MEMBER_FIELD_CHANGED,
                    changed.changed(),
                    List.of("Role", "NameCard"));
            outgoing.ifPresent(webhook -> webhook.body().put("Modified_Account", changed.userId()));
            return outgoing;
        }
        if (event instanceof GroupEvent.AttributesChanged changed) {
            Outgoing outgoing = about(happening, event, WebhookCommand.GROUP_AFTER_ATTR_CHANGED);
            ArrayNode list = operator(happening, outgoing)
                    .put("OptionType", changed.operation())
                    .putArray("GroupAttr");
            changed.changed()
                    .forEach((key, value) -> list.addObject().put("key", key).put("value", value));
            return Optional.of(outgoing);
        }
        if (event instanceof GroupEvent.PresenceChanged changed) {
            Outgoing outgoing = about(happening, event, WebhookCommand.GROUP_MEMBER_STATE_CHANGE);
            outgoing.body().put("EventType", changed.online() ? "Online" : "Offline");
            accounts(outgoing.body(), "MemberList", changed.members());
            return Optional.of(outgoing);
        }
        return Optional.empty(); // mutes and notifications have none
    }

    private static Optional<Outgoing> ofTopic(Happening happening, TopicEvent event) {
        if (event instanceof TopicEvent.Created made) {
            Outgoing outgoing = about(happening, event, WebhookCommand.GROUP_AFTER_CREATE_TOPIC);
            operator(happening, outgoing)
                    .put("TopicId", made.topicId())
                    .put("Name", made.name())
                    .put("Owner_Account", made.owner())
                    .putArray("UserDefinedDataList");
            return Optional.of(outgoing);
        }
        if (event instanceof TopicEvent.Destroyed gone) {
            Outgoing outgoing = about(happening, event, WebhookCommand.GROUP_AFTER_TOPIC_DESTROYED);
            ArrayNode ids = operator(happening, outgoing).putArray("TopicIdList");
            gone.topicIds().forEach(ids::add);
            return Optional.of(outgoing);
        }
        TopicEvent.InfoChanged changed = (TopicEvent.InfoChanged) event;
        Outgoing outgoing = about(happening, event, WebhookCommand.GROUP_AFTER_TOPIC_INFO_CHANGED);
        ObjectNode json = operator(happening, outgoing).put("TopicId", changed.topicId());
        changed.changed().forEach(json::put);
        return Optional.of(outgoing);
    }

    private static Optional<Outgoing> changed(
            Happening happening,
            GroupEvent event,
            WebhookCommand command,
            Map<String, String> changed,
            List<String> names) {
        if (names.stream().noneMatch(changed::containsKey)) {
            return Optional.empty();
        }
        Outgoing outgoing = about(happening, event, command);
        ObjectNode json = operator(happening, outgoing);
        for (String name : names) {
            if (changed.containsKey(name)) {
                json.put(name, changed.get(name));
            }
        }
        return Optional.of(outgoing);
    }

    private static Outgoing about(Happening happening, GroupEvent event, WebhookCommand command) {
        Outgoing outgoing = Outgoing.of(command, happening.by());
        outgoing.body()
                .put("GroupId", event.group().id())
                .put("Type", event.group().type());
        return outgoing;
    }

    private static ObjectNode operator(Happening happening, Outgoing outgoing) {
        return outgoing.body().put("Operator_Account", happening.by().userId());
    }

    private static void accounts(ObjectNode json, String name, Collection<String> userIds) {
        ArrayNode list = json.putArray(name);
        userIds.forEach(userId -> list.addObject().put("Member_Account", userId));
    }
}
