package io.github.usersig.mockim.server.internal.webhook;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.usersig.mockim.WebhookCommand;
import io.github.usersig.mockim.server.internal.event.TopicEvent;

/** The webhooks about the topics of communities. */
final class TopicWebhooks {

    private TopicWebhooks() {}

    static void addTo(AfterWebhooks.Rows rows) {
        GroupWebhooks.tell(
                rows, TopicEvent.Created.class, WebhookCommand.GROUP_AFTER_CREATE_TOPIC, TopicWebhooks::created);
        GroupWebhooks.tell(
                rows, TopicEvent.Destroyed.class, WebhookCommand.GROUP_AFTER_TOPIC_DESTROYED, TopicWebhooks::destroyed);
        GroupWebhooks.tell(
                rows,
                TopicEvent.InfoChanged.class,
                WebhookCommand.GROUP_AFTER_TOPIC_INFO_CHANGED,
                TopicWebhooks::infoChanged);
    }

    private static void created(TopicEvent.Created made, Telling telling) {
        GroupWebhooks.byOperator(made, telling)
                .put("TopicId", made.topicId())
                .put("Name", made.name())
                .put("Owner_Account", made.owner())
                .putArray("UserDefinedDataList");
    }

    private static void destroyed(TopicEvent.Destroyed gone, Telling telling) {
        ArrayNode ids = GroupWebhooks.byOperator(gone, telling).putArray("TopicIdList");
        gone.topicIds().forEach(ids::add);
    }

    private static void infoChanged(TopicEvent.InfoChanged changed, Telling telling) {
        ObjectNode json = GroupWebhooks.byOperator(changed, telling).put("TopicId", changed.topicId());
        changed.changed().forEach(json::put);
    }
}
