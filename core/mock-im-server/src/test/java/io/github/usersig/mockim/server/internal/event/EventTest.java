package io.github.usersig.mockim.server.internal.event;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import io.github.usersig.mockim.server.internal.event.RelationEvent.Pair;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("Who listens to a tenant hears")
class EventTest extends EventScenario {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    @Test
    @DisplayName("of a one-to-one message: by whom, and what it says")
    void hearsOfAMessageThatIsSent() {
        ok(
                "openim/sendmsg",
                "{'From_Account':'alice','To_Account':'bob','MsgSeq':7,'MsgRandom':8,'SyncOtherMachine':2,"
                        + "'SendMsgControl':['NoLastMsg'],'CloudCustomData':'c'," + TEXT + "}");

        assertThat(heard).hasSize(1);
        assertThat(heard.get(0).by()).isEqualTo(ADMIN);
        MessageEvent.Sent sent = (MessageEvent.Sent) heard.get(0).event();
        assertThat(sent.message().key()).isEqualTo("7_8_" + heard.get(0).at().getEpochSecond());
        assertThat(sent.message().body()).isEqualTo(BODY);
        assertThat(sent.message().custom()).isEqualTo("c");
    }

    @Test
    @DisplayName("of a one-to-one message: how it was to be sent, and what is unread")
    void hearsHowAMessageWasToBeSent() {
        ok(
                "openim/sendmsg",
                "{'From_Account':'alice','To_Account':'bob','MsgSeq':7,'MsgRandom':8,'SyncOtherMachine':2,"
                        + "'SendMsgControl':['NoLastMsg'],'CloudCustomData':'c'," + TEXT + "}");

        MessageEvent.Sent sent = (MessageEvent.Sent) heard.get(0).event();
        assertThat(sent.options())
                .isEqualTo(Set.of(MessageEvent.Option.NOT_TO_SENDER, MessageEvent.Option.NO_LAST_MESSAGE));
        assertThat(sent.unread()).isEqualTo(1);
    }

    @Test
    @DisplayName("nothing of a repetition, which the service drops")
    void hearsNothingOfARepetition() {
        String body = "{'From_Account':'alice','To_Account':'bob','MsgSeq':7,'MsgRandom':8," + TEXT + "}";
        ok("openim/sendmsg", body);
        ok("openim/sendmsg", body);

        assertThat(heard).hasSize(1);
    }

    @Test
    @DisplayName("of a one-to-one message that could not be sent, and why")
    void hearsOfAMessageThatCouldNotBeSent() {
        refused("openim/sendmsg", "{'From_Account':'alice','To_Account':'nobody','MsgRandom':8," + TEXT + "}");

        MessageEvent.Failed failed = (MessageEvent.Failed) heard.get(0).event();
        assertThat(failed.message().to()).isEqualTo("nobody");
        assertThat(failed.message().body()).isEqualTo(BODY);
        assertThat(failed.code()).isEqualTo(90012);
    }

    @Test
    @DisplayName("of a one-to-one message that is read, changed, given an extension, deleted on a side and recalled")
    void hearsOfAMessageThatIsChanged() {
        String key = send("alice", "bob", 1);
        heard.clear();
        String which = "'From_Account':'alice','To_Account':'bob','MsgKey':'" + key + "'";
        ok("openim/modify_c2c_msg", "{" + which + ",'CloudCustomData':'new'}");
        ok(
                "openim_msg_ext_http_svc/set_key_values",
                "{" + which + ",'OperateType':1,'ExtensionList':[{'Key':'k','Value':'v'}]}");
        ok("openim/admin_set_msg_read", "{'Report_Account':'bob','Peer_Account':'alice'}");
        ok(
                "openim/c2c_msg_read_receipt",
                "{'Operator_Account':'bob','Peer_Account':'alice','C2CMsgInfo':[{'From_Account':'alice',"
                        + "'To_Account':'bob','MsgKey':'" + key + "'}]}");
        ok(
                "openim/delete_c2c_msg_ramble",
                "{'Operator_Account':'bob','Peer_Account':'alice','MsgKeyList':['" + key + "']}");
        ok("openim/admin_msgwithdraw", "{" + which + "}");

        assertThat(events())
                .extracting(Object::getClass)
                .containsExactly(
                        MessageEvent.Modified.class,
                        MessageEvent.ExtensionsChanged.class,
                        MessageEvent.Read.class,
                        MessageEvent.ReceiptsSent.class,
                        MessageEvent.Deleted.class,
                        MessageEvent.Recalled.class);
    }

    @Test
    @DisplayName("what a message that is changed now says")
    void hearsWhatAChangedMessageSays() {
        String key = send("alice", "bob", 1);
        heard.clear();
        String which = "'From_Account':'alice','To_Account':'bob','MsgKey':'" + key + "'";
        ok("openim/modify_c2c_msg", "{" + which + ",'CloudCustomData':'new'}");

        assertThat(((MessageEvent.Modified) events().get(0)).message().custom()).isEqualTo("new");
    }

    @Test
    @DisplayName("which extensions a message is given")
    void hearsWhichExtensionsAMessageIsGiven() {
        String key = send("alice", "bob", 1);
        heard.clear();
        String which = "'From_Account':'alice','To_Account':'bob','MsgKey':'" + key + "'";
        ok(
                "openim_msg_ext_http_svc/set_key_values",
                "{" + which + ",'OperateType':1,'ExtensionList':[{'Key':'k','Value':'v'}]}");

        assertThat(events().get(0))
                .isEqualTo(new MessageEvent.ExtensionsChanged(
                        "alice", "bob", key, 1, List.of(new ExtensionValue("k", "v", 1)), 1));
    }

    @Test
    @DisplayName("what is left unread when messages are read")
    void hearsWhatIsLeftUnread() {
        send("alice", "bob", 1);
        heard.clear();
        ok("openim/admin_set_msg_read", "{'Report_Account':'bob','Peer_Account':'alice'}");

        assertThat(((MessageEvent.Read) events().get(0)).unread()).isZero();
    }

    @Test
    @DisplayName("of friends, and of block lists, which end a friendship")
    void hearsOfFriendsAndBlockLists() {
        ok(
                "sns/friend_add",
                "{'From_Account':'alice','AddFriendItem':[{'To_Account':'bob','AddSource':'AddSource_Type_X'}]}");
        ok("sns/black_list_add", "{'From_Account':'alice','To_Account':['bob']}");
        ok("sns/black_list_delete", "{'From_Account':'alice','To_Account':['bob']}");

        List<Pair> one = List.of(new Pair("alice", "bob"));
        List<Pair> both = List.of(new Pair("alice", "bob"), new Pair("bob", "alice"));
        assertThat(events())
                .containsExactly(
                        new RelationEvent.FriendsAdded(both, "alice", "friend_add", false),
                        new RelationEvent.FriendsDeleted(both),
                        new RelationEvent.Blocked(one),
                        new RelationEvent.Unblocked(one));
    }

    @Test
    @DisplayName("of who follows whom")
    void hearsOfFollows() {
        ok("follow/follow_add", "{'From_Account':'alice','FollowItem':[{'To_Account':'bob'}]}");
        ok("follow/follow_delete", "{'From_Account':'alice','To_Account':['bob']}");

        List<Pair> one = List.of(new Pair("alice", "bob"));
        assertThat(events()).containsExactly(new RelationEvent.Followed(one), new RelationEvent.Unfollowed(one));
    }

    @Test
    @DisplayName("of profiles")
    void hearsOfProfiles() {
        ok(
                "profile/portrait_set",
                "{'From_Account':'alice','ProfileItem':[{'Tag':'Tag_Profile_IM_Nick','Value':'Al'}]}");

        assertThat(events())
                .containsExactly(
                        new AccountEvent.ProfileSet("alice", Map.of("Tag_Profile_IM_Nick", TextNode.valueOf("Al"))));
    }

    @Test
    @DisplayName("of a user going online and offline, and being kicked")
    void hearsOfUsersWhoComeAndGo() {
        tenant.setOnline("alice", List.of("Web", "iOS"));
        tenant.setOnline("alice", List.of("Web"));
        ok("im_open_login_svc/kick", "{'UserID':'alice'}");

        assertThat(events())
                .containsExactly(
                        new SessionEvent.LoggedIn("alice", "Web", List.of()),
                        new SessionEvent.LoggedIn("alice", "iOS", List.of()),
                        new SessionEvent.LoggedOut("alice", "iOS"),
                        new AccountEvent.Kicked("alice", List.of("Web")));
    }

    @Test
    @DisplayName("of a user who is deleted while online")
    void hearsOfAUserWhoIsDeleted() {
        tenant.setOnline("bob", List.of("Web"));
        ok("im_open_login_svc/account_delete", "{'DeleteItem':[{'UserID':'bob'}]}");

        assertThat(events())
                .containsExactly(
                        new SessionEvent.LoggedIn("bob", "Web", List.of()),
                        new AccountEvent.Deleted("bob", List.of("Web")));
    }

    @Test
    @DisplayName("of official accounts, their subscribers and their messages")
    void hearsOfOfficialAccounts() {
        String service = "official_account_open_http_svc/";
        String id = "'Official_Account':'@TOA#_news'";
        ok(
                service + "create_official_account",
                "{'OfficialAccountUserID':'@TOA#_news','Owner_Account':'alice','Name':'News'}");
        ok(service + "modify_official_account_base_info", "{" + id + ",'Name':'Olds'}");
        ok(service + "add_subscriber", "{" + id + ",'SubscriberList':[{'Subscriber_Account':'bob'}]}");
        ok(service + "send_official_account_msg", "{" + id + ",'Random':1," + TEXT + "}");
        ok(service + "delete_subscriber", "{" + id + ",'SubscriberToDel_Account':['bob']}");
        ok(service + "destroy_official_account", "{" + id + "}");

        assertThat(events())
                .extracting(Object::getClass)
                .containsExactly(
                        OfficialEvent.Created.class,
                        OfficialEvent.InfoChanged.class,
                        OfficialEvent.Subscribed.class,
                        OfficialEvent.MessageSent.class,
                        OfficialEvent.Unsubscribed.class,
                        OfficialEvent.Destroyed.class);
        assertThat(events().get(1)).isEqualTo(new OfficialEvent.InfoChanged("@TOA#_news", Map.of("Name", "Olds")));
        assertThat(((OfficialEvent.MessageSent) events().get(3)).subscribers()).containsExactly("bob");
    }

    @Test
    @DisplayName("nothing of an import")
    void hearsNothingOfAnImport() {
        ok(GROUP + "import_group", "{'GroupId':'g','Type':'Public','Name':'n','Owner_Account':'alice'}");
        ok("im_open_login_svc/account_import", "{'UserID':'eve'}");

        assertThat(heard).isEmpty();
    }

    @Test
    @DisplayName("nothing any more once it does not listen")
    void hearsNothingOnceItDoesNotListen() {
        tenant.removeListener(listener);
        send("alice", "bob", 1);

        assertThat(heard).isEmpty();
    }

    @Test
    @DisplayName("what a user's client does as done by that user, who cannot speak for others")
    void hearsOfAClientAsItsUser() throws IOException {
        Caller alice = Caller.client("alice", "Web", "10.0.0.8");
        run(alice, "openim/sendmsg", "{'From_Account':'carol','To_Account':'bob','MsgRandom':8," + TEXT + "}");

        assertThat(heard.get(0).by()).isEqualTo(alice);
        assertThat(((MessageEvent.Sent) heard.get(0).event()).message().from()).isEqualTo("alice");
    }

    /** What no REST call does: a command that comes from a user's client. */
    private void run(Caller caller, String command, String body) throws IOException {
        ObjectNode json = (ObjectNode) JSON.readTree(body.replace('\'', '"'));
        assertThat(COMMANDS.find(command)
                        .orElseThrow()
                        .run(tenant, caller, json, body.length(), "http://localhost")
                        .toCompletableFuture()
                        .join()
                        .code())
                .isZero();
    }
}
