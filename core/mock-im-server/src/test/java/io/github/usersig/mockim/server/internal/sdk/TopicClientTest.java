package io.github.usersig.mockim.server.internal.sdk;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.usersig.mockim.server.support.World;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@DisplayName("Topics of a community, by clients")
@ExtendWith(World.Maker.class)
class TopicClientTest {

    private static final String SERVICE = "million_group_open_http_svc.";
    private static final String CREATE = "{'GroupId':'%s','TopicName':'talk','TopicId':'%1$s@TOPIC#_one'}";
    private static final String SAY =
            "{'GroupId':'%s','TopicId':'%s','Random':1,'MsgBody':[{'MsgType':'TIMTextElem','MsgContent':{'Text':'hi'}}]}";

    @Test
    @DisplayName("are among what the joined communities have, and in no other list of joined groups")
    void areOfTheJoinedCommunities(World world) {
        String id = world.group("Community");
        try (ListeningClient bob = new ListeningClient(world.im, "bob")) {
            assertThat(bob.ask(SERVICE + "get_joined_group_list", "{'SupportTopic':1,'Limit':200,'Offset':0}"))
                    .contains("\"TotalCount\":1", id, "\"SupportTopic\":1");
            assertThat(bob.ask(SERVICE + "get_joined_group_list", "{'SupportTopic':0}"))
                    .contains("\"TotalCount\":0");
            assertThat(bob.ask("group_open_http_svc.get_joined_group_list", "{'SupportTopic':0}"))
                    .contains("\"TotalCount\":0");
        }
    }

    @Test
    @DisplayName("are made, changed and deleted by the owner, and all members are told")
    void areMadeChangedAndDeleted(World world) {
        String id = world.group("Community");
        String topic = id + "@TOPIC#_one";
        try (ListeningClient alice = new ListeningClient(world.im, "alice");
                ListeningClient bob = new ListeningClient(world.im, "bob")) {
            assertThat(alice.ask(SERVICE + "create_topic", CREATE, id)).contains("\"TopicId\":\"" + topic);
            assertThat(bob.next("\"ReportType\":17"))
                    .contains(
                            "\"Event\":5",
                            "\"MillionGroupFlag\":2,\"TopicId\":\"" + topic,
                            "\"Operator_Account\":\"alice\"");

            String change = "{'GroupId':'%s','TopicId':'%s','TopicName':'chat','ShutUpAllMember':'On'}";
            assertThat(alice.ask(SERVICE + "modify_topic", change, id, topic)).contains("\"ErrorCode\":0");
            assertThat(bob.next("\"OpType\":8"))
                    .contains("\"Event\":4", "\"MsgTopicNewInfo\":{\"TopicName\":\"chat\",\"ShutupAll\":1}", topic);
            assertThat(bob.ask(SERVICE + "get_topic", "{'GroupId':'%s','TopicIdList':[]}", id))
                    .contains("\"TopicName\":\"chat\"", "\"ShutUpAllFlag\":1");

            String delete = "{'GroupId':'%s','TopicIdList':['%s']}";
            assertThat(alice.ask(SERVICE + "destroy_topic", delete, id, topic)).contains("\"ErrorCode\":0");
            assertThat(bob.next("\"ReportType\":18")).contains("\"TopicIdArray\":[\"" + topic);
        }
    }

    @Test
    @DisplayName("are told of when the app makes, changes and deletes them by REST")
    void areToldOfByRest(World world) {
        String id = world.group("Community");
        try (ListeningClient bob = new ListeningClient(world.im, "bob")) {
            String topic = world.topic(id);
            bob.next("\"ReportType\":17", topic);
            world.ok(
                    "million_group_open_http_svc/modify_topic",
                    "{'GroupId':'%s','TopicId':'%s','TopicName':'x'}",
                    id,
                    topic);
            bob.next("\"OpType\":8", "\"TopicName\":\"x\"");
            world.ok("million_group_open_http_svc/destroy_topic", "{'GroupId':'%s','TopicIdList':['%s']}", id, topic);
            bob.next("\"ReportType\":18", topic);
        }
    }

    @Test
    @DisplayName("are made by admins too, and not by plain members")
    void areMadeByAdminsToo(World world) {
        String id = world.group("Community");
        try (ListeningClient bob = new ListeningClient(world.im, "bob")) {
            assertThat(bob.ask(SERVICE + "create_topic", CREATE, id)).contains("\"ErrorCode\":10007");
            world.ok(
                    World.GROUP + "modify_group_member_info",
                    "{'GroupId':'%s','Member_Account':'bob','Role':'Admin'}",
                    id);
            assertThat(bob.ask(SERVICE + "create_topic", CREATE, id)).contains("\"ErrorCode\":0");
        }
    }

    @Test
    @DisplayName("carry messages to all members, which count as unread until the member has read them")
    void carryMessages(World world) {
        String id = world.group("Community");
        String topic = world.topic(id);
        try (ListeningClient alice = new ListeningClient(world.im, "alice");
                ListeningClient bob = new ListeningClient(world.im, "bob")) {
            alice.ask("group_open_http_svc.send_group_msg", SAY, id, topic);

            assertThat(bob.next("\"Event\":3"))
                    .contains("\"MillionGroupFlag\":2,\"TopicId\":\"" + topic, "\"Text\":\"hi\"");
            String ask = "{'GroupId':'%s'}";
            assertThat(bob.ask(SERVICE + "get_topic", ask, id)).contains("\"MsgSeq\":0", "\"NextMsgSeq\":2");
            assertThat(alice.ask(SERVICE + "get_topic", ask, id)).contains("\"MsgSeq\":1");
            bob.ask(SERVICE + "msg_read_report", "{'GroupId':'%s','TopicId':'%s','MsgReadedSeq':9}", id, topic);
            assertThat(bob.ask(SERVICE + "get_topic", ask, id)).contains("\"MsgSeq\":1");
        }
    }

    @Test
    @DisplayName("lose messages that are recalled, at all members")
    void loseMessagesThatAreRecalled(World world) {
        String id = world.group("Community");
        String topic = world.topic(id);
        try (ListeningClient alice = new ListeningClient(world.im, "alice");
                ListeningClient bob = new ListeningClient(world.im, "bob")) {
            alice.ask("group_open_http_svc.send_group_msg", SAY, id, topic);

            alice.ask(
                    SERVICE + "group_msg_recall",
                    "{'GroupId':'%s','TopicId':'%s','MsgSeqList':[{'MsgSeq':1}]}",
                    id,
                    topic);

            assertThat(bob.next("GroupWithdrawInfoArray"))
                    .contains("\"ReportType\":12", "\"MsgSeq\":1", "\"TopicId\":\"" + topic);
        }
    }

    @Test
    @DisplayName("are read by who joins late, whatever was said before")
    void areReadByWhoJoinsLate(World world) {
        String id = world.group("Community");
        String topic = world.topic(id);
        try (ListeningClient alice = new ListeningClient(world.im, "alice");
                ListeningClient carol = new ListeningClient(world.im, "carol")) {
            alice.ask("group_open_http_svc.send_group_msg", SAY, id, topic);

            carol.ask("group_open_http_svc.apply_join_group", "{'GroupId':'%s'}", id);

            assertThat(carol.ask(SERVICE + "get_topic", "{'GroupId':'%s'}", id)).contains("\"MsgSeq\":1");
        }
    }

    @Test
    @DisplayName("tell in their own stream who may not speak in them")
    void tellWhoMayNotSpeak(World world) {
        String id = world.group("Community");
        String topic = world.topic(id);
        try (ListeningClient bob = new ListeningClient(world.im, "bob")) {
            world.ok(
                    World.GROUP + "forbid_send_msg",
                    "{'GroupId':'%s','TopicId':'%s','Members_Account':['bob'],'MuteTime':60}",
                    id,
                    topic);

            assertThat(bob.next("\"OpType\":7")).contains("\"TopicId\":\"" + topic, "\"ShutupTime\":60");
        }
    }
}
