package io.github.usersig.mockim.server.internal.parity.capture;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.usersig.SdkApp;
import io.github.usersig.mockim.MockIm;
import io.github.usersig.mockim.server.MockImServer;
import io.github.usersig.mockim.server.support.RestClient;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("A captured scenario, played")
class CapturedPlayTest {

    private static MockImServer server;

    @BeforeAll
    static void start() {
        server = MockImServer.start();
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @Test
    @DisplayName("is answered with the codes that were answered when it was captured")
    void isAnsweredWithTheSameCodes() throws Exception {
        MockIm im = server.createTenant(SdkApp.random());
        RestClient rest = RestClient.of(im);
        im.importAccounts("alice", "bob");
        rest.ok(
                "group_open_http_svc/create_group",
                "{'GroupId':'before','Type':'Public','Name':'friends','Owner_Account':'alice','MemberList':[{'Member_Account':'bob'}]}");
        im.capture().start();
        List<Integer> codes = List.of(
                rest.code("im_open_login_svc/account_import", "{'UserID':'carol','Nick':'Carol'}"),
                rest.code(
                        "im_open_login_svc/account_check", "{'CheckItem':[{'UserID':'carol'},{'UserID':'stranger'}]}"),
                rest.code("openim/sendmsg", message("alice", "carol")),
                rest.code("openim/sendmsg", message("alice", "stranger")),
                rest.code(
                        "group_open_http_svc/forbid_send_msg",
                        "{'GroupId':'before','Members_Account':['bob'],'MuteTime':60}"),
                rest.code("group_open_http_svc/send_group_msg", group("before", "bob")),
                rest.code("group_open_http_svc/send_group_msg", group("before", "alice")),
                rest.code("group_open_http_svc/get_group_info", "{'GroupIdList':['unknown']}"),
                rest.code("openim_robot_http_svc/create_robot", "{'UserID':'@RBT#clerk','Nick':'Clerk'}"),
                rest.code("openim_robot_http_svc/delete_robot", "{'Robot_Account':'@RBT#clerk'}"),
                rest.call().as("bob").code(),
                rest.call().with("usersig", "").code(),
                rest.call().without("usersig").code(),
                rest.call().body("no JSON").code());

        List<String> answers = PlayedTwice.answers(im.capture().scenario("own/captured"));

        assertThat(codes).contains(0, 10017, 60010, 70003, 60025, 60003);
        assertThat(answers.subList(1, answers.size())) // the first makes the group that was there
                .extracting(answer -> Integer.parseInt(answer.replaceFirst(".*?ErrorCode:([0-9]+) .*", "$1")))
                .containsExactlyElementsOf(codes);
    }

    private static String message(String from, String to) {
        return "{'From_Account':'%s','To_Account':'%s','MsgRandom':1,'MsgBody':[{'MsgType':'TIMTextElem','MsgContent':{'Text':'hello'}}]}"
                .formatted(from, to);
    }

    private static String group(String groupId, String from) {
        return "{'GroupId':'%s','From_Account':'%s','Random':1,'MsgBody':[{'MsgType':'TIMTextElem','MsgContent':{'Text':'hello'}}]}"
                .formatted(groupId, from);
    }
}
