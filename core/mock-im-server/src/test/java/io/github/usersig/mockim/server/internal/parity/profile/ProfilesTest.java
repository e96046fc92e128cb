package io.github.usersig.mockim.server.internal.parity.profile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.json.JsonMapper;
import io.github.usersig.mockim.Door;
import io.github.usersig.mockim.GateSettings;
import io.github.usersig.mockim.SessionSettings;
import io.github.usersig.mockim.internal.control.GateJson;
import io.github.usersig.mockim.internal.control.SessionsJson;
import io.github.usersig.mockim.server.internal.parity.fidelity.Facts;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

@DisplayName("Profiles")
class ProfilesTest {

    private static final Path FOLDER =
            Path.of("src/main/resources/io/github/usersig/mockim/server/internal/parity/profiles");

    static Stream<String> names() {
        return Profiles.names().stream();
    }

    @ParameterizedTest
    @MethodSource("names")
    @DisplayName("that the mock brings with it can be read, each with a title")
    void canBeRead(String name) {
        Profile profile = Profiles.of(name);

        assertThat(profile.given()).isEqualTo(name);
        assertThat(profile.title()).isNotBlank();
    }

    @ParameterizedTest
    @MethodSource("names")
    @DisplayName("that the mock brings with it name facts that there are")
    void nameFactsThatThereAre(String name) {
        assertThat(Profiles.of(name).replies())
                .allMatch(rule ->
                        rule.fact().isEmpty() || Facts.get().find(rule.fact()).isPresent());
    }

    @Test
    @DisplayName("are all in the list, beside the default, which needs no file")
    void areAllInTheList() throws IOException {
        try (Stream<Path> files = Files.list(FOLDER)) {
            assertThat(Stream.concat(
                            Stream.of(Profile.DEFAULT_NAME),
                            files.map(file -> file.getFileName().toString().replace(".yaml", ""))))
                    .containsExactlyInAnyOrderElementsOf(Profiles.names());
        }
    }

    @Test
    @DisplayName("know every setting of the gate and of sessions by its name in JSON")
    void knowEverySetting() throws IOException {
        JsonMapper json = new JsonMapper();
        String gate = GateJson.write(GateSettings.DEFAULT
                        .withFamilyCodes()
                        .withCallsPerSecond(3)
                        .withFailedChecks(4))
                .toString();
        String sessions = SessionsJson.write(SessionSettings.DEFAULT.withInstances("Web", 5))
                .toString();

        Profile profile =
                Profiles.of("title: all\ngate: " + json.readTree(gate) + "\nsessions: " + json.readTree(sessions));

        assertThat(profile.gate())
                .isEqualTo(GateSettings.DEFAULT
                        .withFamilyCodes()
                        .withCallsPerSecond(3)
                        .withFailedChecks(4));
        assertThat(profile.sessions()).isEqualTo(SessionSettings.DEFAULT.withInstances("Web", 5));
    }

    @Test
    @DisplayName("answer by command, service, door, and what is wrong with the request; the first that fits counts")
    void answerByCondition() {
        Profile profile = Profiles.of("""
                title: conditions
                userSigs: {olderErrorCodes: true, futureTolerance: PT5M}
                replies:
                  - {command: openim/sendmsg, code: 90012, becomes: 1}
                  - {command: openim/*, code: 90012, becomes: 2}
                  - {code: 90012, becomes: 3}
                  - {door: sdk, code: 10010, becomes: 4}
                  - {code: 60025, fault: missing identifier, becomes: 5}
                  - {code: 70402, fault: too-many, becomes: 6}
                """);

        assertThat(profile.code(Door.REST, "openim/sendmsg", 90012, "")).isEqualTo(1);
        assertThat(profile.code(Door.SDK, "openim/importmsg", 90012, "")).isEqualTo(2);
        assertThat(profile.code(Door.REST, "openimitation/x", 90012, "")).isEqualTo(3);
        assertThat(profile.code(Door.SDK, "sns/friend_add", 10010, "")).isEqualTo(4);
        assertThat(profile.code(Door.REST, "sns/friend_add", 10010, "")).isEqualTo(10010);
        assertThat(profile.code(Door.REST, "x", 60025, "missing identifier")).isEqualTo(5);
        assertThat(profile.code(Door.REST, "x", 60025, "missing usersig")).isEqualTo(60025);
        assertThat(profile.code(Door.REST, "x", 70402, "too-many Accounts")).isEqualTo(6);
        assertThat(profile.code(Door.REST, "x", 70402, "too-manyfold")).isEqualTo(70402);
        assertThat(profile.futureTolerance()).contains(Duration.ofMinutes(5));
        assertThat(profile.olderErrorCodes()).isTrue();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "title: x\\ngates: {}                                                | line 2 | gates",
                "gate: {}                                                           | line 1 | needs a title",
                "title: x\\ngate: {familyCode: true}                                 | line 2 | familyCode",
                "title: x\\ngate: {callsPerSecond: -1}                               | line 2 | must not be negative",
                "title: x\\nsessions: {policy: FEW}                                  | line 2 | policy",
                "title: x\\nuserSigs: {olderErrorCodes: maybe}                       | line 2 | true or false",
                "title: x\\nreplies:\\n  - {becomes: 3}                               | line 3 | either code",
                "title: x\\nreplies:\\n  - {code: 3}                                  | line 3 | needs becomes",
                "title: x\\nreplies:\\n  - {code: 3, itemCode: 3, becomes: 4}         | line 3 | either code",
                "title: x\\nreplies:\\n  - {itemCode: 3, fault: type, becomes: 4}     | line 3 | fault goes with code",
                "title: x\\nreplies:\\n  - {command: openim/send, code: 3, becomes: 4} | line 3 | no command",
                "title: x\\nreplies:\\n  - {door: control, code: 3, becomes: 4}       | line 3 | rest or sdk"
            })
    @DisplayName("of one's own are refused with the line, if they are not as they must be")
    void areRefusedWithTheLine(String yaml, String line, String what) {
        assertThatThrownBy(() -> Profiles.of(yaml.replace("\\n", "\n") + "\n"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(line)
                .hasMessageContaining(what);
    }
}
