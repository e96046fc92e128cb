package io.github.usersig.mockim.server.internal.command.message;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.usersig.mockim.Message;
import io.github.usersig.mockim.server.support.RestReply;
import io.github.usersig.mockim.server.support.World;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@DisplayName("batchsendmsg")
@ExtendWith(World.Maker.class)
class BatchMessageTest {

    private static final String SEND = "openim/batchsendmsg";
    private static final String TO_BOTH =
            "{'From_Account':'alice','To_Account':['bob','carol'],'MsgRandom':1," + World.TEXT + "}";

    @Test
    @DisplayName("reaches all receivers under one MsgKey")
    void reachesAllReceiversUnderOneMsgKey(World world) {
        String key = world.ok(SEND, TO_BOTH).text("MsgKey");

        assertThat(world.im.messages("alice", "bob")).extracting(Message::key).containsExactly(key);
        assertThat(world.im.messages("alice", "carol")).extracting(Message::key).containsExactly(key);
    }

    @Test
    @DisplayName("lists unknown receivers, with SomeError and code 0")
    void listsUnknownReceivers(World world) {
        RestReply some = world.ok(SEND, TO_BOTH.replace("'carol'", "'nobody'"));

        assertThat(some.status()).isEqualTo("SomeError");
        assertThat(some.list("ErrorList")).hasToString("[{\"To_Account\":\"nobody\",\"ErrorCode\":70107}]");
    }

    @Test
    @DisplayName("fails if no receiver is known: 90012")
    void failsIfNoReceiverIsKnown(World world) {
        RestReply none = world.ask(SEND, TO_BOTH.replace("'bob','carol'", "'nobody'"));

        assertThat(none.status()).isEqualTo("FAIL");
        assertThat(none.code()).isEqualTo(90012);
    }

    @Test
    @DisplayName("refuses a message over 12 KB with 90055")
    void refusesAMessageOver12Kilobytes(World world) {
        String body = "'MsgBody':[{'MsgType':'TIMTextElem','MsgContent':{'Text':'" + "x".repeat(12_400) + "'}}]";

        assertThat(world.code(SEND, "{'From_Account':'alice','To_Account':['bob'],'MsgRandom':1," + body + "}"))
                .isEqualTo(90055);
    }

    @Test
    @DisplayName("reaches up to 500 users")
    void reachesFiveHundredUsers(World world) {
        String[] users = importUsers(world);

        world.ok(
                SEND,
                "{'From_Account':'alice','To_Account':[%s],'MsgRandom':1," + World.TEXT + "}",
                quoted(users, 500));

        assertThat(world.im.messages("alice", "u499")).extracting(Message::text).containsExactly("hello");
    }

    @Test
    @DisplayName("refuses more than 500 users: 90011")
    void refusesMoreThanFiveHundredUsers(World world) {
        String[] users = importUsers(world);

        assertThat(world.code(
                        SEND,
                        "{'From_Account':'alice','To_Account':[%s],'MsgRandom':1," + World.TEXT + "}",
                        quoted(users, 501)))
                .isEqualTo(90011);
    }

    private static String[] importUsers(World world) {
        String[] users = IntStream.range(0, 501).mapToObj(i -> "u" + i).toArray(String[]::new);
        world.im.importAccounts(users);
        return users;
    }

    private static String quoted(String[] users, int count) {
        return IntStream.range(0, count).mapToObj(i -> "'" + users[i] + "'").collect(Collectors.joining(","));
    }
}
