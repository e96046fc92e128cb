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

@DisplayName("A group imported from another system")
@ExtendWith(World.Maker.class)
class GroupImportTest {

    private static final String GROUP = World.GROUP;

    private static String importGroup(World world) {
        return world.ok(
                        GROUP + "import_group",
                        "{'Type':'Public','Name':'old','Owner_Account':'alice','CreateTime':1600000000}")
                .text("GroupId");
    }

    private static RestReply importMembers(World world, String id) {
        return world.ok(
                GROUP + "import_group_member",
                "{'GroupId':'%s','MemberList':[{'Member_Account':'bob','Role':'Admin','JoinTime':1600000001},"
                        + "{'Member_Account':'carol','JoinTime':1},{'Member_Account':'alice'}]}",
                id);
    }

    @Test
    @DisplayName("comes with its members, but for those who joined before it was made")
    void comesWithItsMembers(World world) {
        String id = importGroup(world);

        assertThat(importMembers(world, id).list("MemberList").each("Result")).containsExactly("1", "0", "2");
        assertThat(world.roles(id, "alice", "bob", "carol")).containsExactly("Owner", "Admin", "NotMember");
    }

    @Test
    @DisplayName("comes with its messages, which are in the order of time")
    void comesWithItsMessages(World world) {
        String id = importGroup(world);
        importMembers(world, id);
        String message = "{'From_Account':'%s','SendTime':%d,'Random':%d," + World.TEXT + "}";

        RestReply results = world.ok(
                GROUP + "import_group_msg",
                "{'GroupId':'%s','MsgList':[" + message + "," + message + "," + message + "]}",
                id,
                "alice",
                1_600_000_010,
                1,
                "bob",
                1_600_000_020,
                2,
                "bob",
                1_600_000_005,
                3);

        assertThat(results.list("ImportMsgResult").each("Result")).containsExactly("0", "0", "10004");
        assertThat(world.ok(GROUP + "group_msg_get_simple", "{'GroupId':'%s','ReqMsgNumber':9}", id)
                        .list("RspMsgList")
                        .each("MsgTimeStamp"))
                .containsExactly("1600000020", "1600000010");
    }

    @ParameterizedTest
    @CsvSource({"Public, 0, 2000", "Community, 0, 2000", "Public, 50, 50", "Public, 6000, 6000"})
    @DisplayName("has room for 2000 members, or for as many as are asked for")
    void hasRoomForAsManyAsAreAskedFor(String type, int asked, int most, World world) {
        String id = world.ok(
                        GROUP + "import_group",
                        "{'Type':'%s','Name':'old'%s}",
                        type,
                        asked == 0 ? "" : ",'MaxMemberCount':" + asked)
                .text("GroupId");

        assertThat(world.groupInfo(id).number("MaxMemberNum")).isEqualTo(most);
    }

    @Test
    @DisplayName("is no live room, of which nothing is stored: 10007")
    void isNoLiveRoom(World world) {
        assertThat(world.code(GROUP + "import_group", "{'Type':'AVChatRoom','Name':'old'}"))
                .isEqualTo(10007);
        assertThat(world.code(GROUP + "import_group", "{'Type':'Pub','Name':'old'}"))
                .isEqualTo(10004);
    }

    @Test
    @DisplayName("takes no message over 12 KB: 80002 for that item")
    void takesNoMessageOver12Kilobytes(World world) {
        String body = "'MsgBody':[{'MsgType':'TIMTextElem','MsgContent':{'Text':'" + "x".repeat(12_400) + "'}}]";

        RestReply imported = world.ok(
                GROUP + "import_group_msg",
                "{'GroupId':'%s','MsgList':[{'From_Account':'alice','SendTime':%d,'Random':1," + body
                        + "},{'From_Account':'alice','SendTime':%d,'Random':2," + World.TEXT + "}]}",
                world.group("Public"),
                world.im.clock().now().getEpochSecond(),
                world.im.clock().now().getEpochSecond());

        assertThat(imported.list("ImportMsgResult").each("Result")).containsExactly("80002", "0");
    }

    @Test
    @DisplayName("takes messages without Random as different ones, however equal they look")
    void takesMessagesWithoutRandomAsDifferentOnes(World world) {
        String id = world.group("Public");
        String item = "{'From_Account':'alice','SendTime':"
                + world.im.clock().now().getEpochSecond() + "," + World.TEXT + "}";

        RestReply results =
                world.ok(GROUP + "import_group_msg", "{'GroupId':'%s','MsgList':[%s]}", id, item + "," + item);

        assertThat(results.list("ImportMsgResult").each("MsgSeq")).containsExactly("1", "2");
        assertThat(history(world, id)).hasSize(2);
    }

    @Test
    @DisplayName("takes no word that the app does not allow: 80001 for that item")
    void takesNoWordThatTheAppDoesNotAllow(World world) {
        String id = world.group("Public");
        String item = "{'From_Account':'alice','SendTime':"
                + world.im.clock().now().getEpochSecond() + ",'Random':%d," + World.TEXT + "}";
        world.ok("openim_dirty_words/add", "{'DirtyWordsList':['darn']}");

        RestReply results = world.ok(
                GROUP + "import_group_msg",
                "{'GroupId':'%s','MsgList':[" + item.replace("hello", "well, darn it") + "," + item + "]}",
                id,
                1,
                2);

        assertThat(results.list("ImportMsgResult").each("Result")).containsExactly("80001", "0");
        assertThat(history(world, id).texts("Text")).containsExactly("hello");
    }

    private static JsonList history(World world, String id) {
        return world.ok(GROUP + "group_msg_get_simple", "{'GroupId':'%s','ReqMsgNumber':20}", id)
                .list("RspMsgList");
    }
}
