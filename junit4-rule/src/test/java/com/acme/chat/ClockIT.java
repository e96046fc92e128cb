package com.acme.chat;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertTrue;

import io.github.usersig.clock.AppClock;
import io.github.usersig.junit4.UserSigClassRule;
import io.github.usersig.junit4.UserSigRule;
import io.github.usersig.junit5.EnableMockIm;
import io.github.usersig.junit5.FreezeClock;
import io.github.usersig.junit5.WithClockSkew;
import java.time.Duration;
import java.time.Instant;
import org.junit.AfterClass;
import org.junit.BeforeClass;
import org.junit.ClassRule;
import org.junit.Rule;
import org.junit.Test;

/** The clock in a test of JUnit 4 that the Vintage engine runs. */
@WithClockSkew("P365D")
@EnableMockIm
public class ClockIT {

    @ClassRule
    public static final UserSigClassRule USER_SIG = new UserSigClassRule();

    @Rule
    public final UserSigRule userSigs = USER_SIG.forEachTest();

    @Test
    @FreezeClock("2027-01-01T00:00:00Z")
    public void letsADayPass() {
        assertEquals(Instant.parse("2027-01-01T00:00:00Z"), Instant.now());
        USER_SIG.clock().advance(Duration.ofDays(1));
        assertEquals(Instant.parse("2027-01-02T00:00:00Z"), Instant.now());
    }

    @BeforeClass
    @AfterClass
    public static void isAYearAheadAroundTheTests() {
        assertTrue(AppClock.get().state().isMoved());
    }

    @Test
    public void isAYearAhead() {
        Duration ahead = Duration.between(USER_SIG.mockIm().clock().now(), Instant.now());
        assertEquals(365, ahead.plusMinutes(1).toDays());
    }
}
