import static org.assertj.core.api.Assertions.assertThat;

import io.github.usersig.UserSig;
import io.github.usersig.clock.AppClock;
import io.github.usersig.junit5.EnableMockIm;
import io.github.usersig.junit5.FreezeClock;
import io.github.usersig.junit5.WithExpiredUserSig;
import io.github.usersig.junit5.WithUserSig;
import io.github.usersig.mockim.MockIm;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

@EnableMockIm(accounts = {"alice", "bob"})
class LoginTest {

    @Test
    void acceptsAUserSig(@WithUserSig("alice") UserSig sig, MockIm im) {
        assertThat(im.login("alice", sig.text()).isAccepted()).isTrue();
    }

    @Test
    void refusesAnExpiredUserSig(@WithExpiredUserSig("alice") UserSig sig, MockIm im) {
        assertThat(im.login("alice", sig.text()).code()).isEqualTo(70001);
    }

    @Test
    @FreezeClock
    void letsADayPass(AppClock clock) {
        Instant before = Instant.now();
        clock.advance(Duration.ofDays(1));
        assertThat(Instant.now()).isEqualTo(before.plus(Duration.ofDays(1)));
    }
}
