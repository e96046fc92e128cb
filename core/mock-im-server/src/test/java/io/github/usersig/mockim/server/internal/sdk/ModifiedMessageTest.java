package io.github.usersig.mockim.server.internal.sdk;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.usersig.mockim.server.support.JsonView;
import io.github.usersig.mockim.server.support.World;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@DisplayName("A message that is modified")
@ExtendWith(World.Maker.class)
class ModifiedMessageTest {

    private static final String MODIFY = "openim.modify_c2c_msg";
    private static final String MODIFY_IN_GROUP = "openim.modify_group_msg";

    private static String text(String text) {
        return "'MsgBody':[{'MsgType':'TIMTextElem','MsgContent':{'Text':'" + text + "'}}]";
    }

    /** A message from alice to bob as clients name it. */
    private static String parts(World world) {
        List<String> key = List.of(world.send("alice", "bob", "hi", 7).split("_", -1));
        return "'From_Account':'alice','To_Account':'bob','MsgSeq':%s,'MsgRandom':%s,'MsgTime':%s"
                .formatted(key.get(0), key.get(1), key.get(2));
    }

    private static List<String> textsInHistory(World world) {
        return world.ok(
                        "openim/admin_getroammsg",
                        "{'Operator_Account':'bob','Peer_Account':'alice','MaxCnt':9,'MinTime':0,'MaxTime':9999999999}")
                .texts("Text");
    }

    @Test
    @DisplayName("by either of the two is told to the other, is in the answer, and in the history")
    void isToldToTheOther(World world) {
        String parts = parts(world);
        try (Watcher alice = Watcher.of(world.im, "alice");
                Watcher bob = Watcher.of(world.im, "bob")) {
            JsonView answer = bob.ok(MODIFY, "{%s,'MsgVersion':0,%s}", parts, text("hello"));

            assertThat(answer.texts("Text")).containsExactly("hello");
            assertThat(answer.number("MsgVersion")).isEqualTo(1);
            JsonView told = alice.push("C2cMsgModNotifys").at("0");
            assertThat(told.texts("Text")).containsExactly("hello");
            assertThat(told.number("MsgVersion")).isEqualTo(1);
            assertThat(bob.wasPushed("C2cMsgModNotifys")).isFalse();
            assertThat(textsInHistory(world)).containsExactly("hello");
        }
    }

    @Test
    @DisplayName("by REST is told to both")
    void isToldToBothWhenModifiedByRest(World world) {
        String key = world.send("alice", "bob", "hi", 7);
        try (Watcher alice = Watcher.of(world.im, "alice");
                Watcher bob = Watcher.of(world.im, "bob")) {
            world.ok(
                    "openim/modify_c2c_msg",
                    "{'From_Account':'alice','To_Account':'bob','MsgKey':'%s','CloudCustomData':'edited'}",
                    key);

            assertThat(alice.push("C2cMsgModNotifys").at("0").text("CloudCustomData"))
                    .isEqualTo("edited");
            assertThat(bob.push("C2cMsgModNotifys").at("0").text("MsgKey")).isEqualTo(key);
        }
    }

    @Test
    @DisplayName("by who knows an older one is not modified: 20027, and the answer has the present one")
    void isNotModifiedByWhoKnowsAnOlderOne(World world) {
        String parts = parts(world);
        try (Watcher alice = Watcher.of(world.im, "alice");
                Watcher bob = Watcher.of(world.im, "bob")) {
            alice.ok(MODIFY, "{%s,'MsgVersion':0,%s}", parts, text("first"));

            JsonView answer = bob.ask(MODIFY, "{%s,'MsgVersion':0,%s}", parts, text("second"));

            assertThat(answer.number("ErrorCode")).isEqualTo(20027);
            assertThat(answer.texts("Text")).containsExactly("first");
            assertThat(textsInHistory(world)).containsExactly("first");
        }
    }

    @Test
    @DisplayName("is none of a third user's, none that was recalled, and none that never was")
    void isOneOfTheUsersOwnConversation(World world) {
        String parts = parts(world);
        try (Watcher bob = Watcher.of(world.im, "bob");
                Watcher carol = Watcher.of(world.im, "carol")) {
            assertThat(carol.code(MODIFY, "{%s,'MsgVersion':0,%s}", parts, text("x")))
                    .isEqualTo(60010);
            assertThat(bob.code(MODIFY, "{%s,%s}", parts.replace("'MsgRandom':7", "'MsgRandom':8"), text("x")))
                    .isEqualTo(20026);
            world.ok(
                    "openim/admin_msgwithdraw",
                    "{'From_Account':'alice','To_Account':'bob','MsgKey':'%s'}",
                    parts.replaceAll(".*MsgSeq':(\\d+),'MsgRandom':(\\d+),'MsgTime':(\\d+)", "$1_$2_$3"));
            assertThat(bob.code(MODIFY, "{%s,%s}", parts, text("x"))).isEqualTo(20026);
        }
    }

    @Test
    @DisplayName("in a group by any member is told to the others; by who is none it is refused")
    void inAGroupIsToldToTheOthers(World world) {
        String group = world.group("Public");
        long seq = world.sendToGroup(group, "alice", "hi", 1);
        String body = "{'GroupId':'" + group + "','MsgSeq':" + seq + ",'MsgVersion':%d," + text("hello") + "}";
        try (Watcher alice = Watcher.of(world.im, "alice");
                Watcher bob = Watcher.of(world.im, "bob");
                Watcher carol = Watcher.of(world.im, "carol")) {
            JsonView answer = bob.ok(MODIFY_IN_GROUP, body, 0);

            assertThat(answer.texts("Text")).containsExactly("hello");
            JsonView told = alice.push("GroupMsgModNotifys").at("0");
            assertThat(told.text("ToGroupId")).isEqualTo(group);
            assertThat(told.longNumber("MsgSeq")).isEqualTo(seq);
            assertThat(told.number("MsgVersion")).isEqualTo(1);
            assertThat(alice.code(MODIFY_IN_GROUP, body, 0)).isEqualTo(20027);
            assertThat(carol.code(MODIFY_IN_GROUP, body, 1)).isEqualTo(10007);
            assertThat(alice.code(MODIFY_IN_GROUP, "{'GroupId':'%s','MsgSeq':99,%s}", group, text("x")))
                    .isEqualTo(20026);
        }
    }

    @Test
    @DisplayName("in a group by REST is told to all members")
    void inAGroupByRestIsToldToAll(World world) {
        String group = world.group("Public");
        long seq = world.sendToGroup(group, "alice", "hi", 1);
        try (Watcher alice = Watcher.of(world.im, "alice");
                Watcher bob = Watcher.of(world.im, "bob")) {
            world.ok("openim/modify_group_msg", "{'GroupId':'%s','MsgSeq':%d,%s}", group, seq, text("edited"));

            assertThat(alice.push("GroupMsgModNotifys").texts("Text")).containsExactly("edited");
            assertThat(bob.push("GroupMsgModNotifys").texts("Text")).containsExactly("edited");
        }
    }

    @Test
    @DisplayName("piece by piece, as a robot's answer, is told with each piece")
    void pieceByPieceIsToldWithEachPiece(World world) {
        world.ok("openim_robot_http_svc/create_robot", "{'UserID':'@RBT#helper','Nick':'Helper'}");
        String stream = "openim_robot_http_svc/send_stream_msg";
        try (Watcher bob = Watcher.of(world.im, "bob")) {
            String key = world.ok(stream, "{'From_Account':'@RBT#helper','To_Account':'bob','Chunk':'It '}")
                    .text("MsgKey");
            assertThat(bob.push("C2cMsgArray").texts("Text")).containsExactly("It ");
            world.ok(
                    stream,
                    "{'From_Account':'@RBT#helper','To_Account':'bob','Chunk':'works','MsgKey':'%s','Finish':1}",
                    key);

            JsonView told = bob.push("C2cMsgModNotifys").at("0");
            assertThat(told.texts("Text")).containsExactly("It works");
            assertThat(told.text("MsgKey")).isEqualTo(key);
            assertThat(told.number("MsgVersion")).isEqualTo(1);
        }
    }
}
