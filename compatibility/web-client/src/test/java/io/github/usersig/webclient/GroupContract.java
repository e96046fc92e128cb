package io.github.usersig.webclient;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.usersig.junit5.EnableMockIm;
import io.github.usersig.junit5.TenantPer;
import io.github.usersig.mockim.MockIm;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What a web client sees of groups. */
@EnableMockIm(
        accounts = {"alice", "bob", "carol"},
        tenantPer = TenantPer.METHOD)
abstract class GroupContract {

    @Test
    void bringsMessagesToTheMembersAndTheHistory(MockIm im, WebClients clients) {
        new AdminApi(im).createGroup("team", "alice", "bob");
        var alice = clients.login(im, "alice");
        var bob = clients.login(im, "bob");
        assertThat(bob.groups()).containsExactly("team");

        assertThat(alice.sendTextToGroup("team", "hello team")).isEqualTo(bob.nextText());
        assertThat(bob.sendTextToGroup("team", "hello alice")).isEqualTo(alice.nextText());
        new AdminApi(im).sendTextToGroup("alice", "team", "from the server");
        assertThat(bob.nextText().text()).isEqualTo("from the server");

        assertThat(bob.history("GROUPteam")).containsExactly("hello team", "hello alice", "from the server");
    }

    @Test
    void showsTheLastMessageInTheConversationListAtTheNextLogin(MockIm im, WebClients clients) {
        new AdminApi(im).createGroup("team", "alice", "bob");
        clients.login(im, "alice").sendTextToGroup("team", "read me later");

        var bob = clients.login(im, "bob");
        bob.await("CONVERSATION_LIST_UPDATED", list -> list.size() > 0);

        var conversation = bob.conversation("GROUPteam");
        assertThat(conversation.lastText()).isEqualTo("read me later");
        assertThat(conversation.lastFrom()).isEqualTo("alice");
        assertThat(conversation.unread()).isPositive();

        bob.call("setMessageRead", Map.of("conversationID", "GROUPteam"));
        assertThat(bob.conversation("GROUPteam").unread()).isZero();
    }

    @Test
    void letsAClientCreateAGroupAndManageItsMembers(MockIm im, WebClients clients) {
        var alice = clients.login(im, "alice");
        var bob = clients.login(im, "bob");
        bob.await("GROUP_LIST_UPDATED"); // it has read what it reads after a login

        alice.call(
                "createGroup",
                Map.of(
                        "type", "Public",
                        "name", "The team",
                        "groupID", "team",
                        "memberList", List.of(Map.of("userID", "bob"))));
        bob.await("GROUP_LIST_UPDATED", list -> list.findValuesAsText("groupID").contains("team"));

        alice.call("deleteGroupMember", Map.of("groupID", "team", "userIDList", List.of("bob")));
        bob.await(
                "GROUP_LIST_UPDATED", list -> !list.findValuesAsText("groupID").contains("team"));
        assertThat(bob.groups()).isEmpty();
    }

    @Test
    void tellsMembersWhoCameAndWhoWent(MockIm im, WebClients clients) {
        new AdminApi(im)
                .call(
                        "group_open_http_svc/create_group",
                        "{'Type': 'Public', 'Name': 'Team', 'GroupId': 'team', 'Owner_Account': 'alice',"
                                + " 'ApplyJoinOption': 'FreeAccess'}");
        var alice = clients.login(im, "alice");
        var carol = clients.login(im, "carol");

        carol.call("joinGroup", Map.of("groupID", "team"));
        var joined = alice.nextMessage("TIMGroupTipElem").payload();
        assertThat(joined.get("operationType").asInt()).isOne();
        assertThat(joined.get("userIDList").get(0).asText()).isEqualTo("carol");
        var members =
                alice.call("getGroupMemberList", Map.of("groupID", "team")).get("memberList");
        assertThat(members.findValuesAsText("userID")).containsExactlyInAnyOrder("alice", "carol");

        carol.call("quitGroup", "team");
        var left = alice.nextMessage("TIMGroupTipElem").payload();
        assertThat(left.get("operationType").asInt()).isEqualTo(2);
        assertThat(left.get("userIDList").get(0).asText()).isEqualTo("carol");
    }

    @Test
    void takesARecalledMessageBackForAllMembers(MockIm im, WebClients clients) {
        new AdminApi(im).createGroup("team", "alice", "bob");
        var alice = clients.login(im, "alice");
        var bob = clients.login(im, "bob");
        var sent = alice.sendTextToGroup("team", "oops");
        bob.nextText();

        alice.call("revokeMessage", Map.of("$message", sent.id()));

        assertThat(bob.await("MESSAGE_REVOKED").get(0).get("ID").asText()).isEqualTo(sent.id());
    }

    @Test
    void refusesMessagesOfWhoIsNoMember(MockIm im, WebClients clients) {
        new AdminApi(im).createGroup("team", "alice");
        var carol = clients.login(im, "carol");

        var refusal = carol.refused(
                "sendText",
                Map.of("to", "team", "conversationType", "GROUP", "text", "hello?", "needReadReceipt", false));

        assertThat(refusal.code()).isEqualTo(10007);
    }
}
