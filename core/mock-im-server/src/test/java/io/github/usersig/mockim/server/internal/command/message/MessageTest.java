package io.github.usersig.mockim.server.internal.command.message;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.usersig.mockim.server.support.RestReply;
import io.github.usersig.mockim.server.support.World;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@DisplayName("A one-to-one message")
@ExtendWith(World.Maker.class)
class MessageTest {

    private static final String RECALL = "openim/admin_msgwithdraw";
    private static final String WHICH = "{'From_Account':'alice','To_Account':'bob','MsgKey':'%s'}";

    @Test
    @DisplayName("without MsgSeq gets one that no int can hold, a higher one each time, the same after a restore")
    void getsAMsgSeqThatNoIntCanHold(World world) {
        String send = "{'From_Account':'alice','To_Account':'bob','MsgRandom':7," + World.TEXT + "}";
        String before = world.im.snapshot();

        List<Long> seqs = fiveMsgSeqs(world, send);

        assertThat(seqs).doesNotHaveDuplicates().isSorted().allMatch(seq -> seq > Integer.MAX_VALUE && seq < 1L << 32);
        world.im.restore(before);
        assertThat(fiveMsgSeqs(world, send)).isEqualTo(seqs);
        assertThat(world.ok("openim/sendmsg", send.replace("'MsgRandom'", "'MsgSeq':5,'MsgRandom'"))
                        .text("MsgKey"))
                .as("as the caller wants it")
                .startsWith("5_7_");
    }

    private static List<Long> fiveMsgSeqs(World world, String send) {
        return IntStream.range(0, 5)
                .mapToObj(i -> world.ok("openim/sendmsg", send).text("MsgKey"))
                .map(key -> Long.parseLong(key.substring(0, key.indexOf("_7_"))))
                .toList();
    }

    @Test
    @DisplayName("is a repetition for 120 seconds")
    void isARepetitionFor120Seconds(World world) {
        String same = "{'From_Account':'alice','To_Account':'bob','MsgSeq':1,'MsgRandom':1," + World.TEXT + "}";
        world.ok("openim/sendmsg", same);
        world.im.clock().advance(Duration.ofSeconds(119));
        world.ok("openim/sendmsg", same);
        assertThat(world.im.messages("alice", "bob")).hasSize(1);

        world.im.clock().advance(Duration.ofSeconds(10));
        world.ok("openim/sendmsg", same);

        assertThat(world.im.messages("alice", "bob")).hasSize(2);
    }

    @Test
    @DisplayName("can be recalled once")
    void canBeRecalledOnce(World world) {
        String key = world.send("alice", "bob", "oops", 1);

        world.ok(RECALL, WHICH, key);

        assertThat(world.code(RECALL, WHICH, key)).isEqualTo(20023);
    }

    @Test
    @DisplayName("can be recalled only if it was sent")
    void cannotBeRecalledIfItWasNotSent(World world) {
        assertThat(world.code(RECALL, WHICH, "1_2_3")).isEqualTo(20022);
        assertThat(world.code(RECALL, WHICH, "nonsense")).isEqualTo(90054);
    }

    @Test
    @DisplayName("can be changed in place")
    void canBeChangedInPlace(World world) {
        String key = world.send("alice", "bob", "helo", 1);

        RestReply reply = world.ok(
                "openim/modify_c2c_msg",
                "{'From_Account':'alice','To_Account':'bob','MsgKey':'%s','CloudCustomData':'x'," + World.TEXT + "}",
                key);

        assertThat(reply.info()).isEqualTo("succeed");
        assertThat(world.im.messages("alice", "bob").get(0).text()).isEqualTo("hello");
        assertThat(world.im.messages("alice", "bob").get(0).key()).isEqualTo(key);
    }

    @Test
    @DisplayName("is not changed by a call that gives nothing to change: 90007")
    void isNotChangedByACallThatGivesNothing(World world) {
        String key = world.send("alice", "bob", "helo", 1);

        assertThat(world.code("openim/modify_c2c_msg", WHICH, key)).isEqualTo(90007);
    }
}
