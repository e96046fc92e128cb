package io.github.usersig.mockim.server.internal.webhook;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.usersig.mockim.WebhookOverride;
import io.github.usersig.mockim.WebhookSettings;
import io.github.usersig.mockim.server.internal.event.Caller;
import io.github.usersig.mockim.server.internal.event.Happening;
import io.github.usersig.mockim.server.internal.event.SessionEvent;
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

    private final Webhooks webhooks = new Webhooks(1_400_000_000, () -> Instant.EPOCH);

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
        long end = System.nanoTime() + SECONDS.toNanos(10);
        while (!condition.getAsBoolean()) {
            assertThat(System.nanoTime()).as("waited 10 s for it in vain").isLessThan(end);
            Thread.onSpinWait();
        }
    }
}
