package io.github.usersig.mockim.server.internal.webhook;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.usersig.mockim.WebhookCall;
import io.github.usersig.mockim.WebhookCall.Outcome;
import io.github.usersig.mockim.WebhookCalls;
import io.github.usersig.mockim.WebhookCommand;
import io.github.usersig.mockim.WebhookOverride;
import io.github.usersig.mockim.server.support.Receiver;
import io.github.usersig.mockim.server.support.Receiver.Answer;
import io.github.usersig.mockim.server.support.World;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@DisplayName("On their way to the app webhooks")
@ExtendWith(World.Maker.class)
class WebhookFaultTest {

    private static final String AFTER = "C2C.CallbackAfterSendMsg";
    private static final String BEFORE = "C2C.CallbackBeforeSendMsg";

    private final Receiver app = new Receiver();
    private World world;

    @BeforeEach
    void start(World newWorld) {
        world = newWorld;
        world.im.webhooks().settings(app.settings().only(WebhookCommand.C2C_AFTER_SEND_MSG));
    }

    @AfterEach
    void stop() {
        world.im.remove();
        app.close();
    }

    private void send(String... texts) {
        for (String text : texts) {
            world.send("alice", "bob", text, text.hashCode());
        }
    }

    private List<String> told() {
        return app.received(AFTER).stream()
                .map(each -> each.body().text("MsgBody.0.MsgContent.Text"))
                .toList();
    }

    @Test
    @DisplayName("get lost")
    void lose() {
        world.im
                .webhooks()
                .override(WebhookOverride.of(WebhookCommand.C2C_AFTER_SEND_MSG)
                        .times(1)
                        .lose());

        send("a", "b");
        app.await(AFTER, 1);

        assertThat(told()).containsExactly("b");
        assertThat(world.im.webhooks().calls().entries())
                .first()
                .extracting(WebhookCall::outcome)
                .isEqualTo(Outcome.LOST);
    }

    @Test
    @DisplayName("come twice")
    void duplicate() {
        world.im.webhooks().override(WebhookOverride.ofAny().times(1).duplicate());

        send("a", "b");
        app.await(AFTER, 3);

        assertThat(told()).containsExactly("a", "a", "b");
    }

    @Test
    @DisplayName("come in the wrong order, or alone if nothing comes behind")
    void reorder() {
        world.im.webhooks().override(WebhookOverride.ofAny().times(2).reorder());

        send("a", "b", "c");
        app.await(AFTER, 3);

        assertThat(told()).containsExactly("b", "a", "c").doesNotHaveDuplicates();
    }

    @Test
    @DisplayName("come after the next of their own kind, whatever else comes in between")
    void reorderOfOneKind() {
        String changed = WebhookCommand.STATE_CHANGE.text();
        world.im
                .webhooks()
                .settings(app.settings().only(WebhookCommand.C2C_AFTER_SEND_MSG, WebhookCommand.STATE_CHANGE));
        world.im
                .webhooks()
                .override(
                        WebhookOverride.of(WebhookCommand.STATE_CHANGE).times(1).reorder());

        world.im.sessions().setOnline("bob", "Web");
        send("a");
        app.await(AFTER, 1);
        world.im.sessions().setOnline("bob");
        app.await(changed, 2);

        assertThat(app.received(changed))
                .extracting(each -> each.body().text("Info.Action"))
                .containsExactly("Logout", "Login");
    }

    @Test
    @DisplayName("are late, and those behind them as well")
    void delay() {
        world.im.webhooks().override(WebhookOverride.ofAny().times(1).delay(Duration.ofMillis(300)));

        long start = System.nanoTime();
        send("a", "b");
        app.await(AFTER, 2);

        assertThat(Duration.ofNanos(System.nanoTime() - start)).isGreaterThan(Duration.ofMillis(290));
        assertThat(told()).containsExactly("a", "b");
    }

    @Test
    @DisplayName("are concerned by shares: of ten with 50 percent every second one is lost")
    void percent() {
        world.im.webhooks().override(WebhookOverride.ofAny().percent(50).lose());

        send("0", "1", "2", "3", "4", "5", "6", "7", "8", "9");
        app.await(AFTER, 5);

        assertThat(told()).containsExactly("0", "2", "4", "6", "8");
    }

    @Test
    @DisplayName("are sent again after a time-out, as often as the app is set to")
    void comeAgainAfterATimeOut() {
        app.answer(AFTER, webhook -> {
            if (app.received(AFTER).size() < 3) {
                pause();
            }
            return Answer.of(Receiver.OK);
        });
        world.im
                .webhooks()
                .settings(app.settings()
                        .only(WebhookCommand.C2C_AFTER_SEND_MSG)
                        .withTimeout(Duration.ofMillis(100))
                        .withRetries(5));

        send("a");
        app.await(AFTER, 3);
        send("b");
        app.await(AFTER, 4);

        assertThat(told()).containsExactly("a", "a", "a", "b");
        assertThat(world.im.webhooks().calls().entries())
                .extracting(WebhookCall::attempt)
                .startsWith(1, 2, 3);
    }

    @Test
    @DisplayName("are not sent again without that, nor after an answer that is no good")
    void doNotComeAgainAfterABadAnswer() {
        app.answer(AFTER, webhook -> new Answer(500, ""));
        world.im
                .webhooks()
                .settings(app.settings().only(WebhookCommand.C2C_AFTER_SEND_MSG).withRetries(5));

        send("a", "b");
        app.await(AFTER, 2);

        assertThat(told()).containsExactly("a", "b");
    }

    @Test
    @DisplayName("that ask and get lost count as not answered in time, at once")
    void loseQuestion() {
        world.im
                .webhooks()
                .settings(
                        app.settings().only(WebhookCommand.C2C_BEFORE_SEND_MSG).refusingOnTimeout());
        world.im
                .webhooks()
                .override(WebhookOverride.of(WebhookCommand.C2C_BEFORE_SEND_MSG)
                        .times(1)
                        .lose());

        int first = world.code("openim/sendmsg", "{'To_Account':'bob','MsgRandom':1," + World.TEXT + "}");
        int second = world.code("openim/sendmsg", "{'To_Account':'bob','MsgRandom':1," + World.TEXT + "}");

        assertThat(first).isEqualTo(80003);
        assertThat(second).isZero();
        assertThat(app.received(BEFORE)).hasSize(1);
    }

    private int ask(String text) {
        return world.code(
                "openim/sendmsg",
                "{'To_Account':'bob','MsgRandom':%d," + World.TEXT.replace("hello", text) + "}",
                text.hashCode());
    }

    private void askRefusingAfter(Duration timeout) {
        world.im
                .webhooks()
                .settings(app.settings()
                        .only(WebhookCommand.C2C_BEFORE_SEND_MSG)
                        .withTimeout(timeout)
                        .refusingOnTimeout());
    }

    private void delayNext(Duration delay) {
        world.im.webhooks().override(WebhookOverride.ofAny().times(1).delay(delay));
    }

    @Test
    @DisplayName("that ask and are late run into the app's time-out")
    void lateQuestionsRunIntoTheTimeOut() {
        askRefusingAfter(Duration.ofMillis(100));
        delayNext(Duration.ofDays(1));

        assertThat(ask("a")).isEqualTo(80003);

        assertThat(app.received(BEFORE)).isEmpty();
        assertThat(world.im.webhooks().calls().entries()).singleElement().satisfies(call -> {
            assertThat(call.outcome()).isEqualTo(Outcome.TIMED_OUT);
            assertThat(call.effect()).contains("no answer within 100 ms", "80003");
        });
    }

    @Test
    @DisplayName("that ask and are later than that are sent all the same, and nobody waits for what the app says")
    void lateQuestionsAreSentAllTheSame() {
        askRefusingAfter(Duration.ofMillis(500));
        delayNext(Duration.ofMillis(700));

        assertThat(ask("a")).isEqualTo(80003);
        app.await(BEFORE, 1);

        assertThat(world.im.webhooks().calls().entries()).hasSize(1);
    }

    @Test
    @DisplayName("that ask and are late, but not too late, are answered")
    void questionsThatAreALittleLateAreAnswered() {
        askRefusingAfter(Duration.ofMinutes(1));
        app.answer(BEFORE, "{'ActionStatus':'OK','ErrorCode':120001,'ErrorInfo':'no'}");
        delayNext(Duration.ofMillis(100));

        assertThat(ask("a")).isEqualTo(120001);
    }

    @Test
    @DisplayName("that ask and are late do not come after a reset")
    void lateQuestionsDoNotComeAfterAReset() {
        askRefusingAfter(Duration.ofMillis(500));
        delayNext(Duration.ofMillis(700));
        ask("a");

        world.im.reset();
        world.im.importAccounts("bob");
        askRefusingAfter(Duration.ofMillis(500));
        delayNext(Duration.ofMillis(900)); // later than the first would come
        ask("b");
        app.await(BEFORE, 1);

        assertThat(app.received(BEFORE)).singleElement().satisfies(webhook -> assertThat(
                        webhook.body().text("MsgBody.0.MsgContent.Text"))
                .isEqualTo("b"));
    }

    @Test
    @DisplayName("that ask come twice, and the second answer counts for nothing")
    void duplicateQuestion() {
        askRefusingAfter(Duration.ofMinutes(1));
        app.answer(
                BEFORE,
                webhook -> Answer.of(
                        app.received(BEFORE).size() == 1
                                ? Receiver.OK
                                : "{'ActionStatus':'OK','ErrorCode':120001,'ErrorInfo':'no'}"));
        world.im.webhooks().override(WebhookOverride.ofAny().times(1).duplicate());

        assertThat(ask("a")).isZero();

        assertThat(app.received(BEFORE)).hasSize(2);
        assertThat(world.im.webhooks().calls().entries())
                .extracting(WebhookCall::attempt)
                .containsExactly(1, 2);
    }

    @Test
    @DisplayName("are dropped beyond ten thousand that wait for an app that hangs; the journal says so")
    void areDroppedBeyondTenThousandThatWait() throws Exception {
        CountDownLatch hangs = new CountDownLatch(1);
        app.answer("State.StateChange", webhook -> {
            await(hangs);
            return Answer.of(Receiver.OK);
        });
        world.im
                .webhooks()
                .settings(app.settings().only(WebhookCommand.STATE_CHANGE).withTimeout(Duration.ofMinutes(1)));
        world.im.sessions().setOnline("alice", "Web");
        app.await("State.StateChange", 1);

        for (int i = 0; i < 5_001; i++) {
            world.im.sessions().setOnline("alice");
            world.im.sessions().setOnline("alice", "Web");
        }

        WebhookCalls calls = world.im.webhooks().calls();
        assertThat(calls.entries()).hasSize(2).allSatisfy(call -> {
            assertThat(call.outcome()).isEqualTo(Outcome.DROPPED);
            assertThat(call.effect()).isEqualTo("over 10000 events waited to be sent");
        });
        world.im.webhooks().stop(); // and with them what waits
        hangs.countDown();
        world.im.webhooks().settings(app.settings().only(WebhookCommand.STATE_CHANGE));
        world.im.sessions().setOnline("bob", "Web");
        app.await("State.StateChange", 2);
        assertThat(app.received("State.StateChange").get(1).body().toString()).contains("\"bob\"");
    }

    private static void await(CountDownLatch latch) {
        try {
            assertThat(latch.await(30, TimeUnit.SECONDS)).isTrue();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static void pause() {
        try {
            Thread.sleep(300);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
