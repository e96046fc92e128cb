package io.github.usersig.mockim.server.internal.webhook;

import static io.github.usersig.mockim.server.support.World.GROUP;
import static io.github.usersig.mockim.server.support.World.TEXT;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.usersig.mockim.MockImClient;
import io.github.usersig.mockim.WebhookCommand;
import io.github.usersig.mockim.server.support.WebhookScenario;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("Of the webhooks of the service")
class EveryWebhookTest extends WebhookScenario {

    @Test
    @DisplayName(
            "the app gets each one that WebhookCommand says is sent, and no other, when all that they are for happens")
    void sendsEachThatItSaysItSends() {
        messages();
        relations();
        groups();
        liveRoom();
        topics();
        officialAccounts();
        clients();
        world.ok(
                "profile/portrait_set",
                "{'From_Account':'dave','ProfileItem':[{'Tag':'Tag_Profile_IM_Nick','Value':'D'}]}");
        app.await(WebhookCommand.PORTRAIT_SET.text(), 1); // the last, for those after something come in order

        List<String> sent = Arrays.stream(WebhookCommand.values())
                .filter(WebhookCommand::isSent)
                .map(WebhookCommand::text)
                .toList();
        assertThat(Set.copyOf(app.commands())).containsExactlyInAnyOrderElementsOf(sent);
    }

    private void messages() {
        String which =
                "'From_Account':'alice','To_Account':'bob','MsgKey':'" + world.send("alice", "bob", "hi", 1) + "'";
        world.ok(
                "openim_msg_ext_http_svc/set_key_values",
                "{" + which + ",'OperateType':1,'ExtensionList':[{'Key':'k','Value':'v'}]}");
        world.ok("openim/admin_set_msg_read", "{'Report_Account':'bob','Peer_Account':'alice'}");
        world.ok("openim/admin_msgwithdraw", "{" + which + "}");
    }

    private void relations() {
        world.ok(
                "sns/friend_add",
                "{'From_Account':'carol','AddFriendItem':[{'To_Account':'dave','AddSource':'AddSource_Type_X'}]}");
        world.ok("sns/friend_delete", "{'From_Account':'carol','To_Account':['dave'],'DeleteType':'Delete_Type_Both'}");
        world.ok("sns/black_list_add", "{'From_Account':'carol','To_Account':['dave']}");
        world.ok("sns/black_list_delete", "{'From_Account':'carol','To_Account':['dave']}");
        world.ok("follow/follow_add", "{'From_Account':'carol','FollowItem':[{'To_Account':'dave'}]}");
        world.ok("follow/follow_delete", "{'From_Account':'carol','To_Account':['dave']}");
    }

    private void groups() {
        world.ok(
                GROUP + "create_group",
                "{'GroupId':'g','Type':'Public','Name':'n','Owner_Account':'alice','MaxMemberCount':3,"
                        + "'ApplyJoinOption':'FreeAccess','MemberList':[{'Member_Account':'bob'}]}");
        world.ok(GROUP + "modify_group_base_info", "{'GroupId':'g','Name':'m'}");
        world.ok(GROUP + "add_group_member", "{'GroupId':'g','MemberList':[{'Member_Account':'carol'}]}");
        world.ok(GROUP + "modify_group_member_info", "{'GroupId':'g','Member_Account':'bob','NameCard':'bobby'}");
        world.sendToGroup("g", "alice", "hi", 2);
        world.ok(GROUP + "group_msg_receipt", "{'GroupId':'g','From_Account':'bob','MsgSeqList':[{'MsgSeq':1}]}");
        world.ok(
                "openim_msg_ext_http_svc/group_set_key_values",
                "{'GroupId':'g','MsgSeq':1,'OperateType':1,'ExtensionList':[{'Key':'k','Value':'v'}]}");
        world.ok(GROUP + "group_msg_recall", "{'GroupId':'g','MsgSeqList':[{'MsgSeq':1}]}");
        world.ok(GROUP + "forbid_send_msg", "{'GroupId':'g','Members_Account':['bob'],'MuteTime':60}");
        world.code(GROUP + "send_group_msg", "{'GroupId':'g','From_Account':'bob','Random':3," + TEXT + "}");
        world.ok(GROUP + "delete_group_member", "{'GroupId':'g','MemberToDel_Account':['carol']}");
        world.ok(GROUP + "change_group_owner", "{'GroupId':'g','NewOwner_Account':'bob'}");
        world.ok(GROUP + "destroy_group", "{'GroupId':'g'}");
    }

    private void liveRoom() {
        String room = world.group("AVChatRoom");
        world.ok(GROUP + "modify_group_attr", "{'GroupId':'%s','GroupAttr':[{'key':'k','value':'v'}]}", room);
        world.im.joinGroup(room, "dave");
        client("dave").close();
        app.await(WebhookCommand.GROUP_MEMBER_STATE_CHANGE.text(), 1);
    }

    private void topics() {
        String community = world.group("Community");
        String topic = world.topic(community);
        String which = "'GroupId':'" + community + "','TopicId";
        world.ok("million_group_open_http_svc/modify_topic", "{" + which + "':'" + topic + "','TopicName':'chat'}");
        world.ok("million_group_open_http_svc/destroy_topic", "{" + which + "List':['" + topic + "']}");
    }

    private void officialAccounts() {
        String service = "official_account_open_http_svc/";
        String id = "'Official_Account':'@TOA#_n'";
        world.ok(
                service + "create_official_account",
                "{'OfficialAccountUserID':'@TOA#_n','Owner_Account':'alice','Name':'N'}");
        world.ok(service + "modify_official_account_base_info", "{" + id + ",'Name':'O'}");
        world.ok(service + "add_subscriber", "{" + id + ",'SubscriberList':[{'Subscriber_Account':'bob'}]}");
        String key = world.ok(service + "send_official_account_msg", "{" + id + ",'Random':1," + TEXT + "}")
                .text("MsgKey");
        world.ok(service + "official_account_msg_recall", "{" + id + ",'MsgKeyList':['" + key + "']}");
        world.ok(service + "delete_subscriber", "{" + id + ",'SubscriberToDel_Account':['bob']}");
        world.ok(service + "destroy_official_account", "{" + id + "}");
    }

    /** What the app is asked about clients only; that they come and go is told of along with it. */
    private void clients() {
        world.ok(
                GROUP + "create_group",
                "{'GroupId':'open','Type':'Public','Name':'n','Owner_Account':'alice','ApplyJoinOption':'FreeAccess'}");
        app.answer(WebhookCommand.PREV_FRIEND_ADD.text(), allow("bob"))
                .answer(WebhookCommand.PREV_FRIEND_RESPONSE.text(), allow("alice"));
        try (MockImClient alice = client("alice");
                MockImClient bob = client("bob")) {
            bob.ask("group_open_http_svc.apply_join_group", "{\"GroupId\":\"open\"}");
            alice.ask(
                    "sns.friend_add",
                    "{\"AddFriendItem\":[{\"To_Account\":\"bob\",\"AddSource\":\"AddSource_Type_Web\"}]}");
            bob.ask(
                    "sns.friend_response",
                    "{\"ResponseFriendItem\":[{\"To_Account\":\"alice\",\"ResponseAction\":\"Response_Action_AgreeAndAdd\"}]}");
        }
    }

    private static String allow(String userId) {
        return "{'ActionStatus':'OK','ErrorCode':0,'ErrorInfo':'','ResultItem':[{'To_Account':'" + userId
                + "','ResultCode':0,'ResultInfo':''}]}";
    }

    private MockImClient client(String userId) {
        MockImClient client = MockImClient.builder(world.im).connect();
        client.login(world.im.issueUserSig(userId));
        return client;
    }
}
