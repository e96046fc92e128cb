package io.github.usersig.webclient;

import static io.github.usersig.webclient.Walk.message;
import static io.github.usersig.webclient.Walk.sends;
import static io.github.usersig.webclient.Walk.sendsNothing;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Invitations to calls, which are messages that the clients agree about. */
abstract class SignallingWalk {

    private final Walk walk = WalkIT.walk();
    private final Walk.User alice = walk.user("alice");
    private final Walk.User bob = walk.user("bob");

    private static final Map<String, ?> TO_BOB = Map.of("userID", "bob", "data", "call me", "timeout", 30);

    private static void listen(Walk.User user, String event) {
        user.does("addSignalingListener", sendsNothing(), event, Map.of("$tell", event));
    }

    private static void stopListening(Walk.User user, String event) {
        user.does("removeSignalingListener", sendsNothing(), event, Map.of("$tell", event));
    }

    private static JsonNode invited(Walk.User user, String id) {
        return user.sees(
                "newInvitationReceived", data -> data.get("inviteID").asText().equals(id));
    }

    @Test
    void isAcceptedOrRejected() {
        listen(bob, "newInvitationReceived");
        listen(alice, "ts_invitee_accepted");
        listen(alice, "ts_invitee_rejected");

        var invitation = alice.does("invite", sends("openim/sendmsg"), TO_BOB);
        String first = invitation.get("inviteID").asText();
        assertThat(invited(bob, first).get("data").asText()).isEqualTo("call me");
        String carrier = invitation.findValue("message").get("ID").asText();
        assertThat(alice.does("getSignalingInfo", sendsNothing(), message(carrier))
                        .get("inviteID")
                        .asText())
                .isEqualTo(first);
        bob.does("accept", sends("openim/sendmsg"), Map.of("inviteID", first, "data", "here I am"));
        assertThat(alice.sees("ts_invitee_accepted", data -> true).get("data").asText())
                .isEqualTo("here I am");

        String second = alice.client().call("invite", TO_BOB).get("inviteID").asText();
        invited(bob, second);
        bob.does("reject", sends("openim/sendmsg"), Map.of("inviteID", second, "data", "later"));
        assertThat(alice.sees("ts_invitee_rejected", data -> true).get("data").asText())
                .isEqualTo("later");
        stopListening(bob, "newInvitationReceived");
        stopListening(alice, "ts_invitee_accepted");
        stopListening(alice, "ts_invitee_rejected");
    }

    @Test
    void isChangedAndCancelled() {
        listen(bob, "newInvitationReceived");
        listen(bob, "ts_invitation_modified");
        listen(bob, "ts_invitation_cancelled");
        String id = alice.client().call("invite", TO_BOB).get("inviteID").asText();
        invited(bob, id);

        alice.does("modifyInvitation", sends("openim/modify_c2c_msg"), Map.of("inviteID", id, "data", "video instead"));
        assertThat(bob.sees("ts_invitation_modified", data -> true).get("data").asText())
                .isEqualTo("video instead");
        alice.does("cancel", sends("openim/sendmsg"), Map.of("inviteID", id, "data", "never mind"));
        assertThat(bob.sees("ts_invitation_cancelled", data -> true)
                        .get("inviteID")
                        .asText())
                .isEqualTo(id);
    }

    @Test
    void isSentWithoutWaiting() {
        listen(bob, "newInvitationReceived");

        String id = alice.does(
                        "inviteSync",
                        sends("openim/sendmsg"),
                        TO_BOB,
                        Map.of("$tell", "SENT"),
                        Map.of("$tell", "FAILED"))
                .asText();

        alice.sees("SENT", data -> true);
        invited(bob, id);
    }

    @Test
    void goesToMembersOfAGroup() {
        walk.createGroup("calls", alice, bob);
        listen(bob, "newInvitationReceived");
        var toBob = Map.of("groupID", "calls", "inviteeList", List.of("bob"), "data", "join us", "timeout", 30);

        String id = alice.does("inviteInGroup", sends("group_open_http_svc/send_group_msg"), toBob)
                .get("inviteID")
                .asText();
        assertThat(invited(bob, id).get("groupID").asText()).isEqualTo("calls");

        String next = alice.does(
                        "inviteInGroupSync",
                        sends("group_open_http_svc/send_group_msg"),
                        toBob,
                        Map.of("$tell", "SENT TO GROUP"),
                        Map.of("$tell", "FAILED"))
                .asText();
        alice.sees("SENT TO GROUP", data -> true);
        invited(bob, next);
    }
}
