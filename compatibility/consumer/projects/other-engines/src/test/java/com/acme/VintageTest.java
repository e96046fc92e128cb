package com.acme;

import static org.junit.Assert.assertTrue;

import io.github.usersig.junit5.FreezeClock;
import java.time.Instant;
import org.junit.Test;

/** Somebody's IDE has imported the other @Test. */
public class VintageTest {

    @Test
    @FreezeClock("2027-01-01T00:00:00Z")
    public void isStillValidThen() {
        assertTrue(Instant.now().isBefore(Instant.parse("2099-01-01T00:00:00Z")));
    }
}
