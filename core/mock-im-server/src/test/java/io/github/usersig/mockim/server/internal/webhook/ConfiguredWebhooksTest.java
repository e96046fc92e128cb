package io.github.usersig.mockim.server.internal.webhook;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.usersig.WebhookSignature;
import io.github.usersig.mockim.WebhookCommand;
import io.github.usersig.mockim.server.support.Receiver;
import io.github.usersig.mockim.server.support.WebhookScenario;
import io.github.usersig.mockim.server.support.World;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("Webhooks")
class ConfiguredWebhooksTest extends WebhookScenario {

    private static final String AFTER = "C2C.CallbackAfterSendMsg";

    @Test
    @DisplayName("with the parameters of the service, in its order, signed if there is a token")
    void comeWithTheParametersOfTheService() {
        Instant then = Instant.parse("2027-01-01T00:00:00Z");
        world.im.clock().freezeAt(then);
        world.im.webhooks().settings(app.settings().withToken("xxxxyyyy").only(WebhookCommand.C2C_AFTER_SEND_MSG));

        world.send("alice", "bob", "hello", 7);
        app.await(AFTER, 1);

        String sign = WebhookSignature.sign("xxxxyyyy", then);
        String caller =
                app.received(AFTER).get(0).parameters().get("ClientIP"); // the gateway's, from inside a container
        assertThat(caller).matches("\\d+(\\.\\d+){3}");
        assertThat(app.received(AFTER).get(0).query())
                .isEqualTo("SdkAppid=" + world.im.app().sdkAppId() + "&CallbackCommand=" + AFTER
                        + "&contenttype=json&ClientIP=" + caller + "&OptPlatform=RESTAPI&Sign=" + sign + "&RequestTime="
                        + then.getEpochSecond());
        WebhookSignature.Result result = WebhookSignature.verify(
                "xxxxyyyy",
                app.received(AFTER).get(0).parameters().get("Sign"),
                app.received(AFTER).get(0).parameters().get("RequestTime"),
                world.im.clock().now(),
                Duration.ofMinutes(1));
        assertThat(result.isValid()).isTrue();
    }

    @Test
    @DisplayName("without Sign and RequestTime if there is no token")
    void comeWithoutSignIfThereIsNoToken() {
        world.send("alice", "bob", "hello", 7);
        app.await(AFTER, 1);

        assertThat(app.received(AFTER).get(0).parameters()).doesNotContainKeys("Sign", "RequestTime");
    }

    @Test
    @DisplayName("only of what is on, and of nothing once webhooks are cleared or the tenant is reset")
    void comeOnlyOfWhatIsOn() {
        world.im.webhooks().settings(app.settings().without(WebhookCommand.C2C_BEFORE_SEND_MSG));
        world.send("alice", "bob", "one", 1);
        app.await(AFTER, 1);
        world.im.webhooks().stop();
        world.send("alice", "bob", "two", 2);
        world.im.webhooks().settings(app.settings());
        world.im.reset();
        assertThat(world.im.webhooks().settings()).isEmpty();
        world.im.importAccounts("alice", "bob");
        world.send("alice", "bob", "three", 3);
        world.im.webhooks().settings(app.settings());
        world.send("alice", "bob", "four", 4);
        app.await(AFTER, 2);

        assertThat(app.received(AFTER))
                .extracting(each -> each.body().text("MsgBody.0.MsgContent.Text"))
                .containsExactly("one", "four");
        assertThat(app.received("C2C.CallbackBeforeSendMsg")).hasSize(1);
    }

    @Test
    @DisplayName("by tenants of one mock apart from each other")
    void comeByTenantsApartFromEachOther() {
        World other = new World(world.server);
        try (Receiver otherApp = new Receiver()) {
            other.im.webhooks().settings(otherApp.settings());
            world.send("alice", "bob", "mine", 1);
            other.send("alice", "bob", "theirs", 1);

            assertThat(app.only(AFTER).toString()).contains("mine");
            assertThat(otherApp.only(AFTER).toString()).contains("theirs");
            assertThat(world.im.webhooks().calls().saying("theirs").size()).isZero();
        }
    }
}
