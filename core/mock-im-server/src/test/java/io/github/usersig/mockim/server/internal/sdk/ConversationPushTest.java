package io.github.usersig.mockim.server.internal.sdk;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.usersig.mockim.server.support.JsonView;
import io.github.usersig.mockim.server.support.World;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@DisplayName("A user's client is told of the conversation list")
@ExtendWith(World.Maker.class)
class ConversationPushTest {

    private static final String BOB = "{'Type':1,'To_Account':'bob'}";
    private static final String BOB_TOLD = "{\"Type\":1,\"Peer_Account\":\"bob\",\"To_Account\":\"bob\"}";
    private static final String TEAM_TOLD = "{\"Type\":2,\"ToGroupId\":\"team\",\"GroupId\":\"team\"}";

    private static JsonView told(Watcher client, int type) {
        JsonView change = client.push("RecentContactMod").at("0");
        assertThat(change.number("PushType")).isEqualTo(type);
        return change;
    }

    @Test
    @DisplayName(
            "what another client of the user pins, unpins and deletes; not what it does itself, nor what others do")
    void whatAnotherClientDoes(World world) {
        world.send("bob", "alice", "hi", 1);
        String pin = "{'From_Account':'alice','OperationType':%d,'RecentContactItem':[" + BOB + "]}";
        try (Watcher alice = Watcher.of(world.im, "alice");
                Watcher phone = Watcher.onPhone(world.im, "alice");
                Watcher bob = Watcher.of(world.im, "bob")) {
            phone.ok("recentcontact.top", pin, 1);
            assertThat(told(alice, 2).at("RecentContactTopItem.RecentContactList.0"))
                    .hasToString(BOB_TOLD);
            phone.ok("recentcontact.top", pin, 2);
            assertThat(told(alice, 3).at("RecentContactTopItem.RecentContactList.0"))
                    .hasToString(BOB_TOLD);
            phone.ok("recentcontact.batch_delete", "{'ContactItem':[" + BOB + "]}");
            assertThat(told(alice, 1).at("RecentContactDeleteItem.RecentContactList.0"))
                    .hasToString(BOB_TOLD);

            assertThat(phone.wasPushed("RecentContactMod")).isFalse();
            assertThat(bob.wasPushed("RecentContactMod")).isFalse();
        }
    }

    @Test
    @DisplayName("what the app marks and deletes by REST")
    void whatTheAppMarksAndDeletes(World world) {
        try (Watcher alice = Watcher.of(world.im, "alice")) {
            world.ok(
                    "recentcontact/mark_contact",
                    "{'From_Account':'alice','MarkItem':[{'OptType':3,'ContactItem':%s,'SetMark':[1,3],'CustomMark':'vip'}]}",
                    BOB);
            JsonView marked = told(alice, 4).at("RecentContactMarkContact.RecentContactMarkContactItem.0");
            assertThat(marked.at("RecentContactItem")).hasToString(BOB_TOLD);
            assertThat(marked.text("StandardMark")).isEqualTo("1010");
            assertThat(marked.text("CustomMark")).isEqualTo("vip");
            assertThat(marked.number("OptType")).isEqualTo(3);

            world.ok("recentcontact/delete", "{'From_Account':'alice','Type':2,'ToGroupid':'team'}");
            assertThat(told(alice, 1).at("RecentContactDeleteItem.RecentContactList.0"))
                    .hasToString(TEAM_TOLD);
        }
    }

    @Test
    @DisplayName("of the groups that conversations are sorted into by REST: made, filled, emptied, renamed, deleted")
    void ofGroupsOfConversations(World world) {
        String update = "recentcontact/update_contact_group";
        String change =
                "{'From_Account':'alice','UpdateType':1,'UpdateGroup':{'UpdateGroupType':2,'OldGroupName':'work',"
                        + "'ContactUpdateItem':[{'ContactOptType':%d,'ContactItem':{'Type':2,'ToGroupId':'team'}}]}}";
        try (Watcher alice = Watcher.of(world.im, "alice")) {
            world.ok(
                    "recentcontact/create_contact_group",
                    "{'From_Account':'alice','GroupContactItem':[{'GroupName':'work','ContactItem':[%s]}]}",
                    BOB);
            JsonView made = told(alice, 5).at("RecentContactCreateContactGroup.MsgContactGroupContactItem.0");
            assertThat(made.at("MsgGroupItem")).hasToString("{\"GroupId\":1,\"GroupName\":\"work\"}");
            assertThat(made.at("MsgRecentContactItem")).hasToString("[" + BOB_TOLD + "]");

            world.ok(update, change, 1);
            assertThat(told(alice, 7).at("RecentContactUpdateContactGroup.MsgUpdateGroup"))
                    .hasToString(
                            "{\"GroupId\":1,\"GroupName\":\"work\",\"UpdateGroupType\":2,\"OldGroupName\":\"work\","
                                    + "\"RecentContactUpdateGroupItem\":[{\"ContactOptType\":1,\"RecentContactItem\":"
                                    + TEAM_TOLD
                                    + "}]}");
            world.ok(update, change, 2);
            assertThat(told(alice, 7)
                            .at("RecentContactUpdateContactGroup.MsgUpdateGroup.RecentContactUpdateGroupItem.0")
                            .number("ContactOptType"))
                    .isEqualTo(2);

            world.ok(
                    update,
                    "{'From_Account':'alice','UpdateType':1,'UpdateGroup':{'UpdateGroupType':1,'OldGroupName':'work',"
                            + "'NewGroupName':'jobs'}}");
            assertThat(told(alice, 7).at("RecentContactUpdateContactGroup.MsgUpdateGroup"))
                    .hasToString(
                            "{\"UpdateGroupType\":1,\"GroupId\":1,\"GroupName\":\"jobs\",\"OldGroupName\":\"work\"}");
            world.ok("recentcontact/del_contact_group", "{'From_Account':'alice','GroupName':['jobs']}");
            assertThat(told(alice, 6).at("RecentContactDelContactGroup.MsgGroupItem"))
                    .hasToString("[{\"GroupId\":1,\"GroupName\":\"jobs\"}]");
        }
    }
}
