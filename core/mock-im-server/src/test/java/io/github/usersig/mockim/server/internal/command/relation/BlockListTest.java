package io.github.usersig.mockim.server.internal.command.relation;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.usersig.mockim.server.support.World;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@DisplayName("A block list")
@ExtendWith(World.Maker.class)
class BlockListTest {

    private static int befriend(World world, String from, String to) {
        return world.ok(
                        "sns/friend_add",
                        "{'From_Account':'%s','AddType':'Add_Type_Both','AddFriendItem':[{'To_Account':'%s','AddSource':'AddSource_Type_Web'}]}",
                        from,
                        to)
                .first("ResultItem")
                .number("ResultCode");
    }

    /** Makes alice and bob friends, and then alice block bob. */
    private static void blockBob(World world) {
        befriend(world, "alice", "bob");
        world.ok("sns/black_list_add", "{'From_Account':'alice','To_Account':['bob']}");
    }

    private static List<String> blockedByAlice(World world) {
        return world.ok(
                        "sns/black_list_get",
                        "{'From_Account':'alice','StartIndex':0,'MaxLimited':10,'LastSequence':0}")
                .list("BlackListItem")
                .each("To_Account");
    }

    @Test
    @DisplayName("ends a friendship both ways")
    void endsAFriendshipBothWays(World world) {
        blockBob(world);

        assertThat(world.ok(
                                "sns/friend_check",
                                "{'From_Account':'alice','To_Account':['bob'],'CheckType':'CheckResult_Type_Both'}")
                        .first("InfoItem")
                        .text("Relation"))
                .isEqualTo("CheckResult_Type_NoRelation");
    }

    @Test
    @DisplayName("keeps a new friendship from being made")
    void keepsANewFriendshipFromBeingMade(World world) {
        blockBob(world);

        assertThat(befriend(world, "alice", "bob")).isEqualTo(30515);
        assertThat(befriend(world, "bob", "alice")).isEqualTo(30525);
    }

    @Test
    @DisplayName("is read, and checked")
    void isReadAndChecked(World world) {
        blockBob(world);

        assertThat(blockedByAlice(world)).containsExactly("bob");
        assertThat(world.ok(
                                "sns/black_list_check",
                                "{'From_Account':'bob','To_Account':['alice'],'CheckType':'BlackCheckResult_Type_Both'}")
                        .first("BlackListCheckItem")
                        .text("Relation"))
                .isEqualTo("BlackCheckResult_Type_BWithA");
    }

    @Test
    @DisplayName("lets friends be made again once the entry is deleted")
    void letsFriendsBeMadeOnceTheEntryIsDeleted(World world) {
        blockBob(world);

        world.ok("sns/black_list_delete", "{'From_Account':'alice','To_Account':['bob']}");

        assertThat(blockedByAlice(world)).isEmpty();
        assertThat(befriend(world, "bob", "alice")).isZero();
        world.send("alice", "bob", "still reaches", 1);
    }
}
