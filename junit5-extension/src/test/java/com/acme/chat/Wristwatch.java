package com.acme.chat;

import java.time.Instant;

/** Some app that reads the clock. */
public final class Wristwatch {

    private Wristwatch() {}

    public static Instant read() {
        return Instant.now();
    }
}
