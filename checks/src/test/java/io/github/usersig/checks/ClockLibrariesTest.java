package io.github.usersig.checks;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("The table of libraries on the page about the clock")
class ClockLibrariesTest {

    private static final Path MODULE = Page.ROOT.resolve("compatibility/clock-libraries");
    private static final Pattern CODE = Pattern.compile("`([^`]+)`");
    private static final Pattern TEST = Pattern.compile("@Test\\s+@DisplayName\\([^{]*?\\)\\s+void (\\w+)\\(");

    /** One library, or several of one kind that one test is about. */
    private record Row(List<String> artifacts, String version, List<String> tests) {}

    private static List<Row> rows(String page) {
        return Page.of(page).lines().stream()
                .filter(line -> line.startsWith("| `") && line.contains("IT."))
                .map(line -> line.split("\\|", -1))
                .map(cells -> new Row(codes(cells[1]), cells[2].strip(), codes(cells[4])))
                .toList();
    }

    private static List<String> codes(String cell) {
        return CODE.matcher(cell).results().map(match -> match.group(1)).toList();
    }

    @Test
    @DisplayName("names all tests of its module, and no others")
    void namesAllTestsOfItsModule() throws IOException {
        List<String> tests = new ArrayList<>();
        try (Stream<Path> files = Files.walk(MODULE.resolve("src/test/java"))) {
            for (Path file :
                    files.filter(each -> each.toString().endsWith("IT.java")).toList()) {
                String name = file.getFileName().toString().replace(".java", ".");
                TEST.matcher(Files.readString(file)).results().forEach(match -> tests.add(name + match.group(1)));
            }
        }
        assertThat(tests).hasSizeGreaterThan(30);
        for (String page : List.of("docs/clock.md", "docs/zh-CN/clock.md")) {
            assertThat(rows(page).stream().flatMap(row -> row.tests().stream()))
                    .as(page)
                    .containsExactlyInAnyOrderElementsOf(tests);
        }
    }

    @Test
    @DisplayName("tells the versions that are tested")
    void tellsTheVersionsThatAreTested() throws IOException {
        String module = Files.readString(MODULE.resolve("pom.xml"));
        String parent = Files.readString(Page.ROOT.resolve("pom.xml"));
        for (String page : List.of("docs/clock.md", "docs/zh-CN/clock.md")) {
            List<Row> rows = rows(page);
            assertThat(rows).as(page).hasSizeGreaterThan(20);
            for (Row row : rows) {
                assertThat(row.artifacts().stream()
                                .map(artifact -> version(artifact, module, parent))
                                .distinct()
                                .toList())
                        .as(page + ", " + row.artifacts())
                        .isEqualTo(List.of(row.version().split(", ", -1)));
            }
        }
    }

    private static String version(String artifact, String module, String parent) {
        return first("<artifactId>" + Pattern.quote(artifact) + "</artifactId>\\s*<version>([^<]+)</version>", module)
                .or(() -> first("<" + Pattern.quote(artifact) + "\\.version>([^<]+)<", parent))
                .orElse("no version of " + artifact);
    }

    private static Optional<String> first(String pattern, String text) {
        return Pattern.compile(pattern)
                .matcher(text)
                .results()
                .map((MatchResult match) -> match.group(1))
                .findFirst();
    }
}
