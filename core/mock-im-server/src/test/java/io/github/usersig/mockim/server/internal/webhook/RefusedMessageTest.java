package io.github.usersig.mockim.server.internal.webhook;

import static io.github.usersig.mockim.server.support.Refusals.assertRefused;
import static io.github.usersig.mockim.server.support.World.GROUP;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.usersig.mockim.MockImClient;
import io.github.usersig.mockim.server.support.JsonView;
import io.github.usersig.mockim.server.support.Receiver;
import io.github.usersig.mockim.server.support.WebhookScenario;
import io.github.usersig.mockim.server.support.World;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("A client's message that is refused")
class RefusedMessageTest extends WebhookScenario {

    private static final String BEFORE = "C2C.CallbackBeforeSendMsg";
    private static final String AFTER = "C2C.CallbackAfterSendMsg";
    private static final String GROUP_BEFORE = "Group.CallbackBeforeSendMsg";
    private static final String GROUP_EXCEPTION = "Group.CallbackSendMsgException";

    private List<String> askedAndTold() {
        return app.commands().stream().filter(each -> each.contains("SendMsg")).toList();
    }

    private static void assertFailed(JsonView webhook, int code, String reason) {
        assertThat(webhook.number("SendMsgResult")).isEqualTo(code);
        assertThat(webhook.text("ErrorInfo")).contains(reason);
        assertThat(webhook.number("UnreadMsgNum")).isEqualTo(-1);
        assertThat(webhook.text("From_Account")).isEqualTo("alice");
        assertThat(webhook.text("To_Account")).isEqualTo("bob");
        assertThat(webhook.at("MsgBody").toString()).contains("\"Text\":\"hello?\"");
    }

    @Test
    @DisplayName("by a block list is asked about before and told of after, with why")
    void isAskedAboutAndToldOfIfBlocked() {
        world.ok("sns/black_list_add", "{'From_Account':'bob','To_Account':['alice']}");
        try (MockImClient alice = world.client("alice")) {
            assertRefused(() -> alice.send("bob", "hello?"), 20007);
        }

        assertFailed(app.only(AFTER), 20007, "blocked");
        assertThat(askedAndTold()).containsExactly(BEFORE, AFTER);
        assertThat(app.only(BEFORE).at("MsgKey")).isEqualTo(app.only(AFTER).at("MsgKey"));
        assertThat(world.im.messages("alice", "bob")).isEmpty();
    }

    @Test
    @DisplayName("by a mute is asked about before and told of after, with why; by REST neither counts")
    void isAskedAboutAndToldOfIfMuted() {
        world.ok("openconfigsvr/setnospeaking", "{'Set_Account':'alice','C2CmsgNospeakingTime':60}");
        try (MockImClient alice = world.client("alice")) {
            assertRefused(() -> alice.send("bob", "hello?"), 20012);
        }

        assertFailed(app.only(AFTER), 20012, "muted");
        assertThat(askedAndTold()).containsExactly(BEFORE, AFTER);
        world.send("alice", "bob", "by REST", 1);
        assertThat(world.im.messages("alice", "bob")).hasSize(1);
    }

    @Test
    @DisplayName("by the app is not looked at further, and not told of")
    void isNotToldOfIfRefusedByTheApp() {
        world.ok("openconfigsvr/setnospeaking", "{'Set_Account':'alice','C2CmsgNospeakingTime':60}");
        app.answer(BEFORE, "{'ActionStatus':'OK','ErrorCode':120001,'ErrorInfo':'mind your language'}");
        try (MockImClient alice = world.client("alice")) {
            assertRefused(() -> alice.send("bob", "hello?"), 120001);
            app.answer(BEFORE, Receiver.OK);
            assertRefused(() -> alice.send("bob", "hello?"), 20012);
        }

        app.await(AFTER, 1);
        assertThat(askedAndTold()).containsExactly(BEFORE, BEFORE, AFTER);
    }

    @Test
    @DisplayName("in a group whose member the sender is not is asked about before and told of after, with why")
    void isAskedAboutAndToldOfIfNotInTheGroup() {
        String group = world.group("Public");
        try (MockImClient carol = world.client("carol")) {
            assertRefused(() -> carol.sendToGroup(group, "let me in"), 10007);
            assertRefused(() -> carol.sendToGroup("nowhere", "let me in"), 10010);
        }

        JsonView failed = app.only(GROUP_EXCEPTION);
        assertThat(failed.number("ErrorCode")).isEqualTo(10007);
        assertThat(failed.text("From_Account")).isEqualTo("carol");
        assertThat(failed.text("GroupId")).isEqualTo(group);
        assertThat(failed.at("MsgBody").toString()).contains("let me in");
        assertThat(askedAndTold()).containsExactly(GROUP_BEFORE, GROUP_EXCEPTION);
        world.ok(GROUP + "send_group_msg", "{'GroupId':'%s','From_Account':'carol','Random':1,%s}", group, World.TEXT);
    }
}
