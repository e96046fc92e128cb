package com.acme.libraries;

import io.github.usersig.clock.AppClock;
import org.junit.jupiter.api.AfterEach;

/** Tests that leave the clock as they found it. */
interface RestoresTheClock {

    @AfterEach
    default void restore() {
        AppClock.all().forEach(AppClock::restore);
    }
}
