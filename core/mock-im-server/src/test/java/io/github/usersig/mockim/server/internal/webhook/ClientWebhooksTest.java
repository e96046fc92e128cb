package io.github.usersig.mockim.server.internal.webhook;

import static io.github.usersig.mockim.server.support.World.GROUP;
import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.usersig.mockim.MockImClient;
import io.github.usersig.mockim.MockImClientException;
import io.github.usersig.mockim.ReceivedMessage;
import io.github.usersig.mockim.SessionSettings;
import io.github.usersig.mockim.server.support.JsonView;
import io.github.usersig.mockim.server.support.Receiver;
import io.github.usersig.mockim.server.support.WebhookScenario;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.function.Supplier;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("The app is told and asked by webhook about what only clients do")
class ClientWebhooksTest extends WebhookScenario {

    private static final String STATE = "State.StateChange";

    private static String state(JsonView body) {
        JsonView info = body.at("Info");
        return info.text("Action") + " " + info.text("Reason") + " " + info.text("To_Account");
    }

    @Test
    @DisplayName("before a client joins a group; a refusal has the app's own code")
    void askBeforeAClientJoinsAGroup() {
        world.ok(
                GROUP + "create_group",
                "{'GroupId':'g','Type':'Public','Name':'n','Owner_Account':'alice','ApplyJoinOption':'FreeAccess'}");
        app.answer(
                "Group.CallbackBeforeApplyJoinGroup",
                webhook -> Receiver.Answer.of(
                        webhook.body().text("Requestor_Account").equals("carol")
                                ? "{'ActionStatus':'OK','ErrorCode':10123,'ErrorInfo':'members only'}"
                                : Receiver.OK));
        try (MockImClient bob = world.client("bob");
                MockImClient carol = world.client("carol")) {
            bob.ask("group_open_http_svc.apply_join_group", "{\"GroupId\":\"g\"}");
            assertThatThrownBy(() -> carol.ask("group_open_http_svc.apply_join_group", "{\"GroupId\":\"g\"}"))
                    .isInstanceOfSatisfying(MockImClientException.class, refusal -> assertThat(refusal.code())
                            .isEqualTo(10123))
                    .hasMessageContaining("members only");
        }

        assertThat(app.received("Group.CallbackBeforeApplyJoinGroup")
                        .get(0)
                        .body()
                        .toString())
                .contains("\"GroupId\":\"g\",\"Type\":\"Public\",\"Requestor_Account\":\"bob\",\"EventTime\":");
        JsonView joined = app.only("Group.CallbackAfterNewMemberJoin");
        assertThat(joined.text("JoinType")).isEqualTo("Apply");
        assertThat(joined.at("NewMemberList").toString()).isEqualTo("[{\"Member_Account\":\"bob\"}]");
    }

    @Test
    @DisplayName("that members of a live room lost their connection, and are back")
    void tellThatMembersOfALiveRoomLostTheirConnection() {
        String room = world.group("AVChatRoom");
        world.im.joinGroup(room, "bob");
        world.client("bob").close();
        app.await("Group.CallbackOnMemberStateChange", 2);
        try (MockImClient bob = world.client("bob")) {
            bob.logout();
        }
        app.await("Group.CallbackOnMemberStateChange", 4);

        assertThat(app.received("Group.CallbackOnMemberStateChange"))
                .extracting(each -> each.body().text("EventType"))
                .containsExactly("Online", "Offline", "Online", "Offline");
        assertThat(app.received("Group.CallbackOnMemberStateChange"))
                .allSatisfy(each -> assertThat(each.body().toString())
                        .contains(room, "\"Type\":\"AVChatRoom\"", "\"MemberList\":[{\"Member_Account\":\"bob\"}]"));
    }

    @Test
    @DisplayName(
            "while it thinks about a message its sender's heartbeats are answered, and what the sender asks then waits its turn")
    void letHeartbeatsBeAnsweredWhileTheAppThinks() throws Exception {
        Duration silence = Duration.ofMillis(1_500);
        CountDownLatch thought = new CountDownLatch(1);
        thinkUntil(thought);
        try (MockImClient alice = world.client("alice");
                MockImClient bob = world.client("bob")) {
            world.im.sessions().settings(SessionSettings.DEFAULT.withHeartbeatTimeout(silence));
            CompletableFuture<String> first = async(() -> alice.send("bob", "first"));
            app.await("C2C.CallbackBeforeSendMsg", 1);
            CompletableFuture<String> status =
                    async(() -> alice.ask("im_open_status.ws_set_custom_status", "{\"CustomStatus\":\"away\"}"));
            for (long end = System.nanoTime() + silence.toNanos() * 3 / 2; System.nanoTime() < end; ) {
                assertThat(alice.ask("heartbeat.alive", "{}")).contains("\"ErrorCode\":0");
                bob.ask("heartbeat.alive", "{}");
                Thread.sleep(20); // or it would be hung up on for asking too fast
            }
            assertThat(first).isNotDone();
            assertThat(status).isNotDone();
            thought.countDown();

            assertThat(first.get(10, SECONDS)).isNotEmpty();
            status.get(10, SECONDS);
            assertThat(bob.messages(1)).extracting(ReceivedMessage::text).containsExactly("first");
        }
        assertThat(world.im.journal().by("alice").of("im_open_status/wslogin").size())
                .isEqualTo(1);
    }

    @Test
    @DisplayName("a message it thinks about is sent though its sender is gone, whose session ends then")
    void letAMessageBeSentWhoseSenderIsGone() {
        CountDownLatch thought = new CountDownLatch(1);
        thinkUntil(thought);
        try (MockImClient bob = world.client("bob")) {
            try (MockImClient alice = world.client("alice")) {
                async(() -> alice.send("bob", "bye")).exceptionally(Throwable::toString);
                app.await("C2C.CallbackBeforeSendMsg", 1);
            }
            thought.countDown();

            assertThat(bob.messages(1)).extracting(ReceivedMessage::text).containsExactly("bye");
            app.await(STATE, 3);
            assertThat(state(app.received(STATE).get(2).body())).isEqualTo("Disconnect LinkClose alice");
        }
    }

    private void thinkUntil(CountDownLatch thought) {
        world.im.webhooks().settings(app.settings().withTimeout(Duration.ofSeconds(20)));
        app.answer("C2C.CallbackBeforeSendMsg", webhook -> {
            try {
                assertThat(thought.await(20, SECONDS)).isTrue();
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
            return Receiver.Answer.of(Receiver.OK);
        });
    }

    private static CompletableFuture<String> async(Supplier<String> asked) {
        return CompletableFuture.supplyAsync(asked, task -> new Thread(task).start());
    }
}
