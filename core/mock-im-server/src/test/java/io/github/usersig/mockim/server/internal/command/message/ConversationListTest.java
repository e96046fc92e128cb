package io.github.usersig.mockim.server.internal.command.message;

import static io.github.usersig.mockim.server.support.World.GROUP;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.usersig.mockim.server.support.World;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@DisplayName("In a user's conversation list")
@ExtendWith(World.Maker.class)
class ConversationListTest {

    @Test
    @DisplayName("there are the groups that the user is in, whether or not the list was read before")
    void groups(World world) {
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
    void deleted(World world) {
        String group = world.group("Public");
        world.sendToGroup(group, "alice", "one", 1);
        world.ok("recentcontact/delete", "{'From_Account':'bob','Type':2,'ToGroupid':'%s'}", group);
        assertThat(groupsOf(world, "bob")).isEmpty();

        world.im.clock().advance(Duration.ofSeconds(1));
        world.sendToGroup(group, "alice", "two", 2);

        assertThat(groupsOf(world, "bob")).containsExactly(group);
    }

    private static List<String> groupsOf(World world, String userId) {
        JsonNode list = world.ok(
                "recentcontact/get_list",
                "{'From_Account':'%s','TimeStamp':0,'StartIndex':0,'TopTimeStamp':0,'TopStartIndex':0,'AssistFlags':7}",
                userId);
        return list.path("SessionItem").findValuesAsText("GroupId");
    }
}
