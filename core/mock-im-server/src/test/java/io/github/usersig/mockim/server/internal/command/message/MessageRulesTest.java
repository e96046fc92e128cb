package io.github.usersig.mockim.server.internal.command.message;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.usersig.mockim.Message;
import io.github.usersig.mockim.server.support.World;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@DisplayName("What the pages say of messages")
@ExtendWith(World.Maker.class)
class MessageRulesTest {

    private static final String GROUP = World.GROUP;
    private static final String SIMPLE = GROUP + "group_msg_get_simple";
    private static final String HISTORY =
            "{'Operator_Account':'alice','Peer_Account':'bob','MaxCnt':100,'MinTime':0,'MaxTime':4000000000}";

    private static JsonNode groupHistory(World world, String id) {
        return world.ok(SIMPLE, "{'GroupId':'%s','ReqMsgNumber':20}", id).path("RspMsgList");
    }

    @Test
    @DisplayName("a message without MsgSeq gets one by chance, and a key made of MsgSeq, MsgRandom and time")
    void randomSequence(World world) {
        String send = "{'From_Account':'alice','To_Account':'bob','MsgRandom':%d," + World.TEXT + "}";
        List<String> keys = IntStream.range(0, 5)
                .mapToObj(
                        i -> world.ok("openim/sendmsg", send, 7).path("MsgKey").asText())
                .toList();

        assertThat(keys).doesNotHaveDuplicates().allMatch(key -> key.matches("\\d{1,10}_7_\\d{10}"));
    }

    @Test
    @DisplayName("the history is in the order of time, and of MsgSeq within one second")
    void order(World world) {
        world.im.clock().freezeAt(Instant.now());
        world.send("alice", "bob", "third", 30);
        world.send("bob", "alice", "first", 10);
        world.send("alice", "bob", "second", 20);
        world.im.clock().advance(Duration.ofSeconds(1));
        world.send("alice", "bob", "fourth", 1);

        assertThat(world.ok("openim/admin_getroammsg", HISTORY).findValuesAsText("Text"))
                .containsExactly("first", "second", "third", "fourth");
    }

    @Test
    @DisplayName("a repetition is one for 120 seconds; in a group for five minutes")
    void repetitions(World world) {
        String id = world.group("Public");
        String same = "{'From_Account':'alice','To_Account':'bob','MsgSeq':1,'MsgRandom':1," + World.TEXT + "}";
        world.ok("openim/sendmsg", same);
        world.sendToGroup(id, "alice", "hi", 1);
        world.im.clock().advance(Duration.ofSeconds(119));
        world.ok("openim/sendmsg", same);
        assertThat(world.im.messages("alice", "bob")).hasSize(1);
        world.im.clock().advance(Duration.ofSeconds(10));
        world.ok("openim/sendmsg", same);
        assertThat(world.im.messages("alice", "bob")).hasSize(2);

        assertThat(world.sendToGroup(id, "alice", "hi", 1)).isEqualTo(1);
        world.im.clock().advance(Duration.ofMinutes(5));
        assertThat(world.sendToGroup(id, "alice", "hi", 1)).isEqualTo(2);
    }

    @Test
    @DisplayName("everything up to MsgReadTime is read, and what came later is not")
    void readUpTo(World world) {
        world.send("alice", "bob", "1", 1);
        long between = world.im.clock().now().getEpochSecond();
        world.im.clock().advance(Duration.ofSeconds(10));
        world.send("alice", "bob", "2", 2);

        world.ok(
                "openim/admin_set_msg_read",
                "{'Report_Account':'bob','Peer_Account':'alice','MsgReadTime':%d}",
                between + 1);

        assertThat(world.ok("openim/get_c2c_unread_msg_num", "{'To_Account':'bob'}")
                        .path("AllC2CUnreadMsgNum")
                        .asInt())
                .isEqualTo(1);
    }

    @Test
    @DisplayName("a message over 12 KB is 90055 in a batch, and 80002 for its item among those imported to a group")
    void sizes(World world) {
        String long12 = "x".repeat(12_400);
        String body = "'MsgBody':[{'MsgType':'TIMTextElem','MsgContent':{'Text':'" + long12 + "'}}]";

        assertThat(world.code(
                        "openim/batchsendmsg",
                        "{'From_Account':'alice','To_Account':['bob'],'MsgRandom':1," + body + "}"))
                .isEqualTo(90055);
        JsonNode imported = world.ok(
                GROUP + "import_group_msg",
                "{'GroupId':'%s','MsgList':[{'From_Account':'alice','SendTime':%d,'Random':1," + body
                        + "},{'From_Account':'alice','SendTime':%d,'Random':2," + World.TEXT + "}]}",
                world.group("Public"),
                world.im.clock().now().getEpochSecond(),
                world.im.clock().now().getEpochSecond());
        assertThat(imported.path("ImportMsgResult").findValuesAsText("Result")).containsExactly("80002", "0");
    }

    @Test
    @DisplayName("messages imported to a group without Random are different ones, however equal they look")
    void importWithoutRandom(World world) {
        String id = world.group("Public");
        String item = "{'From_Account':'alice','SendTime':"
                + world.im.clock().now().getEpochSecond() + "," + World.TEXT + "}";

        JsonNode results =
                world.ok(GROUP + "import_group_msg", "{'GroupId':'%s','MsgList':[%s]}", id, item + "," + item);

        assertThat(results.path("ImportMsgResult").findValuesAsText("MsgSeq")).containsExactly("1", "2");
        assertThat(groupHistory(world, id)).hasSize(2);
    }

    @Test
    @DisplayName("a word that the app does not allow is 80001 for its item among those imported to a group")
    void importedWords(World world) {
        String id = world.group("Public");
        String item = "{'From_Account':'alice','SendTime':"
                + world.im.clock().now().getEpochSecond() + ",'Random':%d," + World.TEXT + "}";
        world.ok("openim_dirty_words/add", "{'DirtyWordsList':['darn']}");

        JsonNode results = world.ok(
                GROUP + "import_group_msg",
                "{'GroupId':'%s','MsgList':[" + item.replace("hello", "well, darn it") + "," + item + "]}",
                id,
                1,
                2);

        assertThat(results.path("ImportMsgResult").findValuesAsText("Result")).containsExactly("80001", "0");
        assertThat(groupHistory(world, id).findValuesAsText("Text")).containsExactly("hello");
    }

    @Test
    @DisplayName("a group's history tells the priority as a number, and CloudCustomData beside the body")
    void priorities(World world) {
        String id = world.group("Public");
        String send = "{'GroupId':'%s','From_Account':'alice','Random':%d,'MsgPriority':'%s','CloudCustomData':'c',"
                + World.TEXT + "}";
        List<String> names = List.of("High", "Normal", "Low", "Lowest");
        names.forEach(name -> world.ok(GROUP + "send_group_msg", send, id, names.indexOf(name), name));

        assertThat(groupHistory(world, id).findValuesAsText("MsgPriority")).containsExactly("4", "3", "2", "1");
        assertThat(groupHistory(world, id).findValuesAsText("CloudCustomData")).containsOnly("c");
        assertThat(world.code(GROUP + "send_group_msg", send, id, 9, "Highest")).isEqualTo(10004);
        assertThat(world.code(SIMPLE, "{'GroupId':'%s','ReqMsgNumber':21}", id)).isEqualTo(10004);
    }

    @Test
    @DisplayName("for members online only, a group message takes no MsgSeq and stays out of the history")
    void onlineOnly(World world) {
        String id = world.group("Public");
        world.ok(GROUP + "send_group_msg", "{'GroupId':'%s','Random':1,'OnlineOnlyFlag':1," + World.TEXT + "}", id);

        assertThat(groupHistory(world, id)).isEmpty();
        assertThat(world.sendToGroup(id, "alice", "kept", 2)).isEqualTo(1);
    }

    @Test
    @DisplayName("members count what came after what they have read; an import makes all of it read")
    void groupUnread(World world) {
        String open = world.group("Public");
        for (int i = 1; i <= 3; i++) {
            world.sendToGroup(open, "alice", "m" + i, i);
        }
        assertThat(unread(world, "bob", open)).isEqualTo(3);
        assertThat(unread(world, "alice", open)).isZero();

        world.ok(GROUP + "set_unread_msg_num", "{'GroupId':'%s','Member_Account':'bob','UnreadMsgNum':1}", open);
        assertThat(unread(world, "bob", open)).isEqualTo(1);
        world.ok(
                GROUP + "import_group_msg",
                "{'GroupId':'%s','MsgList':[{'From_Account':'alice','SendTime':%d,'Random':9," + World.TEXT + "}]}",
                open,
                world.im.clock().now().getEpochSecond());
        assertThat(unread(world, "bob", open)).isZero();
    }

    private static long unread(World world, String user, String group) {
        JsonNode groups = world.ok(
                        GROUP + "get_joined_group_list",
                        "{'Member_Account':'%s','ResponseFilter':{'GroupBaseInfoFilter':['NextMsgSeq'],'SelfInfoFilter':['MsgSeq']}}",
                        user)
                .path("GroupIdList");
        for (JsonNode each : groups) {
            if (each.path("GroupId").asText().equals(group)) {
                return each.path("NextMsgSeq").asLong()
                        - 1
                        - each.path("SelfInfo").path("MsgSeq").asLong();
            }
        }
        return -1;
    }

    @Test
    @DisplayName("a message carries at most 300 keys and values, twenty of them set in one call")
    void extensions(World world) {
        String key = world.send("alice", "bob", "vote", 1);
        String set = "{'From_Account':'alice','To_Account':'bob','MsgKey':'" + key
                + "','OperateType':1,'ExtensionList':[%s]}";
        for (int i = 0; i < 15; i++) {
            world.ok("openim_msg_ext_http_svc/set_key_values", set, pairs(20 * i, 20));
        }

        JsonNode full = world.rest.call("openim_msg_ext_http_svc/set_key_values", set, pairs(300, 1));
        assertThat(full.findValuesAsText("ErrorCode")).contains("23002");
        assertThat(world.code("openim_msg_ext_http_svc/set_key_values", set, pairs(0, 21)))
                .isNotZero();
        assertThat(world.code(
                        "openim_msg_ext_http_svc/set_key_values", set, "{'Key':'" + "k".repeat(101) + "','Value':'1'}"))
                .isNotZero();
    }

    @Test
    @DisplayName("keys and values are read by their Seq, 200 at a time, and none is lost or read twice")
    void pagesOfExtensions(World world) {
        String key = world.send("alice", "bob", "vote", 1);
        String which = "{'From_Account':'alice','To_Account':'bob','MsgKey':'" + key + "',";
        String set = which + "'OperateType':1,'ExtensionList':[%s]}";
        for (int i = 0; i < 11; i++) {
            world.ok("openim_msg_ext_http_svc/set_key_values", set, pairs(20 * i, 20));
        }
        world.ok("openim_msg_ext_http_svc/set_key_values", set, pairs(0, 1));

        String get = which + "'StartSeq':%d}";
        JsonNode first = world.ok("openim_msg_ext_http_svc/get_key_values", get, 0);
        List<String> firstKeys = first.path("ExtensionList").findValuesAsText("Key");
        assertThat(first.path("CompleteFlag").asInt()).isZero();
        assertThat(firstKeys).hasSize(200).startsWith("k1", "k2").endsWith("k200");

        long next = first.path("ExtensionList").get(199).path("Seq").asLong() + 1;
        JsonNode rest = world.ok("openim_msg_ext_http_svc/get_key_values", get, next);
        List<String> otherKeys = rest.path("ExtensionList").findValuesAsText("Key");
        assertThat(rest.path("CompleteFlag").asInt()).isEqualTo(1);
        assertThat(otherKeys).hasSize(20).startsWith("k201").endsWith("k219", "k0");
    }

    private static String pairs(int from, int count) {
        return IntStream.range(from, from + count)
                .mapToObj(i -> "{'Key':'k" + i + "','Value':'1'}")
                .collect(Collectors.joining(","));
    }

    @Test
    @DisplayName("a batch reaches up to 500 users, and no more")
    void batch(World world) {
        String[] users = IntStream.range(0, 501).mapToObj(i -> "u" + i).toArray(String[]::new);
        world.im.importAccounts(users);
        String send = "{'From_Account':'alice','To_Account':[%s],'MsgRandom':1," + World.TEXT + "}";

        world.ok("openim/batchsendmsg", send, quoted(users, 500));
        assertThat(world.im.messages("alice", "u499")).extracting(Message::text).containsExactly("hello");
        assertThat(world.code("openim/batchsendmsg", send, quoted(users, 501))).isEqualTo(90011);
    }

    private static String quoted(String[] users, int count) {
        return IntStream.range(0, count).mapToObj(i -> "'" + users[i] + "'").collect(Collectors.joining(","));
    }

    @Test
    @DisplayName("a broadcast, a targeted message and a notification go where the type of group allows")
    void targets(World world) {
        String some = "{'GroupId':'%s','Random':1,'To_Account':['bob']," + World.TEXT + "}";
        for (String type : List.of("Private", "Public", "ChatRoom")) {
            world.ok(GROUP + "send_group_msg", some, world.group(type));
        }
        for (String type : List.of("AVChatRoom", "Community")) {
            assertThat(world.code(GROUP + "send_group_msg", some, world.group(type)))
                    .as(type)
                    .isEqualTo(10007);
        }
        String notice = "{'GroupId':'%s','Content':'soon','ToMembers_Account':['bob']}";
        String open = world.group("Public");
        world.ok(GROUP + "send_group_system_notification", notice, open);
        assertThat(groupHistory(world, open)).isEmpty();
        assertThat(world.code(GROUP + "send_group_system_notification", notice, world.group("AVChatRoom")))
                .isEqualTo(10007);
    }
}
