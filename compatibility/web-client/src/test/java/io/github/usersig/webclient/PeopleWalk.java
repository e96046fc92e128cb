package io.github.usersig.webclient;

import static io.github.usersig.webclient.Walk.sends;
import static io.github.usersig.webclient.Walk.sendsNothing;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;

/** Profiles, friends, follows, the block list, and who is online. */
abstract class PeopleWalk {

    private final Walk walk = WalkIT.walk();
    private final Walk.User alice = walk.user("alice");
    private final Walk.User bob = walk.user("bob");

    @Test
    void haveProfiles() {
        bob.does("updateMyProfile", sends("profile/portrait_set"), Map.of("nick", "Bobby"));

        assertThat(bob.does("getMyProfile", sendsNothing()).get("nick").asText())
                .isEqualTo("Bobby");
        walk.newSession("alice");
        assertThat(walk.user("alice")
                        .does("getUserProfile", sends("profile/portrait_get_all"), Map.of("userIDList", List.of("bob")))
                        .get(0)
                        .get("nick")
                        .asText())
                .isEqualTo("Bobby");
    }

    @Test
    void areBlocked() {
        bob.does("addToBlacklist", sends("sns/black_list_add"), Map.of("userIDList", List.of("dave")));
        assertThat(bob.does("getBlacklist", sendsNothing()).findValuesAsText(""))
                .isEmpty();
        assertThat(bob.does("getBlacklist", sendsNothing()).toString()).contains("dave");
        assertThat(walk.user("dave")
                        .client()
                        .sendTextRefused("bob", "let me in")
                        .code())
                .isEqualTo(20007);

        bob.does("removeFromBlacklist", sends("sns/black_list_delete"), Map.of("userIDList", List.of("dave")));
        walk.user("dave").texts(bob, "thank you", Map.of());
    }

    @Test
    void showWhetherTheyAreThere() {
        alice.does(
                "subscribeUserStatus",
                sends("im_open_status/ws_status_subscribe"),
                Map.of("userIDList", List.of("bob")));

        bob.does("setSelfStatus", sends("im_open_status/ws_set_custom_status"), Map.of("customStatus", "at lunch"));

        alice.sees("USER_STATUS_UPDATED", list -> list.toString().contains("at lunch"));
        var status = alice.does(
                "getUserStatus", sends("im_open_status/ws_get_user_status"), Map.of("userIDList", List.of("bob")));
        assertThat(status.toString()).contains("at lunch");
        alice.does(
                "unsubscribeUserStatus",
                sends("im_open_status/ws_status_unsubscribe"),
                Map.of("userIDList", List.of("bob")));
        bob.client().call("setSelfStatus", Map.of("customStatus", "back"));
        alice.texts(bob, "no status any longer", Map.of());
        assertThat(alice.client().told("USER_STATUS_UPDATED")).isZero();
    }

    @Test
    void becomeFriendsOnceTheyAgree() {
        var carol = walk.user("carol");
        carol.client().call("updateMyProfile", Map.of("allowType", "AllowType_Type_NeedConfirm"));

        alice.does("addFriend", sends("sns/friend_add"), wish());
        awaitApplications(carol, list -> list.contains("alice"));
        assertThat(carol.does("getFriendApplicationList", sendsNothing()).toString())
                .contains("alice");
        carol.does("setFriendApplicationRead", sends("sns/pendency_report"));
        carol.does("refuseFriendApplication", sends("sns/friend_response"), Map.of("userID", "alice"));
        awaitApplications(carol, list -> !list.contains("alice")); // or the next wish is mistaken for this one
        alice.sees("FRIEND_APPLICATION_LIST_UPDATED", list -> !list.toString().contains("carol"));

        alice.client().call("addFriend", wish());
        awaitApplications(carol, list -> list.contains("alice"));
        carol.does(
                "deleteFriendApplication",
                sends("sns/pendency_delete"),
                Map.of("userID", "alice", "type", "Pendency_Type_ComeIn"));
        awaitApplications(carol, list -> !list.contains("alice"));

        alice.client().call("addFriend", wish());
        awaitApplications(carol, list -> list.contains("alice"));
        carol.does(
                "acceptFriendApplication",
                sends("sns/friend_response"),
                Map.of("userID", "alice", "type", "Response_Action_AgreeAndAdd"));

        alice.sees("FRIEND_LIST_UPDATED", list -> list.toString().contains("carol"));
        assertThat(alice.does("getFriendList", sendsNothing()).toString()).contains("carol");
        assertThat(alice.does(
                                "checkFriend",
                                sends("sns/friend_check"),
                                Map.of("userIDList", List.of("carol"), "type", "CheckResult_Type_Both"))
                        .toString())
                .contains("CheckResult_Type_BothWay");
    }

    /** What the client lists: an event that comes late may tell of the wish before. */
    private static void awaitApplications(Walk.User user, Predicate<String> wanted) {
        Walk.eventually(
                () -> wanted.test(user.client().call("getFriendApplicationList").toString()));
    }

    private static Map<String, ?> wish() {
        return Map.of("to", "carol", "source", "AddSource_Type_Web", "wording", "please", "type", "Add_Type_Both");
    }

    @Test
    void areKeptInGroupsOfFriends() {
        alice.client().call("addFriend", Map.of("to", "bob", "source", "AddSource_Type_Web", "type", "Add_Type_Both"));
        bob.sees("FRIEND_LIST_UPDATED", list -> list.toString().contains("alice"));

        alice.does("updateFriend", sends("sns/friend_update"), Map.of("userID", "bob", "remark", "my Bob"));
        assertThat(alice.does("getFriendProfile", sendsNothing(), Map.of("userIDList", List.of("bob")))
                        .toString())
                .contains("my Bob");
        alice.does("createFriendGroup", sends("sns/group_add"), Map.of("name", "close", "userIDList", List.of()));
        alice.does(
                "addToFriendGroup", sends("sns/group_update"), Map.of("name", "close", "userIDList", List.of("bob")));
        alice.does("renameFriendGroup", sends("sns/group_update"), Map.of("oldName", "close", "newName", "closest"));

        var later = walk.newSession("alice");
        later.await("FRIEND_GROUP_LIST_UPDATED", list -> list.toString().contains("closest"));
        var again = walk.user("alice");
        assertThat(again.does("getFriendGroupList", sendsNothing()).toString()).contains("closest", "bob");
        again.does(
                "removeFromFriendGroup",
                sends("sns/group_update"),
                Map.of("name", "closest", "userIDList", List.of("bob")));
        assertThat(again.client().call("getFriendGroupList").toString()).doesNotContain("bob");
        again.does("deleteFriendGroup", sends("sns/group_delete"), Map.of("name", "closest"));
        again.does(
                "deleteFriend",
                sends("sns/friend_delete"),
                Map.of("userIDList", List.of("bob"), "type", "Delete_Type_Both"));
        bob.sees("FRIEND_LIST_UPDATED", list -> !list.toString().contains("\"alice\""));
    }

    @Test
    void followEachOther() {
        alice.does("followUser", sends("follow/follow_add"), List.of("bob"));
        bob.sees("MY_FOLLOWERS_LIST_UPDATED", list -> list.toString().contains("alice"));
        bob.client().call("followUser", List.of("alice"));

        assertThat(alice.does("getMyFollowersList", sends("follow/follow_get")).toString())
                .contains("bob");
        assertThat(alice.does("getMyFollowingList", sends("follow/follow_get")).toString())
                .contains("bob");
        assertThat(alice.does("getMutualFollowersList", sends("follow/follow_get"))
                        .toString())
                .contains("bob");
        var info = alice.does("getUserFollowInfo", sends("follow/follow_get_info"), List.of("bob"));
        assertThat(info.findValue("followersCount").asInt()).isOne();
        var type = alice.does("checkFollowType", sends("follow/follow_check"), List.of("bob"));
        assertThat(type.findValue("followType").asInt()).isEqualTo(3);

        alice.does("unfollowUser", sends("follow/follow_delete"), List.of("bob"));
        assertThat(bob.client().call("getMyFollowersList").toString()).doesNotContain("alice");
    }

    @Test
    void areFound() {
        bob.client().call("updateMyProfile", Map.of("nick", "Findable Bob"));

        var found =
                alice.does("searchCloudUsers", sends("user_search/query"), Map.of("keywordList", List.of("Findable")));

        assertThat(found.findValuesAsText("userID")).containsExactly("bob");
    }
}
