package com.acme.messenger;

import static io.github.usersig.assertions.UserSigAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.usersig.clock.AppClock;
import io.github.usersig.junit5.WritesClock;
import io.github.usersig.mockim.MockIm;
import io.github.usersig.mockim.WebhookCommand;
import io.github.usersig.mockim.WebhookOverride;
import io.github.usersig.mockim.WebhookSettings;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.http.HttpStatus;

@DisplayName("A webhook")
class WebhooksTest extends AppServerTest {

    private final Instant now = Instant.now();

    @BeforeEach
    void callUs(MockIm im, @LocalServerPort int port) {
        URI url = URI.create("http://127.0.0.1:" + port + "/im/webhook");
        im.webhooks().settings(WebhookSettings.to(url).withToken(TOKEN));
    }

    @Test
    @DisplayName("that is not signed with our token is refused")
    void refusesAWebhookNotSignedWithOurToken(MockIm im) {
        Webhooks forger = new Webhooks(http, im.app().sdkAppId(), "a guess");
        assertThat(forger.stateChange("alice", "Login", now)).isEqualTo(HttpStatus.FORBIDDEN);
        assertThat(isOnline("alice")).isFalse();
    }

    @Test
    @DisplayName("that was recorded an hour ago and is played again is refused")
    void refusesAReplayedWebhook() {
        Instant anHourAgo = now.minus(Duration.ofHours(1));
        assertThat(webhooks().stateChange("alice", "Login", anHourAgo)).isEqualTo(HttpStatus.FORBIDDEN);
    }

    @Test
    @DisplayName("that comes twice counts once")
    void countsADoubledWebhookOnce(MockIm im) {
        im.webhooks()
                .override(
                        WebhookOverride.of(WebhookCommand.STATE_CHANGE).times(1).duplicate());
        im.sessions().setOnline("carol", "Web");
        im.sessions().setOnline("dave", "Web");

        // They are greeted one after the other: once dave is, carol is as often as she will be.
        assertThat(im).within(Duration.ofSeconds(10)).hasMessage("administrator", "dave");
        assertThat(im.messages("administrator", "carol")).hasSize(1);
    }

    @Test
    @DisplayName("that comes late does not undo what happened since")
    void keepsWhatHappenedSinceALateWebhook(MockIm im) {
        im.webhooks()
                .override(
                        WebhookOverride.of(WebhookCommand.STATE_CHANGE).times(1).reorder());
        im.sessions().setOnline("erin", "Web");
        im.sessions().setOnline("erin");

        assertThat(im).hasDeliveredWebhook(WebhookCommand.STATE_CHANGE, "\"Action\":\"Login\",\"To_Account\":\"erin\"");
        assertThat(isOnline("erin")).isFalse();
    }

    @Test
    @WritesClock
    @DisplayName("that is lost is made up for within five minutes")
    void makesUpForALostWebhookWithinFiveMinutes(AppClock clock, MockIm im) {
        clock.alsoMoveSchedulersOf("org.springframework.scheduling");
        loginOfAlice();
        im.webhooks()
                .override(
                        WebhookOverride.of(WebhookCommand.STATE_CHANGE).times(1).lose());
        im.sessions().setOnline("alice", "Web");
        im.sessions().setOnline("bob", "Web");
        assertThat(im)
                .hasDeliveredWebhook(WebhookCommand.STATE_CHANGE, "\"To_Account\":\"bob\""); // alice's was before it
        clock.advance(Duration.ofMinutes(5));
        assertThat(isOnline("alice")).isTrue();
    }
}
