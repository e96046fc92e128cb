package io.github.usersig.mockim.server.internal.command.group;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.usersig.mockim.server.support.JsonView;
import io.github.usersig.mockim.server.support.RestReply;
import io.github.usersig.mockim.server.support.World;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@DisplayName("Topics of a community")
@ExtendWith(World.Maker.class)
class TopicTest {

    private static final String GROUP = World.GROUP;
    private static final String TOPICS = "million_group_open_http_svc/";
    private static final String SAY =
            "{'GroupId':'%s','TopicId':'%s','From_Account':'bob','Random':%d," + World.TEXT + "}";

    @Test
    @DisplayName("have messages of their own, and ids that begin with the community's")
    void haveMessagesOfTheirOwn(World world) {
        String id = world.group("Community");
        String topic = world.topic(id);
        String simple = GROUP + "group_msg_get_simple";

        assertThat(topic).startsWith(id + "@TOPIC#_");
        assertThat(world.ok(GROUP + "send_group_msg", SAY, id, topic, 1).number("MsgSeq"))
                .isEqualTo(1);
        assertThat(world.ok(simple, "{'GroupId':'%s','TopicId':'%s','ReqMsgNumber':9}", id, topic)
                        .list("RspMsgList"))
                .hasSize(1);
        assertThat(world.ok(simple, "{'GroupId':'%s','ReqMsgNumber':9}", id).list("RspMsgList"))
                .isEmpty();
    }

    @Test
    @DisplayName("have mutes of their own")
    void haveMutesOfTheirOwn(World world) {
        String id = world.group("Community");
        String topic = world.topic(id);

        world.ok(TOPICS + "modify_topic", "{'GroupId':'%s','TopicId':'%s','MuteAllMember':'On'}", id, topic);

        assertThat(world.code(GROUP + "send_group_msg", SAY, id, topic, 2)).isEqualTo(10017);
        JsonView info = world.ok(TOPICS + "get_topic", "{'GroupId':'%s','From_Account':'bob'}", id)
                .at("TopicAndSelfInfo.0.TopicInfo");
        assertThat(info.text("TopicName")).isEqualTo("talk");
        assertThat(info.text("MuteAllMember")).isEqualTo("On");
        assertThat(info.number("ShutUpAllFlag")).isEqualTo(1);
    }

    @Test
    @DisplayName("are dismissed, and nothing is said in them any more")
    void areDismissed(World world) {
        String id = world.group("Community");
        String topic = world.topic(id);

        RestReply gone = world.ok(TOPICS + "destroy_topic", "{'GroupId':'%s','TopicIdList':['%s','x']}", id, topic);

        assertThat(gone.list("DestroyResultItem").each("ErrorCode")).containsExactly("0", "110003");
        assertThat(world.code(GROUP + "send_group_msg", SAY, id, topic, 3)).isEqualTo(10010);
    }

    @Test
    @DisplayName("are not for a community without SupportTopic, nor for any other group")
    void areNotForGroupsWithoutSupportTopic(World world) {
        String plain = world.ok(GROUP + "create_group", "{'Type':'Community','Name':'c'}")
                .text("GroupId");

        assertThat(world.code(TOPICS + "create_topic", "{'GroupId':'%s','TopicName':'t'}", plain))
                .isEqualTo(10007);
        assertThat(world.code(TOPICS + "create_topic", "{'GroupId':'%s','TopicName':'t'}", world.group("Public")))
                .isEqualTo(10007);
    }

    @Test
    @DisplayName("get no id that does not begin with the community's: 10015")
    void getNoIdOfAnotherForm(World world) {
        assertThat(world.code(
                        TOPICS + "create_topic",
                        "{'GroupId':'%s','TopicId':'x','TopicName':'t'}",
                        world.group("Community")))
                .isEqualTo(10015);
    }

    @Test
    @DisplayName("can be imported with their age, once")
    void canBeImportedWithTheirAge(World world) {
        String id = world.group("Community");
        String topic = world.ok(
                        GROUP + "import_topic", "{'GroupId':'%s','TopicName':'past','CreateTime':1600000000}", id)
                .text("TopicId");

        JsonView info = world.ok(
                        TOPICS + "get_topic", "{'GroupId':'%s','From_Account':'alice','TopicIdList':['%s']}", id, topic)
                .at("TopicAndSelfInfo.0.TopicInfo");
        assertThat(info.longNumber("CreateTime")).isEqualTo(1_600_000_000L);
        assertThat(info.text("TopicName")).isEqualTo("past");
        assertThat(world.code(GROUP + "import_topic", "{'GroupId':'%s','TopicId':'%s','TopicName':'past'}", id, topic))
                .isIn(10021, 10025);
    }
}
