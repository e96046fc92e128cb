package io.github.usersig.mockim.server.internal.webhook;

import static io.github.usersig.mockim.server.support.World.GROUP;
import static io.github.usersig.mockim.server.support.World.TEXT;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.usersig.mockim.server.support.JsonView;
import io.github.usersig.mockim.server.support.WebhookScenario;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("The app is told by webhook")
class MessageWebhooksTest extends WebhookScenario {

    private static final String AFTER = "C2C.CallbackAfterSendMsg";

    /** Sends a message that gets an extension, is read and recalled; returns its key. */
    private String liveThrough() {
        String key = world.send("alice", "bob", "hello", 7);
        String which = "'From_Account':'alice','To_Account':'bob','MsgKey':'" + key + "'";
        world.ok(
                "openim_msg_ext_http_svc/set_key_values",
                "{" + which + ",'OperateType':1,'ExtensionList':[{'Key':'k','Value':'v'}]}");
        world.ok(
                "openim/admin_set_msg_read",
                "{'Report_Account':'bob','Peer_Account':'alice','MsgReadTime':9999999999}");
        world.ok("openim/admin_msgwithdraw", "{" + which + "}");
        return key;
    }

    @Test
    @DisplayName("of one-to-one messages before and after they are sent, in the same words")
    void tellOfMessagesBeforeAndAfterInTheSameWords() {
        liveThrough();

        JsonView before = app.only("C2C.CallbackBeforeSendMsg");
        JsonView after = app.only(AFTER);
        for (String name :
                List.of("From_Account", "To_Account", "MsgSeq", "MsgRandom", "MsgTime", "MsgKey", "MsgBody")) {
            assertThat(after.has(name)).as(name).isTrue();
            assertThat(after.at(name)).as(name).isEqualTo(before.at(name));
        }
    }

    @Test
    @DisplayName("of one-to-one messages after they are sent, with what became of them")
    void tellOfMessagesWithWhatBecameOfThem() {
        String key = liveThrough();

        JsonView after = app.only(AFTER);
        assertThat(after.text("MsgKey")).isEqualTo(key);
        assertThat(after.number("OnlineOnlyFlag")).isZero();
        assertThat(after.number("SendMsgResult")).isZero();
        assertThat(after.text("ErrorInfo")).isEqualTo("send msg succeed");
        assertThat(after.number("UnreadMsgNum")).isEqualTo(1);
        assertThat(app.only("C2C.CallbackBeforeSendMsg").has("SendMsgResult")).isFalse();
    }

    @Test
    @DisplayName("of one-to-one messages that are read, changed in their extensions, or recalled")
    void tellOfMessagesThatAreReadChangedOrRecalled() {
        String key = liveThrough();

        assertThat(app.only("C2C.CallbackAfterC2CMsgExtension").text("ExtensionList.0.Key"))
                .isEqualTo("k");
        assertThat(app.only("C2C.CallbackAfterMsgReport").toString())
                .contains(
                        "\"Report_Account\":\"bob\",\"Peer_Account\":\"alice\",\"LastReadTime\":9999999999,\"UnreadMsgNum\":0");
        assertThat(app.only("C2C.CallbackAfterMsgWithDraw").text("MsgKey")).isEqualTo(key);
    }

    @Test
    @DisplayName("of a one-to-one message that could not be sent, with the code the sender got")
    void tellOfAMessageThatCouldNotBeSent() {
        int code = world.code(
                "openim/sendmsg", "{'From_Account':'alice','To_Account':'nobody','MsgRandom':1," + TEXT + "}");

        JsonView after = app.only(AFTER);
        assertThat(after.number("SendMsgResult")).isEqualTo(code).isNotZero();
        assertThat(after.number("UnreadMsgNum")).isEqualTo(-1);
        assertThat(app.received("C2C.CallbackBeforeSendMsg")).isEmpty();
    }

    @Test
    @DisplayName("not of messages that forbid it, nor of those of batchsendmsg, nor of imported ones")
    void tellNothingOfMessagesThatForbidIt() {
        String rest = "'From_Account':'alice','MsgRandom':1,'MsgSeq':1," + TEXT;
        world.ok(
                "openim/sendmsg",
                "{'To_Account':'bob','ForbidCallbackControl':['ForbidBeforeSendMsgCallback','ForbidAfterSendMsgCallback'],"
                        + rest + "}");
        world.ok("openim/batchsendmsg", "{'To_Account':['carol']," + rest + "}");
        world.ok(
                "openim/importmsg",
                "{'To_Account':'dave','MsgTimeStamp':1600000000,'SyncFromOldSystem':2," + rest + "}");
        world.send("alice", "bob", "the last", 9);

        assertThat(app.only(AFTER).toString()).contains("the last");
        assertThat(app.only("C2C.CallbackBeforeSendMsg").toString()).contains("the last");
    }

    @Test
    @DisplayName("in order and without a gap of a hundred messages from four threads")
    void comeInOrderAndWithoutAGap() throws Exception {
        Thread[] senders = new Thread[4];
        for (int thread = 0; thread < senders.length; thread++) {
            int first = thread * 25 + 1;
            senders[thread] = new Thread(() -> {
                for (int i = first; i < first + 25; i++) {
                    world.sendToGroup("g", "alice", "m", i);
                }
            });
        }
        world.ok(GROUP + "create_group", "{'GroupId':'g','Type':'Public','Name':'n','Owner_Account':'alice'}");
        for (Thread sender : senders) {
            sender.start();
        }
        for (Thread sender : senders) {
            sender.join();
        }
        app.await("Group.CallbackAfterSendMsg", 100);

        assertThat(app.received("Group.CallbackAfterSendMsg"))
                .extracting(each -> each.body().number("MsgSeq"))
                .containsExactlyElementsOf(IntStream.rangeClosed(1, 100).boxed().toList());
    }
}
