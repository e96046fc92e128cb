package io.github.usersig.mockim.server.internal.webhook;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.util.RawValue;
import io.github.usersig.mockim.WebhookCommand;
import io.github.usersig.mockim.server.internal.event.ExtensionValue;
import io.github.usersig.mockim.server.internal.event.MessageEvent;
import io.github.usersig.mockim.server.internal.event.MessageEvent.Option;
import java.util.List;

/** The webhooks about one-to-one messages. */
public final class MessageWebhooks {

    private MessageWebhooks() {}

    static void addTo(AfterWebhooks.Rows rows) {
        rows.tell(MessageEvent.Sent.class, WebhookCommand.C2C_AFTER_SEND_MSG, MessageWebhooks::sent);
        rows.tell(MessageEvent.Failed.class, WebhookCommand.C2C_AFTER_SEND_MSG, MessageWebhooks::failed);
        rows.tell(MessageEvent.Read.class, WebhookCommand.C2C_AFTER_MSG_REPORT, MessageWebhooks::read);
        rows.tell(MessageEvent.Recalled.class, WebhookCommand.C2C_AFTER_MSG_WITHDRAW, MessageWebhooks::recalled);
        rows.tell(
                MessageEvent.ExtensionsChanged.class, WebhookCommand.C2C_AFTER_EXTENSION, MessageWebhooks::extensions);
        rows.keepSilent(List.of(
                MessageEvent.Modified.class,
                MessageEvent.ReceiptsSent.class,
                MessageEvent.Deleted.class,
                MessageEvent.Reacted.class));
    }

    private static void sent(MessageEvent.Sent sent, Telling telling) {
        if (sent.is(Option.NO_WEBHOOK)) {
            return;
        }
        ObjectNode json = telling.webhook();
        describe(sent.message(), sent.is(Option.ONLINE_ONLY), json);
        json.put("SendMsgResult", 0).put("ErrorInfo", "send msg succeed").put("UnreadMsgNum", sent.unread());
    }

    private static void failed(MessageEvent.Failed failed, Telling telling) {
        ObjectNode json = telling.webhook();
        describe(failed.message(), failed.onlineOnly(), json);
        json.put("SendMsgResult", failed.code())
                .put("ErrorInfo", failed.reason())
                .put("UnreadMsgNum", -1);
    }

    private static void read(MessageEvent.Read read, Telling telling) {
        telling.webhook()
                .put("Report_Account", read.reader())
                .put("Peer_Account", read.peer())
                .put("LastReadTime", read.upToSeconds())
                .put("UnreadMsgNum", read.unread());
    }

    private static void recalled(MessageEvent.Recalled recalled, Telling telling) {
        telling.webhook()
                .put("From_Account", recalled.message().from())
                .put("To_Account", recalled.message().to())
                .put("MsgKey", recalled.message().key())
                .put("UnreadMsgNum", recalled.unread());
    }

    private static void extensions(MessageEvent.ExtensionsChanged changed, Telling telling) {
        ObjectNode json = telling.webhook()
                .put("From_Account", changed.from())
                .put("To_Account", changed.to())
                .put("MsgKey", changed.key())
                .put("OperateType", changed.operation());
        values(changed.changed(), json.putArray("ExtensionList"));
        json.put("Seq", changed.latest()).put("EventTime", telling.at().toEpochMilli());
    }

    /** The keys and values of a message that changed. */
    static void values(List<ExtensionValue> changed, ArrayNode list) {
        for (ExtensionValue value : changed) {
            list.addObject().put("Key", value.key()).put("Value", value.value()).put("Seq", value.seq());
        }
    }

    /** What the webhooks before and after a message say of it. */
    public static void describe(MessageEvent.Content message, boolean onlineOnly, ObjectNode json) {
        json.put("From_Account", message.from())
                .put("To_Account", message.to())
                .put("MsgSeq", message.seq())
                .put("MsgRandom", message.random())
                .put("MsgTime", message.sentAtSeconds())
                .put("MsgKey", message.key())
                .put("OnlineOnlyFlag", onlineOnly ? 1 : 0);
        json.putRawValue("MsgBody", new RawValue(message.body()));
        json.put("CloudCustomData", message.custom());
    }
}
