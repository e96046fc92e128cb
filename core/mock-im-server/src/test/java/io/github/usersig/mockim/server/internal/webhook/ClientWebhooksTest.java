package io.github.usersig.mockim.server.internal.webhook;

import static io.github.usersig.mockim.server.support.World.GROUP;
import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.usersig.mockim.MockImClient;
import io.github.usersig.mockim.MockImClientException;
import io.github.usersig.mockim.MultiDevicePolicy;
import io.github.usersig.mockim.ReceivedMessage;
import io.github.usersig.mockim.SessionSettings;
import io.github.usersig.mockim.server.support.Receiver;
import io.github.usersig.mockim.server.support.WebhookScenario;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.function.Supplier;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayName("The app is told and asked by webhook about what only clients do")
class ClientWebhooksTest extends WebhookScenario {

    private static final String STATE = "State.StateChange";
    private static final String WISH =
            "{\"AddFriendItem\":[{\"To_Account\":\"bob\",\"AddSource\":\"AddSource_Type_Web\",\"AddWording\":\"please\"}]}";
    private static final String AGREE =
            "{\"ResponseFriendItem\":[{\"To_Account\":\"alice\",\"ResponseAction\":\"Response_Action_AgreeAndAdd\"}]}";

    private MockImClient client(String userId) {
        return client(userId, "Web");
    }

    private MockImClient client(String userId, String platform) {
        MockImClient client = MockImClient.builder(world.im).platform(platform).connect();
        client.login(world.im.issueUserSig(userId));
        return client;
    }

    private static String state(JsonNode body) {
        JsonNode info = body.path("Info");
        return info.path("Action").asText() + " " + info.path("Reason").asText() + " "
                + info.path("To_Account").asText();
    }

    @Test
    @DisplayName("that clients log in, set a status, log out, or are gone without a word")
    void comingAndGoing() {
        try (MockImClient alice = client("alice");
                MockImClient bob = client("bob")) {
            alice.ask("im_open_status.ws_set_custom_status", "{\"CustomStatus\":\"in a meeting\"}");
            alice.logout();
            assertThat(bob.isLoggedIn()).isTrue();
        }
        app.await(STATE, 5);

        assertThat(app.received(STATE))
                .extracting(each -> state(each.body()))
                .containsExactly(
                        "Login Register alice",
                        "Login Register bob",
                        "CustomStatusChange SetCustomStatus alice",
                        "Logout Unregister alice",
                        "Disconnect LinkClose bob");
        assertThat(app.received(STATE))
                .allSatisfy(each -> assertThat(each.parameters()).containsEntry("OptPlatform", "Web"));
        assertThat(app.received(STATE).get(2).body().path("CustomStatus").asText())
                .isEqualTo("in a meeting");
    }

    @ParameterizedTest
    @CsvSource({"Android, TimeOut", "Windows, TimeOut", "Web, LinkClose"})
    @DisplayName("that a client has been silent for too long; of a Web page as if it had been closed")
    void silence(String platform, String reason) {
        world.im.sessions().settings(SessionSettings.DEFAULT.withHeartbeatTimeout(Duration.ofMillis(200)));
        try (MockImClient alice = client("alice", platform)) { // whose heartbeat is a second
            app.await(STATE, 2);
            assertThat(alice.toString()).contains("alice");
        }

        assertThat(state(app.received(STATE).get(1).body())).isEqualTo("Disconnect " + reason + " alice");
    }

    @Test
    @DisplayName("which devices had to go for the one that logged in, and nothing of their own going")
    void pushedOut() {
        world.im.sessions().settings(SessionSettings.DEFAULT.withPolicy(MultiDevicePolicy.SINGLE));
        try (MockImClient phone = client("alice", "Android");
                MockImClient page = client("alice")) {
            app.await(STATE, 2);
            page.logout();
            app.await(STATE, 3);
            assertThat(phone.isLoggedIn()).isFalse();
        }

        assertThat(app.received(STATE))
                .extracting(each -> each.parameters().get("OptPlatform") + " " + state(each.body()))
                .containsExactly(
                        "Android Login Register alice", "Web Login Register alice", "Web Logout Unregister alice");
        assertThat(app.received(STATE).get(0).body().has("KickedDevice")).isFalse();
        assertThat(app.received(STATE).get(1).body().path("KickedDevice").toString())
                .isEqualTo("[{\"Platform\":\"Android\"}]");
    }

    @Test
    @DisplayName("of an iPhone under the name of its system, whatever becomes of it")
    void iPhones() {
        world.im.sessions().settings(SessionSettings.DEFAULT.withPolicy(MultiDevicePolicy.SINGLE));
        try (MockImClient pushedOut = client("alice", "iPhone");
                MockImClient page = client("alice");
                MockImClient kicked = client("bob", "iPhone");
                MockImClient deleted = client("carol", "iPhone")) {
            deleted.ask("im_open_status.ws_set_custom_status", "{\"CustomStatus\":\"away\"}");
            world.im.kick("bob");
            world.ok("im_open_login_svc/account_delete", "{'DeleteItem':[{'UserID':'carol'}]}");
            app.await(STATE, 7);
            assertThat(List.of(pushedOut, kicked)).noneMatch(MockImClient::isLoggedIn);
            assertThat(page.isLoggedIn()).isTrue();
        }

        assertThat(app.received(STATE).subList(0, 7))
                .extracting(each -> each.parameters().get("OptPlatform") + " " + state(each.body()))
                .containsExactly(
                        "IOS Login Register alice",
                        "Web Login Register alice",
                        "IOS Login Register bob",
                        "IOS Login Register carol",
                        "IOS CustomStatusChange SetCustomStatus carol",
                        "IOS Logout Unregister bob",
                        "IOS Logout Unregister carol");
        assertThat(app.received(STATE).get(1).body().path("KickedDevice").toString())
                .isEqualTo("[{\"Platform\":\"iOS\"}]");
    }

    @Test
    @DisplayName("before a client joins a group; a refusal has the app's own code")
    void joining() {
        world.ok(
                GROUP + "create_group",
                "{'GroupId':'g','Type':'Public','Name':'n','Owner_Account':'alice','ApplyJoinOption':'FreeAccess'}");
        app.answer(
                "Group.CallbackBeforeApplyJoinGroup",
                webhook -> Receiver.Answer.of(
                        webhook.body().path("Requestor_Account").asText().equals("carol")
                                ? "{'ActionStatus':'OK','ErrorCode':10123,'ErrorInfo':'members only'}"
                                : Receiver.OK));
        try (MockImClient bob = client("bob");
                MockImClient carol = client("carol")) {
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
        JsonNode joined = app.only("Group.CallbackAfterNewMemberJoin");
        assertThat(joined.path("JoinType").asText()).isEqualTo("Apply");
        assertThat(joined.path("NewMemberList").toString()).isEqualTo("[{\"Member_Account\":\"bob\"}]");
    }

    @Test
    @DisplayName("that members of a live room lost their connection, and are back")
    void liveRooms() {
        String room = world.group("AVChatRoom");
        world.im.joinGroup(room, "bob");
        client("bob").close();
        app.await("Group.CallbackOnMemberStateChange", 2);
        try (MockImClient bob = client("bob")) {
            bob.logout();
        }
        app.await("Group.CallbackOnMemberStateChange", 4);

        assertThat(app.received("Group.CallbackOnMemberStateChange"))
                .extracting(each -> each.body().path("EventType").asText())
                .containsExactly("Online", "Offline", "Online", "Offline");
        assertThat(app.received("Group.CallbackOnMemberStateChange"))
                .allSatisfy(each -> assertThat(each.body().toString())
                        .contains(room, "\"Type\":\"AVChatRoom\"", "\"MemberList\":[{\"Member_Account\":\"bob\"}]"));
    }

    @Test
    @DisplayName("before a client asks another to be a friend, before that one answers, and that they are friends")
    void friends() {
        allowType("bob", "AllowType_Type_NeedConfirm");
        app.answer("Sns.CallbackPrevFriendAdd", allowed("bob"))
                .answer("Sns.CallbackPrevFriendResponse", allowed("alice"));
        try (MockImClient alice = client("alice");
                MockImClient bob = client("bob")) {
            assertThat(alice.ask("sns.friend_add", WISH)).contains("\"ResultCode\":30539");
            assertThat(bob.ask("sns.pendency_get", "{}"))
                    .contains("\"To_Account\":\"alice\"", "\"AddWording\":\"please\"", "\"UnreadPendencyCount\":1");
            assertThat(bob.ask("sns.friend_response", AGREE)).contains("\"ResultCode\":0");
        }

        assertThat(app.only("Sns.CallbackPrevFriendAdd").toString())
                .contains(
                        "\"Requester_Account\":\"alice\",\"From_Account\":\"alice\",\"FriendItem\":[{\"To_Account\":\"bob\","
                            + "\"Remark\":\"\",\"GroupName\":\"\",\"AddSource\":\"AddSource_Type_Web\",\"AddWording\":\"please\"}],"
                            + "\"AddType\":\"Add_Type_Both\",\"ForceAddFlags\":0,\"EventTime\":");
        assertThat(app.only("Sns.CallbackPrevFriendResponse").toString())
                .contains(
                        "\"Requester_Account\":\"bob\",\"From_Account\":\"bob\",\"ResponseFriendItem\":[{\"To_Account\":\"alice\","
                            + "\"Remark\":\"\",\"TagName\":\"\",\"ResponseAction\":\"Response_Action_AgreeAndAdd\"}],\"EventTime\":");
        JsonNode added = app.only("Sns.CallbackFriendAdd");
        assertThat(added.path("ClientCmd").asText()).isEqualTo("friend_response");
        assertThat(added.path("PairList")).hasSize(2).allSatisfy(pair -> assertThat(
                        pair.path("Initiator_Account").asText())
                .isEqualTo("alice"));
    }

    @Test
    @DisplayName("and refuses single friends and answers with codes of its own")
    void refusedFriends() {
        allowType("bob", "AllowType_Type_NeedConfirm");
        app.answer("Sns.CallbackPrevFriendAdd", refused("bob"));
        app.answer("Sns.CallbackPrevFriendResponse", refused("alice"));
        try (MockImClient alice = client("alice");
                MockImClient bob = client("bob")) {
            assertThat(alice.ask("sns.friend_add", WISH)).contains("\"ResultCode\":38001", "not today");
            assertThat(bob.ask("sns.pendency_get", "{}")).contains("\"PendencyItem\":[]");

            app.answer("Sns.CallbackPrevFriendAdd", allowed("bob"));
            alice.ask("sns.friend_add", WISH);
            assertThat(bob.ask("sns.friend_response", AGREE)).contains("\"ResultCode\":38001", "not today");
            assertThat(bob.ask("sns.pendency_get", "{}")).contains("\"To_Account\":\"alice\"");
        }
        assertThat(app.received("Sns.CallbackFriendAdd")).isEmpty();
    }

    @Test
    @DisplayName(
            "while it thinks about a message its sender's heartbeats are answered, and what the sender asks then waits"
                    + " its turn")
    void thinking() throws Exception {
        Duration silence = Duration.ofMillis(1_500);
        CountDownLatch thought = new CountDownLatch(1);
        thinkUntil(thought);
        try (MockImClient alice = client("alice");
                MockImClient bob = client("bob")) {
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
    void goneMeanwhile() {
        CountDownLatch thought = new CountDownLatch(1);
        thinkUntil(thought);
        try (MockImClient bob = client("bob")) {
            try (MockImClient alice = client("alice")) {
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

    private void allowType(String userId, String type) {
        world.ok(
                "profile/portrait_set",
                "{'From_Account':'%s','ProfileItem':[{'Tag':'Tag_Profile_IM_AllowType','Value':'%s'}]}",
                userId,
                type);
    }

    private static String allowed(String userId) {
        return result(userId, 0, "");
    }

    private static String refused(String userId) {
        return result(userId, 38001, "not today");
    }

    private static String result(String userId, int code, String info) {
        return "{'ActionStatus':'OK','ErrorCode':0,'ErrorInfo':'','ResultItem':[{'To_Account':'%s','ResultCode':%d,'ResultInfo':'%s'}]}"
                .formatted(userId, code, info);
    }
}
