package com.acme;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertTrue;

import io.github.usersig.UserSig;
import io.github.usersig.UserSigIssuer;
import io.github.usersig.junit4.UserSigClassRule;
import io.github.usersig.junit4.UserSigRule;
import io.github.usersig.junit5.EnableMockIm;
import io.github.usersig.junit5.FreezeClock;
import io.github.usersig.junit5.WithExpiredUserSig;
import io.github.usersig.mockim.MockIm;
import java.time.Duration;
import java.time.Instant;
import org.junit.ClassRule;
import org.junit.Rule;
import org.junit.Test;

@EnableMockIm(accounts = {"alice", "bob"})
public class LoginTest {

    @ClassRule
    public static final UserSigClassRule USER_SIG = new UserSigClassRule();

    @Rule
    public final UserSigRule userSigs = USER_SIG.forEachTest();

    @WithExpiredUserSig("alice")
    private UserSig expired;

    private MockIm im;

    @Test
    public void refusesAnExpiredUserSig() {
        assertEquals(70001, im.login("alice", expired.text()).code());
    }

    @Test
    public void acceptsOurOwn() {
        String sig = UserSigIssuer.of(USER_SIG.app()).issue("bob").text();
        assertTrue(im.login("bob", sig).isAccepted());
    }

    @Test
    @FreezeClock("2027-01-01T00:00:00Z")
    public void letsADayPass() {
        USER_SIG.clock().advance(Duration.ofDays(1));
        assertEquals(Instant.parse("2027-01-02T00:00:00Z"), Instant.now());
    }
}
