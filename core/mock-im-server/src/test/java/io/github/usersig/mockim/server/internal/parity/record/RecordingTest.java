package io.github.usersig.mockim.server.internal.parity.record;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.usersig.mockim.server.internal.parity.play.Left;
import io.github.usersig.mockim.server.internal.parity.play.Played;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayName("A recording")
class RecordingTest {

    private static final String BOOK = """
        steps:
          - call: openim/sendmsg
            as: send
            body: {To_Account: "${user.bob}"}
          - call: openim/sendmsg
            as: again
            body: {To_Account: "${user.bob}"}
        """;

    private static final Header HEADER =
            new Header("0.1.0", "b00c", LocalDate.of(2026, 1, 31), "cn", "trial", List.of("default"));

    private final Played played = Played.of(Played.book(BOOK));

    @TempDir
    @SuppressWarnings("NullAway.Init") // set by JUnit
    private Path folder;

    @Test
    @DisplayName("gives back what was written: header, calls, what was stopped or skipped, and what was left")
    void givesBackWhatWasWritten() throws Exception {
        Path file = folder.resolve("whole.jsonl");
        try (RecordingWriter writer = RecordingWriter.create(file, HEADER)) {
            play(writer, null);
            writer.finish(List.of(new Left("user ustk-u01", "it may not come back")));
        }

        try (RecordingReader reader = RecordingReader.open(file)) {
            assertThat(reader.header()).isEqualTo(HEADER);
            RecordedScenario scenario = reader.next();
            assertThat(scenario).isNotNull();
            assertThat(scenario.id()).isEqualTo("default/some");
            assertThat(scenario.isWhole()).isTrue();
            assertThat(scenario.calls()).extracting(RecordedCall::step).containsExactly("send", "again");
            assertThat(reader.next()).isNull();
            assertThat(reader.ending())
                    .contains(new Ending(2, List.of(new Left("user ustk-u01", "it may not come back"))));
        }
        assertThat(file).content().doesNotContain("4711");
    }

    @Test
    @DisplayName("holds nothing of a scenario that has not ended: who is killed while one is played leaves whole ones")
    void writesWholeScenariosOnly() throws Exception {
        Path file = folder.resolve("killed.jsonl");
        try (RecordingWriter writer = RecordingWriter.create(file, HEADER)) {
            writer.begins(played.scenario());
            writer.answered(played.answered("send", 0, "{\"ErrorCode\":0}"));

            assertThat(Files.readAllLines(file)).hasSize(1);
        }
    }

    @Test
    @DisplayName("is gone on with behind the last whole scenario, wherever it was cut off")
    void resumes() throws Exception {
        Path whole = folder.resolve("whole.jsonl");
        try (RecordingWriter writer = RecordingWriter.create(whole, HEADER)) {
            play(writer, null);
        }
        byte[] bytes = Files.readAllBytes(whole);
        int header = new String(bytes, UTF_8).indexOf('\n') + 1;
        for (int cut = header; cut <= bytes.length; cut++) {
            Path file = folder.resolve("cut.jsonl");
            Files.write(file, Arrays.copyOf(bytes, cut));
            CutOff cutOff = CutOff.of(file);
            assertThat(cutOff.whole()).hasSize(cut == bytes.length ? 1 : 0);
            try (RecordingWriter writer = RecordingWriter.resume(file, cutOff)) {
                if (cutOff.whole().isEmpty()) {
                    play(writer, null);
                }
                writer.finish(List.of());
            }
            List<String> ids = new ArrayList<>();
            try (RecordingReader reader = RecordingReader.open(file)) {
                for (RecordedScenario next = reader.next(); next != null; next = reader.next()) {
                    ids.add(next.id());
                }
                assertThat(reader.ending()).contains(new Ending(2, List.of()));
            }
            assertThat(ids).containsExactly("default/some");
            Files.delete(file);
        }
    }

    @Test
    @DisplayName("that is whole is not gone on with")
    void refusesToResumeAWholeOne() throws Exception {
        Path file = folder.resolve("whole.jsonl");
        try (RecordingWriter writer = RecordingWriter.create(file, HEADER)) {
            writer.skipped(played.scenario(), "needs paid");
            writer.finish(List.of());
        }

        assertThatThrownBy(() -> CutOff.of(file))
                .isInstanceOf(RecordingException.class)
                .hasMessageContaining("whole recording")
                .hasMessageContaining("another file");
    }

    @Test
    @DisplayName("says of a scenario why it was stopped, or skipped")
    void keepsWhy() throws Exception {
        Path file = folder.resolve("stopped.jsonl");
        try (RecordingWriter writer = RecordingWriter.create(file, HEADER)) {
            play(writer, "the connection broke three times");
            writer.finish(List.of());
        }

        try (RecordingReader reader = RecordingReader.open(file)) {
            RecordedScenario scenario = reader.next();
            assertThat(scenario).isNotNull();
            assertThat(scenario.isWhole()).isFalse();
            assertThat(scenario.stopped()).isEqualTo("the connection broke three times");
        }
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', textBlock = """
        nothing at all                | ''                                         | is empty
        something else                | hello there                                | is no recording
        other JSON                    | {"a":1}                                    | is no recording
        a newer kit's                 | {"parity":2,"kit":"9.9"}                   | newer kit (9.9, format 2)
        no day                        | {"parity":1,"recorded":"yesterday"}        | a day such as 2026-01-31
        """)
    @DisplayName("that is none, or that this kit cannot read, is refused in words")
    void refusesWhatIsNone(String what, String firstLine, String message) throws Exception {
        Path file = folder.resolve("other.jsonl");
        Files.writeString(file, firstLine.isEmpty() ? "" : firstLine + "\n");

        assertThatThrownBy(() -> RecordingReader.open(file))
                .as(what)
                .isInstanceOf(RecordingException.class)
                .hasMessageContaining(file.toString())
                .hasMessageContaining(message);
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', textBlock = """
        a line that is no JSON      | {"s":"a/b"                                          | no JSON object
        no scenario                 | {"n":"1"}                                           | names no scenario
        a call without a status     | {"s":"a/b","n":"1","call":"x/y","ask":"0"}          | no number "http"
        a call without a name       | {"s":"a/b","call":"x/y","ask":"0","http":200}       | no text "n"
        another number of calls     | {"s":"a/b","calls":7}                               | says it has 7 calls, and has 0
        """)
    @DisplayName("that is damaged is refused with the line")
    void refusesWhatIsDamaged(String what, String secondLine, String message) throws Exception {
        Path file = folder.resolve("damaged.jsonl");
        Files.writeString(file, HEADER.json() + "\n" + secondLine + "\n");

        try (RecordingReader reader = RecordingReader.open(file)) {
            assertThatThrownBy(reader::next)
                    .as(what)
                    .isInstanceOf(RecordingException.class)
                    .hasMessageContaining("line 2")
                    .hasMessageContaining(message);
        }
    }

    private void play(RecordingWriter writer, @Nullable String stopped) {
        writer.begins(played.scenario());
        writer.answered(played.answered("send", 0, "{\"ErrorCode\":0,\"MsgKey\":\"4711_1_2\"}"));
        writer.answered(played.answered("again", 1, "{\"ErrorCode\":0,\"MsgKey\":\"4711_1_2\"}"));
        writer.ends(played.scenario(), stopped);
    }
}
