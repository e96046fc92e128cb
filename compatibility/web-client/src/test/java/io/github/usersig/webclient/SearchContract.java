package io.github.usersig.webclient;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.usersig.junit5.EnableMockIm;
import io.github.usersig.junit5.TenantPer;
import io.github.usersig.mockim.MockIm;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What web clients find among what the tenant holds. */
@EnableMockIm(
        accounts = {"alice", "bob", "carol"},
        tenantPer = TenantPer.METHOD)
abstract class SearchContract {

    @Test
    void findsMessages(MockIm im, WebClients clients) {
        var app = new AdminApi(im);
        app.createGroup("team", "alice", "bob");
        app.sendText("bob", "alice", "a needle");
        app.sendText("alice", "bob", "another needle");
        app.sendText("bob", "carol", "a needle of others");
        app.sendTextToGroup("bob", "team", "needle in a group");
        var alice = clients.login(im, "alice");

        var all = alice.call("searchCloudMessages", Map.of("keywordList", List.of("needle")));
        assertThat(all.get("totalCount").asInt()).isEqualTo(2);
        assertThat(all.get("searchResultList").findValuesAsText("messageCount")).containsExactly("2", "1");
        var ofOne =
                alice.call("searchCloudMessages", Map.of("keywordList", List.of("needle"), "conversationID", "C2Cbob"));
        assertThat(ofOne.at("/searchResultList/0/messageList").findValuesAsText("text"))
                .contains("a needle", "another needle");
    }

    @Test
    void findsUsersGroupsAndMembers(MockIm im, WebClients clients) {
        var app = new AdminApi(im);
        app.call(
                "profile/portrait_set",
                "{'From_Account': 'bob', 'ProfileItem': [{'Tag': 'Tag_Profile_IM_Nick', 'Value': 'Robert'}]}");
        app.createGroup("team", "alice", "bob");
        var alice = clients.login(im, "alice");

        var users = alice.call("searchCloudUsers", Map.of("keywordList", List.of("rob")));
        assertThat(users.at("/searchResultList/0/userID").asText()).isEqualTo("bob");
        var groups = alice.call("searchCloudGroups", Map.of("keywordList", List.of("tea")));
        assertThat(groups.at("/searchResultList/0/groupID").asText()).isEqualTo("team");
        var members = alice.call("searchCloudGroupMembers", Map.of("keywordList", List.of("robert")));
        assertThat(members.at("/searchResultList/0/groupInfo/groupID").asText()).isEqualTo("team");
        assertThat(members.at("/searchResultList/0/memberList/0/nick").asText()).isEqualTo("Robert");
    }
}
