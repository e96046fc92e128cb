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
import java.time.Instant;
import java.util.List;

/** The webhooks about the messages of groups. */
public final class GroupMessageWebhooks {

    private GroupMessageWebhooks() {}

    static void addTo(AfterWebhooks.Rows rows) {
        rows.tell(GroupMessageEvent.Sent.class, WebhookCommand.GROUP_AFTER_SEND_MSG, GroupMessageWebhooks::sent);
        rows.tell(
                GroupMessageEvent.Failed.class, WebhookCommand.GROUP_SEND_MSG_EXCEPTION, GroupMessageWebhooks::failed);
        rows.tell(
                GroupMessageEvent.Recalled.class,
                WebhookCommand.GROUP_AFTER_RECALL_MSG,
                GroupMessageWebhooks::recalled);
        rows.tell(GroupMessageEvent.Read.class, WebhookCommand.GROUP_AFTER_READ_RECEIPT, GroupMessageWebhooks::read);
        rows.tell(
                GroupMessageEvent.ExtensionsChanged.class,
                WebhookCommand.GROUP_AFTER_EXTENSION,
                GroupMessageWebhooks::extensions);
        rows.keepSilent(List.of(
                GroupMessageEvent.Modified.class,
                GroupMessageEvent.Deleted.class,
                GroupMessageEvent.Reacted.class,
                GroupMessageEvent.Pinned.class));
    }

    private static void sent(GroupMessageEvent.Sent sent, Telling telling) {
        if (sent.is(Option.NO_WEBHOOK) || sent.is(Option.BROADCAST)) {
            return;
        }
        ObjectNode json = telling.webhook();
        describe(sent.group(), sent.message(), sent.is(Option.ONLINE_ONLY), telling.by(), telling.at(), json);
        json.put("MsgSeq", sent.message().seq()).put("MsgTime", sent.message().sentAtSeconds());
        if (!sent.mentions().isEmpty()) {
            ArrayNode list = json.putArray("GroupAtInfo");
            for (Mention mention : sent.mentions()) {
                ObjectNode item = list.addObject().put("GroupAtAllFlag", mention.userId() == null ? 1 : 0);
                if (mention.userId() != null) {
                    item.put("GroupAt_Account", mention.userId());
                }
            }
        }
    }

    private static void failed(GroupMessageEvent.Failed failed, Telling telling) {
        ObjectNode json = telling.webhook();
        describe(failed.group(), failed.message(), failed.onlineOnly(), telling.by(), telling.at(), json);
        json.put("ErrorCode", failed.code()).put("ErrorInfo", failed.reason());
    }

    private static void recalled(GroupMessageEvent.Recalled recalled, Telling telling) {
        ObjectNode json = telling.webhook()
                .put("Operator_Account", telling.by().userId())
                .put("Type", recalled.group().type())
                .put("GroupId", recalled.group().id());
        ArrayNode seqs = json.putArray("MsgSeqList");
        recalled.seqs().forEach(seq -> seqs.addObject().put("MsgSeq", seq));
        topic(recalled.topicId(), json);
        json.put("EventTime", telling.at().toEpochMilli());
    }

    private static void extensions(GroupMessageEvent.ExtensionsChanged changed, Telling telling) {
        ObjectNode json = telling.webhook()
                .put("GroupId", changed.group().id())
                .put("MsgSeq", changed.seq())
                .put("OperateType", changed.operation());
        MessageWebhooks.values(changed.changed(), json.putArray("ExtensionList"));
        json.put("Seq", changed.latest()).put("EventTime", telling.at().toEpochMilli());
    }

    private static void read(GroupMessageEvent.Read read, Telling telling) {
        ObjectNode json = telling.webhook();
        ArrayNode list = json.put("GroupId", read.group().id())
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
        json.put("EventTime", telling.at().toEpochMilli());
    }

    /** What the webhooks before and after a message say of it. */
    public static void describe(
            Which group, Content message, boolean onlineOnly, Caller by, Instant at, ObjectNode json) {
        json.put("GroupId", group.id())
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
