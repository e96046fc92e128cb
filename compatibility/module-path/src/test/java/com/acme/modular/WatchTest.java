package com.acme.modular;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.github.usersig.UserSig;
import io.github.usersig.clock.AppClock;
import io.github.usersig.junit5.EnableMockIm;
import io.github.usersig.junit5.FreezeClock;
import io.github.usersig.junit5.WithClockSkew;
import io.github.usersig.junit5.WithUserSig;
import io.github.usersig.mockim.MockIm;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("In a module that requires usersig-junit5")
@EnableMockIm
class WatchTest {

    @Test
    @DisplayName("the kit is on the module path, the clock agent among it")
    void hasTheKitOnTheModulePath() {
        assertThat(Watch.class.getModule().getName()).isEqualTo("com.acme.modular");
        assertThat(WithUserSig.class.getModule().getName()).isEqualTo("io.github.usersig.junit5");
        assertThat(ModuleLayer.boot().findModule("io.github.usersig.clock")).isPresent();
    }

    @Test
    @FreezeClock("2030-01-01T00:00:00Z")
    @DisplayName("the app's clock is moved")
    void movesTheAppsClock(AppClock clock) {
        clock.advance(Duration.ofDays(1));

        assertThat(Watch.read()).isEqualTo("2030-01-02T00:00:00Z");
    }

    @Test
    @WithClockSkew(value = "P1D", packages = "com.acme.modular.Watch")
    @DisplayName("so is that of one of its classes")
    void movesTheClockOfOneOfItsClasses() {
        assertThat(Watch.read()).isCloseTo(Instant.now().plus(Duration.ofDays(1)), within(1, ChronoUnit.MINUTES));
    }

    @Test
    @DisplayName("there is a mock, and it takes the UserSig")
    void hasAMock(MockIm im, @WithUserSig("alice") UserSig sig) {
        assertThat(im.login("alice", sig.text()).isAccepted()).isTrue();
    }
}
