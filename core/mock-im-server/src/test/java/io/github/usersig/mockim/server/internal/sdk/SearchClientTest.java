package io.github.usersig.mockim.server.internal.sdk;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.usersig.mockim.server.support.World;
import java.time.Duration;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@DisplayName("A client that searches")
@ExtendWith(World.Maker.class)
class SearchClientTest {

    private static final String MESSAGES = "message_search.query";

    @Test
    @DisplayName("finds messages in its conversations: how many in each, and the message where it is the only one")
    void findsMessagesInItsConversations(World world) {
        String id = world.group("Public");
        world.send("alice", "bob", "a needle", 1);
        world.send("bob", "alice", "another Needle", 2);
        world.send("alice", "bob", "hay", 3);
        world.send("carol", "dave", "a needle of others", 4);
        world.sendToGroup(id, "bob", "needle in a group", 5);
        try (ListeningClient alice = new ListeningClient(world.im, "alice")) {
            String found = alice.ask(MESSAGES, "{'KeywordList':['needle']}");

            assertThat(found)
                    .contains(
                            "\"TotalCount\":2,\"Cursor\":\"\"",
                            "{\"UserID\":\"bob\",\"Count\":2,\"MsgList\":[]}",
                            "{\"GroupID\":\"" + id + "\",\"Count\":1,\"MsgList\":[{",
                            "needle in a group")
                    .doesNotContain("of others");
        }
    }

    @Test
    @DisplayName("finds the messages of one conversation, page by page")
    void findsTheMessagesOfOneConversation(World world) {
        world.send("alice", "bob", "needle one", 1);
        world.send("bob", "alice", "needle two", 2);
        try (ListeningClient alice = new ListeningClient(world.im, "alice")) {
            String search = "{'KeywordList':['needle'],'PeerAccount':'bob','Count':1,'Cursor':'%s'}";
            assertThat(alice.ask(MESSAGES, search, ""))
                    .contains("\"TotalCount\":2,\"Cursor\":\"1\"", "needle two")
                    .doesNotContain("needle one");
            assertThat(alice.ask(MESSAGES, search, "1"))
                    .contains("\"TotalCount\":2,\"Cursor\":\"\"", "needle one")
                    .doesNotContain("needle two");
            assertThat(alice.ask(MESSAGES, search, "x")).contains("\"ErrorCode\":27003");
        }
    }

    @Test
    @DisplayName("finds messages by all words or one, by type, by sender and by time")
    void findsMessagesByMore(World world) {
        world.send("alice", "bob", "red needle", 1);
        world.send("bob", "alice", "blue needle", 2);
        try (ListeningClient alice = new ListeningClient(world.im, "alice")) {
            String search = "{'KeywordList':['red','needle'],'PeerAccount':'bob',%s}";
            assertThat(alice.ask(MESSAGES, search, "'MatchType':'or'")).contains("\"TotalCount\":2");
            assertThat(alice.ask(MESSAGES, search, "'MatchType':'and'")).contains("\"TotalCount\":1", "red needle");
            assertThat(alice.ask(MESSAGES, search, "'SendUserIDList':['bob']"))
                    .contains("\"TotalCount\":1", "blue needle");
            assertThat(alice.ask(MESSAGES, search, "'MsgTypeList':['TIMImageElem']"))
                    .contains("\"TotalCount\":0");
            assertThat(alice.ask(MESSAGES, search, "'EndTime':1")).contains("\"TotalCount\":0");
            assertThat(alice.ask(MESSAGES, "{'PeerAccount':'bob','MsgTypeList':['TIMTextElem']}"))
                    .contains("\"TotalCount\":2");
        }
    }

    @Test
    @DisplayName("finds no message that was recalled, nor what was said in a public group before it joined")
    void findsNothingThatItMayNotRead(World world) {
        String key = world.send("alice", "bob", "recalled needle", 1);
        world.ok("openim/admin_msgwithdraw", "{'From_Account':'alice','To_Account':'bob','MsgKey':'%s'}", key);
        String id = world.group("Public");
        world.sendToGroup(id, "bob", "early needle", 2);
        world.im.clock().advance(Duration.ofSeconds(5));
        world.ok(World.GROUP + "add_group_member", "{'GroupId':'%s','MemberList':[{'Member_Account':'carol'}]}", id);
        try (ListeningClient alice = new ListeningClient(world.im, "alice");
                ListeningClient carol = new ListeningClient(world.im, "carol")) {
            assertThat(alice.ask(MESSAGES, "{'KeywordList':['recalled']}")).contains("\"TotalCount\":0");
            assertThat(carol.ask(MESSAGES, "{'KeywordList':['early']}")).contains("\"TotalCount\":0");
            assertThat(alice.ask(MESSAGES, "{'KeywordList':['early'],'GroupID':'%s'}", id))
                    .contains("\"TotalCount\":1");
        }
    }

    @Test
    @DisplayName("finds what was said in the topics of its communities")
    void findsWhatWasSaidInTopics(World world) {
        String id = world.group("Community");
        String topic = world.topic(id);
        world.ok(
                World.GROUP + "send_group_msg",
                "{'GroupId':'%s','TopicId':'%s','From_Account':'alice','Random':1,"
                        + "'MsgBody':[{'MsgType':'TIMTextElem','MsgContent':{'Text':'a needle'}}]}",
                id,
                topic);
        try (ListeningClient bob = new ListeningClient(world.im, "bob");
                ListeningClient carol = new ListeningClient(world.im, "carol")) {
            String found = "{\"GroupID\":\"" + topic + "\",\"Count\":1,\"MsgList\":[{";
            assertThat(bob.ask(MESSAGES, "{'KeywordList':['needle']}")).contains(found);
            assertThat(bob.ask(MESSAGES, "{'KeywordList':['needle'],'GroupID':'%s'}", topic))
                    .contains(found, "\"TopicId\":\"" + topic);
            assertThat(carol.ask(MESSAGES, "{'KeywordList':['needle'],'GroupID':'%s'}", topic))
                    .contains("\"TotalCount\":0");
        }
    }

    @Test
    @DisplayName("finds users and groups as the app does by REST")
    void findsUsersAndGroups(World world) {
        String id = world.group("Public");
        try (ListeningClient alice = new ListeningClient(world.im, "alice")) {
            assertThat(alice.ask("user_search.query", "{'Keywords':['bob'],'KeywordMatchType':0,'Count':20}"))
                    .contains("\"TotalCount\":1", "\"UserID\":\"bob\"");
            assertThat(alice.ask("group_search.query", "{'Keywords':['frien'],'KeywordMatchType':0}"))
                    .contains("\"GroupID\":\"" + id);
        }
    }

    @Test
    @DisplayName("finds members of its own groups, by nick, by name card, and exactly by UserID")
    void findsMembersOfItsOwnGroups(World world) {
        String id = world.group("Public");
        world.ok(
                World.GROUP + "modify_group_member_info",
                "{'GroupId':'%s','Member_Account':'bob','NameCard':'The builder'}",
                id);
        try (ListeningClient alice = new ListeningClient(world.im, "alice");
                ListeningClient carol = new ListeningClient(world.im, "carol")) {
            String search = "{'Keywords':['%s'],'KeywordMatchType':0}";
            assertThat(alice.ask("group_member_search.query", search, "build"))
                    .contains("\"GroupMemberUserID\":\"bob\"", "\"GroupMemberNameCard\":\"The builder\"", id);
            assertThat(alice.ask("group_member_search.query", search, "bob")).contains("\"TotalCount\":1");
            assertThat(alice.ask("group_member_search.query", search, "bo")).contains("\"TotalCount\":0");
            assertThat(carol.ask("group_member_search.query", search, "bob")).contains("\"TotalCount\":0");
        }
    }
}
