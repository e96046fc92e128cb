package io.github.usersig.mockim.server.internal.webhook;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.util.RawValue;
import io.github.usersig.mockim.WebhookCommand;
import io.github.usersig.mockim.server.internal.event.Caller;
import io.github.usersig.mockim.server.internal.event.GroupEvent.Which;
import io.github.usersig.mockim.server.internal.event.GroupMessageEvent;
import io.github.usersig.mockim.server.internal.event.GroupMessageEvent.Content;
import io.github.usersig.mockim.server.internal.event.GroupMessageEvent.Mention;
import io.github.usersig.mockim.server.internal.event.GroupMessageEvent.Option;
import io.github.usersig.mockim.server.internal.event.GroupMessageEvent.Receipt;
import io.github.usersig.mockim.server.internal.event.Happening;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** The webhooks about the messages of groups. */
public final class GroupMessageWebhooks {

    private GroupMessageWebhooks() {}

    static List<Outgoing> of(Happening happening, GroupMessageEvent event) {
        return one(happening, event).stream().toList();
    }

    private static Optional<Outgoing> one(Happening happening, GroupMessageEvent event) {
        if (event instanceof GroupMessageEvent.Sent sent) {
            return sent.is(Option.NO_WEBHOOK) || sent.is(Option.BROADCAST)
                    ? Optional.empty()
                    : Optional.of(sent(happening, sent));
        }
        if (event instanceof GroupMessageEvent.Failed failed) {
            Outgoing outgoing = Outgoing.of(WebhookCommand.GROUP_SEND_MSG_EXCEPTION, happening.by());
            describe(failed.group(), failed.message(), failed.onlineOnly(), happening.by(), happening.at(), outgoing);
            outgoing.body().put("ErrorCode", failed.code()).put("ErrorInfo", failed.reason());
            return Optional.of(outgoing);
        }
        if (event instanceof GroupMessageEvent.Recalled recalled) {
            Outgoing outgoing = Outgoing.of(WebhookCommand.GROUP_AFTER_RECALL_MSG, happening.by());
            ObjectNode json = outgoing.body()
                    .put("Operator_Account", happening.by().userId())
                    .put("Type", recalled.group().type())
                    .put("GroupId", recalled.group().id());
            ArrayNode seqs = json.putArray("MsgSeqList");
            recalled.seqs().forEach(seq -> seqs.addObject().put("MsgSeq", seq));
            topic(recalled.topicId(), json);
            json.put("EventTime", happening.at().toEpochMilli());
            return Optional.of(outgoing);
        }
        return event instanceof GroupMessageEvent.Read read ? Optional.of(read(happening, read)) : Optional.empty();
    }

    private static Outgoing sent(Happening happening, GroupMessageEvent.Sent sent) {
        Outgoing outgoing = Outgoing.of(WebhookCommand.GROUP_AFTER_SEND_MSG, happening.by());
        describe(sent.group(), sent.message(), sent.is(Option.ONLINE_ONLY), happening.by(), happening.at(), outgoing);
        outgoing.body()
                .put("MsgSeq", sent.message().seq())
                .put("MsgTime", sent.message().second());
        if (!sent.mentions().isEmpty()) {
            ArrayNode list = outgoing.body().putArray("GroupAtInfo");
            for (Mention mention : sent.mentions()) {
                ObjectNode item = list.addObject().put("GroupAtAllFlag", mention.userId() == null ? 1 : 0);
                if (mention.userId() != null) {
                    item.put("GroupAt_Account", mention.userId());
                }
            }
        }
        return outgoing;
    }

    private static Outgoing read(Happening happening, GroupMessageEvent.Read read) {
        Outgoing outgoing = Outgoing.of(WebhookCommand.GROUP_AFTER_READ_RECEIPT, happening.by());
        ArrayNode list = outgoing.body()
                .put("GroupId", read.group().id())
                .put("Type", read.group().type())
                .putArray("GroupMsgReceiptList");
        for (Receipt receipt : read.receipts()) {
            list.addObject()
                    .put("MsgSeq", receipt.seq())
                    .put("ReadNum", receipt.read())
                    .put("UnreadNum", receipt.unread())
                    .putArray("ReadReceiptMembers")
                    .addObject()
                    .put("Member_Account", read.reader());
        }
        outgoing.body().put("EventTime", happening.at().toEpochMilli());
        return outgoing;
    }

    /** What the webhooks before and after a message say of it. */
    public static void describe(
            Which group, Content message, boolean onlineOnly, Caller by, Instant at, Outgoing outgoing) {
        ObjectNode json = outgoing.body()
                .put("GroupId", group.id())
                .put("Type", group.type())
                .put("From_Account", message.from())
                .put("Operator_Account", by.userId())
                .put("Random", message.random())
                .put("OnlineOnlyFlag", onlineOnly ? 1 : 0);
        json.putRawValue("MsgBody", new RawValue(message.body()));
        json.put("CloudCustomData", message.custom());
        topic(message.topicId(), json);
        json.put("EventTime", at.toEpochMilli());
    }

    private static void topic(String topicId, ObjectNode json) {
        if (!topicId.isEmpty()) {
            json.put("TopicId", topicId);
        }
    }
}
