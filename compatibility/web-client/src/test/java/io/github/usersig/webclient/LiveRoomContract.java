package io.github.usersig.webclient;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.usersig.junit5.EnableMockIm;
import io.github.usersig.junit5.TenantPer;
import io.github.usersig.mockim.MockIm;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What web clients do in live rooms. */
@EnableMockIm(
        accounts = {"alice", "bob"},
        tenantPer = TenantPer.METHOD)
abstract class LiveRoomContract {

    private static final Map<String, Object> ROOM = Map.of("groupID", "live");

    /** Alice makes it, and both join: the owner has to, too. */
    private static void join(WebClient alice, WebClient bob) {
        alice.call("createGroup", Map.of("type", "AVChatRoom", "name", "Live", "groupID", "live"));
        alice.call("joinGroup", ROOM);
        bob.call("joinGroup", ROOM);
    }

    @Test
    void talksInARoomThatTheOwnerJoinsToo(MockIm im, WebClients clients) {
        var alice = clients.login(im, "alice");
        var bob = clients.login(im, "bob");
        join(alice, bob);
        var came = alice.nextMessage("TIMGroupTipElem").payload();
        assertThat(came.get("userIDList")).hasToString("[\"bob\"]");

        alice.sendTextToGroup("live", "welcome");
        assertThat(bob.nextText().text()).isEqualTo("welcome");
        bob.sendTextToGroup("live", "thanks");
        assertThat(alice.nextText().text()).isEqualTo("thanks");
        assertThat(bob.call("getGroupOnlineMemberCount", "live")
                        .get("memberCount")
                        .asInt())
                .isEqualTo(2);
    }

    @Test
    void marksMembers(MockIm im, WebClients clients) {
        var alice = clients.login(im, "alice");
        var bob = clients.login(im, "bob");
        join(alice, bob);

        alice.call(
                "markGroupMemberList",
                Map.of("groupID", "live", "userIDList", List.of("bob"), "markType", 1000, "enableMark", true));

        assertThat(bob.call("getGroupMemberList", Map.of("groupID", "live", "filter", 1000))
                        .get("memberList")
                        .findValuesAsText("userID"))
                .containsExactly("bob");
    }

    @Test
    void mutesAMember(MockIm im, WebClients clients) {
        var alice = clients.login(im, "alice");
        var bob = clients.login(im, "bob");
        join(alice, bob);

        alice.call("setGroupMemberMuteTime", Map.of("groupID", "live", "userID", "bob", "muteTime", 600));

        bob.await(
                "MESSAGE_RECEIVED",
                batch -> batch.at("/0/payload/operationType").asInt() == 7);
        var refusal = bob.refused(
                "sendText",
                Map.of("to", "live", "conversationType", "GROUP", "text", "hello?", "needReadReceipt", false));
        assertThat(refusal.code()).isEqualTo(10017);
    }

    @Test
    void bansAMemberWhoThenIsOutside(MockIm im, WebClients clients) {
        var alice = clients.login(im, "alice");
        var bob = clients.login(im, "bob");
        join(alice, bob);

        alice.call("deleteGroupMember", Map.of("groupID", "live", "userIDList", List.of("bob"), "duration", 60));

        bob.await(
                "MESSAGE_RECEIVED",
                batch -> batch.at("/0/payload/operationType").asInt() == 21);
        assertThat(bob.groups()).isEmpty();
        assertThat(bob.refused("joinGroup", ROOM).code()).isEqualTo(10007);
    }
}
