package io.github.usersig.webclient;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.usersig.junit5.EnableMockIm;
import io.github.usersig.junit5.TenantPer;
import io.github.usersig.mockim.MockIm;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What web clients see of who follows whom, and of the groups into which they sort friends. */
@EnableMockIm(
        accounts = {"alice", "bob", "carol"},
        tenantPer = TenantPer.METHOD)
abstract class FollowContract {

    @Test
    void tellsBothWhenOneFollowsTheOther(MockIm im, WebClients clients) {
        var alice = clients.login(im, "alice");
        var bob = clients.login(im, "bob");

        alice.call("followUser", List.of("bob"));
        assertThat(bob.await("MY_FOLLOWERS_LIST_UPDATED").findValuesAsText("userID"))
                .containsExactly("alice");
        assertThat(alice.await("MY_FOLLOWING_LIST_UPDATED").findValuesAsText("userID"))
                .containsExactly("bob");
        new AdminApi(im).call("follow/follow_add", "{'From_Account': 'bob', 'FollowItem': [{'To_Account': 'alice'}]}");
        alice.await("MUTUAL_FOLLOWERS_LIST_UPDATED");
        bob.await("MUTUAL_FOLLOWERS_LIST_UPDATED");

        assertThat(alice.call("getMyFollowersList").findValuesAsText("userID")).containsExactly("bob");
        assertThat(alice.call("checkFollowType", List.of("bob", "carol")).findValuesAsText("followType"))
                .containsExactly("3", "0");
        alice.call("unfollowUser", List.of("bob"));
        bob.await("MY_FOLLOWERS_LIST_UPDATED", it -> !it.get("isAdd").asBoolean());
        assertThat(bob.call("getUserFollowInfo").get(0).get("followersCount").asInt())
                .isZero();
    }

    @Test
    void sortsFriendsIntoGroups(MockIm im, WebClients clients) {
        var app = new AdminApi(im);
        app.call(
                "sns/friend_add",
                "{'From_Account': 'alice', 'AddFriendItem': [{'To_Account': 'bob', 'AddSource': 'AddSource_Type_App'}]}");
        var alice = clients.login(im, "alice");
        alice.await("FRIEND_LIST_UPDATED", list -> list.size() == 1);

        alice.call("createFriendGroup", Map.of("name", "home", "userIDList", List.of()));
        alice.call("addToFriendGroup", Map.of("name", "home", "userIDList", List.of("bob")));
        alice.call("renameFriendGroup", Map.of("oldName", "home", "newName", "house"));
        String ask = "{'From_Account': 'alice', 'LastSequence': 0, 'NeedFriend': 'Need_Friend_Type_Yes'}";
        assertThat(app.call("sns/group_get", ask).get("ResultItem"))
                .hasToString("[{\"GroupName\":\"house\",\"FriendNumber\":1,\"To_Account\":[\"bob\"]}]");

        alice.call("removeFromFriendGroup", Map.of("name", "house", "userIDList", List.of("bob")));
        assertThat(app.call("sns/group_get", ask)
                        .at("/ResultItem/0/FriendNumber")
                        .asInt())
                .isZero();
    }
}
