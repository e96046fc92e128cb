package io.github.usersig.mockim.server.internal.sdk;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.usersig.mockim.server.support.World;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@DisplayName("A message that a user deletes for oneself")
@ExtendWith(World.Maker.class)
class DeletedForOneselfTest {

    private static final String DELETE = "openim.delete_c2c_msg_ramble";
    private static final String DELETE_IN_GROUP = "group_open_http_svc.delete_group_ramble_msg_by_seq";

    private static List<String> history(Watcher client, String peer) {
        return client.ok("openim.getroammsg", "{'Peer_Account':'%s','MaxCnt':9}", peer)
                .texts("Text");
    }

    private static List<String> groupHistory(Watcher client, String group) {
        return client.ok("group_open_http_svc.group_msg_get", "{'GroupId':'%s','ReqMsgNumber':20}", group)
                .texts("Text");
    }

    private static List<String> last(Watcher client) {
        return client.ok("recentcontact.page_get", "{}").texts("Text");
    }

    @Test
    @DisplayName("is gone from the user's history, list and unread count, and stays with the other")
    void isGoneForTheUserAlone(World world) {
        world.send("alice", "bob", "keep", 1);
        String key = world.send("alice", "bob", "drop", 2);
        try (Watcher alice = Watcher.of(world.im, "alice");
                Watcher bob = Watcher.of(world.im, "bob")) {
            bob.ok(DELETE, "{'From_Account':'bob','To_Account':'alice','MsgKeyList':['%s']}", key);

            assertThat(history(bob, "alice")).containsExactly("keep");
            assertThat(last(bob)).containsExactly("keep");
            assertThat(bob.ok("openim.getmsg", "{}").at("C2CPairUnreadCount.0").number("UnreadCount"))
                    .isEqualTo(1);
            assertThat(history(alice, "bob")).containsExactly("keep", "drop");
            assertThat(last(alice)).containsExactly("drop");
        }
    }

    @Test
    @DisplayName("is one of the user's own conversation")
    void isOneOfTheUsersOwnConversation(World world) {
        String key = world.send("alice", "bob", "hi", 1);
        try (Watcher carol = Watcher.of(world.im, "carol")) {
            assertThat(carol.code(DELETE, "{'From_Account':'bob','To_Account':'alice','MsgKeyList':['%s']}", key))
                    .isEqualTo(60010);
            assertThat(carol.ok(DELETE, "{'To_Account':'alice','MsgKeyList':['%s']}", key)
                            .at("InvalidMsgKeyList"))
                    .hasToString("[\"" + key + "\"]");
        }
    }

    @Test
    @DisplayName("in a group is gone from the user's history, list and unread count, and stays with the others")
    void inAGroupIsGoneForTheUserAlone(World world) {
        String group = world.group("Public");
        world.sendToGroup(group, "alice", "keep", 1);
        long seq = world.sendToGroup(group, "alice", "drop", 2);
        try (Watcher alice = Watcher.of(world.im, "alice");
                Watcher bob = Watcher.of(world.im, "bob")) {
            bob.ok(DELETE_IN_GROUP, "{'GroupId':'%s','Deleter_Account':'bob','Seqs':['%d']}", group, seq);

            assertThat(groupHistory(bob, group)).containsExactly("keep");
            assertThat(last(bob)).containsExactly("keep");
            assertThat(bob.ok("recentcontact.page_get", "{}")
                            .at("SessionItem.0")
                            .number("UnreadMsgCount"))
                    .isEqualTo(1);
            assertThat(groupHistory(alice, group)).containsExactly("drop", "keep");
            assertThat(last(alice)).containsExactly("drop");
        }
    }

    @Test
    @DisplayName("in a group stays gone when a snapshot is brought back")
    void inAGroupStaysGoneInASnapshot(World world) {
        String group = world.group("Public");
        long seq = world.sendToGroup(group, "alice", "drop", 1);
        world.sendToGroup(group, "alice", "keep", 2);
        try (Watcher bob = Watcher.of(world.im, "bob")) {
            bob.ok(DELETE_IN_GROUP, "{'GroupId':'%s','Seqs':['%d']}", group, seq);
        }
        String snapshot = world.im.snapshot();
        world.im.reset();
        world.im.restore(snapshot);

        try (Watcher bob = Watcher.of(world.im, "bob")) {
            assertThat(groupHistory(bob, group)).containsExactly("keep");
        }
    }

    @Test
    @DisplayName("in a group is the user's own doing, by a member, of a message that is there")
    void inAGroupIsOfAMember(World world) {
        String group = world.group("Public");
        long seq = world.sendToGroup(group, "alice", "hi", 1);
        try (Watcher bob = Watcher.of(world.im, "bob");
                Watcher carol = Watcher.of(world.im, "carol")) {
            assertThat(bob.code(
                            DELETE_IN_GROUP, "{'GroupId':'%s','Deleter_Account':'alice','Seqs':['%d']}", group, seq))
                    .isEqualTo(60010);
            assertThat(carol.code(DELETE_IN_GROUP, "{'GroupId':'%s','Seqs':['%d']}", group, seq))
                    .isEqualTo(10007);
            assertThat(bob.code(DELETE_IN_GROUP, "{'GroupId':'%s','Seqs':['%d','99']}", group, seq))
                    .isEqualTo(10052);
            assertThat(bob.code(DELETE_IN_GROUP, "{'GroupId':'%s','Seqs':['one']}", group))
                    .isEqualTo(10052);
            assertThat(groupHistory(bob, group)).containsExactly("hi");
        }
    }
}
