package io.github.usersig.mockim.server.internal.command.message;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.usersig.mockim.MockImClient;
import io.github.usersig.mockim.server.support.JsonList;
import io.github.usersig.mockim.server.support.World;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@DisplayName("In a user's conversation list")
@ExtendWith(World.Maker.class)
class ConversationListTest {

    private static final String GROUP = World.GROUP;
    private static final String DELETE = "recentcontact/delete";

    private static JsonList conversations(World world, String user) {
        return world.ok(
                        "recentcontact/get_list",
                        "{'From_Account':'%s','TimeStamp':0,'StartIndex':0,'TopTimeStamp':0,'TopStartIndex':0,'AssistFlags':7}",
                        user)
                .list("SessionItem");
    }

    private static List<String> groupsOf(World world, String userId) {
        return conversations(world, userId).texts("GroupId");
    }

    /** Talks to bob: alice, alice to a group of both, carol; a second between. Returns the group. */
    private static String talk(World world) {
        String group = world.group("Public");
        world.send("alice", "bob", "hi", 1);
        world.im.clock().advance(Duration.ofSeconds(1));
        world.sendToGroup(group, "alice", "hi all", 1);
        world.im.clock().advance(Duration.ofSeconds(1));
        world.send("carol", "bob", "hey", 2);
        return group;
    }

    @Test
    @DisplayName("there is whoever writes or is written to, newest first, groups too")
    void thereIsWhoeverWritesNewestFirst(World world) {
        String group = talk(world);

        assertThat(conversations(world, "bob").texts("To_Account")).containsExactly("carol", "alice");
        assertThat(conversations(world, "bob").get(1).text("GroupId")).isEqualTo(group);
    }

    @Test
    @DisplayName("there is not what the user has taken out of it, which is unread no longer; the others' lists stay")
    void thereIsNotWhatTheUserHasTakenOut(World world) {
        String group = talk(world);

        world.ok(DELETE, "{'From_Account':'bob','Type':1,'To_Account':'carol','ClearRamble':1}");
        world.ok(DELETE, "{'From_Account':'bob','Type':2,'ToGroupid':'%s'}", group);

        assertThat(conversations(world, "bob")).hasSize(1);
        assertThat(conversations(world, "alice")).hasSize(2);
        assertThat(world.ok("openim/get_c2c_unread_msg_num", "{'To_Account':'bob'}")
                        .number("AllC2CUnreadMsgNum"))
                .isEqualTo(1);
    }

    @Test
    @DisplayName("there are the groups that the user is in, whether or not the list was read before")
    void thereAreTheGroupsOfTheUser(World world) {
        String left = world.group("Public");
        String dismissed = world.group("Public");
        String stays = world.group("Public");
        for (String group : List.of(left, dismissed, stays)) {
            world.sendToGroup(group, "alice", "hi all", 1);
        }
        assertThat(groupsOf(world, "bob")).containsExactlyInAnyOrder(left, dismissed, stays);

        world.ok(GROUP + "delete_group_member", "{'GroupId':'%s','MemberToDel_Account':['bob']}", left);
        world.ok(GROUP + "destroy_group", "{'GroupId':'%s'}", dismissed);

        assertThat(groupsOf(world, "bob")).containsExactly(stays);
        assertThat(groupsOf(world, "alice")).containsExactlyInAnyOrder(left, stays);
        world.ok(GROUP + "add_group_member", "{'GroupId':'%s','MemberList':[{'Member_Account':'bob'}]}", left);
        assertThat(groupsOf(world, "bob")).containsExactlyInAnyOrder(left, stays);
    }

    @Test
    @DisplayName("a group that was taken out of it comes back with the next message")
    void aGroupComesBackWithTheNextMessage(World world) {
        String group = world.group("Public");
        world.sendToGroup(group, "alice", "one", 1);
        world.ok(DELETE, "{'From_Account':'bob','Type':2,'ToGroupid':'%s'}", group);
        assertThat(groupsOf(world, "bob")).isEmpty();

        world.im.clock().advance(Duration.ofSeconds(1));
        world.sendToGroup(group, "alice", "two", 2);

        assertThat(groupsOf(world, "bob")).containsExactly(group);
    }

    @Test
    @DisplayName("a group that was taken out of it comes back beside the others")
    void aGroupComesBackBesideTheOthers(World world) {
        String group = talk(world);
        world.ok(DELETE, "{'From_Account':'bob','Type':1,'To_Account':'carol','ClearRamble':1}");
        world.ok(DELETE, "{'From_Account':'bob','Type':2,'ToGroupid':'%s'}", group);

        world.im.clock().advance(Duration.ofSeconds(1));
        world.sendToGroup(group, "alice", "again", 2);

        assertThat(conversations(world, "bob")).hasSize(2);
    }

    @Test
    @DisplayName("nothing changes with a message that has NoLastMsg")
    void nothingChangesWithNoLastMsg(World world) {
        world.ok(
                "openim/sendmsg",
                "{'From_Account':'alice','To_Account':'bob','MsgRandom':1,'SendMsgControl':['NoLastMsg']," + World.TEXT
                        + "}");

        assertThat(conversations(world, "bob")).isEmpty();
    }

    @Test
    @DisplayName("nothing changes with a group message that has NoLastMsg, or is for those online only")
    void nothingChangesWithAGroupMessageThatHasNoLastMsg(World world) {
        String group = world.group("Public");
        String send = "{'GroupId':'%s','Random':%d,%s," + World.TEXT + "}";
        world.ok(GROUP + "send_group_msg", send, group, 1, "'SendMsgControl':['NoLastMsg']");
        world.ok(GROUP + "send_group_msg", send, group, 2, "'OnlineOnlyFlag':1");
        assertThat(conversations(world, "bob")).isEmpty();

        world.sendToGroup(group, "alice", "hi all", 3);
        long listedAt = conversations(world, "bob").get(0).longNumber("MsgTime");
        world.im.clock().advance(Duration.ofSeconds(9));
        world.ok(GROUP + "send_group_msg", send, group, 4, "'SendMsgControl':['NoLastMsg']");
        world.ok(GROUP + "send_group_msg", send, group, 5, "'OnlineOnlyFlag':1");

        assertThat(conversations(world, "bob").each("MsgTime")).containsExactly(Long.toString(listedAt));
    }

    @Test
    @DisplayName("a message with NoLastMsg is not the last one that clients are shown")
    void aMessageWithNoLastMsgIsNotShown(World world) {
        String group = world.group("Public");
        world.sendToGroup(group, "alice", "shown of the group", 1);
        world.send("alice", "bob", "shown of alice", 1);
        String hidden = "'Random':2,'MsgRandom':2,'SendMsgControl':['NoLastMsg']," + World.TEXT + "}";
        world.ok(GROUP + "send_group_msg", "{'GroupId':'%s','From_Account':'alice'," + hidden, group);
        world.ok("openim/sendmsg", "{'From_Account':'alice','To_Account':'bob'," + hidden);

        try (MockImClient bob = world.client("bob")) {
            assertThat(bob.ask("recentcontact.page_get", "{}"))
                    .contains("shown of the group", "shown of alice")
                    .doesNotContain("\"hello\"");
        }
    }
}
