package com.acme.modular;

import java.time.Instant;

/** Stands for an app in a module. */
public final class Watch {

    private Watch() {}

    public static Instant read() {
        return Instant.ofEpochMilli(System.currentTimeMillis());
    }
}
