package io.github.usersig.mockim.server.internal.sdk;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.usersig.mockim.server.support.JsonView;
import io.github.usersig.mockim.server.support.World;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@DisplayName("With a message a client is told")
@ExtendWith(World.Maker.class)
class ToldWithAMessageTest {

    private static final String SEND = "openim.sendmsg";
    private static final String SEND_TO_GROUP = "group_open_http_svc.send_group_msg";

    @Test
    @DisplayName("that it counts as unread nowhere, and is no conversation's last one; NoMsgCheck changes nothing")
    void howTheSenderControlsIt(World world) {
        String group = world.group("Public");
        String control = "'SendMsgControl':['NoUnread','NoLastMsg','NoMsgCheck']";
        try (Watcher alice = Watcher.of(world.im, "alice");
                Watcher bob = Watcher.of(world.im, "bob")) {
            alice.ok(SEND, "{'To_Account':'bob','MsgRandom':1,%s,%s}", World.TEXT, control);
            assertThat(bob.push("C2cMsgArray").at("0.SendMsgControl")).hasToString("{\"NoUnread\":1,\"NoLastMsg\":1}");
            assertThat(bob.ok("openim.getroammsg", "{'Peer_Account':'alice'}").at("MsgList.0.SendMsgControl"))
                    .hasToString("{\"NoUnread\":1,\"NoLastMsg\":1}");

            world.ok(
                    World.GROUP + "send_group_msg",
                    "{'GroupId':'%s','Random':2,%s,'SendMsgControl':['NoUnread','NoMsgCheck']}",
                    group,
                    World.TEXT);
            assertThat(bob.push("GroupMsgArray").at("0.SendMsgControl"))
                    .hasToString("{\"NoUnread\":1,\"NoLastMsg\":0}");

            alice.ok(SEND, "{'To_Account':'bob','MsgRandom':3,%s,'SendMsgControl':['NoMsgCheck']}", World.TEXT);
            assertThat(bob.push("C2cMsgArray").at("0").has("SendMsgControl")).isFalse();
        }
    }

    @Test
    @DisplayName("who is meant by an @ in a group; those who are get a tip as well, of whatever kinds apply")
    void whoIsMeant(World world) {
        String group = world.group("Public");
        world.ok(World.GROUP + "add_group_member", "{'GroupId':'%s','MemberList':[{'Member_Account':'carol'}]}", group);
        try (Watcher alice = Watcher.of(world.im, "alice");
                Watcher bob = Watcher.of(world.im, "bob");
                Watcher carol = Watcher.of(world.im, "carol")) {
            alice.ok(
                    SEND_TO_GROUP,
                    "{'GroupId':'%s','Random':1,%s,'GroupAtInfo':[{'GroupAtAllFlag':0,'GroupAt_Account':'bob'}]}",
                    group,
                    World.TEXT);

            assertThat(bob.push("GroupMsgArray").at("0.GroupAtInfo"))
                    .hasToString("[{\"GroupAtAllFlag\":0,\"GroupAt_Account\":\"bob\"}]");
            JsonView tip = bob.push("GroupTips").at("0.GroupAtTips");
            assertThat(tip.at("AtFlagList")).hasToString("[1]");
            assertThat(tip.text("From_Account")).isEqualTo("alice");
            assertThat(tip.text("GroupId")).isEqualTo(group);
            assertThat(tip.number("AtMsgSeq")).isEqualTo(1);
            assertThat(carol.wasPushed("GroupTips")).isFalse();

            alice.ok(
                    SEND_TO_GROUP,
                    "{'GroupId':'%s','Random':2,%s,"
                            + "'GroupAtInfo':[{'GroupAtAllFlag':1},{'GroupAtAllFlag':0,'GroupAt_Account':'bob'}]}",
                    group,
                    World.TEXT);

            assertThat(bob.push("GroupTips").at("0.GroupAtTips.AtFlagList")).hasToString("[1,2]");
            assertThat(carol.push("GroupTips").at("0.GroupAtTips.AtFlagList")).hasToString("[2]");
            assertThat(alice.wasPushed("GroupTips")).isFalse();
            assertThat(bob.ok("group_open_http_svc.group_msg_get", "{'GroupId':'%s'}", group)
                            .at("RspMsgList.1.GroupAtInfo.0")
                            .text("GroupAt_Account"))
                    .isEqualTo("bob");
        }
    }

    @Test
    @DisplayName("that it may have extensions")
    void thatItMayHaveExtensions(World world) {
        try (Watcher bob = Watcher.of(world.im, "bob")) {
            world.send("alice", "bob", "vote", 1);
            assertThat(bob.push("C2cMsgArray").at("0").number("SupportMessageExtension"))
                    .isEqualTo(1);
        }
    }

    @Test
    @DisplayName("that it went to all live rooms, if so")
    void thatItIsABroadcast(World world) {
        String room = world.group("AVChatRoom");
        try (Watcher bob = Watcher.of(world.im, "bob")) {
            bob.ok("group_open_http_svc.apply_join_group", "{'GroupId':'%s'}", room);
            world.ok(World.GROUP + "send_broadcast_msg", "{'From_Account':'administrator','Random':1,%s}", World.TEXT);
            assertThat(bob.push("GroupMsgArray").at("0.IsBroadcastMessage")).hasToString("true");

            world.sendToGroup(room, "alice", "to this one", 2);
            assertThat(bob.push("GroupMsgArray").at("0").has("IsBroadcastMessage"))
                    .isFalse();
        }
    }

    @Test
    @DisplayName("nothing of unread ones any more once all are read, of users and of groups")
    void nothingIsUnreadOnceAllIsRead(World world) {
        String group = world.group("Public");
        world.send("alice", "bob", "one", 1);
        world.send("carol", "bob", "two", 2);
        world.sendToGroup(group, "alice", "three", 3);
        try (Watcher alice = Watcher.of(world.im, "alice");
                Watcher bob = Watcher.of(world.im, "bob")) {
            JsonView answer = bob.ok(
                    "openim.read_all_unread_msg",
                    "{'C2CReadAllMsg':1,'GroupReadInfo':[{'GroupId':'%s','MsgSeq':1}]}",
                    group);

            assertThat(answer.number("C2CReadAllMsg")).isEqualTo(1);
            assertThat(answer.at("GroupReadInfoArray.0").text("GroupId")).isEqualTo(group);
            assertThat(bob.ok("openim.getmsg", "{}").at("C2CPairUnreadCount")).hasToString("[]");
            assertThat(bob.ok("recentcontact.page_get", "{}").texts("UnreadMsgCount"))
                    .containsOnly("0");
            assertThat(alice.push("C2cNotifyMsgArray").at("0.C2cReadedReceipt").text("To_Account"))
                    .isEqualTo("bob");
            assertThat(bob.ok("openim.read_all_unread_msg", "{'C2CReadAllMsg':1}")
                            .at("GroupReadInfoArray"))
                    .hasToString("[]");
        }
    }

    @Test
    @DisplayName("of a kick by a name of its own")
    void ofAKickByANameOfItsOwn(World world) {
        try (Watcher bob = Watcher.of(world.im, "bob")) {
            world.im.kick("bob");

            assertThat(bob.frame("C2cNotifyMsgArray").at("/head/servcmd").asText())
                    .isEqualTo("im_open_status.stat_forceoffline");
        }
    }
}
