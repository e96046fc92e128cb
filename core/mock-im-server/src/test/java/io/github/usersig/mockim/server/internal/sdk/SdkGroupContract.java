package io.github.usersig.mockim.server.internal.sdk;

import static io.github.usersig.mockim.server.support.Refusals.assertRefused;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.usersig.SdkApp;
import io.github.usersig.mockim.MockIm;
import io.github.usersig.mockim.MockImBackend;
import io.github.usersig.mockim.MockImClient;
import io.github.usersig.mockim.ReceivedMessage;
import io.github.usersig.mockim.server.support.RestClient;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** What clients are promised of groups and communities: that they make, join and leave them, and talk in them. */
public abstract class SdkGroupContract {

    private static final String SERVICE = "group_open_http_svc.";
    private static final String COMMUNITY_SERVICE = "million_group_open_http_svc.";
    private static final String TEAM = "{\"GroupId\":\"team\"}";
    private static final String COMMUNITY = "{\"GroupId\":\"@TGS#_all\"}";
    private static final String AGREE = "{\"GroupId\":\"team\",\"Applicant_Account\":\"bob\",\"HandleMsg\":\"Agree\"}";
    private static final String RENAME = "{\"GroupId\":\"%s\",\"Name\":\"new\",\"Notification\":\"read me\"}";

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

    static String texts(List<ReceivedMessage> messages) {
        return messages.stream().map(ReceivedMessage::text).toList().toString();
    }

    static void rest(MockIm im, String command, String body) {
        RestClient.of(im).ok(command, body);
    }

    static String text(String text) {
        return "\"MsgBody\":[{\"MsgType\":\"TIMTextElem\",\"MsgContent\":{\"Text\":\"" + text + "\"}}]";
    }

    @Test
    @DisplayName("who asks to join a public group waits for its admins, and says nothing in it until then")
    void letsWhoAsksToJoinWaitForTheAdmins() {
        MockIm im = tenant();
        im.importAccounts("carol");
        try (MockImClient alice = loggedIn(im, "alice");
                MockImClient bob = loggedIn(im, "bob")) {
            makeTeam(alice);

            assertRefused(() -> bob.sendToGroup("team", "let me in"), 10007);
            assertThat(askToJoin(bob)).contains("WaitAdminApproval");
            assertThat(alice.ask(SERVICE + "get_pendency", "{}")).contains("please");
        }
    }

    @Test
    @DisplayName("admins let into a group who asked to join it, its other members do not")
    void letsOnlyAdminsAgreeToAJoin() {
        MockIm im = tenant();
        im.importAccounts("carol");
        try (MockImClient alice = loggedIn(im, "alice");
                MockImClient bob = loggedIn(im, "bob");
                MockImClient carol = loggedIn(im, "carol")) {
            makeTeam(alice);
            askToJoin(bob);

            assertRefused(() -> carol.ask(SERVICE + "handle_apply_join_group", AGREE), 10007);
            alice.ask(SERVICE + "handle_apply_join_group", AGREE);
            bob.sendToGroup("team", "thanks");
        }
    }

    @Test
    @DisplayName("groups are made, joined and left by clients, and all members get what is said in them")
    void carriesToAllMembersWhatIsSaidInAGroup() {
        MockIm im = tenant();
        im.importAccounts("carol");
        try (MockImClient alice = loggedIn(im, "alice");
                MockImClient bob = loggedIn(im, "bob");
                MockImClient carol = loggedIn(im, "carol")) {
            makeTeam(alice);
            join(alice, bob);

            talk(im, bob);

            assertThat(texts(carol.messages(2))).isEqualTo("[thanks, welcome]");
            assertThat(texts(alice.messages(2))).isEqualTo("[thanks, welcome]");
        }
    }

    @Test
    @DisplayName("a member gets the others' group messages only, each with its group and its number there")
    void tellsGroupAndNumberOfAGroupMessage() {
        MockIm im = tenant();
        im.importAccounts("carol");
        try (MockImClient alice = loggedIn(im, "alice");
                MockImClient bob = loggedIn(im, "bob")) {
            makeTeam(alice);
            join(alice, bob);

            long seq = talk(im, bob);

            assertThat(bob.messages(1)).singleElement().satisfies(message -> {
                assertThat(message.groupId()).isEqualTo("team");
                assertThat(message.key()).isEqualTo(Long.toString(seq + 1));
            });
        }
    }

    @Test
    @DisplayName("members read again what was said in a group")
    void givesMembersTheHistoryOfAGroup() {
        MockIm im = tenant();
        im.importAccounts("carol");
        try (MockImClient alice = loggedIn(im, "alice");
                MockImClient bob = loggedIn(im, "bob")) {
            makeTeam(alice);
            join(alice, bob);
            talk(im, bob);

            assertThat(bob.ask(SERVICE + "group_msg_get", "{\"GroupId\":\"team\",\"ReqMsgNumber\":21}"))
                    .contains("thanks", "welcome", "\"IsFinished\":1");
        }
    }

    @Test
    @DisplayName("a group's messages count as unread until the member says that they are read")
    void countsUnreadGroupMessagesUntilTheyAreRead() {
        MockIm im = tenant();
        im.importAccounts("carol");
        try (MockImClient alice = loggedIn(im, "alice");
                MockImClient bob = loggedIn(im, "bob");
                MockImClient carol = loggedIn(im, "carol")) {
            makeTeam(alice);
            join(alice, bob);
            talk(im, bob);

            assertThat(carol.ask("recentcontact.page_get", "{}"))
                    .contains("\"ToAccount\":\"team\"", "\"UnreadMsgCount\":2", "welcome");
            carol.ask(SERVICE + "msg_read_report", "{\"GroupId\":\"team\",\"MsgReadedSeq\":2}");
            assertThat(carol.ask("recentcontact.page_get", "{}")).contains("\"UnreadMsgCount\":0");
        }
    }

    @Test
    @DisplayName("who has left a group says nothing more in it")
    void refusesMessagesOfWhoHasLeftTheGroup() {
        MockIm im = tenant();
        im.importAccounts("carol");
        try (MockImClient alice = loggedIn(im, "alice");
                MockImClient bob = loggedIn(im, "bob")) {
            makeTeam(alice);
            join(alice, bob);
            talk(im, bob);

            bob.ask(SERVICE + "quit_group", TEAM);
            assertRefused(() -> bob.sendToGroup("team", "still here?"), 10007);
        }
    }

    @Test
    @DisplayName("the owner of a public group cannot leave it")
    void keepsTheOwnerInThePublicGroup() {
        MockIm im = tenant();
        im.importAccounts("carol");
        try (MockImClient alice = loggedIn(im, "alice")) {
            makeTeam(alice);

            assertRefused(() -> alice.ask(SERVICE + "quit_group", TEAM), 10009);
        }
    }

    private static void makeTeam(MockImClient alice) {
        alice.ask(
                SERVICE + "create_group",
                "{\"Type\":\"Public\",\"Name\":\"team\",\"GroupId\":\"team\",\"MemberList\":[{\"Member_Account\":\"carol\"}]}");
    }

    private static String askToJoin(MockImClient bob) {
        return bob.ask(SERVICE + "apply_join_group", "{\"GroupId\":\"team\",\"ApplyMsg\":\"please\"}");
    }

    private static void join(MockImClient alice, MockImClient bob) {
        askToJoin(bob);
        alice.ask(SERVICE + "handle_apply_join_group", AGREE);
    }

    /** Bob says thanks, and the app welcomes him in alice's name: gives the number of what bob said. */
    private static long talk(MockIm im, MockImClient bob) {
        long seq = bob.sendToGroup("team", "thanks");
        rest(
                im,
                "group_open_http_svc/send_group_msg",
                "{\"GroupId\":\"team\",\"Random\":7,\"From_Account\":\"alice\"," + text("welcome") + "}");
        return seq;
    }

    @Test
    @DisplayName("a community's name and notice are its owner's to change")
    void letsOnlyTheOwnerChangeTheNameOfACommunity() {
        MockIm im = tenant();
        im.importAccounts("bob");
        try (MockImClient alice = loggedIn(im, "alice");
                MockImClient bob = loggedIn(im, "bob")) {
            makeWithAdmin(im, alice, "Community", "@TGS#_all", "bob");

            assertRefused(() -> bob.ask(SERVICE + "modify_group_base_info", RENAME.formatted("@TGS#_all")), 10007);
            alice.ask(SERVICE + "modify_group_base_info", RENAME.formatted("@TGS#_all"));
        }
    }

    @Test
    @DisplayName("a public group's name and notice are its admins' to change too")
    void letsAdminsChangeTheNameOfAPublicGroup() {
        MockIm im = tenant();
        im.importAccounts("bob");
        try (MockImClient alice = loggedIn(im, "alice");
                MockImClient bob = loggedIn(im, "bob")) {
            makeWithAdmin(im, alice, "Public", "team", "bob");

            bob.ask(SERVICE + "modify_group_base_info", RENAME.formatted("team"));
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
    @DisplayName("what clients say of communities by the service of communities is the same as by that of groups")
    void takesTheServiceOfCommunitiesLikeThatOfGroups() {
        MockIm im = tenant();
        try (MockImClient alice = loggedIn(im, "alice");
                MockImClient bob = loggedIn(im, "bob")) {
            makeCommunity(alice);

            assertThat(bob.ask(COMMUNITY_SERVICE + "apply_join_group", COMMUNITY))
                    .contains("JoinedSuccess");
            sayHiToAll(bob);
            assertThat(texts(alice.messages(1))).isEqualTo("[hi all]");
        }
    }

    @Test
    @DisplayName("a community's members and history are told by the service of communities")
    void tellsMembersAndHistoryOfACommunity() {
        MockIm im = tenant();
        try (MockImClient alice = loggedIn(im, "alice");
                MockImClient bob = loggedIn(im, "bob")) {
            makeCommunity(alice);
            bob.ask(COMMUNITY_SERVICE + "apply_join_group", COMMUNITY);
            sayHiToAll(bob);

            assertThat(alice.ask(COMMUNITY_SERVICE + "get_group_member_info", COMMUNITY))
                    .contains("bob");
            assertThat(bob.ask(COMMUNITY_SERVICE + "group_msg_get", COMMUNITY)).contains("hi all");
        }
    }

    @Test
    @DisplayName("who has left a community reads its history no more")
    void refusesTheHistoryToWhoHasLeftTheCommunity() {
        MockIm im = tenant();
        try (MockImClient alice = loggedIn(im, "alice");
                MockImClient bob = loggedIn(im, "bob")) {
            makeCommunity(alice);
            bob.ask(COMMUNITY_SERVICE + "apply_join_group", COMMUNITY);
            sayHiToAll(bob);

            bob.ask(COMMUNITY_SERVICE + "quit_group", COMMUNITY);
            assertRefused(() -> bob.ask(COMMUNITY_SERVICE + "group_msg_get", COMMUNITY), 10007);
        }
    }

    @Test
    @DisplayName("what is the app's alone, and what is no command at all, the service of communities refuses")
    void refusesWhatClientsCannotAskOfCommunities() {
        MockIm im = tenant();
        try (MockImClient alice = loggedIn(im, "alice")) {
            makeCommunity(alice);

            assertRefused(() -> alice.ask(COMMUNITY_SERVICE + "import_topic", COMMUNITY), 60010);
            assertRefused(() -> alice.ask(COMMUNITY_SERVICE + "no_such_command", COMMUNITY), 60009);
        }
    }

    private static void makeCommunity(MockImClient alice) {
        alice.ask(
                COMMUNITY_SERVICE + "create_group",
                "{\"Type\":\"Community\",\"Name\":\"all\",\"GroupId\":\"@TGS#_all\"}");
    }

    private static void sayHiToAll(MockImClient bob) {
        bob.ask(
                COMMUNITY_SERVICE + "send_group_msg",
                "{\"GroupId\":\"@TGS#_all\",\"Random\":1," + text("hi all") + "}");
    }
}
