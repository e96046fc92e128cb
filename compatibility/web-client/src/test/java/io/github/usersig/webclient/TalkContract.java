package io.github.usersig.webclient;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.usersig.junit5.EnableMockIm;
import io.github.usersig.junit5.TenantPer;
import io.github.usersig.mockim.MockIm;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What a web client sees of talking to another user. */
@EnableMockIm(
        accounts = {"alice", "bob"},
        tenantPer = TenantPer.METHOD)
abstract class TalkContract {

    @Test
    void showsMessagesOfBothWaysTheSameAtBothEnds(MockIm im, WebClients clients) {
        var alice = clients.login(im, "alice");
        var bob = clients.login(im, "bob");

        assertThat(alice.sendText("bob", "hello bob")).isEqualTo(bob.nextText());
        assertThat(bob.sendText("alice", "hello alice")).isEqualTo(alice.nextText());

        assertThat(im.messages("alice", "bob")).extracting("text").containsExactly("hello bob");
        assertThat(bob.history("C2Calice")).containsExactly("hello bob", "hello alice");
    }

    @Test
    void letsTheAppsServerAndAWebClientReachEachOther(MockIm im, WebClients clients) {
        var alice = clients.login(im, "alice");

        new AdminApi(im).sendText("bob", "alice", "from the server");
        assertThat(alice.nextText().text()).isEqualTo("from the server");

        alice.sendText("bob", "to the server");
        assertThat(im.messages("alice", "bob")).extracting("text").containsExactly("to the server");
    }

    @Test
    void showsAtTheNextLoginWhatCameMeanwhile(MockIm im, WebClients clients) {
        var alice = clients.login(im, "alice");
        alice.sendText("bob", "are you there?");
        alice.sendText("bob", "call me");

        var bob = clients.login(im, "bob");
        bob.await("TOTAL_UNREAD_MESSAGE_COUNT_UPDATED", count -> count.asInt() == 2);

        var conversation = bob.conversation("C2Calice");
        assertThat(conversation.lastText()).isEqualTo("call me");
        assertThat(conversation.lastFrom()).isEqualTo("alice");
        assertThat(conversation.unread()).isEqualTo(2);
        assertThat(bob.history("C2Calice")).containsExactly("are you there?", "call me");
    }

    @Test
    void tellsTheSenderThatTheMessageWasRead(MockIm im, WebClients clients) {
        var alice = clients.login(im, "alice");
        var bob = clients.login(im, "bob");
        alice.sendText("bob", "read this");
        bob.nextText();
        assertThat(bob.conversation("C2Calice").unread()).isOne();

        bob.call("setMessageRead", Map.of("conversationID", "C2Calice"));

        alice.await("MESSAGE_READ_BY_PEER");
        assertThat(alice.conversation("C2Cbob").lastReadByPeer()).isTrue();
        assertThat(bob.conversation("C2Calice").unread()).isZero();
    }

    @Test
    void bringsAReadReceiptToTheSenderWhoAsked(MockIm im, WebClients clients) {
        var alice = clients.login(im, "alice");
        var bob = clients.login(im, "bob");
        var sent = alice.sendTextAskingForReceipt("bob", "please confirm");
        bob.nextText();

        bob.call("sendMessageReadReceipt", List.of(Map.of("$message", sent.id())));

        var receipt = alice.await("MESSAGE_READ_RECEIPT_RECEIVED").get(0);
        assertThat(receipt.get("messageID").asText()).isEqualTo(sent.id());
        assertThat(receipt.get("isPeerRead").asBoolean()).isTrue();
    }

    @Test
    void takesARecalledMessageBackAtBothEnds(MockIm im, WebClients clients) {
        var alice = clients.login(im, "alice");
        var bob = clients.login(im, "bob");
        var sent = alice.sendText("bob", "oops");
        bob.nextText();

        alice.call("revokeMessage", Map.of("$message", sent.id()));

        var recalled = bob.await("MESSAGE_REVOKED").get(0);
        assertThat(recalled.get("ID").asText()).isEqualTo(sent.id());
        assertThat(bob.conversation("C2Calice").lastRecalled()).isTrue();
    }

    @Test
    void refusesABlockedSender(MockIm im, WebClients clients) {
        var alice = clients.login(im, "alice");
        var bob = clients.login(im, "bob");

        bob.call("addToBlacklist", Map.of("userIDList", List.of("alice")));
        bob.await("BLACKLIST_UPDATED", list -> list.size() == 1);

        assertThat(alice.sendTextRefused("bob", "let me in").code()).isEqualTo(20007);
    }

    @Test
    void readsProfilesAndFriendsThatTheAppSet(MockIm im, WebClients clients) {
        var app = new AdminApi(im);
        app.call(
                "profile/portrait_set",
                "{'From_Account': 'bob', 'ProfileItem': [{'Tag': 'Tag_Profile_IM_Nick', 'Value': 'Bobby'}]}");
        app.call(
                "sns/friend_add",
                "{'From_Account': 'alice', 'AddFriendItem': [{'To_Account': 'bob', 'AddSource': 'AddSource_Type_App'}]}");

        var alice = clients.login(im, "alice");

        var friend =
                alice.await("FRIEND_LIST_UPDATED", list -> list.size() == 1).get(0);
        assertThat(friend.get("userID").asText()).isEqualTo("bob");
        assertThat(friend.get("profile").get("nick").asText()).isEqualTo("Bobby");
        var profile = alice.call("getUserProfile", Map.of("userIDList", List.of("bob")));
        assertThat(profile.get(0).get("nick").asText()).isEqualTo("Bobby");
    }
}
