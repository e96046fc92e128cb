package io.github.usersig.mockim.server.internal.event;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.TextNode;
import io.github.usersig.mockim.server.internal.event.GroupEvent.ExitType;
import io.github.usersig.mockim.server.internal.event.GroupEvent.JoinType;
import io.github.usersig.mockim.server.internal.event.GroupEvent.Which;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("Who listens to a tenant hears in groups")
class GroupEventTest extends EventScenario {

    @Test
    @DisplayName("nothing of a repetition in a group")
    void hearsNothingOfARepetitionInAGroup() {
        String id = group("Public");
        heard.clear();
        String message = "{'GroupId':'" + id + "','From_Account':'alice','Random':3," + TEXT + "}";
        ok(GROUP + "send_group_msg", message);
        ok(GROUP + "send_group_msg", message);

        assertThat(heard).hasSize(1);
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
    @DisplayName("of a group message: whom it mentions, and that it wants a receipt")
    void hearsWhomAGroupMessageMentions() {
        String id = group("Public");
        heard.clear();
        ok(
                GROUP + "send_group_msg",
                "{'GroupId':'" + id + "','From_Account':'alice','Random':3,'NeedReadReceipt':1,"
                        + "'GroupAtInfo':[{'GroupAtAllFlag':0,'GroupAt_Account':'bob'},{'GroupAtAllFlag':1}]," + TEXT
                        + "}");

        GroupMessageEvent.Sent sent = (GroupMessageEvent.Sent) events().get(0);
        assertThat(sent.message().seq()).isEqualTo(1);
        assertThat(sent.mentions())
                .containsExactly(new GroupMessageEvent.Mention("bob"), new GroupMessageEvent.Mention(null));
        assertThat(sent.options()).containsExactly(GroupMessageEvent.Option.RECEIPT_WANTED);
    }

    @Test
    @DisplayName("of group messages: read, changed, recalled and deleted, and of notices, in their order")
    void hearsOfGroupMessagesThatAreChanged() {
        String id = group("Public");
        ok(
                GROUP + "send_group_msg",
                "{'GroupId':'" + id + "','From_Account':'alice','Random':3,'NeedReadReceipt':1,"
                        + "'GroupAtInfo':[{'GroupAtAllFlag':0,'GroupAt_Account':'bob'},{'GroupAtAllFlag':1}]," + TEXT
                        + "}");
        heard.clear();
        ok(GROUP + "group_msg_receipt", "{'GroupId':'" + id + "','From_Account':'bob','MsgSeqList':[{'MsgSeq':1}]}");
        ok("openim/modify_group_msg", "{'GroupId':'" + id + "','MsgSeq':1,'CloudCustomData':'new'}");
        ok(GROUP + "group_msg_recall", "{'GroupId':'" + id + "','MsgSeqList':[{'MsgSeq':1},{'MsgSeq':9}]}");
        ok(GROUP + "delete_group_msg_by_sender", "{'GroupId':'" + id + "','Sender_Account':'alice'}");
        ok(GROUP + "send_group_system_notification", "{'GroupId':'" + id + "','Content':'psst'}");

        Which which = new Which(id, "Public");
        assertThat(events().get(0))
                .isEqualTo(new GroupMessageEvent.Read(which, "bob", List.of(new GroupMessageEvent.Receipt(1, 1, 0))));
        assertThat(((GroupMessageEvent.Modified) events().get(1)).message().custom())
                .isEqualTo("new");
        assertThat(events().get(2)).isEqualTo(new GroupMessageEvent.Recalled(which, "", List.of(1L)));
        assertThat(events().get(3)).isEqualTo(new GroupMessageEvent.Deleted(which, "", List.of(1L)));
        assertThat(events().get(4)).isEqualTo(new GroupEvent.Notified(which, "psst", List.of()));
    }

    @Test
    @DisplayName("of a group message that is refused to a muted sender, after the mute")
    void hearsOfAGroupMessageOfAMutedSender() {
        String id = group("Public");
        heard.clear();
        ok(GROUP + "forbid_send_msg", "{'GroupId':'" + id + "','Members_Account':['bob'],'MuteTime':60}");

        refused(GROUP + "send_group_msg", "{'GroupId':'" + id + "','From_Account':'bob','Random':4," + TEXT + "}");

        GroupMessageEvent.Failed failed = (GroupMessageEvent.Failed) events().get(1);
        assertThat(failed.message().from()).isEqualTo("bob");
        assertThat(failed.code()).isEqualTo(10017);
    }

    @Test
    @DisplayName("of topics, from their making to their end")
    void hearsOfTopics() {
        String community = group("Community");
        String topic = community + "@TOPIC#_one";
        heard.clear();
        String service = "million_group_open_http_svc/";
        ok(service + "create_topic", "{'GroupId':'%s','TopicId':'%s','TopicName':'talk'}".formatted(community, topic));
        ok(service + "modify_topic", "{'GroupId':'%s','TopicId':'%s','TopicName':'chat'}".formatted(community, topic));
        ok(service + "destroy_topic", "{'GroupId':'%s','TopicIdList':['%s']}".formatted(community, topic));

        Which which = new Which(community, "Community");
        assertThat(events())
                .containsExactly(
                        new TopicEvent.Created(which, topic, "talk", "alice"),
                        new TopicEvent.InfoChanged(which, topic, Map.of("TopicName", "chat")),
                        new TopicEvent.Destroyed(which, List.of(topic)));
    }

    @Test
    @DisplayName("of attributes that are set and cleared")
    void hearsOfAttributes() {
        String room = group("AVChatRoom");
        heard.clear();
        ok(GROUP + "modify_group_attr", "{'GroupId':'%s','GroupAttr':[{'key':'k','value':'v'}]}".formatted(room));
        ok(GROUP + "clear_group_attr", "{'GroupId':'%s'}".formatted(room));

        assertThat(events())
                .containsExactly(
                        new GroupEvent.AttributesChanged(new Which(room, "AVChatRoom"), "modify", Map.of("k", "v")),
                        new GroupEvent.AttributesChanged(new Which(room, "AVChatRoom"), "clear", Map.of()));
    }

    @Test
    @DisplayName("of a ban, which takes members out")
    void hearsOfABan() {
        String open = group("Public");
        heard.clear();
        ok(GROUP + "ban_group_member", "{'GroupId':'%s','Members_Account':['bob'],'Duration':9}".formatted(open));

        assertThat(events())
                .containsExactly(
                        new GroupEvent.Left(new Which(open, "Public"), ExitType.KICKED, List.of("bob"), false));
    }
}
