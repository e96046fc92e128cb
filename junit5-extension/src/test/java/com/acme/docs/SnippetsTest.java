package com.acme.docs;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

@DisplayName("Java code in the docs")
class SnippetsTest {

    private static final Path ROOT = Path.of("..");
    private static final List<String> PAGES = List.of("docs/junit5.md", "docs/assertions.md");
    private static final Pattern JAVA = Pattern.compile("```java\\n(.*?)```", Pattern.DOTALL);
    /** What the formatter decides, and what a class needs to stand inside another one in a test. */
    private static final Pattern MEANINGLESS = Pattern.compile("@Nested|\\s+");

    @TestFactory
    @DisplayName("stands in a test that is compiled and run")
    Stream<DynamicTest> compiled() throws IOException {
        List<String> sources = sources();
        List<DynamicTest> tests = new ArrayList<>();
        for (String page : PAGES) {
            Matcher snippets = JAVA.matcher(Files.readString(ROOT.resolve(page)));
            while (snippets.find()) {
                String snippet = snippets.group(1);
                tests.add(DynamicTest.dynamicTest(
                        page + ": " + snippet.lines().findFirst().orElseThrow(),
                        () -> assertThat(sources).as(snippet).anyMatch(source -> source.contains(meaning(snippet)))));
            }
        }
        assertThat(tests).isNotEmpty();
        return tests.stream();
    }

    private static List<String> sources() throws IOException {
        try (Stream<Path> files = Files.walk(Path.of("src/test/java/com/acme/docs"))) {
            return files.filter(file -> file.toString().endsWith(".java"))
                    .map(SnippetsTest::read)
                    .map(SnippetsTest::meaning)
                    .toList();
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
        return MEANINGLESS.matcher(code).replaceAll("");
    }
}
