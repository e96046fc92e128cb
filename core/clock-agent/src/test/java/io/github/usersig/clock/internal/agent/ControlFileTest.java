package io.github.usersig.clock.internal.agent;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayName("The control file")
class ControlFileTest {

    private final Path file;
    private final Path answers;
    private final List<String> said = new ArrayList<>();
    private final List<String> complaints = new ArrayList<>();
    private final ControlFile control;
    private String answersMeanwhile = "";
    private long tick = 1;

    ControlFileTest(@TempDir Path folder) {
        file = folder.resolve("clock");
        answers = folder.resolve("answers");
        control = new ControlFile(file, answers, null, this::say, complaints::add);
    }

    private void say(String line) {
        if (line.startsWith("broken")) {
            throw new ArithmeticException("long overflow\nof two lines");
        }
        answersMeanwhile = answersNow();
        if (line.startsWith("bad")) {
            throw new IllegalArgumentException("\"" + line + "\" is bad");
        }
        said.add(line);
    }

    private String answersNow() {
        try {
            return Files.exists(answers) ? Files.readString(answers) : "";
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void write(String text) throws IOException {
        Files.writeString(file, text);
        stamp();
    }

    private void append(String text) throws IOException {
        Files.writeString(file, text, StandardOpenOption.APPEND);
        stamp();
    }

    /** Makes sure that each write has a time of its own. */
    private void stamp() throws IOException {
        Files.setLastModifiedTime(file, FileTime.from(Instant.ofEpochSecond(1_800_000_000 + tick++)));
    }

    @Test
    @DisplayName("is answered in another file: what became of each line of the last change, and comments again")
    void isAnsweredInAnotherFile() throws IOException {
        write("# 1\nskew=PT1H\nbad\n");
        control.look();
        assertThat(answers).hasContent("# 1\nok\nerror \"bad\" is bad\n");

        write("# 2\nrestore\n");
        control.look();
        assertThat(answers).hasContent("# 2\nok\n");
    }

    @Test
    @DisplayName("tells at once that it has taken the lines of a change, for what they ask for may take a while")
    void tellsAtOnceThatItHasTakenAChange() throws IOException {
        write("# 1\nadvance=PT23H\n");
        control.look();
        assertThat(answersMeanwhile).isEqualTo("accepted # 1\naccepted advance=PT23H\n");
        assertThat(answers).hasContent("# 1\nok\n");
    }

    @Test
    @DisplayName("is obeyed, but not answered, by a JVM that starts when another has taken the same already")
    void isObeyedButNotAnsweredIfTakenByAnother() throws IOException {
        write("# 1\nadvance=PT23H\n");
        Files.writeString(answers, "accepted # 1\naccepted advance=PT23H\n");
        control.look();
        assertThat(said).containsExactly("advance=PT23H");
        assertThat(answers).hasContent("accepted # 1\naccepted advance=PT23H\n");

        write("# 2\nrestore\n");
        control.look();
        assertThat(answers).hasContent("# 2\nok\n");
    }

    @Test
    @DisplayName("survives whatever goes wrong with a line, and says in one line what did")
    void survivesWhateverGoesWrongWithALine() throws IOException {
        write("# 1\nbroken\nskew=PT1H\n");
        control.look();
        assertThat(said).containsExactly("skew=PT1H");
        assertThat(answers)
                .hasContent("# 1\nerror \"broken\": java.lang.ArithmeticException: long overflow of two lines\nok\n");
        assertThat(complaints).singleElement().asString().contains("ArithmeticException");
    }

    @Test
    @DisplayName("may come later")
    void isReadWhenItComesLater() throws IOException {
        control.look();
        write("skew=PT1H\n");
        control.look();
        assertThat(said).containsExactly("skew=PT1H");
    }

    @Test
    @DisplayName("is obeyed once for each time it is written")
    void isObeyedOnceForEachWriting() throws IOException {
        write("advance=PT1H\n");
        control.look();
        control.look();
        assertThat(said).containsExactly("advance=PT1H");

        write("advance=PT1H\n");
        control.look();
        control.look();
        assertThat(said).containsExactly("advance=PT1H", "advance=PT1H");
    }

    @Test
    @DisplayName("is obeyed once if whoever copies it there gives it the time of the original just after it was read")
    void isObeyedOnceIfGivenAnOlderTime() throws IOException {
        write("# 7\nadvance=PT1H\n");
        control.look();

        Files.setLastModifiedTime(file, FileTime.from(Instant.ofEpochSecond(1_700_000_000)));
        control.look();
        control.look();

        assertThat(said).containsExactly("advance=PT1H");
        write("# 7\nadvance=PT1H\n");
        control.look();
        assertThat(said).containsExactly("advance=PT1H", "advance=PT1H");
    }

    @Test
    @DisplayName("only what is appended is obeyed")
    void isObeyedOnlyInWhatIsAppended() throws IOException {
        write("skew=PT1H\n");
        control.look();
        append("advance=PT1M\n");
        control.look();
        append("restore\n");
        control.look();
        assertThat(said).containsExactly("skew=PT1H", "advance=PT1M", "restore");
    }

    @Test
    @DisplayName("half a line waits for its other half")
    void waitsForTheOtherHalfOfALine() throws IOException {
        write("skew=PT1H\nadvance=PT");
        control.look();
        assertThat(said).containsExactly("skew=PT1H");
        append("5M\n");
        control.look();
        assertThat(said).containsExactly("skew=PT1H", "advance=PT5M");
    }

    @Test
    @DisplayName("a last line without an end is obeyed when it stays as it is")
    void obeysALastLineWithoutAnEnd() throws IOException {
        write("restore");
        control.look();
        assertThat(said).isEmpty();
        control.look();
        control.look();
        assertThat(said).containsExactly("restore");
        append("\n");
        control.look();
        control.look();
        assertThat(said).containsExactly("restore");
    }

    @Test
    @DisplayName("a bad line is reported and the next one obeyed; comments and empty lines are nothing")
    void reportsABadLineAndObeysTheNext() throws IOException {
        write("# a test\r\n\r\nbad\r\nskew=PT1H\r\n");
        control.look();
        assertThat(said).containsExactly("skew=PT1H");
        assertThat(complaints).containsExactly("\"bad\" is bad");
    }

    @Test
    @DisplayName("can be deleted and written anew")
    void canBeDeletedAndWrittenAnew() throws IOException {
        write("skew=PT1H\n");
        control.look();
        Files.delete(file);
        control.look();
        write("skew=PT1H\n");
        control.look();
        assertThat(said).containsExactly("skew=PT1H", "skew=PT1H");
    }
}
