package io.github.usersig.clock.internal.agent;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("A JVM")
class JvmsTest {

    @ParameterizedTest
    @ValueSource(strings = {"Eclipse OpenJ9 VM", "IBM J9 VM"})
    @DisplayName("of another make than HotSpot's is refused, with what to use instead")
    void isRefusedIfItIsOfAnotherMake(String name) {
        assertThatIllegalStateException()
                .isThrownBy(() -> Jvms.requireSupported(name))
                .withMessageContaining("This JVM is " + name)
                .withMessageContaining("a JDK with HotSpot, such as Temurin 17 or 25");
    }

    @ParameterizedTest
    @ValueSource(strings = {"OpenJDK 64-Bit Server VM", "Java HotSpot(TM) 64-Bit Server VM"})
    @DisplayName("with HotSpot is not")
    void isAcceptedWithHotSpot(String name) {
        assertThatCode(() -> Jvms.requireSupported(name)).doesNotThrowAnyException();
    }

    @ParameterizedTest
    @ValueSource(strings = {"17.0.15+6", "21.0.1+12-LTS", "25-ea+20"})
    @DisplayName("up to the newest that is tested runs without a word, those between included")
    void runsWithoutAWordUpToTheNewestTested(String version) {
        assertThat(Jvms.notice(Runtime.Version.parse(version))).isNull();
    }

    @ParameterizedTest
    @ValueSource(strings = {"26-ea+3", "29.0.1"})
    @DisplayName("that is newer runs with one line of notice")
    void runsWithANoticeIfItIsNewer(String version) {
        assertThat(Jvms.notice(Runtime.Version.parse(version)))
                .startsWith("UserSig TestKit: ")
                .contains("JDK 17 and 25 (HotSpot)", version)
                .doesNotContain("\n");
    }
}
