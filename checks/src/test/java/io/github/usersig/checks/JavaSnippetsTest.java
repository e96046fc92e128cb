package io.github.usersig.checks;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

@DisplayName("Code in the pages")
class JavaSnippetsTest {

    private static final Pattern COMMENT = Pattern.compile("(?m)(?<=^|\\s)//.*$");
    /** What the formatter decides, what a class needs to stand inside another one in a test, and what the test is called. */
    private static final Pattern MEANINGLESS = Pattern.compile("@Nested|@DisplayName\\(\\s*\"[^\"]*\"\\s*\\)|\\s+");
    /** A line of three dots stands for what does not matter. */
    private static final Pattern LEFT_OUT = Pattern.compile("(?m)^\\s*\\.\\.\\.\\s*(//.*)?$");

    @TestFactory
    @DisplayName("stands in a file that the build compiles")
    Stream<DynamicTest> standsInAFileThatTheBuildCompiles() {
        List<String> sources = sources();
        return Page.all().stream().flatMap(page -> page.snippets().stream()
                .filter(snippet -> snippet.language().matches("java|kotlin")
                        || snippet.code().contains("extends Specification"))
                .map(snippet -> DynamicTest.dynamicTest(page + ", " + snippet, () -> assertThat(
                                sources.stream().anyMatch(source -> holds(source, snippet.code())))
                        .as("whether there is a source with this in it: %n%s", snippet.code())
                        .isTrue())));
    }

    @Test
    @DisplayName("may leave out lines and comments, and nothing else")
    void leavesOutLinesAndCommentsOnly() {
        String source = meaning("void a() {\n    one(\"http://x\"); // first\n    two();\n    three();\n}\n");

        assertThat(holds(source, "one(\"http://x\");  // another remark\n...\nthree();"))
                .isTrue();
        assertThat(holds(source, "one(\"http://y\");")).isFalse();
        assertThat(holds(source, "three();\n...\none(\"http://x\");")).isFalse();
        assertThat(holds(source, "one(\"http://x\");\nthree();")).isFalse();
    }

    private static boolean holds(String source, String snippet) {
        int from = 0;
        for (String part : LEFT_OUT.split(snippet, -1)) {
            String meaning = meaning(part);
            int at = source.indexOf(meaning, from);
            if (at < 0) {
                return false;
            }
            from = at + meaning.length();
        }
        return true;
    }

    private static List<String> sources() {
        try (Stream<Path> files = Files.walk(Page.ROOT)) {
            return files.filter(file -> file.toString().matches(".*[/\\\\]src[/\\\\].*\\.(java|kt|groovy)"))
                    .filter(file -> !file.toString().matches(".*[/\\\\](target|node_modules)[/\\\\].*"))
                    .map(JavaSnippetsTest::read)
                    .map(JavaSnippetsTest::meaning)
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String meaning(String code) {
        return MEANINGLESS.matcher(COMMENT.matcher(code).replaceAll("")).replaceAll("");
    }
}
