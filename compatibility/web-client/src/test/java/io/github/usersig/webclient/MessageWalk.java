package io.github.usersig.webclient;

import static io.github.usersig.webclient.Walk.message;
import static io.github.usersig.webclient.Walk.sends;
import static io.github.usersig.webclient.Walk.sendsNothing;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.usersig.mockim.CallOverride;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What a message can be, and what can be done with one. */
abstract class MessageWalk {

    private static final Map<String, ?> NO_MORE = Map.of();

    private final Walk walk = WalkIT.walk();
    private final Walk.User alice = walk.user("alice");
    private final Walk.User bob = walk.user("bob");

    @Test
    void comesAsItWasMade() {
        assertThat(sent("createTextMessage", Map.of("text", "hello"))
                        .get("text")
                        .asText())
                .isEqualTo("hello");
        assertThat(sent("createFaceMessage", Map.of("index", 7, "data", "smile"))
                        .get("data")
                        .asText())
                .isEqualTo("smile");
        assertThat(sent("createCustomMessage", Map.of("data", "order", "description", "an order", "extension", "17"))
                        .get("extension")
                        .asText())
                .isEqualTo("17");
        assertThat(sent("createLocationMessage", Map.of("description", "here", "longitude", 113.5, "latitude", 22.25))
                        .get("latitude")
                        .asDouble())
                .isEqualTo(22.25);
    }

    private JsonNode sent(String method, Map<String, ?> payload) {
        String id = alice.makes(method, "C2C", "bob", payload, NO_MORE);
        alice.does("sendMessage", sends("openim/sendmsg"), message(id));
        return bob.gets(id).get("payload");
    }

    @Test
    void isPassedOn() {
        var carol = walk.user("carol");
        String first = alice.texts(bob, "read this", NO_MORE);

        String forwarded = bob.makes("createForwardMessage", "C2C", "carol", message(first), NO_MORE);
        bob.does("sendMessage", sends("openim/sendmsg"), message(forwarded));

        assertThat(carol.gets(forwarded).get("payload").get("text").asText()).isEqualTo("read this");
    }

    @Test
    void isPassedOnWithManyOthersInOne() {
        var carol = walk.user("carol");
        String text = "x".repeat(7_000);
        String first = alice.texts(bob, text + "1", NO_MORE);
        String second = alice.texts(bob, text + "2", NO_MORE);

        String merger = bob.makes(
                "createMergerMessage",
                "C2C",
                "carol",
                Map.of(
                        "messageList",
                        List.of(message(first), message(second)),
                        "title",
                        "what alice said",
                        "abstractList",
                        List.of("alice: x", "alice: x"),
                        "compatibleText",
                        "a merger"),
                NO_MORE);
        bob.does("sendMessage", sends("im_long_msg/save_relay_json_msg", "openim/sendmsg"), message(merger));

        assertThat(carol.gets(merger).get("payload").get("title").asText()).isEqualTo("what alice said");
        var whole = carol.does("downloadMergerMessage", sends("im_long_msg/get_relay_json_msg"), message(merger));
        assertThat(whole.get("payload").get("messageList").findValuesAsText("text"))
                .containsExactly(text + "1", text + "2");
    }

    @Test
    void mentionsMembers() {
        walk.createGroup("mentions", alice, bob);
        String id = alice.makes(
                "createTextAtMessage",
                "GROUP",
                "mentions",
                Map.of("text", "@bob look", "atUserList", List.of("bob")),
                NO_MORE);
        alice.does("sendMessage", sends("group_open_http_svc/send_group_msg"), message(id));

        assertThat(bob.gets(id).get("atUserList").findValuesAsText("").isEmpty())
                .isTrue();
        bob.sees("CONVERSATION_LIST_UPDATED", list -> list.findParents("groupAtInfoList").stream()
                .anyMatch(it -> it.path("conversationID").asText().equals("GROUPmentions")
                        && it.get("groupAtInfoList").size() == 1));
    }

    @Test
    void isSentAgainAfterItFailed() {
        walk.im().overrides().add(CallOverride.of("openim/sendmsg").times(1).answer(20004));
        String id = alice.makes("createTextMessage", "C2C", "bob", Map.of("text", "again"), NO_MORE);
        assertThat(alice.client().refused("sendMessage", message(id)).code()).isEqualTo(20004);

        alice.does("resendMessage", sends("openim/sendmsg"), message(id));

        assertThat(bob.gets(id).get("payload").get("text").asText()).isEqualTo("again");
    }

    @Test
    void isTakenBack() {
        String id = alice.texts(bob, "oops", NO_MORE);
        assertThat(bob.does("findMessage", sendsNothing(), id).get("ID").asText())
                .isEqualTo(id);

        alice.does("revokeMessage", sends("openim/msgwithdraw"), message(id));

        bob.sees("MESSAGE_REVOKED", list -> list.get(0).get("ID").asText().equals(id));
    }

    @Test
    void isChanged() {
        String id = alice.texts(bob, "2 pm", NO_MORE);

        alice.does("modifyMessage", sends("openim/modify_c2c_msg"), changed(id, "3 pm"));

        awaitChange(bob, id, "3 pm");
        bob.does("modifyMessage", sends("openim/modify_c2c_msg"), changed(id, "4 pm"));
        awaitChange(alice, id, "4 pm");
        assertThat(bob.client().history("C2Calice")).contains("4 pm").doesNotContain("2 pm", "3 pm");
    }

    @Test
    void isChangedInAGroup() {
        walk.createGroup("changes", alice, bob);
        String id = alice.textsGroup("changes", bob, "2 pm", NO_MORE);

        alice.does("modifyMessage", sends("openim/modify_group_msg"), changed(id, "3 pm"));

        awaitChange(bob, id, "3 pm");
    }

    private static Map<String, ?> changed(String id, String text) {
        return Map.of("$message", id, "$payload", Map.of("text", text));
    }

    private static void awaitChange(Walk.User user, String id, String text) {
        user.sees(
                "MESSAGE_MODIFIED",
                list -> list.get(0).get("ID").asText().equals(id)
                        && list.get(0).get("payload").get("text").asText().equals(text));
    }

    @Test
    void isDeletedForOneselfAlone() {
        String id = alice.texts(bob, "not for my eyes", NO_MORE);

        bob.does("deleteMessage", sends("openim/delete_c2c_msg_ramble"), List.of(message(id)));

        assertThat(walk.newSession("bob").history("C2Calice")).doesNotContain("not for my eyes");
        assertThat(walk.newSession("alice").history("C2Cbob")).contains("not for my eyes");
    }

    @Test
    void isReadWithAReceipt() {
        String id = alice.texts(bob, "please confirm", Map.of("needReadReceipt", true));

        bob.does("sendMessageReadReceipt", sends("openim/c2c_msg_read_receipt"), List.of(message(id)));

        alice.sees(
                "MESSAGE_READ_RECEIPT_RECEIVED",
                list -> list.get(0).get("messageID").asText().equals(id));
    }

    @Test
    void isReadByMembers() {
        walk.createGroup("receipts", alice, bob);
        String id = alice.textsGroup("receipts", bob, "please confirm", Map.of("needReadReceipt", true));
        bob.does("sendMessageReadReceipt", sends("group_open_http_svc/group_msg_receipt"), List.of(message(id)));
        alice.sees(
                "MESSAGE_READ_RECEIPT_RECEIVED",
                list -> list.get(0).get("messageID").asText().equals(id));

        alice.does(
                "getMessageReadReceiptList", sends("group_open_http_svc/get_group_msg_receipt"), List.of(message(id)));
        var readers = alice.does(
                "getGroupMessageReadMemberList",
                sends("group_open_http_svc/get_group_msg_receipt_detail"),
                Map.of("message", message(id), "filter", 0, "cursor", "", "count", 10));

        assertThat(readers.get("readUserIDList").get(0).asText()).isEqualTo("bob");
    }

    @Test
    void isExtended() {
        String id = alice.texts(bob, "vote", Map.of("isSupportExtension", true));

        bob.does(
                "setMessageExtensions",
                sends("openim_msg_ext_http_svc/set_key_values"),
                message(id),
                List.of(Map.of("key", "vote", "value", "yes")));
        alice.sees(
                "MESSAGE_EXTENSIONS_UPDATED",
                data -> data.get("messageID").asText().equals(id));
        var extensions =
                alice.does("getMessageExtensions", sends("openim_msg_ext_http_svc/get_key_values"), message(id));
        assertThat(extensions.findValuesAsText("value")).containsExactly("yes");

        bob.does(
                "deleteMessageExtensions",
                sends("openim_msg_ext_http_svc/set_key_values"),
                message(id),
                List.of("vote"));
        alice.sees(
                "MESSAGE_EXTENSIONS_DELETED",
                data -> data.get("messageID").asText().equals(id));
    }

    @Test
    void isReactedTo() {
        String id = alice.texts(bob, "done", NO_MORE);

        bob.does("addMessageReaction", sends("openim_msg_ext_http_svc/reaction_add"), message(id), "thumb");
        alice.sees("MESSAGE_REACTIONS_UPDATED", list -> list.findValuesAsText("reactionID")
                .contains("thumb"));
        var reactions = alice.does(
                "getMessageReactions",
                sends("openim_msg_ext_http_svc/reaction_multi_stat"),
                Map.of("messageList", List.of(message(id)), "maxUserCountPerReaction", 5));
        assertThat(reactions.findValuesAsText("reactionID")).containsExactly("thumb");
        var users = alice.does(
                "getAllUserListOfMessageReaction",
                sends("openim_msg_ext_http_svc/reaction_iterate"),
                Map.of("message", message(id), "reactionID", "thumb", "nextSeq", 0, "count", 10));
        assertThat(users.findValuesAsText("userID")).containsExactly("bob");

        bob.does("removeMessageReaction", sends("openim_msg_ext_http_svc/reaction_del"), message(id), "thumb");
        alice.sees("MESSAGE_REACTIONS_UPDATED", list -> true);
        assertThat(alice.client()
                        .call("getMessageReactions", Map.of("messageList", List.of(message(id))))
                        .findValuesAsText("reactionID"))
                .isEmpty();
    }

    @Test
    void isReadPageByPage() {
        walk.createGroup("pages", alice, bob);
        for (int i = 1; i <= 20; i++) {
            walk.admin().sendTextToGroup("alice", "pages", "text " + i);
        }

        walk.newSession("bob");

        var newest = walk.user("bob")
                .does(
                        "getMessageList",
                        sends("group_open_http_svc/group_msg_get"),
                        Map.of("conversationID", "GROUPpages"));
        assertThat(newest.get("messageList").findValuesAsText("text")).contains("text 20");
        var around = walk.user("bob")
                .does(
                        "getMessageListHopping",
                        sends("group_open_http_svc/group_msg_get"),
                        Map.of("conversationID", "GROUPpages", "sequence", 5, "direction", 0));
        assertThat(around.get("messageList").findValuesAsText("text"))
                .contains("text 5")
                .doesNotContain("text 20");
    }

    @Test
    void isTranslated() {
        var translated = alice.does(
                "translateText",
                sends("im_open_translate/ws_batch_trans_text"),
                Map.of("sourceTextList", List.of("hello"), "sourceLanguage", "en", "targetLanguage", "zh"));

        assertThat(translated.get("translatedTextList")).hasSize(1);
    }

    @Test
    void isFound() {
        String id = alice.texts(bob, "a needle in the haystack", NO_MORE);

        var found = bob.does(
                "searchCloudMessages",
                sends("message_search/query"),
                Map.of("keywordList", List.of("needle"), "conversationID", "C2Calice"));

        assertThat(found.findValuesAsText("ID")).containsExactly(id);
    }

    @Test
    void isWrittenDown() {
        walk.admin()
                .call(
                        "openim/sendmsg",
                        "{'From_Account': 'alice', 'To_Account': 'bob', 'MsgRandom': 1, 'MsgBody': [{'MsgType': 'TIMSoundElem',"
                                + " 'MsgContent': {'Url': 'http://127.0.0.1/said.mp3', 'UUID': 'said', 'Size': 9, 'Second': 2,"
                                + " 'Download_Flag': 2}}]}");
        String id = bob.sees(
                        "MESSAGE_RECEIVED",
                        list -> list.get(0).get("type").asText().equals("TIMSoundElem"))
                .get(0)
                .get("ID")
                .asText();

        var written = bob.does(
                "convertVoiceToText", sends("im_open_speech/ws_sentence_recognition"), Map.of("message", message(id)));

        assertThat(written.get("result").asText()).isNotEmpty();
    }
}
