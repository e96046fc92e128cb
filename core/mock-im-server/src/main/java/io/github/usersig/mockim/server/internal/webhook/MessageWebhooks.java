package io.github.usersig.mockim.server.internal.webhook;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.util.RawValue;
import io.github.usersig.mockim.WebhookCommand;
import io.github.usersig.mockim.server.internal.event.ExtensionValue;
import io.github.usersig.mockim.server.internal.event.Happening;
import io.github.usersig.mockim.server.internal.event.MessageEvent;
import io.github.usersig.mockim.server.internal.event.MessageEvent.Option;
import java.util.List;

/** The webhooks about one-to-one messages. */
public final class MessageWebhooks {

    private MessageWebhooks() {}

    static List<Outgoing> of(Happening happening, MessageEvent event) {
        if (event instanceof MessageEvent.Sent sent) {
            return sent.is(Option.NO_WEBHOOK) ? List.of() : List.of(sent(happening, sent));
        }
        if (event instanceof MessageEvent.Failed failed) {
            Outgoing outgoing = Outgoing.of(WebhookCommand.C2C_AFTER_SEND_MSG, happening.by());
            describe(failed.message(), failed.onlineOnly(), outgoing.body());
            outgoing.body()
                    .put("SendMsgResult", failed.code())
                    .put("ErrorInfo", failed.reason())
                    .put("UnreadMsgNum", -1);
            return List.of(outgoing);
        }
        if (event instanceof MessageEvent.Read read) {
            Outgoing outgoing = Outgoing.of(WebhookCommand.C2C_AFTER_MSG_REPORT, happening.by());
            outgoing.body()
                    .put("Report_Account", read.reader())
                    .put("Peer_Account", read.peer())
                    .put("LastReadTime", read.upTo())
                    .put("UnreadMsgNum", read.unread());
            return List.of(outgoing);
        }
        if (event instanceof MessageEvent.Recalled recalled) {
            Outgoing outgoing = Outgoing.of(WebhookCommand.C2C_AFTER_MSG_WITHDRAW, happening.by());
            outgoing.body()
                    .put("From_Account", recalled.message().from())
                    .put("To_Account", recalled.message().to())
                    .put("MsgKey", recalled.message().key())
                    .put("UnreadMsgNum", recalled.unread());
            return List.of(outgoing);
        }
        return event instanceof MessageEvent.ExtensionsChanged changed
                ? List.of(extensions(happening, changed))
                : List.of(); // for the others there is none
    }

    private static Outgoing sent(Happening happening, MessageEvent.Sent sent) {
        Outgoing outgoing = Outgoing.of(WebhookCommand.C2C_AFTER_SEND_MSG, happening.by());
        describe(sent.message(), sent.is(Option.ONLINE_ONLY), outgoing.body());
        outgoing.body()
                .put("SendMsgResult", 0)
                .put("ErrorInfo", "send msg succeed")
                .put("UnreadMsgNum", sent.unread());
        return outgoing;
    }

    /** What the webhooks before and after a message say of it. */
    public static void describe(MessageEvent.Content message, boolean onlineOnly, ObjectNode json) {
        json.put("From_Account", message.from())
                .put("To_Account", message.to())
                .put("MsgSeq", message.seq())
                .put("MsgRandom", message.random())
                .put("MsgTime", message.second())
                .put("MsgKey", message.key())
                .put("OnlineOnlyFlag", onlineOnly ? 1 : 0);
        json.putRawValue("MsgBody", new RawValue(message.body()));
        json.put("CloudCustomData", message.custom());
    }

    private static Outgoing extensions(Happening happening, MessageEvent.ExtensionsChanged changed) {
        Outgoing outgoing = Outgoing.of(WebhookCommand.C2C_AFTER_EXTENSION, happening.by());
        ObjectNode json = outgoing.body()
                .put("From_Account", changed.from())
                .put("To_Account", changed.to())
                .put("MsgKey", changed.key())
                .put("OperateType", changed.operation());
        ArrayNode list = json.putArray("ExtensionList");
        for (ExtensionValue value : changed.changed()) {
            list.addObject().put("Key", value.key()).put("Value", value.value()).put("Seq", value.seq());
        }
        json.put("Seq", changed.latest()).put("EventTime", happening.at().toEpochMilli());
        return outgoing;
    }
}
