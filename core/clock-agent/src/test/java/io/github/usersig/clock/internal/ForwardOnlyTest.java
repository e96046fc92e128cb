package io.github.usersig.clock.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("A clock that only goes forward")
class ForwardOnlyTest {

    @Test
    @DisplayName("cannot go forward with two clocks")
    void refusesASecondClock() {
        Timeline first = new Timeline("first");
        ForwardOnly.follow(List.of("com.acme.nowhere"), first);
        ForwardOnly.follow(List.of("com.acme.nowhere"), first);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ForwardOnly.follow(List.of("com.acme.nowhere"), new Timeline("second")))
                .withMessageContaining("com.acme.nowhere already goes forward with the clock of first");
    }

    @Test
    @DisplayName("shows the next whole millisecond when it goes on, and keeps its pace")
    void goesOnFromTheNextMillisecond() {
        Instant real = Instant.parse("2027-01-01T00:00:00.000500Z");
        Instant shown = Instant.parse("2027-01-01T00:00:10.000700Z");
        TimeState goesOn = TimeState.REAL.drifting(500_000, real).goingOnFrom(shown, real);
        assertThat(goesOn.instant(real)).isEqualTo("2027-01-01T00:00:10.001500Z");
        assertThat(Duration.between(real, goesOn.instant(real.plusSeconds(2)))).hasSeconds(13);
        assertThat(TimeState.frozen(real).goingOnFrom(shown, real).frozenAt()).isEqualTo(shown);
    }
}
