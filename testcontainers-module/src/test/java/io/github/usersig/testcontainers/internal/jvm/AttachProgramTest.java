package io.github.usersig.testcontainers.internal.jvm;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("An agent that a running JVM was told to load")
class AttachProgramTest {

    @ParameterizedTest
    @ValueSource(strings = {"0\nreturn code: 0\n", "0\n0\n"})
    @DisplayName("is loaded if the JVM has understood and the agent's own code is 0, as newer and older JVMs put it")
    void isLoadedIfBothAnswersSaySo(String answer) {
        assertThat(AttachProgram.isLoaded(answer)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "0\nreturn code: 100\n", // a bad jar
                "0\nreturn code: 102\n", // it has thrown an exception
                "0\nreturn code: -10\n",
                "0\n100\n",
                "0\ninstrument was not loaded.\nsee page 10\n",
                "101\nreturn code: 0\n", // a protocol that it does not speak
                "0\n",
                ""
            })
    @DisplayName("is not loaded if either is anything else, even if it ends with a 0")
    void isNotLoadedIfEitherSaysOtherwise(String answer) {
        assertThat(AttachProgram.isLoaded(answer)).isFalse();
    }
}
