package io.github.usersig.checks;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.usersig.mockim.server.internal.cli.Setting;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("The environment variables of the server")
class EnvironmentVariablesTest {

    private static final Pattern VARIABLE = Pattern.compile("(?<![A-Z_])MOCK_IM_[A-Z_]+");

    @ParameterizedTest
    @ValueSource(strings = {"docs/testcontainers.md", "docs/zh-CN/testcontainers.md"})
    @DisplayName("stand in the table of the page, each once and no others")
    void standInTheTable(String page) {
        assertThat(variables(Page.of(page).lines().stream().filter(line -> line.startsWith("| `MOCK_IM_"))))
                .containsExactlyInAnyOrderElementsOf(known());
    }

    @Test
    @DisplayName("are called by their names on every page")
    void areCalledByTheirNames() {
        assertThat(variables(Page.all().stream().flatMap(page -> page.lines().stream())))
                .isNotEmpty()
                .isSubsetOf(known());
    }

    @Test
    @DisplayName("are called by their names in the Compose file, too")
    void areCalledByTheirNamesInTheComposeFile() throws IOException {
        Path file = Page.ROOT.resolve("examples/compose/compose.yaml");

        assertThat(variables(Files.readAllLines(file).stream())).isNotEmpty().isSubsetOf(known());
    }

    private static List<String> known() {
        return Stream.of(Setting.values()).map(Setting::variable).toList();
    }

    private static List<String> variables(Stream<String> lines) {
        return lines.flatMap(line -> VARIABLE.matcher(line).results())
                .map(MatchResult::group)
                .toList();
    }
}
