package io.github.usersig.mockim.server.internal.command.message;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.usersig.mockim.server.support.RestReply;
import io.github.usersig.mockim.server.support.World;
import java.time.Duration;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@DisplayName("Unread one-to-one messages")
@ExtendWith(World.Maker.class)
class UnreadMessageTest {

    private static int unreadOf(World world, String user) {
        return world.ok("openim/get_c2c_unread_msg_num", "{'To_Account':'%s'}", user)
                .number("AllC2CUnreadMsgNum");
    }

    /** Sends two from alice and one from carol to bob; returns the key of the second. */
    private static String sendThree(World world) {
        world.send("alice", "bob", "1", 1);
        String key = world.send("alice", "bob", "2", 2);
        world.send("carol", "bob", "3", 3);
        return key;
    }

    @Test
    @DisplayName("are counted, but for those sent with NoUnread")
    void areCounted(World world) {
        sendThree(world);
        world.ok(
                "openim/sendmsg",
                "{'From_Account':'carol','To_Account':'bob','MsgRandom':4,'SendMsgControl':['NoUnread']," + World.TEXT
                        + "}");

        assertThat(unreadOf(world, "bob")).isEqualTo(3);
    }

    @Test
    @DisplayName("are counted by sender too, without those recalled; unknown senders are listed")
    void areCountedBySender(World world) {
        String key = sendThree(world);
        world.ok("openim/admin_msgwithdraw", "{'From_Account':'alice','To_Account':'bob','MsgKey':'%s'}", key);

        RestReply counts = world.ok(
                "openim/get_c2c_unread_msg_num", "{'To_Account':'bob','Peer_Account':['alice','carol','nobody']}");

        assertThat(counts.list("C2CUnreadMsgNumList").each("C2CUnreadMsgNum")).containsExactly("1", "1");
        assertThat(counts.list("ErrorList")).hasToString("[{\"Peer_Account\":\"nobody\",\"ErrorCode\":70107}]");
    }

    @Test
    @DisplayName("are no longer unread once the receiver has read those of the sender")
    void areReadBySender(World world) {
        sendThree(world);

        world.ok("openim/admin_set_msg_read", "{'Report_Account':'bob','Peer_Account':'alice'}");

        assertThat(unreadOf(world, "bob")).isEqualTo(1);
        assertThat(unreadOf(world, "alice")).isZero();
    }

    @Test
    @DisplayName("are read up to MsgReadTime, and what came later is not")
    void areReadUpToATime(World world) {
        world.send("alice", "bob", "1", 1);
        long between = world.im.clock().now().getEpochSecond();
        world.im.clock().advance(Duration.ofSeconds(10));
        world.send("alice", "bob", "2", 2);

        world.ok(
                "openim/admin_set_msg_read",
                "{'Report_Account':'bob','Peer_Account':'alice','MsgReadTime':%d}",
                between + 1);

        assertThat(unreadOf(world, "bob")).isEqualTo(1);
    }

    @Test
    @DisplayName("are read by a receipt, which only the receiver can send")
    void areReadByAReceiptOfTheReceiver(World world) {
        String key = world.send("alice", "bob", "read me", 1);
        String body = "{'Operator_Account':'%s','Peer_Account':'%s','C2CMsgInfo':[{'From_Account':'alice',"
                + "'To_Account':'bob','MsgKey':'%s'}]}";

        assertThat(world.code("openim/c2c_msg_read_receipt", body, "alice", "bob", key))
                .isEqualTo(90054);
        world.ok("openim/c2c_msg_read_receipt", body, "bob", "alice", key);
        assertThat(unreadOf(world, "bob")).isZero();
    }
}
