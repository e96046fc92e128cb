package io.github.usersig.mockim.server.internal.command.group;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.usersig.mockim.MockImClient;
import io.github.usersig.mockim.server.support.World;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@DisplayName("Group messages by REST")
@ExtendWith(World.Maker.class)
class GroupMessageTest {

    private static final String GROUP = World.GROUP;
    private static final String SIMPLE = GROUP + "group_msg_get_simple";

    @Test
    @DisplayName("get a MsgSeq each, from 1; the same sender and Random within five minutes is the same message")
    void sequence(World world) {
        String id = world.group("Public");

        assertThat(world.sendToGroup(id, "alice", "one", 1)).isEqualTo(1);
        assertThat(world.sendToGroup(id, "alice", "one", 1)).isEqualTo(1);
        assertThat(world.sendToGroup(id, "bob", "one", 1)).isEqualTo(2);
        assertThat(world.sendToGroup(id, "carol", "not a member, and yet", 1)).isEqualTo(3);
        assertThat(world.ok(GROUP + "get_group_info", "{'GroupIdList':['%s']}", id)
                        .path("GroupInfo")
                        .get(0)
                        .path("NextMsgSeq")
                        .asInt())
                .isEqualTo(4);
    }

    @Test
    @DisplayName("are read newest first, page by page")
    void history(World world) {
        String id = world.group("Public");
        for (int i = 1; i <= 5; i++) {
            world.sendToGroup(id, "alice", "m" + i, i);
        }

        JsonNode first = world.ok(SIMPLE, "{'GroupId':'%s','ReqMsgNumber':3}", id);
        assertThat(first.path("RspMsgList").findValuesAsText("Text")).containsExactly("m5", "m4", "m3");
        assertThat(first.path("IsFinished").asInt()).isZero();
        JsonNode rest = world.ok(SIMPLE, "{'GroupId':'%s','ReqMsgNumber':3,'ReqMsgSeq':2}", id);
        assertThat(rest.path("RspMsgList").findValuesAsText("Text")).containsExactly("m2", "m1");
        assertThat(rest.path("IsFinished").asInt()).isEqualTo(1);
    }

    @Test
    @DisplayName("that were recalled are place holders if asked for, and each is recalled once")
    void recall(World world) {
        String id = world.group("Public");
        world.sendToGroup(id, "alice", "oops", 1);
        String body = "{'GroupId':'%s','MsgSeqList':[{'MsgSeq':1},{'MsgSeq':2}]}";

        assertThat(codes(world.ok(GROUP + "group_msg_recall", body, id))).containsExactly("0", "10030");
        assertThat(codes(world.ok(GROUP + "group_msg_recall", body, id))).containsExactly("10032", "10030");
        assertThat(world.ok(SIMPLE, "{'GroupId':'%s','ReqMsgNumber':9}", id).path("RspMsgList"))
                .isEmpty();
        JsonNode holder = world.ok(SIMPLE, "{'GroupId':'%s','ReqMsgNumber':9,'WithRecalledMsg':1}", id)
                .path("RspMsgList")
                .get(0);
        assertThat(holder.path("IsPlaceMsg").asInt()).isEqualTo(2);
        assertThat(holder.path("MsgBody")).isEmpty();
    }

    private static List<String> codes(JsonNode reply) {
        return reply.path("RecallRetList").findValuesAsText("RetCode");
    }

    @Test
    @DisplayName("are deleted by sender, or all up to one")
    void delete(World world) {
        String id = world.group("Public");
        world.sendToGroup(id, "alice", "a", 1);
        world.sendToGroup(id, "bob", "b", 1);
        world.sendToGroup(id, "alice", "c", 2);

        world.ok(GROUP + "delete_group_msg_by_sender", "{'GroupId':'%s','Sender_Account':'bob'}", id);
        assertThat(places(world, id)).containsExactly("0", "1", "0");
        world.ok(GROUP + "clear_group_msg", "{'GroupId':'%s','MsgSeq':1}", id);
        assertThat(places(world, id)).containsExactly("0", "1", "1");
        world.ok(GROUP + "clear_group_msg", "{'GroupId':'%s'}", id);
        assertThat(places(world, id)).containsExactly("1", "1", "1");
    }

    private static List<String> places(World world, String id) {
        return world.ok(SIMPLE, "{'GroupId':'%s','ReqMsgNumber':9}", id)
                .path("RspMsgList")
                .findValuesAsText("IsPlaceMsg");
    }

    @Test
    @DisplayName("can be changed in place")
    void modify(World world) {
        String id = world.group("Public");
        world.sendToGroup(id, "alice", "helo", 1);

        world.ok("openim/modify_group_msg", "{'GroupId':'%s','MsgSeq':1," + World.TEXT + "}", id);
        assertThat(world.ok(SIMPLE, "{'GroupId':'%s','ReqMsgNumber':1}", id)
                        .path("RspMsgList")
                        .findValuesAsText("Text"))
                .containsExactly("hello");
        assertThat(world.code("openim/modify_group_msg", "{'GroupId':'%s','MsgSeq':9," + World.TEXT + "}", id))
                .isEqualTo(20022);
    }

    @Test
    @DisplayName("tell who has read them, and who has not")
    void receipts(World world) {
        String id = world.group("Public");
        world.ok(GROUP + "add_group_member", "{'GroupId':'%s','MemberList':[{'Member_Account':'carol'}]}", id);
        world.sendToGroup(id, "alice", "read me", 1);
        world.ok(GROUP + "group_msg_receipt", "{'GroupId':'%s','From_Account':'bob','MsgSeqList':[{'MsgSeq':1}]}", id);

        JsonNode counts = world.ok(
                        GROUP + "get_group_msg_receipt",
                        "{'GroupId':'%s','MsgSeqList':[{'MsgSeq':1},{'MsgSeq':2}]}",
                        id)
                .path("GroupMsgReceiptList");
        assertThat(counts.get(0).path("ReadNum").asInt()).isEqualTo(1);
        assertThat(counts.get(0).path("UnreadNum").asInt()).isEqualTo(1);
        assertThat(counts.get(1).path("Code").asInt()).isEqualTo(10062);
        String detail = "{'GroupId':'%s','MsgSeq':1,'Filter':%d,'Cursor':'','Count':10}";
        assertThat(world.ok(GROUP + "get_group_msg_receipt_detail", detail, id, 0)
                        .path("ReadList")
                        .findValuesAsText("Read_Account"))
                .containsExactly("bob");
        assertThat(world.ok(GROUP + "get_group_msg_receipt_detail", detail, id, 1)
                        .path("UnreadList")
                        .findValuesAsText("Unread_Account"))
                .containsExactly("carol");
    }

    @Test
    @DisplayName("carry keys and values, if they were sent so")
    void extensions(World world) {
        String id = world.group("Public");
        world.sendToGroup(id, "alice", "vote", 1);
        String set = "openim_msg_ext_http_svc/group_set_key_values";
        String body = "{'GroupId':'%s','MsgSeq':%d,'OperateType':1,'ExtensionList':[{'Key':'yes','Value':'2'}]}";

        world.ok(set, body, id, 1);
        assertThat(world.ok("openim_msg_ext_http_svc/group_get_key_values", "{'GroupId':'%s','MsgSeq':1}", id)
                        .path("ExtensionList")
                        .findValuesAsText("Value"))
                .containsExactly("2");
        assertThat(world.code(set, body, id, 2)).isEqualTo(23004);
        world.ok(GROUP + "send_group_msg", "{'GroupId':'%s','Random':5," + World.TEXT + "}", id);
        assertThat(world.code(set, body, id, 2)).isEqualTo(23001);
    }

    @Test
    @DisplayName("over 12 KB are refused with 80002, and words the app does not allow with 80001")
    void refused(World world) {
        String id = world.group("Public");
        String say = "{'GroupId':'%s','Random':1,'MsgBody':[{'MsgType':'TIMTextElem','MsgContent':{'Text':'%s'}}]}";
        world.ok("openim_dirty_words/add", "{'DirtyWordsList':['darn']}");

        assertThat(world.code(GROUP + "send_group_msg", say, id, "x".repeat(12_300)))
                .isEqualTo(80002);
        assertThat(world.code(GROUP + "send_group_msg", say, id, "well, darn it"))
                .isEqualTo(80001);
        assertThat(world.code(GROUP + "create_group", "{'Type':'Public','Name':'darn'}"))
                .isEqualTo(80001);
        world.ok("openim_dirty_words/delete", "{'DirtyWordsList':['darn']}");
        assertThat(world.code(GROUP + "send_group_msg", say, id, "well, darn it"))
                .isZero();
    }

    @Test
    @DisplayName("to some members only count as unread for nobody")
    void targetedUnread(World world) {
        String id = world.group("Public");
        world.sendToGroup(id, "alice", "for all", 1);
        world.ok(
                GROUP + "send_group_msg",
                "{'GroupId':'%s','From_Account':'alice','Random':2,'To_Account':['bob']," + World.TEXT + "}",
                id);

        try (MockImClient bob = MockImClient.builder(world.im).connect()) {
            bob.login(world.im.issueUserSig("bob"));
            assertThat(bob.ask("recentcontact.page_get", "{}"))
                    .contains("\"GroupNextMsgSeq\":3", "\"UnreadMsgCount\":1");
        }
    }
}
