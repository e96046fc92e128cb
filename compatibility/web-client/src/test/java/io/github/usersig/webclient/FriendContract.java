package io.github.usersig.webclient;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.usersig.junit5.EnableMockIm;
import io.github.usersig.junit5.TenantPer;
import io.github.usersig.mockim.MockIm;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What web clients see of wishes to be friends, where the other has to agree. */
@EnableMockIm(
        accounts = {"alice", "bob"},
        tenantPer = TenantPer.METHOD)
abstract class FriendContract {

    private static final String LIST_UPDATED = "FRIEND_APPLICATION_LIST_UPDATED";

    @Test
    void listsAWishAndMakesBothFriendsOnceAccepted(MockIm im, WebClients clients) {
        var bob = clients.login(im, "bob");
        awaitNoApplication(bob); // it has read what it reads after a login
        bob.call("updateMyProfile", Map.of("allowType", "AllowType_Type_NeedConfirm"));
        var alice = clients.login(im, "alice");
        awaitNoApplication(alice);

        assertThat(wish(alice).get("code").asInt()).isEqualTo(30539);

        var came = awaitApplication(bob);
        assertThat(came.get("userID").asText()).isEqualTo("alice");
        assertThat(came.get("type").asText()).isEqualTo("Pendency_Type_ComeIn");
        assertThat(came.get("wording").asText()).isEqualTo("please");
        assertThat(bob.call("getFriendApplicationList").get("unreadCount").asInt())
                .isOne();
        bob.call("setFriendApplicationRead");

        bob.call("acceptFriendApplication", Map.of("userID", "alice", "type", "Response_Action_AgreeAndAdd"));

        alice.await(
                "FRIEND_LIST_UPDATED", list -> list.findValuesAsText("userID").contains("bob"));
        bob.await("FRIEND_LIST_UPDATED", list -> list.findValuesAsText("userID").contains("alice"));
        awaitNoApplication(bob);
        awaitNoApplication(alice);
    }

    @Test
    void showsAWishAtTheNextLoginAndRefusesIt(MockIm im, WebClients clients) {
        new AdminApi(im)
                .call(
                        "profile/portrait_set",
                        "{'From_Account': 'bob', 'ProfileItem': [{'Tag': 'Tag_Profile_IM_AllowType', 'Value': 'AllowType_Type_NeedConfirm'}]}");
        var alice = clients.login(im, "alice");
        awaitNoApplication(alice);
        wish(alice);
        assertThat(awaitApplication(alice).get("type").asText()).isEqualTo("Pendency_Type_SendOut");

        var bob = clients.login(im, "bob");
        awaitApplication(bob);
        bob.call("refuseFriendApplication", Map.of("userID", "alice"));

        awaitNoApplication(alice);
        awaitNoApplication(bob);
        assertThat(alice.call("getFriendList")).isEmpty();
    }

    private static JsonNode wish(WebClient client) {
        return client.call(
                "addFriend",
                Map.of("to", "bob", "source", "AddSource_Type_Web", "wording", "please", "type", "Add_Type_Both"));
    }

    private static JsonNode awaitApplication(WebClient client) {
        var told = client.await(LIST_UPDATED, list -> applications(list).size() == 1);
        return applications(told).get(0);
    }

    private static void awaitNoApplication(WebClient client) {
        client.await(LIST_UPDATED, list -> applications(list).isEmpty());
    }

    private static JsonNode applications(JsonNode list) {
        return list.get("friendApplicationList");
    }
}
