package io.github.usersig.mockim.server.internal.command.group;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.usersig.mockim.server.support.JsonList;
import io.github.usersig.mockim.server.support.RestReply;
import io.github.usersig.mockim.server.support.World;
import java.time.Instant;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@DisplayName("A live room")
@ExtendWith(World.Maker.class)
class LiveRoomTest {

    private static final String GROUP = World.GROUP;
    private static final String LIVE = "group_open_avchatroom_http_svc/";
    private static final String MODIFY_ATTRIBUTES = GROUP + "modify_group_attr";
    private static final String ATTRIBUTE = "{'GroupId':'%s','GroupAttr':[{'key':'%s','value':'%s'}]}";

    private static JsonList attributes(World world, String id) {
        return world.ok("group_open_attr_http_svc/get_group_attr", "{'GroupId':'%s'}", id)
                .list("GroupAttrAry");
    }

    @Test
    @DisplayName("keeps attributes, which are changed one by one, set anew or cleared")
    void keepsAttributes(World world) {
        String id = world.group("AVChatRoom");

        world.ok(GROUP + "set_group_attr", ATTRIBUTE, id, "a", "1");
        world.ok(MODIFY_ATTRIBUTES, ATTRIBUTE, id, "b", "2");
        assertThat(attributes(world, id))
                .hasToString("[{\"key\":\"a\",\"value\":\"1\"},{\"key\":\"b\",\"value\":\"2\"}]");
        world.ok(GROUP + "set_group_attr", ATTRIBUTE, id, "c", "3");
        assertThat(attributes(world, id)).hasToString("[{\"key\":\"c\",\"value\":\"3\"}]");
        world.ok(GROUP + "clear_group_attr", "{'GroupId':'%s'}", id);
        assertThat(attributes(world, id)).isEmpty();
    }

    @Test
    @DisplayName("loses attributes by their keys, all of which must be there: 10050")
    void losesAttributesByTheirKeys(World world) {
        String id = world.group("AVChatRoom");
        world.ok(
                GROUP + "set_group_attr",
                "{'GroupId':'%s','GroupAttr':[{'key':'a','value':'1'},{'key':'b','value':'2'}]}",
                id);
        String delete = "{'GroupId':'%s','GroupAttr':[{'key':'a'},{'key':'%s'}]}";

        assertThat(world.code(GROUP + "delete_group_attr", delete, id, "c")).isEqualTo(10050);
        world.ok(GROUP + "delete_group_attr", "{'GroupId':'%s','GroupAttr':[{'key':'a'}]}", id);

        assertThat(attributes(world, id)).hasToString("[{\"key\":\"b\",\"value\":\"2\"}]");
    }

    @Test
    @DisplayName("has attributes as all groups have, which are cleared but for communities")
    void hasAttributesAsAllGroupsHave(World world) {
        String community = world.group("Community");

        world.ok(GROUP + "set_group_attr", ATTRIBUTE, community, "a", "1");
        assertThat(attributes(world, community)).hasSize(1);
        assertThat(world.code(GROUP + "clear_group_attr", "{'GroupId':'%s'}", community))
                .isEqualTo(10007);
        String open = world.group("Public");
        world.ok(GROUP + "set_group_attr", ATTRIBUTE, open, "a", "1");
        world.ok(GROUP + "clear_group_attr", "{'GroupId':'%s'}", open);
        assertThat(attributes(world, open)).isEmpty();
    }

    @Test
    @DisplayName("takes no attribute with a key over 32 bytes or a value over 4000")
    void takesNoLongAttribute(World world) {
        String id = world.group("AVChatRoom");

        assertThat(world.code(MODIFY_ATTRIBUTES, ATTRIBUTE, id, "k".repeat(33), "1"))
                .isEqualTo(10045);
        assertThat(world.code(MODIFY_ATTRIBUTES, ATTRIBUTE, id, "k", "v".repeat(4001)))
                .isEqualTo(10046);
    }

    @Test
    @DisplayName("takes no more attributes than 16 KB in all, and sixteen")
    void takesNoMoreAttributesThanSixteen(World world) {
        String id = world.group("AVChatRoom");
        world.ok(GROUP + "set_group_attr", ATTRIBUTE, id, "c", "3");
        for (int i = 0; i < 4; i++) {
            world.code(MODIFY_ATTRIBUTES, ATTRIBUTE, id, "k" + i, "v".repeat(3_900));
        }
        assertThat(world.code(MODIFY_ATTRIBUTES, ATTRIBUTE, id, "k5", "v".repeat(3_900)))
                .isEqualTo(10048);

        for (int i = 0; i < 11; i++) {
            world.ok(MODIFY_ATTRIBUTES, ATTRIBUTE, id, "x" + i, "1");
        }
        assertThat(world.code(MODIFY_ATTRIBUTES, ATTRIBUTE, id, "y", "1")).isEqualTo(10047);
    }

    @Test
    @DisplayName("stores no messages, and counts them all the same")
    void countsMessages(World world) {
        String id = world.group("AVChatRoom");

        assertThat(world.sendToGroup(id, "alice", "one", 1)).isEqualTo(1);
        assertThat(world.sendToGroup(id, "alice", "two", 2)).isEqualTo(2);
    }

    @Test
    @DisplayName("counts a broadcast to all live rooms too")
    void countsABroadcast(World world) {
        String id = world.group("AVChatRoom");
        String other = world.group("AVChatRoom");
        world.sendToGroup(id, "alice", "one", 1);
        world.sendToGroup(id, "alice", "two", 2);

        assertThat(world.ok(GROUP + "send_broadcast_msg", "{'Random':3," + World.TEXT + "}")
                        .number("MsgSeq"))
                .isEqualTo(1);
        assertThat(world.sendToGroup(id, "alice", "four", 4)).isEqualTo(4);
        assertThat(world.sendToGroup(other, "alice", "two", 4)).isEqualTo(2);
    }

    /** Makes one in which bob and carol are, bob online. */
    private static String roomOfThree(World world) {
        String id = world.group("AVChatRoom");
        world.im.joinGroup(id, "bob");
        world.im.joinGroup(id, "carol");
        world.im.sessions().setOnline("bob", "Web");
        return id;
    }

    private static List<String> members(World world, String id, String filter) {
        return world.ok(LIVE + "get_members", "{'GroupId':'%s','Timestamp':0%s}", id, filter)
                .list("MemberList")
                .each("Member_Account");
    }

    @Test
    @DisplayName("is joined by the control API, as it would be by the SDK")
    void isJoinedByTheControlApi(World world) {
        String id = roomOfThree(world);

        assertThat(members(world, id, "")).containsExactly("alice", "bob", "carol");
        assertThat(world.ok(LIVE + "check_members", "{'GroupId':'%s','Member_Account':['bob','dave']}", id)
                        .list("Member_Account"))
                .hasToString("[\"bob\"]");
    }

    @Test
    @DisplayName("lists 500 members at once, and has a time in milliseconds for the rest")
    void lists500MembersAtOnce(World world) {
        String id = world.group("AVChatRoom");
        List<String> users = IntStream.range(0, 500).mapToObj(i -> "user" + i).toList();
        world.im.importAccounts(users.toArray(String[]::new));
        users.forEach(user -> world.im.joinGroup(id, user));

        RestReply page = world.ok(LIVE + "get_members", "{'GroupId':'%s','Timestamp':0}", id);
        assertThat(page.list("MemberList").each("Member_Account")).hasSize(500).doesNotContain("user499");
        long next = page.longNumber("NextTimestamp");
        assertThat(Instant.ofEpochMilli(next))
                .isBetween(
                        world.im.clock().now().minusSeconds(60),
                        world.im.clock().now().plusSeconds(3600));
        RestReply rest = world.ok(LIVE + "get_members", "{'GroupId':'%s','Timestamp':%d}", id, next);
        assertThat(rest.list("MemberList").each("Member_Account")).containsExactly("user499");
        assertThat(rest.longNumber("NextTimestamp")).isZero();
        assertThat(world.code(LIVE + "get_members", "{'GroupId':'%s','Timestamp':%d}", id, (int) next))
                .isEqualTo(10004);
    }

    @Test
    @DisplayName("counts who is online")
    void countsWhoIsOnline(World world) {
        String id = roomOfThree(world);

        assertThat(world.ok(GROUP + "get_online_member_num", "{'GroupId':'%s'}", id)
                        .number("OnlineMemberNum"))
                .isEqualTo(1);
        assertThat(world.ok("openim/query_online_status", "{'To_Account':['bob'],'IsNeedDetail':1}")
                        .first("QueryResult"))
                .hasToString("{\"To_Account\":\"bob\",\"Status\":\"Online\","
                        + "\"Detail\":[{\"Platform\":\"Web\",\"Status\":\"Online\"}]}");
    }

    @Test
    @DisplayName("counts who is online as groups of all types do, a community by a command of its own too")
    void countsWhoIsOnlineAsAllGroupsDo(World world) {
        world.im.sessions().setOnline("bob", "Web");
        String open = world.group("Public");
        String community = world.group("Community");

        assertThat(world.ok(GROUP + "get_online_member_num", "{'GroupId':'%s'}", open)
                        .number("OnlineMemberNum"))
                .isEqualTo(1);
        String own = "million_group_open_http_svc/get_online_member_num";
        assertThat(world.ok(own, "{'GroupId':'%s'}", community).number("OnlineMemberNum"))
                .isEqualTo(1);
        assertThat(world.code(own, "{'GroupId':'%s'}", open)).isEqualTo(10007);
    }

    @Test
    @DisplayName("has admins")
    void hasAdmins(World world) {
        String id = roomOfThree(world);

        world.ok(LIVE + "modify_admin", "{'GroupId':'%s','CommandType':1,'Admin_Account':['bob']}", id);

        assertThat(world.ok(LIVE + "get_admin_list", "{'GroupId':'%s'}", id)
                        .list("Admin_List")
                        .each("Admin_Account"))
                .containsExactly("bob");
    }

    @Test
    @DisplayName("finds members by their marks")
    void findsMembersByTheirMarks(World world) {
        String id = roomOfThree(world);

        world.ok(
                LIVE + "modify_user_info",
                "{'GroupId':'%s','CommandType':1,'MemberList':[{'Member_Account':'carol','Marks':[1000]}]}",
                id);

        assertThat(members(world, id, ",'Mark':1000")).containsExactly("carol");
    }

    @Test
    @DisplayName("has ten different marks, and no more")
    void hasTenDifferentMarks(World world) {
        String id = world.group("AVChatRoom");
        world.im.joinGroup(id, "bob");
        String mark = "{'GroupId':'%s','CommandType':1,'MemberList':[{'Member_Account':'%s','Marks':[%s]}]}";
        String ten = IntStream.range(1000, 1010).mapToObj(Integer::toString).collect(Collectors.joining(","));

        world.ok(LIVE + "modify_user_info", mark, id, "alice", ten);
        RestReply bob = world.ok(LIVE + "modify_user_info", mark, id, "bob", "1009,1010");

        assertThat(bob.first("MemberList").list("Marks")).hasToString("[1009]");
    }

    @Test
    @DisplayName("takes any number of members, whatever is asked for it")
    void takesAnyNumberOfMembers(World world) {
        String id = world.ok(
                        GROUP + "create_group",
                        "{'Owner_Account':'alice','Type':'AVChatRoom','Name':'g','MaxMemberCount':2}")
                .text("GroupId");

        assertThat(world.groupInfo(id).number("MaxMemberNum")).isZero();
        world.ok(GROUP + "modify_group_base_info", "{'GroupId':'%s','MaxMemberNum':2}", id);
        assertThat(world.groupInfo(id).number("MaxMemberNum")).isZero();
    }
}
