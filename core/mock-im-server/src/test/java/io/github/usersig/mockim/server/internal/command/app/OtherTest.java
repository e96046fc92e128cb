package io.github.usersig.mockim.server.internal.command.app;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.usersig.mockim.MockImClient;
import io.github.usersig.mockim.server.support.RestClient;
import io.github.usersig.mockim.server.support.World;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayName("Conversations, mutes, pushes, operations, robots, official accounts and moderation by REST")
@ExtendWith(World.Maker.class)
class OtherTest {

    private static final String GROUP = World.GROUP;
    private static final String CONTACT = "recentcontact/";
    private static final String OFFICIAL = "official_account_open_http_svc/";

    private static JsonNode conversations(World world, String user) {
        return world.ok(
                        CONTACT + "get_list",
                        "{'From_Account':'%s','TimeStamp':0,'StartIndex':0,'TopTimeStamp':0,'TopStartIndex':0,'AssistFlags':7}",
                        user)
                .path("SessionItem");
    }

    @Test
    @DisplayName("whoever writes or is written to has the conversation in the list, newest first, groups too")
    void conversations(World world) {
        String group = world.group("Public");
        world.send("alice", "bob", "hi", 1);
        world.im.clock().advance(Duration.ofSeconds(1));
        world.sendToGroup(group, "alice", "hi all", 1);
        world.im.clock().advance(Duration.ofSeconds(1));
        world.send("carol", "bob", "hey", 2);

        assertThat(conversations(world, "bob").findValuesAsText("To_Account")).containsExactly("carol", "alice");
        assertThat(conversations(world, "bob").get(1).path("GroupId").asText()).isEqualTo(group);

        world.ok(CONTACT + "delete", "{'From_Account':'bob','Type':1,'To_Account':'carol','ClearRamble':1}");
        world.ok(CONTACT + "delete", "{'From_Account':'bob','Type':2,'ToGroupid':'%s'}", group);
        assertThat(conversations(world, "bob")).hasSize(1);
        assertThat(conversations(world, "alice")).hasSize(2);
        assertThat(world.ok("openim/get_c2c_unread_msg_num", "{'To_Account':'bob'}")
                        .path("AllC2CUnreadMsgNum")
                        .asInt())
                .isEqualTo(1);
        world.im.clock().advance(Duration.ofSeconds(1));
        world.sendToGroup(group, "alice", "again", 2);
        assertThat(conversations(world, "bob")).hasSize(2);
    }

    @Test
    @DisplayName("a message with NoLastMsg leaves the list as it is")
    void noLastMessage(World world) {
        world.ok(
                "openim/sendmsg",
                "{'From_Account':'alice','To_Account':'bob','MsgRandom':1,'SendMsgControl':['NoLastMsg']," + World.TEXT
                        + "}");

        assertThat(conversations(world, "bob")).isEmpty();
    }

    @Test
    @DisplayName("a group message with NoLastMsg, or for those online only, leaves the list as it is")
    void noLastGroupMessage(World world) {
        String group = world.group("Public");
        String send = "{'GroupId':'%s','Random':%d,%s," + World.TEXT + "}";
        world.ok(GROUP + "send_group_msg", send, group, 1, "'SendMsgControl':['NoLastMsg']");
        world.ok(GROUP + "send_group_msg", send, group, 2, "'OnlineOnlyFlag':1");
        assertThat(conversations(world, "bob")).isEmpty();

        world.sendToGroup(group, "alice", "hi all", 3);
        String listedAt = conversations(world, "bob").get(0).path("MsgTime").asText();
        world.im.clock().advance(Duration.ofSeconds(9));
        world.ok(GROUP + "send_group_msg", send, group, 4, "'SendMsgControl':['NoLastMsg']");
        world.ok(GROUP + "send_group_msg", send, group, 5, "'OnlineOnlyFlag':1");

        assertThat(conversations(world, "bob").findValuesAsText("MsgTime")).containsExactly(listedAt);
    }

    @Test
    @DisplayName("a message with NoLastMsg is not the last one that clients are shown in the list")
    void notTheLastShown(World world) {
        String group = world.group("Public");
        world.sendToGroup(group, "alice", "shown of the group", 1);
        world.send("alice", "bob", "shown of alice", 1);
        String hidden = "'Random':2,'MsgRandom':2,'SendMsgControl':['NoLastMsg']," + World.TEXT + "}";
        world.ok(GROUP + "send_group_msg", "{'GroupId':'%s','From_Account':'alice'," + hidden, group);
        world.ok("openim/sendmsg", "{'From_Account':'alice','To_Account':'bob'," + hidden);

        try (MockImClient bob = MockImClient.connect(world.im)) {
            bob.login(world.im.issueUserSig("bob"));
            assertThat(bob.ask("recentcontact.page_get", "{}"))
                    .contains("shown of the group", "shown of alice")
                    .doesNotContain("\"hello\"");
        }
    }

    @Test
    @DisplayName("conversations are marked and sorted into groups")
    void marks(World world) {
        world.ok(
                CONTACT + "create_contact_group",
                "{'From_Account':'alice','GroupContactItem':[{'GroupName':'work','ContactItem':[{'Type':1,'To_Account':'bob'}]}]}");
        world.ok(
                CONTACT + "update_contact_group",
                "{'From_Account':'alice','UpdateType':1,'UpdateGroup':{'UpdateGroupType':1,'OldGroupName':'work','NewGroupName':'job'}}");
        world.ok(
                CONTACT + "mark_contact",
                "{'From_Account':'alice','MarkItem':[{'OptType':3,'ContactItem':{'Type':1,'To_Account':'carol'},'SetMark':[0,2],"
                        + "'CustomMark':'later'}]}");

        JsonNode all = world.ok(CONTACT + "get_contact_group", "{'From_Account':'alice','StartIndex':0}");
        assertThat(all.path("GroupItem")).hasToString("[{\"GroupName\":\"job\",\"GroupId\":1}]");
        assertThat(all.path("ContactItem").findValuesAsText("To_Account")).containsExactlyInAnyOrder("carol", "bob");
        JsonNode carol = world.ok(
                        CONTACT + "search_contact_group",
                        "{'From_Account':'alice','ContactItem':[{'Type':1,'To_Account':'carol'}]}")
                .path("ContactResultItem")
                .get(0);
        assertThat(carol.path("StandardMark").asText()).startsWith("1010").hasSize(64);
        assertThat(carol.path("CustomMark").asText()).isEqualTo("later");
        world.ok(CONTACT + "del_contact_group", "{'From_Account':'alice','GroupName':['job']}");
        assertThat(world.code(CONTACT + "del_contact_group", "{'From_Account':'alice','GroupName':['job']}"))
                .isEqualTo(50002);
    }

    @Test
    @DisplayName("who is muted globally may speak in no group until it is over; REST messages to users go through")
    void globalMute(World world) {
        String group = world.group("Public");
        world.ok(
                "openconfigsvr/setnospeaking",
                "{'Set_Account':'bob','C2CmsgNospeakingTime':4294967295,'GroupmsgNospeakingTime':60}");
        JsonNode times = world.ok("openconfigsvr/getnospeaking", "{'Get_Account':'bob'}");
        assertThat(times.path("C2CmsgNospeakingTime").asLong()).isEqualTo(4294967295L);
        assertThat(times.path("GroupmsgNospeakingTime").asLong()).isBetween(55L, 60L);
        String say = "{'GroupId':'%s','From_Account':'bob','Random':%d," + World.TEXT + "}";

        assertThat(world.code(GROUP + "send_group_msg", say, group, 1)).isEqualTo(10017);
        world.send("bob", "alice", "goes through", 1);
        world.im.clock().advance(Duration.ofSeconds(61));
        assertThat(world.code(GROUP + "send_group_msg", say, group, 2)).isZero();
        assertThat(world.ok("openconfigsvr/getnospeaking", "{'Get_Account':'bob'}")
                        .path("GroupmsgNospeakingTime")
                        .asLong())
                .isZero();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "setnospeaking | {'Set_Account':'bob'}                              | 130008",
                "setnospeaking | {'C2CmsgNospeakingTime':1}                         | 130004",
                "setnospeaking | {'Set_Account':'no','C2CmsgNospeakingTime':1}      | 130005",
                "getnospeaking | {}                                                 | 130002",
                "getnospeaking | {'Get_Account':'no'}                               | 130003",
            })
    @DisplayName("global mute has codes of its own, and no ActionStatus")
    void muteFaults(String command, String body, int code, World world) {
        JsonNode reply = world.rest.call("openconfigsvr/" + command, body);

        assertThat(reply.path("ErrorCode").asInt()).isEqualTo(code);
    }

    @Test
    @DisplayName("a push is one task for seven days, found by its MsgRandom; attributes and tags are kept by user")
    void push(World world) {
        String service = "all_member_push/";
        String push = "{'MsgRandom':%d," + World.TEXT + "}";
        String task = world.ok(service + "im_push", push, 1).path("TaskId").asText();
        assertThat(world.ok(service + "im_push", push, 1).path("TaskId").asText())
                .isEqualTo(task);
        assertThat(world.ok(service + "im_push", push, 2).path("TaskId").asText())
                .isNotEqualTo(task);
        world.im.clock().advance(Duration.ofDays(8));
        RestClient later = new RestClient(world.im.endpoint(), world.im.app());
        assertThat(later.ok(service + "im_push", push, 1).path("TaskId").asText())
                .isNotEqualTo(task);

        String set = "{'UserAttrs':[{'To_Account':'alice','Attrs':{'city':'Jena'}}]}";
        assertThat(world.code(service + "im_set_attr", set)).isEqualTo(90033);
        world.ok(service + "im_set_attr_name", "{'AttrNames':{'0':'city'}}");
        world.ok(service + "im_set_attr", set);
        assertThat(world.ok(service + "im_get_attr", "{'To_Account':['alice']}").path("UserAttrs"))
                .hasToString("[{\"To_Account\":\"alice\",\"Attrs\":{\"city\":\"Jena\"}}]");
        world.ok(service + "im_remove_attr", "{'UserAttrs':[{'To_Account':'alice','Attrs':['city']}]}");
        assertThat(world.ok(service + "im_get_attr", "{'To_Account':['alice']}")
                        .path("UserAttrs")
                        .get(0)
                        .path("Attrs"))
                .isEmpty();

        String tags = "{'UserTags':[{'To_Account':'alice','Tags':[%s]}]}";
        world.ok(service + "im_add_tag", tags, "'a','b','c'");
        world.ok(service + "im_remove_tag", tags, "'b'");
        assertThat(tags(world)).containsExactly("a", "c");
        world.ok(service + "im_remove_all_tags", "{'To_Account':['alice']}");
        assertThat(tags(world)).isEmpty();
        assertThat(world.code(service + "im_add_tag", tags, "''")).isEqualTo(90040);
        assertThat(world.code(service + "im_add_tag", tags, "'a','a'")).isEqualTo(90022);
        assertThat(world.code(service + "im_add_tag", tags, "'" + "x".repeat(51) + "'"))
                .isEqualTo(90034);
        assertThat(world.code(
                        service + "im_push",
                        "{'MsgRandom':9,'Condition':{'TagsOr':['a'],'AttrsOr':{'city':'x'}}," + World.TEXT + "}"))
                .isEqualTo(90020);
    }

    private static List<String> tags(World world) {
        JsonNode tags = world.ok("all_member_push/im_get_tag", "{'To_Account':['alice']}")
                .path("UserTags")
                .get(0)
                .path("Tags");
        return tags.valueStream().map(JsonNode::asText).toList();
    }

    @Test
    @DisplayName("the messages of an hour can be downloaded as a file")
    void history(World world) throws IOException, InterruptedException {
        world.send("alice", "bob", "for the record", 1);
        world.sendToGroup(world.group("Public"), "alice", "for all", 1);
        String hour =
                DateTimeFormatter.ofPattern("yyyyMMddHH").format(Instant.now().atZone(ZoneId.of("Asia/Shanghai")));
        String body = "{'ChatType':'%s','MsgTime':'%s'}";
        assertThat(world.code("open_msg_svc/get_history", body, "C2C", hour)).isEqualTo(1003);
        assertThat(world.code("open_msg_svc/get_history", body, "C2C", "yesterday"))
                .isEqualTo(1001);
        world.im.clock().advance(Duration.ofHours(1));

        JsonNode file = world.ok("open_msg_svc/get_history", body, "C2C", hour)
                .path("File")
                .get(0);
        byte[] zipped = HttpClient.newHttpClient()
                .send(
                        HttpRequest.newBuilder(URI.create(file.path("URL").asText()))
                                .build(),
                        BodyHandlers.ofByteArray())
                .body();
        assertThat(zipped).hasSize(file.path("GzipSize").asInt());
        String text = new String(new GZIPInputStream(new ByteArrayInputStream(zipped)).readAllBytes(), UTF_8);
        assertThat(text)
                .hasSize(file.path("FileSize").asInt())
                .contains("for the record")
                .doesNotContain("for all");
        world.im.clock().advance(Duration.ofDays(8));
        assertThat(world.code("open_msg_svc/get_history", body, "C2C", hour)).isEqualTo(1003);
    }

    @Test
    @DisplayName("the figures of the app are strings, those asked for, with ErrorInfo OK and no ActionStatus")
    void figures(World world) {
        world.send("alice", "bob", "hi", 1);

        JsonNode reply = world.ok(
                "openconfigsvr/getappinfo", "{'RequestField':['RegistUserNumTotal','C2CUpMsgNum','Nonsense']}");

        assertThat(reply)
                .hasToString("{\"ErrorInfo\":\"OK\",\"ErrorCode\":0,\"Result\":[{\"RegistUserNumTotal\":\"5\","
                        + "\"C2CUpMsgNum\":\"1\"}]}");
    }

    @Test
    @DisplayName("a robot's message comes bit by bit")
    void robot(World world) {
        String stream = "{'From_Account':'%s','To_Account':'alice','Chunk':'%s','MsgKey':'%s'}";
        world.ok("openim_robot_http_svc/create_robot", "{'UserID':'@RBT#one','Nick':'R'}");

        String key = world.ok("openim_robot_http_svc/send_stream_msg", stream, "@RBT#one", "hel", "")
                .path("MsgKey")
                .asText();
        world.ok("openim_robot_http_svc/send_stream_msg", stream, "@RBT#one", "lo", key);
        assertThat(world.im.messages("@RBT#one", "alice").get(0).text()).isEqualTo("hello");
        assertThat(world.code("openim_robot_http_svc/send_stream_msg", stream, "bob", "x", ""))
                .isEqualTo(10004);
        assertThat(world.code("openim_robot_http_svc/create_robot", "{'UserID':'two'}"))
                .isEqualTo(10004);
        world.ok("openim_robot_http_svc/delete_robot", "{'Robot_Account':'@RBT#one'}");
        assertThat(world.ok("openim_robot_http_svc/get_all_robots", "{}").path("Robot_Account"))
                .isEmpty();
    }

    @Test
    @DisplayName("an official account sends to its subscribers, and takes back what it sent")
    void officialAccount(World world) {
        String id = world.ok(OFFICIAL + "create_official_account", "{'Owner_Account':'alice','Name':'News'}")
                .path("OfficialAccountUserID")
                .asText();
        JsonNode added = world.ok(
                OFFICIAL + "add_subscriber",
                "{'Official_Account':'%s','SubscriberList':[{'Subscriber_Account':'bob'},{'Official_Account':'carol'},"
                        + "{'Subscriber_Account':'bob'},{'Subscriber_Account':'nobody'}]}",
                id);
        assertThat(added.path("SubscriberList").findValuesAsText("Result")).containsExactly("1", "1", "2", "0");

        String send = "{'Official_Account':'%s','Random':%d," + World.TEXT + "}";
        String first = world.ok(OFFICIAL + "send_official_account_msg", send, id, 1)
                .path("MsgKey")
                .asText();
        world.ok(OFFICIAL + "send_official_account_msg", send, id, 2);
        JsonNode recalled = world.ok(
                OFFICIAL + "official_account_msg_recall",
                "{'Official_Account':'%s','MsgKeyList':['%s','1_2_3']}",
                id,
                first);
        assertThat(recalled.path("RecallRetList").findValuesAsText("RetCode")).containsExactly("0", "10030");
        String read = "{'Official_Account':'%s','ReqMsgNumber':9,'WithRecalledMsg':%d}";
        assertThat(world.ok(OFFICIAL + "official_account_msg_get_simple", read, id, 0)
                        .path("RspMsgList"))
                .hasSize(1);
        assertThat(world.ok(OFFICIAL + "official_account_msg_get_simple", read, id, 1)
                        .path("RspMsgList"))
                .hasSize(2);

        world.ok(
                OFFICIAL + "modify_subscriber_info",
                "{'Official_Account':'%s','Subscriber_Account':'bob','CustomString':'vip'}",
                id);
        JsonNode subscribers = world.ok(OFFICIAL + "get_subscriber_info", "{'Official_Account':'%s','Limit':1}", id);
        assertThat(subscribers.path("SubscriberNum").asInt()).isEqualTo(2);
        assertThat(subscribers.path("SubscriberList").findValuesAsText("CustomString"))
                .containsExactly("vip");
        assertThat(subscribers.path("Next").asText()).isNotEmpty();
        world.ok(OFFICIAL + "delete_subscriber", "{'Official_Account':'%s','SubscriberToDel_Account':['bob']}", id);
        JsonNode list = world.ok(OFFICIAL + "get_subscribed_official_account_list", "{'Subscriber_Account':'carol'}");
        assertThat(list.path("OfficialAccountInfoList").findValuesAsText("Name"))
                .containsExactly("News");
        assertThat(world.ok(OFFICIAL + "get_subscribed_official_account_list", "{'Subscriber_Account':'bob'}")
                        .path("TotalCount")
                        .asInt())
                .isZero();
        world.ok(OFFICIAL + "modify_official_account_base_info", "{'OfficialAccount':'%s','Name':'Olds'}", id);
        assertThat(world.ok(
                                OFFICIAL + "get_official_account_info",
                                "{'OfficialAccountIdList':[{'Official_Account':'%s'}]}",
                                id)
                        .path("OfficialAccountInfoList")
                        .findValuesAsText("Name"))
                .containsExactly("Olds");
        world.ok(OFFICIAL + "destroy_official_account", "{'Official_Account':'%s'}", id);
        assertThat(world.code(OFFICIAL + "destroy_official_account", "{'Official_Account':'%s'}", id))
                .isEqualTo(10004);
    }

    @Test
    @DisplayName("words of any list block a text that holds them")
    void moderation(World world) {
        String manager = "im_msg_audit_mgr/";
        String judge = "{'AuditName':'C2C','ContentType':'Text','Content':'%s'}";
        world.ok(
                manager + "add_local_audit_keywords",
                "{'SdkAppId':1,'LocalAuditWords':[{'Keyword':'darn'},{'Keyword':'d.*n','WordType':2}]}");
        world.ok(
                manager + "add_cloud_audit_keywords",
                "{'SdkAppId':1,'LibID':'lib','UserKeywords':[{'Content':'heck','Label':'Abuse'}]}");

        JsonNode good = world.ok("im_msg_audit/content_moderation", judge, "hello");
        assertThat(good.path("Result").asText()).isEqualTo("Pass");
        JsonNode bad = world.ok("im_msg_audit/content_moderation", judge, "what the heck");
        assertThat(bad.path("Result").asText()).isEqualTo("Block");
        assertThat(bad.path("Label").asText()).isEqualTo("Abuse");
        assertThat(bad.path("Keywords")).hasToString("[\"heck\"]");
        JsonNode words = world.ok(manager + "get_local_audit_keywords", "{'SdkAppId':1,'Limit':1}");
        assertThat(words.path("TotalCount").asInt()).isEqualTo(2);
        assertThat(words.path("TotalRegCount").asInt()).isEqualTo(1);
        assertThat(words.path("LocalAuditWords")).hasSize(1);

        world.ok(manager + "delete_local_audit_keywords", "{'SdkAppId':1,'LocalAuditWords':[{'Keyword':'darn'}]}");
        JsonNode deleted = world.ok(
                manager + "delete_cloud_audit_keywords", "{'SdkAppId':1,'LibID':'lib','Keywords':['heck','no']}");
        assertThat(deleted.path("Count").asInt()).isEqualTo(1);
        assertThat(world.ok("im_msg_audit/content_moderation", judge, "what the heck")
                        .path("Result")
                        .asText())
                .isEqualTo("Pass");
        assertThat(world.ok(manager + "get_cloud_audit_keywords", "{'SdkAppId':1,'Offset':0,'Limit':9,'LibID':'lib'}")
                        .path("TotalCount")
                        .asInt())
                .isZero();
    }
}
