package io.github.usersig.mockim.server.internal.webhook;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.usersig.mockim.WebhookCommand;
import io.github.usersig.mockim.server.internal.event.GroupEvent;
import java.util.Collection;
import java.util.List;
import java.util.Map;

/** The webhooks about groups and their members. */
final class GroupWebhooks {

    private static final List<String> TOLD = List.of("Name", "Introduction", "Notification", "FaceUrl");
    private static final List<String> TOLD_OF_MEMBERS = List.of("Role", "NameCard");

    private GroupWebhooks() {}

    static void addTo(AfterWebhooks.Rows rows) {
        tell(rows, GroupEvent.Created.class, WebhookCommand.GROUP_AFTER_CREATE, GroupWebhooks::created);
        tell(rows, GroupEvent.Destroyed.class, WebhookCommand.GROUP_AFTER_DESTROYED, GroupWebhooks::destroyed);
        tell(rows, GroupEvent.InfoChanged.class, WebhookCommand.GROUP_AFTER_INFO_CHANGED, GroupWebhooks::infoChanged);
        tell(rows, GroupEvent.Joined.class, WebhookCommand.GROUP_AFTER_NEW_MEMBER, GroupWebhooks::joined);
        tell(rows, GroupEvent.Left.class, WebhookCommand.GROUP_AFTER_MEMBER_EXIT, GroupWebhooks::left);
        tell(rows, GroupEvent.Full.class, WebhookCommand.GROUP_AFTER_FULL, GroupWebhooks::full);
        tell(rows, GroupEvent.OwnerChanged.class, WebhookCommand.GROUP_AFTER_CHANGE_OWNER, GroupWebhooks::ownerChanged);
        tell(
                rows,
                GroupEvent.MemberChanged.class,
                WebhookCommand.GROUP_AFTER_MEMBER_FIELD_CHANGED,
                GroupWebhooks::memberChanged);
        tell(
                rows,
                GroupEvent.AttributesChanged.class,
                WebhookCommand.GROUP_AFTER_ATTR_CHANGED,
                GroupWebhooks::attributesChanged);
        tell(
                rows,
                GroupEvent.PresenceChanged.class,
                WebhookCommand.GROUP_MEMBER_STATE_CHANGE,
                GroupWebhooks::presenceChanged);
        rows.keepSilent(List.of(
                GroupEvent.JoinRequested.class,
                GroupEvent.JoinAnswered.class,
                GroupEvent.CountersChanged.class,
                GroupEvent.Muted.class,
                GroupEvent.Notified.class));
    }

    /** All of these end with when it was. */
    static <E extends GroupEvent> void tell(
            AfterWebhooks.Rows rows, Class<E> kind, WebhookCommand command, AfterWebhooks.Writer<E> writer) {
        rows.tell(kind, command, (event, telling) -> {
            writer.write(event, telling);
            telling.webhooks().forEach(webhook -> webhook.body()
                    .put("EventTime", telling.at().toEpochMilli()));
        });
    }

    private static void created(GroupEvent.Created made, Telling telling) {
        ObjectNode json =
                byOperator(made, telling).put("Owner_Account", made.owner()).put("Name", made.name());
        accounts(json, "MemberList", made.members());
        ArrayNode custom = json.putArray("UserDefinedDataList");
        made.custom().forEach((key, value) -> custom.addObject().put("Key", key).set("Value", value));
    }

    private static void destroyed(GroupEvent.Destroyed gone, Telling telling) {
        ObjectNode json =
                about(gone, telling).put("Owner_Account", gone.owner()).put("Name", gone.name());
        accounts(json, "MemberList", gone.members());
    }

    private static void infoChanged(GroupEvent.InfoChanged changed, Telling telling) {
        changed(changed, changed.changed(), TOLD, telling);
    }

    private static void joined(GroupEvent.Joined joined, Telling telling) {
        ObjectNode json =
                byOperator(joined, telling).put("JoinType", joined.how().wire());
        accounts(json, "NewMemberList", joined.members());
    }

    private static void left(GroupEvent.Left left, Telling telling) {
        ObjectNode json = byOperator(left, telling).put("ExitType", left.how().wire());
        accounts(json, "ExitMemberList", left.members());
    }

    private static void full(GroupEvent.Full full, Telling telling) {
        telling.webhook().put("GroupId", full.group().id());
    }

    private static void ownerChanged(GroupEvent.OwnerChanged changed, Telling telling) {
        byOperator(changed, telling).put("OldOwner_Account", changed.before()).put("NewOwner_Account", changed.now());
    }

    private static void memberChanged(GroupEvent.MemberChanged changed, Telling telling) {
        changed(changed, changed.changed(), TOLD_OF_MEMBERS, telling);
        telling.webhooks().forEach(webhook -> webhook.body().put("Modified_Account", changed.userId()));
    }

    private static void attributesChanged(GroupEvent.AttributesChanged changed, Telling telling) {
        ArrayNode list = byOperator(changed, telling)
                .put("OptionType", changed.operation())
                .putArray("GroupAttr");
        changed.changed()
                .forEach((key, value) -> list.addObject().put("key", key).put("value", value));
    }

    private static void presenceChanged(GroupEvent.PresenceChanged changed, Telling telling) {
        ObjectNode json = about(changed, telling).put("EventType", changed.online() ? "Online" : "Offline");
        accounts(json, "MemberList", changed.members());
    }

    /** Tells of those changes that it has a name for; if there is none, of nothing. */
    private static void changed(GroupEvent event, Map<String, String> changed, List<String> names, Telling telling) {
        List<String> told = names.stream().filter(changed::containsKey).toList();
        if (!told.isEmpty()) {
            ObjectNode json = byOperator(event, telling);
            told.forEach(name -> json.put(name, changed.get(name)));
        }
    }

    private static ObjectNode about(GroupEvent event, Telling telling) {
        return telling.webhook()
                .put("GroupId", event.group().id())
                .put("Type", event.group().type());
    }

    /** The same, and who did it. */
    static ObjectNode byOperator(GroupEvent event, Telling telling) {
        return about(event, telling).put("Operator_Account", telling.by().userId());
    }

    private static void accounts(ObjectNode json, String name, Collection<String> userIds) {
        ArrayNode list = json.putArray(name);
        userIds.forEach(userId -> list.addObject().put("Member_Account", userId));
    }
}
