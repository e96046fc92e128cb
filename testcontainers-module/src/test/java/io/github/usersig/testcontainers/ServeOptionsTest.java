package io.github.usersig.testcontainers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("More options for the mock in a container")
class ServeOptionsTest {

    private final ServeOptions options = new ServeOptions();

    @Test
    @DisplayName("stand behind its own; without any the image runs what it runs anyway")
    void standBehindItsOwn() {
        assertThat(options.command(8080, 8443)).isEmpty();
        assertThat(options.command(8080, 443))
                .hasValue(new String[] {"serve", "--bind=0.0.0.0", "--port=8080", "--tls-port=443"});

        options.add("--heap-limit=60");
        options.add("--drain=PT1S", "--tls-name=mock.example");

        assertThat(options.command(8080, 8443)).hasValue(new String[] {
            "serve",
            "--bind=0.0.0.0",
            "--port=8080",
            "--tls-port=8443",
            "--heap-limit=60",
            "--drain=PT1S",
            "--tls-name=mock.example"
        });
    }

    @ParameterizedTest
    @CsvSource({
        "--port=80, leave it out",
        "--tls-port=80, leave it out",
        "--seed=/x.json, call withSeed instead",
        "--admin=root, call withAdmins instead"
    })
    @DisplayName("are refused if the container sets them itself, with what to call instead")
    void areRefusedIfTheContainerSetsThem(String option, String what) {
        assertThatThrownBy(() -> options.add(option))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContainingAll(option.substring(0, option.indexOf('=')), what);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "serve", "-x", "--heap-limit", "--heap-limit 60", "--heap-limit=", "-Xmx1g"})
    @DisplayName("are refused if they are none, with how to write one")
    void areRefusedIfTheyAreNone(String option) {
        assertThatThrownBy(() -> options.add(option))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContainingAll("\"" + option + "\"", "--heap-limit=60");
    }
}
