package io.github.usersig.webclient;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.StreamSupport;

/**
 * One chat client in a process of its own, driven through {@link ClientProcess}. Its methods are the client's, by their own
 * names; each wait is bounded and says at its end what came instead.
 */
final class WebClient implements AutoCloseable {

    private static final JsonMapper JSON = new JsonMapper();

    private final ClientProcess process;

    WebClient(ClientKind kind, Map<String, String> environment) {
        process = new ClientProcess(kind.command(), environment);
        process.await("STARTED", data -> true);
    }

    void create(long sdkAppId, URI proxyServer) {
        call("create", Map.of("SDKAppID", sdkAppId, "proxyServer", proxyServer.toString()));
    }

    /** Logs in and waits until the client is ready. */
    void login(String userId, String userSig) {
        call("login", Map.of("userID", userId, "userSig", userSig));
        await("SDK_READY");
    }

    /** Tries to log in: what it is refused with. */
    ClientError loginRefused(String userId, String userSig) {
        return refused("login", Map.of("userID", userId, "userSig", userSig));
    }

    ChatMessage sendText(String userId, String text) {
        return send("C2C", userId, text, false);
    }

    ChatMessage sendTextAskingForReceipt(String userId, String text) {
        return send("C2C", userId, text, true);
    }

    ChatMessage sendTextToGroup(String groupId, String text) {
        return send("GROUP", groupId, text, false);
    }

    private ChatMessage send(String type, String to, String text, boolean receipt) {
        return ChatMessage.of(call("sendText", text(type, to, text, receipt)).get("message"));
    }

    ClientError sendTextRefused(String userId, String text) {
        return refused("sendText", text("C2C", userId, text, false));
    }

    private static Map<String, Object> text(String type, String to, String text, boolean receipt) {
        return Map.of("to", to, "conversationType", type, "text", text, "needReadReceipt", receipt);
    }

    /** The next text that comes in. */
    ChatMessage nextText() {
        return nextMessage("TIMTextElem");
    }

    /** The next message of a type that comes in. */
    ChatMessage nextMessage(String type) {
        var batch = await(
                "MESSAGE_RECEIVED", data -> data.get(0).get("type").asText().equals(type));
        return ChatMessage.of(batch.get(0));
    }

    /** The texts of a conversation, oldest first, from the server's history. */
    List<String> history(String conversationId) {
        return StreamSupport.stream(
                        call("getMessageList", Map.of("conversationID", conversationId))
                                .get("messageList")
                                .spliterator(),
                        false)
                .map(ChatMessage::of)
                .filter(message -> message.type().equals("TIMTextElem"))
                .map(ChatMessage::text)
                .toList();
    }

    /** A conversation as the list shows it. */
    Conversation conversation(String conversationId) {
        return StreamSupport.stream(
                        call("getConversationList").get("conversationList").spliterator(), false)
                .filter(it -> it.get("conversationID").asText().equals(conversationId))
                .map(Conversation::of)
                .findFirst()
                .orElseThrow(() -> new AssertionError("no conversation " + conversationId));
    }

    List<String> groups() {
        return call("getGroupList").get("groupList").findValuesAsText("groupID");
    }

    /** Why the client was kicked out. */
    String kickedOut() {
        return await("KICKED_OUT").get("type").asText();
    }

    /** Waits for an event that this client has not told of yet. */
    JsonNode await(String event) {
        return process.await(event, data -> true);
    }

    JsonNode await(String event, Predicate<JsonNode> wanted) {
        return process.await(event, wanted);
    }

    /** How often the client has told an event that nobody has waited for. */
    int told(String event) {
        return process.told(event);
    }

    /** Calls a method of the client that must succeed. */
    JsonNode call(String method, Object... arguments) {
        var answer = process.ask(method, JSON.valueToTree(arguments));
        assertThat(answer.get("error")).as("error of %s", method).isNull();
        return answer.get("ok");
    }

    /** Calls a method of the client that must fail. */
    ClientError refused(String method, Object... arguments) {
        var answer = process.ask(method, JSON.valueToTree(arguments));
        assertThat(answer.get("error"))
                .as("error of %s, which answered %s", method, answer.get("ok"))
                .isNotNull();
        return new ClientError(
                answer.get("error").get("code").asInt(),
                answer.get("error").get("message").asText());
    }

    @Override
    public void close() {
        process.close();
    }

    record ClientError(int code, String message) {}

    /** What a test looks at in a message. */
    record ChatMessage(String id, String type, String from, String text, JsonNode payload) {

        static ChatMessage of(JsonNode message) {
            var payload = message.get("payload");
            return new ChatMessage(
                    message.get("ID").asText(),
                    message.get("type").asText(),
                    message.get("from").asText(),
                    payload.path("text").asText(),
                    payload);
        }
    }

    /** What a test looks at in a conversation. */
    record Conversation(String lastText, String lastFrom, int unread, boolean lastRecalled, boolean lastReadByPeer) {

        static Conversation of(JsonNode conversation) {
            var last = conversation.get("lastMessage");
            return new Conversation(
                    last.get("messageForShow").asText(),
                    last.get("fromAccount").asText(),
                    conversation.get("unreadCount").asInt(),
                    last.get("isRevoked").asBoolean(),
                    last.path("isPeerRead").asBoolean());
        }
    }
}
