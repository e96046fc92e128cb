package io.github.usersig.mockim.server.internal.command.relation;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.usersig.mockim.server.support.JsonView;
import io.github.usersig.mockim.server.support.World;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@DisplayName("Users who follow others")
@ExtendWith(World.Maker.class)
class FollowTest {

    /** Lets alice and bob follow each other, and carol alice. */
    private static void follow(World world) {
        String add = "{'From_Account':'%s','FollowItem':[{'To_Account':'%s'}]}";
        world.ok("follow/follow_add", add, "alice", "bob");
        world.ok("follow/follow_add", add, "bob", "alice");
        world.ok("follow/follow_add", add, "carol", "alice");
    }

    private static List<String> ofAlice(World world, int type) {
        return world.ok("follow/follow_get", "{'From_Account':'alice','FollowType':%d}", type)
                .list("FollowItem")
                .each("To_Account");
    }

    @Test
    @DisplayName("are listed: who follows them, whom they follow, and both")
    void areListed(World world) {
        follow(world);

        assertThat(ofAlice(world, 1)).containsExactly("bob", "carol");
        assertThat(ofAlice(world, 2)).containsExactly("bob");
        assertThat(ofAlice(world, 3)).containsExactly("bob");
    }

    @Test
    @DisplayName("are checked")
    void areChecked(World world) {
        follow(world);

        assertThat(world.ok("follow/follow_check", "{'From_Account':'alice','To_Account':['bob','carol','dave']}")
                        .list("ResultItem")
                        .each("FollowType"))
                .containsExactly("3", "1", "0");
    }

    @Test
    @DisplayName("are counted")
    void areCounted(World world) {
        follow(world);

        JsonView info = world.ok("follow/follow_get_info", "{'From_Account':'bob','To_Account':['alice']}")
                .first("FollowInfo");

        assertThat(info.number("FollowerCount")).isEqualTo(2);
        assertThat(info.number("MutualFollowingCount")).isEqualTo(1);
    }

    @Test
    @DisplayName("stop doing so, and are followed all the same")
    void stopDoingSo(World world) {
        follow(world);

        world.ok("follow/follow_delete", "{'From_Account':'alice','To_Account':['bob']}");

        assertThat(ofAlice(world, 2)).isEmpty();
        assertThat(ofAlice(world, 1)).containsExactly("bob", "carol");
    }
}
