package io.github.usersig.mockim.server.internal.command.group;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.usersig.mockim.server.support.World;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@DisplayName("The groups of a user")
@ExtendWith(World.Maker.class)
class JoinedGroupTest {

    private static List<String> joined(World world, String body) {
        return world.ok(World.GROUP + "get_joined_group_list", body)
                .list("GroupIdList")
                .each("GroupId");
    }

    @Test
    @DisplayName("are listed: private groups where nothing was said only if asked for")
    void areListedWithSilentPrivateOnesIfAskedFor(World world) {
        String work = world.group("Private");
        String open = world.group("Public");

        assertThat(joined(world, "{'Member_Account':'bob'}")).containsExactly(open);
        assertThat(joined(world, "{'Member_Account':'bob','WithNoActiveGroups':1}"))
                .containsExactly(work, open);
    }

    @Test
    @DisplayName("are listed: live rooms only if asked for")
    void areListedWithLiveRoomsIfAskedFor(World world) {
        String work = world.group("Private");
        String live = world.group("AVChatRoom");
        String open = world.group("Public");

        assertThat(joined(world, "{'Member_Account':'bob'}")).containsExactly(open);
        assertThat(joined(world, "{'Member_Account':'alice','WithHugeGroups':1}"))
                .containsExactly(work, live, open);
    }

    @Test
    @DisplayName("are listed: private groups once something was said in them")
    void areListedWithPrivateOnesInWhichSomethingWasSaid(World world) {
        String work = world.group("Private");
        String open = world.group("Public");

        world.sendToGroup(work, "alice", "hi", 1);

        assertThat(joined(world, "{'Member_Account':'bob'}")).containsExactly(work, open);
    }

    @Test
    @DisplayName("are listed page by page")
    void areListedPageByPage(World world) {
        String work = world.group("Private");
        String open = world.group("Public");
        world.sendToGroup(work, "alice", "hi", 1);

        assertThat(joined(world, "{'Member_Account':'bob','Limit':1,'Offset':1}"))
                .containsExactly(open);
    }
}
