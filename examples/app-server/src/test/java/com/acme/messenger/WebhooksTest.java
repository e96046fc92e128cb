package com.acme.messenger;

import static io.github.usersig.assertions.UserSigAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.usersig.clock.AppClock;
import io.github.usersig.junit5.WritesClock;
import io.github.usersig.mockim.MockIm;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.http.HttpStatus;

@DisplayName("A webhook")
class WebhooksTest extends AppServerTest {

    private final Instant now = Instant.now();

    @Test
    @DisplayName("that is not signed with our token is refused")
    void forged(MockIm im) {
        Webhooks forger = new Webhooks(http, im.app().sdkAppId(), "a guess");
        assertThat(forger.stateChange("alice", "Login", now)).isEqualTo(HttpStatus.FORBIDDEN);
        assertThat(isOnline("alice")).isFalse();
    }

    @Test
    @DisplayName("that was recorded an hour ago and is played again is refused")
    void replayed() {
        Instant anHourAgo = now.minus(Duration.ofHours(1));
        assertThat(webhooks().stateChange("alice", "Login", anHourAgo)).isEqualTo(HttpStatus.FORBIDDEN);
    }

    @Test
    @DisplayName("that comes twice counts once")
    void doubled(MockIm im) {
        webhooks().stateChange("carol", "Login", now);
        webhooks().stateChange("carol", "Login", now);
        webhooks().stateChange("dave", "Login", now);

        // They are greeted one after the other: once dave is, carol is as often as she will be.
        assertThat(im).hasMessage("administrator", "dave");
        assertThat(im.messages("administrator", "carol")).hasSize(1);
    }

    @Test
    @DisplayName("that comes late does not undo what happened since")
    void late() {
        webhooks().stateChange("erin", "Logout", now);
        webhooks().stateChange("erin", "Login", now.minusSeconds(30), now);
        assertThat(isOnline("erin")).isFalse();
    }

    @Test
    @WritesClock
    @DisplayName("that is lost is made up for within five minutes")
    void lost(AppClock clock, MockIm im) {
        clock.schedulersOf("org.springframework.scheduling");
        loginOfAlice();
        im.setOnline("alice", "Web"); // and nobody tells the app server
        clock.advance(Duration.ofMinutes(5));
        assertThat(isOnline("alice")).isTrue();
    }
}
