package com.acme.child;

import io.github.usersig.clock.AppClock;
import io.github.usersig.clock.ClockAgent;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;

/** Attaches the agent to itself; with an argument, too late. */
public final class Attach {

    private Attach() {}

    public static void main(String[] arguments) {
        if (arguments.length > 0) {
            try {
                AppClock.get();
            } catch (IllegalStateException e) {
                System.out.println(e.getMessage());
            }
        }
        ClockAgent.attach();
        ClockAgent.attach();
        try {
            AppClock.get().freezeAt(Instant.parse("2031-01-01T00:00:00Z"));
            AppClock.get().advance(Duration.ofDays(1));
        } catch (IllegalStateException e) {
            System.out.println(e.getMessage());
        }
        System.out.println(Instant.now().atOffset(ZoneOffset.UTC).getYear() + " " + Loaded.later());
    }

    /** Loaded after the agent. */
    private static final class Loaded {
        static Instant later() {
            return Instant.ofEpochMilli(System.currentTimeMillis());
        }
    }
}
