package io.github.usersig.mockim.server.internal.webhook;

import static io.github.usersig.mockim.server.support.World.GROUP;
import static io.github.usersig.mockim.server.support.World.TEXT;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.usersig.mockim.server.support.JsonView;
import io.github.usersig.mockim.server.support.WebhookScenario;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("The app is told by webhook about groups")
class GroupWebhooksTest extends WebhookScenario {

    /** Makes a group, changes it, its members and its owner, and disbands it. */
    private void liveThrough() {
        world.ok(
                GROUP + "create_group",
                "{'GroupId':'g','Type':'Public','Name':'friends','Owner_Account':'alice','MaxMemberCount':3,"
                        + "'MemberList':[{'Member_Account':'bob'}]}");
        world.ok(GROUP + "modify_group_base_info", "{'GroupId':'g','Name':'foes'}");
        world.ok(GROUP + "add_group_member", "{'GroupId':'g','MemberList':[{'Member_Account':'carol'}]}");
        world.ok(GROUP + "modify_group_member_info", "{'GroupId':'g','Member_Account':'bob','NameCard':'bobby'}");
        world.ok(GROUP + "change_group_owner", "{'GroupId':'g','NewOwner_Account':'bob'}");
        world.ok(GROUP + "delete_group_member", "{'GroupId':'g','MemberToDel_Account':['carol']}");
        world.im.joinGroup("g", "dave");
        world.ok(GROUP + "destroy_group", "{'GroupId':'g'}");
        app.await("Group.CallbackAfterGroupDestroyed", 1);
    }

    @Test
    @DisplayName("of all that happens to groups, in the order it happens")
    void tellOfAllThatHappensToGroupsInOrder() {
        liveThrough();

        assertThat(app.commands())
                .filteredOn(command -> command.contains("CallbackAfter"))
                .containsExactly(
                        "Group.CallbackAfterCreateGroup",
                        "Group.CallbackAfterGroupInfoChanged",
                        "Group.CallbackAfterNewMemberJoin",
                        "Group.CallbackAfterGroupFull",
                        "Group.CallbackAfterMemberFieldChanged",
                        "Group.CallbackAfterChangeGroupOwner",
                        "Group.CallbackAfterMemberExit",
                        "Group.CallbackAfterNewMemberJoin",
                        "Group.CallbackAfterGroupFull",
                        "Group.CallbackAfterGroupDestroyed");
    }

    @Test
    @DisplayName("before a group is made, and before members are invited")
    void askBeforeAGroupIsMadeAndMembersInvited() {
        liveThrough();

        assertThat(app.only("Group.CallbackBeforeCreateGroup").toString())
                .contains(
                        "\"Operator_Account\":\"administrator\",\"Owner_Account\":\"alice\",\"Type\":\"Public\",\"Name\":\"friends\","
                                + "\"CreateGroupNum\":0,\"MemberList\":[{\"Member_Account\":\"bob\"}],\"EventTime\":");
        assertThat(app.only("Group.CallbackBeforeInviteJoinGroup").toString())
                .contains("\"DestinationMembers\":[{\"Member_Account\":\"carol\"}]");
    }

    @Test
    @DisplayName("of a group that is made, with its members, and of one that is changed")
    void tellOfAGroupMadeAndChanged() {
        liveThrough();

        assertThat(app.only("Group.CallbackAfterCreateGroup").list("MemberList"))
                .hasSize(2);
        assertThat(app.only("Group.CallbackAfterGroupInfoChanged").text("Name")).isEqualTo("foes");
    }

    @Test
    @DisplayName("of members who join, and how")
    void tellHowMembersJoined() {
        liveThrough();

        assertThat(app.received("Group.CallbackAfterNewMemberJoin"))
                .extracting(each -> each.body().text("JoinType"))
                .containsExactly("Invited", "Apply");
        assertThat(app.received("Group.CallbackAfterNewMemberJoin").get(1).parameters())
                .containsEntry("OptPlatform", "Unknown");
    }

    @Test
    @DisplayName("of members that are changed, and of a new owner")
    void tellOfMembersAndOwnersThatChange() {
        liveThrough();

        assertThat(app.only("Group.CallbackAfterMemberFieldChanged").toString())
                .contains("\"NameCard\":\"bobby\"", "\"Modified_Account\":\"bob\"");
        assertThat(app.only("Group.CallbackAfterChangeGroupOwner").toString())
                .contains("\"OldOwner_Account\":\"alice\",\"NewOwner_Account\":\"bob\"");
    }

    @Test
    @DisplayName("of members who have to go, and of the end of the group with its last name")
    void tellOfMembersWhoLeaveAndOfTheEnd() {
        liveThrough();

        assertThat(app.only("Group.CallbackAfterMemberExit").toString())
                .contains("\"ExitType\":\"Kicked\",\"ExitMemberList\":[{\"Member_Account\":\"carol\"}]");
        assertThat(app.only("Group.CallbackAfterGroupDestroyed").text("Name")).isEqualTo("foes");
    }

    @Test
    @DisplayName("that are about to be made, with how many of that type the owner has")
    void tellHowManyGroupsTheOwnerHas() {
        String create = "{'Type':'%s','Name':'n','Owner_Account':'%s'}";
        world.ok(GROUP + "create_group", create, "Public", "alice");
        world.ok(GROUP + "create_group", create, "Public", "bob");
        world.ok(GROUP + "create_group", create, "Private", "alice");
        world.ok(GROUP + "create_group", create, "Public", "alice");
        world.ok(GROUP + "create_group", create, "Public", "alice");
        world.ok(GROUP + "create_group", "{'Type':'Public','Name':'n'}"); // nobody's
        world.ok(GROUP + "create_group", "{'Type':'Public','Name':'n'}");

        assertThat(app.received("Group.CallbackBeforeCreateGroup"))
                .extracting(each -> each.body().number("CreateGroupNum"))
                .containsExactly(0, 0, 0, 1, 2, 0, 0);
    }

    /** Has a group message sent, read and recalled, and another refused for a mute. */
    private void sendReadAndRecall() {
        String id = world.group("Public");
        world.ok(
                GROUP + "send_group_msg",
                "{'GroupId':'%s','From_Account':'alice','Random':3,'NeedReadReceipt':1,'GroupAtInfo':"
                        + "[{'GroupAtAllFlag':1},{'GroupAtAllFlag':0,'GroupAt_Account':'bob'}]," + TEXT + "}",
                id);
        world.ok(GROUP + "group_msg_receipt", "{'GroupId':'%s','From_Account':'bob','MsgSeqList':[{'MsgSeq':1}]}", id);
        world.ok(GROUP + "group_msg_recall", "{'GroupId':'%s','MsgSeqList':[{'MsgSeq':1}]}", id);
        world.ok(GROUP + "forbid_send_msg", "{'GroupId':'%s','Members_Account':['bob'],'MuteTime':60}", id);
        world.code(GROUP + "send_group_msg", "{'GroupId':'%s','From_Account':'bob','Random':4," + TEXT + "}", id);
        app.await("Group.CallbackSendMsgException", 1);
    }

    @Test
    @DisplayName("before group messages are sent, without the MsgSeq that they have not yet")
    void askBeforeGroupMessagesAreSent() {
        sendReadAndRecall();

        assertThat(app.received("Group.CallbackBeforeSendMsg")).hasSize(2);
        JsonView before = app.received("Group.CallbackBeforeSendMsg").get(0).body();
        assertThat(before.number("Random")).isEqualTo(3);
        assertThat(before.has("MsgSeq")).isFalse();
    }

    @Test
    @DisplayName("of group messages that were sent, with the mentions")
    void tellOfGroupMessagesWithTheirMentions() {
        sendReadAndRecall();

        JsonView after = app.only("Group.CallbackAfterSendMsg");
        assertThat(after.number("MsgSeq")).isEqualTo(1);
        assertThat(after.text("From_Account")).isEqualTo("alice");
        assertThat(after.text("Operator_Account")).isEqualTo("administrator");
        assertThat(after.at("GroupAtInfo").toString())
                .isEqualTo("[{\"GroupAtAllFlag\":1},{\"GroupAtAllFlag\":0,\"GroupAt_Account\":\"bob\"}]");
    }

    @Test
    @DisplayName("of group messages that are read, and recalled")
    void tellOfGroupMessagesThatAreReadAndRecalled() {
        sendReadAndRecall();

        assertThat(app.only("Group.CallbackAfterReadReceipt")
                        .at("GroupMsgReceiptList")
                        .toString())
                .isEqualTo(
                        "[{\"MsgSeq\":1,\"ReadNum\":1,\"UnreadNum\":0,\"ReadReceiptMembers\":[{\"Member_Account\":\"bob\"}]}]");
        assertThat(app.only("Group.CallbackAfterRecallMsg").at("MsgSeqList").toString())
                .isEqualTo("[{\"MsgSeq\":1}]");
    }

    @Test
    @DisplayName("of the keys and values of group messages: set, deleted one by one, and cleared")
    void tellOfTheExtensionsOfGroupMessages() {
        String id = world.group("Public");
        long seq = world.sendToGroup(id, "alice", "hi", 5);
        for (int operation = 1; operation <= 3; operation++) {
            world.ok(
                    "openim_msg_ext_http_svc/group_set_key_values",
                    "{'GroupId':'%s','MsgSeq':%d,'OperateType':%d,'ExtensionList':[{'Key':'k','Value':'v'}]}",
                    id,
                    seq,
                    operation);
        }

        String command = "Group.CallbackAfterGroupMsgExtension";
        app.await(command, 3);
        assertThat(app.received(command))
                .extracting(each -> each.body().toString().replaceAll("\"EventTime\":\\d{13}", "\"EventTime\":0"))
                .allMatch(body -> body.contains("\"GroupId\":\"" + id + "\",\"MsgSeq\":" + seq + ","))
                .satisfiesExactly(
                        body -> assertThat(body)
                                .contains(
                                        "\"OperateType\":1,\"ExtensionList\":[{\"Key\":\"k\",\"Value\":\"v\",\"Seq\":1}],"
                                                + "\"Seq\":1,\"EventTime\":0"),
                        body -> assertThat(body).contains("\"OperateType\":2,\"ExtensionList\":[{\"Key\":\"k\","),
                        body -> assertThat(body).contains("\"OperateType\":3,\"ExtensionList\":[],"));
    }

    @Test
    @DisplayName("of group messages that are not sent for a mute")
    void tellOfGroupMessagesRefusedForAMute() {
        sendReadAndRecall();

        assertThat(app.only("Group.CallbackSendMsgException").number("ErrorCode"))
                .isEqualTo(10017);
    }

    @Test
    @DisplayName("of topics: before and after they are made, changed and dismissed")
    void tellOfTopics() {
        String community = world.group("Community");
        String topic = world.topic(community);
        String service = "million_group_open_http_svc/";
        world.ok(service + "modify_topic", "{'GroupId':'%s','TopicId':'%s','TopicName':'chat'}", community, topic);
        world.ok(service + "destroy_topic", "{'GroupId':'%s','TopicIdList':['%s']}", community, topic);

        assertThat(app.only("Group.CallbackBeforeCreateTopic").text("Name")).isEqualTo("talk");
        assertThat(app.only("Group.CallbackAfterCreateTopic").text("TopicId")).isEqualTo(topic);
        assertThat(app.only("Group.CallbackAfterTopicInfoChanged").text("TopicName"))
                .isEqualTo("chat");
        assertThat(app.only("Group.CallbackAfterTopicDestroyed").text("TopicIdList.0"))
                .isEqualTo(topic);
    }

    @Test
    @DisplayName("of attributes")
    void tellOfAttributes() {
        world.ok(
                GROUP + "modify_group_attr",
                "{'GroupId':'%s','GroupAttr':[{'key':'k','value':'v'}]}",
                world.group("AVChatRoom"));

        assertThat(app.only("Group.CallbackAfterGroupAttrChanged").toString())
                .contains("\"OptionType\":\"modify\",\"GroupAttr\":[{\"key\":\"k\",\"value\":\"v\"}]");
    }
}
