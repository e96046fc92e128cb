package io.github.usersig.mockim.server.internal.command.group;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.util.RawValue;
import io.github.usersig.ImError;
import io.github.usersig.mockim.server.internal.command.Call;
import io.github.usersig.mockim.server.internal.command.CommandFamily;
import io.github.usersig.mockim.server.internal.command.Fields;
import io.github.usersig.mockim.server.internal.command.Refusal;
import io.github.usersig.mockim.server.internal.command.Registry;
import io.github.usersig.mockim.server.internal.command.Reply;
import io.github.usersig.mockim.server.internal.command.Users;
import io.github.usersig.mockim.server.internal.command.message.MessageBody;
import io.github.usersig.mockim.server.internal.event.GroupEvent;
import io.github.usersig.mockim.server.internal.event.GroupMessageEvent;
import io.github.usersig.mockim.server.internal.event.GroupMessageEvent.Mention;
import io.github.usersig.mockim.server.internal.event.GroupMessageEvent.Option;
import io.github.usersig.mockim.server.internal.event.MessageId;
import io.github.usersig.mockim.server.internal.event.SentAt;
import io.github.usersig.mockim.server.internal.tenant.Group;
import io.github.usersig.mockim.server.internal.tenant.GroupChat;
import io.github.usersig.mockim.server.internal.tenant.GroupChat.Kept;
import io.github.usersig.mockim.server.internal.tenant.GroupMessage;
import io.github.usersig.mockim.server.internal.tenant.GroupMessage.Fate;
import io.github.usersig.mockim.server.internal.tenant.GroupType;
import io.github.usersig.mockim.server.internal.tenant.Member;
import io.github.usersig.mockim.server.internal.tenant.Member.Role;
import io.github.usersig.mockim.server.internal.tenant.Topic;
import io.github.usersig.mockim.server.internal.tenant.User;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/** {@code group_open_http_svc}: the messages of groups and topics. */
public final class GroupMessageCommands implements CommandFamily {

    private static final String SERVICE = "group_open_http_svc/";
    private static final List<String> PRIORITIES = List.of("High", "Normal", "Low", "Lowest");
    private static final Set<GroupType> WITH_TARGETS =
            EnumSet.of(GroupType.PRIVATE, GroupType.PUBLIC, GroupType.CHAT_ROOM);
    private static final Set<Option> BROADCAST = Collections.unmodifiableSet(EnumSet.of(Option.BROADCAST));
    private static final int MOST_MENTIONS = 30;
    private static final int LOOKED_AT_BY_SENDER = 1_000;

    @Override
    public void register(Registry registry) {
        registry.command(SERVICE + "send_group_msg", GroupMessageCommands::send)
                .sendsGroupMessage()
                .goesThrough(call -> call.fields().flag("NeedReadReceipt") ? GroupRules.countMembers(call) : 0)
                .asks(GroupQuestions::beforeMessage)
                .limit(ImError.MESSAGE_TOO_BIG);
        registry.command(SERVICE + "send_broadcast_msg", GroupMessageCommands::broadcast)
                .limit(ImError.MESSAGE_TOO_BIG)
                .goesThroughAll();
        registry.command(SERVICE + "group_msg_get_simple", GroupMessageCommands::history);
        registry.command(SERVICE + "group_msg_recall", GroupMessageCommands::recall)
                .refusesOtherTypes(ImError.GROUP_TYPE_NOT_RECALLABLE);
        registry.command(SERVICE + "delete_group_msg_by_sender", GroupMessageCommands::deleteBySender)
                .passesOverOtherTypes();
        registry.command(SERVICE + "clear_group_msg", GroupMessageCommands::clear)
                .goesThrough(call -> {
                    Group group = call.state().groups().find(call.fields().text("GroupId"));
                    return group == null ? 0 : group.chat().nextSeq();
                });
        registry.command(SERVICE + "set_unread_msg_num", GroupMessageCommands::setUnread)
                .passesOverOtherTypes();
        registry.command(SERVICE + "send_group_system_notification", GroupMessageCommands::notify);
    }

    /** Sends a message. By REST the sender need not be a member; who is muted may not speak. */
    private static Reply send(Call call) {
        Fields fields = call.fields();
        Group group = GroupRules.require(call);
        User sender = Users.sender(call, ImError.GROUP_PARAMETER_ILLEGAL, ImError.GROUP_ACCOUNT_UNKNOWN);
        allowed(call, group, sender, () -> requireMaySpeak(call, group, sender));
        List<String> targets = fields.texts("To_Account");
        if (!targets.isEmpty() && !WITH_TARGETS.contains(group.type())) {
            throw new Refusal(ImError.GROUP_NO_PERMISSION, "a message to some members is not for this type of group");
        }
        if (fields.objects("GroupAtInfo").size() > MOST_MENTIONS) {
            throw new Refusal(ImError.GROUP_TOO_MANY_MENTIONS, "GroupAtInfo has over " + MOST_MENTIONS + " items");
        }
        MessageBody body = MessageBody.read(call);
        if (!fields.texts("SendMsgControl").contains("NoMsgCheck")) {
            allowed(call, group, sender, () -> GroupRules.requireClean(call, body.text()));
        }
        Kept kept = kept(fields);
        GroupChat chat = GroupRules.chat(call, group);
        long taken = chat.taken();
        GroupMessage message = chat.send(
                sender.userId(),
                fields.number("Random", 0),
                SentAt.seconds(call.nowSeconds()),
                priority(fields),
                body.json(),
                fields.text("CloudCustomData"),
                kept);
        if (chat.taken() > taken) {
            sent(call, group, message, kept != Kept.NOWHERE);
        }
        return Reply.ok(
                Reply.newFields().put("MsgTime", message.sentAtSeconds()).put("MsgSeq", message.seq()));
    }

    private static Kept kept(Fields fields) {
        if (fields.flag("OnlineOnlyFlag")) {
            return Kept.NOWHERE;
        }
        return fields.texts("SendMsgControl").contains("NoLastMsg") ? Kept.IN_HISTORY : Kept.IN_HISTORY_AND_LISTS;
    }

    private static void sent(Call call, Group group, GroupMessage message, boolean stored) {
        Fields fields = call.fields();
        fields.optionalNumber("MsgClientTime").ifPresent(message::sentByClientAt);
        if (wantsReceipts(fields, group)) {
            message.waitFor(group.members().keySet());
        }
        if (fields.flag("SupportMessageExtension")) {
            message.allowExtensions();
        }
        if (isUncounted(fields)) {
            message.noUnread();
        }
        message.mention(mentions(fields));
        Member member = group.member(message.from());
        if (member != null) {
            member.sentAt(call.nowSeconds());
            if (stored && fields.text("TopicId").isEmpty()) {
                member.setReadSeq(message.seq());
            } else if (stored) {
                GroupRules.topic(call, group).read(message.from(), message.seq());
            }
        }
        call.report(() -> new GroupMessageEvent.Sent(
                group.which(),
                message.content(fields.text("TopicId")),
                options(fields, group),
                message.mentions(),
                fields.texts("To_Account")));
    }

    /** Whether it stays out of unread counts, as the sender may ask and all messages to some members only do. */
    private static boolean isUncounted(Fields fields) {
        return fields.texts("SendMsgControl").contains("NoUnread")
                || !fields.texts("To_Account").isEmpty();
    }

    /** Where there are no read receipts the wish has no effect: the command's page has no code to refuse it with. */
    private static boolean wantsReceipts(Fields fields, Group group) {
        return fields.flag("NeedReadReceipt") && group.type().hasReadReceipts();
    }

    private static Set<Option> options(Fields fields, Group group) {
        Set<Option> options = EnumSet.noneOf(Option.class);
        List<String> control = fields.texts("SendMsgControl");
        add(options, Option.ONLINE_ONLY, fields.flag("OnlineOnlyFlag"));
        add(options, Option.NO_UNREAD, isUncounted(fields));
        add(options, Option.NO_LAST_MESSAGE, control.contains("NoLastMsg"));
        add(options, Option.RECEIPT_WANTED, wantsReceipts(fields, group));
        add(options, Option.NO_WEBHOOK, fields.texts("ForbidCallbackControl").contains("ForbidAfterSendMsgCallback"));
        return Collections.unmodifiableSet(options);
    }

    private static void add(Set<Option> options, Option option, boolean given) {
        if (given) {
            options.add(option);
        }
    }

    private static List<Mention> mentions(Fields fields) {
        return fields.objects("GroupAtInfo").stream()
                .map(item -> new Mention(item.flag("GroupAtAllFlag") ? null : item.text("GroupAt_Account")))
                .toList();
    }

    /** Does a check, and tells that the message was not sent if it fails. */
    private static void allowed(Call call, Group group, User sender, Runnable check) {
        try {
            check.run();
        } catch (Refusal refusal) {
            Fields fields = call.fields();
            call.report(() -> new GroupMessageEvent.Failed(
                    group.which(),
                    new GroupMessageEvent.Content(
                            fields.text("TopicId"),
                            sender.userId(),
                            new MessageId(0, fields.number("Random", 0)),
                            SentAt.seconds(call.nowSeconds()),
                            priority(fields),
                            fields.json("MsgBody").toString(),
                            fields.text("CloudCustomData"),
                            0,
                            fields.flag("SupportMessageExtension")),
                    fields.flag("OnlineOnlyFlag"),
                    refusal.code(),
                    refusal.reason()));
            throw refusal;
        }
    }

    static int priority(Fields fields) {
        return PRIORITIES.indexOf(fields.optionalText("MsgPriority").orElse("Normal")) + 1;
    }

    private static void requireMaySpeak(Call call, Group group, User sender) {
        if (!call.caller().admin()) {
            GroupAccess.requireMember(call, group);
        }
        if (call.state().admins().contains(sender.userId())) {
            return;
        }
        boolean muted = sender.groupsMutedUntilSeconds() > call.nowSeconds()
                || group.isMuted(sender.userId(), call.nowSeconds());
        if (!call.fields().text("TopicId").isEmpty()) {
            Topic topic = GroupRules.topic(call, group);
            Member member = group.member(sender.userId());
            muted |= topic.mutes().holdsFor(sender.userId(), call.nowSeconds());
            muted |= topic.text("MuteAllMember").equals("On") && (member == null || member.role() == Role.MEMBER);
        }
        if (muted) {
            throw new Refusal(ImError.GROUP_MUTED, "the sender is muted");
        }
    }

    /** Sends a message to all live rooms. */
    private static Reply broadcast(Call call) {
        User sender = Users.sender(call, ImError.GROUP_PARAMETER_ILLEGAL, ImError.GROUP_ACCOUNT_UNKNOWN);
        MessageBody body = MessageBody.read(call);
        long seq = 0;
        for (Group group : call.state().groups().list()) {
            if (group.type() == GroupType.AV_CHAT_ROOM) {
                long taken = group.chat().taken();
                GroupMessage message = group.chat()
                        .send(
                                sender.userId(),
                                call.fields().number("Random", 0),
                                SentAt.seconds(call.nowSeconds()),
                                1,
                                body.json(),
                                call.fields().text("CloudCustomData"),
                                Kept.IN_HISTORY_AND_LISTS);
                seq = message.seq();
                if (group.chat().taken() > taken) {
                    call.report(() -> new GroupMessageEvent.Sent(
                            group.which(), message.content(""), BROADCAST, List.of(), List.of()));
                }
            }
        }
        return Reply.ok(Reply.newFields().put("MsgSeq", seq));
    }

    /** The history, newest first; what was deleted or recalled is there as a place holder. */
    private static Reply history(Call call) {
        Fields fields = call.fields();
        Group group = GroupRules.require(call);
        GroupChat chat = GroupRules.chat(call, group);
        boolean recalledToo = fields.flag("WithRecalledMsg");
        long newest =
                Math.min(chat.nextSeq() - 1, fields.optionalNumber("ReqMsgSeq").orElse(Long.MAX_VALUE));
        long wanted = fields.number("ReqMsgNumber", 1);
        ObjectNode reply = Reply.newFields().put("GroupId", group.id());
        ArrayNode list = reply.arrayNode();
        long seq = newest;
        for (; seq > 0 && list.size() < wanted; seq--) {
            GroupMessage message = chat.find(seq);
            if (message != null && (message.fate() != Fate.RECALLED || recalledToo)) {
                describe(message, list.addObject());
            }
        }
        reply.put("IsFinished", seq > 0 ? 0 : 1);
        reply.set("RspMsgList", list);
        return Reply.ok(reply);
    }

    static void describe(GroupMessage message, ObjectNode json) {
        json.put("From_Account", message.from());
        json.put("IsPlaceMsg", message.fate().isPlaceMsg());
        if (message.fate() == Fate.THERE) {
            json.putRawValue("MsgBody", new RawValue(message.body()));
        } else {
            json.putArray("MsgBody");
        }
        json.put("MsgPriority", message.priority());
        json.put("MsgRandom", message.random());
        json.put("MsgSeq", message.seq());
        json.put("MsgTimeStamp", message.sentAtSeconds());
        json.put("CloudCustomData", message.custom());
    }

    private static Reply recall(Call call) {
        Group group = GroupRules.require(call);
        GroupChat chat = GroupRules.chat(call, group);
        ObjectNode reply = Reply.newFields();
        ArrayNode results = reply.putArray("RecallRetList");
        List<Long> recalled = new ArrayList<>();
        for (Fields item : call.fields().objects("MsgSeqList")) {
            GroupMessage message = chat.find(item.number("MsgSeq", 0));
            int code = 0;
            if (message == null || message.fate() == Fate.DELETED) {
                code = ImError.GROUP_RECALL_MESSAGE_MISSING.code();
            } else if (message.fate() == Fate.RECALLED) {
                code = ImError.GROUP_MESSAGE_NOT_RECALLABLE.code();
            } else {
                message.recall();
                recalled.add(message.seq());
            }
            results.addObject().put("MsgSeq", item.number("MsgSeq", 0)).put("RetCode", code);
        }
        if (!recalled.isEmpty()) {
            call.report(() -> new GroupMessageEvent.Recalled(
                    group.which(), call.fields().text("TopicId"), List.copyOf(recalled)));
        }
        return Reply.ok(reply);
    }

    /** Looks at the newest thousand messages; in a live room, where nothing is stored, it has no effect. */
    private static Reply deleteBySender(Call call) {
        Group group = GroupRules.require(call);
        List<Long> deleted =
                GroupRules.chat(call, group).deleteFrom(call.fields().text("Sender_Account"), LOOKED_AT_BY_SENDER);
        deleted(call, group, deleted);
        return Reply.ok();
    }

    /** Deletes the history up to a MsgSeq, or all of it. */
    private static Reply clear(Call call) {
        Group group = GroupRules.require(call);
        deleted(
                call,
                group,
                group.chat().clearTo(call.fields().optionalNumber("MsgSeq").orElse(Long.MAX_VALUE)));
        return Reply.ok();
    }

    private static void deleted(Call call, Group group, List<Long> seqs) {
        if (!seqs.isEmpty()) {
            call.report(() ->
                    new GroupMessageEvent.Deleted(group.which(), call.fields().text("TopicId"), List.copyOf(seqs)));
        }
    }

    private static Reply setUnread(Call call) {
        Group group = GroupRules.require(call);
        if (GroupRules.worksFor(call, group)) {
            Member member = GroupRules.member(group, call.fields().text("Member_Account"));
            long unread = call.fields().number("UnreadMsgNum", 0);
            member.setReadSeq(Math.max(0, group.chat().nextSeq() - 1 - unread));
        }
        return Reply.ok();
    }

    /** Tells members something; it is not stored, and reaches who is online. */
    private static Reply notify(Call call) {
        Group group = GroupRules.require(call);
        List<String> targets = call.fields().texts("ToMembers_Account");
        if (!targets.isEmpty() && group.type() == GroupType.AV_CHAT_ROOM) {
            throw new Refusal(ImError.GROUP_NO_PERMISSION, "in an AVChatRoom a notification goes to all members only");
        }
        call.report(() -> new GroupEvent.Notified(group.which(), call.fields().text("Content"), targets));
        return Reply.ok();
    }
}
