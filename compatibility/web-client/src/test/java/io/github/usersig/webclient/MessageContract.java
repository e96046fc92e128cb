package io.github.usersig.webclient;

import static io.github.usersig.webclient.Walk.message;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.usersig.junit5.EnableMockIm;
import io.github.usersig.junit5.TenantPer;
import io.github.usersig.mockim.MockIm;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What a web client sees of messages that change, and of what belongs to them. */
@EnableMockIm(
        accounts = {"alice", "bob"},
        tenantPer = TenantPer.METHOD)
abstract class MessageContract {

    /** Sends a text that may have extensions, and gives its ID. */
    private static String send(WebClient from, String type, String to, String text) {
        String id = create(from, type, to, text);
        from.call("sendMessage", message(id));
        return id;
    }

    private static String create(WebClient from, String type, String to, String text) {
        return from.call(
                        "createTextMessage",
                        Map.of(
                                "to",
                                to,
                                "conversationType",
                                type,
                                "payload",
                                Map.of("text", text),
                                "isSupportExtension",
                                true))
                .get("ID")
                .asText();
    }

    @Test
    void showsAModifiedMessageToTheOther(MockIm im, WebClients clients) {
        var alice = clients.login(im, "alice");
        var bob = clients.login(im, "bob");
        String id = send(alice, "C2C", "bob", "helo");
        bob.nextText();

        alice.call("modifyMessage", Map.of("$message", id, "$payload", Map.of("text", "hello")));

        var modified = bob.await("MESSAGE_MODIFIED").get(0);
        assertThat(modified.get("ID").asText()).isEqualTo(id);
        assertThat(modified.get("payload").get("text").asText()).isEqualTo("hello");
        assertThat(im.messages("alice", "bob")).extracting("text").containsExactly("hello");
    }

    @Test
    void showsAMessageThatTheAppModified(MockIm im, WebClients clients) {
        var app = new AdminApi(im);
        app.createGroup("team", "alice", "bob");
        var bob = clients.login(im, "bob");
        app.sendTextToGroup("alice", "team", "draft");
        bob.nextText();

        app.call(
                "openim/modify_group_msg",
                "{'GroupId': 'team', 'MsgSeq': 1, 'MsgBody': [{'MsgType': 'TIMTextElem', 'MsgContent': {'Text': 'final'}}]}");

        assertThat(bob.await("MESSAGE_MODIFIED")
                        .get(0)
                        .get("payload")
                        .get("text")
                        .asText())
                .isEqualTo("final");
    }

    @Test
    void deletesAMessageForOneselfAlone(MockIm im, WebClients clients) {
        var alice = clients.login(im, "alice");
        var bob = clients.login(im, "bob");
        String id = send(alice, "C2C", "bob", "for your eyes");
        bob.nextText();

        bob.call("deleteMessage", List.of(message(id)));
        bob.call("logout");

        assertThat(clients.login(im, "bob").history("C2Calice")).isEmpty();
        assertThat(clients.login(im, "alice").history("C2Cbob")).containsExactly("for your eyes");
    }

    @Test
    void sharesExtensionsAndReactions(MockIm im, WebClients clients) {
        var alice = clients.login(im, "alice");
        var bob = clients.login(im, "bob");
        String id = send(alice, "C2C", "bob", "lunch?");
        bob.nextText();

        bob.call("setMessageExtensions", message(id), List.of(Map.of("key", "bob", "value", "yes")));
        var extended = alice.await("MESSAGE_EXTENSIONS_UPDATED");
        assertThat(extended.get("messageID").asText()).isEqualTo(id);
        assertThat(extended.findValuesAsText("value")).containsExactly("yes");
        assertThat(alice.call("getMessageExtensions", message(id)).findValuesAsText("value"))
                .containsExactly("yes");

        bob.call("addMessageReaction", message(id), "smile");
        var reacted = alice.await("MESSAGE_REACTIONS_UPDATED");
        assertThat(reacted.findValuesAsText("reactionID")).containsExactly("smile");
        assertThat(reacted.findValuesAsText("userID")).containsExactly("bob");
        var reactions = bob.call(
                "getMessageReactions", Map.of("messageList", List.of(message(id)), "maxUserCountPerReaction", 5));
        assertThat(reactions.findValue("totalUserCount").asInt()).isOne();
        assertThat(reactions.findValue("reactedByMyself").asBoolean()).isTrue();
    }

    @Test
    void pinsAMessageForTheWholeGroup(MockIm im, WebClients clients) {
        new AdminApi(im).createGroup("team", "alice", "bob");
        var alice = clients.login(im, "alice");
        var bob = clients.login(im, "bob");
        String id = send(alice, "GROUP", "team", "the rules");
        bob.nextText();

        alice.call("pinGroupMessage", Map.of("groupID", "team", "message", message(id), "isPinned", true));

        var pinned = bob.await("PINNED_GROUP_MESSAGE_UPDATED");
        assertThat(pinned.get("isPinned").asBoolean()).isTrue();
        assertThat(pinned.get("message").get("ID").asText()).isEqualTo(id);
        assertThat(bob.call("getPinnedGroupMessageList", "team").findValuesAsText("ID"))
                .containsExactly(id);
    }

    @Test
    void showsWhoIsMeant(MockIm im, WebClients clients) {
        new AdminApi(im).createGroup("team", "alice", "bob");
        var alice = clients.login(im, "alice");
        var bob = clients.login(im, "bob");
        String id = alice.call(
                        "createTextAtMessage",
                        Map.of(
                                "to", "team",
                                "conversationType", "GROUP",
                                "payload", Map.of("text", "@bob?", "atUserList", List.of("bob"))))
                .get("ID")
                .asText();
        alice.call("sendMessage", message(id));

        assertThat(bob.await("MESSAGE_RECEIVED").get(0).get("atUserList").get(0).asText())
                .isEqualTo("bob");
        bob.await("CONVERSATION_LIST_UPDATED", list -> {
            JsonNode info = list.findValue("groupAtInfoList");
            return info != null
                    && info.size() == 1
                    && info.get(0).get("atTypeArray").get(0).asInt() == 1;
        });
    }

    @Test
    void keepsMessagesOutOfUnreadCountsAndReadsAllAtOnce(MockIm im, WebClients clients) {
        new AdminApi(im).createGroup("team", "alice", "bob");
        var alice = clients.login(im, "alice");
        var bob = clients.login(im, "bob");
        String id = create(alice, "C2C", "bob", "no hurry");
        alice.call("sendMessage", message(id), Map.of("messageControlInfo", Map.of("excludedFromUnreadCount", true)));
        bob.nextText();
        alice.sendText("bob", "hurry");
        bob.nextText();
        alice.sendTextToGroup("team", "hurry all");
        bob.nextText();
        assertThat(bob.conversation("C2Calice").unread()).isOne();

        bob.call("setAllMessageRead");

        assertThat(bob.call("getTotalUnreadMessageCount").asInt()).isZero();
        bob.call("logout");
        assertThat(clients.login(im, "bob").call("getTotalUnreadMessageCount").asInt())
                .isZero();
    }

    @Test
    void mergesMoreThanAMessageHolds(MockIm im, WebClients clients) {
        var alice = clients.login(im, "alice");
        var bob = clients.login(im, "bob");
        List<Object> parts = new ArrayList<>();
        for (String letter : List.of("x", "y", "z")) {
            parts.add(message(send(alice, "C2C", "bob", letter.repeat(6_000))));
            bob.nextText();
        }
        String merger = alice.call(
                        "createMergerMessage",
                        Map.of(
                                "to", "bob",
                                "conversationType", "C2C",
                                "payload",
                                        Map.of(
                                                "messageList",
                                                parts,
                                                "title",
                                                "three",
                                                "abstractList",
                                                List.of("x"),
                                                "compatibleText",
                                                "a merger")))
                .get("ID")
                .asText();
        alice.call("sendMessage", message(merger));
        String received = bob.nextMessage("TIMRelayElem").id();

        var whole = bob.call("downloadMergerMessage", message(received));

        assertThat(whole.get("payload").get("messageList").findValuesAsText("text"))
                .containsExactly("x".repeat(6_000), "y".repeat(6_000), "z".repeat(6_000));
    }

    @Test
    void hearsOfConversationsThatTheAppSorts(MockIm im, WebClients clients) {
        var app = new AdminApi(im);
        app.sendText("bob", "alice", "hi");
        var alice = clients.login(im, "alice");

        app.call(
                "recentcontact/create_contact_group",
                "{'From_Account': 'alice', 'GroupContactItem': [{'GroupName': 'work', 'ContactItem': [{'Type': 1, 'To_Account': 'bob'}]}]}");
        alice.await(
                "CONVERSATION_GROUP_LIST_UPDATED", groups -> groups.toString().equals("[\"work\"]"));
        app.call(
                "recentcontact/mark_contact",
                "{'From_Account': 'alice', 'MarkItem': [{'OptType': 1, 'ContactItem': {'Type': 1, 'To_Account': 'bob'}, 'SetMark': [0]}]}");
        alice.await(
                "CONVERSATION_LIST_UPDATED",
                list -> list.get(0).get("markList").toString().equals("[1]")
                        && list.get(0).get("conversationGroupList").toString().equals("[\"work\"]"));
    }

    @Test
    void setsQuietHoursAndAStatusOfItsOwn(MockIm im, WebClients clients) {
        var alice = clients.login(im, "alice");
        var bob = clients.login(im, "bob");
        alice.call(
                "setAllReceiveMessageOpt",
                Map.of(
                        "messageRemindType", "AcceptNotNotify",
                        "startHour", 22,
                        "startMin", 0,
                        "startSec", 0,
                        "duration", 3_600));
        assertThat(alice.call("getAllReceiveMessageOpt")
                        .get("messageRemindType")
                        .asText())
                .isEqualTo("AcceptNotNotify");

        alice.call("setSelfStatus", Map.of("customStatus", "büsy"));
        assertThat(bob.call("getUserStatus", Map.of("userIDList", List.of("alice")))
                        .findValue("customStatus")
                        .asText())
                .isEqualTo("büsy");
    }
}
