package io.github.usersig.mockim.server.internal.webhook;

import static io.github.usersig.mockim.server.support.World.GROUP;
import static io.github.usersig.mockim.server.support.World.TEXT;
import static java.nio.charset.StandardCharsets.UTF_16LE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import io.github.usersig.mockim.Message;
import io.github.usersig.mockim.WebhookCall;
import io.github.usersig.mockim.WebhookCall.Outcome;
import io.github.usersig.mockim.WebhookCommand;
import io.github.usersig.mockim.WebhookSettings;
import io.github.usersig.mockim.server.support.JsonView;
import io.github.usersig.mockim.server.support.Receiver;
import io.github.usersig.mockim.server.support.Receiver.Answer;
import io.github.usersig.mockim.server.support.RestReply;
import io.github.usersig.mockim.server.support.WebhookScenario;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.Charset;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

@DisplayName("The app, asked before something is done,")
class BeforeWebhookTest extends WebhookScenario {

    private static final String MESSAGE = "C2C.CallbackBeforeSendMsg";
    private static final String AFTER = "C2C.CallbackAfterSendMsg";
    private static final String GROUP_MESSAGE = "Group.CallbackBeforeSendMsg";
    private static final String CHANGE = "{'ActionStatus':'OK','ErrorCode':0,'ErrorInfo':'',"
            + "'MsgBody':[{'MsgType':'TIMTextElem','MsgContent':{'Text':'changed'}}],'CloudCustomData':'mine'}";
    private static final Duration SHORT = Duration.ofMillis(100);

    private RestReply send() {
        return world.ask("openim/sendmsg", "{'From_Account':'alice','To_Account':'bob','MsgRandom':1," + TEXT + "}");
    }

    private List<String> texts() {
        return world.im.messages("alice", "bob").stream().map(Message::text).toList();
    }

    private WebhookCall last(WebhookCommand command) {
        List<WebhookCall> calls = world.im.webhooks().calls().of(command).entries();
        return calls.get(calls.size() - 1);
    }

    private static String refusal(int code) {
        return "{'ActionStatus':'OK','ErrorCode':" + code + ",'ErrorInfo':'no'}";
    }

    @ParameterizedTest(name = "ErrorCode {0}: the sender gets {1}")
    @CsvSource({
        "1, 20006",
        "120001, 120001",
        "130000, 130000",
        "120000, 20006",
        "130001, 20006",
        "3, 20006",
        "-1, 20006"
    })
    @DisplayName("refuses a one-to-one message, with a code of its own or the service's; nothing comes after")
    void refusesAMessage(int answered, int told) {
        app.answer(MESSAGE, refusal(answered));

        RestReply reply = send();
        app.answer(MESSAGE, Receiver.OK);
        world.send("bob", "alice", "the next", 2);

        assertThat(reply.code()).isEqualTo(told);
        assertThat(reply.status()).isEqualTo("FAIL");
        assertThat(reply.info()).contains("no");
        assertThat(texts()).isEmpty();
        assertThat(app.only(AFTER).toString()).contains("the next");
        assertThat(world.im
                        .webhooks()
                        .calls()
                        .of(WebhookCommand.C2C_BEFORE_SEND_MSG)
                        .entries()
                        .get(0)
                        .effect())
                .startsWith("refused with " + told);
        assertThat(world.im.journal().entries().get(0).code()).isEqualTo(told);
    }

    @ParameterizedTest(name = "ErrorCode {0}: the sender gets {1}")
    @CsvSource({"1, 10016", "10100, 10100", "10200, 10200", "10201, 10016"})
    @DisplayName("refuses a group message")
    void refusesAGroupMessage(int answered, int told) {
        String id = communityWhoseAppRefuses(answered);

        assertThat(world.code(
                        GROUP + "send_group_msg",
                        "{'GroupId':'%s','From_Account':'alice','Random':1," + TEXT + "}",
                        id))
                .isEqualTo(told);
    }

    @ParameterizedTest(name = "ErrorCode {0}: the sender gets {1}")
    @CsvSource({"1, 10016", "10100, 10100", "10200, 10200", "10201, 10016"})
    @DisplayName("refuses a group")
    void refusesAGroup(int answered, int told) {
        communityWhoseAppRefuses(answered);

        assertThat(world.code(GROUP + "create_group", "{'Type':'Public','Name':'n'}"))
                .isEqualTo(told);
    }

    @ParameterizedTest(name = "ErrorCode {0}: the sender gets {1}")
    @CsvSource({"1, 10016", "10100, 10100", "10200, 10200", "10201, 10016"})
    @DisplayName("refuses an invitation, and nobody joins")
    void refusesAnInvitation(int answered, int told) {
        String id = communityWhoseAppRefuses(answered);

        assertThat(world.code(
                        GROUP + "add_group_member", "{'GroupId':'%s','MemberList':[{'Member_Account':'carol'}]}", id))
                .isEqualTo(told);
        assertThat(world.ok(GROUP + "get_group_info", "{'GroupIdList':['%s']}", id)
                        .number("GroupInfo.0.MemberNum"))
                .isEqualTo(2);
    }

    @ParameterizedTest(name = "ErrorCode {0}: the sender gets {1}")
    @CsvSource({"1, 10016", "10100, 10100", "10200, 10200", "10201, 10016"})
    @DisplayName("refuses a topic")
    void refusesATopic(int answered, int told) {
        String id = communityWhoseAppRefuses(answered);

        assertThat(world.code("million_group_open_http_svc/create_topic", "{'GroupId':'%s','TopicName':'t'}", id))
                .isEqualTo(told);
    }

    @ParameterizedTest(name = "ErrorCode {0}: the sender gets {1}")
    @CsvSource({"1, 10016", "10100, 10100", "10200, 10200", "10201, 10016"})
    @DisplayName("refuses an official account")
    void refusesAnOfficialAccount(int answered, int told) {
        communityWhoseAppRefuses(answered);

        assertThat(world.code(
                        "official_account_open_http_svc/create_official_account",
                        "{'Owner_Account':'alice','Name':'n'}"))
                .isEqualTo(told);
    }

    private String communityWhoseAppRefuses(int code) {
        String id = world.group("Community");
        for (WebhookCommand command : WebhookCommand.values()) {
            app.answer(command.text(), command.isBefore() ? refusal(code) : Receiver.OK);
        }
        return id;
    }

    @Test
    @DisplayName("drops messages without a word: the senders see success, and nobody gets anything")
    void dropsMessagesWithoutAWord() {
        app.answer(MESSAGE, refusal(2));

        RestReply reply = send();

        assertThat(reply.code()).isZero();
        assertThat(reply.text("MsgKey")).isEqualTo(app.only(MESSAGE).text("MsgKey"));
        assertThat(texts()).isEmpty();
        assertThat(last(WebhookCommand.C2C_BEFORE_SEND_MSG).effect()).isEqualTo("dropped without a word");
    }

    @Test
    @DisplayName("drops group messages without a word too: the sender sees the next number")
    void dropsGroupMessagesWithoutAWord() {
        String id = world.group("Public");
        app.answer(GROUP_MESSAGE, refusal(2));

        long seq = world.sendToGroup(id, "alice", "hello", 1);

        assertThat(seq).isEqualTo(1);
        assertThat(world.ok(GROUP + "group_msg_get_simple", "{'GroupId':'%s','ReqMsgNumber':9}", id)
                        .list("RspMsgList"))
                .isEmpty();
    }

    @Test
    @DisplayName("changes a message: that is what is stored, and what the webhook after it tells")
    void changesAMessage() {
        app.answer(MESSAGE, CHANGE);

        String key = send().text("MsgKey");

        assertThat(texts()).containsExactly("changed");
        JsonView after = app.only(AFTER);
        assertThat(after.text("MsgKey")).isEqualTo(key);
        assertThat(after.text("MsgBody.0.MsgContent.Text")).isEqualTo("changed");
        assertThat(after.text("CloudCustomData")).isEqualTo("mine");
        assertThat(last(WebhookCommand.C2C_BEFORE_SEND_MSG).effect())
                .isEqualTo("allowed, with MsgBody, with CloudCustomData");
    }

    @Test
    @DisplayName("changes a group message: that is what the webhook after it tells")
    void changesAGroupMessage() {
        String id = world.group("Public");
        app.answer(GROUP_MESSAGE, CHANGE);

        world.sendToGroup(id, "alice", "hello", 1);

        assertThat(app.only("Group.CallbackAfterSendMsg").text("MsgBody.0.MsgContent.Text"))
                .isEqualTo("changed");
    }

    @Test
    @DisplayName("leaves some out of an invitation; the others join")
    void leavesSomeOutOfAnInvitation() {
        String id = world.group("Public");
        app.answer(
                "Group.CallbackBeforeInviteJoinGroup",
                "{'ActionStatus':'OK','ErrorCode':0,'ErrorInfo':'','RefusedMembers_Account':['carol']}");

        RestReply reply = world.ok(
                GROUP + "add_group_member",
                "{'GroupId':'%s','MemberList':[{'Member_Account':'carol'},{'Member_Account':'dave'}]}",
                id);

        assertThat(reply.at("MemberList").toString())
                .isEqualTo("[{\"Member_Account\":\"dave\",\"Result\":1},{\"Member_Account\":\"carol\",\"Result\":0}]");
        assertThat(app.received("Group.CallbackBeforeInviteJoinGroup")).hasSize(2); // that of world.group too
        assertThat(world.ok(GROUP + "get_role_in_group", "{'GroupId':'%s','User_Account':['carol','dave']}", id)
                        .at("UserIdList")
                        .toString())
                .contains("\"carol\",\"Role\":\"NotMember\"", "\"dave\",\"Role\":\"Member\"");
    }

    static Stream<Answer> badAnswers() {
        return Stream.of(
                new Answer(500, "{}"),
                new Answer(204, ""),
                new Answer(302, ""),
                Answer.of(""),
                Answer.of("<html>"),
                Answer.of("[]"),
                Answer.of("{}"),
                Answer.of("{'ActionStatus':'OK','ErrorCode':'0','ErrorInfo':''}"),
                Answer.of("{'ActionStatus':'OK','ErrorCode':1}"),
                Answer.of("{'ActionStatus':'FAIL','ErrorCode':0,'ErrorInfo':''}"),
                Answer.of("{'ActionStatus':'OK','ErrorCode':0,'ErrorInfo':'','MsgBody':{}}"),
                Answer.of("{'ActionStatus':'OK','ErrorCode':0,'ErrorInfo':'','MsgBody':[{'MsgType':'Nonsense'}]}"),
                Answer.of("{'ActionStatus':'OK','ErrorCode':0,'ErrorInfo':'','CloudCustomData':7}"),
                Answer.of("{'a':".repeat(5_000) + "1" + "}".repeat(5_000)),
                new Answer(200, "0".repeat(10 * 1024 * 1024)));
    }

    @ParameterizedTest
    @MethodSource("badAnswers")
    @DisplayName("answers what is no good answer: the message goes on as it is, and the call says why")
    void answersWhatIsNoGoodAnswer(Answer answer) {
        app.answer(MESSAGE, webhook -> answer);

        assertThat(send().code()).isZero();

        assertThat(texts()).containsExactly("hello");
        WebhookCall call = last(WebhookCommand.C2C_BEFORE_SEND_MSG);
        assertThat(call.outcome()).isIn(Outcome.BAD_ANSWER, Outcome.UNREACHABLE);
        assertThat(call.effect()).contains(": went on");
        assertThat(call.answer().length()).isLessThanOrEqualTo(4096);
    }

    static Stream<Arguments> mistakes() {
        String ok = Receiver.OK.replace('\'', '"');
        return Stream.of(
                arguments(Answer.of(""), "the answer is empty: answer {\"ActionStatus\":\"OK\""),
                arguments(
                        Answer.of("{'actionStatus':'OK','errorCode':0,'errorInfo':''}"),
                        "ActionStatus of the answer is missing, and actionStatus is there: names are case-sensitive, so"
                                + " give the property its name (@JsonProperty(\"ActionStatus\") for Jackson,"
                                + " @JSONField(name = \"ActionStatus\") for fastjson)"),
                arguments(
                        Answer.of("{'ActionStatus':'OK','errorCode':0,'ErrorInfo':''}"),
                        "ErrorCode of the answer is missing, and errorCode is there"),
                arguments(Answer.of("{'ErrorCode':0,'ErrorInfo':''}"), "ActionStatus of the answer is missing"),
                arguments(
                        Answer.of("{'ActionStatus':'ok','ErrorCode':0,'ErrorInfo':''}"),
                        "ActionStatus of the answer must be OK or FAIL, in capitals"),
                arguments(
                        Answer.of("{'ActionStatus':'FAIL','ErrorCode':0,'ErrorInfo':'no'}"),
                        "ActionStatus of the answer is FAIL and ErrorCode 0, which contradict each other"),
                arguments(Answer.of("'OK'"), "it is a JSON text: an object that was written as JSON twice?"),
                arguments(Answer.of("{'ActionStatus':'OK',}"), "it is not JSON: line 1, column 22"),
                arguments(new Answer(200, "\ufeff" + ok), "it begins with a byte order mark"),
                arguments(new Answer(200, ok, UTF_16LE), "it is not UTF-8 but UTF-16 or UTF-32"),
                arguments(
                        new Answer(200, ok.replace("\"\"", "\"\u4e0d\u884c\""), Charset.forName("GBK")),
                        "it is not UTF-8 (GBK or ISO 8859-1?)"));
    }

    @ParameterizedTest
    @MethodSource("mistakes")
    @DisplayName("answers with a mistake that is common: the call says which, and what to write")
    void answersWithACommonMistake(Answer answer, String told) {
        app.answer(MESSAGE, webhook -> answer);

        assertThat(send().code()).isZero();

        WebhookCall call = last(WebhookCommand.C2C_BEFORE_SEND_MSG);
        assertThat(call.outcome()).isEqualTo(Outcome.BAD_ANSWER);
        assertThat(call.effect()).contains(told).endsWith(": went on");
    }

    @Test
    @DisplayName("answers too late: the message goes on")
    void answersTooLate() {
        answerTooLate();
        world.im.webhooks().settings(app.settings().withTimeout(SHORT));

        assertThat(send().code()).isZero();

        assertThat(last(WebhookCommand.C2C_BEFORE_SEND_MSG).outcome()).isEqualTo(Outcome.TIMED_OUT);
        assertThat(app.received(MESSAGE)).hasSize(1); // those that ask are never sent again
        assertThat(texts()).containsExactly("hello");
    }

    @Test
    @DisplayName("answers too late: the message is refused with 80003 if the app is set so")
    void answersTooLateWhereThatRefuses() {
        answerTooLate();
        world.im.webhooks().settings(app.settings().withTimeout(SHORT).refusingOnTimeout());

        assertThat(send().code()).isEqualTo(80003);

        assertThat(last(WebhookCommand.C2C_BEFORE_SEND_MSG).effect()).contains("refused with 80003");
        assertThat(app.received(MESSAGE)).hasSize(1);
        assertThat(texts()).isEmpty();
    }

    private void answerTooLate() {
        app.answer(MESSAGE, webhook -> {
            sleep(SHORT.multipliedBy(4));
            return Answer.of(refusal(1));
        });
    }

    @Test
    @DisplayName("is down: the message goes on, and what is told is told in vain")
    void isDown() {
        world.im.webhooks().settings(app.settings().withTimeout(Duration.ofSeconds(5)));
        app.close();

        assertThat(send().code()).isZero();

        assertThat(texts()).containsExactly("hello");
        assertThat(last(WebhookCommand.C2C_BEFORE_SEND_MSG).outcome()).isEqualTo(Outcome.UNREACHABLE);
        URI url = app.settings().url();
        assertThat(last(WebhookCommand.C2C_BEFORE_SEND_MSG).effect())
                .isEqualTo("nothing listens at 127.0.0.1:" + url.getPort() + ", asked for " + url + ": went on");
    }

    @Test
    @DisplayName("has a name that nobody knows: the call says so, with the URL")
    void hasANameThatNobodyKnows() {
        world.im.webhooks().settings(WebhookSettings.to(URI.create("http://no-such-host.invalid/im/webhook")));

        assertThat(send().code()).isZero();

        WebhookCall call = last(WebhookCommand.C2C_BEFORE_SEND_MSG);
        assertThat(call.outcome()).isEqualTo(Outcome.UNREACHABLE);
        assertThat(call.effect())
                .isEqualTo("no such host: no-such-host.invalid is unknown where the mock runs, asked for"
                        + " http://no-such-host.invalid/im/webhook: went on");
    }

    @Test
    @DisplayName("closes the connection without an answer: the call says so")
    void closesTheConnectionWithoutAnAnswer() throws Exception {
        try (ServerSocket socket = new ServerSocket(0, 5, InetAddress.getLoopbackAddress())) {
            Thread closing = new Thread(() -> {
                try {
                    while (true) {
                        try (Socket connection = socket.accept()) {
                            assertThat(connection.getInputStream().read()).isPositive();
                        }
                    }
                } catch (IOException e) { // closed, which is the end of the test
                }
            });
            closing.start();
            URI url = URI.create("http://127.0.0.1:" + socket.getLocalPort() + "/");
            world.im.webhooks().settings(WebhookSettings.to(url));

            assertThat(send().code()).isZero();

            assertThat(last(WebhookCommand.C2C_BEFORE_SEND_MSG).effect())
                    .contains("asked for " + url)
                    .contains("closed the connection");
        }
    }

    @Test
    @DisplayName("calls the mock while it thinks, and is answered")
    void callsTheMockWhileItThinks() {
        app.answer(MESSAGE, webhook -> {
            world.ok(
                    "profile/portrait_set",
                    "{'From_Account':'alice','ProfileItem':[{'Tag':'Tag_Profile_IM_Nick','Value':'Al'}]}");
            return Answer.of(Receiver.OK);
        });

        assertThat(send().code()).isZero();

        assertThat(world.im.accounts()).anyMatch(account -> account.nick().equals("Al"));
        assertThat(last(WebhookCommand.C2C_BEFORE_SEND_MSG).isAnswered()).isTrue();
    }

    @Test
    @DisplayName(
            "does not hold up others: messages it thinks about are no reason for another tenant's, or its own, to wait")
    void doesNotHoldUpOthers() {
        int slow = 8; // more than the mock has threads that read
        world.im.webhooks().settings(app.settings().withTimeout(Duration.ofSeconds(20)));
        CountDownLatch quickIsDone = new CountDownLatch(1);
        app.answer(MESSAGE, webhook -> {
            if (app.received(MESSAGE).size() <= slow) {
                await(quickIsDone);
            }
            return Answer.of(Receiver.OK);
        });
        for (int i = 0; i < slow; i++) {
            new Thread(this::send).start();
        }
        app.await(MESSAGE, slow);

        world.send("carol", "dave", "quick", 5);

        assertThat(world.im.messages("carol", "dave")).hasSize(1);
        assertThat(texts()).as("messages that it still thinks about").isEmpty();
        quickIsDone.countDown();
    }

    private static void await(CountDownLatch latch) {
        try {
            if (!latch.await(15, TimeUnit.SECONDS)) {
                throw new IllegalStateException("the quick message has not been sent in 15 s");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Test
    @DisplayName("never finds the token in what the mock tells of the webhooks")
    void neverFindsTheTokenInWhatIsTold() {
        String token = "t0p-secret-token";
        world.im.webhooks().settings(app.settings().withToken(token));
        send();
        app.await(AFTER, 1);

        assertThat(world.im.webhooks().settings().orElseThrow().token()).isEmpty();
        assertThat(app.settings().withToken(token).toString()).doesNotContain(token);
        String sign = app.received(MESSAGE).get(0).parameters().get("Sign");
        assertThat(world.im.webhooks().calls().entries().toString()
                        + world.im.webhooks().calls().entries().get(0).parameters())
                .doesNotContain(token)
                .doesNotContain(sign);
        assertThat(world.im.journal().toString()).doesNotContain(token);
    }

    private static void sleep(Duration duration) {
        try {
            Thread.sleep(duration.toMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
