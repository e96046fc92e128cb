package io.github.usersig.mockim.server.internal.sdk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.usersig.mockim.SessionSettings;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

@DisplayName("What a tenant allows its clients")
class SessionSettingsTest {

    @Test
    @DisplayName("is as much as a year of silence")
    void isAsMuchAsAYearOfSilence() {
        Duration year = Duration.ofDays(365);

        assertThat(SessionSettings.DEFAULT.withHeartbeatTimeout(year).heartbeatTimeout())
                .isEqualTo(year);
    }

    @ParameterizedTest
    @MethodSource("impossibleSilence")
    @DisplayName("is no silence that is none, or that nobody can count in nanoseconds")
    void isNoSilenceThatIsNone(Duration silence) {
        assertThatThrownBy(() -> SessionSettings.DEFAULT.withHeartbeatTimeout(silence))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(silence.toString())
                .hasMessageContaining("at most 365 days");
    }

    static Stream<Duration> impossibleSilence() {
        return Stream.of(Duration.ZERO, Duration.ofSeconds(-1), Duration.ofDays(366), ChronoUnit.FOREVER.getDuration());
    }

    @Test
    @DisplayName("is at least one client of a platform")
    void isAtLeastOneClientOfAPlatform() {
        assertThatThrownBy(() -> SessionSettings.DEFAULT.withInstances("Web", 0))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("instances of Web is 0: give at least 1");
    }
}
