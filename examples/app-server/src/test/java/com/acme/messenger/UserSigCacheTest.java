package com.acme.messenger;

import static io.github.usersig.assertions.UserSigAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.usersig.UserSig;
import io.github.usersig.clock.AppClock;
import io.github.usersig.junit5.WritesClock;
import io.github.usersig.mockim.MockIm;
import java.time.Duration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("The UserSig that a user gets at login")
@WritesClock
class UserSigCacheTest extends AppServerTest {

    @BeforeEach
    void letTheCacheFollow(AppClock clock) {
        clock.alsoMoveElapsedTimeOf("com.github.benmanes.caffeine");
    }

    @Test
    @DisplayName("is the same for hours")
    void isSignedOnce(AppClock clock) {
        String first = loginOfAlice();
        clock.advance(Duration.ofHours(20));
        assertThat(loginOfAlice()).isEqualTo(first);
    }

    @Test
    @DisplayName("is good for another hour, whenever the user comes")
    void isNeverAboutToExpire(AppClock clock, MockIm im) {
        for (int quarters = 0; quarters < 2 * 24 * 4; quarters++) {
            UserSig userSig = UserSig.parse(loginOfAlice());
            assertThat(userSig).isAcceptedBy(im).isValidAt(clock.now().plus(Duration.ofHours(1)));

            clock.advance(Duration.ofMinutes(15));
            im.clock().advance(Duration.ofMinutes(15));
        }
    }
}
