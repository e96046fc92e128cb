package io.github.usersig.mockim.server.internal.command.relation;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.usersig.mockim.server.support.RestReply;
import io.github.usersig.mockim.server.support.World;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@DisplayName("A list of friends")
@ExtendWith(World.Maker.class)
class FriendListTest {

    private static void add(World world, String friend) {
        world.ok(
                "sns/friend_add",
                "{'From_Account':'alice','AddType':'Add_Type_Single','AddFriendItem':[{'To_Account':'%s','AddSource':'AddSource_Type_Web'}]}",
                friend);
    }

    @Test
    @DisplayName("comes a hundred at a time")
    void comesAHundredAtATime(World world) {
        for (int i = 0; i < 120; i++) {
            world.im.importAccounts("u" + i);
            add(world, "u" + i);
        }

        RestReply first = world.ok("sns/friend_get", "{'From_Account':'alice','StartIndex':0}");
        assertThat(first.list("UserDataItem")).hasSize(100);
        assertThat(first.number("FriendNum")).isEqualTo(120);
        assertThat(first.number("CompleteFlag")).isZero();
        RestReply second = world.ok(
                "sns/friend_get",
                "{'From_Account':'alice','StartIndex':%d,'StandardSequence':%d,'CustomSequence':%d}",
                first.number("NextStartIndex"),
                first.longNumber("StandardSequence"),
                first.longNumber("CustomSequence"));
        assertThat(second.list("UserDataItem")).hasSize(20).allSatisfy(friend -> assertThat(friend.list("ValueItem"))
                .isNotEmpty());
        assertThat(second.number("CompleteFlag")).isEqualTo(1);
    }

    private static final String GET =
            "{'From_Account':'alice','StartIndex':0,'StandardSequence':%d,'CustomSequence':%d}";

    /** Makes bob a friend with a remark and a field of the app's own; returns the sequence of the list. */
    private static long makeAFriend(World world) {
        world.ok(
                "sns/friend_import",
                "{'From_Account':'alice','AddFriendItem':[{'To_Account':'bob','AddSource':'AddSource_Type_Web','Remark':'B',"
                        + "'CustomItem':[{'Tag':'Tag_SNS_Custom_X','Value':'y'}]}]}");
        return world.ok("sns/friend_get", GET, 0, 0).longNumber("StandardSequence");
    }

    private static List<String> tags(World world, long standard, long custom) {
        return world.ok("sns/friend_get", GET, standard, custom)
                .list("UserDataItem")
                .texts("Tag");
    }

    @Test
    @DisplayName("comes with the standard fields and the app's own only if it has changed since, each for itself")
    void comesWithFieldsOnlyIfItHasChanged(World world) {
        long sequence = makeAFriend(world);

        assertThat(tags(world, 0, 0)).contains("Tag_SNS_IM_Remark", "Tag_SNS_Custom_X");
        assertThat(tags(world, sequence, 0)).containsExactly("Tag_SNS_Custom_X");
        assertThat(tags(world, 0, sequence)).contains("Tag_SNS_IM_Remark").doesNotContain("Tag_SNS_Custom_X");
        assertThat(tags(world, sequence, sequence)).isEmpty();
    }

    @Test
    @DisplayName("names the friends even if it has not changed")
    void namesTheFriendsEvenIfItHasNotChanged(World world) {
        long sequence = makeAFriend(world);

        assertThat(world.ok("sns/friend_get", GET, sequence, sequence)
                        .list("UserDataItem")
                        .each("To_Account"))
                .containsExactly("bob");
    }

    @Test
    @DisplayName("comes with all fields again once there is another friend")
    void comesWithAllFieldsOnceThereIsAnotherFriend(World world) {
        long sequence = makeAFriend(world);

        add(world, "carol");

        assertThat(tags(world, sequence, sequence)).contains("Tag_SNS_IM_Remark", "Tag_SNS_Custom_X");
    }
}
