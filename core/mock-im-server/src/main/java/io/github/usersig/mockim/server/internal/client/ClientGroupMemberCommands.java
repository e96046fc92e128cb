package io.github.usersig.mockim.server.internal.client;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.usersig.ImError;
import io.github.usersig.mockim.Account;
import io.github.usersig.mockim.server.internal.command.Call;
import io.github.usersig.mockim.server.internal.command.Fields;
import io.github.usersig.mockim.server.internal.command.Refusal;
import io.github.usersig.mockim.server.internal.command.Reply;
import io.github.usersig.mockim.server.internal.command.Users;
import io.github.usersig.mockim.server.internal.command.group.GroupAccess;
import io.github.usersig.mockim.server.internal.command.group.GroupAttributeCommands;
import io.github.usersig.mockim.server.internal.command.group.GroupMemberCommands;
import io.github.usersig.mockim.server.internal.command.group.GroupRules;
import io.github.usersig.mockim.server.internal.event.GroupEvent;
import io.github.usersig.mockim.server.internal.event.GroupEvent.JoinType;
import io.github.usersig.mockim.server.internal.tenant.Group;
import io.github.usersig.mockim.server.internal.tenant.Group.Application;
import io.github.usersig.mockim.server.internal.tenant.Member.Role;
import java.util.List;

/** The members of groups, as users see, invite, promote, mute, let in and take out each other. */
final class ClientGroupMemberCommands implements ClientFamily {

    private static final String SERVICE = ClientGroupCommands.SERVICE;
    private static final String LIVE_ROOMS = "group_open_avchatroom_http_svc/";
    private static final List<String> OF_ONESELF = List.of("NameCard", "MsgFlag", "AppMemberDefinedData");

    @Override
    public void register(ClientRegistry registry) {
        registry.shared(SERVICE + "add_group_member").first(GroupAccess::requireMayInvite);
        registry.shared(SERVICE + "delete_group_member")
                .first(call -> GroupAccess.requireAbove(call, call.fields().texts("MemberToDel_Account")));
        registry.shared(SERVICE + "modify_group_member_info").first(ClientGroupMemberCommands::requireMayModify);
        registry.shared(SERVICE + "forbid_send_msg")
                .first(call -> GroupAccess.requireAbove(call, call.fields().texts("Members_Account")));
        registry.shared(SERVICE + "get_group_member_info")
                .first(GroupAccess::requireMember)
                .adds(ClientGroupMemberCommands::addNames);
        registry.shared(SERVICE + "get_specified_group_member_info")
                .first(GroupAccess::requireMember)
                .adds(ClientGroupMemberCommands::addNames);
        registry.shared(SERVICE + "get_role_in_group").first(GroupAccess::requireMember);
        registry.shared(SERVICE + "get_group_muted_account").first(GroupAccess::requireAdmin);
        registry.shared(SERVICE + "get_group_counter").first(GroupAccess::requireMember);
        registry.shared(SERVICE + "update_group_counter").first(GroupAccess::requireMember);
        registry.shared("group_open_attr_http_svc/get_group_attr")
                .first(GroupAccess::requireMember)
                .adds(GroupAttributeCommands::addSequences);
        for (String name : List.of("set_group_attr", "modify_group_attr", "delete_group_attr", "clear_group_attr")) {
            registry.shared(SERVICE + name).first(GroupAccess::requireAdmin).adds(GroupAttributeCommands::addSequences);
        }
        registry.shared(LIVE_ROOMS + "get_members").first(GroupAccess::requireMember);
        registry.shared(LIVE_ROOMS + "modify_user_info").first(GroupAccess::requireAdmin);
        registry.shared(SERVICE + "ban_group_member")
                .first(call -> GroupAccess.requireAbove(call, call.fields().texts("Members_Account")));
        registry.own(SERVICE + "get_pendency", ClientGroupMemberCommands::applications);
        registry.own("million_group_open_http_svc/get_pendency", call -> pendencies());
        registry.own(SERVICE + "handle_apply_join_group", ClientGroupMemberCommands::handle);
    }

    /** One's own name card and the like; of others what the owner may change, and admins of plain members but for roles. */
    private static void requireMayModify(Call call) {
        Fields fields = call.fields();
        String other = fields.text("Member_Account");
        boolean toOthers = fields.has("Role") || fields.has("MuteTime") || fields.has("ShutUpTime");
        if (other.equals(call.caller().userId())
                && !toOthers
                && OF_ONESELF.stream().anyMatch(fields::has)) {
            GroupAccess.requireMember(call);
            return;
        }
        GroupAccess.requireAbove(call, List.of(other));
        if (fields.has("Role")) {
            GroupAccess.requireOwner(call);
        }
    }

    /** Clients are told the members' names too. */
    private static void addNames(Call call, Reply reply) {
        for (JsonNode item : reply.fields().path("MemberList")) {
            Account account =
                    ClientJson.account(call.state(), item.path("Member_Account").asText());
            ((ObjectNode) item).put("NickName", account.nick()).put("FaceUrl", account.faceUrl());
        }
    }

    /** Asks to be let in. Who asks again asks once. */
    static void apply(Call call, Group group) {
        String self = call.caller().userId();
        Application application =
                new Application(call.at().toEpochMilli(), call.fields().text("ApplyMsg"));
        group.apply(self, application);
        call.report(() -> new GroupEvent.JoinRequested(
                group.which(), self, application.message(), application.atMillis(), group.admins()));
    }

    private static ObjectNode pendencyFields() {
        return Reply.newFields().put("NextStartTime", 0);
    }

    private static Reply pendencies() {
        ObjectNode reply = pendencyFields().put("UnreadCount", 0);
        reply.putArray("PendencyList");
        return Reply.ok(reply);
    }

    /** Who wants to be let in where the user is owner or admin. */
    private static Reply applications(Call call) {
        ObjectNode reply = pendencyFields();
        ArrayNode list = reply.arrayNode();
        for (Group group : call.state().groups().of(call.caller().userId())) {
            if (group.admins().contains(call.caller().userId())) {
                group.applications().forEach((userId, application) -> list.addObject()
                        .put("GroupId", group.id())
                        .put("GroupName", group.text("Name"))
                        .put("From_Account", userId)
                        .put(
                                "FromUserNickName",
                                ClientJson.account(call.state(), userId).nick())
                        .put("To_Account", "")
                        .put("Handled", 0)
                        .put("Authentication", userId)
                        .put("Time", application.atMillis())
                        .put("ApplyInviteMsg", application.message())
                        .put("PendencyType", 0));
            }
        }
        reply.put("UnreadCount", list.size());
        reply.set("PendencyList", list);
        return Reply.ok(reply);
    }

    /** Lets somebody in who has asked, or does not. */
    private static Reply handle(Call call) {
        GroupAccess.requireAdmin(call);
        Group group = GroupRules.find(call);
        String applicant = call.fields().text("Applicant_Account");
        if (!group.applications().containsKey(applicant)) {
            throw new Refusal(ImError.GROUP_REQUEST_HANDLED, "nobody of that name waits to be let in");
        }
        boolean agreed = call.fields().text("HandleMsg").equals("Agree");
        boolean joins = agreed && group.member(applicant) == null && Users.exists(call, applicant);
        if (joins) { // much may have changed since the user asked
            GroupAccess.requirePlaceFor(call, group, applicant);
        }
        group.answered(applicant);
        call.report(() -> new GroupEvent.JoinAnswered(
                group.which(), applicant, agreed, call.fields().text("ApprovalMsg")));
        if (joins) {
            call.state().groups().join(group, applicant, Role.MEMBER, call.nowSeconds());
            GroupMemberCommands.joined(call, group, JoinType.APPLY, List.of(applicant));
        }
        return Reply.ok();
    }
}
