package io.github.usersig.mockim.server.internal.event;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import io.github.usersig.SdkApp;
import io.github.usersig.mockim.server.internal.command.Commands;
import io.github.usersig.mockim.server.internal.command.Refusal;
import io.github.usersig.mockim.server.internal.command.Reply;
import io.github.usersig.mockim.server.internal.event.GroupEvent.ExitType;
import io.github.usersig.mockim.server.internal.event.GroupEvent.JoinType;
import io.github.usersig.mockim.server.internal.event.GroupEvent.Which;
import io.github.usersig.mockim.server.internal.event.RelationEvent.Pair;
import io.github.usersig.mockim.server.internal.rest.RestCommands;
import io.github.usersig.mockim.server.internal.tenant.Tenant;
import io.github.usersig.mockim.server.internal.tenant.Tenants;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("Who listens to a tenant hears")
class EventTest {

    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final Caller ADMIN = Caller.rest(SdkApp.DEFAULT_ADMIN, "10.0.0.7");
    private static final String GROUP = "group_open_http_svc/";
    private static final String TEXT = "'MsgBody':[{'MsgType':'TIMTextElem','MsgContent':{'Text':'hello'}}]";
    private static final String BODY = "[{\"MsgType\":\"TIMTextElem\",\"MsgContent\":{\"Text\":\"hello\"}}]";

    private final Commands commands = RestCommands.all();
    private final Tenant tenant = tenant();
    private final List<Happening> heard = new ArrayList<>();
    private final Listener listener = heard::add;

    EventTest() {
        tenant.addListener(listener);
    }

    @Test
    @DisplayName("of a one-to-one message: by whom, what it says, how it was to be sent, and what is unread")
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
        String id = group("Public");
        heard.clear();
        String message = "{'GroupId':'" + id + "','From_Account':'alice','Random':3," + TEXT + "}";
        ok(GROUP + "send_group_msg", message);
        ok(GROUP + "send_group_msg", message);

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
        assertThat(((MessageEvent.Modified) events().get(0)).message().custom()).isEqualTo("new");
        assertThat(events().get(1))
                .isEqualTo(new MessageEvent.ExtensionsChanged(
                        "alice", "bob", key, 1, List.of(new ExtensionValue("k", "v", 1)), 1));
        assertThat(((MessageEvent.Read) events().get(2)).unread()).isZero();
    }

    @Test
    @DisplayName("of a group from its making to its end, in the order things happen")
    void hearsOfAGroupFromItsMakingToItsEnd() {
        ok(
                GROUP + "create_group",
                "{'GroupId':'g','Type':'Public','Name':'friends','Owner_Account':'alice','MaxMemberCount':3,"
                        + "'AppDefinedData':[{'Key':'k','Value':'v'}],'MemberList':[{'Member_Account':'bob'}]}");
        ok(GROUP + "modify_group_base_info", "{'GroupId':'g','Name':'foes'}");
        ok(GROUP + "add_group_member", "{'GroupId':'g','MemberList':[{'Member_Account':'carol'}]}");
        ok(GROUP + "modify_group_member_info", "{'GroupId':'g','Member_Account':'bob','NameCard':'bobby'}");
        ok(GROUP + "forbid_send_msg", "{'GroupId':'g','Members_Account':['bob'],'MuteTime':4294967295}");
        ok(GROUP + "change_group_owner", "{'GroupId':'g','NewOwner_Account':'bob'}");
        ok(GROUP + "delete_group_member", "{'GroupId':'g','MemberToDel_Account':['carol','nobody'],'Silence':1}");
        tenant.joinGroup("g", "dave");
        ok(GROUP + "destroy_group", "{'GroupId':'g'}");

        Which which = new Which("g", "Public");
        assertThat(events())
                .containsExactly(
                        new GroupEvent.Created(
                                which, "alice", "friends", List.of("alice", "bob"), Map.of("k", TextNode.valueOf("v"))),
                        new GroupEvent.InfoChanged(which, Map.of("Name", "foes"), Map.of()),
                        new GroupEvent.Joined(which, JoinType.INVITED, List.of("carol"), false),
                        new GroupEvent.Full(which),
                        new GroupEvent.MemberChanged(which, "bob", Map.of("NameCard", "bobby"), Map.of()),
                        new GroupEvent.Muted(which, "", List.of("bob"), 4294967295L),
                        new GroupEvent.OwnerChanged(which, "alice", "bob"),
                        new GroupEvent.Left(which, ExitType.KICKED, List.of("carol"), true),
                        new GroupEvent.Joined(which, JoinType.APPLY, List.of("dave"), false),
                        new GroupEvent.Full(which),
                        new GroupEvent.Destroyed(which, "bob", "foes", List.of("alice", "bob", "dave")));
    }

    @ParameterizedTest
    @ValueSource(strings = {"Community", "AVChatRoom"})
    @DisplayName("of a message that wants read receipts in a group that has none: that it was sent, without that wish")
    void hearsOfAMessageInAGroupWithoutReceipts(String type) {
        String id = group(type);
        heard.clear();

        ok(
                GROUP + "send_group_msg",
                "{'GroupId':'" + id + "','From_Account':'alice','Random':3,'NeedReadReceipt':1," + TEXT + "}");

        assertThat(((GroupMessageEvent.Sent) events().get(0)).options()).isEmpty();
    }

    @Test
    @DisplayName(
            "of group messages: sent with mentions, read, changed, recalled, deleted, and refused to a muted sender")
    void hearsOfGroupMessages() {
        String id = group("Public");
        heard.clear();
        ok(
                GROUP + "send_group_msg",
                "{'GroupId':'" + id + "','From_Account':'alice','Random':3,'NeedReadReceipt':1,"
                        + "'GroupAtInfo':[{'GroupAtAllFlag':0,'GroupAt_Account':'bob'},{'GroupAtAllFlag':1}]," + TEXT
                        + "}");
        ok(GROUP + "group_msg_receipt", "{'GroupId':'" + id + "','From_Account':'bob','MsgSeqList':[{'MsgSeq':1}]}");
        ok("openim/modify_group_msg", "{'GroupId':'" + id + "','MsgSeq':1,'CloudCustomData':'new'}");
        ok(GROUP + "group_msg_recall", "{'GroupId':'" + id + "','MsgSeqList':[{'MsgSeq':1},{'MsgSeq':9}]}");
        ok(GROUP + "delete_group_msg_by_sender", "{'GroupId':'" + id + "','Sender_Account':'alice'}");
        ok(GROUP + "send_group_system_notification", "{'GroupId':'" + id + "','Content':'psst'}");
        ok(GROUP + "forbid_send_msg", "{'GroupId':'" + id + "','Members_Account':['bob'],'MuteTime':60}");
        refused(GROUP + "send_group_msg", "{'GroupId':'" + id + "','From_Account':'bob','Random':4," + TEXT + "}");

        Which which = new Which(id, "Public");
        GroupMessageEvent.Sent sent = (GroupMessageEvent.Sent) events().get(0);
        assertThat(sent.message().seq()).isEqualTo(1);
        assertThat(sent.mentions())
                .containsExactly(new GroupMessageEvent.Mention("bob"), new GroupMessageEvent.Mention(null));
        assertThat(sent.options()).containsExactly(GroupMessageEvent.Option.RECEIPT_WANTED);
        assertThat(events().get(1))
                .isEqualTo(new GroupMessageEvent.Read(which, "bob", List.of(new GroupMessageEvent.Receipt(1, 1, 0))));
        assertThat(((GroupMessageEvent.Modified) events().get(2)).message().custom())
                .isEqualTo("new");
        assertThat(events().get(3)).isEqualTo(new GroupMessageEvent.Recalled(which, "", List.of(1L)));
        assertThat(events().get(4)).isEqualTo(new GroupMessageEvent.Deleted(which, "", List.of(1L)));
        assertThat(events().get(5)).isEqualTo(new GroupEvent.Notified(which, "psst", List.of()));
        GroupMessageEvent.Failed failed = (GroupMessageEvent.Failed) events().get(7);
        assertThat(failed.message().from()).isEqualTo("bob");
        assertThat(failed.code()).isEqualTo(10017);
    }

    @Test
    @DisplayName("of topics, of attributes, and of a ban, which takes members out")
    void hearsOfTopicsAttributesAndBans() {
        String community = group("Community");
        String topic = community + "@TOPIC#_one";
        String room = group("AVChatRoom");
        String open = group("Public");
        heard.clear();
        String service = "million_group_open_http_svc/";
        ok(service + "create_topic", "{'GroupId':'%s','TopicId':'%s','TopicName':'talk'}".formatted(community, topic));
        ok(service + "modify_topic", "{'GroupId':'%s','TopicId':'%s','TopicName':'chat'}".formatted(community, topic));
        ok(service + "destroy_topic", "{'GroupId':'%s','TopicIdList':['%s']}".formatted(community, topic));
        ok(GROUP + "modify_group_attr", "{'GroupId':'%s','GroupAttr':[{'key':'k','value':'v'}]}".formatted(room));
        ok(GROUP + "clear_group_attr", "{'GroupId':'%s'}".formatted(room));
        ok(GROUP + "ban_group_member", "{'GroupId':'%s','Members_Account':['bob'],'Duration':9}".formatted(open));

        Which which = new Which(community, "Community");
        assertThat(events())
                .containsExactly(
                        new TopicEvent.Created(which, topic, "talk", "alice"),
                        new TopicEvent.InfoChanged(which, topic, Map.of("TopicName", "chat")),
                        new TopicEvent.Destroyed(which, List.of(topic)),
                        new GroupEvent.AttributesChanged(new Which(room, "AVChatRoom"), "modify", Map.of("k", "v")),
                        new GroupEvent.AttributesChanged(new Which(room, "AVChatRoom"), "clear", Map.of()),
                        new GroupEvent.Left(new Which(open, "Public"), ExitType.KICKED, List.of("bob"), false));
    }

    @Test
    @DisplayName("of friends, block lists, who follows whom, and profiles")
    void hearsOfFriendsBlockListsFollowsAndProfiles() {
        ok(
                "sns/friend_add",
                "{'From_Account':'alice','AddFriendItem':[{'To_Account':'bob','AddSource':'AddSource_Type_X'}]}");
        ok("sns/black_list_add", "{'From_Account':'alice','To_Account':['bob']}");
        ok("sns/black_list_delete", "{'From_Account':'alice','To_Account':['bob']}");
        ok("follow/follow_add", "{'From_Account':'alice','FollowItem':[{'To_Account':'bob'}]}");
        ok("follow/follow_delete", "{'From_Account':'alice','To_Account':['bob']}");
        ok(
                "profile/portrait_set",
                "{'From_Account':'alice','ProfileItem':[{'Tag':'Tag_Profile_IM_Nick','Value':'Al'}]}");

        List<Pair> one = List.of(new Pair("alice", "bob"));
        List<Pair> both = List.of(new Pair("alice", "bob"), new Pair("bob", "alice"));
        assertThat(events())
                .containsExactly(
                        new RelationEvent.FriendsAdded(both, "alice", "friend_add", false),
                        new RelationEvent.FriendsDeleted(both),
                        new RelationEvent.Blocked(one),
                        new RelationEvent.Unblocked(one),
                        new RelationEvent.Followed(one),
                        new RelationEvent.Unfollowed(one),
                        new AccountEvent.ProfileSet("alice", Map.of("Tag_Profile_IM_Nick", TextNode.valueOf("Al"))));
    }

    @Test
    @DisplayName("of a user going online and offline, being kicked and being deleted")
    void hearsOfUsersWhoComeAndGo() {
        tenant.setOnline("alice", List.of("Web", "iOS"));
        tenant.setOnline("alice", List.of("Web"));
        ok("im_open_login_svc/kick", "{'UserID':'alice'}");
        tenant.setOnline("bob", List.of("Web"));
        ok("im_open_login_svc/account_delete", "{'DeleteItem':[{'UserID':'bob'}]}");

        assertThat(events())
                .containsExactly(
                        new SessionEvent.LoggedIn("alice", "Web", List.of()),
                        new SessionEvent.LoggedIn("alice", "iOS", List.of()),
                        new SessionEvent.LoggedOut("alice", "iOS"),
                        new AccountEvent.Kicked("alice", List.of("Web")),
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
    @DisplayName("nothing of an import, and nothing any more once it does not listen")
    void hearsNothingOfAnImport() {
        ok(GROUP + "import_group", "{'GroupId':'g','Type':'Public','Name':'n','Owner_Account':'alice'}");
        ok("im_open_login_svc/account_import", "{'UserID':'eve'}");
        tenant.removeListener(listener);
        send("alice", "bob", 1);

        assertThat(heard).isEmpty();
    }

    @Test
    @DisplayName("what a user's client does as done by that user, who cannot speak for others")
    void hearsOfAClientAsItsUser() {
        Caller alice = Caller.client("alice", "Web", "10.0.0.8");
        run(alice, "openim/sendmsg", "{'From_Account':'carol','To_Account':'bob','MsgRandom':8," + TEXT + "}");

        assertThat(heard.get(0).by()).isEqualTo(alice);
        assertThat(((MessageEvent.Sent) heard.get(0).event()).message().from()).isEqualTo("alice");
    }

    private List<Event> events() {
        return heard.stream().map(Happening::event).toList();
    }

    private String send(String from, String to, int random) {
        return ok(
                        "openim/sendmsg",
                        "{'From_Account':'%s','To_Account':'%s','MsgRandom':%d,'SupportMessageExtension':1,%s}"
                                .formatted(from, to, random, TEXT))
                .fields()
                .path("MsgKey")
                .asText();
    }

    private String group(String type) {
        String topics = type.equals("Community") ? ",'SupportTopic':1" : "";
        String id = ok(
                        GROUP + "create_group",
                        "{'Owner_Account':'alice','Type':'%s','Name':'friends'%s}".formatted(type, topics))
                .fields()
                .path("GroupId")
                .asText();
        if (!type.equals("AVChatRoom")) {
            ok(GROUP + "add_group_member", "{'GroupId':'%s','MemberList':[{'Member_Account':'bob'}]}".formatted(id));
        }
        return id;
    }

    private Reply ok(String command, String body) {
        Reply reply = run(ADMIN, command, body);
        assertThat(reply.code()).as("%s %s: %s", command, body, reply.info()).isZero();
        return reply;
    }

    private void refused(String command, String body) {
        assertThatThrownBy(() -> run(ADMIN, command, body)).isInstanceOf(Refusal.class);
    }

    private Reply run(Caller caller, String command, String body) {
        try {
            ObjectNode json = (ObjectNode) JSON.readTree(body.replace('\'', '"'));
            return commands.find(command).orElseThrow().run(tenant, caller, json, body.length(), "http://localhost");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Tenant tenant() {
        SdkApp app = SdkApp.random();
        Tenants tenants = new Tenants(1);
        tenants.create(app);
        Tenant tenant = tenants.get(app.sdkAppId());
        tenant.importAccounts(List.of("alice", "bob", "carol", "dave"));
        return tenant;
    }
}
