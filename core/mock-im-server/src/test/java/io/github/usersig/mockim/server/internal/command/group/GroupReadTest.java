package io.github.usersig.mockim.server.internal.command.group;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.usersig.mockim.MockImClient;
import io.github.usersig.mockim.server.support.JsonList;
import io.github.usersig.mockim.server.support.JsonView;
import io.github.usersig.mockim.server.support.World;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@DisplayName("Who has read a group's messages")
@ExtendWith(World.Maker.class)
class GroupReadTest {

    private static final String GROUP = World.GROUP;

    /** Makes a group of alice, bob and carol with a message that bob has read. */
    private static String groupWithAReadMessage(World world) {
        String id = world.group("Public");
        world.ok(GROUP + "add_group_member", "{'GroupId':'%s','MemberList':[{'Member_Account':'carol'}]}", id);
        world.sendToGroup(id, "alice", "read me", 1);
        world.ok(GROUP + "group_msg_receipt", "{'GroupId':'%s','From_Account':'bob','MsgSeqList':[{'MsgSeq':1}]}", id);
        return id;
    }

    @Test
    @DisplayName("is counted by message")
    void isCountedByMessage(World world) {
        JsonList counts = world.ok(
                        GROUP + "get_group_msg_receipt",
                        "{'GroupId':'%s','MsgSeqList':[{'MsgSeq':1},{'MsgSeq':2}]}",
                        groupWithAReadMessage(world))
                .list("GroupMsgReceiptList");

        assertThat(counts.get(0).number("ReadNum")).isEqualTo(1);
        assertThat(counts.get(0).number("UnreadNum")).isEqualTo(1);
        assertThat(counts.get(1).number("Code")).isEqualTo(10062);
    }

    @Test
    @DisplayName("is told by name, and who has not")
    void isToldByName(World world) {
        String id = groupWithAReadMessage(world);
        String detail = "{'GroupId':'%s','MsgSeq':1,'Filter':%d,'Cursor':'','Count':10}";

        assertThat(world.ok(GROUP + "get_group_msg_receipt_detail", detail, id, 0)
                        .list("ReadList")
                        .each("Read_Account"))
                .containsExactly("bob");
        assertThat(world.ok(GROUP + "get_group_msg_receipt_detail", detail, id, 1)
                        .list("UnreadList")
                        .each("Unread_Account"))
                .containsExactly("carol");
    }

    private static String groupWithThreeMessages(World world) {
        String id = world.group("Public");
        for (int i = 1; i <= 3; i++) {
            world.sendToGroup(id, "alice", "m" + i, i);
        }
        return id;
    }

    private static void setUnreadOfBob(World world, String group, int count) {
        world.ok(
                GROUP + "set_unread_msg_num",
                "{'GroupId':'%s','Member_Account':'bob','UnreadMsgNum':%d}",
                group,
                count);
    }

    private static long unread(World world, String user, String group) {
        JsonView joined = world
                .ok(
                        GROUP + "get_joined_group_list",
                        "{'Member_Account':'%s','ResponseFilter':{'GroupBaseInfoFilter':['NextMsgSeq'],'SelfInfoFilter':['MsgSeq']}}",
                        user)
                .list("GroupIdList")
                .stream()
                .filter(each -> each.text("GroupId").equals(group))
                .findFirst()
                .orElseThrow();
        return joined.longNumber("NextMsgSeq") - 1 - joined.longNumber("SelfInfo.MsgSeq");
    }

    @Test
    @DisplayName("is counted for each member: what came after what was read")
    void isCountedForEachMember(World world) {
        String group = groupWithThreeMessages(world);

        assertThat(unread(world, "bob", group)).isEqualTo(3);
        assertThat(unread(world, "alice", group)).isZero();
    }

    @Test
    @DisplayName("can be set for a member")
    void canBeSetForAMember(World world) {
        String group = groupWithThreeMessages(world);

        setUnreadOfBob(world, group, 1);

        assertThat(unread(world, "bob", group)).isEqualTo(1);
    }

    @Test
    @DisplayName("is everybody once messages are imported")
    void isEverybodyOnceMessagesAreImported(World world) {
        String group = groupWithThreeMessages(world);
        setUnreadOfBob(world, group, 1);

        world.ok(
                GROUP + "import_group_msg",
                "{'GroupId':'%s','MsgList':[{'From_Account':'alice','SendTime':%d,'Random':9," + World.TEXT + "}]}",
                group,
                world.im.clock().now().getEpochSecond());

        assertThat(unread(world, "bob", group)).isZero();
    }

    @Test
    @DisplayName("does not matter for messages to some members: they count as unread for nobody")
    void doesNotMatterForMessagesToSomeMembers(World world) {
        String id = world.group("Public");
        world.sendToGroup(id, "alice", "for all", 1);
        world.ok(
                GROUP + "send_group_msg",
                "{'GroupId':'%s','From_Account':'alice','Random':2,'To_Account':['bob']," + World.TEXT + "}",
                id);

        try (MockImClient bob = world.client("bob")) {
            assertThat(bob.ask("recentcontact.page_get", "{}"))
                    .contains("\"GroupNextMsgSeq\":3", "\"UnreadMsgCount\":1");
        }
    }
}
