package io.github.usersig.mockim.server.internal.command.message;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.usersig.SdkApp;
import io.github.usersig.mockim.Message;
import io.github.usersig.mockim.MockIm;
import io.github.usersig.mockim.server.support.RestClient;
import io.github.usersig.mockim.server.support.RestReply;
import io.github.usersig.mockim.server.support.World;
import java.time.Duration;
import java.time.Instant;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

@DisplayName("openim/sendmsg")
@ExtendWith(World.Maker.class)
class SendMessageTest {

    private MockIm im;
    private RestClient rest;

    @BeforeEach
    void aliceAndBob(World world) {
        im = world.server.createTenant(SdkApp.random());
        rest = RestClient.of(im);
        im.importAccounts("alice", "bob");
    }

    @Test
    @DisplayName("stores the message, and answers its time and key")
    void storesTheMessageAndAnswersItsTimeAndKey() {
        RestReply reply = send(message());

        long time = reply.longNumber("MsgTime");
        assertThat(reply.code()).isZero();
        assertThat(Instant.ofEpochSecond(time)).isBetween(Instant.now().minus(Duration.ofSeconds(30)), Instant.now());
        assertThat(reply.text("MsgKey")).isEqualTo("93847636_1287657_" + time);
        assertThat(im.messages("alice", "bob"))
                .containsExactly(new Message(
                        "alice",
                        "bob",
                        Instant.ofEpochSecond(time),
                        "93847636_1287657_" + time,
                        "hi",
                        "[{\"MsgType\":\"TIMTextElem\",\"MsgContent\":{\"Text\":\"hi\"}}]"));
        assertThat(im.messages("bob", "alice")).isEmpty();
    }

    @Test
    @DisplayName("without From_Account it is the calling admin who sends")
    void sendsFromTheCallingAdminWithoutFromAccount() {
        send(without("From_Account"));

        assertThat(im.messages("administrator", "bob")).hasSize(1);
    }

    @Test
    @DisplayName("keeps messages in the order they came, text by text")
    void keepsMessagesInTheOrderTheyCame() {
        for (int i = 0; i < 5; i++) {
            ObjectNode message = message().put("MsgSeq", i);
            message.putArray("MsgBody").add(text("n")).add(text(Integer.toString(i)));
            send(message);
        }

        assertThat(im.messages("alice", "bob")).extracting(Message::text).containsExactly("n0", "n1", "n2", "n3", "n4");
    }

    @Test
    @DisplayName("sent twice it is stored once, and answered alike")
    void storesAMessageSentTwiceOnce() {
        RestReply first = send(message());
        RestReply second = send(message());

        assertThat(second).isEqualTo(first);
        assertThat(im.messages("alice", "bob")).hasSize(1);
    }

    @Test
    @DisplayName("another MsgSeq, MsgRandom, content or direction makes another message")
    void storesAMessageThatDiffersAsAnother() {
        send(message());
        send(message().put("MsgSeq", 2));
        send(message().put("MsgRandom", 2));
        send(withBody(text("hello")));
        send(message().put("From_Account", "bob").put("To_Account", "alice"));

        assertThat(im.messages("alice", "bob")).hasSize(4);
        assertThat(im.messages("bob", "alice")).hasSize(1);
    }

    @Test
    @DisplayName("for those online only it is not stored: OnlineOnlyFlag 1 or MsgLifeTime 0")
    void doesNotStoreAMessageForThoseOnlineOnly() {
        assertThat(code(message().put("OnlineOnlyFlag", 1))).isZero();
        assertThat(code(message().put("MsgLifeTime", 0).put("MsgSeq", 2))).isZero();

        assertThat(im.messages("alice", "bob")).isEmpty();
    }

    @Test
    @DisplayName("takes all kinds of elements, and fields it makes no use of")
    void takesAllKindsOfElements() {
        ObjectNode message =
                message().put("SyncOtherMachine", 2).put("MsgTimeStamp", 1).put("CloudCustomData", "x");
        message.put("MsgLifeTime", 9_999_999).putObject("OfflinePushInfo").put("PushFlag", 0);
        Stream.of("Location", "Face", "Custom", "Relay")
                .forEach(kind -> message.withArray("MsgBody").add(element("TIM" + kind + "Elem")));

        assertThat(code(message)).isZero();
        assertThat(im.messages("alice", "bob").get(0).text()).isEqualTo("hi");
    }

    static Stream<Arguments> refused() {
        return Stream.of(
                row("no MsgRandom", 90005, m -> m.remove("MsgRandom")),
                row("MsgRandom a string", 90005, m -> m.put("MsgRandom", "1")),
                row("MsgRandom a fraction", 90005, m -> m.put("MsgRandom", 1.5)),
                row("MsgRandom negative", 90005, m -> m.put("MsgRandom", -1)),
                row("MsgRandom beyond 32 bits", 90005, m -> m.put("MsgRandom", 4294967296L)),
                row("MsgSeq beyond 32 bits", 90010, m -> m.put("MsgSeq", 4294967296L)),
                row("MsgTimeStamp a string", 90006, m -> m.put("MsgTimeStamp", "now")),
                row("MsgLifeTime a string", 90044, m -> m.put("MsgLifeTime", "7")),
                row("SyncOtherMachine a string", 90031, m -> m.put("SyncOtherMachine", "1")),
                row("SyncOtherMachine 3", 90031, m -> m.put("SyncOtherMachine", 3)),
                row("OnlineOnlyFlag 2", 90010, m -> m.put("OnlineOnlyFlag", 2)),
                row("OfflinePushInfo a string", 90043, m -> m.put("OfflinePushInfo", "x")),
                row("CloudCustomData a number", 90010, m -> m.put("CloudCustomData", 1)),
                row("no To_Account", 90003, m -> m.remove("To_Account")),
                row("To_Account empty", 90003, m -> m.put("To_Account", "")),
                row("To_Account an array", 60015, m -> m.putArray("To_Account").add("bob")),
                row("To_Account unknown", 90012, m -> m.put("To_Account", "nobody")),
                row("From_Account a number", 60015, m -> m.put("From_Account", 1)),
                row("From_Account empty", 90008, m -> m.put("From_Account", "")),
                row("From_Account unknown", 20003, m -> m.put("From_Account", "nobody")),
                row("no MsgBody", 90007, m -> m.remove("MsgBody")),
                row("MsgBody an object", 90007, m -> m.putObject("MsgBody")),
                row("MsgBody empty", 90002, m -> m.putArray("MsgBody")),
                row("an element that is a string", 90002, m -> m.putArray("MsgBody")
                        .add("hi")),
                row("an element without type", 90002, m -> m.putArray("MsgBody").addObject()),
                row("an element of unknown type", 90002, m -> m.putArray("MsgBody")
                        .add(element("TIMTextElement"))),
                row("two custom elements", 90002, m -> m.putArray("MsgBody")
                        .add(element("TIMCustomElem"))
                        .add(element("TIMCustomElem"))),
                row("an element without content", 90010, m -> m.putArray("MsgBody")
                        .addObject()
                        .put("MsgType", "TIMFaceElem")),
                row("a text element without text", 90010, m -> m.putArray("MsgBody")
                        .add(element("TIMTextElem"))),
                row("over 12 KB", 93000, m -> m.put("CloudCustomData", "x".repeat(12 * 1024))),
                row("over 64 KB", 93000, m -> m.put("CloudCustomData", "x".repeat(64 * 1024))));
    }

    @ParameterizedTest(name = "{0}: {1}")
    @MethodSource("refused")
    @DisplayName("refuses, with the code for what is wrong, and stores nothing")
    void refusesWithTheCodeForWhatIsWrong(String what, int code, Consumer<ObjectNode> change) {
        ObjectNode message = message();
        change.accept(message);

        assertThat(code(message)).as(what).isEqualTo(code);
        assertThat(im.messages("alice", "bob")).isEmpty();
    }

    @Test
    @DisplayName("takes a body of exactly 12 KB")
    void takesABodyOfExactly12Kilobytes() {
        int others = message().put("CloudCustomData", "").toString().length();

        assertThat(code(message().put("CloudCustomData", "x".repeat(12 * 1024 - others))))
                .isZero();
        assertThat(code(message().put("MsgSeq", 12345678).put("CloudCustomData", "x".repeat(12 * 1024 - others + 1))))
                .isEqualTo(93000);
    }

    private RestReply send(ObjectNode message) {
        return rest.ask("openim/sendmsg", message.toString());
    }

    private int code(ObjectNode message) {
        return send(message).code();
    }

    private static ObjectNode message() {
        ObjectNode message = JsonNodeFactory.instance
                .objectNode()
                .put("From_Account", "alice")
                .put("To_Account", "bob")
                .put("MsgSeq", 93847636)
                .put("MsgRandom", 1287657);
        message.putArray("MsgBody").add(text("hi"));
        return message;
    }

    private static ObjectNode without(String field) {
        ObjectNode message = message();
        message.remove(field);
        return message;
    }

    private static ObjectNode withBody(ObjectNode element) {
        ObjectNode message = message();
        message.putArray("MsgBody").add(element);
        return message;
    }

    private static ObjectNode text(String text) {
        ObjectNode element = element("TIMTextElem");
        element.withObject("/MsgContent").put("Text", text);
        return element;
    }

    private static ObjectNode element(String type) {
        ObjectNode element = JsonNodeFactory.instance.objectNode().put("MsgType", type);
        element.putObject("MsgContent");
        return element;
    }

    private static Arguments row(String what, int code, Consumer<ObjectNode> change) {
        return Arguments.of(what, code, change);
    }
}
