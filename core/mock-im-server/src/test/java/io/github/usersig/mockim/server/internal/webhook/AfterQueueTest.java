package io.github.usersig.mockim.server.internal.webhook;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.usersig.mockim.WebhookOverride;
import io.github.usersig.mockim.WebhookSettings;
import io.github.usersig.mockim.server.internal.event.Caller;
import io.github.usersig.mockim.server.internal.event.Happening;
import io.github.usersig.mockim.server.internal.event.SessionEvent;
import io.github.usersig.mockim.server.support.Await;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("Of the webhooks that wait")
class AfterQueueTest {

    private static final String NOBODY_LISTENS = "http://127.0.0.1:1/webhook";

    private final Webhooks webhooks = new Webhooks(1_400_000_000, () -> Instant.EPOCH, text -> text);

    @BeforeEach
    void start() {
        webhooks.set(WebhookSettings.to(URI.create(NOBODY_LISTENS)));
    }

    @Test
    @DisplayName("none that is held back for the one behind it comes after a reset")
    void sendsNothingHeldBackAfterAReset() {
        assertForgotten(WebhookOverride.ofAny().times(1).reorder());
    }

    @Test
    @DisplayName("none that is late comes after a reset")
    void sendsNothingLateAfterAReset() {
        assertForgotten(WebhookOverride.ofAny().times(1).delay(Duration.ofMillis(300)));
    }

    private void assertForgotten(WebhookOverride override) {
        webhooks.overrides().add(override);
        login("alice");
        await(() -> webhooks.overrides().list().isEmpty());

        webhooks.reset();
        login("bob");
        login("carol");

        await(() -> told().contains("carol"));
        assertThat(told()).containsExactly("bob", "carol");
    }

    private void login(String userId) {
        webhooks.on(
                new Happening(Instant.EPOCH, Caller.test(userId), new SessionEvent.LoggedIn(userId, "Web", List.of())));
    }

    private List<String> told() {
        return webhooks.calls(0).entries().stream()
                .map(call -> call.body().replaceAll(".*\"To_Account\":\"(\\w+)\".*", "$1"))
                .toList();
    }

    private static void await(BooleanSupplier condition) {
        Await.until(Duration.ofSeconds(10), condition);
    }
}
