package io.github.usersig.mockim.server.internal.sdk;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.usersig.mockim.server.support.JsonView;
import io.github.usersig.mockim.server.support.World;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@DisplayName("A reaction to a message")
@ExtendWith(World.Maker.class)
class MessageReactionTest {

    private static final String SERVICE = "openim_msg_ext_http_svc.";
    private static final String STAT = "reaction_multi_stat";

    private static String reaction(String key, String user) {
        return "{'From_Account':'alice','To_Account':'bob','MsgKey':'%s','Reaction':'smile','Add_Account':['%s'],'Del_Account':['%2$s']}"
                .formatted(key, user);
    }

    private static JsonView stat(Watcher client, String key) {
        return client.ok(
                        SERVICE + STAT,
                        "{'From_Account':'alice','To_Account':'bob','MsgKeyList':['%s'],'Count':1}",
                        key)
                .at("Results.0");
    }

    @Test
    @DisplayName("is told to the other, and counted; the user's own other clients hear whose it is")
    void isToldAndCounted(World world) {
        String key = world.send("alice", "bob", "hi", 1);
        try (Watcher alice = Watcher.of(world.im, "alice");
                Watcher bob = Watcher.of(world.im, "bob");
                Watcher phone = Watcher.onPhone(world.im, "bob")) {
            bob.ok(SERVICE + "reaction_add", reaction(key, "bob"));

            JsonView told = alice.push("MsgReactionNotifyList").at("0");
            assertThat(told.at("MsgReactionSummary"))
                    .hasToString("[{\"Reaction\":\"smile\",\"Count\":1,\"Reaction_Account\":[\"bob\"]}]");
            assertThat(told.at("C2CMsgInfo").number("MsgRandom")).isEqualTo(1);
            JsonView own = phone.push("MsgReactionNotify");
            assertThat(own.text("Reaction")).isEqualTo("smile");
            assertThat(own.number("MsgOptType")).isEqualTo(1);
            assertThat(bob.wasPushed("MsgReactionNotifyList")).isFalse();

            alice.ok(SERVICE + "reaction_add", reaction(key, "alice"));
            JsonView counted = stat(bob, key).at("ReactionList.0");
            assertThat(counted.number("TotalCount")).isEqualTo(2);
            assertThat(counted.number("Count")).isEqualTo(2);
            assertThat(counted.number("ReactedByMe")).isEqualTo(1);
            assertThat(counted.at("Reaction_Account")).hasToString("[\"bob\"]");
        }
    }

    @Test
    @DisplayName("is shown page by page with all who reacted so")
    void isShownPageByPage(World world) {
        String key = world.send("alice", "bob", "hi", 1);
        String iterate = "{'From_Account':'alice','To_Account':'bob','MsgKey':'" + key
                + "','Reaction':'smile','NextSeq':%d,'Count':1}";
        try (Watcher alice = Watcher.of(world.im, "alice");
                Watcher bob = Watcher.of(world.im, "bob")) {
            bob.ok(SERVICE + "reaction_add", reaction(key, "bob"));
            alice.ok(SERVICE + "reaction_add", reaction(key, "alice"));

            JsonView first = alice.ok(SERVICE + "reaction_iterate", iterate, 0);
            assertThat(first.at("Reaction_Account")).hasToString("[\"bob\"]");
            assertThat(first.number("CompleteFlag")).isZero();
            JsonView second = alice.ok(SERVICE + "reaction_iterate", iterate, first.number("NextSeq"));
            assertThat(second.at("Reaction_Account")).hasToString("[\"alice\"]");
            assertThat(second.number("CompleteFlag")).isEqualTo(1);
        }
    }

    @Test
    @DisplayName("is taken back, which is told; taking back what is not there changes nothing")
    void isTakenBack(World world) {
        String key = world.send("alice", "bob", "hi", 1);
        try (Watcher alice = Watcher.of(world.im, "alice");
                Watcher bob = Watcher.of(world.im, "bob")) {
            bob.ok(SERVICE + "reaction_add", reaction(key, "bob"));
            alice.push("MsgReactionNotifyList");
            bob.ok(SERVICE + "reaction_del", reaction(key, "bob"));

            assertThat(alice.push("MsgReactionNotifyList").at("0.MsgReactionSummary"))
                    .hasToString("[{\"Reaction\":\"smile\",\"Count\":0,\"Reaction_Account\":[]}]");
            assertThat(stat(bob, key).at("ReactionList")).hasToString("[]");
            bob.ok(SERVICE + "reaction_del", reaction(key, "bob"));
            assertThat(alice.wasPushed("MsgReactionNotifyList")).isFalse();
        }
    }

    @Test
    @DisplayName("is one's own, once, of a message of one's own conversation")
    void isOnesOwnAndOnce(World world) {
        String key = world.send("alice", "bob", "hi", 1);
        try (Watcher bob = Watcher.of(world.im, "bob");
                Watcher carol = Watcher.of(world.im, "carol")) {
            assertThat(bob.code(SERVICE + "reaction_add", reaction(key, "alice")))
                    .isEqualTo(60010);
            bob.ok(SERVICE + "reaction_add", reaction(key, "bob"));
            assertThat(bob.code(SERVICE + "reaction_add", reaction(key, "bob"))).isEqualTo(23007);
            assertThat(carol.code(SERVICE + "reaction_add", reaction(key, "carol")))
                    .isEqualTo(23004);
            assertThat(stat(carol, key).number("ErrorCode")).isEqualTo(23004);
            assertThat(bob.code(SERVICE + "reaction_add", "{'To_Account':'alice','MsgKey':'%s'}", key))
                    .isEqualTo(10004);
        }
    }

    @Test
    @DisplayName("in a group is told to all others, and of members only; it survives a snapshot")
    void inAGroupIsToldToAllOthers(World world) {
        String group = world.group("Public");
        long seq = world.sendToGroup(group, "alice", "hi", 1);
        String react = "{'GroupId':'" + group + "','MsgSeq':" + seq + ",'Reaction':'smile'}";
        String stat = "{'GroupId':'" + group + "','MsgSeqList':[" + seq + ",99],'Count':5}";
        try (Watcher alice = Watcher.of(world.im, "alice");
                Watcher bob = Watcher.of(world.im, "bob");
                Watcher carol = Watcher.of(world.im, "carol")) {
            bob.ok(SERVICE + "group_reaction_add", react);

            assertThat(alice.push("MsgReactionNotifyList").at("0.GroupMsgInfo").number("MsgRandom"))
                    .isEqualTo(1);
            assertThat(carol.code(SERVICE + "group_reaction_add", react)).isEqualTo(10007);
            assertThat(bob.code(SERVICE + "group_reaction_add", react)).isEqualTo(23007);
        }
        String snapshot = world.im.snapshot();
        world.im.restore(snapshot);
        try (Watcher alice = Watcher.of(world.im, "alice")) {
            JsonView results =
                    alice.ok(SERVICE + "group_reaction_multi_stat", stat).at("Results");
            assertThat(results.at("0.ReactionList.0.Reaction_Account")).hasToString("[\"bob\"]");
            assertThat(results.at("0.ReactionList.0").number("ReactedByMe")).isZero();
            assertThat(results.at("1").number("ErrorCode")).isEqualTo(23004);
            assertThat(alice.ok(
                                    SERVICE + "group_reaction_iterate",
                                    "{'GroupId':'%s','MsgSeq':%d,'Reaction':'smile'}",
                                    group,
                                    seq)
                            .at("Reaction_Account"))
                    .hasToString("[\"bob\"]");
            alice.ok(SERVICE + "group_reaction_add", react);
            alice.ok(SERVICE + "group_reaction_del", react);
        }
    }
}
