package io.github.usersig.mockim.server.internal.sdk;

import static io.github.usersig.mockim.server.support.Refusals.assertRefused;
import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.usersig.SdkApp;
import io.github.usersig.mockim.CallOverride;
import io.github.usersig.mockim.Message;
import io.github.usersig.mockim.MockIm;
import io.github.usersig.mockim.MockImBackend;
import io.github.usersig.mockim.MockImClient;
import io.github.usersig.mockim.MockImException;
import io.github.usersig.mockim.ReceivedMessage;
import io.github.usersig.mockim.server.support.RestClient;
import java.time.Duration;
import java.util.List;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** What clients are promised that talk to each other and to the app. */
public abstract class SdkTalkContract {

    protected abstract MockImBackend backend();

    final MockIm tenant() {
        return backend().createTenant(SdkApp.random());
    }

    static MockImClient loggedIn(MockIm im, String userId) {
        return loggedIn(im, userId, "Web");
    }

    static MockImClient loggedIn(MockIm im, String userId, String platform) {
        MockImClient client = MockImClient.builder(im).platform(platform).connect();
        client.login(im.issueUserSig(userId));
        return client;
    }

    private static String texts(List<ReceivedMessage> messages) {
        return messages.stream().map(ReceivedMessage::text).toList().toString();
    }

    private static void rest(MockIm im, String command, String body) {
        RestClient.of(im).ok(command, body);
    }

    private static String text(String text) {
        return "\"MsgBody\":[{\"MsgType\":\"TIMTextElem\",\"MsgContent\":{\"Text\":\"" + text + "\"}}]";
    }

    @Test
    @DisplayName("messages go both ways between clients, and to and from the REST API")
    void carriesMessagesBothWays() {
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
    void deliversWithTheNextLoginWhatWasSentBefore() {
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
    void letsClientsMakeJoinAndLeaveGroups() {
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
    @DisplayName("a community's name and notice are its owner's to change, those of a public group its admins' too")
    void letsOwnersAndAdminsChangeNamesOfGroups() {
        MockIm im = tenant();
        im.importAccounts("bob");
        try (MockImClient alice = loggedIn(im, "alice");
                MockImClient bob = loggedIn(im, "bob")) {
            makeWithAdmin(im, alice, "Community", "@TGS#_all", "bob");
            makeWithAdmin(im, alice, "Public", "team", "bob");
            String rename = "{\"GroupId\":\"%s\",\"Name\":\"new\",\"Notification\":\"read me\"}";
            String modify = "group_open_http_svc.modify_group_base_info";

            assertRefused(() -> bob.ask(modify, rename.formatted("@TGS#_all")), 10007);
            alice.ask(modify, rename.formatted("@TGS#_all"));
            bob.ask(modify, rename.formatted("team"));
        }
    }

    @Test
    @DisplayName("what clients say of communities by the service of communities is the same as by that of groups")
    void takesTheServiceOfCommunitiesLikeThatOfGroups() {
        MockIm im = tenant();
        String service = "million_group_open_http_svc.";
        String community = "{\"GroupId\":\"@TGS#_all\"}";
        try (MockImClient alice = loggedIn(im, "alice");
                MockImClient bob = loggedIn(im, "bob")) {
            alice.ask(service + "create_group", "{\"Type\":\"Community\",\"Name\":\"all\",\"GroupId\":\"@TGS#_all\"}");
            assertThat(bob.ask(service + "apply_join_group", community)).contains("JoinedSuccess");
            bob.ask(service + "send_group_msg", "{\"GroupId\":\"@TGS#_all\",\"Random\":1," + text("hi all") + "}");

            assertThat(texts(alice.messages(1))).isEqualTo("[hi all]");
            assertThat(alice.ask(service + "get_group_member_info", community)).contains("bob");
            assertThat(bob.ask(service + "group_msg_get", community)).contains("hi all");
            bob.ask(service + "quit_group", community);
            assertRefused(() -> bob.ask(service + "group_msg_get", community), 10007);
            assertRefused(() -> alice.ask(service + "create_topic", community), 60010);
            assertRefused(() -> alice.ask(service + "no_such_command", community), 60009);
        }
    }

    private static void makeWithAdmin(MockIm im, MockImClient owner, String type, String groupId, String admin) {
        owner.ask(
                "group_open_http_svc.create_group",
                "{\"Type\":\"%s\",\"Name\":\"old\",\"GroupId\":\"%s\"}".formatted(type, groupId));
        rest(
                im,
                "group_open_http_svc/add_group_member",
                "{\"GroupId\":\"%s\",\"MemberList\":[{\"Member_Account\":\"%s\"}]}".formatted(groupId, admin));
        rest(
                im,
                "group_open_http_svc/modify_group_member_info",
                "{\"GroupId\":\"%s\",\"Member_Account\":\"%s\",\"Role\":\"Admin\"}".formatted(groupId, admin));
    }

    @Test
    @DisplayName("a user acts for nobody else, and does nothing that only admins may")
    void letsAUserActForNobodyElse() {
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
    void countsBlockListsMutesRecallsAndReads() {
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
    @DisplayName("who has to agree to be a friend is asked, and agrees, refuses, or takes the request off the list")
    void asksWhoHasToAgreeToBeAFriend() {
        MockIm im = tenant();
        try (MockImClient alice = loggedIn(im, "alice");
                MockImClient bob = loggedIn(im, "bob")) {
            bob.ask(
                    "profile.portrait_set",
                    "{\"ProfileItem\":[{\"Tag\":\"Tag_Profile_IM_AllowType\",\"Value\":\"AllowType_Type_NeedConfirm\"}]}");
            ask(alice);
            assertThat(alice.ask("sns.pendency_get", "{\"PendencyType\":\"Pendency_Type_Both\"}"))
                    .contains("\"To_Account\":\"bob\",\"PendencyType\":\"Pendency_Type_SendOut\"");
            bob.ask("sns.pendency_report", "{\"LatestPendencyTimeStamp\":9999999999}");
            assertThat(bob.ask("sns.pendency_get", "{\"PendencyType\":\"Pendency_Type_ComeIn\"}"))
                    .contains("\"To_Account\":\"alice\"", "\"UnreadPendencyCount\":0");

            assertThat(respond(bob, "Reject")).contains("\"ResultCode\":0");
            assertThat(respond(bob, "Agree")).contains("\"ResultCode\":30614");
            assertThat(respond(bob, "Nonsense")).contains("\"ResultCode\":30001");
            ask(alice);
            String alices = "{\"PendencyType\":\"Pendency_Type_ComeIn\",\"To_Account\":[\"alice\"]}";
            assertThat(bob.ask("sns.pendency_delete", alices)).contains("\"ResultCode\":0");
            assertThat(bob.ask("sns.pendency_delete", alices)).contains("\"ResultCode\":31804");
            assertThat(alice.ask("sns.friend_get", "{}")).contains("\"FriendNum\":0");

            ask(alice);
            respond(bob, "Agree"); // one way only: bob has not added alice
            assertThat(alice.ask("sns.friend_get", "{}")).contains("\"To_Account\":\"bob\"", "\"Bobby\"", "\"school\"");
            assertThat(bob.ask("sns.friend_get", "{}")).contains("\"FriendNum\":0");
            assertThat(bob.ask("sns.pendency_get", "{}")).contains("\"PendencyItem\":[]");
        }
    }

    private static void ask(MockImClient alice) {
        assertThat(alice.ask(
                        "sns.friend_add",
                        "{\"AddFriendItem\":[{\"To_Account\":\"bob\",\"AddSource\":\"AddSource_Type_Web\",\"Remark\":\"Bobby\","
                                + "\"GroupName\":\"school\"}]}"))
                .contains("\"ResultCode\":30539");
    }

    private static String respond(MockImClient bob, String action) {
        return bob.ask(
                "sns.friend_response",
                "{\"ResponseFriendItem\":[{\"To_Account\":\"alice\",\"ResponseAction\":\"Response_Action_" + action
                        + "\"}]}");
    }

    @Test
    @DisplayName("overrides concern clients too, and one whose connection is reset comes back by itself")
    void appliesOverridesToClientsToo() {
        MockIm im = tenant();
        im.importAccounts("bob");
        try (MockImClient alice = loggedIn(im, "alice")) {
            im.overrides()
                    .add(CallOverride.of("openim/sendmsg").by("alice").times(1).answer(20004));
            assertRefused(() -> alice.send("bob", "one"), 20004);
            alice.send("bob", "two");
            im.overrides().add(CallOverride.of("openim/sendmsg").times(1).resetConnection());
            assertThatThrownBy(() -> alice.send("bob", "three")).isInstanceOf(MockImException.class);
            await(() -> im.journal().of("im_open_status/wslogin").size() == 2);
            await(() -> im.journal().of("openim/getmsg").size() == 2);
            alice.send("bob", "four");
        }
        assertThat(im.messages("alice", "bob")).extracting(Message::text).containsExactly("two", "four");
    }

    @Test
    @DisplayName("a client that gets no answer when it comes back tries again on another connection, and stays on that")
    void letsAClientComeBackInTheEnd() {
        MockIm im = tenant();
        im.importAccounts("bob");
        try (MockImClient alice =
                MockImClient.builder(im).patience(Duration.ofSeconds(1)).connect()) {
            alice.login(im.issueUserSig("alice"));
            im.overrides()
                    .add(CallOverride.of("im_open_status/wslogin").times(1).delay(Duration.ofSeconds(20)));
            im.overrides().add(CallOverride.of("openim/sendmsg").times(1).resetConnection());
            assertThatThrownBy(() -> alice.send("bob", "lost")).isInstanceOf(MockImException.class);
            await(() -> im.journal().of("openim/getmsg").size() == 2);

            alice.send("bob", "here again");

            assertThat(im.journal().of("im_open_status/wslogin").size()).isEqualTo(3);
        }
        assertThat(im.messages("alice", "bob")).extracting(Message::text).containsExactly("here again");
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
