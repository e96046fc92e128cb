package io.github.usersig.mockim.server.internal.client;

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

/** Group messages as members send, read and recall them. */
final class ClientGroupMessageCommands implements ClientFamily {

    private static final String SERVICE = ClientGroupCommands.SERVICE;
    private static final int PAGE = 20;

    @Override
    public void register(ClientRegistry registry) {
        registry.shared(SERVICE + "send_group_msg")
                .as("From_Account"); // membership is looked at when the app was asked
        registry.own(SERVICE + "group_msg_get", ClientGroupMessageCommands::history);
        registry.own(SERVICE + "msg_read_report", call -> {
            read(call, call.fields().text("GroupId"), call.fields().number("MsgReadedSeq", 0));
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
            if (message == null || message.fate() == Fate.DELETED) {
                continue;
            }
            if (!all && message.sentAtSeconds() < member.joinedAtSeconds()) {
                seq = 0;
                break;
            }
            boolean there = message.fate() == Fate.THERE;
            ObjectNode json = ClientJson.message(call.state(), group, message.content(fields.text("TopicId")));
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
