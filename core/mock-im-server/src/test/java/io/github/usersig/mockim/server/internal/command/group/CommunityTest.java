package io.github.usersig.mockim.server.internal.command.group;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.usersig.mockim.server.support.World;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@DisplayName("Live rooms and communities by REST")
@ExtendWith(World.Maker.class)
class CommunityTest {

    private static final String GROUP = World.GROUP;
    private static final String LIVE = "group_open_avchatroom_http_svc/";
    private static final String TOPICS = "million_group_open_http_svc/";

    @Test
    @DisplayName("a live room keeps attributes within their limits")
    void attributes(World world) {
        String id = world.group("AVChatRoom");
        String set = "{'GroupId':'%s','GroupAttr':[{'key':'%s','value':'%s'}]}";

        world.ok(GROUP + "set_group_attr", set, id, "a", "1");
        world.ok(GROUP + "modify_group_attr", set, id, "b", "2");
        assertThat(attributes(world, id))
                .hasToString("[{\"key\":\"a\",\"value\":\"1\"},{\"key\":\"b\",\"value\":\"2\"}]");
        world.ok(GROUP + "set_group_attr", set, id, "c", "3");
        assertThat(attributes(world, id)).hasToString("[{\"key\":\"c\",\"value\":\"3\"}]");

        assertThat(world.code(GROUP + "modify_group_attr", set, id, "k".repeat(33), "1"))
                .isEqualTo(10045);
        assertThat(world.code(GROUP + "modify_group_attr", set, id, "k", "v".repeat(4001)))
                .isEqualTo(10046);
        for (int i = 0; i < 4; i++) {
            world.code(GROUP + "modify_group_attr", set, id, "k" + i, "v".repeat(3_900));
        }
        assertThat(world.code(GROUP + "modify_group_attr", set, id, "k5", "v".repeat(3_900)))
                .isEqualTo(10048);
        for (int i = 0; i < 11; i++) {
            world.ok(GROUP + "modify_group_attr", set, id, "x" + i, "1");
        }
        assertThat(world.code(GROUP + "modify_group_attr", set, id, "y", "1")).isEqualTo(10047);
        world.ok(GROUP + "clear_group_attr", "{'GroupId':'%s'}", id);
        assertThat(attributes(world, id)).isEmpty();
    }

    private static JsonNode attributes(World world, String id) {
        return world.ok("group_open_attr_http_svc/get_group_attr", "{'GroupId':'%s'}", id)
                .path("GroupAttrAry");
    }

    @Test
    @DisplayName("a live room stores no messages, and counts them all the same")
    void live(World world) {
        String id = world.group("AVChatRoom");
        String other = world.group("AVChatRoom");

        assertThat(world.sendToGroup(id, "alice", "one", 1)).isEqualTo(1);
        assertThat(world.sendToGroup(id, "alice", "two", 2)).isEqualTo(2);
        assertThat(world.ok(GROUP + "send_broadcast_msg", "{'Random':3," + World.TEXT + "}")
                        .path("MsgSeq")
                        .asInt())
                .isEqualTo(1);
        assertThat(world.sendToGroup(id, "alice", "four", 4)).isEqualTo(4);
        assertThat(world.sendToGroup(other, "alice", "two", 4)).isEqualTo(2);
    }

    @Test
    @DisplayName("users join a live room by the control API, as they would by the SDK")
    void liveMembers(World world) {
        String id = world.group("AVChatRoom");
        world.im.joinGroup(id, "bob");
        world.im.joinGroup(id, "carol");
        world.im.sessions().setOnline("bob", "Web");

        assertThat(world.ok(GROUP + "get_online_member_num", "{'GroupId':'%s'}", id)
                        .path("OnlineMemberNum")
                        .asInt())
                .isEqualTo(1);
        assertThat(world.ok(LIVE + "get_members", "{'GroupId':'%s','Timestamp':0}", id)
                        .path("MemberList")
                        .findValuesAsText("Member_Account"))
                .containsExactly("alice", "bob", "carol");
        assertThat(world.ok(LIVE + "check_members", "{'GroupId':'%s','Member_Account':['bob','dave']}", id)
                        .path("Member_Account"))
                .hasToString("[\"bob\"]");

        world.ok(LIVE + "modify_admin", "{'GroupId':'%s','CommandType':1,'Admin_Account':['bob']}", id);
        assertThat(world.ok(LIVE + "get_admin_list", "{'GroupId':'%s'}", id)
                        .path("Admin_List")
                        .findValuesAsText("Admin_Account"))
                .containsExactly("bob");
        world.ok(
                LIVE + "modify_user_info",
                "{'GroupId':'%s','CommandType':1,'MemberList':[{'Member_Account':'carol','Marks':[1000]}]}",
                id);
        assertThat(world.ok(LIVE + "get_members", "{'GroupId':'%s','Timestamp':0,'Mark':1000}", id)
                        .path("MemberList")
                        .findValuesAsText("Member_Account"))
                .containsExactly("carol");
        assertThat(world.ok("openim/query_online_status", "{'To_Account':['bob'],'IsNeedDetail':1}")
                        .path("QueryResult")
                        .get(0)
                        .toString())
                .isEqualTo("{\"To_Account\":\"bob\",\"Status\":\"Online\","
                        + "\"Detail\":[{\"Platform\":\"Web\",\"Status\":\"Online\"}]}");
    }

    @Test
    @DisplayName("a community has topics, each with messages and mutes of its own")
    void topics(World world) {
        String id = world.group("Community");
        String topic = world.topic(id);
        assertThat(topic).startsWith(id + "@TOPIC#_");
        String say = "{'GroupId':'%s','TopicId':'%s','From_Account':'bob','Random':%d," + World.TEXT + "}";

        assertThat(world.ok(GROUP + "send_group_msg", say, id, topic, 1)
                        .path("MsgSeq")
                        .asInt())
                .isEqualTo(1);
        assertThat(world.ok(
                                GROUP + "group_msg_get_simple",
                                "{'GroupId':'%s','TopicId':'%s','ReqMsgNumber':9}",
                                id,
                                topic)
                        .path("RspMsgList"))
                .hasSize(1);
        assertThat(world.ok(GROUP + "group_msg_get_simple", "{'GroupId':'%s','ReqMsgNumber':9}", id)
                        .path("RspMsgList"))
                .isEmpty();
        world.ok(TOPICS + "modify_topic", "{'GroupId':'%s','TopicId':'%s','MuteAllMember':'On'}", id, topic);
        assertThat(world.code(GROUP + "send_group_msg", say, id, topic, 2)).isEqualTo(10017);

        JsonNode info = world.ok(TOPICS + "get_topic", "{'GroupId':'%s','From_Account':'bob'}", id)
                .path("TopicAndSelfInfo")
                .get(0)
                .path("TopicInfo");
        assertThat(info.path("TopicName").asText()).isEqualTo("talk");
        assertThat(info.path("MuteAllMember").asText()).isEqualTo("On");
        assertThat(info.path("ShutUpAllFlag").asInt()).isEqualTo(1);
        JsonNode gone = world.ok(TOPICS + "destroy_topic", "{'GroupId':'%s','TopicIdList':['%s','x']}", id, topic);
        assertThat(gone.path("DestroyResultItem").findValuesAsText("ErrorCode")).containsExactly("0", "110003");
        assertThat(world.code(GROUP + "send_group_msg", say, id, topic, 3)).isEqualTo(10010);
    }

    @Test
    @DisplayName("a community without SupportTopic has none, and a topic's id begins with its community's")
    void noTopics(World world) {
        String plain = world.ok(GROUP + "create_group", "{'Type':'Community','Name':'c'}")
                .path("GroupId")
                .asText();
        String id = world.group("Community");

        assertThat(world.code(TOPICS + "create_topic", "{'GroupId':'%s','TopicName':'t'}", plain))
                .isEqualTo(10007);
        assertThat(world.code(TOPICS + "create_topic", "{'GroupId':'%s','TopicId':'x','TopicName':'t'}", id))
                .isEqualTo(10015);
        assertThat(world.code(TOPICS + "create_topic", "{'GroupId':'%s','TopicName':'t'}", world.group("Public")))
                .isEqualTo(10007);
    }

    @Test
    @DisplayName("permission groups hold rights in topics")
    void permissionGroups(World world) {
        String id = world.group("Community");
        String topic = world.topic(id);
        String group = world.ok(GROUP + "create_permission_group", "{'GroupId':'%s'}", id)
                .path("PermissionGroupId")
                .asText();
        String add =
                "{'GroupId':'%s','PermissionGroupId':'%s','TopicPermissionList':[{'TopicId':'%s','Permission':3}]}";

        world.ok(GROUP + "add_topic_permission_group", add, id, group, topic);
        assertThat(world.code(GROUP + "add_topic_permission_group", add, id, group, "none"))
                .isEqualTo(10010);
        assertThat(world.code(GROUP + "add_topic_permission_group", add, id, "none", topic))
                .isEqualTo(10010);
        assertThat(world.code(
                        GROUP + "create_permission_group", "{'GroupId':'%s','PermissionGroupId':'%s'}", id, group))
                .isEqualTo(10004);
    }
}
