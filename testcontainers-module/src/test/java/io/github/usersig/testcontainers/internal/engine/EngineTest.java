package io.github.usersig.testcontainers.internal.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("What a request to the engine may take")
class EngineTest {

    private static final String PROPERTY = "usersig.testcontainers.engine-timeout";

    @AfterEach
    void restore() {
        System.clearProperty(PROPERTY);
    }

    @Test
    @DisplayName("is half a minute, or what the system property says")
    void takesHalfAMinuteOrWhatThePropertySays() {
        assertThat(Engine.patience()).isEqualTo(Duration.ofSeconds(30));

        System.setProperty(PROPERTY, "PT2M");
        assertThat(Engine.patience()).isEqualTo(Duration.ofMinutes(2));
    }

    @ParameterizedTest
    @ValueSource(strings = {"60", "PT0S", "-PT1S", ""})
    @DisplayName("is told to be wrong, with one that is right, if it is no duration or none at all")
    void refusesAWrongDuration(String text) {
        System.setProperty(PROPERTY, text);

        assertThatThrownBy(Engine::patience)
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("the system property " + PROPERTY + " is \"" + text
                        + "\": give a duration longer than none, such as PT30S");
    }
}
