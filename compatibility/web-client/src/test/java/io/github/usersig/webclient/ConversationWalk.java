package io.github.usersig.webclient;

import static io.github.usersig.webclient.Walk.sends;
import static io.github.usersig.webclient.Walk.sendsNothing;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What can be done with conversations; an effect is what the user's next session sees. */
abstract class ConversationWalk {

    private static final String WITH_ALICE = "C2Calice";

    private final Walk walk = WalkIT.walk();
    private final Walk.User alice = walk.user("alice");
    private final Walk.User bob = walk.user("bob");

    @Test
    void areListed() {
        alice.texts(bob, "list me", Map.of());

        var list = bob.does("getConversationList", sendsNothing());
        assertThat(list.get("conversationList").findValuesAsText("conversationID"))
                .contains(WITH_ALICE);
        var one = bob.does("getConversationProfile", sendsNothing(), WITH_ALICE);
        assertThat(one.get("conversation")
                        .get("lastMessage")
                        .get("messageForShow")
                        .asText())
                .isEqualTo("list me");
    }

    @Test
    void areRead() {
        alice.texts(bob, "unread", Map.of());
        bob.sees("TOTAL_UNREAD_MESSAGE_COUNT_UPDATED", count -> count.asInt() > 0);
        assertThat(bob.does("getTotalUnreadMessageCount", sendsNothing()).asInt())
                .isPositive();

        bob.does("setMessageRead", sends("openim/msgreaded"), Map.of("conversationID", WITH_ALICE));

        alice.sees("MESSAGE_READ_BY_PEER", data -> true);
        assertThat(bob.client().conversation(WITH_ALICE).unread()).isZero();
    }

    @Test
    void areAllRead() {
        walk.createGroup("all-read", alice, bob);
        alice.textsGroup("all-read", bob, "unread", Map.of());
        alice.texts(bob, "unread", Map.of());

        bob.does("setAllMessageRead", sends("openim/read_all_unread_msg"), Map.of("scope", "readAllMessage"));

        assertThat(bob.does("getTotalUnreadMessageCount", sendsNothing()).asInt())
                .isZero();
        assertThat(walk.newSession("bob").call("getTotalUnreadMessageCount").asInt())
                .isZero();
    }

    @Test
    void arePinned() {
        alice.texts(bob, "pin me", Map.of());

        bob.does("pinConversation", sends("recentcontact/top"), Map.of("conversationID", WITH_ALICE, "isPinned", true));

        assertThat(conversation(walk.newSession("bob"), WITH_ALICE)
                        .get("isPinned")
                        .asBoolean())
                .isTrue();
        walk.user("bob").client().call("pinConversation", Map.of("conversationID", WITH_ALICE, "isPinned", false));
    }

    @Test
    void areMuted() {
        alice.texts(bob, "mute me", Map.of());

        bob.does(
                "setMessageRemindType",
                sends("openim/set_c2c_peer_mute_notifications"),
                Map.of("userIDList", List.of("alice"), "messageRemindType", "AcceptNotNotify"));

        assertThat(conversation(walk.newSession("bob"), WITH_ALICE)
                        .get("messageRemindType")
                        .asText())
                .isEqualTo("AcceptNotNotify");
        walk.user("bob")
                .client()
                .call(
                        "setMessageRemindType",
                        Map.of("userIDList", List.of("alice"), "messageRemindType", "AcceptAndNotify"));
    }

    @Test
    void areAllMutedForAWhile() {
        bob.does(
                "setAllReceiveMessageOpt",
                sends("im_msg_db_logic/ws_set_do_not_disturb"),
                Map.of(
                        "messageRemindType", "AcceptNotNotify",
                        "startHour", 22,
                        "startMinute", 0,
                        "startSecond", 0,
                        "duration", 3600));

        var option = bob.does("getAllReceiveMessageOpt", sends("im_msg_db_logic/ws_get_do_not_disturb"));

        assertThat(option.get("messageRemindType").asText()).isEqualTo("AcceptNotNotify");
        assertThat(option.get("endTime").asLong() - option.get("startTime").asLong())
                .isEqualTo(3600);
        bob.client().call("setAllReceiveMessageOpt", Map.of("messageRemindType", "AcceptAndNotify"));
    }

    @Test
    void haveADraftInTheClient() {
        alice.texts(bob, "answer me", Map.of());

        bob.does("setConversationDraft", sendsNothing(), Map.of("conversationID", WITH_ALICE, "draftText", "well"));

        assertThat(conversation(bob.client(), WITH_ALICE).get("draftText").asText())
                .isEqualTo("well");
    }

    @Test
    void carryDataAndMarks() {
        alice.texts(bob, "mark me", Map.of());

        bob.does(
                "setConversationCustomData",
                sends("recentcontact/mark_contact"),
                Map.of("conversationIDList", List.of(WITH_ALICE), "customData", "vip"));
        bob.does(
                "markConversation",
                sends("recentcontact/mark_contact"),
                Map.of("conversationIDList", List.of(WITH_ALICE), "markType", 1, "enableMark", true));

        var marked = conversation(walk.newSession("bob"), WITH_ALICE);
        assertThat(marked.get("customData").asText()).isEqualTo("vip");
        assertThat(marked.get("markList").get(0).asInt()).isOne();
    }

    @Test
    void areGrouped() {
        alice.texts(bob, "group me", Map.of());
        walk.user("carol").texts(bob, "me too", Map.of());

        bob.does(
                "createConversationGroup",
                sends("recentcontact/create_contact_group"),
                Map.of("conversationIDList", List.of(WITH_ALICE), "groupName", "work"));
        bob.does(
                "addConversationsToGroup",
                sends("recentcontact/update_contact_group"),
                Map.of("conversationIDList", List.of("C2Ccarol"), "groupName", "work"));
        bob.does(
                "renameConversationGroup",
                sends("recentcontact/update_contact_group"),
                Map.of("oldName", "work", "newName", "team"));
        bob.does(
                "deleteConversationsFromGroup",
                sends("recentcontact/update_contact_group"),
                Map.of("conversationIDList", List.of(WITH_ALICE), "groupName", "team"));
        assertThat(bob.does("getConversationGroupList", sendsNothing()).toString())
                .contains("team");

        var later = walk.newSession("bob");
        assertThat(conversation(later, "C2Ccarol").get("conversationGroupList").toString())
                .contains("team");
        assertThat(conversation(later, WITH_ALICE).get("conversationGroupList").toString())
                .doesNotContain("team");
        walk.user("bob").does("deleteConversationGroup", sends("recentcontact/del_contact_group"), "team");
        assertThat(walk.newSession("bob").call("getConversationGroupList").toString())
                .doesNotContain("team");
    }

    @Test
    void areClearedAndDeleted() {
        walk.user("carol").texts(bob, "clear this", Map.of());

        bob.does("clearHistoryMessage", sends("recentcontact/clear_msg"), "C2Ccarol");
        assertThat(walk.newSession("bob").history("C2Ccarol")).isEmpty();

        walk.user("carol").texts(walk.user("bob"), "delete this", Map.of());
        walk.user("bob").does("deleteConversation", sends("recentcontact/batch_delete"), "C2Ccarol");
        assertThat(walk.newSession("bob").call("getConversationList").findValuesAsText("conversationID"))
                .doesNotContain("C2Ccarol");
    }

    private static JsonNode conversation(WebClient client, String id) {
        return client.call("getConversationProfile", id).get("conversation");
    }
}
