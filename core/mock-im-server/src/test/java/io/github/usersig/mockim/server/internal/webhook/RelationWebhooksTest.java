package io.github.usersig.mockim.server.internal.webhook;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.usersig.mockim.MockImClient;
import io.github.usersig.mockim.server.support.JsonView;
import io.github.usersig.mockim.server.support.WebhookScenario;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("The app is told by webhook")
class RelationWebhooksTest extends WebhookScenario {

    private static final String WISH =
            "{\"AddFriendItem\":[{\"To_Account\":\"bob\",\"AddSource\":\"AddSource_Type_Web\",\"AddWording\":\"please\"}]}";
    private static final String AGREE =
            "{\"ResponseFriendItem\":[{\"To_Account\":\"alice\",\"ResponseAction\":\"Response_Action_AgreeAndAdd\"}]}";

    @Test
    @DisplayName("of friends that an admin makes, who is not asked first")
    void tellOfFriendsThatAnAdminMakes() {
        world.ok(
                "sns/friend_add",
                "{'From_Account':'alice','AddFriendItem':[{'To_Account':'bob','AddSource':'AddSource_Type_X'}]}");

        assertThat(app.only("Sns.CallbackFriendAdd").toString())
                .isEqualTo("{\"CallbackCommand\":\"Sns.CallbackFriendAdd\",\"PairList\":["
                        + "{\"From_Account\":\"alice\",\"To_Account\":\"bob\",\"Initiator_Account\":\"alice\"},"
                        + "{\"From_Account\":\"bob\",\"To_Account\":\"alice\",\"Initiator_Account\":\"alice\"}],"
                        + "\"ClientCmd\":\"friend_add\",\"Admin_Account\":\"administrator\",\"ForceFlag\":0}");
        assertThat(app.received("Sns.CallbackPrevFriendAdd")).isEmpty();
    }

    @Test
    @DisplayName("of friends that are no longer friends")
    void tellOfFriendsThatAreNoLongerFriends() {
        world.ok(
                "sns/friend_add",
                "{'From_Account':'alice','AddFriendItem':[{'To_Account':'bob','AddSource':'AddSource_Type_X'}]}");
        world.ok("sns/friend_delete", "{'From_Account':'alice','To_Account':['bob'],'DeleteType':'Delete_Type_Both'}");

        assertThat(app.only("Sns.CallbackFriendDelete").list("PairList")).hasSize(2);
    }

    @Test
    @DisplayName("of block lists")
    void tellOfBlockLists() {
        world.ok("sns/black_list_add", "{'From_Account':'alice','To_Account':['carol']}");
        world.ok("sns/black_list_delete", "{'From_Account':'alice','To_Account':['carol']}");

        assertThat(app.only("Sns.CallbackBlackListAdd").text("PairList.0.To_Account"))
                .isEqualTo("carol");
        assertThat(app.only("Sns.CallbackBlackListDelete").list("PairList")).hasSize(1);
    }

    @Test
    @DisplayName("of who follows whom")
    void tellOfWhoFollowsWhom() {
        world.ok("follow/follow_add", "{'From_Account':'alice','FollowItem':[{'To_Account':'bob'}]}");
        world.ok("follow/follow_delete", "{'From_Account':'alice','To_Account':['bob']}");

        assertThat(app.only("Follow.CallbackAfterFollowAdd").list("PairList")).hasSize(1);
        assertThat(app.only("Follow.CallbackAfterFollowDelete").list("PairList"))
                .hasSize(1);
    }

    @Test
    @DisplayName("of profiles")
    void tellOfProfiles() {
        world.ok(
                "profile/portrait_set",
                "{'From_Account':'alice','ProfileItem':[{'Tag':'Tag_Profile_IM_Nick','Value':'Al'}]}");

        assertThat(app.only("Profile.CallbackPortraitSet").toString())
                .contains("\"ProfileItem\":[{\"Tag\":\"Tag_Profile_IM_Nick\",\"Value\":\"Al\"}]");
    }

    @Test
    @DisplayName("before a client asks another to be a friend, before that one answers, and that they are friends")
    void askBeforeAClientAsksAnotherToBeAFriend() {
        allowType("bob", "AllowType_Type_NeedConfirm");
        app.answer("Sns.CallbackPrevFriendAdd", allowed("bob"))
                .answer("Sns.CallbackPrevFriendResponse", allowed("alice"));
        try (MockImClient alice = world.client("alice");
                MockImClient bob = world.client("bob")) {
            assertThat(alice.ask("sns.friend_add", WISH)).contains("\"ResultCode\":30539");
            assertThat(bob.ask("sns.pendency_get", "{}"))
                    .contains("\"To_Account\":\"alice\"", "\"AddWording\":\"please\"", "\"UnreadPendencyCount\":1");
            assertThat(bob.ask("sns.friend_response", AGREE)).contains("\"ResultCode\":0");
        }

        assertThat(app.only("Sns.CallbackPrevFriendAdd").toString())
                .contains(
                        "\"Requester_Account\":\"alice\",\"From_Account\":\"alice\",\"FriendItem\":[{\"To_Account\":\"bob\","
                                + "\"Remark\":\"\",\"GroupName\":\"\",\"AddSource\":\"AddSource_Type_Web\",\"AddWording\":\"please\"}],"
                                + "\"AddType\":\"Add_Type_Both\",\"ForceAddFlags\":0,\"EventTime\":");
        assertThat(app.only("Sns.CallbackPrevFriendResponse").toString())
                .contains(
                        "\"Requester_Account\":\"bob\",\"From_Account\":\"bob\",\"ResponseFriendItem\":[{\"To_Account\":\"alice\","
                                + "\"Remark\":\"\",\"TagName\":\"\",\"ResponseAction\":\"Response_Action_AgreeAndAdd\"}],\"EventTime\":");
        JsonView added = app.only("Sns.CallbackFriendAdd");
        assertThat(added.text("ClientCmd")).isEqualTo("friend_response");
        assertThat(added.list("PairList")).hasSize(2).allSatisfy(pair -> assertThat(pair.text("Initiator_Account"))
                .isEqualTo("alice"));
    }

    @Test
    @DisplayName("and refuses single friends and answers with codes of its own")
    void refuseSingleFriendsWithCodesOfTheirOwn() {
        allowType("bob", "AllowType_Type_NeedConfirm");
        app.answer("Sns.CallbackPrevFriendAdd", refused("bob"));
        app.answer("Sns.CallbackPrevFriendResponse", refused("alice"));
        try (MockImClient alice = world.client("alice");
                MockImClient bob = world.client("bob")) {
            assertThat(alice.ask("sns.friend_add", WISH)).contains("\"ResultCode\":38001", "not today");
            assertThat(bob.ask("sns.pendency_get", "{}")).contains("\"PendencyItem\":[]");

            app.answer("Sns.CallbackPrevFriendAdd", allowed("bob"));
            alice.ask("sns.friend_add", WISH);
            assertThat(bob.ask("sns.friend_response", AGREE)).contains("\"ResultCode\":38001", "not today");
            assertThat(bob.ask("sns.pendency_get", "{}")).contains("\"To_Account\":\"alice\"");
        }
        assertThat(app.received("Sns.CallbackFriendAdd")).isEmpty();
    }

    private void allowType(String userId, String type) {
        world.ok(
                "profile/portrait_set",
                "{'From_Account':'%s','ProfileItem':[{'Tag':'Tag_Profile_IM_AllowType','Value':'%s'}]}",
                userId,
                type);
    }

    private static String allowed(String userId) {
        return result(userId, 0, "");
    }

    private static String refused(String userId) {
        return result(userId, 38001, "not today");
    }

    private static String result(String userId, int code, String info) {
        return "{'ActionStatus':'OK','ErrorCode':0,'ErrorInfo':'','ResultItem':[{'To_Account':'%s','ResultCode':%d,'ResultInfo':'%s'}]}"
                .formatted(userId, code, info);
    }
}
