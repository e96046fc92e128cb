package io.github.usersig.mockim.server.internal.start;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.DataInputStream;
import java.io.IOException;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("The class that java -jar begins with")
class StartTest {

    private static final int JAVA_8 = 52;

    @Test
    @DisplayName("can be read by a Java 8")
    void isReadByAJava8() throws IOException {
        try (DataInputStream in = new DataInputStream(Start.class.getResourceAsStream("Start.class"))) {
            in.skipNBytes(6);
            assertThat(in.readUnsignedShort()).isEqualTo(JAVA_8);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"1.8", "11", "16"})
    @DisplayName("says which Java it needs, which one it is on, and what to do")
    void saysWhichJavaItNeeds(String version) {
        assertThat(Start.complaint(version, "/opt/old"))
                .get()
                .asString()
                .contains("needs Java 17", "this is Java " + version.replace("1.", ""), "(/opt/old)", "JAVA_HOME");
    }

    @ParameterizedTest
    @ValueSource(strings = {"17", "21", "25"})
    @DisplayName("has nothing to say on a newer one")
    void saysNothingOnANewerOne(String version) {
        assertThat(Start.complaint(version, "/opt/new")).isEmpty();
    }
}
