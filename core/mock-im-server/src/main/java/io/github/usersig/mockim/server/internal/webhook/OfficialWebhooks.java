package io.github.usersig.mockim.server.internal.webhook;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.util.RawValue;
import io.github.usersig.mockim.WebhookCommand;
import io.github.usersig.mockim.server.internal.event.Happening;
import io.github.usersig.mockim.server.internal.event.MessageEvent;
import io.github.usersig.mockim.server.internal.event.OfficialEvent;
import java.util.List;

/** The webhooks about official accounts. Of these the names are known, and the bodies are the mock's own. */
public final class OfficialWebhooks {

    private OfficialWebhooks() {}

    static List<Outgoing> of(Happening happening, OfficialEvent event) {
        if (event instanceof OfficialEvent.MessageSent sent && !sent.webhook()) {
            return List.of();
        }
        Outgoing outgoing = Outgoing.of(command(event), happening.by());
        ObjectNode json = outgoing.body()
                .put("Official_Account", event.account())
                .put("Operator_Account", happening.by().userId());
        if (event instanceof OfficialEvent.Created made) {
            json.put("Owner_Account", made.owner());
            made.info().forEach(json::put);
        } else if (event instanceof OfficialEvent.Destroyed gone) {
            json.put("Owner_Account", gone.owner());
            gone.info().forEach(json::put);
        } else if (event instanceof OfficialEvent.InfoChanged changed) {
            changed.changed().forEach(json::put);
        } else if (event instanceof OfficialEvent.Subscribed subscribed) {
            subscribers(json, subscribed.users());
        } else if (event instanceof OfficialEvent.Unsubscribed unsubscribed) {
            subscribers(json, unsubscribed.users());
        } else if (event instanceof OfficialEvent.MessageSent sent) {
            describe(sent.message(), sent.onlineOnly(), json);
        } else if (event instanceof OfficialEvent.MessagesRecalled recalled) {
            ArrayNode keys = json.putArray("MsgKeyList");
            recalled.keys().forEach(keys::add);
        }
        json.put("EventTime", happening.at().toEpochMilli());
        return List.of(outgoing);
    }

    private static WebhookCommand command(OfficialEvent event) {
        if (event instanceof OfficialEvent.Created) {
            return WebhookCommand.OFFICIAL_AFTER_CREATE;
        }
        if (event instanceof OfficialEvent.Destroyed) {
            return WebhookCommand.OFFICIAL_AFTER_DESTROYED;
        }
        if (event instanceof OfficialEvent.InfoChanged) {
            return WebhookCommand.OFFICIAL_AFTER_INFO_CHANGED;
        }
        if (event instanceof OfficialEvent.Subscribed) {
            return WebhookCommand.OFFICIAL_AFTER_ADD_SUBSCRIBER;
        }
        if (event instanceof OfficialEvent.Unsubscribed) {
            return WebhookCommand.OFFICIAL_AFTER_DELETE_SUBSCRIBER;
        }
        return event instanceof OfficialEvent.MessageSent
                ? WebhookCommand.OFFICIAL_AFTER_SEND_MSG
                : WebhookCommand.OFFICIAL_AFTER_MSG_WITHDRAW;
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
                .put("MsgTime", message.second())
                .put("MsgKey", message.key())
                .put("OnlineOnlyFlag", onlineOnly ? 1 : 0);
        json.putRawValue("MsgBody", new RawValue(message.body()));
        json.put("CloudCustomData", message.custom());
    }
}
