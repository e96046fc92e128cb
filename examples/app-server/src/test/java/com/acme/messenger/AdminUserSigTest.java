package com.acme.messenger;

import static io.github.usersig.assertions.UserSigAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.usersig.ImError;
import io.github.usersig.clock.AppClock;
import io.github.usersig.junit5.WritesClock;
import io.github.usersig.mockim.CallOverride;
import io.github.usersig.mockim.JournalEntry;
import io.github.usersig.mockim.MockIm;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@DisplayName("The app server's own UserSig")
@WritesClock
class AdminUserSigTest extends AppServerTest {

    @Autowired
    private ImAdminClient client;

    @AfterEach
    void everythingAsItWas(MockIm im) {
        im.overrides().clear();
        im.clock().restore();
    }

    @Test
    @DisplayName("is renewed on a schedule, so that IM never refuses a call")
    void isRenewedInTime(AppClock clock, MockIm im) {
        clock.alsoMoveSchedulersOf("org.springframework.scheduling");
        long before = im.journal().last();
        for (int day = 0; day < 3; day++) {
            im.clock().advance(Duration.ofHours(23));
            clock.advance(Duration.ofHours(23));
            client.send("alice", "still here");
        }
        assertThat(im.journalAfter(before).refused().entries()).isEmpty();
    }

    @Test
    @DisplayName("is renewed when IM refuses it, as after a night in which the machine slept and no schedule ran")
    void isRenewedOnRefusal(AppClock clock, MockIm im) {
        client.send("alice", "good night");
        long before = im.journal().last();

        im.clock().advance(Duration.ofHours(25));
        clock.skew(Duration.ofHours(25));
        client.send("alice", "good morning");

        assertThat(im.journalAfter(before).of("openim/sendmsg").entries())
                .extracting(JournalEntry::code)
                .containsExactly(70001, 0);
        assertThat(im).hasMessage("administrator", "alice", "good morning");
    }

    @Test
    @DisplayName("is renewed once per call, even if IM refuses the new one too")
    void isRenewedOnce(MockIm im) {
        im.overrides().add(CallOverride.of("openim/sendmsg").answer(ImError.USERSIG_EXPIRED));
        long before = im.journal().last();

        assertThatThrownBy(() -> client.send("alice", "hello"))
                .isInstanceOfSatisfying(
                        ImException.class, e -> assertThat(e.code()).isEqualTo(70001));

        assertThat(im.journalAfter(before).of("openim/sendmsg").entries())
                .extracting(JournalEntry::code)
                .containsExactly(70001, 70001);
    }
}
