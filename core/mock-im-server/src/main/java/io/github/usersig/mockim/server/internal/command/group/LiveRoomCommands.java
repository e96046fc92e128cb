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
import io.github.usersig.mockim.server.internal.event.GroupEvent;
import io.github.usersig.mockim.server.internal.tenant.Group;
import io.github.usersig.mockim.server.internal.tenant.Member;
import io.github.usersig.mockim.server.internal.tenant.Member.Role;
import io.github.usersig.mockim.server.internal.tenant.User;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Live rooms, which are groups of type AVChatRoom: {@code group_open_avchatroom_http_svc} and who is online. */
public final class LiveRoomCommands implements CommandFamily {

    private static final String SERVICE = "group_open_avchatroom_http_svc/";
    private static final int MOST_OF_A_PAGE = 500;
    private static final int MOST_ADMINS = 5;
    private static final int SET = 1;

    @Override
    public void register(Registry registry) {
        registry.command("group_open_http_svc/get_online_member_num", LiveRoomCommands::onlineNumber)
                .goesThrough(GroupRules::countMembers);
        registry.command("million_group_open_http_svc/get_online_member_num", LiveRoomCommands::onlineNumber)
                .goesThrough(GroupRules::countMembers);
        registry.command(SERVICE + "get_members", LiveRoomCommands::members)
                .goesThrough(call -> Math.min(MOST_OF_A_PAGE, GroupRules.countMembers(call)));
        registry.command(SERVICE + "modify_user_info", LiveRoomCommands::mark);
        registry.command(SERVICE + "modify_admin", LiveRoomCommands::setAdmins);
        registry.command(SERVICE + "get_admin_list", LiveRoomCommands::admins);
        registry.command(SERVICE + "check_members", LiveRoomCommands::checkMembers);
    }

    private static Reply onlineNumber(Call call) {
        Group group = GroupRules.require(call);
        long online = group.members().keySet().stream()
                .map(call.state().accounts()::get)
                .filter(user -> user != null && !user.platforms().isEmpty())
                .count();
        return Reply.ok(Reply.newFields().put("GroupId", group.id()).put("OnlineMemberNum", online));
    }

    /** The members, all or those with a mark, page by page; Timestamp is 0 first, and then what the last reply had. */
    private static Reply members(Call call) {
        Group group = GroupRules.require(call);
        int mark = (int) call.fields().number("Mark", 0);
        int size = mark == 0 ? group.members().size() : group.countMarked(mark);
        Cursors cursors = Cursors.inMillis(
                group.createdAtSeconds(), "get_members " + group.id() + " " + mark, ImError.GROUP_PARAMETER_ILLEGAL);
        long from = Math.min(size, cursors.index(call.fields().number("Timestamp", 0)));
        long to = Math.min(size, from + MOST_OF_A_PAGE);
        ObjectNode reply = Reply.newFields();
        ArrayNode list = reply.putArray("MemberList");
        for (Member member :
                mark == 0 ? group.page(EnumSet.allOf(Role.class), from, to) : group.pageMarked(mark, from, to)) {
            User user = call.state().accounts().get(member.userId());
            list.addObject()
                    .put("Member_Account", member.userId())
                    .put("JoinTime", member.joinedAtSeconds())
                    .put("NickName", user == null ? "" : user.account().nick())
                    .put("Avatar", user == null ? "" : user.account().faceUrl());
        }
        reply.put("NextTimestamp", to < size ? cursors.number((int) to) : 0);
        return Reply.ok(reply);
    }

    /** Sets or takes away marks of members. */
    private static Reply mark(Call call) {
        Group group = GroupRules.require(call);
        boolean set = call.fields().number("CommandType", SET) == SET;
        ObjectNode reply = Reply.newFields().put("CommandType", call.fields().number("CommandType", SET));
        ArrayNode list = reply.putArray("MemberList");
        for (Fields item : call.fields().objects("MemberList")) {
            Member member = group.member(item.text("Member_Account"));
            if (member == null) {
                continue;
            }
            for (JsonNode mark : item.json("Marks")) {
                if (set) {
                    group.mark(member, mark.asInt()); // or leaves it out, as nothing says how one too many is refused
                } else {
                    member.unmark(mark.asInt());
                }
            }
            ArrayNode marks =
                    list.addObject().put("Member_Account", member.userId()).putArray("Marks");
            member.marks().forEach(marks::add);
        }
        return Reply.ok(reply);
    }

    /** Makes members admins of the room, or takes that from them. */
    private static Reply setAdmins(Call call) {
        Group group = GroupRules.require(call);
        boolean set = call.fields().number("CommandType", SET) == SET;
        List<Member> members = new ArrayList<>();
        for (String userId : call.fields().texts("Admin_Account")) {
            Member member = GroupRules.member(group, userId);
            if (member.role() != Role.OWNER) {
                members.add(member);
            }
        }
        Set<Member> changed = new HashSet<>(members);
        long admins = group.page(EnumSet.of(Role.ADMIN), 0, Integer.MAX_VALUE).stream()
                .filter(member -> !changed.contains(member))
                .count();
        if (set && admins + members.size() > MOST_ADMINS) {
            throw new Refusal(ImError.GROUP_PARAMETER_ILLEGAL, "the room would have over " + MOST_ADMINS + " admins");
        }
        Role role = set ? Role.ADMIN : Role.MEMBER;
        for (Member member : members) {
            group.setRole(member, role);
            call.report(() -> new GroupEvent.MemberChanged(
                    group.which(), member.userId(), Map.of("Role", role.wire()), Map.of()));
        }
        return Reply.ok();
    }

    private static Reply admins(Call call) {
        ObjectNode reply = Reply.newFields();
        ArrayNode list = reply.putArray("Admin_List");
        for (Member member : GroupRules.require(call).page(EnumSet.of(Role.ADMIN), 0, Integer.MAX_VALUE)) {
            User user = call.state().accounts().get(member.userId());
            list.addObject()
                    .put("Admin_Account", member.userId())
                    .put("Avatar", user == null ? "" : user.account().faceUrl())
                    .put("NickName", user == null ? "" : user.account().nick());
        }
        return Reply.ok(reply);
    }

    /** Of the users asked about, those who are in the room. */
    private static Reply checkMembers(Call call) {
        Group group = GroupRules.require(call);
        ObjectNode reply = Reply.newFields();
        ArrayNode list = reply.putArray("Member_Account");
        for (String userId : call.fields().texts("Member_Account")) {
            if (group.member(userId) != null) {
                list.add(userId);
            }
        }
        return Reply.ok(reply);
    }
}
