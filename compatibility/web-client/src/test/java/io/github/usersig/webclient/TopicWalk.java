package io.github.usersig.webclient;

import static io.github.usersig.webclient.Walk.message;
import static io.github.usersig.webclient.Walk.sends;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Communities and their topics. */
abstract class TopicWalk {

    private final Walk walk = WalkIT.walk();
    private final Walk.User alice = walk.user("alice");
    private final Walk.User bob = walk.user("bob");

    @Test
    void comeAndGo() {
        String community = alice.client()
                .call(
                        "createGroup",
                        Map.of("type", "Community", "name", "Town", "isSupportTopic", true, "joinOption", "FreeAccess"))
                .get("group")
                .get("groupID")
                .asText();
        bob.client().call("joinGroup", Map.of("groupID", community));

        assertThat(bob.does("getJoinedCommunityList", sends("million_group_open_http_svc/get_joined_group_list"))
                        .toString())
                .contains(community);
        String topic = alice.does(
                        "createTopicInCommunity",
                        sends("million_group_open_http_svc/create_topic"),
                        Map.of("groupID", community, "topicName", "Market"))
                .get("topicID")
                .asText();
        bob.sees("TOPIC_CREATED", data -> data.get("topicID").asText().equals(topic));

        walk.newSession("bob");
        var later = walk.user("bob");
        assertThat(later.does("getTopicList", sends("million_group_open_http_svc/get_topic"), allOf(community))
                        .get("successTopicList")
                        .findValuesAsText("topicName"))
                .containsExactly("Market");
        alice.does(
                "updateTopicProfile",
                sends("million_group_open_http_svc/modify_topic"),
                Map.of("groupID", community, "topicID", topic, "topicName", "Square"));
        later.sees("TOPIC_UPDATED", data -> data.toString().contains("Square"));

        String id = alice.makes("createTextMessage", "GROUP", topic, Map.of("text", "fresh apples"), Map.of());
        alice.client().call("sendMessage", message(id));
        assertThat(later.gets(id).get("payload").get("text").asText()).isEqualTo("fresh apples");

        alice.does(
                "deleteTopicFromCommunity",
                sends("million_group_open_http_svc/destroy_topic"),
                Map.of("groupID", community, "topicIDList", List.of(topic)));
        later.sees("TOPIC_DELETED", data -> data.toString().contains(topic));
        assertThat(later.client().call("getTopicList", allOf(community)).get("successTopicList"))
                .isEmpty();
    }

    private static Map<String, ?> allOf(String community) {
        return Map.of("groupID", community, "topicIDList", List.of());
    }
}
