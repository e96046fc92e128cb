package io.github.usersig.mockim.server.internal.webhook;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.usersig.mockim.MockImClient;
import io.github.usersig.mockim.MultiDevicePolicy;
import io.github.usersig.mockim.SessionSettings;
import io.github.usersig.mockim.server.support.JsonView;
import io.github.usersig.mockim.server.support.WebhookScenario;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayName("The app is told by webhook")
class StateWebhooksTest extends WebhookScenario {

    private static final String STATE = "State.StateChange";

    private static String state(JsonView body) {
        JsonView info = body.at("Info");
        return info.text("Action") + " " + info.text("Reason") + " " + info.text("To_Account");
    }

    @Test
    @DisplayName("of users who come and go, and of a kick")
    void tellOfUsersWhoComeAndGo() {
        world.im.sessions().setOnline("alice", "iOS", "Web");
        world.im.sessions().setOnline("alice", "Web");
        world.im.kick("alice");
        app.await(STATE, 4);

        assertThat(app.received(STATE))
                .extracting(each -> each.parameters().get("OptPlatform") + " "
                        + each.body().text("Info.Action") + " "
                        + each.body().text("Info.Reason") + " "
                        + each.body().text("Info.To_Account"))
                .containsExactly(
                        "IOS Login Register alice",
                        "Web Login Register alice",
                        "IOS Logout Unregister alice",
                        "Web Logout Unregister alice");
    }

    @Test
    @DisplayName("that clients log in, set a status, log out, or are gone without a word")
    void tellThatClientsComeAndGo() {
        try (MockImClient alice = world.client("alice");
                MockImClient bob = world.client("bob")) {
            alice.ask("im_open_status.ws_set_custom_status", "{\"CustomStatus\":\"in a meeting\"}");
            alice.logout();
            assertThat(bob.isLoggedIn()).isTrue();
        }
        app.await(STATE, 5);

        assertThat(app.received(STATE))
                .extracting(each -> state(each.body()))
                .containsExactly(
                        "Login Register alice",
                        "Login Register bob",
                        "CustomStatusChange SetCustomStatus alice",
                        "Logout Unregister alice",
                        "Disconnect LinkClose bob");
        assertThat(app.received(STATE))
                .allSatisfy(each -> assertThat(each.parameters()).containsEntry("OptPlatform", "Web"));
        assertThat(app.received(STATE).get(2).body().text("CustomStatus")).isEqualTo("in a meeting");
    }

    @ParameterizedTest
    @CsvSource({"Android, TimeOut", "Windows, TimeOut", "Web, LinkClose"})
    @DisplayName("that a client has been silent for too long; of a Web page as if it had been closed")
    void tellThatAClientHasBeenSilentForTooLong(String platform, String reason) {
        world.im.sessions().settings(SessionSettings.DEFAULT.withHeartbeatTimeout(Duration.ofMillis(200)));
        try (MockImClient alice = world.client("alice", platform)) { // whose heartbeat is a second
            app.await(STATE, 2);
            assertThat(alice.toString()).contains("alice");
        }

        assertThat(state(app.received(STATE).get(1).body())).isEqualTo("Disconnect " + reason + " alice");
    }

    @Test
    @DisplayName("which devices had to go for the one that logged in, and nothing of their own going")
    void tellWhichDevicesHadToGo() {
        world.im.sessions().settings(SessionSettings.DEFAULT.withPolicy(MultiDevicePolicy.SINGLE));
        try (MockImClient phone = world.client("alice", "Android");
                MockImClient page = world.client("alice")) {
            app.await(STATE, 2);
            page.logout();
            app.await(STATE, 3);
            assertThat(phone.isLoggedIn()).isFalse();
        }

        assertThat(app.received(STATE))
                .extracting(each -> each.parameters().get("OptPlatform") + " " + state(each.body()))
                .containsExactly(
                        "Android Login Register alice", "Web Login Register alice", "Web Logout Unregister alice");
        assertThat(app.received(STATE).get(0).body().has("KickedDevice")).isFalse();
        assertThat(app.received(STATE).get(1).body().at("KickedDevice").toString())
                .isEqualTo("[{\"Platform\":\"Android\"}]");
    }

    @Test
    @DisplayName("of an iPhone under the name of its system, whatever becomes of it")
    void tellOfAnIPhoneUnderTheNameOfItsSystem() {
        world.im.sessions().settings(SessionSettings.DEFAULT.withPolicy(MultiDevicePolicy.SINGLE));
        try (MockImClient pushedOut = world.client("alice", "iPhone");
                MockImClient page = world.client("alice");
                MockImClient kicked = world.client("bob", "iPhone");
                MockImClient deleted = world.client("carol", "iPhone")) {
            deleted.ask("im_open_status.ws_set_custom_status", "{\"CustomStatus\":\"away\"}");
            world.im.kick("bob");
            world.ok("im_open_login_svc/account_delete", "{'DeleteItem':[{'UserID':'carol'}]}");
            app.await(STATE, 7);
            assertThat(List.of(pushedOut, kicked)).noneMatch(MockImClient::isLoggedIn);
            assertThat(page.isLoggedIn()).isTrue();
        }

        assertThat(app.received(STATE).subList(0, 7))
                .extracting(each -> each.parameters().get("OptPlatform") + " " + state(each.body()))
                .containsExactly(
                        "IOS Login Register alice",
                        "Web Login Register alice",
                        "IOS Login Register bob",
                        "IOS Login Register carol",
                        "IOS CustomStatusChange SetCustomStatus carol",
                        "IOS Logout Unregister bob",
                        "IOS Logout Unregister carol");
        assertThat(app.received(STATE).get(1).body().at("KickedDevice").toString())
                .isEqualTo("[{\"Platform\":\"iOS\"}]");
    }
}
