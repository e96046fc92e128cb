package com.acme.app;

import io.github.usersig.junit5.EnableMockIm;
import io.github.usersig.junit5.WithClockSkew;
import io.github.usersig.junit5.WithUserSig;
import io.github.usersig.mockim.MockIm;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

/** A test of an app whose clock is ahead: that this class reads the moved one proves that the agent has woven it. */
@EnableMockIm(accounts = {"alice", "bob"})
public class SkewedCase {

    @Test
    @WithClockSkew("PT1H")
    void first(MockIm im, @WithUserSig("alice") String userSig) throws IOException {
        Path file = Files.createTempFile("now", "");
        Instant real = Files.getLastModifiedTime(file).toInstant();
        Files.delete(file);
        Duration ahead = Duration.between(real, Instant.ofEpochMilli(System.currentTimeMillis()));
        if (ahead.minusMinutes(59).isNegative() || ahead.minusMinutes(61).toMillis() > 0) {
            throw new AssertionError("the app's clock is " + ahead + " ahead");
        }
        if (!im.login("alice", userSig).isAccepted()) {
            throw new AssertionError("the mock refuses a good UserSig");
        }
    }
}
