package io.github.usersig.mockim.server.internal.command.group;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.usersig.mockim.server.support.JsonList;
import io.github.usersig.mockim.server.support.JsonView;
import io.github.usersig.mockim.server.support.RestReply;
import io.github.usersig.mockim.server.support.World;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayName("Group messages")
@ExtendWith(World.Maker.class)
class GroupMessageTest {

    private static final String GROUP = World.GROUP;
    private static final String SIMPLE = GROUP + "group_msg_get_simple";

    private static JsonList history(World world, String id) {
        return world.ok(SIMPLE, "{'GroupId':'%s','ReqMsgNumber':20}", id).list("RspMsgList");
    }

    @Test
    @DisplayName("get a MsgSeq each, from 1, those of REST callers that are no members too")
    void getAMsgSeqEach(World world) {
        String id = world.group("Public");

        assertThat(world.sendToGroup(id, "alice", "one", 1)).isEqualTo(1);
        assertThat(world.sendToGroup(id, "bob", "one", 1)).isEqualTo(2);
        assertThat(world.sendToGroup(id, "carol", "not a member, and yet", 1)).isEqualTo(3);
        assertThat(world.groupInfo(id).number("NextMsgSeq")).isEqualTo(4);
    }

    @Test
    @DisplayName("of the same sender and Random within five minutes are the same message")
    void areTheSameWithTheSameSenderAndRandom(World world) {
        String id = world.group("Public");
        assertThat(world.sendToGroup(id, "alice", "one", 1)).isEqualTo(1);
        assertThat(world.sendToGroup(id, "alice", "one", 1)).isEqualTo(1);

        world.im.clock().advance(Duration.ofSeconds(129));
        assertThat(world.sendToGroup(id, "alice", "one", 1)).isEqualTo(1);
        world.im.clock().advance(Duration.ofMinutes(5));
        assertThat(world.sendToGroup(id, "alice", "one", 1)).isEqualTo(2);
    }

    @Test
    @DisplayName("are read newest first, page by page, up to twenty at a time")
    void areReadNewestFirstPageByPage(World world) {
        String id = world.group("Public");
        for (int i = 1; i <= 5; i++) {
            world.sendToGroup(id, "alice", "m" + i, i);
        }

        RestReply first = world.ok(SIMPLE, "{'GroupId':'%s','ReqMsgNumber':3}", id);
        assertThat(first.list("RspMsgList").texts("Text")).containsExactly("m5", "m4", "m3");
        assertThat(first.number("IsFinished")).isZero();
        RestReply rest = world.ok(SIMPLE, "{'GroupId':'%s','ReqMsgNumber':3,'ReqMsgSeq':2}", id);
        assertThat(rest.list("RspMsgList").texts("Text")).containsExactly("m2", "m1");
        assertThat(rest.number("IsFinished")).isEqualTo(1);
        assertThat(world.code(SIMPLE, "{'GroupId':'%s','ReqMsgNumber':21}", id)).isEqualTo(10004);
    }

    private static List<String> recall(World world, String id) {
        return world.ok(GROUP + "group_msg_recall", "{'GroupId':'%s','MsgSeqList':[{'MsgSeq':1},{'MsgSeq':2}]}", id)
                .list("RecallRetList")
                .each("RetCode");
    }

    @Test
    @DisplayName("are recalled once each")
    void areRecalledOnce(World world) {
        String id = world.group("Public");
        world.sendToGroup(id, "alice", "oops", 1);

        assertThat(recall(world, id)).containsExactly("0", "10030");
        assertThat(recall(world, id)).containsExactly("10032", "10030");
    }

    @Test
    @DisplayName("that were recalled are place holders if asked for")
    void arePlaceHoldersOnceRecalled(World world) {
        String id = world.group("Public");
        world.sendToGroup(id, "alice", "oops", 1);
        recall(world, id);

        assertThat(world.ok(SIMPLE, "{'GroupId':'%s','ReqMsgNumber':9}", id).list("RspMsgList"))
                .isEmpty();
        JsonView holder = world.ok(SIMPLE, "{'GroupId':'%s','ReqMsgNumber':9,'WithRecalledMsg':1}", id)
                .first("RspMsgList");
        assertThat(holder.number("IsPlaceMsg")).isEqualTo(2);
        assertThat(holder.list("MsgBody")).isEmpty();
    }

    private static String groupWithThreeMessages(World world) {
        String id = world.group("Public");
        world.sendToGroup(id, "alice", "a", 1);
        world.sendToGroup(id, "bob", "b", 1);
        world.sendToGroup(id, "alice", "c", 2);
        return id;
    }

    private static List<String> places(World world, String id) {
        return world.ok(SIMPLE, "{'GroupId':'%s','ReqMsgNumber':9}", id)
                .list("RspMsgList")
                .each("IsPlaceMsg");
    }

    @Test
    @DisplayName("are deleted by sender")
    void areDeletedBySender(World world) {
        String id = groupWithThreeMessages(world);

        world.ok(GROUP + "delete_group_msg_by_sender", "{'GroupId':'%s','Sender_Account':'bob'}", id);

        assertThat(places(world, id)).containsExactly("0", "1", "0");
    }

    @Test
    @DisplayName("are deleted up to one, or all")
    void areDeletedUpToOneOrAll(World world) {
        String id = groupWithThreeMessages(world);
        world.ok(GROUP + "delete_group_msg_by_sender", "{'GroupId':'%s','Sender_Account':'bob'}", id);

        world.ok(GROUP + "clear_group_msg", "{'GroupId':'%s','MsgSeq':1}", id);
        assertThat(places(world, id)).containsExactly("0", "1", "1");
        world.ok(GROUP + "clear_group_msg", "{'GroupId':'%s'}", id);
        assertThat(places(world, id)).containsExactly("1", "1", "1");
    }

    @Test
    @DisplayName("can be changed in place, if they were sent")
    void canBeChangedInPlace(World world) {
        String id = world.group("Public");
        world.sendToGroup(id, "alice", "helo", 1);

        world.ok("openim/modify_group_msg", "{'GroupId':'%s','MsgSeq':1," + World.TEXT + "}", id);

        assertThat(world.ok(SIMPLE, "{'GroupId':'%s','ReqMsgNumber':1}", id)
                        .list("RspMsgList")
                        .texts("Text"))
                .containsExactly("hello");
        assertThat(world.code("openim/modify_group_msg", "{'GroupId':'%s','MsgSeq':9," + World.TEXT + "}", id))
                .isEqualTo(20022);
    }

    @Test
    @DisplayName("carry keys and values")
    void carryKeysAndValues(World world) {
        String id = world.group("Public");
        world.sendToGroup(id, "alice", "vote", 1);

        world.ok("openim_msg_ext_http_svc/group_set_key_values", extension(1), id);

        assertThat(world.ok("openim_msg_ext_http_svc/group_get_key_values", "{'GroupId':'%s','MsgSeq':1}", id)
                        .list("ExtensionList")
                        .each("Value"))
                .containsExactly("2");
    }

    @Test
    @DisplayName("carry keys and values only if they were sent, and sent so")
    void carryKeysAndValuesOnlyIfSentSo(World world) {
        String id = world.group("Public");
        world.sendToGroup(id, "alice", "vote", 1);
        assertThat(world.code("openim_msg_ext_http_svc/group_set_key_values", extension(2), id))
                .isEqualTo(23004);

        world.ok(GROUP + "send_group_msg", "{'GroupId':'%s','Random':5," + World.TEXT + "}", id);

        assertThat(world.code("openim_msg_ext_http_svc/group_set_key_values", extension(2), id))
                .isEqualTo(23003);
    }

    private static String extension(int msgSeq) {
        return "{'GroupId':'%s','MsgSeq':" + msgSeq + ",'OperateType':1,'ExtensionList':[{'Key':'yes','Value':'2'}]}";
    }

    @Test
    @DisplayName("over 12 KB are refused with 80002")
    void areRefusedOver12Kilobytes(World world) {
        String say = "{'GroupId':'%s','Random':1,'MsgBody':[{'MsgType':'TIMTextElem','MsgContent':{'Text':'%s'}}]}";

        assertThat(world.code(GROUP + "send_group_msg", say, world.group("Public"), "x".repeat(12_300)))
                .isEqualTo(80002);
    }

    @Test
    @DisplayName("with words that the app does not allow are refused with 80001, as are groups, until they are allowed")
    void areRefusedWithWordsTheAppDoesNotAllow(World world) {
        String id = world.group("Public");
        String say =
                "{'GroupId':'%s','Random':1,'MsgBody':[{'MsgType':'TIMTextElem','MsgContent':{'Text':'well, darn it'}}]}";
        world.ok("openim_dirty_words/add", "{'DirtyWordsList':['darn']}");

        assertThat(world.code(GROUP + "send_group_msg", say, id)).isEqualTo(80001);
        assertThat(world.code(GROUP + "create_group", "{'Type':'Public','Name':'darn'}"))
                .isEqualTo(80001);
        world.ok("openim_dirty_words/delete", "{'DirtyWordsList':['darn']}");
        assertThat(world.code(GROUP + "send_group_msg", say, id)).isZero();
    }

    @Test
    @DisplayName("with such words are sent all the same if the sender wants no check of this message")
    void areSentUncheckedIfTheSenderWantsSo(World world) {
        String id = world.group("Public");
        world.ok("openim_dirty_words/add", "{'DirtyWordsList':['darn']}");

        world.ok(
                GROUP + "send_group_msg",
                "{'GroupId':'%s','Random':1,'SendMsgControl':['NoMsgCheck'],"
                        + "'MsgBody':[{'MsgType':'TIMTextElem','MsgContent':{'Text':'well, darn it'}}]}",
                id);

        assertThat(world.ok(GROUP + "group_msg_get_simple", "{'GroupId':'%s','ReqMsgNumber':9}", id)
                        .texts("Text"))
                .containsExactly("well, darn it");
    }

    @Test
    @DisplayName("have a priority, which the history tells as a number, and CloudCustomData beside the body")
    void haveAPriority(World world) {
        String id = world.group("Public");
        String send = "{'GroupId':'%s','From_Account':'alice','Random':%d,'MsgPriority':'%s','CloudCustomData':'c',"
                + World.TEXT + "}";
        List<String> names = List.of("High", "Normal", "Low", "Lowest");
        names.forEach(name -> world.ok(GROUP + "send_group_msg", send, id, names.indexOf(name), name));

        assertThat(history(world, id).each("MsgPriority")).containsExactly("4", "3", "2", "1");
        assertThat(history(world, id).each("CloudCustomData")).containsOnly("c");
        assertThat(world.code(GROUP + "send_group_msg", send, id, 9, "Highest")).isEqualTo(10004);
    }

    @Test
    @DisplayName("for members online only take no MsgSeq and stay out of the history")
    void takeNoMsgSeqForMembersOnlineOnly(World world) {
        String id = world.group("Public");
        world.ok(GROUP + "send_group_msg", "{'GroupId':'%s','Random':1,'OnlineOnlyFlag':1," + World.TEXT + "}", id);

        assertThat(history(world, id)).isEmpty();
        assertThat(world.sendToGroup(id, "alice", "kept", 2)).isEqualTo(1);
    }

    @ParameterizedTest
    @CsvSource({"Private, 0", "Public, 0", "ChatRoom, 0", "AVChatRoom, 10007", "Community, 10007"})
    @DisplayName("to some members only go where the type of group allows")
    void goToSomeMembersWhereTheTypeAllows(String type, int code, World world) {
        assertThat(world.code(
                        GROUP + "send_group_msg",
                        "{'GroupId':'%s','Random':1,'To_Account':['bob']," + World.TEXT + "}",
                        world.group(type)))
                .as(type)
                .isEqualTo(code);
    }

    @Test
    @DisplayName("that are notifications go where the type of group allows, and stay out of the history")
    void areNotificationsWhereTheTypeAllows(World world) {
        String notice = "{'GroupId':'%s','Content':'soon','ToMembers_Account':['bob']}";
        String open = world.group("Public");

        world.ok(GROUP + "send_group_system_notification", notice, open);

        assertThat(history(world, open)).isEmpty();
        assertThat(world.code(GROUP + "send_group_system_notification", notice, world.group("AVChatRoom")))
                .isEqualTo(10007);
    }
}
