package io.github.usersig.mockim.server.internal.sdk;

import static io.github.usersig.mockim.server.support.Refusals.assertRefused;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.usersig.mockim.CallOverride;
import io.github.usersig.mockim.Message;
import io.github.usersig.mockim.MockIm;
import io.github.usersig.mockim.MockImClient;
import io.github.usersig.mockim.MockImException;
import io.github.usersig.mockim.ReceivedMessage;
import io.github.usersig.mockim.server.support.Await;
import java.time.Duration;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** What clients are promised that talk to each other and to the app. */
public abstract class SdkTalkContract extends SdkGroupContract {

    @Test
    @DisplayName("messages go both ways between clients, and to and from the REST API")
    void carriesMessagesBothWays() {
        MockIm im = tenant();
        try (MockImClient alice = loggedIn(im, "alice");
                MockImClient bob = loggedIn(im, "bob")) {
            alice.send("bob", "hi \ud83d\ude00");
            bob.messages(1);
            bob.send("alice", "hello");
            rest(im, "openim/sendmsg", "{\"To_Account\":\"bob\",\"MsgRandom\":1," + text("from the app") + "}");

            assertThat(texts(bob.messages(2))).isEqualTo("[hi \ud83d\ude00, from the app]");
            assertThat(texts(alice.messages(1))).isEqualTo("[hello]");
        }
    }

    @Test
    @DisplayName("a message that arrives tells its sender and its key, and that it is of no group")
    void tellsSenderAndKeyOfAMessage() {
        MockIm im = tenant();
        try (MockImClient alice = loggedIn(im, "alice");
                MockImClient bob = loggedIn(im, "bob")) {
            String key = alice.send("bob", "hi \ud83d\ude00");

            assertThat(bob.messages(1)).first().satisfies(message -> {
                assertThat(message.from()).isEqualTo("alice");
                assertThat(message.key()).isEqualTo(key);
                assertThat(message.isOfGroup()).isFalse();
            });
        }
    }

    @Test
    @DisplayName("the test sees what one client sent to another, and not what came back")
    void tellsTheTestWhatOneClientSentToAnother() {
        MockIm im = tenant();
        try (MockImClient alice = loggedIn(im, "alice");
                MockImClient bob = loggedIn(im, "bob")) {
            alice.send("bob", "hi \ud83d\ude00");
            bob.send("alice", "hello");
            rest(im, "openim/sendmsg", "{\"To_Account\":\"bob\",\"MsgRandom\":1," + text("from the app") + "}");

            assertThat(im.messages("alice", "bob")).extracting(Message::text).containsExactly("hi \ud83d\ude00");
        }
    }

    @Test
    @DisplayName("what was sent to a user who was not there comes with the next login, once")
    void deliversWithTheNextLoginWhatWasSentBefore() {
        MockIm im = tenant();
        sendTwoToBobWhoIsAway(im);
        try (MockImClient bob = loggedIn(im, "bob")) {
            assertThat(bob.messages()).extracting(ReceivedMessage::text).containsExactlyInAnyOrder("one", "two");
        }
        try (MockImClient bob = loggedIn(im, "bob")) {
            assertThat(bob.messages()).isEmpty();
        }
    }

    @Test
    @DisplayName("what came with one login is in the history at the next")
    void keepsInTheHistoryWhatWasDelivered() {
        MockIm im = tenant();
        sendTwoToBobWhoIsAway(im);
        loggedIn(im, "bob").close();
        try (MockImClient bob = loggedIn(im, "bob")) {
            assertThat(bob.ask("openim.getroammsg", "{\"Peer_Account\":\"alice\",\"MaxCnt\":15}"))
                    .contains("\"Complete\":1", "\"MsgCnt\":2", "\"one\"", "\"two\"");
        }
    }

    @Test
    @DisplayName("what was delivered and not read counts as unread among the recent contacts")
    void countsAsUnreadWhatWasDelivered() {
        MockIm im = tenant();
        sendTwoToBobWhoIsAway(im);
        loggedIn(im, "bob").close();
        try (MockImClient bob = loggedIn(im, "bob")) {
            assertThat(bob.ask("recentcontact.page_get", "{}"))
                    .contains("\"To_Account\":\"alice\"", "\"UnreadMsgCount\":2", "\"Text\":\"two\"");
        }
    }

    private static void sendTwoToBobWhoIsAway(MockIm im) {
        im.importAccounts("bob");
        try (MockImClient alice = loggedIn(im, "alice")) {
            alice.send("bob", "one");
            alice.send("bob", "two");
        }
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
    @DisplayName("a message is recalled by its sender alone, once, and is unread no more")
    void letsTheSenderAloneRecallAMessage() {
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
        }
    }

    @Test
    @DisplayName("the sender is told up to when the other has read")
    void tellsTheSenderUpToWhenWasRead() {
        MockIm im = tenant();
        try (MockImClient alice = loggedIn(im, "alice");
                MockImClient bob = loggedIn(im, "bob")) {
            alice.send("bob", "again");
            bob.ask(
                    "openim.msgreaded",
                    "{\"C2CMsgReaded\":{\"C2CMsgReadedItem\":[{\"To_Account\":\"alice\",\"LastedMsgTime\":9999999999}]}}");

            assertThat(alice.ask("openim.get_peer_read_time", "{\"To_Account\":[\"bob\"]}"))
                    .contains("[9999999999]");
        }
    }

    @Test
    @DisplayName("who is on a block list cannot send to its owner")
    void refusesMessagesToWhoBlocksTheSender() {
        MockIm im = tenant();
        try (MockImClient alice = loggedIn(im, "alice");
                MockImClient bob = loggedIn(im, "bob")) {
            bob.ask("sns.black_list_add", "{\"To_Account\":[\"alice\"]}");

            assertRefused(() -> alice.send("bob", "hello?"), 20007);
        }
    }

    @Test
    @DisplayName("who is muted cannot send")
    void refusesMessagesOfWhoIsMuted() {
        MockIm im = tenant();
        im.importAccounts("alice");
        try (MockImClient bob = loggedIn(im, "bob")) {
            rest(im, "openconfigsvr/setnospeaking", "{\"Set_Account\":\"bob\",\"C2CmsgNospeakingTime\":60}");

            assertRefused(() -> bob.send("alice", "hello?"), 20012);
        }
    }

    @Test
    @DisplayName("who has to agree to be a friend is asked, and finds the request on the list")
    void asksWhoHasToAgreeToBeAFriend() {
        MockIm im = tenant();
        try (MockImClient alice = loggedIn(im, "alice");
                MockImClient bob = loggedIn(im, "bob")) {
            letBobBeAsked(bob);
            ask(alice);

            assertThat(alice.ask("sns.pendency_get", "{\"PendencyType\":\"Pendency_Type_Both\"}"))
                    .contains("\"To_Account\":\"bob\",\"PendencyType\":\"Pendency_Type_SendOut\"");
            bob.ask("sns.pendency_report", "{\"LatestPendencyTimeStamp\":9999999999}");
            assertThat(bob.ask("sns.pendency_get", "{\"PendencyType\":\"Pendency_Type_ComeIn\"}"))
                    .contains("\"To_Account\":\"alice\"", "\"UnreadPendencyCount\":0");
        }
    }

    @Test
    @DisplayName("a friend request is answered once, and with a word that is an answer")
    void takesOneAnswerToAFriendRequest() {
        MockIm im = tenant();
        try (MockImClient alice = loggedIn(im, "alice");
                MockImClient bob = loggedIn(im, "bob")) {
            letBobBeAsked(bob);
            ask(alice);

            assertThat(respond(bob, "Reject")).contains("\"ResultCode\":0");
            assertThat(respond(bob, "Agree")).contains("\"ResultCode\":30614");
            assertThat(respond(bob, "Nonsense")).contains("\"ResultCode\":30001");
            assertThat(alice.ask("sns.friend_get", "{}")).contains("\"FriendNum\":0");
        }
    }

    @Test
    @DisplayName("a friend request is taken off the list, once, and makes nobody a friend")
    void takesAFriendRequestOffTheList() {
        MockIm im = tenant();
        try (MockImClient alice = loggedIn(im, "alice");
                MockImClient bob = loggedIn(im, "bob")) {
            letBobBeAsked(bob);
            ask(alice);
            String alices = "{\"PendencyType\":\"Pendency_Type_ComeIn\",\"To_Account\":[\"alice\"]}";

            assertThat(bob.ask("sns.pendency_delete", alices)).contains("\"ResultCode\":0");
            assertThat(bob.ask("sns.pendency_delete", alices)).contains("\"ResultCode\":31804");
            assertThat(alice.ask("sns.friend_get", "{}")).contains("\"FriendNum\":0");
        }
    }

    @Test
    @DisplayName("who agrees to be a friend is one, of the asker alone: the asker was not added")
    void makesWhoAgreesAFriendOfTheAsker() {
        MockIm im = tenant();
        try (MockImClient alice = loggedIn(im, "alice");
                MockImClient bob = loggedIn(im, "bob")) {
            letBobBeAsked(bob);
            ask(alice);
            respond(bob, "Agree"); // one way only: bob has not added alice

            assertThat(alice.ask("sns.friend_get", "{}")).contains("\"To_Account\":\"bob\"", "\"Bobby\"", "\"school\"");
            assertThat(bob.ask("sns.friend_get", "{}")).contains("\"FriendNum\":0");
            assertThat(bob.ask("sns.pendency_get", "{}")).contains("\"PendencyItem\":[]");
        }
    }

    @Test
    @DisplayName("who asks again after a refusal, and again after the request was taken off the list, is agreed to")
    void letsOneAskAgainToBeAFriend() {
        MockIm im = tenant();
        try (MockImClient alice = loggedIn(im, "alice");
                MockImClient bob = loggedIn(im, "bob")) {
            letBobBeAsked(bob);
            ask(alice);
            respond(bob, "Reject");
            ask(alice);
            bob.ask("sns.pendency_delete", "{\"PendencyType\":\"Pendency_Type_ComeIn\",\"To_Account\":[\"alice\"]}");
            ask(alice);
            respond(bob, "Agree");

            assertThat(alice.ask("sns.friend_get", "{}")).contains("\"To_Account\":\"bob\"");
        }
    }

    private static void letBobBeAsked(MockImClient bob) {
        bob.ask(
                "profile.portrait_set",
                "{\"ProfileItem\":[{\"Tag\":\"Tag_Profile_IM_AllowType\",\"Value\":\"AllowType_Type_NeedConfirm\"}]}");
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
    @DisplayName("overrides concern clients too")
    void appliesOverridesToClientsToo() {
        MockIm im = tenant();
        im.importAccounts("bob");
        try (MockImClient alice = loggedIn(im, "alice")) {
            im.overrides()
                    .add(CallOverride.of("openim/sendmsg").by("alice").times(1).answer(20004));

            assertRefused(() -> alice.send("bob", "one"), 20004);
            alice.send("bob", "two");
        }
        assertThat(im.messages("alice", "bob")).extracting(Message::text).containsExactly("two");
    }

    @Test
    @DisplayName("a client whose connection is reset comes back by itself")
    void letsAClientComeBackAfterAReset() {
        MockIm im = tenant();
        im.importAccounts("bob");
        try (MockImClient alice = loggedIn(im, "alice")) {
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
        Await.until(Duration.ofSeconds(10), condition);
    }
}
