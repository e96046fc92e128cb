package io.github.usersig.mockim.server.internal.command.group;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.github.usersig.mockim.server.support.JsonView;
import io.github.usersig.mockim.server.support.RestReply;
import io.github.usersig.mockim.server.support.World;
import java.time.Duration;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@DisplayName("Mutes and bans in a group")
@ExtendWith(World.Maker.class)
class GroupMuteTest {

    private static final String GROUP = World.GROUP;
    private static final String SAY = "{'GroupId':'%s','From_Account':'bob','Random':%d," + World.TEXT + "}";
    private static final String ADD_BOB = "{'GroupId':'%s','MemberList':[{'Member_Account':'bob'}]}";

    /** Makes a group in which bob may not speak for a minute. */
    private static String groupThatMutesBob(World world) {
        String id = world.group("Public");
        world.ok(GROUP + "forbid_send_msg", "{'GroupId':'%s','Members_Account':['bob'],'ShutUpTime':60}", id);
        return id;
    }

    @Test
    @DisplayName("keep the muted from speaking until the mute is over")
    void keepTheMutedFromSpeaking(World world) {
        String id = groupThatMutesBob(world);
        assertThat(world.code(GROUP + "send_group_msg", SAY, id, 1)).isEqualTo(10017);

        world.im.clock().advance(Duration.ofSeconds(61));

        assertThat(world.code(GROUP + "send_group_msg", SAY, id, 3)).isZero();
    }

    @Test
    @DisplayName("last across leaving and coming back")
    void lastAcrossLeavingAndComingBack(World world) {
        String id = groupThatMutesBob(world);

        world.ok(GROUP + "delete_group_member", "{'GroupId':'%s','MemberToDel_Account':['bob']}", id);
        world.ok(GROUP + "add_group_member", ADD_BOB, id);

        assertThat(world.code(GROUP + "send_group_msg", SAY, id, 2)).isEqualTo(10017);
    }

    @Test
    @DisplayName("are listed, by the command's older name too")
    void areListed(World world) {
        String id = groupThatMutesBob(world);

        assertThat(world.ok(GROUP + "get_group_muted_account", "{'GroupId':'%s'}", id)
                        .list("MutedAccountList")
                        .each("Member_Account"))
                .containsExactly("bob");
        assertThat(world.ok(GROUP + "get_group_shutted_uin", "{'GroupId':'%s'}", id)
                        .first("ShuttedUinList")
                        .longNumber("ShuttedUntil"))
                .isGreaterThan(1_700_000_000L);
    }

    @Test
    @DisplayName("of all members let owner, admins and app admins speak")
    void ofAllMembersLetOwnerAndAdminsSpeak(World world) {
        String id = world.group("Public");
        world.ok(GROUP + "modify_group_base_info", "{'GroupId':'%s','MuteAllMember':'On'}", id);
        String say = "{'GroupId':'%s','From_Account':'%s','Random':1," + World.TEXT + "}";

        assertThat(world.code(GROUP + "send_group_msg", say, id, "bob")).isEqualTo(10017);
        assertThat(world.code(GROUP + "send_group_msg", say, id, "alice")).isZero();
        assertThat(world.code(GROUP + "send_group_msg", say, id, "administrator"))
                .isZero();
    }

    @Test
    @DisplayName("for 4294967295 seconds are for ever, and 0 ends them")
    void areForEverWithTheGreatestNumber(World world) {
        String id = world.group("Public");
        String mute = "{'GroupId':'%s','Members_Account':['bob'],'MuteTime':%d}";

        world.ok(GROUP + "forbid_send_msg", mute, id, 4294967295L);
        assertThat(world.ok(GROUP + "get_group_muted_account", "{'GroupId':'%s'}", id)
                        .list("MutedAccountList")
                        .each("MutedUntil"))
                .containsExactly("4294967295");
        world.ok(GROUP + "forbid_send_msg", mute, id, 0);
        assertThat(world.ok(GROUP + "get_group_muted_account", "{'GroupId':'%s'}", id)
                        .list("MutedAccountList"))
                .isEmpty();
    }

    @Test
    @DisplayName("are not for private groups, not by changing the member either; then nothing of it is changed")
    void areNotForPrivateGroups(World world) {
        String id = world.group("Private");

        assertThat(world.code(
                        GROUP + "modify_group_member_info",
                        "{'GroupId':'%s','Member_Account':'bob','NameCard':'B','MuteTime':60}",
                        id))
                .isEqualTo(10007);

        JsonView bob = world.ok(
                        GROUP + "get_specified_group_member_info", "{'GroupId':'%s','Member_List_Account':['bob']}", id)
                .first("MemberList");
        assertThat(bob.text("NameCard")).isEmpty();
        assertThat(bob.number("MuteUntil")).isZero();
    }

    private static String groupThatBansBob(World world) {
        String id = world.group("Public");
        world.ok(GROUP + "ban_group_member", "{'GroupId':'%s','Members_Account':['bob'],'Duration':60}", id);
        return id;
    }

    @Test
    @DisplayName("keep the banned out")
    void keepTheBannedOut(World world) {
        String id = groupThatBansBob(world);

        assertThat(world.roles(id, "alice", "bob", "carol")).containsExactly("Owner", "NotMember", "NotMember");
        assertThat(world.ok(GROUP + "add_group_member", ADD_BOB, id)
                        .first("MemberList")
                        .number("Result"))
                .isZero();
    }

    @Test
    @DisplayName("let the banned in again once the ban is taken back")
    void letTheBannedInOnceTheBanIsTakenBack(World world) {
        String id = groupThatBansBob(world);

        world.ok(GROUP + "unban_group_member", "{'GroupId':'%s','Members_Account':['bob']}", id);

        assertThat(world.ok(GROUP + "add_group_member", ADD_BOB, id)
                        .first("MemberList")
                        .number("Result"))
                .isEqualTo(1);
    }

    /** Makes a live room that has banned bob, who was in it, and carol. */
    private static String liveRoomThatBansTwo(World world) {
        String id = world.group("AVChatRoom");
        world.im.joinGroup(id, "bob");
        world.ok(GROUP + "ban_group_member", "{'GroupId':'%s','Members_Account':['bob','carol'],'Duration':60}", id);
        return id;
    }

    @Test
    @DisplayName("are listed page by page with the end of the ban")
    void areListedPageByPage(World world) {
        String id = liveRoomThatBansTwo(world);
        String list = "{'GroupId':'%s','Limit':1,'Offset':%d}";

        RestReply first = world.ok(GROUP + "get_group_ban_member", list, id, 0);
        assertThat(first.list("BannedAccountList").each("Member_Account")).containsExactly("bob");
        assertThat(first.number("NextOffset")).isEqualTo(1);
        RestReply second = world.ok(GROUP + "get_group_ban_member", list, id, 1);
        assertThat(second.list("BannedAccountList").each("Member_Account")).containsExactly("carol");
        assertThat(second.number("NextOffset")).isZero();
        assertThat(second.first("BannedAccountList").longNumber("BannedUntil"))
                .isCloseTo(world.im.clock().now().getEpochSecond() + 60, within(2L));
    }

    @Test
    @DisplayName("take the banned out of a live room too")
    void takeTheBannedOutOfALiveRoom(World world) {
        String id = liveRoomThatBansTwo(world);

        assertThat(world.ok(
                                "group_open_avchatroom_http_svc/check_members",
                                "{'GroupId':'%s','Member_Account':['bob']}",
                                id)
                        .list("Member_Account"))
                .isEmpty();
    }
}
