package io.github.usersig.mockim.server.internal.command.message;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.usersig.mockim.MockImClient;
import io.github.usersig.mockim.ReceivedMessage;
import io.github.usersig.mockim.server.support.JsonList;
import io.github.usersig.mockim.server.support.RestReply;
import io.github.usersig.mockim.server.support.World;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@DisplayName("The history of one-to-one messages")
@ExtendWith(World.Maker.class)
class MessageHistoryTest {

    private static final String HISTORY = "openim/admin_getroammsg";
    private static final String ALL =
            "{'Operator_Account':'%s','Peer_Account':'%s','MaxCnt':100,'MinTime':0,'MaxTime':4000000000}";

    @Test
    @DisplayName("is read page by page, backward in time, and no message is lost or read twice")
    void isReadPageByPage(World world) {
        for (int i = 1; i <= 25; i++) {
            world.send(i % 2 == 0 ? "alice" : "bob", i % 2 == 0 ? "bob" : "alice", "m" + i, i);
            if (i % 3 == 0) {
                world.im.clock().advance(Duration.ofSeconds(1));
            }
        }

        List<String> read = new ArrayList<>();
        long maxTime = 4_000_000_000L;
        String lastKey = "";
        RestReply page;
        do {
            page = world.ok(
                    HISTORY,
                    "{'Operator_Account':'alice','Peer_Account':'bob','MaxCnt':4,'MinTime':0,'MaxTime':%d,'LastMsgKey':'%s'}",
                    maxTime,
                    lastKey);
            assertThat(page.list("MsgList")).hasSize(page.number("MsgCnt")).hasSizeLessThanOrEqualTo(4);
            read.addAll(0, page.list("MsgList").texts("Text"));
            maxTime = page.longNumber("LastMsgTime");
            lastKey = page.text("LastMsgKey");
        } while (page.number("Complete") == 0);

        assertThat(read)
                .hasSize(25)
                .doesNotHaveDuplicates()
                .startsWith("m1", "m2", "m3")
                .endsWith("m25");
    }

    @Test
    @DisplayName("comes in pages of about 13 KB")
    void comesInPagesOf13Kilobytes(World world) {
        for (int i = 1; i <= 4; i++) {
            world.send("alice", "bob", "x".repeat(5_000), i);
        }

        RestReply page = world.ok(HISTORY, ALL, "alice", "bob");

        assertThat(page.number("MsgCnt")).isEqualTo(2);
        assertThat(page.number("Complete")).isZero();
    }

    @Test
    @DisplayName("is the receiver's only of a message sent with SyncOtherMachine 2")
    void isTheReceiversOnlyOfAMessageNotSynced(World world) {
        world.ok(
                "openim/sendmsg",
                "{'SyncOtherMachine':2,'From_Account':'alice','To_Account':'bob','MsgRandom':1," + World.TEXT + "}");

        assertThat(world.ok(HISTORY, ALL, "bob", "alice").number("MsgCnt")).isEqualTo(1);
        assertThat(world.ok(HISTORY, ALL, "alice", "bob").number("MsgCnt")).isZero();
    }

    @Test
    @DisplayName("is in the order of time, and of MsgSeq within one second")
    void isInTheOrderOfTimeAndMsgSeq(World world) {
        world.im.clock().freezeAt(Instant.now());
        world.send("alice", "bob", "third", 30);
        world.send("bob", "alice", "first", 10);
        world.send("alice", "bob", "second", 20);
        world.im.clock().advance(Duration.ofSeconds(1));
        world.send("alice", "bob", "fourth", 1);

        assertThat(world.ok(HISTORY, ALL, "alice", "bob").texts("Text"))
                .containsExactly("first", "second", "third", "fourth");
    }

    @Test
    @DisplayName("has an imported message where its time is")
    void hasAnImportedMessageWhereItsTimeIs(World world) {
        String body = "{'SyncFromOldSystem':%d,'From_Account':'%s','To_Account':'%s','MsgSeq':1,'MsgRandom':2,"
                + "'MsgTimeStamp':1600000000," + World.TEXT + "}";
        world.send("alice", "bob", "now", 1);
        world.ok("openim/importmsg", body, 1, "bob", "alice");

        JsonList list = world.ok(HISTORY, ALL, "alice", "bob").list("MsgList");

        assertThat(list.each("MsgTimeStamp").get(0)).isEqualTo("1600000000");
        assertThat(list.each("From_Account")).containsExactly("bob", "alice");
    }

    @Test
    @DisplayName("does not change with the same imported message again")
    void doesNotChangeWithTheSameImportAgain(World world) {
        String body = "{'SyncFromOldSystem':%d,'From_Account':'%s','To_Account':'%s','MsgSeq':1,'MsgRandom':2,"
                + "'MsgTimeStamp':1600000000," + World.TEXT + "}";
        world.send("alice", "bob", "now", 1);
        world.ok("openim/importmsg", body, 1, "bob", "alice");
        world.ok("openim/importmsg", body, 5, "alice", "bob");

        assertThat(world.ok(HISTORY, ALL, "alice", "bob").list("MsgList").each("From_Account"))
                .containsExactly("bob", "alice");
        assertThat(world.code("openim/importmsg", body, 3, "bob", "alice")).isEqualTo(90030);
    }

    @Test
    @DisplayName("that was imported waits for nobody, while an imported new message comes with the receiver's login")
    void waitsForNobodyIfImported(World world) {
        String body = "{'SyncFromOldSystem':%d,'From_Account':'alice','To_Account':'bob','MsgSeq':%d,'MsgRandom':2,"
                + "'MsgTimeStamp':1600000000," + World.TEXT + "}";
        world.ok("openim/importmsg", body, 2, 1);
        world.ok("openim/importmsg", body, 5, 3);

        try (MockImClient bob = world.client("bob")) {
            assertThat(bob.messages()).extracting(ReceivedMessage::key).containsExactly("3_2_1600000000");
        }
        assertThat(world.ok(HISTORY, ALL, "bob", "alice").number("MsgCnt")).isEqualTo(2);
    }

    @Test
    @DisplayName("keeps a recalled message with MsgFlagBits 8")
    void keepsARecalledMessageWithAFlag(World world) {
        String key = world.send("alice", "bob", "oops", 1);

        world.ok("openim/admin_msgwithdraw", "{'From_Account':'alice','To_Account':'bob','MsgKey':'%s'}", key);

        assertThat(world.ok(HISTORY, ALL, "bob", "alice").first("MsgList").number("MsgFlagBits"))
                .isEqualTo(8);
    }

    @Test
    @DisplayName("loses a message for the side that deletes it; keys that are none are named")
    void losesAMessageForTheSideThatDeletesIt(World world) {
        String key = world.send("alice", "bob", "helo", 1);

        RestReply deleted = world.ok(
                "openim/delete_c2c_msg_ramble",
                "{'Operator_Account':'alice','Peer_Account':'bob','MsgKeyList':['%s','1_2_3']}",
                key);

        assertThat(deleted.list("InvalidMsgKeyList")).hasToString("[\"1_2_3\"]");
        assertThat(world.ok(HISTORY, ALL, "alice", "bob").number("MsgCnt")).isZero();
        assertThat(world.ok(HISTORY, ALL, "bob", "alice").number("MsgCnt")).isEqualTo(1);
    }

    @Test
    @DisplayName("tells that the other has read")
    void tellsThatTheOtherHasRead(World world) {
        world.send("alice", "bob", "1", 1);

        world.ok("openim/admin_set_msg_read", "{'Report_Account':'bob','Peer_Account':'alice'}");

        assertThat(world.ok(HISTORY, ALL, "alice", "bob").first("MsgList").number("IsPeerRead"))
                .isEqualTo(1);
    }
}
