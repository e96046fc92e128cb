package io.github.usersig.mockim.server.internal.command.group;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.usersig.mockim.server.support.JsonList;
import io.github.usersig.mockim.server.support.RestReply;
import io.github.usersig.mockim.server.support.World;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayName("Members of a group")
@ExtendWith(World.Maker.class)
class GroupMemberTest {

    private static final String GROUP = World.GROUP;
    private static final String MODIFY = "{'GroupId':'%s','Member_Account':'%s','Role':'%s'}";

    @Test
    @DisplayName("are added: 1 added, 2 was one, 0 failed")
    void areAdded(World world) {
        RestReply added = world.ok(
                GROUP + "add_group_member",
                "{'GroupId':'%s','MemberList':[{'Member_Account':'carol'},{'Member_Account':'bob'},{'Member_Account':'nobody'}]}",
                world.group("Public"));

        assertThat(added.list("MemberList").each("Result")).containsExactly("1", "2", "0");
    }

    private static String groupWithCarol(World world) {
        String id = world.group("Public");
        world.ok(GROUP + "add_group_member", "{'GroupId':'%s','MemberList':[{'Member_Account':'carol'}]}", id);
        return id;
    }

    @Test
    @DisplayName("are let go")
    void areLetGo(World world) {
        String id = groupWithCarol(world);

        world.ok(GROUP + "delete_group_member", "{'GroupId':'%s','MemberToDel_Account':['bob','dave']}", id);

        assertThat(world.roles(id, "alice", "bob", "carol")).containsExactly("Owner", "NotMember", "Member");
    }

    @Test
    @DisplayName("are listed page by page")
    void areListedPageByPage(World world) {
        String id = groupWithCarol(world);
        world.ok(GROUP + "delete_group_member", "{'GroupId':'%s','MemberToDel_Account':['bob']}", id);

        RestReply page = world.ok(GROUP + "get_group_member_info", "{'GroupId':'%s','Limit':1}", id);
        assertThat(page.number("MemberNum")).isEqualTo(2);
        assertThat(Long.parseLong(page.text("Next"))).isGreaterThan(1L << 32);
        assertThat(world.code(GROUP + "get_group_member_info", "{'GroupId':'%s','Limit':1,'Next':'1'}", id))
                .as("never handed out")
                .isEqualTo(10004);
        RestReply next = world.ok(
                GROUP + "get_group_member_info", "{'GroupId':'%s','Limit':1,'Next':'%s'}", id, page.text("Next"));
        assertThat(next.list("MemberList").each("Member_Account")).containsExactly("carol");
        assertThat(next.text("Next")).isEmpty();
    }

    @Test
    @DisplayName("are told with the fields and the roles that are asked for")
    void areToldWithFieldsAndRolesAskedFor(World world) {
        JsonList owners = world.ok(
                        GROUP + "get_specified_group_member_info",
                        "{'GroupId':'%s','Member_List_Account':['alice','bob'],'MemberRoleFilter':['Owner'],"
                                + "'MemberInfoFilter':['Role']}",
                        world.group("Public"))
                .list("MemberList");

        assertThat(owners.each("Member_Account")).containsExactly("alice");
        assertThat(owners.get(0).text("Role")).isEqualTo("Owner");
        assertThat(owners.get(0).has("JoinTime")).isFalse();
    }

    @ParameterizedTest
    @CsvSource({
        "Public, AcceptAndNotify",
        "Private, AcceptAndNotify",
        "ChatRoom, AcceptNotNotify",
        "Community, AcceptAndNotify"
    })
    @DisplayName("get messages announced as is usual for the type of group")
    void getMessagesAnnouncedAsIsUsualForTheType(String type, String flag, World world) {
        JsonList members = world.ok(
                        GROUP + "get_specified_group_member_info",
                        "{'GroupId':'%s','Member_List_Account':['bob','nobody']}",
                        world.group(type))
                .list("MemberList");

        assertThat(members.each("Member_Account")).containsExactly("bob");
        assertThat(members.each("MsgFlag")).containsExactly(flag);
    }

    @Test
    @DisplayName("change roles")
    void changeRoles(World world) {
        String id = world.group("Public");

        world.ok(GROUP + "modify_group_member_info", MODIFY, id, "bob", "Admin");

        assertThat(world.roles(id, "alice", "bob", "carol")).containsExactly("Owner", "Admin", "NotMember");
    }

    @Test
    @DisplayName("become the owner, if they are members")
    void becomeTheOwner(World world) {
        String id = world.group("Public");

        world.ok(GROUP + "change_group_owner", "{'GroupId':'%s','NewOwner_Account':'bob'}", id);

        assertThat(world.roles(id, "alice", "bob", "carol")).containsExactly("Member", "Owner", "NotMember");
        assertThat(world.code(GROUP + "change_group_owner", "{'GroupId':'%s','NewOwner_Account':'carol'}", id))
                .isEqualTo(10004);
    }

    @Test
    @DisplayName("do not change roles as the owner, nor in a private group: 10004")
    void doNotChangeRolesAsTheOwnerNorInAPrivateGroup(World world) {
        String id = world.group("Public");
        world.ok(GROUP + "change_group_owner", "{'GroupId':'%s','NewOwner_Account':'bob'}", id);

        assertThat(world.code(GROUP + "modify_group_member_info", MODIFY, id, "bob", "Member"))
                .isEqualTo(10004);
        assertThat(world.code(GROUP + "modify_group_member_info", MODIFY, world.group("Private"), "bob", "Admin"))
                .isEqualTo(10004);
    }

    @Test
    @DisplayName("become the owner of a group made without one; the owner counts as a member")
    void becomeTheOwnerOfAGroupMadeWithoutOne(World world) {
        String id = world.ok(
                        GROUP + "create_group", "{'Type':'Public','Name':'g','MemberList':[{'Member_Account':'bob'}]}")
                .text("GroupId");

        world.ok(GROUP + "change_group_owner", "{'GroupId':'%s','NewOwner_Account':'bob'}", id);

        assertThat(world.groupInfo(id).text("Owner_Account")).isEqualTo("bob");
        assertThat(world.groupInfo(id).number("MemberNum")).isEqualTo(1);
        assertThat(world.groupInfo(world.group("Public")).number("MemberNum")).isEqualTo(2);
    }

    @Test
    @DisplayName("do not come to a group that is full: 10014")
    void doNotComeToAFullGroup(World world) {
        String id = world.ok(
                        GROUP + "create_group", "{'Owner_Account':'alice','Type':'Public','Name':'g','MaxMemberNum':2}")
                .text("GroupId");

        assertThat(world.code(
                        GROUP + "add_group_member",
                        "{'GroupId':'%s','MemberList':[{'Member_Account':'bob'},{'Member_Account':'carol'}]}",
                        id))
                .isEqualTo(10014);
    }

    @Test
    @DisplayName("cannot be named in greater number than there is room for when a group is made, and then none is made")
    void cannotBeNamedInGreaterNumberThanThereIsRoom(World world) {
        String body = "{'Type':'Public','Name':'g','Owner_Account':'alice','MaxMemberCount':2,"
                + "'MemberList':[{'Member_Account':'bob'},{'Member_Account':'carol'}]}";

        assertThat(world.code(GROUP + "create_group", body)).isEqualTo(10038);
        assertThat(world.code(
                        GROUP + "create_group",
                        "{'Type':'AVChatRoom','Name':'g','MemberList':[{'Member_Account':'bob'}]}"))
                .isEqualTo(10007);
        assertThat(world.ok(GROUP + "get_appid_group_list", "{}").number("TotalCount"))
                .isZero();
    }
}
