package com.acme.server;

import java.time.Duration;
import java.time.Instant;

/** Another package of the app. */
public final class Server {

    public Instant now() {
        return Instant.ofEpochMilli(System.currentTimeMillis());
    }

    /** Whether the clock shows much the same twice in a row. */
    public boolean within(Duration patience) {
        Instant first = now();
        Instant second = Instant.now();
        return Duration.between(first, second).compareTo(patience) < 0;
    }
}
