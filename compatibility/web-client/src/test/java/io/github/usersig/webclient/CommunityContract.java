package io.github.usersig.webclient;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.usersig.junit5.EnableMockIm;
import io.github.usersig.junit5.TenantPer;
import io.github.usersig.mockim.MockIm;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What web clients do in communities that have topics. */
@EnableMockIm(
        accounts = {"alice", "bob"},
        tenantPer = TenantPer.METHOD)
abstract class CommunityContract {

    private static final String COMMUNITY = "@TGS#_all";

    private static String makeTopic(WebClient owner, WebClient member) {
        owner.call(
                "createGroup",
                Map.of(
                        "type",
                        "Community",
                        "name",
                        "All",
                        "groupID",
                        COMMUNITY,
                        "isSupportTopic",
                        true,
                        "memberList",
                        List.of(Map.of("userID", "bob"))));
        var topic = owner.call("createTopicInCommunity", Map.of("groupID", COMMUNITY, "topicName", "talk"));
        assertThat(member.await("TOPIC_CREATED").get("topicID")).isEqualTo(topic.get("topicID"));
        return topic.get("topicID").asText();
    }

    private static JsonNode onlyTopic(WebClient client) {
        return client.call("getTopicList", Map.of("groupID", COMMUNITY))
                .get("successTopicList")
                .get(0);
    }

    @Test
    void makesListsAndChangesTopics(MockIm im, WebClients clients) {
        var alice = clients.login(im, "alice");
        var bob = clients.login(im, "bob");
        String topic = makeTopic(alice, bob);

        assertThat(bob.call("getJoinedCommunityList").get("groupList").findValuesAsText("groupID"))
                .containsExactly(COMMUNITY);
        assertThat(onlyTopic(bob).get("topicName").asText()).isEqualTo("talk");
        alice.call(
                "updateTopicProfile",
                Map.of("groupID", COMMUNITY, "topicID", topic, "topicName", "chat", "muteAllMembers", true));
        var changed = bob.await("TOPIC_UPDATED").get("topic");
        assertThat(changed.get("topicName").asText()).isEqualTo("chat");
        assertThat(changed.get("muteAllMembers").asBoolean()).isTrue();
        assertThat(bob.refused("createTopicInCommunity", Map.of("groupID", COMMUNITY, "topicName", "mine"))
                        .code())
                .isEqualTo(10007);

        alice.call("deleteTopicFromCommunity", Map.of("groupID", COMMUNITY, "topicIDList", List.of(topic)));
        assertThat(bob.await("TOPIC_DELETED").get("topicIDList")).hasToString("[\"" + topic + "\"]");
    }

    @Test
    void talksInATopic(MockIm im, WebClients clients) {
        var alice = clients.login(im, "alice");
        var bob = clients.login(im, "bob");
        String topic = makeTopic(alice, bob);
        onlyTopic(bob);

        alice.sendTextToGroup(topic, "in the topic");

        assertThat(bob.nextText().text()).isEqualTo("in the topic");
        bob.await("TOPIC_UPDATED", it -> it.get("topic").get("unreadCount").asInt() == 1);
        assertThat(bob.history("GROUP" + topic)).containsExactly("in the topic");
        bob.call("setMessageRead", Map.of("conversationID", "GROUP" + topic));
        assertThat(new AdminApi(im)
                        .call(
                                "million_group_open_http_svc/get_topic",
                                "{'GroupId': '" + COMMUNITY + "', 'From_Account': 'bob'}")
                        .at("/TopicAndSelfInfo/0/SelfInfo/MsgSeq")
                        .asInt())
                .isEqualTo(1);

        var oops = alice.sendTextToGroup(topic, "oops");
        bob.nextText();
        alice.call("revokeMessage", Map.of("$message", oops.id()));
        assertThat(bob.await("MESSAGE_REVOKED").get(0).get("ID").asText()).isEqualTo(oops.id());
    }

    @Test
    void hearsOfTopicsThatTheAppMakesChangesAndDeletes(MockIm im, WebClients clients) {
        var app = new AdminApi(im);
        var alice = clients.login(im, "alice");
        var bob = clients.login(im, "bob");
        String topic = makeTopic(alice, bob);
        onlyTopic(bob);
        String which = "'GroupId': '" + COMMUNITY + "', ";

        app.call(
                "million_group_open_http_svc/modify_topic",
                "{" + which + "'TopicId': '" + topic + "', 'TopicName': 'x'}");
        assertThat(bob.await("TOPIC_UPDATED").at("/topic/topicName").asText()).isEqualTo("x");
        app.call("million_group_open_http_svc/destroy_topic", "{" + which + "'TopicIdList': ['" + topic + "']}");
        bob.await("TOPIC_DELETED");
        app.call("million_group_open_http_svc/create_topic", "{" + which + "'TopicName': 'new'}");
        bob.await("TOPIC_CREATED");
    }
}
