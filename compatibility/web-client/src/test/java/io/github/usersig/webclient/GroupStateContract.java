package io.github.usersig.webclient;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.usersig.junit5.EnableMockIm;
import io.github.usersig.junit5.TenantPer;
import io.github.usersig.mockim.MockIm;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What web clients see of attributes and counters of groups, whoever changes them. */
@EnableMockIm(
        accounts = {"alice", "bob"},
        tenantPer = TenantPer.METHOD)
abstract class GroupStateContract {

    private static final String ATTRIBUTES = "GROUP_ATTRIBUTES_UPDATED";

    @Test
    void sharesAttributesAmongMembers(MockIm im, WebClients clients) {
        new AdminApi(im).createGroup("team", "alice", "bob");
        var alice = clients.login(im, "alice");
        var bob = clients.login(im, "bob");

        alice.call(
                "initGroupAttributes", Map.of("groupID", "team", "groupAttributes", Map.of("colour", "red", "n", "1")));
        assertThat(bob.await(ATTRIBUTES).get("groupAttributes").toString()).contains("\"colour\":\"red\"");
        alice.call("setGroupAttributes", Map.of("groupID", "team", "groupAttributes", Map.of("colour", "blue")));
        assertThat(bob.await(ATTRIBUTES).get("updatedKeyList")).hasToString("[\"colour\"]");
        alice.call("deleteGroupAttributes", Map.of("groupID", "team", "keyList", List.of("n")));
        assertThat(bob.await(ATTRIBUTES).get("deletedKeyList")).hasToString("[\"n\"]");

        assertThat(bob.call("getGroupAttributes", Map.of("groupID", "team", "keyList", List.of()))
                        .get("groupAttributes"))
                .hasToString("{\"colour\":\"blue\"}");
        assertThat(new AdminApi(im)
                        .call("group_open_attr_http_svc/get_group_attr", "{'GroupId': 'team'}")
                        .get("GroupAttrAry"))
                .hasToString("[{\"key\":\"colour\",\"value\":\"blue\"}]");
    }

    @Test
    void hearsOfAttributesAndCountersThatTheAppSets(MockIm im, WebClients clients) {
        var app = new AdminApi(im);
        app.createGroup("team", "alice", "bob");
        var bob = clients.login(im, "bob");

        app.call(
                "group_open_http_svc/set_group_attr", "{'GroupId': 'team', 'GroupAttr': [{'key': 'k', 'value': 'v'}]}");
        assertThat(bob.await(ATTRIBUTES).get("groupAttributes")).hasToString("{\"k\":\"v\"}");
        app.call(
                "group_open_http_svc/update_group_counter",
                "{'GroupId': 'team', 'GroupCounter': [{'Key': 'likes', 'Value': 7}]}");
        assertThat(bob.await("GROUP_COUNTER_UPDATED").get("value").asInt()).isEqualTo(7);
    }

    @Test
    void countsTogether(MockIm im, WebClients clients) {
        new AdminApi(im).createGroup("team", "alice", "bob");
        var alice = clients.login(im, "alice");
        var bob = clients.login(im, "bob");

        alice.call("setGroupCounters", Map.of("groupID", "team", "counters", Map.of("likes", 3)));
        bob.await("GROUP_COUNTER_UPDATED");
        bob.call("increaseGroupCounter", Map.of("groupID", "team", "key", "likes", "value", 2));

        alice.await("GROUP_COUNTER_UPDATED", counter -> counter.get("value").asInt() == 5);
        assertThat(alice.call("getGroupCounters", Map.of("groupID", "team")).get("counters"))
                .hasToString("{\"likes\":5}");
    }
}
