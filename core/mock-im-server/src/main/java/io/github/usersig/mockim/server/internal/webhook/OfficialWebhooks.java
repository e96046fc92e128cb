package io.github.usersig.mockim.server.internal.webhook;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.util.RawValue;
import io.github.usersig.mockim.WebhookCommand;
import io.github.usersig.mockim.server.internal.event.MessageEvent;
import io.github.usersig.mockim.server.internal.event.OfficialEvent;
import java.util.List;
import java.util.function.BiConsumer;
import java.util.function.Consumer;

/** The webhooks about official accounts. Of these the names are known, and the bodies are the mock's own. */
public final class OfficialWebhooks {

    private OfficialWebhooks() {}

    static void addTo(AfterWebhooks.Rows rows) {
        tell(rows, OfficialEvent.Created.class, WebhookCommand.OFFICIAL_AFTER_CREATE, (made, json) -> {
            json.put("Owner_Account", made.owner());
            made.info().forEach(json::put);
        });
        tell(rows, OfficialEvent.Destroyed.class, WebhookCommand.OFFICIAL_AFTER_DESTROYED, (gone, json) -> {
            json.put("Owner_Account", gone.owner());
            gone.info().forEach(json::put);
        });
        tell(
                rows,
                OfficialEvent.InfoChanged.class,
                WebhookCommand.OFFICIAL_AFTER_INFO_CHANGED,
                (changed, json) -> changed.changed().forEach(json::put));
        tell(
                rows,
                OfficialEvent.Subscribed.class,
                WebhookCommand.OFFICIAL_AFTER_ADD_SUBSCRIBER,
                (subscribed, json) -> subscribers(json, subscribed.users()));
        tell(
                rows,
                OfficialEvent.Unsubscribed.class,
                WebhookCommand.OFFICIAL_AFTER_DELETE_SUBSCRIBER,
                (unsubscribed, json) -> subscribers(json, unsubscribed.users()));
        rows.tell(OfficialEvent.MessageSent.class, WebhookCommand.OFFICIAL_AFTER_SEND_MSG, OfficialWebhooks::sent);
        tell(
                rows,
                OfficialEvent.MessagesRecalled.class,
                WebhookCommand.OFFICIAL_AFTER_MSG_WITHDRAW,
                (recalled, json) -> {
                    ArrayNode keys = json.putArray("MsgKeyList");
                    recalled.keys().forEach(keys::add);
                });
    }

    private static void sent(OfficialEvent.MessageSent sent, Telling telling) {
        if (sent.webhook()) {
            write(sent, telling, json -> describe(sent.message(), sent.onlineOnly(), json));
        }
    }

    private static <E extends OfficialEvent> void tell(
            AfterWebhooks.Rows rows, Class<E> kind, WebhookCommand command, BiConsumer<E, ObjectNode> middle) {
        rows.tell(kind, command, (event, telling) -> write(event, telling, json -> middle.accept(event, json)));
    }

    /** All begin with which account and who, and end with when. */
    private static void write(OfficialEvent event, Telling telling, Consumer<ObjectNode> middle) {
        ObjectNode json = telling.webhook()
                .put("Official_Account", event.account())
                .put("Operator_Account", telling.by().userId());
        middle.accept(json);
        json.put("EventTime", telling.at().toEpochMilli());
    }

    /** The users that subscribe or no longer do. */
    public static void subscribers(ObjectNode json, List<String> users) {
        ArrayNode list = json.putArray("SubscriberList");
        users.forEach(userId -> list.addObject().put("Subscriber_Account", userId));
    }

    /** What the webhooks before and after a message say of it. */
    public static void describe(MessageEvent.Content message, boolean onlineOnly, ObjectNode json) {
        json.put("MsgSeq", message.seq())
                .put("MsgRandom", message.random())
                .put("MsgTime", message.sentAtSeconds())
                .put("MsgKey", message.key())
                .put("OnlineOnlyFlag", onlineOnly ? 1 : 0);
        json.putRawValue("MsgBody", new RawValue(message.body()));
        json.put("CloudCustomData", message.custom());
    }
}
