package io.github.usersig.mockim.server.internal.parity.capture;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.usersig.SdkApp;
import io.github.usersig.UserSigIssuer;
import io.github.usersig.mockim.MockIm;
import io.github.usersig.mockim.server.MockImServer;
import io.github.usersig.mockim.server.support.RestClient;
import io.github.usersig.mockim.server.support.RestReply;
import java.time.Duration;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("A scenario made of what was captured")
class CapturedScenarioTest {

    private static MockImServer server;

    private MockIm im;
    private RestClient rest;

    @BeforeAll
    static void startServer() {
        server = MockImServer.start();
    }

    @AfterAll
    static void stopServer() {
        server.close();
    }

    @BeforeEach
    void makeTenant() {
        im = server.createTenant(SdkApp.random());
        rest = RestClient.of(im);
        im.importAccounts("alice", "bob");
    }

    private String scenario(String... kept) {
        return im.capture().scenario("own/captured", kept);
    }

    @Test
    @DisplayName("binds what a call repeats from an earlier reply: a MsgKey, a sequence")
    void bindsWhatIsRepeated() {
        im.capture().start();
        String key = rest.ok("openim/sendmsg", message("alice", "bob", 1))
                .json()
                .path("MsgKey")
                .asText();
        rest.ok("openim/admin_msgwithdraw", "{'From_Account':'alice','To_Account':'bob','MsgKey':'%s'}", key);
        rest.ok(
                "group_open_http_svc/create_group",
                "{'GroupId':'g1','Type':'Public','Name':'friends','Owner_Account':'alice'}");
        int seq = rest.ok(
                        "group_open_http_svc/send_group_msg",
                        "{'GroupId':'g1','From_Account':'alice','Random':1,'MsgBody':[{'MsgType':'TIMTextElem','MsgContent':{'Text':'hi all'}}]}")
                .json()
                .path("MsgSeq")
                .asInt();
        rest.ok("group_open_http_svc/group_msg_recall", "{'GroupId':'g1','MsgSeqList':[{'MsgSeq':%d}]}", seq);

        assertThat(scenario())
                .containsSubsequence(
                        "groups: [group1]",
                        "bind: {msgKey1: MsgKey}",
                        "\"MsgKey\": \"${msgKey1}\"",
                        "call: group_open_http_svc/create_group",
                        "${group.group1}",
                        "bind: {msgSeq1: MsgSeq}",
                        "call: group_open_http_svc/group_msg_recall",
                        "\"MsgSeq\": \"${msgSeq1}\"")
                .doesNotContain(key, "alice", "g1\"", "hi all");
    }

    @Test
    @DisplayName("makes the groups anew that were there before, with the members that are named")
    void makesGroupsThatWereThere() {
        rest.ok(
                "group_open_http_svc/create_group",
                "{'GroupId':'before','Type':'Public','Name':'friends','Owner_Account':'alice','MemberList':[{'Member_Account':'bob','Role':'Admin'}]}");
        im.capture().start();
        rest.ok("group_open_http_svc/delete_group_member", "{'GroupId':'before','MemberToDel_Account':['bob']}");

        assertThat(scenario())
                .containsSubsequence(
                        "users: [user1]",
                        "call: group_open_http_svc/create_group",
                        "\"Type\": \"Public\"",
                        "MemberList",
                        "${user.user1}",
                        "\"Role\": \"Admin\"",
                        "call: group_open_http_svc/delete_group_member")
                .doesNotContain("before", "friends");
    }

    @Test
    @DisplayName("binds a GroupId that the service made")
    void bindsAGroupIdThatTheServiceMade() {
        im.capture().start();
        RestReply made = rest.ok("group_open_http_svc/create_group", "{'Type':'Public','Name':'friends'}");
        rest.ok(
                "group_open_http_svc/get_group_info",
                "{'GroupIdList':['%s']}",
                made.json().path("GroupId").asText());

        assertThat(scenario())
                .containsSubsequence("bind: {groupId1: GroupId}", "\"GroupIdList\": [\"${groupId1}\"]")
                .doesNotContain("@TGS#");
    }

    @Test
    @DisplayName("tells accounts that it imports from those that nobody has")
    void tellsAccountsFromNobody() {
        im.capture().start();
        rest.ok("im_open_login_svc/account_import", "{'UserID':'carol','Nick':'Carol'}");
        rest.ok("im_open_login_svc/account_check", "{'CheckItem':[{'UserID':'carol'},{'UserID':'stranger'}]}");

        assertThat(scenario())
                .containsSubsequence(
                        "users: [user1]",
                        "account_import",
                        "${user.user1}",
                        "account_check",
                        "${user.user1}",
                        "${nobody.1}")
                .doesNotContain("carol", "Carol", "stranger");
    }

    @Test
    @DisplayName("says times as distances from now, and keeps other numbers")
    void saysTimesAsDistances() {
        im.capture().start();
        long now = im.clock().now().getEpochSecond();
        rest.ask(
                "openim/admin_getroammsg",
                "{'Operator_Account':'alice','Peer_Account':'bob','MaxCnt':100,'MinTime':%d,'MaxTime':%d}",
                now - 3_600,
                now);

        assertThat(scenario())
                .containsPattern("\"MinTime\": \"\\$\\{now-3[56][0-9]{2}}\"")
                .contains("\"MaxCnt\": 100");
    }

    @Test
    @DisplayName("has the kind of a bad UserSig, whoever showed it, and what the URL lacked")
    void hasTheKindOfABadUserSig() {
        String old = UserSigIssuer.of(im.app())
                .forUser("administrator")
                .issuedAt(im.clock().now().minus(Duration.ofDays(365)))
                .issue()
                .text();
        im.capture().start();
        rest.call().with("usersig", old).reply();
        rest.call().with("usersig", "").reply();
        rest.call().without("usersig").reply();
        rest.call().as("bob").without("random").with("contenttype", "xml").reply();
        rest.call().body("no JSON at all").reply();

        assertThat(scenario())
                .containsSubsequence(
                        "sig: expired",
                        "sig: empty",
                        "sig: absent",
                        "by: user",
                        "query: {contenttype: other, random: null}",
                        "raw: \"not JSON\"");
    }

    @Test
    @DisplayName("leaves out what was called with a UserSig from before a kick, and says so")
    void leavesOutUserSigsFromBeforeAKick() {
        im.clock().advance(Duration.ofMinutes(1)); // the client's UserSig is from before
        im.kick("administrator");
        im.capture().start();
        rest.call().reply();
        new RestClient(im.endpoint(), im.app(), im.issueUserSig("administrator").text())
                .call()
                .reply();

        assertThat(scenario())
                .contains(
                        "# Left out: call 1: im_open_login_svc/account_check was called with a UserSig from before a kick")
                .containsOnlyOnce("- call:");
    }

    @Test
    @DisplayName("imports accounts beyond the twenty that a scenario has by a call of its own")
    void importsAccountsBeyondTwenty() {
        String[] many =
                IntStream.rangeClosed(1, 25).mapToObj(i -> "employee" + i).toArray(String[]::new);
        im.importAccounts(many);
        im.capture().start();
        rest.ok("openim/query_online_status", "{'To_Account':['" + String.join("','", many) + "']}");

        assertThat(scenario())
                .containsSubsequence(
                        "user20]", "multiaccount_import", "${nobody.5}", "query_online_status", "${nobody.5}")
                .doesNotContain("employee", "user21");
    }

    @Test
    @DisplayName("never has a UserSig or a key in it, not where texts are kept either")
    void neverHasAUserSig() {
        im.capture().start();
        String sig = im.issueUserSig("alice").text();
        rest.ok("im_open_login_svc/account_import", "{'UserID':'alice','Nick':'%s'}", sig);

        assertThat(scenario("Nick"))
                .doesNotContain(sig, sig.substring(0, 40), im.app().secretKey());
    }

    private static String message(String from, String to, int random) {
        return "{'From_Account':'%s','To_Account':'%s','MsgRandom':%d,'MsgBody':[{'MsgType':'TIMTextElem','MsgContent':{'Text':'hello'}}]}"
                .formatted(from, to, random);
    }
}
