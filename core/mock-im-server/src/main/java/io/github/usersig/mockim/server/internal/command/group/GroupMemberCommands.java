package io.github.usersig.mockim.server.internal.command.group;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.usersig.ImError;
import io.github.usersig.mockim.server.internal.command.Call;
import io.github.usersig.mockim.server.internal.command.CommandFamily;
import io.github.usersig.mockim.server.internal.command.Cursors;
import io.github.usersig.mockim.server.internal.command.Fields;
import io.github.usersig.mockim.server.internal.command.Refusal;
import io.github.usersig.mockim.server.internal.command.Registry;
import io.github.usersig.mockim.server.internal.command.Reply;
import io.github.usersig.mockim.server.internal.command.Users;
import io.github.usersig.mockim.server.internal.command.group.GroupJson.Filter;
import io.github.usersig.mockim.server.internal.event.GroupEvent;
import io.github.usersig.mockim.server.internal.event.GroupEvent.ExitType;
import io.github.usersig.mockim.server.internal.event.GroupEvent.JoinType;
import io.github.usersig.mockim.server.internal.tenant.Deadlines;
import io.github.usersig.mockim.server.internal.tenant.Group;
import io.github.usersig.mockim.server.internal.tenant.GroupType;
import io.github.usersig.mockim.server.internal.tenant.Member;
import io.github.usersig.mockim.server.internal.tenant.Member.Role;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/** {@code group_open_http_svc}: the members of a group. */
public final class GroupMemberCommands implements CommandFamily {

    private static final String SERVICE = "group_open_http_svc/";
    private static final int MOST_OF_A_PAGE = 6_000;
    private static final int FAILED = 0;
    private static final int ADDED = 1;
    private static final int WAS_MEMBER = 2;
    private static final List<String> NOT_IN_LIVE_ROOMS =
            List.of("Role", "MsgFlag", "NameCard", "AppMemberDefinedData");

    @Override
    public void register(Registry registry) {
        registry.command(SERVICE + "add_group_member", GroupMemberCommands::add).asks(GroupQuestions::beforeInvite);
        registry.command(SERVICE + "delete_group_member", GroupMemberCommands::delete)
                .refusesOtherTypes(ImError.GROUP_PARAMETER_ILLEGAL);
        registry.command(SERVICE + "get_group_member_info", GroupMemberCommands::list)
                .goesThrough(call -> call.fields().number("Limit", MOST_OF_A_PAGE));
        registry.command(SERVICE + "get_specified_group_member_info", GroupMemberCommands::listSome);
        registry.command(SERVICE + "modify_group_member_info", GroupMemberCommands::modify);
        registry.command(SERVICE + "get_role_in_group", GroupMemberCommands::roles);
        registry.command(SERVICE + "forbid_send_msg", GroupMemberCommands::mute);
        registry.command(SERVICE + "get_group_muted_account", call -> muted(call, "MutedAccountList", "MutedUntil"));
        registry.command(SERVICE + "get_group_shutted_uin", call -> muted(call, "ShuttedUinList", "ShuttedUntil"));
    }

    /** Adds members, whatever the group's join option. Each gets a result: 1 added, 2 was a member, 0 failed. */
    private static Reply add(Call call) {
        Group group = GroupRules.require(call);
        List<String> userIds = call.fields().objects("MemberList").stream()
                .map(member -> member.text("Member_Account"))
                .toList();
        long newOnes =
                userIds.stream().filter(userId -> group.member(userId) == null).count();
        if (group.maxMembers() > 0 && group.members().size() + newOnes > group.maxMembers()) {
            throw new Refusal(
                    ImError.GROUP_FULL,
                    "the group has " + group.members().size() + " of " + group.maxMembers() + " members");
        }
        ObjectNode reply = Reply.newFields();
        ArrayNode results = reply.putArray("MemberList");
        List<String> added = new ArrayList<>();
        for (String userId : userIds) {
            int result = add(call, group, userId);
            if (result == ADDED) {
                added.add(userId);
            }
            results.addObject().put("Member_Account", userId).put("Result", result);
        }
        if (!added.isEmpty()) {
            joined(call, group, JoinType.INVITED, added);
        }
        return Reply.ok(reply);
    }

    public static void joined(Call call, Group group, JoinType how, List<String> members) {
        call.report(() -> new GroupEvent.Joined(
                group.which(), how, List.copyOf(members), call.fields().flag("Silence")));
        if (group.isFull()) {
            call.report(() -> new GroupEvent.Full(group.which()));
        }
    }

    private static int add(Call call, Group group, String userId) {
        if (group.member(userId) != null) {
            return WAS_MEMBER;
        }
        if (group.bans().holdsFor(userId, call.nowSeconds()) || !Users.exists(call, userId)) {
            return FAILED;
        }
        call.state().groups().join(group, call.state().accounts().same(userId), Role.MEMBER, call.nowSeconds());
        return ADDED;
    }

    /** Removes members; those who are none are no error. */
    private static Reply delete(Call call) {
        Group group = GroupRules.require(call);
        leave(call, group, ExitType.KICKED, call.fields().texts("MemberToDel_Account"));
        return Reply.ok();
    }

    /** Takes users out of a group, as far as they are in it. */
    public static void leave(Call call, Group group, ExitType how, List<String> userIds) {
        List<String> members = userIds.stream()
                .filter(userId -> group.member(userId) != null)
                .distinct()
                .toList();
        members.forEach(userId -> call.state().groups().leave(group, userId));
        if (!members.isEmpty()) {
            call.report(() -> new GroupEvent.Left(
                    group.which(), how, members, call.fields().flag("Silence")));
        }
    }

    private static Reply list(Call call) {
        Group group = GroupRules.require(call);
        Fields fields = call.fields();
        Set<Role> roles = roles(fields);
        int size = group.count(roles);
        Cursors cursors = Cursors.of(
                "get_group_member_info " + group.id() + fields.texts("MemberRoleFilter"),
                ImError.GROUP_PARAMETER_ILLEGAL);
        long from = fields.has("Next") && !fields.text("Next").isEmpty()
                ? cursors.index(fields.text("Next"))
                : fields.number("Offset", 0);
        long limit = Math.max(1, fields.number("Limit", MOST_OF_A_PAGE));
        long to = Math.min(size, from + limit);
        ObjectNode reply = Reply.newFields();
        reply.put("MemberNum", group.members().size());
        describe(call, group, from < to ? group.page(roles, from, to) : List.of(), reply);
        reply.put("Next", to < size ? cursors.text((int) to) : "");
        return Reply.ok(reply);
    }

    private static Reply listSome(Call call) {
        Group group = GroupRules.require(call);
        Set<Role> roles = roles(call.fields());
        List<Member> members = call.fields().texts("Member_List_Account").stream()
                .distinct()
                .flatMap(userId -> Stream.ofNullable(group.member(userId)))
                .filter(member -> roles.contains(member.role()))
                .sorted()
                .toList();
        ObjectNode reply = Reply.newFields().put("GroupId", group.id());
        describe(call, group, members, reply);
        return Reply.ok(reply);
    }

    /** The roles that are wanted: those that are named, or all. */
    private static Set<Role> roles(Fields fields) {
        List<String> names = fields.texts("MemberRoleFilter");
        Set<Role> roles = EnumSet.allOf(Role.class);
        roles.removeIf(role -> !names.isEmpty() && !names.contains(role.wire()));
        return roles;
    }

    private static void describe(Call call, Group group, List<Member> members, ObjectNode reply) {
        Filter filter = Filter.of(call.fields(), "MemberInfoFilter");
        Filter custom = Filter.of(call.fields(), "AppDefinedDataFilter_GroupMember");
        ArrayNode list = reply.putArray("MemberList");
        for (Member member : members) {
            ObjectNode json = list.addObject();
            GroupJson.member(call, group, member, filter, json);
            GroupJson.custom(member.custom(), custom, json.putArray("AppMemberDefinedData"));
        }
    }

    private static Reply modify(Call call) {
        Fields fields = call.fields();
        Group group = isMuteInALiveRoom(call) ? GroupRules.find(call) : GroupRules.require(call);
        if (fields.has("MuteTime")) {
            GroupRules.requireType(group, group.type() != GroupType.PRIVATE, GroupRules.noPermission());
        }
        Member member = GroupRules.member(group, fields.text("Member_Account"));
        CustomFields custom = group.type() == GroupType.AV_CHAT_ROOM ? CustomFields.OF_GUEST : CustomFields.OF_MEMBER;
        custom.require(fields, member.custom());
        if (fields.has("Role")) {
            setRole(group, member, fields.text("Role").equals("Admin") ? Role.ADMIN : Role.MEMBER);
        }
        fields.optionalText("MsgFlag").ifPresent(member::setMessageFlag);
        fields.optionalText("NameCard").ifPresent(member::setNameCard);
        fields.forEachPair("AppMemberDefinedData", "Key", "Value", member::setCustom);
        call.report(() -> changed(fields, group, member));
        fields.optionalNumber("MuteTime")
                .ifPresent(forSeconds -> mute(call, group, List.of(member.userId()), forSeconds));
        return Reply.ok();
    }

    /** All that is told of the members of a live room: the pages on muting list live rooms, the command's own does not. */
    private static boolean isMuteInALiveRoom(Call call) {
        return call.fields().has("MuteTime")
                && NOT_IN_LIVE_ROOMS.stream().noneMatch(call.fields()::has)
                && GroupRules.find(call).type() == GroupType.AV_CHAT_ROOM;
    }

    private static GroupEvent changed(Fields fields, Group group, Member member) {
        Map<String, String> changed = new LinkedHashMap<>();
        for (String name : List.of("Role", "NameCard", "MsgFlag")) {
            fields.optionalText(name).ifPresent(value -> changed.put(name, value));
        }
        Map<String, JsonNode> custom = new LinkedHashMap<>();
        fields.forEachPair("AppMemberDefinedData", "Key", "Value", custom::put);
        return new GroupEvent.MemberChanged(
                group.which(),
                member.userId(),
                Collections.unmodifiableMap(changed),
                Collections.unmodifiableMap(custom));
    }

    private static void setRole(Group group, Member member, Role role) {
        boolean hasAdmins = group.type() != GroupType.PRIVATE;
        if (member.role() == Role.OWNER || (role == Role.ADMIN && !hasAdmins)) {
            throw new Refusal(
                    ImError.GROUP_PARAMETER_ILLEGAL,
                    member.role() == Role.OWNER
                            ? "the owner's role changes with change_group_owner only"
                            : "a group of type Private has no admins");
        }
        group.setRole(member, role);
    }

    private static Reply roles(Call call) {
        Group group = GroupRules.require(call);
        ObjectNode reply = Reply.newFields();
        ArrayNode list = reply.putArray("UserIdList");
        for (String userId : call.fields().texts("User_Account")) {
            Member member = group.member(userId);
            list.addObject()
                    .put("Member_Account", userId)
                    .put("Role", member == null ? "NotMember" : member.role().wire());
        }
        return Reply.ok(reply);
    }

    /** Mutes members, in a topic or in the whole group; it outlives leaving and coming back. 0 ends it. */
    private static Reply mute(Call call) {
        Group group = GroupRules.require(call);
        long forSeconds = call.fields().number("MuteTime", 0);
        mute(call, group, call.fields().texts("Members_Account"), forSeconds);
        return Reply.ok();
    }

    private static void mute(Call call, Group group, List<String> userIds, long forSeconds) {
        Deadlines mutes = mutesIn(call, group);
        long untilSeconds = Deadlines.endSeconds(call.nowSeconds(), forSeconds);
        if (forSeconds == 0) {
            mutes.lift(userIds);
        } else {
            mutes.set(userIds, untilSeconds);
        }
        call.report(() -> new GroupEvent.Muted(
                group.which(),
                call.fields().text("TopicId"),
                List.copyOf(userIds),
                forSeconds == 0 ? 0 : untilSeconds));
    }

    private static Deadlines mutesIn(Call call, Group group) {
        return call.fields().text("TopicId").isEmpty()
                ? group.mutes()
                : GroupRules.topic(call, group).mutes();
    }

    private static Reply muted(Call call, String listName, String untilName) {
        Group group = GroupRules.require(call);
        ObjectNode reply = Reply.newFields().put("GroupId", group.id());
        ArrayNode list = reply.putArray(listName);
        mutesIn(call, group).present(call.nowSeconds()).forEach((userId, until) -> list.addObject()
                .put("Member_Account", userId)
                .put(untilName, until));
        return Reply.ok(reply);
    }
}
