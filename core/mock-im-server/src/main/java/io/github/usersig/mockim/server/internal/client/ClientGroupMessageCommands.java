package io.github.usersig.mockim.server.internal.client;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.usersig.ImError;
import io.github.usersig.mockim.server.internal.command.Call;
import io.github.usersig.mockim.server.internal.command.Fields;
import io.github.usersig.mockim.server.internal.command.Refusal;
import io.github.usersig.mockim.server.internal.command.Reply;
import io.github.usersig.mockim.server.internal.command.group.GroupAccess;
import io.github.usersig.mockim.server.internal.command.group.GroupRules;
import io.github.usersig.mockim.server.internal.tenant.Group;
import io.github.usersig.mockim.server.internal.tenant.GroupChat;
import io.github.usersig.mockim.server.internal.tenant.GroupMessage;
import io.github.usersig.mockim.server.internal.tenant.GroupMessage.Fate;
import io.github.usersig.mockim.server.internal.tenant.GroupType;
import io.github.usersig.mockim.server.internal.tenant.Member;
import io.github.usersig.mockim.server.internal.tenant.Member.Role;
import java.util.List;
import java.util.regex.Pattern;

/** Group messages as members send, read and recall them. */
final class ClientGroupMessageCommands implements ClientFamily {

    private static final String SERVICE = ClientGroupCommands.SERVICE;
    private static final int PAGE = 20;
    private static final Pattern SEQ = Pattern.compile("\\d{1,15}");

    @Override
    public void register(ClientRegistry registry) {
        registry.shared(SERVICE + "send_group_msg")
                .as("From_Account"); // membership is looked at when the app was asked
        registry.shared("openim/modify_group_msg")
                .first(ClientGroupMessageCommands::requireModifiable)
                .adds(ClientGroupMessageCommands::addModified);
        registry.shared("openim_msg_ext_http_svc/group_set_key_values").first(GroupAccess::requireMember);
        registry.shared("openim_msg_ext_http_svc/group_get_key_values").first(GroupAccess::requireMember);
        registry.shared(SERVICE + "pin_message").as("Pinner_Account").first(GroupAccess::requireMember);
        registry.shared(SERVICE + "unpin_message").as("UnPinner_Account").first(GroupAccess::requireMember);
        registry.shared(SERVICE + "get_pinned_messages").first(GroupAccess::requireMember);
        registry.own(SERVICE + "delete_group_ramble_msg_by_seq", ClientGroupMessageCommands::hide);
        registry.own(SERVICE + "group_msg_get", ClientGroupMessageCommands::history);
        registry.own(SERVICE + "msg_read_report", call -> {
            String topicId = call.fields().text("TopicId");
            long seq = call.fields().number("MsgReadedSeq", 0);
            if (topicId.isEmpty()) {
                read(call, call.fields().text("GroupId"), seq);
            } else {
                Group group = GroupRules.find(call);
                GroupAccess.requireMember(call, group);
                GroupRules.topic(call, group).read(call.caller().userId(), seq);
            }
            return Reply.ok();
        });
        registry.shared(SERVICE + "group_msg_recall").first(ClientGroupMessageCommands::requireMayRecall);
        registry.shared(SERVICE + "group_msg_receipt").as("From_Account").first(GroupAccess::requireMember);
        registry.shared(SERVICE + "get_group_msg_receipt").first(GroupAccess::requireMember);
        registry.shared(SERVICE + "get_group_msg_receipt_detail").first(GroupAccess::requireMember);
    }

    /** Newest first; what was said before one joined is shown in groups of type ChatRoom and Community only. */
    private static Reply history(Call call) {
        Fields fields = call.fields();
        Group group = GroupRules.find(call);
        Member member = GroupAccess.requireMember(call, group);
        GroupChat chat = GroupRules.chat(call, group);
        boolean all = group.type() == GroupType.CHAT_ROOM || group.type() == GroupType.COMMUNITY;
        long seq =
                Math.min(chat.nextSeq() - 1, fields.optionalNumber("ReqMsgSeq").orElse(Long.MAX_VALUE));
        long wanted = Math.max(1, fields.number("ReqMsgNumber", PAGE));
        ObjectNode reply = Reply.newFields().put("GroupId", group.id());
        ArrayNode list = reply.arrayNode();
        for (; seq > 0 && list.size() < wanted; seq--) {
            GroupMessage message = chat.find(seq);
            if (message == null || message.fate() == Fate.DELETED || member.isHidden(chat, seq)) {
                continue;
            }
            if (!all && message.sentAtSeconds() < member.joinedAtSeconds()) {
                seq = 0;
                break;
            }
            boolean there = message.fate() == Fate.THERE;
            ObjectNode json = ClientJson.message(call.state(), group, message, fields.text("TopicId"));
            json.put("MsgPriority", message.priority()); // a number here, and a word in a push
            json.put("IsPlaceMsg", message.fate().isPlaceMsg());
            if (there || fields.flag("WithRecalledMsg")) {
                list.add(json);
            }
        }
        reply.put("IsFinished", seq > 0 ? 0 : 1);
        reply.set("RspMsgList", list);
        return Reply.ok(reply);
    }

    /** Any member may: the vendor leaves it to apps to allow less. */
    private static void requireModifiable(Call call) {
        Group group = GroupRules.find(call);
        GroupAccess.requireMember(call, group);
        GroupMessage message = GroupRules.chat(call, group).find(call.fields().number("MsgSeq", 0));
        if (message == null || message.fate() != Fate.THERE) {
            throw new Refusal(
                    ClientMessageCommands.MISSING, "there is no message with this MsgSeq that can be modified");
        }
    }

    private static void addModified(Call call, Reply reply) {
        Group group = GroupRules.find(call);
        GroupMessage message =
                requireNonNull(GroupRules.chat(call, group).find(call.fields().number("MsgSeq", 0)));
        reply.fields()
                .setAll(ClientJson.message(
                        call.state(), group, message, call.fields().text("TopicId")));
    }

    /** Takes messages away from this user alone; the others keep them. */
    private static Reply hide(Call call) {
        String deleter = call.fields().text("Deleter_Account");
        if (!deleter.isEmpty() && !deleter.equals(call.caller().userId())) {
            throw new Refusal(ImError.NOT_AN_ADMIN, "Deleter_Account is another user: one deletes for oneself only");
        }
        Group group = GroupRules.find(call);
        Member member = GroupAccess.requireMember(call, group);
        GroupChat chat = GroupRules.chat(call, group);
        List<Long> seqs = call.fields().texts("Seqs").stream()
                .map(seq -> SEQ.matcher(seq).matches() ? Long.parseLong(seq) : 0)
                .toList();
        if (seqs.stream().anyMatch(seq -> chat.find(seq) == null)) {
            throw new Refusal(
                    ImError.GROUP_DELETE_MESSAGE_MISSING, "a MsgSeq in Seqs is that of no message in the group");
        }
        seqs.forEach(seq -> member.hide(chat, seq));
        return Reply.ok();
    }

    static void read(Call call, String groupId, long seq) {
        Group group = GroupRules.find(call, groupId);
        Member member = GroupAccess.requireMember(call, group);
        member.setReadSeq(Math.max(member.readSeq(), Math.min(seq, group.chat().nextSeq() - 1)));
    }

    /** One's own for two minutes; the owner and admins those of all. */
    private static void requireMayRecall(Call call) {
        Group group = GroupRules.find(call);
        Member self = GroupAccess.requireMember(call, group);
        if (self.role() != Role.MEMBER) {
            return;
        }
        GroupChat chat = GroupRules.chat(call, group);
        for (Fields item : call.fields().objects("MsgSeqList")) {
            GroupMessage message = chat.find(item.number("MsgSeq", 0));
            if (message != null && !message.from().equals(self.userId())) {
                throw GroupAccess.refused("a member may recall the member's own messages only");
            }
            if (message != null && call.nowSeconds() - message.sentAtSeconds() > ClientMessageCommands.RECALL_SECONDS) {
                throw new Refusal(
                        ImError.GROUP_RECALL_TOO_LATE,
                        "the message is older than " + ClientMessageCommands.RECALL_SECONDS + " seconds");
            }
        }
    }
}
