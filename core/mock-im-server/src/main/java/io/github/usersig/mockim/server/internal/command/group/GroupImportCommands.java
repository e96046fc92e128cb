package io.github.usersig.mockim.server.internal.command.group;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.usersig.ImError;
import io.github.usersig.mockim.server.internal.command.Call;
import io.github.usersig.mockim.server.internal.command.CommandFamily;
import io.github.usersig.mockim.server.internal.command.Fields;
import io.github.usersig.mockim.server.internal.command.Refusal;
import io.github.usersig.mockim.server.internal.command.Registry;
import io.github.usersig.mockim.server.internal.command.Reply;
import io.github.usersig.mockim.server.internal.command.Users;
import io.github.usersig.mockim.server.internal.command.message.MessageBody;
import io.github.usersig.mockim.server.internal.event.SentAt;
import io.github.usersig.mockim.server.internal.tenant.Group;
import io.github.usersig.mockim.server.internal.tenant.GroupChat;
import io.github.usersig.mockim.server.internal.tenant.GroupChat.Kept;
import io.github.usersig.mockim.server.internal.tenant.GroupMessage;
import io.github.usersig.mockim.server.internal.tenant.GroupType;
import io.github.usersig.mockim.server.internal.tenant.Member;
import io.github.usersig.mockim.server.internal.tenant.Member.Role;

/** {@code group_open_http_svc}: groups of another system, taken over with their past. Nobody is told. */
public final class GroupImportCommands implements CommandFamily {

    private static final String SERVICE = "group_open_http_svc/";
    private static final int MOST_BYTES = 12 * 1024;
    private static final int NORMAL_PRIORITY = 2;
    private static final int ROOM_UNLESS_ASKED = 2_000;

    @Override
    public void register(Registry registry) {
        registry.command(SERVICE + "import_group", GroupImportCommands::importGroup);
        registry.command(SERVICE + "import_group_member", GroupImportCommands::importMembers);
        registry.command(SERVICE + "import_group_msg", GroupImportCommands::importMessages)
                .importsMessages();
    }

    private static Reply importGroup(Call call) {
        String type = call.fields().text("Type");
        if (!call.spec().groupTypes().contains(type)) {
            throw new Refusal(ImError.GROUP_NO_PERMISSION, "groups of type " + type + " cannot be imported");
        }
        long createdAtSeconds = call.fields().number("CreateTime", call.nowSeconds());
        if (createdAtSeconds > call.nowSeconds()) {
            throw new Refusal(ImError.GROUP_PARAMETER_ILLEGAL, "CreateTime lies in the future");
        }
        Group group = GroupCommands.create(call, createdAtSeconds);
        if (!call.fields().has("MaxMemberCount")) {
            group.setMaxMembers(ROOM_UNLESS_ASKED);
        }
        return Reply.ok(Reply.newFields().put("GroupId", group.id()));
    }

    /** Each gets a result: 1 added, 2 was a member, 0 failed. */
    private static Reply importMembers(Call call) {
        Group group = GroupRules.require(call);
        ObjectNode reply = Reply.newFields();
        ArrayNode results = reply.putArray("MemberList");
        for (Fields item : call.fields().objects("MemberList")) {
            String userId = item.text("Member_Account");
            results.addObject().put("Member_Account", userId).put("Result", importMember(call, group, item, userId));
        }
        return Reply.ok(reply);
    }

    private static int importMember(Call call, Group group, Fields item, String userId) {
        if (group.member(userId) != null) {
            return 2;
        }
        long joinedAtSeconds = item.number("JoinTime", call.nowSeconds());
        if (!Users.exists(call, userId)
                || group.isFull()
                || joinedAtSeconds < group.createdAtSeconds()
                || joinedAtSeconds > call.nowSeconds()) {
            return 0;
        }
        boolean admin = item.text("Role").equals("Admin") && group.type() != GroupType.PRIVATE;
        Member member = call.state()
                .groups()
                .join(group, call.state().accounts().same(userId), admin ? Role.ADMIN : Role.MEMBER, joinedAtSeconds);
        member.setReadSeq(Math.max(0, group.chat().nextSeq() - 1 - item.number("UnreadMsgNum", 0)));
        return 1;
    }

    /** Messages in the order of their times, each after those that are there. All members have read everything then. */
    private static Reply importMessages(Call call) {
        Group group = GroupRules.require(call);
        GroupChat chat = GroupRules.chat(call, group);
        ObjectNode reply = Reply.newFields();
        ArrayNode results = reply.putArray("ImportMsgResult");
        for (Fields item : call.fields().objects("MsgList")) {
            importMessage(call, group, chat, item, results.addObject());
        }
        group.allRead();
        return Reply.ok(reply);
    }

    private static void importMessage(Call call, Group group, GroupChat chat, Fields item, ObjectNode result) {
        MessageBody body = MessageBody.read(call, item);
        long atSeconds = item.number("SendTime", 0);
        String from = item.text("From_Account");
        int code = 0;
        if (body.json().getBytes(UTF_8).length > MOST_BYTES) {
            code = ImError.MESSAGE_TOO_BIG.code();
        } else if (!Users.exists(call, from)
                || atSeconds < Math.max(group.createdAtSeconds(), chat.lastSentAtSeconds())
                || atSeconds > call.nowSeconds()) {
            code = ImError.GROUP_PARAMETER_ILLEGAL.code();
        } else if (!call.state().moderation().found(body.text()).isEmpty()) {
            code = ImError.TEXT_REJECTED.code();
        }
        result.put("Result", code).put("MsgTime", atSeconds);
        if (code == 0) {
            // With the same Random for all that lack one, equal messages would be taken for repetitions.
            long random = item.optionalNumber("Random").orElseGet(call.state().messageNumbers()::next);
            GroupMessage message = chat.send(
                    from,
                    random,
                    SentAt.seconds(atSeconds),
                    NORMAL_PRIORITY,
                    body.json(),
                    "",
                    Kept.IN_HISTORY_AND_LISTS);
            result.put("MsgSeq", message.seq());
        } else {
            result.put("MsgSeq", 0);
        }
    }
}
