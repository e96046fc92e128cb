package io.github.usersig.mockim.server;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.usersig.ImError;
import io.github.usersig.SdkApp;
import io.github.usersig.UserSig;
import io.github.usersig.UserSigIssuer;
import io.github.usersig.mockim.Account;
import io.github.usersig.mockim.CallOverride;
import io.github.usersig.mockim.Door;
import io.github.usersig.mockim.JournalEntry;
import io.github.usersig.mockim.KickReason;
import io.github.usersig.mockim.Message;
import io.github.usersig.mockim.MockIm;
import io.github.usersig.mockim.MockImBackend;
import io.github.usersig.mockim.MockImClient;
import io.github.usersig.mockim.MockImClientException;
import io.github.usersig.mockim.MockImException;
import io.github.usersig.mockim.MultiDevicePolicy;
import io.github.usersig.mockim.ReceivedMessage;
import io.github.usersig.mockim.SessionSettings;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What clients are promised that log in to the mock, whether it is in this process, behind HTTP, or in a container. */
public abstract class SdkContract {

    protected abstract MockImBackend backend();

    private MockIm tenant() {
        return backend().createTenant(SdkApp.random());
    }

    private static MockImClient loggedIn(MockIm im, String userId) {
        return loggedIn(im, userId, "Web");
    }

    private static MockImClient loggedIn(MockIm im, String userId, String platform) {
        MockImClient client = MockImClient.builder(im).platform(platform).connect();
        client.login(im.issueUserSig(userId));
        return client;
    }

    private static CompletableFuture<KickReason> kick(MockImClient client) {
        CompletableFuture<KickReason> kick = new CompletableFuture<>();
        client.onKicked(kick::complete);
        return kick;
    }

    private static void assertRefused(Runnable login, int code) {
        assertThatThrownBy(login::run)
                .isInstanceOfSatisfying(MockImClientException.class, refusal -> assertThat(refusal.code())
                        .isEqualTo(code));
    }

    @Test
    @DisplayName("the first login makes the account, and the user is online until the client is gone")
    void firstLogin() {
        MockIm im = tenant();
        UserSig alice = im.issueUserSig("alice");

        try (MockImClient client = MockImClient.connect(im)) {
            client.login(alice);

            assertThat(im.accounts()).extracting(Account::userId).contains("alice");
            assertThat(im.onlinePlatforms("alice")).containsExactly("Web");
            assertThat(client.isLoggedIn()).isTrue();
            assertThat(client.toString()).contains("alice").doesNotContain(alice.text());
            client.logout();
            assertThat(im.onlinePlatforms("alice")).isEmpty();
            client.login(alice);
        }
        await(() -> im.onlinePlatforms("alice").isEmpty());
        assertThat(im.journal().with(alice.text()).entries())
                .extracting(JournalEntry::command)
                .startsWith("im_open_status/wslogin");
        assertThat(im.journal().entries()).extracting(JournalEntry::door).containsOnly(Door.SDK);
    }

    @Test
    @DisplayName("a login is refused for the reasons and with the codes of the REST API")
    void refused() {
        MockIm im = tenant();
        Instant longAgo = Instant.now().minus(Duration.ofDays(1));
        UserSigIssuer issuer = UserSigIssuer.of(im.app());
        String expired = issuer.forUser("alice")
                .issuedAt(longAgo)
                .validFor(Duration.ofMinutes(1))
                .issue()
                .text();
        String foreign = UserSigIssuer.of(SdkApp.random()).issue("alice").text();

        try (MockImClient client = MockImClient.connect(im)) {
            assertRefused(() -> client.login("alice", expired), 70001);
            assertRefused(() -> client.login("alice", "nonsense"), 70003);
            assertRefused(() -> client.login("bob", im.issueUserSig("alice").text()), 70013);
            assertRefused(() -> client.login("alice", foreign), 70014);
            assertThat(client.isLoggedIn()).isFalse();
            assertRefused(() -> client.send("bob", "hi"), 6014);
        }
        assertThat(im.journal()
                        .refusedWith(ImError.USERSIG_EXPIRED)
                        .with(expired)
                        .size())
                .isEqualTo(1);
        assertThat(im.accounts()).hasSize(1);
    }

    @Test
    @DisplayName("a UserSig that runs out while its user is online is refused with the next exchange")
    void expired() throws Exception {
        MockIm im = tenant();
        UserSig alice = im.issueUserSig("alice");
        CompletableFuture<Boolean> expired = new CompletableFuture<>();
        try (MockImClient client = MockImClient.connect(im)) {
            client.login(alice);
            client.onUserSigExpired(() -> expired.complete(true));

            im.clock().advance(Duration.ofDays(181));

            assertThat(expired.get(5, SECONDS)).isTrue();
            assertThat(client.isLoggedIn()).isFalse();
            assertRefused(() -> client.login(alice), 70001);
            client.login(im.issueUserSig("alice"));
            assertThat(im.onlinePlatforms("alice")).containsExactly("Web");
        }
    }

    @Test
    @DisplayName("a UserSig that runs out as time goes by is noticed without anybody's doing")
    void expiredByItself() throws Exception {
        MockIm im = tenant();
        UserSig brief = UserSigIssuer.of(im.app())
                .forUser("alice")
                .validFor(Duration.ofSeconds(1))
                .issue();
        CompletableFuture<Boolean> expired = new CompletableFuture<>();
        try (MockImClient client = MockImClient.connect(im)) {
            client.login(brief);
            client.onUserSigExpired(() -> expired.complete(true));

            assertThat(expired.get(10, SECONDS)).isTrue();
            await(() -> im.onlinePlatforms("alice").isEmpty());
            assertThat(im.journal().with(brief.text()).refused().size()).isEqualTo(1);
        }
    }

    @Test
    @DisplayName("a kick ends the session, and UserSigs of before are refused; a new one logs in")
    void kicked() throws Exception {
        MockIm im = tenant();
        UserSig old = UserSigIssuer.of(im.app())
                .forUser("alice")
                .issuedAt(Instant.now().minusSeconds(5))
                .issue();
        try (MockImClient client = MockImClient.connect(im)) {
            client.login(old);
            CompletableFuture<KickReason> kick = kick(client);

            Attempt.call(im.endpoint(), im.app(), "im_open_login_svc/kick", "{\"UserID\":\"alice\"}");

            assertThat(kick.get(5, SECONDS)).isEqualTo(KickReason.REST);
            assertThat(im.onlinePlatforms("alice")).isEmpty();
            assertRefused(() -> client.login(old), 70052);
            client.login(im.issueUserSig("alice"));
        }
    }

    @Test
    @DisplayName("deleting the account ends the session")
    void deleted() throws Exception {
        MockIm im = tenant();
        try (MockImClient client = loggedIn(im, "alice")) {
            CompletableFuture<KickReason> kick = kick(client);

            Attempt.call(
                    im.endpoint(),
                    im.app(),
                    "im_open_login_svc/account_delete",
                    "{\"DeleteItem\":[{\"UserID\":\"alice\"}]}");

            assertThat(kick.get(5, SECONDS)).isEqualTo(KickReason.REST);
            assertThat(im.accounts()).hasSize(1);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "SINGLE, Web,     Android, OTHER_PLATFORM",
        "SINGLE, Web,     Web,     SAME_PLATFORM",
        "DUAL,   Windows, Android, OTHER_PLATFORM",
        "DUAL,   Web,     Android, ",
        "TRIPLE, iPhone,  Android, OTHER_PLATFORM",
        "TRIPLE, Windows, Android, ",
        "TRIPLE, Windows, Mac,     OTHER_PLATFORM",
        "MULTI,  iPhone,  Android, ",
        "MULTI,  Web,     Web,     SAME_PLATFORM",
    })
    @DisplayName("who logs in pushes out whom the policy does not allow beside")
    void policies(MultiDevicePolicy policy, String first, String second, KickReason reason) throws Exception {
        MockIm im = tenant();
        im.sessionSettings(SessionSettings.DEFAULT.withPolicy(policy));
        try (MockImClient one = loggedIn(im, "alice", first)) {
            CompletableFuture<KickReason> kick = kick(one);
            try (MockImClient two = loggedIn(im, "alice", second)) {
                assertThat(two.isLoggedIn()).isTrue();
                if (reason == null) {
                    assertThat(im.onlinePlatforms("alice")).containsExactlyInAnyOrder(first, second);
                    assertThat(one.isLoggedIn()).isTrue();
                } else {
                    assertThat(kick.get(5, SECONDS)).isEqualTo(reason);
                    assertThat(im.onlinePlatforms("alice")).containsExactly(second);
                }
            }
        }
    }

    @Test
    @DisplayName("where several clients of a platform are allowed, the one that came first goes first")
    void instances() throws Exception {
        MockIm im = tenant();
        SessionSettings two = SessionSettings.DEFAULT
                .withPolicy(MultiDevicePolicy.SINGLE)
                .withInstances("Web", 2)
                .withHeartbeatTimeout(Duration.ofSeconds(40));
        im.sessionSettings(two);
        assertThat(im.sessionSettings()).isEqualTo(two);
        try (MockImClient first = loggedIn(im, "alice");
                MockImClient second = loggedIn(im, "alice")) {
            CompletableFuture<KickReason> kick = kick(first);
            assertThat(first.isLoggedIn()).isTrue();
            try (MockImClient third = loggedIn(im, "alice")) {
                assertThat(kick.get(5, SECONDS)).isEqualTo(KickReason.SAME_PLATFORM);
                assertThat(second.isLoggedIn()).isTrue();
                assertThat(third.isLoggedIn()).isTrue();
            }
        }
        im.reset();
        assertThat(im.sessionSettings()).isEqualTo(SessionSettings.DEFAULT);
    }

    private static String texts(List<ReceivedMessage> messages) {
        return messages.stream().map(ReceivedMessage::text).toList().toString();
    }

    private static void rest(MockIm im, String command, String body) {
        assertThat(Attempt.call(im.endpoint(), im.app(), command, body)
                        .path("ErrorCode")
                        .asInt(-1))
                .isZero();
    }

    private static String text(String text) {
        return "\"MsgBody\":[{\"MsgType\":\"TIMTextElem\",\"MsgContent\":{\"Text\":\"" + text + "\"}}]";
    }

    @Test
    @DisplayName("messages go both ways between clients, and to and from the REST API")
    void messages() {
        MockIm im = tenant();
        try (MockImClient alice = loggedIn(im, "alice");
                MockImClient bob = loggedIn(im, "bob")) {
            String key = alice.send("bob", "hi \ud83d\ude00");
            bob.messages(1);
            bob.send("alice", "hello");
            rest(im, "openim/sendmsg", "{\"To_Account\":\"bob\",\"MsgRandom\":1," + text("from the app") + "}");

            assertThat(texts(bob.messages(2))).isEqualTo("[hi \ud83d\ude00, from the app]");
            assertThat(bob.messages()).first().satisfies(message -> {
                assertThat(message.from()).isEqualTo("alice");
                assertThat(message.key()).isEqualTo(key);
                assertThat(message.isOfGroup()).isFalse();
            });
            assertThat(texts(alice.messages(1))).isEqualTo("[hello]");
            assertThat(im.messages("alice", "bob")).extracting(Message::text).containsExactly("hi \ud83d\ude00");
        }
    }

    @Test
    @DisplayName("what was sent to a user who was not there comes with the next login, once")
    void offline() {
        MockIm im = tenant();
        im.importAccounts("bob");
        try (MockImClient alice = loggedIn(im, "alice")) {
            alice.send("bob", "one");
            alice.send("bob", "two");
        }
        try (MockImClient bob = loggedIn(im, "bob")) {
            assertThat(bob.messages()).extracting(ReceivedMessage::text).containsExactlyInAnyOrder("one", "two");
        }
        try (MockImClient bob = loggedIn(im, "bob")) {
            assertThat(bob.messages()).isEmpty();
            assertThat(bob.ask("openim.getroammsg", "{\"Peer_Account\":\"alice\",\"MaxCnt\":15}"))
                    .contains("\"Complete\":1", "\"MsgCnt\":2", "\"one\"", "\"two\"");
            assertThat(bob.ask("recentcontact.page_get", "{}"))
                    .contains("\"To_Account\":\"alice\"", "\"UnreadMsgCount\":2", "\"Text\":\"two\"");
        }
    }

    @Test
    @DisplayName("groups are made, joined and left by clients, and all members get what is said in them")
    void groups() {
        MockIm im = tenant();
        im.importAccounts("carol");
        String service = "group_open_http_svc.";
        String agree = "{\"GroupId\":\"team\",\"Applicant_Account\":\"bob\",\"HandleMsg\":\"Agree\"}";
        try (MockImClient alice = loggedIn(im, "alice");
                MockImClient bob = loggedIn(im, "bob");
                MockImClient carol = loggedIn(im, "carol")) {
            alice.ask(
                    service + "create_group",
                    "{\"Type\":\"Public\",\"Name\":\"team\",\"GroupId\":\"team\",\"MemberList\":[{\"Member_Account\":\"carol\"}]}");
            assertRefused(() -> bob.sendToGroup("team", "let me in"), 10007);
            assertThat(bob.ask(service + "apply_join_group", "{\"GroupId\":\"team\",\"ApplyMsg\":\"please\"}"))
                    .contains("WaitAdminApproval");
            assertThat(alice.ask(service + "get_pendency", "{}")).contains("please");
            assertRefused(() -> carol.ask(service + "handle_apply_join_group", agree), 10007);
            alice.ask(service + "handle_apply_join_group", agree);

            long seq = bob.sendToGroup("team", "thanks");
            rest(
                    im,
                    "group_open_http_svc/send_group_msg",
                    "{\"GroupId\":\"team\",\"Random\":7,\"From_Account\":\"alice\"," + text("welcome") + "}");

            assertThat(texts(carol.messages(2))).isEqualTo("[thanks, welcome]");
            assertThat(texts(alice.messages(2))).isEqualTo("[thanks, welcome]");
            assertThat(bob.messages(1)).singleElement().satisfies(message -> {
                assertThat(message.groupId()).isEqualTo("team");
                assertThat(message.key()).isEqualTo(Long.toString(seq + 1));
            });
            assertThat(bob.ask(service + "group_msg_get", "{\"GroupId\":\"team\",\"ReqMsgNumber\":21}"))
                    .contains("thanks", "welcome", "\"IsFinished\":1");
            assertThat(carol.ask("recentcontact.page_get", "{}"))
                    .contains("\"ToAccount\":\"team\"", "\"UnreadMsgCount\":2", "welcome");
            carol.ask(service + "msg_read_report", "{\"GroupId\":\"team\",\"MsgReadedSeq\":2}");
            assertThat(carol.ask("recentcontact.page_get", "{}")).contains("\"UnreadMsgCount\":0");
            bob.ask(service + "quit_group", "{\"GroupId\":\"team\"}");
            assertRefused(() -> bob.sendToGroup("team", "still here?"), 10007);
            assertRefused(() -> alice.ask(service + "quit_group", "{\"GroupId\":\"team\"}"), 10009);
        }
    }

    @Test
    @DisplayName("a user acts for nobody else, and does nothing that only admins may")
    void noAdmin() {
        MockIm im = tenant();
        im.importAccounts("bob", "carol");
        String history = "{\"Operator_Account\":\"bob\",\"Peer_Account\":\"carol\"}";
        try (MockImClient alice = loggedIn(im, "alice")) {
            String asBob = "{\"From_Account\":\"bob\",\"To_Account\":\"carol\",\"MsgRandom\":1," + text("hi") + "}";
            assertRefused(() -> alice.ask("openim.sendmsg", asBob), 60010);
            assertRefused(() -> alice.ask("openim.admin_getroammsg", history), 60010);
            assertRefused(() -> alice.ask("im_open_login_svc.kick", "{\"UserID\":\"bob\"}"), 60010);
            assertRefused(() -> alice.ask("sns.friend_get", "{\"From_Account\":\"bob\"}"), 60010);
            assertRefused(() -> alice.ask("no.such_command", "{}"), 60009);
            assertThat(alice.isLoggedIn()).isTrue();
        }
        assertThat(im.journal().by("alice").refused().size()).isEqualTo(5);
        assertThat(im.messages("bob", "carol")).isEmpty();
    }

    @Test
    @DisplayName("block lists, mutes, recalls and reads count for clients as they do on the service")
    void chat() {
        MockIm im = tenant();
        try (MockImClient alice = loggedIn(im, "alice");
                MockImClient bob = loggedIn(im, "bob")) {
            String[] key = alice.send("bob", "oops").split("_", -1);
            bob.messages(1);
            String info = "{\"MsgInfo\":{\"From_Account\":\"alice\",\"To_Account\":\"bob\",\"MsgSeq\":" + key[0]
                    + ",\"MsgRandom\":" + key[1] + ",\"MsgTimeStamp\":" + key[2] + "}}";
            assertRefused(() -> bob.ask("openim.msgwithdraw", info), 60010);
            alice.ask("openim.msgwithdraw", info);
            assertRefused(() -> alice.ask("openim.msgwithdraw", info), 20023);
            assertThat(bob.ask("openim.getmsg", "{}")).contains("\"C2CPairUnreadCount\":[]");

            alice.send("bob", "again");
            bob.ask(
                    "openim.msgreaded",
                    "{\"C2CMsgReaded\":{\"C2CMsgReadedItem\":[{\"To_Account\":\"alice\",\"LastedMsgTime\":9999999999}]}}");
            assertThat(alice.ask("openim.get_peer_read_time", "{\"To_Account\":[\"bob\"]}"))
                    .contains("[9999999999]");

            bob.ask("sns.black_list_add", "{\"To_Account\":[\"alice\"]}");
            assertRefused(() -> alice.send("bob", "hello?"), 20007);
            rest(im, "openconfigsvr/setnospeaking", "{\"Set_Account\":\"bob\",\"C2CmsgNospeakingTime\":60}");
            assertRefused(() -> bob.send("alice", "hello?"), 20012);
        }
    }

    @Test
    @DisplayName("overrides concern clients too, and one whose connection is reset comes back by itself")
    void overrides() {
        MockIm im = tenant();
        im.importAccounts("bob");
        try (MockImClient alice = loggedIn(im, "alice")) {
            im.override(CallOverride.of("openim/sendmsg").by("alice").times(1).answer(20004));
            assertRefused(() -> alice.send("bob", "one"), 20004);
            alice.send("bob", "two");
            im.override(CallOverride.of("openim/sendmsg").times(1).resetConnection());
            assertThatThrownBy(() -> alice.send("bob", "three")).isInstanceOf(MockImException.class);
            await(() -> im.journal().of("im_open_status/wslogin").size() == 2);
            await(() -> im.journal().of("openim/getmsg").size() == 2);
            alice.send("bob", "four");
        }
        assertThat(im.messages("alice", "bob")).extracting(Message::text).containsExactly("two", "four");
    }

    @Test
    @DisplayName(
            "a reset closes all connections; who comes back is logged in again, for the UserSig is as good as before")
    void reset() {
        MockIm im = tenant();
        try (MockImClient client = loggedIn(im, "alice")) {
            im.reset();

            await(() -> im.accounts().size() == 2);
            assertThat(im.onlinePlatforms("alice")).containsExactly("Web");
            assertThat(client.isLoggedIn()).isTrue();
        }
    }

    static void await(BooleanSupplier condition) {
        long end = System.nanoTime() + SECONDS.toNanos(10);
        while (!condition.getAsBoolean()) {
            if (System.nanoTime() > end) {
                throw new AssertionError("waited 10 s for it in vain");
            }
            Thread.onSpinWait();
        }
    }
}
