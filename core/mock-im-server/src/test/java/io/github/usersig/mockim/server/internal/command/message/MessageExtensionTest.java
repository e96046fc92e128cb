package io.github.usersig.mockim.server.internal.command.message;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.usersig.mockim.server.support.JsonView;
import io.github.usersig.mockim.server.support.RestReply;
import io.github.usersig.mockim.server.support.World;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@DisplayName("Keys and values attached to a message")
@ExtendWith(World.Maker.class)
class MessageExtensionTest {

    private static final String SET = "openim_msg_ext_http_svc/set_key_values";
    private static final String GET = "openim_msg_ext_http_svc/get_key_values";

    private static List<String> keys(World world, String key, int start) {
        return world.ok(GET, "{'From_Account':'alice','To_Account':'bob','MsgKey':'%s','StartSeq':%d}", key, start)
                .list("ExtensionList")
                .each("Key");
    }

    /** A body with the operation and the list of extensions to be filled in. */
    private static String change(String key) {
        return "{'From_Account':'alice','To_Account':'bob','MsgKey':'" + key
                + "','OperateType':%d,'ExtensionList':[%s]}";
    }

    private static String sendWithTwo(World world) {
        String key = world.send("alice", "bob", "vote", 1);
        world.ok(SET, change(key), 1, "{'Key':'a','Value':'1'},{'Key':'b','Value':'2'}");
        return key;
    }

    @Test
    @DisplayName("are set, and read from a change on")
    void areReadFromAChangeOn(World world) {
        String key = sendWithTwo(world);

        assertThat(keys(world, key, 0)).containsExactly("a", "b");
        assertThat(keys(world, key, 2)).containsExactly("b");
    }

    @Test
    @DisplayName("are deleted one by one")
    void areDeletedOneByOne(World world) {
        String key = sendWithTwo(world);

        world.ok(SET, change(key), 2, "{'Key':'a','Value':''}");

        assertThat(keys(world, key, 0)).containsExactly("b");
    }

    @Test
    @DisplayName("are cleared all at once")
    void areClearedAllAtOnce(World world) {
        String key = sendWithTwo(world);

        world.ok(SET, "{'From_Account':'alice','To_Account':'bob','MsgKey':'%s','OperateType':3}", key);

        assertThat(keys(world, key, 0)).isEmpty();
    }

    @Test
    @DisplayName("are not set for a message that was not sent: 23004")
    void areNotSetForAMessageThatWasNotSent(World world) {
        assertThat(world.code(SET, change("1_2_3"), 1, "{'Key':'a','Value':'1'}"))
                .isEqualTo(23004);
    }

    @Test
    @DisplayName("are set and deleted by an admin whatever Seq the call gives")
    void areChangedByAnAdminWhateverTheSeq(World world) {
        String key = world.send("alice", "bob", "vote", 1);
        String item = "{'Key':'a','Value':'%s','Seq':9}";

        JsonView changed = world.ok(SET, change(key), 1, item.formatted("new")).first("ExtensionList");
        assertThat(changed.number("ErrorCode")).isZero();
        assertThat(changed.text("Extension.Value")).isEqualTo("new");
        JsonView deleted = world.ok(SET, change(key), 2, item.formatted("")).first("ExtensionList");
        assertThat(deleted.number("ErrorCode")).isZero();
        assertThat(keys(world, key, 0)).isEmpty();
    }

    @Test
    @DisplayName("are at most 300 of a message")
    void areAtMost300OfAMessage(World world) {
        String key = world.send("alice", "bob", "vote", 1);
        for (int i = 0; i < 15; i++) {
            world.ok(SET, change(key), 1, pairs(20 * i, 20));
        }

        assertThat(world.ask(SET, change(key), 1, pairs(300, 1)).texts("ErrorCode"))
                .contains("23002");
    }

    @Test
    @DisplayName("are set up to twenty in one call, with keys of up to 100 bytes")
    void areSetUpToTwentyInOneCall(World world) {
        String key = world.send("alice", "bob", "vote", 1);

        assertThat(world.code(SET, change(key), 1, pairs(0, 21))).isNotZero();
        assertThat(world.code(SET, change(key), 1, "{'Key':'" + "k".repeat(101) + "','Value':'1'}"))
                .isNotZero();
    }

    @Test
    @DisplayName("are read by their Seq, 200 at a time, and none is lost or read twice")
    void areReadInPagesByTheirSeq(World world) {
        String key = world.send("alice", "bob", "vote", 1);
        for (int i = 0; i < 11; i++) {
            world.ok(SET, change(key), 1, pairs(20 * i, 20));
        }
        world.ok(SET, change(key), 1, pairs(0, 1));

        String get = "{'From_Account':'alice','To_Account':'bob','MsgKey':'" + key + "','StartSeq':%d}";
        RestReply first = world.ok(GET, get, 0);
        assertThat(first.number("CompleteFlag")).isZero();
        assertThat(first.list("ExtensionList").each("Key"))
                .hasSize(200)
                .startsWith("k1", "k2")
                .endsWith("k200");

        RestReply rest = world.ok(GET, get, first.longNumber("ExtensionList.199.Seq") + 1);
        assertThat(rest.number("CompleteFlag")).isEqualTo(1);
        assertThat(rest.list("ExtensionList").each("Key"))
                .hasSize(20)
                .startsWith("k201")
                .endsWith("k219", "k0");
    }

    private static String pairs(int from, int count) {
        return IntStream.range(from, from + count)
                .mapToObj(i -> "{'Key':'k" + i + "','Value':'1'}")
                .collect(Collectors.joining(","));
    }
}
