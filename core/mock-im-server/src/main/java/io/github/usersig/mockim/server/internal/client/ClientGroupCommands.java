package io.github.usersig.mockim.server.internal.client;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.usersig.ImError;
import io.github.usersig.mockim.server.internal.command.Call;
import io.github.usersig.mockim.server.internal.command.Refusal;
import io.github.usersig.mockim.server.internal.command.Reply;
import io.github.usersig.mockim.server.internal.command.group.GroupAccess;
import io.github.usersig.mockim.server.internal.command.group.GroupJson;
import io.github.usersig.mockim.server.internal.command.group.GroupJson.Filter;
import io.github.usersig.mockim.server.internal.command.group.GroupListCommands;
import io.github.usersig.mockim.server.internal.command.group.GroupMemberCommands;
import io.github.usersig.mockim.server.internal.command.group.GroupQuestions;
import io.github.usersig.mockim.server.internal.command.group.GroupRules;
import io.github.usersig.mockim.server.internal.event.GroupEvent.ExitType;
import io.github.usersig.mockim.server.internal.event.GroupEvent.JoinType;
import io.github.usersig.mockim.server.internal.tenant.Group;
import io.github.usersig.mockim.server.internal.tenant.GroupType;
import io.github.usersig.mockim.server.internal.tenant.Member;
import io.github.usersig.mockim.server.internal.tenant.Member.Role;
import java.util.List;

/** Groups as such, as a user may make, find, change, join and leave them. */
final class ClientGroupCommands implements ClientFamily {

    static final String SERVICE = "group_open_http_svc/";

    private static final String COMMUNITIES = "million_group_open_http_svc/";

    private static final String NEED_PERMISSION = "NeedPermission";
    private static final String DISABLED = "DisableApply";
    private static final String JOINED = "JoinedSuccess";
    private static final String SUPPORT_TOPIC = "SupportTopic";

    @Override
    public void register(ClientRegistry registry) {
        registry.shared(SERVICE + "create_group").as("Owner_Account");
        registry.shared(SERVICE + "get_joined_group_list").as("Member_Account");
        registry.own(COMMUNITIES + "get_joined_group_list", ClientGroupCommands::withTopics);
        registry.shared(COMMUNITIES + "create_topic").as("From_Account").first(GroupAccess::requireAdmin);
        registry.shared(COMMUNITIES + "get_topic").as("From_Account").first(GroupAccess::requireMember);
        registry.shared(COMMUNITIES + "modify_topic").as("From_Account").first(GroupAccess::requireAdmin);
        registry.shared(COMMUNITIES + "destroy_topic").first(GroupAccess::requireAdmin);
        registry.shared(SERVICE + "modify_group_base_info").first(GroupAccess::requireMayChange);
        registry.shared(SERVICE + "destroy_group").first(GroupAccess::requireMayDestroy);
        registry.shared(SERVICE + "change_group_owner").first(GroupAccess::requireOwner);
        registry.own(SERVICE + "get_group_self_member_info", call -> info(call, true));
        registry.own(SERVICE + "get_group_public_info", call -> info(call, false));
        registry.shared(SERVICE + "get_group_info").first(ClientGroupCommands::requireMemberOfAll);
        registry.shared(SERVICE + "get_online_member_num").first(GroupAccess::requireMember);
        registry.shared(COMMUNITIES + "get_online_member_num").first(GroupAccess::requireMember);
        registry.own(SERVICE + "apply_join_group", ClientGroupCommands::join).asks(GroupQuestions::beforeApply);
        registry.own(SERVICE + "quit_group", ClientGroupCommands::quit);
    }

    /** The communities with topics. Those without are among the groups of the other service's list. */
    private static Reply withTopics(Call call) {
        if (!call.fields().flag(SUPPORT_TOPIC)) {
            ObjectNode reply = Reply.newFields().put("TotalCount", 0);
            reply.putArray("GroupIdList");
            return Reply.ok(reply);
        }
        call.body().put("Member_Account", call.caller().userId());
        Reply reply = GroupListCommands.joined(call);
        reply.fields().path("GroupIdList").forEach(item -> ((ObjectNode) item).put(SUPPORT_TOPIC, 1));
        return reply;
    }

    private static void requireMemberOfAll(Call call) {
        for (String groupId : call.fields().texts("GroupIdList")) {
            if (call.state().groups().find(groupId) != null) {
                GroupAccess.requireMember(call, GroupRules.find(call, groupId));
            }
        }
    }

    /** What groups are, and if asked what the user is in each. Private ones are shown to their members only. */
    private static Reply info(Call call, boolean self) {
        ObjectNode reply = Reply.newFields();
        ArrayNode infos = reply.putArray("GroupInfo");
        for (String groupId : call.fields().texts("GroupIdList")) {
            Group group = call.state().groups().find(groupId);
            Member member = group == null ? null : group.member(call.caller().userId());
            ObjectNode info = infos.addObject().put("GroupId", groupId);
            if (group == null || (member == null && group.type() == GroupType.PRIVATE)) {
                ImError error = group == null ? ImError.GROUP_GONE : ImError.GROUP_NO_PERMISSION;
                info.put("ErrorCode", error.code()).put("ErrorInfo", "GroupIdList: " + error.meaning());
                continue;
            }
            info.put("ErrorCode", 0).put("ErrorInfo", "");
            GroupJson.group(group, Filter.ALL, info);
            info.put(SUPPORT_TOPIC, group.supportsTopics() ? 1 : 0);
            GroupJson.custom(group.custom(), Filter.ALL, info.putArray("AppDefinedData"));
            if (self && member != null) {
                GroupJson.member(
                        call,
                        group,
                        member,
                        Filter.ALL,
                        info.putArray("MemberList").addObject());
            }
        }
        return Reply.ok(reply);
    }

    /** Joins a group, or asks to be let in. Live rooms and those of type ChatRoom and Community are open to all. */
    private static Reply join(Call call) {
        Group group = GroupRules.findToJoin(call);
        String self = call.caller().userId();
        boolean live = group.type() == GroupType.AV_CHAT_ROOM;
        if (group.member(self) != null && live) { // the owner too has to, and who opens the page anew
            return Reply.ok(Reply.newFields().put("HugeGroupFlag", 1).put("JoinedStatus", JOINED));
        }
        if (group.member(self) != null) {
            throw new Refusal(ImError.GROUP_ALREADY_MEMBER, "the user is in the group already");
        }
        if (group.type() == GroupType.PRIVATE || group.text("ApplyJoinOption").equals(DISABLED)) {
            throw GroupAccess.refused("nobody can join this group without being invited");
        }
        GroupAccess.requirePlaceFor(call, group, self);
        ObjectNode reply = Reply.newFields().put("HugeGroupFlag", live ? 1 : 0);
        if (group.type() == GroupType.PUBLIC && group.text("ApplyJoinOption").equals(NEED_PERMISSION)) {
            ClientGroupMemberCommands.apply(call, group);
            return Reply.ok(reply.put("JoinedStatus", "WaitAdminApproval"));
        }
        call.state().groups().join(group, self, Role.MEMBER, call.nowSeconds());
        GroupMemberCommands.joined(call, group, JoinType.APPLY, List.of(self));
        return Reply.ok(reply.put("JoinedStatus", JOINED));
    }

    /** The owner stays, but for private groups, which then are nobody's. */
    private static Reply quit(Call call) {
        Group group = GroupRules.find(call);
        Member member = GroupAccess.requireMember(call, group);
        if (member.role() == Role.OWNER && group.type() != GroupType.PRIVATE) {
            throw new Refusal(
                    ImError.GROUP_OWNER_MAY_NOT_QUIT, "the owner may not leave: hand the group over, or disband it");
        }
        GroupMemberCommands.leave(call, group, ExitType.QUIT, List.of(member.userId()));
        return Reply.ok();
    }
}
