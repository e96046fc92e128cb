package io.github.usersig.webclient;

import static io.github.usersig.webclient.Walk.message;
import static io.github.usersig.webclient.Walk.sends;
import static io.github.usersig.webclient.Walk.sendsNothing;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Groups, their members, what they keep and what is said of them. */
abstract class GroupWalk {

    private final Walk walk = WalkIT.walk();
    private final Walk.User alice = walk.user("alice");
    private final Walk.User bob = walk.user("bob");

    /** A group of its own for each test. */
    private final String group = "group" + System.nanoTime();

    @BeforeEach
    void createGroup() {
        alice.does(
                "createGroup",
                sends("group_open_http_svc/create_group"),
                Map.of(
                        "type", "Public",
                        "name", "Team",
                        "groupID", group,
                        "joinOption", "FreeAccess",
                        "memberList", List.of(Map.of("userID", "bob"))));
        bob.sees("GROUP_LIST_UPDATED", list -> ids(list).contains(group));
    }

    private static List<String> ids(JsonNode list) {
        return list.findValuesAsText("groupID");
    }

    @Test
    void areCreatedListedChangedAndDismissed() {
        assertThat(ids(bob.does("getGroupList", sendsNothing()))).contains(group);
        assertThat(bob.does("searchGroupByID", sends("group_open_http_svc/get_group_public_info"), group)
                        .toString())
                .contains("Team");

        alice.does(
                "updateGroupProfile",
                sends("group_open_http_svc/modify_group_base_info"),
                Map.of("groupID", group, "introduction", "we build"));
        assertThat(bob.does(
                                "getGroupProfile",
                                sends("group_open_http_svc/get_group_self_member_info"),
                                Map.of("groupID", group))
                        .toString())
                .contains("we build");

        alice.does("dismissGroup", sends("group_open_http_svc/destroy_group"), group);
        bob.sees("GROUP_LIST_UPDATED", list -> !ids(list).contains(group));
    }

    @Test
    void areJoinedLeftAndHandedOver() {
        var carol = walk.user("carol");
        assertThat(carol.does("joinGroup", sends("group_open_http_svc/apply_join_group"), Map.of("groupID", group))
                        .get("status")
                        .asText())
                .isEqualTo("JoinedSuccess");
        assertThat(members()).contains("carol");
        carol.does("quitGroup", sends("group_open_http_svc/quit_group"), group);
        assertThat(members()).doesNotContain("carol");

        alice.does(
                "changeGroupOwner",
                sends("group_open_http_svc/change_group_owner"),
                Map.of("groupID", group, "newOwnerID", "bob"));
        assertThat(walk.admin()
                        .call("group_open_http_svc/get_group_info", "{'GroupIdList': ['%s']}".formatted(group))
                        .findValue("Owner_Account")
                        .asText())
                .isEqualTo("bob");
    }

    private List<String> members() {
        return alice.does(
                        "getGroupMemberList",
                        sends("group_open_http_svc/get_group_member_info"),
                        Map.of("groupID", group, "count", 100, "offset", 0))
                .findValuesAsText("userID");
    }

    @Test
    void haveMembersWithRoles() {
        alice.does(
                "addGroupMember",
                sends("group_open_http_svc/add_group_member"),
                Map.of("groupID", privateGroup(), "userIDList", List.of("carol")));
        walk.user("carol").sees("GROUP_LIST_UPDATED", list -> ids(list).contains("p" + group));

        alice.does(
                "setGroupMemberRole",
                sends("group_open_http_svc/modify_group_member_info"),
                Map.of("groupID", group, "userID", "bob", "role", "Admin"));
        bob.does(
                "setGroupMemberNameCard",
                sends("group_open_http_svc/modify_group_member_info"),
                Map.of("groupID", group, "nameCard", "Builder Bob"));
        var profile = alice.does(
                "getGroupMemberProfile",
                sends("group_open_http_svc/get_specified_group_member_info"),
                Map.of("groupID", group, "userIDList", List.of("bob")));
        assertThat(profile.findValue("role").asText()).isEqualTo("Admin");
        assertThat(profile.findValue("nameCard").asText()).isEqualTo("Builder Bob");

        alice.does(
                "deleteGroupMember",
                sends("group_open_http_svc/delete_group_member"),
                Map.of("groupID", group, "userIDList", List.of("bob")));
        bob.sees("GROUP_LIST_UPDATED", list -> !ids(list).contains(group));
    }

    private String privateGroup() {
        alice.client().call("createGroup", Map.of("type", "Private", "name", "Few", "groupID", "p" + group));
        return "p" + group;
    }

    @Test
    void haveMembersWhoAreMuted() {
        alice.does(
                "setGroupMemberMuteTime",
                sends("group_open_http_svc/modify_group_member_info"),
                Map.of("groupID", group, "userID", "bob", "muteTime", 600));

        String id = bob.makes("createTextMessage", "GROUP", group, Map.of("text", "mmh"), Map.of());
        assertThat(bob.client().refused("sendMessage", message(id)).code()).isEqualTo(10017);
    }

    @Test
    void haveMembersWithFieldsOfTheirOwn() {
        alice.does(
                "setGroupMemberCustomField",
                sends("group_open_http_svc/modify_group_member_info"),
                Map.of(
                        "groupID",
                        group,
                        "userID",
                        "bob",
                        "memberCustomField",
                        List.of(Map.of("key", "desk", "value", "7"))));

        assertThat(walk.admin()
                        .call("group_open_http_svc/get_group_member_info", "{'GroupId': '%s'}".formatted(group))
                        .toString())
                .contains("desk");
    }

    @Test
    void takeApplications() {
        alice.client().call("updateGroupProfile", Map.of("groupID", group, "joinOption", "NeedPermission"));
        var carol = walk.user("carol");
        assertThat(carol.client()
                        .call("joinGroup", Map.of("groupID", group, "applyMessage", "please"))
                        .get("status")
                        .asText())
                .isEqualTo("WaitAdminApproval");

        var applications = alice.does("getGroupApplicationList", sends("group_open_http_svc/get_pendency"))
                .get("applicationList");
        var application = applications.get(applications.size() - 1);
        assertThat(application.get("applicant").asText()).isEqualTo("carol");
        alice.does(
                "handleGroupApplication",
                sends("group_open_http_svc/handle_apply_join_group"),
                Map.of("handleAction", "Agree", "application", application));

        carol.sees("GROUP_LIST_UPDATED", list -> ids(list).contains(group));
    }

    @Test
    void pinMessages() {
        String id = alice.textsGroup(group, bob, "remember", Map.of());

        alice.does(
                "pinGroupMessage",
                sends("group_open_http_svc/pin_message"),
                Map.of("groupID", group, "message", message(id), "isPinned", true));
        bob.sees("PINNED_GROUP_MESSAGE_UPDATED", data -> data.get("isPinned").asBoolean());
        assertThat(bob.does("getPinnedGroupMessageList", sends("group_open_http_svc/get_pinned_messages"), group)
                        .toString())
                .contains("remember");
        alice.does(
                "pinGroupMessage",
                sends("group_open_http_svc/unpin_message"),
                Map.of("groupID", group, "message", message(id), "isPinned", false));
        bob.sees("PINNED_GROUP_MESSAGE_UPDATED", data -> !data.get("isPinned").asBoolean());
    }

    @Test
    void keepAttributes() {
        bob.client().call("getGroupAttributes", Map.of("groupID", group, "keyList", List.of()));
        alice.does(
                "initGroupAttributes",
                sends("group_open_http_svc/set_group_attr"),
                Map.of("groupID", group, "groupAttributes", Map.of("seat", "1", "song", "la")));
        bob.sees("GROUP_ATTRIBUTES_UPDATED", data -> data.toString().contains("seat"));
        alice.does(
                "setGroupAttributes",
                sends("group_open_http_svc/modify_group_attr"),
                Map.of("groupID", group, "groupAttributes", Map.of("seat", "2")));
        bob.sees("GROUP_ATTRIBUTES_UPDATED", data -> data.toString().contains("\"2\""));
        alice.does(
                "deleteGroupAttributes",
                sends("group_open_http_svc/delete_group_attr"),
                Map.of("groupID", group, "keyList", List.of("song")));
        bob.sees(
                "GROUP_ATTRIBUTES_UPDATED",
                data -> data.get("deletedKeyList").toString().contains("song"));

        assertThat(bob.client()
                        .call("getGroupAttributes", Map.of("groupID", group, "keyList", List.of()))
                        .toString())
                .contains("\"2\"")
                .doesNotContain("song");
        assertThat(walk.user("alice")
                        .does("getGroupAttributes", sends(), Map.of("groupID", group, "keyList", List.of("seat")))
                        .toString())
                .contains("\"2\"");
    }

    @Test
    void keepCounters() {
        alice.does(
                "setGroupCounters",
                sends("group_open_http_svc/update_group_counter"),
                Map.of("groupID", group, "counters", Map.of("likes", 5)));
        bob.sees("GROUP_COUNTER_UPDATED", data -> data.get("value").asInt() == 5);
        alice.does(
                "increaseGroupCounter",
                sends("group_open_http_svc/update_group_counter"),
                Map.of("groupID", group, "key", "likes", "value", 3));
        bob.sees("GROUP_COUNTER_UPDATED", data -> data.get("value").asInt() == 8);
        alice.does(
                "decreaseGroupCounter",
                sends("group_open_http_svc/update_group_counter"),
                Map.of("groupID", group, "key", "likes", "value", 1));

        assertThat(bob.does(
                                "getGroupCounters",
                                sends("group_open_http_svc/get_group_counter"),
                                Map.of("groupID", group))
                        .findValue("likes")
                        .asInt())
                .isEqualTo(7);
    }

    @Test
    void tellHowManyAreThere() {
        int online = bob.does("getGroupOnlineMemberCount", sends("group_open_http_svc/get_online_member_num"), group)
                .get("memberCount")
                .asInt();

        assertThat(online).isEqualTo(2);
    }

    @Test
    void markMembersOfALiveRoom() {
        String room = "live" + group;
        alice.client().call("createGroup", Map.of("type", "AVChatRoom", "name", "Live", "groupID", room));
        alice.client().call("joinGroup", Map.of("groupID", room));
        bob.client().call("joinGroup", Map.of("groupID", room));

        alice.does(
                "markGroupMemberList",
                sends("group_open_avchatroom_http_svc/modify_user_info"),
                Map.of("groupID", room, "userIDList", List.of("bob"), "markType", 1000, "enableMark", true));

        assertThat(walk.admin()
                        .call(
                                "group_open_avchatroom_http_svc/get_members",
                                "{'GroupId': '%s', 'Timestamp': 0, 'MarkType': 1000}".formatted(room))
                        .toString())
                .contains("bob");
    }

    @Test
    void areFoundWithTheirMembers() {
        alice.client().call("updateGroupProfile", Map.of("groupID", group, "name", "Needle " + group));
        bob.client().call("setGroupMemberNameCard", Map.of("groupID", group, "nameCard", "Thread"));

        assertThat(ids(bob.does(
                        "searchCloudGroups",
                        sends("group_search/query"),
                        Map.of("keywordList", List.of("Needle " + group)))))
                .containsExactly(group);
        assertThat(bob.does(
                                "searchCloudGroupMembers",
                                sends("group_member_search/query"),
                                Map.of("keywordList", List.of("Thread"), "groupIDList", List.of(group)))
                        .toString())
                .contains("bob");
    }
}
