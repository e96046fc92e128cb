package io.github.usersig.mockim.server.internal.webhook;

import static io.github.usersig.mockim.server.support.World.GROUP;
import static io.github.usersig.mockim.server.support.World.TEXT;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.usersig.WebhookSignature;
import io.github.usersig.mockim.WebhookCommand;
import io.github.usersig.mockim.server.support.Receiver;
import io.github.usersig.mockim.server.support.WebhookScenario;
import io.github.usersig.mockim.server.support.World;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("The app is told by webhook")
class MessageWebhooksTest extends WebhookScenario {

    private static final String AFTER = "C2C.CallbackAfterSendMsg";
    private static final String SUBSCRIBER = "'SubscriberList':[{'Subscriber_Account':'bob'}]";

    @Test
    @DisplayName("with the parameters of the service, in its order, signed if there is a token")
    void parameters() {
        Instant then = Instant.parse("2027-01-01T00:00:00Z");
        world.im.clock().freezeAt(then);
        world.im.webhooks().settings(app.settings().withToken("xxxxyyyy").only(WebhookCommand.C2C_AFTER_SEND_MSG));

        world.send("alice", "bob", "hello", 7);
        app.await(AFTER, 1);

        String sign = WebhookSignature.sign("xxxxyyyy", then);
        String caller =
                app.received(AFTER).get(0).parameters().get("ClientIP"); // the gateway's, from inside a container
        assertThat(caller).matches("\\d+(\\.\\d+){3}");
        assertThat(app.received(AFTER).get(0).query())
                .isEqualTo("SdkAppid=" + world.im.app().sdkAppId() + "&CallbackCommand=" + AFTER
                        + "&contenttype=json&ClientIP=" + caller + "&OptPlatform=RESTAPI&Sign=" + sign + "&RequestTime="
                        + then.getEpochSecond());
        WebhookSignature.Result result = WebhookSignature.verify(
                "xxxxyyyy",
                app.received(AFTER).get(0).parameters().get("Sign"),
                app.received(AFTER).get(0).parameters().get("RequestTime"),
                world.im.clock().now(),
                Duration.ofMinutes(1));
        assertThat(result.isValid()).isTrue();
    }

    @Test
    @DisplayName("without Sign and RequestTime if there is no token")
    void unsigned() {
        world.send("alice", "bob", "hello", 7);
        app.await(AFTER, 1);

        assertThat(app.received(AFTER).get(0).parameters()).doesNotContainKeys("Sign", "RequestTime");
    }

    @Test
    @DisplayName("of one-to-one messages: before, after, read, changed in its extensions, recalled")
    void messages() {
        String key = world.send("alice", "bob", "hello", 7);
        String which = "'From_Account':'alice','To_Account':'bob','MsgKey':'" + key + "'";
        world.ok(
                "openim_msg_ext_http_svc/set_key_values",
                "{" + which + ",'OperateType':1,'ExtensionList':[{'Key':'k','Value':'v'}]}");
        world.ok(
                "openim/admin_set_msg_read",
                "{'Report_Account':'bob','Peer_Account':'alice','MsgReadTime':9999999999}");
        world.ok("openim/admin_msgwithdraw", "{" + which + "}");

        JsonNode before = app.only("C2C.CallbackBeforeSendMsg");
        JsonNode after = app.only(AFTER);
        for (String name :
                List.of("From_Account", "To_Account", "MsgSeq", "MsgRandom", "MsgTime", "MsgKey", "MsgBody")) {
            assertThat(after.path(name)).as(name).isEqualTo(before.path(name));
            assertThat(after.has(name)).as(name).isTrue();
        }
        assertThat(after.path("MsgKey").asText()).isEqualTo(key);
        assertThat(after.path("OnlineOnlyFlag").asInt()).isZero();
        assertThat(after.path("SendMsgResult").asInt()).isZero();
        assertThat(after.path("ErrorInfo").asText()).isEqualTo("send msg succeed");
        assertThat(after.path("UnreadMsgNum").asInt()).isEqualTo(1);
        assertThat(before.has("SendMsgResult")).isFalse();
        assertThat(app.only("C2C.CallbackAfterC2CMsgExtension")
                        .at("/ExtensionList/0/Key")
                        .asText())
                .isEqualTo("k");
        assertThat(app.only("C2C.CallbackAfterMsgReport").toString())
                .contains(
                        "\"Report_Account\":\"bob\",\"Peer_Account\":\"alice\",\"LastReadTime\":9999999999,\"UnreadMsgNum\":0");
        assertThat(app.only("C2C.CallbackAfterMsgWithDraw").path("MsgKey").asText())
                .isEqualTo(key);
    }

    @Test
    @DisplayName("of a one-to-one message that could not be sent, with the code the sender got")
    void failure() {
        int code = world.code(
                "openim/sendmsg", "{'From_Account':'alice','To_Account':'nobody','MsgRandom':1," + TEXT + "}");

        JsonNode after = app.only(AFTER);
        assertThat(after.path("SendMsgResult").asInt()).isEqualTo(code).isNotZero();
        assertThat(after.path("UnreadMsgNum").asInt()).isEqualTo(-1);
        assertThat(app.received("C2C.CallbackBeforeSendMsg")).isEmpty();
    }

    @Test
    @DisplayName("not of messages that forbid it, nor of those of batchsendmsg, nor of imported ones")
    void silent() {
        String rest = "'From_Account':'alice','MsgRandom':1,'MsgSeq':1," + TEXT;
        world.ok(
                "openim/sendmsg",
                "{'To_Account':'bob','ForbidCallbackControl':['ForbidBeforeSendMsgCallback','ForbidAfterSendMsgCallback'],"
                        + rest + "}");
        world.ok("openim/batchsendmsg", "{'To_Account':['carol']," + rest + "}");
        world.ok(
                "openim/importmsg",
                "{'To_Account':'dave','MsgTimeStamp':1600000000,'SyncFromOldSystem':2," + rest + "}");
        world.send("alice", "bob", "the last", 9);

        assertThat(app.only(AFTER).toString()).contains("the last");
        assertThat(app.only("C2C.CallbackBeforeSendMsg").toString()).contains("the last");
    }

    @Test
    @DisplayName(
            "of friends, block lists, who follows whom, and profiles; an admin's friend request is not asked about")
    void relations() {
        world.ok(
                "sns/friend_add",
                "{'From_Account':'alice','AddFriendItem':[{'To_Account':'bob','AddSource':'AddSource_Type_X'}]}");
        world.ok("sns/friend_delete", "{'From_Account':'alice','To_Account':['bob'],'DeleteType':'Delete_Type_Both'}");
        world.ok("sns/black_list_add", "{'From_Account':'alice','To_Account':['carol']}");
        world.ok("sns/black_list_delete", "{'From_Account':'alice','To_Account':['carol']}");
        world.ok("follow/follow_add", "{'From_Account':'alice','FollowItem':[{'To_Account':'bob'}]}");
        world.ok("follow/follow_delete", "{'From_Account':'alice','To_Account':['bob']}");
        world.ok(
                "profile/portrait_set",
                "{'From_Account':'alice','ProfileItem':[{'Tag':'Tag_Profile_IM_Nick','Value':'Al'}]}");

        assertThat(app.only("Sns.CallbackFriendAdd").toString())
                .isEqualTo("{\"CallbackCommand\":\"Sns.CallbackFriendAdd\",\"PairList\":["
                        + "{\"From_Account\":\"alice\",\"To_Account\":\"bob\",\"Initiator_Account\":\"alice\"},"
                        + "{\"From_Account\":\"bob\",\"To_Account\":\"alice\",\"Initiator_Account\":\"alice\"}],"
                        + "\"ClientCmd\":\"friend_add\",\"Admin_Account\":\"administrator\",\"ForceFlag\":0}");
        assertThat(app.only("Sns.CallbackFriendDelete").path("PairList")).hasSize(2);
        assertThat(app.only("Sns.CallbackBlackListAdd")
                        .at("/PairList/0/To_Account")
                        .asText())
                .isEqualTo("carol");
        assertThat(app.only("Sns.CallbackBlackListDelete").path("PairList")).hasSize(1);
        assertThat(app.only("Follow.CallbackAfterFollowAdd").path("PairList")).hasSize(1);
        assertThat(app.only("Follow.CallbackAfterFollowDelete").path("PairList"))
                .hasSize(1);
        assertThat(app.only("Profile.CallbackPortraitSet").toString())
                .contains("\"ProfileItem\":[{\"Tag\":\"Tag_Profile_IM_Nick\",\"Value\":\"Al\"}]");
        assertThat(app.received("Sns.CallbackPrevFriendAdd")).isEmpty();
    }

    @Test
    @DisplayName("of users who come and go, and of a kick")
    void state() {
        world.im.sessions().setOnline("alice", "iOS", "Web");
        world.im.sessions().setOnline("alice", "Web");
        world.im.kick("alice");
        app.await("State.StateChange", 4);

        assertThat(app.received("State.StateChange"))
                .extracting(each -> each.parameters().get("OptPlatform") + " "
                        + each.body().at("/Info/Action").asText() + " "
                        + each.body().at("/Info/Reason").asText() + " "
                        + each.body().at("/Info/To_Account").asText())
                .containsExactly(
                        "IOS Login Register alice",
                        "Web Login Register alice",
                        "IOS Logout Unregister alice",
                        "Web Logout Unregister alice");
    }

    @Test
    @DisplayName("of official accounts, their subscribers and messages")
    void officialAccounts() {
        String service = "official_account_open_http_svc/";
        String id = "'Official_Account':'@TOA#_n'";
        world.ok(
                service + "create_official_account",
                "{'OfficialAccountUserID':'@TOA#_n','Owner_Account':'alice','Name':'N'}");
        world.ok(service + "modify_official_account_base_info", "{" + id + ",'Name':'O'}");
        world.ok(service + "add_subscriber", "{" + id + "," + SUBSCRIBER + "}");
        String key = world.ok(service + "send_official_account_msg", "{" + id + ",'Random':1," + TEXT + "}")
                .path("MsgKey")
                .asText();
        world.ok(service + "official_account_msg_recall", "{" + id + ",'MsgKeyList':['" + key + "']}");
        world.ok(service + "delete_subscriber", "{" + id + ",'SubscriberToDel_Account':['bob']}");
        world.ok(service + "destroy_official_account", "{" + id + "}");
        app.await("OfficialAccount.CallbackAfterOfficialAccountDestroyed", 1);

        assertThat(app.commands().stream().map(command -> command.replace("OfficialAccount.Callback", "")))
                .containsExactlyInAnyOrder(
                        "BeforeCreateOfficialAccount",
                        "AfterCreateOfficialAccount",
                        "AfterOfficialAccountInfoChanged",
                        "BeforeAddSubscriber",
                        "AfterAddSubscriber",
                        "BeforeSendMsg",
                        "AfterSendMsg",
                        "AfterMsgWithDraw",
                        "AfterDeleteSubscriber",
                        "AfterOfficialAccountDestroyed");
        assertThat(app.only("OfficialAccount.CallbackAfterSendMsg")
                        .path("MsgKey")
                        .asText())
                .isEqualTo(key);
    }

    @Test
    @DisplayName("only of what is on, and of nothing once webhooks are cleared or the tenant is reset")
    void onAndOff() {
        world.im.webhooks().settings(app.settings().without(WebhookCommand.C2C_BEFORE_SEND_MSG));
        world.send("alice", "bob", "one", 1);
        app.await(AFTER, 1);
        world.im.webhooks().stop();
        world.send("alice", "bob", "two", 2);
        world.im.webhooks().settings(app.settings());
        world.im.reset();
        assertThat(world.im.webhooks().settings()).isEmpty();
        world.im.importAccounts("alice", "bob");
        world.send("alice", "bob", "three", 3);
        world.im.webhooks().settings(app.settings());
        world.send("alice", "bob", "four", 4);
        app.await(AFTER, 2);

        assertThat(app.received(AFTER))
                .extracting(each -> each.body().at("/MsgBody/0/MsgContent/Text").asText())
                .containsExactly("one", "four");
        assertThat(app.received("C2C.CallbackBeforeSendMsg")).hasSize(1);
    }

    @Test
    @DisplayName("by tenants of one mock apart from each other")
    void tenants() {
        World other = new World(world.server);
        try (Receiver otherApp = new Receiver()) {
            other.im.webhooks().settings(otherApp.settings());
            world.send("alice", "bob", "mine", 1);
            other.send("alice", "bob", "theirs", 1);

            assertThat(app.only(AFTER).toString()).contains("mine");
            assertThat(otherApp.only(AFTER).toString()).contains("theirs");
            assertThat(world.im.webhooks().calls().saying("theirs").size()).isZero();
        }
    }

    @Test
    @DisplayName("in order and without a gap of a hundred messages from four threads")
    void order() throws Exception {
        Thread[] senders = new Thread[4];
        for (int thread = 0; thread < senders.length; thread++) {
            int first = thread * 25 + 1;
            senders[thread] = new Thread(() -> {
                for (int i = first; i < first + 25; i++) {
                    world.sendToGroup("g", "alice", "m", i);
                }
            });
        }
        world.ok(GROUP + "create_group", "{'GroupId':'g','Type':'Public','Name':'n','Owner_Account':'alice'}");
        for (Thread sender : senders) {
            sender.start();
        }
        for (Thread sender : senders) {
            sender.join();
        }
        app.await("Group.CallbackAfterSendMsg", 100);

        assertThat(app.received("Group.CallbackAfterSendMsg"))
                .extracting(each -> each.body().path("MsgSeq").asInt())
                .containsExactlyElementsOf(IntStream.rangeClosed(1, 100).boxed().toList());
    }
}
