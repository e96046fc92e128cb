package io.github.usersig.mockim.server.internal.sdk;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.usersig.mockim.server.support.JsonView;
import io.github.usersig.mockim.server.support.World;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@DisplayName("A message at the top of a group")
@ExtendWith(World.Maker.class)
class PinnedMessageTest {

    private static final String PIN = "group_open_http_svc.pin_message";
    private static final String UNPIN = "group_open_http_svc.unpin_message";

    private static List<String> pinned(World world, String group) {
        return world.ok(World.GROUP + "get_pinned_messages", "{'GroupId':'%s'}", group)
                .texts("MsgSeq");
    }

    @Test
    @DisplayName("is put there by a member, which all are told with the message, and taken down again")
    void isPutThereAndTakenDown(World world) {
        String group = world.group("Public");
        world.sendToGroup(group, "alice", "the rules", 1);
        try (Watcher alice = Watcher.of(world.im, "alice");
                Watcher bob = Watcher.of(world.im, "bob")) {
            bob.ok(PIN, "{'GroupId':'%s','MsgSeq':1,'Pinner_Account':'bob'}", group);

            JsonView tip = alice.push("GroupTips").at("0.MsgBody");
            assertThat(tip.number("OpType")).isEqualTo(16);
            assertThat(tip.at("MsgOperatorMemberExtraInfo").text("UserId")).isEqualTo("bob");
            assertThat(tip.at("PinnedMsg").texts("Text")).containsExactly("the rules");
            assertThat(bob.push("GroupTips").at("0.MsgBody").number("OpType")).isEqualTo(16);
            assertThat(alice.ok("group_open_http_svc.get_pinned_messages", "{'GroupId':'%s'}", group)
                            .at("PinnedMsgList"))
                    .hasToString("[{\"MsgSeq\":1,\"Pinner_Account\":\"bob\"}]");

            alice.ok(UNPIN, "{'GroupId':'%s','MsgSeq':1,'UnPinner_Account':'alice'}", group);
            JsonView untip = bob.push("GroupTips").at("0.MsgBody");
            assertThat(untip.number("OpType")).isEqualTo(17);
            assertThat(untip.at("SdkGroupMessageId").number("MsgSeq")).isEqualTo(1);
            assertThat(untip.at("SdkGroupMessageId").number("MsgRandom")).isEqualTo(1);
            assertThat(pinned(world, group)).isEmpty();
        }
    }

    @Test
    @DisplayName("is put there by REST, for a user or the admin; the last one comes first, and again if pinned again")
    void isPutThereByRest(World world) {
        String group = world.group("Public");
        world.sendToGroup(group, "alice", "one", 1);
        world.sendToGroup(group, "alice", "two", 2);
        try (Watcher bob = Watcher.of(world.im, "bob")) {
            world.ok(World.GROUP + "pin_message", "{'GroupId':'%s','MsgSeq':1,'Pinner_Account':'alice'}", group);
            world.ok(World.GROUP + "pin_message", "{'GroupId':'%s','MsgSeq':2}", group);

            assertThat(bob.push("GroupTips").at("0.MsgBody.PinnedMsg").texts("Text"))
                    .containsExactly("one");
            assertThat(world.ok(World.GROUP + "get_pinned_messages", "{'GroupId':'%s'}", group)
                            .texts("Pinner_Account"))
                    .containsExactly("administrator", "alice");
            world.ok(World.GROUP + "pin_message", "{'GroupId':'%s','MsgSeq':1}", group);
            assertThat(pinned(world, group)).containsExactly("1", "2");
            world.ok(World.GROUP + "group_msg_recall", "{'GroupId':'%s','MsgSeqList':[{'MsgSeq':1}]}", group);
            assertThat(pinned(world, group)).containsExactly("2");
            world.ok(World.GROUP + "unpin_message", "{'GroupId':'%s','MsgSeq':2}", group);
            assertThat(pinned(world, group)).isEmpty();
        }
    }

    @Test
    @DisplayName("is one of ten; more are refused with 10070")
    void isOneOfTen(World world) {
        String group = world.group("Public");
        for (int i = 1; i <= 11; i++) {
            world.sendToGroup(group, "alice", "message", i);
        }
        for (int i = 1; i <= 10; i++) {
            world.ok(World.GROUP + "pin_message", "{'GroupId':'%s','MsgSeq':%d}", group, i);
        }
        assertThat(world.code(World.GROUP + "pin_message", "{'GroupId':'%s','MsgSeq':11}", group))
                .isEqualTo(10070);
        assertThat(pinned(world, group)).hasSize(10);
    }

    @Test
    @DisplayName("is there, by a member, in a group that keeps messages")
    void isThereInAGroupThatKeepsMessages(World world) {
        String group = world.group("Public");
        world.sendToGroup(group, "alice", "hi", 1);
        String room = world.group("AVChatRoom");
        assertThat(world.code(World.GROUP + "pin_message", "{'GroupId':'%s','MsgSeq':9}", group))
                .isEqualTo(10004);
        assertThat(world.code(World.GROUP + "unpin_message", "{'GroupId':'%s','MsgSeq':1}", group))
                .isEqualTo(10004);
        assertThat(world.code(World.GROUP + "pin_message", "{'GroupId':'%s','MsgSeq':1}", room))
                .isEqualTo(10007);
        assertThat(world.code(
                        World.GROUP + "pin_message", "{'GroupId':'%s','MsgSeq':1,'Pinner_Account':'nobody'}", group))
                .isEqualTo(10019);
        try (Watcher bob = Watcher.of(world.im, "bob");
                Watcher carol = Watcher.of(world.im, "carol")) {
            assertThat(carol.code(PIN, "{'GroupId':'%s','MsgSeq':1}", group)).isEqualTo(10007);
            assertThat(bob.code(PIN, "{'GroupId':'%s','MsgSeq':1,'Pinner_Account':'alice'}", group))
                    .isEqualTo(60010);
        }
    }

    @Test
    @DisplayName("is that of a topic, if one is named, and is there still when a snapshot is brought back")
    void isThatOfATopic(World world) {
        String community = world.group("Community");
        String topic = world.topic(community);
        world.ok(
                World.GROUP + "send_group_msg",
                "{'GroupId':'%s','TopicId':'%s','From_Account':'alice','Random':1,%s}",
                community,
                topic,
                World.TEXT);
        world.ok(World.GROUP + "pin_message", "{'GroupId':'%s','TopicId':'%s','MsgSeq':1}", community, topic);
        String snapshot = world.im.snapshot();
        world.im.reset();
        world.im.restore(snapshot);

        assertThat(world.ok(World.GROUP + "get_pinned_messages", "{'GroupId':'%s','TopicId':'%s'}", community, topic)
                        .texts("MsgSeq"))
                .containsExactly("1");
        assertThat(pinned(world, community)).isEmpty();
    }
}
