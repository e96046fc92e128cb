package io.github.usersig.mockim.server.internal.command.message;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.usersig.mockim.Message;
import io.github.usersig.mockim.MockImClient;
import io.github.usersig.mockim.ReceivedMessage;
import io.github.usersig.mockim.server.support.World;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@DisplayName("One-to-one messages by REST")
@ExtendWith(World.Maker.class)
class MessageTest {

    private static final String HISTORY = "openim/admin_getroammsg";
    private static final String ALL =
            "{'Operator_Account':'%s','Peer_Account':'%s','MaxCnt':100,'MinTime':0,'MaxTime':4000000000}";

    @Test
    @DisplayName("a batch reaches all receivers under one MsgKey; unknown ones are listed, with SomeError and code 0")
    void batch(World world) {
        String all = "{'From_Account':'alice','To_Account':['bob','carol'],'MsgRandom':1," + World.TEXT + "}";
        String key = world.ok("openim/batchsendmsg", all).path("MsgKey").asText();
        assertThat(world.im.messages("alice", "bob")).extracting(Message::key).containsExactly(key);
        assertThat(world.im.messages("alice", "carol")).extracting(Message::key).containsExactly(key);

        JsonNode some = world.ok(
                "openim/batchsendmsg", all.replace("'carol'", "'nobody'").replace(":1,", ":2,"));
        assertThat(some.path("ActionStatus").asText()).isEqualTo("SomeError");
        assertThat(some.path("ErrorList")).hasToString("[{\"To_Account\":\"nobody\",\"ErrorCode\":70107}]");

        JsonNode none = world.rest.call("openim/batchsendmsg", all.replace("'bob','carol'", "'nobody'"));
        assertThat(none.path("ActionStatus").asText()).isEqualTo("FAIL");
        assertThat(none.path("ErrorCode").asInt()).isEqualTo(90012);
    }

    @Test
    @DisplayName("the history is read page by page, backward in time, and no message is lost or read twice")
    void paging(World world) {
        for (int i = 1; i <= 25; i++) {
            world.send(i % 2 == 0 ? "alice" : "bob", i % 2 == 0 ? "bob" : "alice", "m" + i, i);
            if (i % 3 == 0) {
                world.im.clock().advance(Duration.ofSeconds(1));
            }
        }

        List<String> read = new ArrayList<>();
        long maxTime = 4_000_000_000L;
        String lastKey = "";
        JsonNode page;
        do {
            page = world.ok(
                    HISTORY,
                    "{'Operator_Account':'alice','Peer_Account':'bob','MaxCnt':4,'MinTime':0,'MaxTime':%d,'LastMsgKey':'%s'}",
                    maxTime,
                    lastKey);
            assertThat(page.path("MsgList"))
                    .hasSize(page.path("MsgCnt").asInt())
                    .hasSizeLessThanOrEqualTo(4);
            List<String> texts = page.path("MsgList").findValuesAsText("Text");
            read.addAll(0, texts);
            maxTime = page.path("LastMsgTime").asLong();
            lastKey = page.path("LastMsgKey").asText();
        } while (page.path("Complete").asInt() == 0);

        assertThat(read)
                .hasSize(25)
                .doesNotHaveDuplicates()
                .startsWith("m1", "m2", "m3")
                .endsWith("m25");
    }

    @Test
    @DisplayName("a page holds about 13 KB")
    void pageSize(World world) {
        for (int i = 1; i <= 4; i++) {
            world.send("alice", "bob", "x".repeat(5_000), i);
        }

        JsonNode page = world.ok(HISTORY, ALL, "alice", "bob");

        assertThat(page.path("MsgCnt").asInt()).isEqualTo(2);
        assertThat(page.path("Complete").asInt()).isZero();
    }

    @Test
    @DisplayName("sent with SyncOtherMachine 2 a message is in the receiver's history only")
    void notForTheSender(World world) {
        world.ok(
                "openim/sendmsg",
                "{'SyncOtherMachine':2,'From_Account':'alice','To_Account':'bob','MsgRandom':1," + World.TEXT + "}");

        assertThat(world.ok(HISTORY, ALL, "bob", "alice").path("MsgCnt").asInt())
                .isEqualTo(1);
        assertThat(world.ok(HISTORY, ALL, "alice", "bob").path("MsgCnt").asInt())
                .isZero();
    }

    @Test
    @DisplayName("an imported message stands where its time is; the same one again changes nothing")
    void importMessage(World world) {
        String body = "{'SyncFromOldSystem':%d,'From_Account':'%s','To_Account':'%s','MsgSeq':1,'MsgRandom':2,"
                + "'MsgTimeStamp':1600000000," + World.TEXT + "}";
        world.send("alice", "bob", "now", 1);
        world.ok("openim/importmsg", body, 1, "bob", "alice");
        world.ok("openim/importmsg", body, 5, "alice", "bob");

        JsonNode list = world.ok(HISTORY, ALL, "alice", "bob").path("MsgList");
        assertThat(list.findValuesAsText("MsgTimeStamp").get(0)).isEqualTo("1600000000");
        assertThat(list.findValuesAsText("From_Account")).containsExactly("bob", "alice");
        assertThat(world.code("openim/importmsg", body, 3, "bob", "alice")).isEqualTo(90030);
    }

    @Test
    @DisplayName("imported history waits for nobody, while an imported new message comes with the receiver's login")
    void importedHistory(World world) {
        String body = "{'SyncFromOldSystem':%d,'From_Account':'alice','To_Account':'bob','MsgSeq':%d,'MsgRandom':2,"
                + "'MsgTimeStamp':1600000000," + World.TEXT + "}";
        world.ok("openim/importmsg", body, 2, 1);
        world.ok("openim/importmsg", body, 5, 3);

        try (MockImClient bob = MockImClient.connect(world.im)) {
            bob.login(world.im.issueUserSig("bob"));
            assertThat(bob.messages()).extracting(ReceivedMessage::key).containsExactly("3_2_1600000000");
        }
        assertThat(world.ok(HISTORY, ALL, "bob", "alice").path("MsgCnt").asInt())
                .isEqualTo(2);
    }

    @Test
    @DisplayName("a recalled message stays in the history with MsgFlagBits 8, and can be recalled once")
    void recall(World world) {
        String key = world.send("alice", "bob", "oops", 1);
        String body = "{'From_Account':'alice','To_Account':'bob','MsgKey':'%s'}";

        world.ok("openim/admin_msgwithdraw", body, key);

        JsonNode message =
                world.ok(HISTORY, ALL, "bob", "alice").path("MsgList").get(0);
        assertThat(message.path("MsgFlagBits").asInt()).isEqualTo(8);
        assertThat(world.code("openim/admin_msgwithdraw", body, key)).isEqualTo(20023);
        assertThat(world.code("openim/admin_msgwithdraw", body, "1_2_3")).isEqualTo(20022);
        assertThat(world.code("openim/admin_msgwithdraw", body, "nonsense")).isEqualTo(90054);
    }

    @Test
    @DisplayName("unread messages are counted by sender and in all, until they are read, recalled or deleted")
    void unread(World world) {
        world.send("alice", "bob", "1", 1);
        String key = world.send("alice", "bob", "2", 2);
        world.send("carol", "bob", "3", 3);
        world.ok(
                "openim/sendmsg",
                "{'From_Account':'carol','To_Account':'bob','MsgRandom':4,'SendMsgControl':['NoUnread']," + World.TEXT
                        + "}");
        assertThat(unreadOf(world, "bob")).isEqualTo(3);

        world.ok("openim/admin_msgwithdraw", "{'From_Account':'alice','To_Account':'bob','MsgKey':'%s'}", key);
        JsonNode counts = world.ok(
                "openim/get_c2c_unread_msg_num", "{'To_Account':'bob','Peer_Account':['alice','carol','nobody']}");
        assertThat(counts.path("C2CUnreadMsgNumList").findValuesAsText("C2CUnreadMsgNum"))
                .containsExactly("1", "1");
        assertThat(counts.path("ErrorList")).hasToString("[{\"Peer_Account\":\"nobody\",\"ErrorCode\":70107}]");

        world.ok("openim/admin_set_msg_read", "{'Report_Account':'bob','Peer_Account':'alice'}");
        assertThat(unreadOf(world, "bob")).isEqualTo(1);
        assertThat(unreadOf(world, "alice")).isZero();
        assertThat(world.ok(HISTORY, ALL, "alice", "bob")
                        .path("MsgList")
                        .get(0)
                        .path("IsPeerRead")
                        .asInt())
                .isEqualTo(1);
    }

    private static int unreadOf(World world, String user) {
        return world.ok("openim/get_c2c_unread_msg_num", "{'To_Account':'%s'}", user)
                .path("AllC2CUnreadMsgNum")
                .asInt(-1);
    }

    @Test
    @DisplayName("a message can be changed in place, and deleted for one side")
    void changeAndDelete(World world) {
        String key = world.send("alice", "bob", "helo", 1);

        JsonNode reply = world.ok(
                "openim/modify_c2c_msg",
                "{'From_Account':'alice','To_Account':'bob','MsgKey':'%s','CloudCustomData':'x'," + World.TEXT + "}",
                key);
        assertThat(reply.path("ErrorInfo").asText()).isEqualTo("succeed");
        assertThat(world.im.messages("alice", "bob").get(0).text()).isEqualTo("hello");
        assertThat(world.im.messages("alice", "bob").get(0).key()).isEqualTo(key);
        assertThat(world.code(
                        "openim/modify_c2c_msg", "{'From_Account':'alice','To_Account':'bob','MsgKey':'%s'}", key))
                .isEqualTo(90007);

        JsonNode deleted = world.ok(
                "openim/delete_c2c_msg_ramble",
                "{'Operator_Account':'alice','Peer_Account':'bob','MsgKeyList':['%s','1_2_3']}",
                key);
        assertThat(deleted.path("InvalidMsgKeyList")).hasToString("[\"1_2_3\"]");
        assertThat(world.ok(HISTORY, ALL, "alice", "bob").path("MsgCnt").asInt())
                .isZero();
        assertThat(world.ok(HISTORY, ALL, "bob", "alice").path("MsgCnt").asInt())
                .isEqualTo(1);
    }

    @Test
    @DisplayName("a read receipt can be sent by the receiver only")
    void receipt(World world) {
        String key = world.send("alice", "bob", "read me", 1);
        String body = "{'Operator_Account':'%s','Peer_Account':'%s','C2CMsgInfo':[{'From_Account':'alice',"
                + "'To_Account':'bob','MsgKey':'%s'}]}";

        assertThat(world.code("openim/c2c_msg_read_receipt", body, "alice", "bob", key))
                .isEqualTo(90054);
        world.ok("openim/c2c_msg_read_receipt", body, "bob", "alice", key);
        assertThat(unreadOf(world, "bob")).isZero();
    }

    @Test
    @DisplayName("keys and values attached to a message are set, read from a change on, deleted and cleared")
    void extensions(World world) {
        String key = world.send("alice", "bob", "vote", 1);
        String set = "openim_msg_ext_http_svc/set_key_values";
        String body = "{'From_Account':'alice','To_Account':'bob','MsgKey':'" + key
                + "','OperateType':%d,'ExtensionList':[%s]}";

        world.ok(set, body, 1, "{'Key':'a','Value':'1'},{'Key':'b','Value':'2'}");
        assertThat(keys(world, key, 0)).containsExactly("a", "b");
        assertThat(keys(world, key, 2)).containsExactly("b");

        world.ok(set, body, 2, "{'Key':'a','Value':''}");
        assertThat(keys(world, key, 0)).containsExactly("b");
        world.ok(set, "{'From_Account':'alice','To_Account':'bob','MsgKey':'%s','OperateType':3}", key);
        assertThat(keys(world, key, 0)).isEmpty();
        assertThat(world.code(set, body.replace(key, "1_2_3"), 1, "{'Key':'a','Value':'1'}"))
                .isEqualTo(23004);
    }

    @Test
    @DisplayName("an admin sets and deletes a key whatever Seq the call gives")
    void extensionsOfAdmins(World world) {
        String key = world.send("alice", "bob", "vote", 1);
        String set = "openim_msg_ext_http_svc/set_key_values";
        String body = "{'From_Account':'alice','To_Account':'bob','MsgKey':'" + key
                + "','OperateType':%d,'ExtensionList':[{'Key':'a','Value':'%s','Seq':9}]}";

        JsonNode changed = world.ok(set, body, 1, "new").path("ExtensionList").get(0);
        assertThat(changed.path("ErrorCode").asInt()).isZero();
        assertThat(changed.at("/Extension/Value").asText()).isEqualTo("new");
        JsonNode deleted = world.ok(set, body, 2, "").path("ExtensionList").get(0);
        assertThat(deleted.path("ErrorCode").asInt()).isZero();
        assertThat(keys(world, key, 0)).isEmpty();
    }

    private static List<String> keys(World world, String key, int start) {
        return world.ok(
                        "openim_msg_ext_http_svc/get_key_values",
                        "{'From_Account':'alice','To_Account':'bob','MsgKey':'%s','StartSeq':%d}",
                        key,
                        start)
                .path("ExtensionList")
                .findValuesAsText("Key");
    }
}
