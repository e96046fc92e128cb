package com.acme.messenger;

import static io.github.usersig.assertions.UserSigAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.usersig.UserSig;
import io.github.usersig.clock.AppClock;
import io.github.usersig.junit5.WithClockSkew;
import io.github.usersig.mockim.MockIm;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@DisplayName("With a clock that is wrong by ten minutes")
class WrongClockTest extends AppServerTest {

    @Autowired
    private UserSigs userSigs;

    @Autowired
    private Presence presence;

    @AfterEach
    void forget(MockIm im) {
        userSigs.forgetAll();
        im.clock().restore();
    }

    @Test
    @DisplayName("behind IM's: IM accepts a UserSig until the app server hands out the next")
    @WithClockSkew("-PT10M")
    void keepsItsUserSigAcceptedWithAClockBehind(AppClock clock, MockIm im) {
        clock.alsoMoveElapsedTimeOf("com.github.benmanes.caffeine");
        assertThat(UserSig.parse(loginOfAlice())).isAcceptedBy(im);

        clock.advance(Duration.ofMinutes(23 * 60 + 55));
        im.clock().advance(Duration.ofMinutes(23 * 60 + 55));
        assertThat(UserSig.parse(loginOfAlice())).isAcceptedBy(im);
    }

    @Test
    @DisplayName("ahead of IM's: IM accepts a UserSig from the future")
    @WithClockSkew("PT10M")
    void getsAUserSigFromTheFutureAccepted(MockIm im) {
        // IM does not look at when a UserSig was issued, so no bug of ours can fail this:
        // it shows that an app server whose clock is ahead has nothing to do about it.
        assertThat(UserSig.parse(loginOfAlice())).isAcceptedBy(im);
    }

    @Test
    @DisplayName("ahead of IM's: webhooks are believed nevertheless")
    @WithClockSkew("PT10M")
    void believesWebhooksWithAClockAhead(MockIm im) {
        webhooks().stateChange("bob", "Login", im.clock().now());
        assertThat(isOnline("bob")).isTrue();
    }

    @Test
    @DisplayName("ahead of IM's: what it asked for does not outweigh what it is told later")
    @WithClockSkew("PT10M")
    void believesWhatItIsToldLater(MockIm im) {
        loginOfAlice();
        im.sessions().setOnline("alice", "Web");
        presence.check();
        assertThat(isOnline("alice")).isTrue();

        presence.told("alice", false, im.clock().now());
        assertThat(isOnline("alice")).isFalse();
    }
}
