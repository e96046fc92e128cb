package io.github.usersig.mockim.server.internal.sdk;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.usersig.mockim.server.support.World;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@DisplayName("A live room, by clients")
@ExtendWith(World.Maker.class)
class LiveRoomClientTest {

    private static final String SERVICE = "group_open_http_svc.";
    private static final String LIVE = "group_open_avchatroom_http_svc.";
    private static final String JOIN = "{'GroupId':'%s'}";

    @Test
    @DisplayName("is joined by its owner too, and by who is in it already and has opened the page anew")
    void isJoinedByItsOwnerToo(World world) {
        String id = world.group("AVChatRoom");
        try (ListeningClient alice = new ListeningClient(world.im, "alice");
                ListeningClient bob = new ListeningClient(world.im, "bob")) {
            String joined = "\"HugeGroupFlag\":1,\"JoinedStatus\":\"JoinedSuccess\"";
            assertThat(alice.ask(SERVICE + "apply_join_group", JOIN, id)).contains(joined);
            assertThat(bob.ask(SERVICE + "apply_join_group", JOIN, id)).contains(joined);
            assertThat(bob.ask(SERVICE + "apply_join_group", JOIN, id)).contains(joined);

            assertThat(world.groupInfo(id).number("MemberNum")).isEqualTo(2);
        }
    }

    @Test
    @DisplayName("has members that its owner marks, and finds by their marks")
    void hasMembersWithMarks(World world) {
        String id = world.group("AVChatRoom");
        world.im.joinGroup(id, "bob");
        try (ListeningClient alice = new ListeningClient(world.im, "alice");
                ListeningClient bob = new ListeningClient(world.im, "bob")) {
            String mark = "{'GroupId':'%s','CommandType':1,'MemberList':[{'Member_Account':'bob','Marks':[1000]}]}";
            assertThat(bob.ask(LIVE + "modify_user_info", mark, id)).contains("\"ErrorCode\":10007");
            assertThat(alice.ask(LIVE + "modify_user_info", mark, id)).contains("\"Marks\":[1000]");

            assertThat(bob.ask(LIVE + "get_members", "{'GroupId':'%s','Timestamp':0,'Mark':1000}", id))
                    .contains("\"Member_Account\":\"bob\"")
                    .doesNotContain("alice");
        }
    }

    @Test
    @DisplayName("is left by who is banned, who is told so and does not come back while the ban lasts")
    void isLeftByWhoIsBanned(World world) {
        String id = world.group("AVChatRoom");
        world.im.joinGroup(id, "bob");
        try (ListeningClient alice = new ListeningClient(world.im, "alice");
                ListeningClient bob = new ListeningClient(world.im, "bob")) {
            String ban = "{'GroupId':'%s','Members_Account':['%s'],'Duration':60,'Description':'spam'}";
            assertThat(bob.ask(SERVICE + "ban_group_member", ban, id, "alice")).contains("\"ErrorCode\":10007");
            assertThat(alice.ask(SERVICE + "ban_group_member", ban, id, "bob")).contains("\"ErrorCode\":0");

            bob.next("\"Event\":5", "\"ReportType\":21", id);
            assertThat(bob.ask(SERVICE + "apply_join_group", JOIN, id)).contains("\"ErrorCode\":10007");
            assertThat(world.ok(World.GROUP + "get_group_ban_member", "{'GroupId':'%s','Offset':0}", id)
                            .list("BannedAccountList")
                            .each("Member_Account"))
                    .containsExactly("bob");
        }
    }

    @Test
    @DisplayName("has members that its owner mutes, and of whom nothing else is set")
    void hasMembersThatItsOwnerMutes(World world) {
        String id = world.group("AVChatRoom");
        world.im.joinGroup(id, "bob");
        try (ListeningClient alice = new ListeningClient(world.im, "alice");
                ListeningClient bob = new ListeningClient(world.im, "bob")) {
            String set = "{'GroupId':'%s','Member_Account':'bob',%s}";
            assertThat(alice.ask(SERVICE + "modify_group_member_info", set, id, "'ShutUpTime':60"))
                    .contains("\"ErrorCode\":0");
            assertThat(bob.next("\"OpType\":7")).contains("\"User_Account\":\"bob\",\"ShutupTime\":60");
            assertThat(bob.ask(
                            SERVICE + "send_group_msg",
                            "{'GroupId':'%s','Random':1,'MsgBody':[{'MsgType':'TIMTextElem','MsgContent':{'Text':'x'}}]}",
                            id))
                    .contains("\"ErrorCode\":10017");
            assertThat(alice.ask(SERVICE + "modify_group_member_info", set, id, "'ShutUpTime':60,'NameCard':'b'"))
                    .contains("\"ErrorCode\":10007");
        }
    }

    @Test
    @DisplayName("tells its tips with a number of their own each, for a client shows one of each number")
    void tellsTipsWithNumbersOfTheirOwn(World world) {
        String id = world.group("AVChatRoom");
        try (ListeningClient alice = new ListeningClient(world.im, "alice")) {
            world.im.joinGroup(id, "bob");
            world.im.joinGroup(id, "carol");

            assertThat(alice.next("\"OpType\":1", "\"List_Account\":[\"bob\"]")).contains("\"MsgSeq\":1,");
            assertThat(alice.next("\"OpType\":1", "\"List_Account\":[\"carol\"]"))
                    .contains("\"MsgSeq\":2,");
        }
    }
}
