package io.github.usersig.mockim.server.internal.sdk;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.usersig.mockim.server.support.World;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@DisplayName("Users who follow others by clients")
@ExtendWith(World.Maker.class)
class FollowClientTest {

    private static final String FOLLOW = "{'FollowItem':[{'To_Account':'%s'}]}";

    @Test
    @DisplayName("have it told to both, each with the list that changed")
    void haveItToldToBoth(World world) {
        world.ok(
                "profile/portrait_set",
                "{'From_Account':'alice','ProfileItem':[{'Tag':'Tag_Profile_IM_Nick','Value':'Alice'}]}");
        try (ListeningClient alice = new ListeningClient(world.im, "alice");
                ListeningClient bob = new ListeningClient(world.im, "bob")) {
            assertThat(alice.ask("follow.follow_add", FOLLOW, "bob")).contains("\"ResultCode\":0");

            assertThat(bob.next("FollowChangeList"))
                    .contains(
                            "\"From_Account\":\"alice\",\"NickName\":\"Alice\"",
                            "\"FollowDiffList\":[{\"IsAdd\":1,\"FollowType\":1}]");
            assertThat(alice.next("FollowChangeList"))
                    .contains("\"From_Account\":\"bob\"", "\"FollowDiffList\":[{\"IsAdd\":1,\"FollowType\":2}]");
        }
    }

    @Test
    @DisplayName("are in each other's mutual list once both do, until one stops")
    void areMutualOnceBothDo(World world) {
        world.ok("follow/follow_add", "{'From_Account':'bob','FollowItem':[{'To_Account':'alice'}]}");
        try (ListeningClient alice = new ListeningClient(world.im, "alice");
                ListeningClient bob = new ListeningClient(world.im, "bob")) {
            alice.ask("follow.follow_add", FOLLOW, "bob");
            assertThat(bob.next("FollowChangeList"))
                    .contains("[{\"IsAdd\":1,\"FollowType\":1},{\"IsAdd\":1,\"FollowType\":3}]");
            assertThat(alice.ask("follow.follow_check", "{'To_Account':['bob','carol']}"))
                    .contains("\"FollowType\":3", "\"FollowType\":0");
            assertThat(alice.ask("follow.follow_get", "{'FollowType':1,'StartCursor':'','WantNum':100}"))
                    .contains("\"To_Account\":\"bob\"");
            assertThat(alice.ask("follow.follow_get_info", "{'To_Account':['alice']}"))
                    .contains("\"MutualFollowingCount\":1");

            alice.ask("follow.follow_delete", "{'To_Account':['bob']}");
            assertThat(bob.next("FollowChangeList"))
                    .contains("[{\"IsAdd\":0,\"FollowType\":1},{\"IsAdd\":0,\"FollowType\":3}]");
        }
    }

    @Test
    @DisplayName("have it told when the app does it by REST")
    void haveItToldWhenTheAppDoesIt(World world) {
        try (ListeningClient bob = new ListeningClient(world.im, "bob")) {
            world.ok("follow/follow_add", "{'From_Account':'carol','FollowItem':[{'To_Account':'bob'}]}");

            assertThat(bob.next("FollowChangeList")).contains("\"From_Account\":\"carol\"");
        }
    }

    @Test
    @DisplayName("do so for themselves only")
    void doSoForThemselvesOnly(World world) {
        try (ListeningClient bob = new ListeningClient(world.im, "bob")) {
            assertThat(bob.ask("follow.follow_add", "{'From_Account':'alice','FollowItem':[{'To_Account':'carol'}]}"))
                    .contains("\"ErrorCode\":60010");
        }
    }
}
