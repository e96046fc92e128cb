package io.github.usersig.mockim.server.internal.sdk;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.usersig.mockim.server.support.JsonView;
import io.github.usersig.mockim.server.support.World;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@DisplayName("Extensions of a message")
@ExtendWith(World.Maker.class)
class MessageExtensionPushTest {

    private static final String SET = "openim_msg_ext_http_svc.set_key_values";
    private static final String GET = "openim_msg_ext_http_svc.get_key_values";
    private static final String SET_IN_GROUP = "openim_msg_ext_http_svc.group_set_key_values";

    private static String of(String key) {
        return "'From_Account':'alice','To_Account':'bob','MsgKey':'" + key + "'";
    }

    @Test
    @DisplayName("that either of the two sets are told to the other, and read by both")
    void areToldToTheOther(World world) {
        String key = world.send("alice", "bob", "vote", 1);
        try (Watcher alice = Watcher.of(world.im, "alice");
                Watcher bob = Watcher.of(world.im, "bob")) {
            bob.ok(SET, "{%s,'OperateType':1,'ExtensionList':[{'Key':'bob','Value':'yes','Seq':0}]}", of(key));

            JsonView told = alice.push("MsgExtensionNotify");
            assertThat(told.number("MsgOptType")).isEqualTo(1);
            assertThat(told.at("SetKVInfo.0.MsgKeyValue"))
                    .hasToString("[{\"Key\":\"bob\",\"Value\":\"yes\",\"Seq\":1}]");
            assertThat(told.at("ExtensionC2cMsgInfo").number("MsgRandom")).isEqualTo(1);
            assertThat(told.has("TinyId")).isTrue();
            assertThat(bob.wasPushed("MsgExtensionNotify")).isFalse();
            assertThat(alice.ok(GET, "{%s}", of(key)).texts("Value")).containsExactly("yes");
            assertThat(bob.ok(GET, "{%s}", of(key)).texts("Value")).containsExactly("yes");
        }
    }

    @Test
    @DisplayName("that are deleted or cleared are told as that")
    void areToldWhenDeletedOrCleared(World world) {
        String key = world.send("alice", "bob", "vote", 1);
        try (Watcher alice = Watcher.of(world.im, "alice");
                Watcher bob = Watcher.of(world.im, "bob")) {
            alice.ok(SET, "{%s,'OperateType':1,'ExtensionList':[{'Key':'a','Value':'1','Seq':0}]}", of(key));
            alice.ok(SET, "{%s,'OperateType':2,'ExtensionList':[{'Key':'a','Value':'','Seq':1}]}", of(key));
            alice.ok(SET, "{%s,'OperateType':3}", of(key));

            bob.push("MsgExtensionNotify");
            assertThat(bob.push("MsgExtensionNotify").at("DeleteKVInfo.0.MsgKeyValue"))
                    .hasToString("[{\"Key\":\"a\",\"Value\":\"\",\"Seq\":2}]");
            assertThat(bob.push("MsgExtensionNotify").at("ClearKVInfo")).hasToString("[{\"ClearMsgSeq\":3}]");
        }
    }

    @Test
    @DisplayName("that somebody else has set meanwhile are not overwritten: 23001, and what is there")
    void areNotOverwrittenUnknown(World world) {
        String key = world.send("alice", "bob", "vote", 1);
        String set = "{" + of(key) + ",'OperateType':1,'ExtensionList':[{'Key':'a','Value':'%s','Seq':%d}]}";
        try (Watcher alice = Watcher.of(world.im, "alice");
                Watcher bob = Watcher.of(world.im, "bob")) {
            alice.ok(SET, set, "first", 0);

            JsonView result = bob.ok(SET, set, "second", 0).at("ExtensionList.0");
            assertThat(result.number("ErrorCode")).isEqualTo(23001);
            assertThat(result.at("Extension")).hasToString("{\"Key\":\"a\",\"Value\":\"first\",\"Seq\":1}");
            bob.ok(SET, set, "second", 1);
            assertThat(alice.ok(GET, "{%s}", of(key)).texts("Value")).containsExactly("second");
        }
    }

    @Test
    @DisplayName("set by REST are told to both, and nobody else's are read or set")
    void setByRestAreToldToBoth(World world) {
        String key = world.send("alice", "bob", "vote", 1);
        try (Watcher alice = Watcher.of(world.im, "alice");
                Watcher bob = Watcher.of(world.im, "bob");
                Watcher carol = Watcher.of(world.im, "carol")) {
            world.ok(
                    "openim_msg_ext_http_svc/set_key_values",
                    "{%s,'OperateType':1,'ExtensionList':[{'Key':'a','Value':'1'}]}",
                    of(key));

            assertThat(alice.push("MsgExtensionNotify").has("SetKVInfo")).isTrue();
            assertThat(bob.push("MsgExtensionNotify").has("SetKVInfo")).isTrue();
            assertThat(carol.code(GET, "{%s}", of(key))).isEqualTo(60010);
            assertThat(carol.code(GET, "{'To_Account':'alice','MsgKey':'%s'}", key))
                    .isEqualTo(23004);
        }
    }

    @Test
    @DisplayName("in a group are told to all others, be they set by a member or by REST")
    void inAGroupAreToldToAllOthers(World world) {
        String group = world.group("Public");
        long seq = world.sendToGroup(group, "alice", "vote", 1);
        String set = "{'GroupId':'" + group + "','MsgSeq':" + seq
                + ",'OperateType':1,'ExtensionList':[{'Key':'%s','Value':'1','Seq':0}]}";
        try (Watcher alice = Watcher.of(world.im, "alice");
                Watcher bob = Watcher.of(world.im, "bob");
                Watcher carol = Watcher.of(world.im, "carol")) {
            bob.ok(SET_IN_GROUP, set, "bob");
            assertThat(alice.push("MsgExtensionNotify")
                            .at("ExtensionGroupMsgInfo")
                            .number("MsgRandom"))
                    .isEqualTo(1);

            world.ok("openim_msg_ext_http_svc/group_set_key_values", set, "admin");
            assertThat(bob.push("MsgExtensionNotify").at("SetKVInfo").texts("Key"))
                    .containsExactly("admin");
            assertThat(carol.code(SET_IN_GROUP, set, "carol")).isEqualTo(10007);
        }
    }
}
