package io.github.usersig.mockim.server.internal.command.relation;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.usersig.mockim.server.support.JsonList;
import io.github.usersig.mockim.server.support.World;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@DisplayName("Groups of friends")
@ExtendWith(World.Maker.class)
class FriendGroupTest {

    private static JsonList makeTwo(World world) {
        world.ok(
                "sns/friend_add",
                "{'From_Account':'alice','AddType':'Add_Type_Both','AddFriendItem':[{'To_Account':'bob','AddSource':'AddSource_Type_Web'}]}");
        return world.ok(
                        "sns/group_add",
                        "{'From_Account':'alice','GroupName':['work','home'],'To_Account':['bob','carol']}")
                .list("ResultItem");
    }

    @Test
    @DisplayName("take friends, and nobody else: 31704")
    void takeFriendsAndNobodyElse(World world) {
        assertThat(makeTwo(world).each("ResultCode")).containsExactly("0", "31704");
    }

    @Test
    @DisplayName("are deleted, and the others stay")
    void areDeletedAndTheOthersStay(World world) {
        makeTwo(world);

        world.ok("sns/group_delete", "{'From_Account':'alice','GroupName':['work']}");

        assertThat(world.ok(
                                "sns/group_get",
                                "{'From_Account':'alice','NeedFriend':'Need_Friend_Type_Yes','GroupName':['home']}")
                        .list("ResultItem"))
                .hasToString("[{\"GroupName\":\"home\",\"FriendNumber\":1,\"To_Account\":[\"bob\"]}]");
    }

    @Test
    @DisplayName("are at most 32: 30011 for one more")
    void areAtMost32(World world) {
        String names = IntStream.range(0, 33).mapToObj(i -> "'g" + i + "'").collect(Collectors.joining(","));

        assertThat(world.code("sns/group_add", "{'From_Account':'alice','GroupName':[%s]}", names))
                .isEqualTo(30011);
    }

    @Test
    @DisplayName("come with their friends if asked for by name")
    void comeWithTheirFriendsIfAskedForByName(World world) {
        makeTwo(world);

        assertThat(world.ok("sns/group_get", "{'From_Account':'alice','GroupName':['home']}")
                        .list("ResultItem"))
                .hasToString("[{\"GroupName\":\"home\",\"FriendNumber\":1,\"To_Account\":[\"bob\"]}]");
    }

    @Test
    @DisplayName("come all without their friends unless asked so")
    void comeAllWithoutTheirFriends(World world) {
        makeTwo(world);

        JsonList all = world.ok("sns/group_get", "{'From_Account':'alice'}").list("ResultItem");

        assertThat(all.each("GroupName")).containsExactly("work", "home");
        assertThat(all).noneMatch(group -> group.has("To_Account"));
    }
}
