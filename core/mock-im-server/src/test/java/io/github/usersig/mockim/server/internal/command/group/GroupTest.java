package io.github.usersig.mockim.server.internal.command.group;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.usersig.mockim.server.support.World;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("Groups by REST")
@ExtendWith(World.Maker.class)
class GroupTest {

    private static final String GROUP = World.GROUP;

    @ParameterizedTest
    @ValueSource(strings = {"Private", "Public", "ChatRoom", "AVChatRoom", "Community"})
    @DisplayName("of every type can be made, found, renamed and disbanded")
    void lifecycle(String type, World world) {
        String id = world.group(type);
        world.ok(GROUP + "modify_group_base_info", "{'GroupId':'%s','Name':'renamed','ShutUpAllMember':'On'}", id);

        JsonNode info = world.ok(GROUP + "get_group_info", "{'GroupIdList':['%s']}", id)
                .path("GroupInfo")
                .get(0);
        assertThat(info.path("Name").asText()).isEqualTo("renamed");
        assertThat(info.path("Type").asText()).isEqualTo(type);
        assertThat(info.path("Owner_Account").asText()).isEqualTo("alice");
        assertThat(info.path("MuteAllMember").asText()).isEqualTo("On");
        assertThat(info.path("ShutUpAllMember").asText()).isEqualTo("On");
        assertThat(world.ok(GROUP + "get_appid_group_list", "{'GroupType':'%s'}", type)
                        .path("GroupIdList")
                        .findValuesAsText("GroupId"))
                .containsExactly(id);

        world.ok(GROUP + "destroy_group", "{'GroupId':'%s'}", id);
        assertThat(world.code(GROUP + "destroy_group", "{'GroupId':'%s'}", id)).isEqualTo(10010);
        assertThat(world.ok(GROUP + "get_group_info", "{'GroupIdList':['%s']}", id)
                        .path("GroupInfo")
                        .get(0)
                        .path("ErrorCode")
                        .asInt())
                .isEqualTo(10010);
        assertThat(world.ok(GROUP + "get_joined_group_list", "{'Member_Account':'alice','WithHugeGroups':1}")
                        .path("TotalCount")
                        .asInt())
                .isZero();
    }

    @ParameterizedTest
    @CsvSource({"Work, Private", "Meeting, ChatRoom"})
    @DisplayName("are known by the newer names of their types too, and replies use the caller's")
    void newerNames(String newer, String older, World world) {
        JsonNode made = world.ok(GROUP + "create_group", "{'Type':'%s','Name':'g'}", older);
        assertThat(made.path("Type").asText()).isEqualTo(older);

        JsonNode reply = world.rest.call(GROUP + "create_group", "{'Type':'%s','Name':'g'}", newer);
        assertThat(reply.path("ErrorCode").asInt()).isZero();
        assertThat(reply.path("Type").asText()).isEqualTo(newer);
        assertThat(world.ok(GROUP + "get_appid_group_list", "{'GroupType':'%s'}", newer)
                        .path("TotalCount")
                        .asInt())
                .isEqualTo(2);
    }

    @Test
    @DisplayName("get the id that was asked for, unless it is taken or not well formed")
    void ids(World world) {
        String body = "{'Owner_Account':'%s','Type':'%s','Name':'g','GroupId':'%s'}";
        world.ok(GROUP + "create_group", body, "alice", "Public", "mine");

        assertThat(world.code(GROUP + "create_group", body, "bob", "Public", "mine"))
                .isEqualTo(10021);
        assertThat(world.code(GROUP + "create_group", body, "alice", "Public", "mine"))
                .isEqualTo(10025);
        assertThat(world.code(GROUP + "create_group", body, "alice", "Public", "@TGS#x"))
                .isEqualTo(10015);
        assertThat(world.code(GROUP + "create_group", body, "alice", "Public", "x".repeat(49)))
                .isEqualTo(10015);
        assertThat(world.code(GROUP + "create_group", body, "alice", "Community", "mine2"))
                .isEqualTo(10015);
        assertThat(world.code(GROUP + "create_group", body, "alice", "Community", "@TGS#_ours"))
                .isZero();
        assertThat(world.code(GROUP + "create_group", body, "nobody", "Public", "x"))
                .isEqualTo(10019);
    }

    @Test
    @DisplayName("tell of themselves what the filter names, the app's own fields included")
    void filters(World world) {
        String id = world.ok(
                        GROUP + "create_group",
                        "{'Owner_Account':'alice','Type':'Public','Name':'g','AppDefinedData':[{'Key':'a','Value':'1'},"
                                + "{'Key':'b','Value':'2'}]}")
                .path("GroupId")
                .asText();

        JsonNode info = world.ok(
                        GROUP + "get_group_info",
                        "{'GroupIdList':['%s'],'ResponseFilter':{'GroupBaseInfoFilter':['Name','MemberNum'],"
                                + "'MemberInfoFilter':['Role'],'AppDefinedDataFilter_Group':['b']}}",
                        id)
                .path("GroupInfo")
                .get(0);

        assertThat(info.fieldNames())
                .toIterable()
                .containsExactlyInAnyOrder(
                        "GroupId", "ErrorCode", "ErrorInfo", "Name", "MemberNum", "AppDefinedData", "MemberList");
        assertThat(info.path("AppDefinedData")).hasToString("[{\"Key\":\"b\",\"Value\":\"2\"}]");
        assertThat(info.path("MemberList").get(0).path("Role").asText()).isEqualTo("Owner");
        assertThat(info.path("MemberList").get(0).has("JoinTime")).isFalse();
    }

    @Test
    @DisplayName("take members and let them go: 1 added, 2 was one, 0 failed")
    void members(World world) {
        String id = world.group("Public");

        JsonNode added = world.ok(
                GROUP + "add_group_member",
                "{'GroupId':'%s','MemberList':[{'Member_Account':'carol'},{'Member_Account':'bob'},{'Member_Account':'nobody'}]}",
                id);
        assertThat(added.path("MemberList").findValuesAsText("Result")).containsExactly("1", "2", "0");

        world.ok(GROUP + "delete_group_member", "{'GroupId':'%s','MemberToDel_Account':['bob','dave']}", id);
        assertThat(roles(world, id)).containsExactly("Owner", "NotMember", "Member");
        JsonNode page = world.ok(GROUP + "get_group_member_info", "{'GroupId':'%s','Limit':1}", id);
        assertThat(page.path("MemberNum").asInt()).isEqualTo(2);
        JsonNode next = world.ok(
                GROUP + "get_group_member_info",
                "{'GroupId':'%s','Limit':1,'Next':'%s'}",
                id,
                page.path("Next").asText());
        assertThat(next.path("MemberList").findValuesAsText("Member_Account")).containsExactly("carol");
        assertThat(next.path("Next").asText()).isEmpty();
    }

    private static List<String> roles(World world, String id) {
        return world.ok(GROUP + "get_role_in_group", "{'GroupId':'%s','User_Account':['alice','bob','carol']}", id)
                .path("UserIdList")
                .findValuesAsText("Role");
    }

    @Test
    @DisplayName("that are full take nobody: 10014")
    void full(World world) {
        String id = world.ok(
                        GROUP + "create_group", "{'Owner_Account':'alice','Type':'Public','Name':'g','MaxMemberNum':2}")
                .path("GroupId")
                .asText();

        assertThat(world.code(
                        GROUP + "add_group_member",
                        "{'GroupId':'%s','MemberList':[{'Member_Account':'bob'},{'Member_Account':'carol'}]}",
                        id))
                .isEqualTo(10014);
    }

    @Test
    @DisplayName("change hands, and members change roles")
    void roles(World world) {
        String id = world.group("Public");
        String modify = "{'GroupId':'%s','Member_Account':'%s','Role':'%s'}";

        world.ok(GROUP + "modify_group_member_info", modify, id, "bob", "Admin");
        assertThat(roles(world, id)).containsExactly("Owner", "Admin", "NotMember");
        world.ok(GROUP + "change_group_owner", "{'GroupId':'%s','NewOwner_Account':'bob'}", id);
        assertThat(roles(world, id)).containsExactly("Member", "Owner", "NotMember");
        assertThat(world.code(GROUP + "modify_group_member_info", modify, id, "bob", "Member"))
                .isEqualTo(10004);
        assertThat(world.code(GROUP + "change_group_owner", "{'GroupId':'%s','NewOwner_Account':'carol'}", id))
                .isEqualTo(10004);
        String work = world.group("Private");
        assertThat(world.code(GROUP + "modify_group_member_info", modify, work, "bob", "Admin"))
                .isEqualTo(10004);
    }

    @Test
    @DisplayName("mute members for a while, also across leaving and coming back; the muted may not speak")
    void mute(World world) {
        String id = world.group("Public");
        String say = "{'GroupId':'%s','From_Account':'bob','Random':%d," + World.TEXT + "}";
        world.ok(GROUP + "forbid_send_msg", "{'GroupId':'%s','Members_Account':['bob'],'ShutUpTime':60}", id);

        assertThat(world.code(GROUP + "send_group_msg", say, id, 1)).isEqualTo(10017);
        world.ok(GROUP + "delete_group_member", "{'GroupId':'%s','MemberToDel_Account':['bob']}", id);
        world.ok(GROUP + "add_group_member", "{'GroupId':'%s','MemberList':[{'Member_Account':'bob'}]}", id);
        assertThat(world.code(GROUP + "send_group_msg", say, id, 2)).isEqualTo(10017);
        assertThat(world.ok(GROUP + "get_group_muted_account", "{'GroupId':'%s'}", id)
                        .path("MutedAccountList")
                        .findValuesAsText("Member_Account"))
                .containsExactly("bob");
        assertThat(world.ok(GROUP + "get_group_shutted_uin", "{'GroupId':'%s'}", id)
                        .path("ShuttedUinList")
                        .get(0)
                        .path("ShuttedUntil")
                        .asLong())
                .isGreaterThan(1_700_000_000L);

        world.im.clock().advance(Duration.ofSeconds(61));
        assertThat(world.code(GROUP + "send_group_msg", say, id, 3)).isZero();
    }

    @Test
    @DisplayName("that are muted as a whole let owner, admins and app admins speak")
    void muteAll(World world) {
        String id = world.group("Public");
        world.ok(GROUP + "modify_group_base_info", "{'GroupId':'%s','MuteAllMember':'On'}", id);
        String say = "{'GroupId':'%s','From_Account':'%s','Random':1," + World.TEXT + "}";

        assertThat(world.code(GROUP + "send_group_msg", say, id, "bob")).isEqualTo(10017);
        assertThat(world.code(GROUP + "send_group_msg", say, id, "alice")).isZero();
        assertThat(world.code(GROUP + "send_group_msg", say, id, "administrator"))
                .isZero();
    }

    @Test
    @DisplayName("keep the banned out until the ban is over or taken back")
    void ban(World world) {
        String id = world.group("Public");
        String add = "{'GroupId':'%s','MemberList':[{'Member_Account':'bob'}]}";
        world.ok(GROUP + "ban_group_member", "{'GroupId':'%s','Members_Account':['bob'],'Duration':60}", id);

        assertThat(roles(world, id)).containsExactly("Owner", "NotMember", "NotMember");
        assertThat(world.ok(GROUP + "add_group_member", add, id)
                        .path("MemberList")
                        .get(0)
                        .path("Result")
                        .asInt())
                .isZero();
        world.ok(GROUP + "unban_group_member", "{'GroupId':'%s','Members_Account':['bob']}", id);
        assertThat(world.ok(GROUP + "add_group_member", add, id)
                        .path("MemberList")
                        .get(0)
                        .path("Result")
                        .asInt())
                .isEqualTo(1);
    }

    @ParameterizedTest
    @CsvSource({
        "add_group_member,         AVChatRoom, 10007, 'MemberList':[{'Member_Account':'bob'}]",
        "delete_group_member,      AVChatRoom, 10004, 'MemberToDel_Account':['bob']",
        "change_group_owner,       AVChatRoom, 10007, 'NewOwner_Account':'alice'",
        "get_role_in_group,        AVChatRoom, 10007, 'User_Account':['alice']",
        "group_msg_recall,         AVChatRoom, 10033, 'MsgSeqList':[{'MsgSeq':1}]",
        "group_msg_get_simple,     AVChatRoom, 10007, 'ReqMsgNumber':1",
        "get_group_member_info,    AVChatRoom, 10007, 'Limit':1",
        "forbid_send_msg,          Private,    10007, 'Members_Account':['bob'];'MuteTime':1",
        "ban_group_member,         Community,  10007, 'Members_Account':['bob'];'Duration':1",
        "get_online_member_num,    Public,     10007, 'Silence':0",
        "update_group_counter,     Community,  10007, 'GroupCounter':[{'Key':'k';'Value':1}]",
        "get_group_msg_receipt,    Community,  10007, 'MsgSeqList':[{'MsgSeq':1}]",
        "group_msg_receipt,        Community,  10007, 'From_Account':'bob';'MsgSeqList':[{'MsgSeq':1}]",
        "group_msg_receipt,        AVChatRoom, 10007, 'From_Account':'alice';'MsgSeqList':[{'MsgSeq':1}]",
        "set_unread_msg_num,       ChatRoom,   0,     'Member_Account':'bob';'UnreadMsgNum':1",
        "delete_group_msg_by_sender, AVChatRoom, 0,   'Sender_Account':'bob'",
    })
    @DisplayName("refuse what is not for their type, each with its code")
    void types(String command, String type, int code, String fields, World world) {
        String id = world.group(type);

        assertThat(world.code(GROUP + command, "{'GroupId':'%s',%s}", id, fields.replace(';', ',')))
                .isEqualTo(code);
    }

    @Test
    @DisplayName("of a user are listed: live rooms, and private groups where nothing was said, only if asked for")
    void joined(World world) {
        String work = world.group("Private");
        String live = world.group("AVChatRoom");
        String open = world.group("Public");

        assertThat(joined(world, "{'Member_Account':'bob'}")).containsExactly(open);
        assertThat(joined(world, "{'Member_Account':'bob','WithNoActiveGroups':1}"))
                .containsExactly(work, open);
        assertThat(joined(world, "{'Member_Account':'alice','WithHugeGroups':1}"))
                .containsExactly(work, live, open);
        world.sendToGroup(work, "alice", "hi", 1);
        assertThat(joined(world, "{'Member_Account':'bob'}")).containsExactly(work, open);
        assertThat(joined(world, "{'Member_Account':'bob','Limit':1,'Offset':1}"))
                .containsExactly(open);
    }

    private static List<String> joined(World world, String body) {
        return world.ok(GROUP + "get_joined_group_list", body)
                .path("GroupIdList")
                .findValuesAsText("GroupId");
    }

    @Test
    @DisplayName("count, up to twenty things, and add and subtract")
    void counters(World world) {
        String id = world.group("Public");
        String update = "{'GroupId':'%s','Mode':'%s','GroupCounter':[{'Key':'likes','Value':%d}]}";

        world.ok(GROUP + "update_group_counter", update, id, "Increase", 5);
        JsonNode reply = world.ok(GROUP + "update_group_counter", update, id, "Decrease", 7);
        assertThat(reply.path("GroupCounter")).hasToString("[{\"Key\":\"likes\",\"Value\":-2}]");
        assertThat(world.ok(GROUP + "get_group_counter", "{'GroupId':'%s','GroupCounterKeys':['likes','x']}", id)
                        .path("GroupCounter"))
                .hasSize(1);
        for (int i = 1; i < 20; i++) {
            world.ok(
                    GROUP + "update_group_counter", "{'GroupId':'%s','GroupCounter':[{'Key':'k%d','Value':1}]}", id, i);
        }
        assertThat(world.code(
                        GROUP + "update_group_counter", "{'GroupId':'%s','GroupCounter':[{'Key':'no','Value':1}]}", id))
                .isEqualTo(10063);
        world.ok(GROUP + "delete_group_counter", "{'GroupId':'%s','GroupCounterKeys':['likes']}", id);
        assertThat(world.ok(GROUP + "get_group_counter", "{'GroupId':'%s'}", id).path("GroupCounter"))
                .hasSize(19);
    }

    @Test
    @DisplayName("come from another system with their members and messages, all of them read")
    void imported(World world) {
        String id = world.ok(
                        GROUP + "import_group",
                        "{'Type':'Public','Name':'old','Owner_Account':'alice','CreateTime':1600000000}")
                .path("GroupId")
                .asText();
        JsonNode members = world.ok(
                GROUP + "import_group_member",
                "{'GroupId':'%s','MemberList':[{'Member_Account':'bob','Role':'Admin','JoinTime':1600000001},"
                        + "{'Member_Account':'carol','JoinTime':1},{'Member_Account':'alice'}]}",
                id);
        assertThat(members.path("MemberList").findValuesAsText("Result")).containsExactly("1", "0", "2");
        assertThat(roles(world, id)).containsExactly("Owner", "Admin", "NotMember");

        String message = "{'From_Account':'%s','SendTime':%d,'Random':%d," + World.TEXT + "}";
        JsonNode results = world.ok(
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
        assertThat(results.path("ImportMsgResult").findValuesAsText("Result")).containsExactly("0", "0", "10004");
        assertThat(world.ok(GROUP + "group_msg_get_simple", "{'GroupId':'%s','ReqMsgNumber':9}", id)
                        .path("RspMsgList")
                        .findValuesAsText("MsgTimeStamp"))
                .containsExactly("1600000020", "1600000010");
    }
}
