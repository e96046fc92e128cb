package io.github.usersig.mockim.server.internal.sdk;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.usersig.mockim.MockImClient;
import io.github.usersig.mockim.server.support.Refusals;
import io.github.usersig.mockim.server.support.World;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@DisplayName("Friend groups, by clients")
@ExtendWith(World.Maker.class)
class FriendGroupClientTest {

    private static final String UPDATE = "sns.group_update";

    private static void befriend(World world) {
        world.ok(
                "sns/friend_add",
                "{'From_Account':'alice','AddFriendItem':[{'To_Account':'bob','AddSource':'AddSource_Type_App'}]}");
        world.ok("sns/group_add", "{'From_Account':'alice','GroupName':['home','work']}");
    }

    private static String groups(World world) {
        return world.ok(
                        "sns/group_get",
                        "{'From_Account':'alice','LastSequence':0,'NeedFriend':'Need_Friend_Type_Yes'}")
                .list("ResultItem")
                .toString();
    }

    @Test
    @DisplayName("take friends in, keep them when they are renamed, and let them out")
    void takeFriendsInAndLetThemOut(World world) {
        befriend(world);
        try (MockImClient alice = world.client("alice")) {
            String item =
                    "{\"GroupOldName\":\"%s\",\"UpdateGroupItem\":[{\"To_Account\":\"%s\",\"UpdateType\":\"%s\"}]}";
            assertThat(alice.ask(UPDATE, item.formatted("home", "bob", "Update_Type_Add")))
                    .contains("\"ResultCode\":0", "\"UpdateType\":\"Update_Type_Add\"", "CurrentSequence");
            alice.ask(UPDATE, "{\"GroupOldName\":\"home\",\"GroupNewName\":\"house\"}");
            assertThat(groups(world))
                    .contains("{\"GroupName\":\"house\",\"FriendNumber\":1,\"To_Account\":[\"bob\"]}")
                    .doesNotContain("home");

            alice.ask(UPDATE, item.formatted("house", "bob", "Update_Type_Delete"));
            assertThat(groups(world)).contains("{\"GroupName\":\"house\",\"FriendNumber\":0,\"To_Account\":[]}");
            assertThat(alice.ask(UPDATE, item.formatted("house", "carol", "Update_Type_Add")))
                    .contains("\"ResultCode\":31704");
        }
    }

    @Test
    @DisplayName("must be there, and get no name that another has")
    void mustBeThere(World world) {
        befriend(world);
        try (MockImClient alice = world.client("alice")) {
            for (String body : List.of(
                    "{\"GroupOldName\":\"none\",\"GroupNewName\":\"some\"}",
                    "{\"GroupOldName\":\"home\",\"GroupNewName\":\"work\"}")) {
                Refusals.assertRefused(() -> alice.ask(UPDATE, body), 30001);
            }
        }
    }
}
