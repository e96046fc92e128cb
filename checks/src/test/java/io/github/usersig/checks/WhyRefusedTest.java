package io.github.usersig.checks;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.usersig.ImError;
import java.util.Arrays;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("The page that says why one was refused")
class WhyRefusedTest {

    private static final Pattern ROW = Pattern.compile("\\| (-?\\d+) \\| `([A-Z0-9_]+)` \\| ([^|]+) \\| ([^|]+) \\|");

    @ParameterizedTest
    @ValueSource(strings = {"docs/why-refused.md", "docs/zh-CN/why-refused.md"})
    @DisplayName("lists every code that the kit knows, in its order, with its name, a cause and a cure")
    void listsEveryCodeThatTheKitKnows(String page) {
        List<MatchResult> rows = rows(page);

        assertThat(rows)
                .extracting(row -> row.group(1) + " " + row.group(2))
                .containsExactlyElementsOf(
                        Arrays.stream(ImError.values()).map(ImError::toString).toList());
        assertThat(rows)
                .extracting(row -> row.group(3).strip(), row -> row.group(4).strip())
                .allSatisfy(causeAndCure ->
                        assertThat(causeAndCure.toList()).doesNotContain("").doesNotHaveDuplicates());
    }

    @Test
    @DisplayName("tells the cause in the words that the kit uses")
    void tellsTheCauseInTheWordsOfTheKit() {
        assertThat(rows("docs/why-refused.md"))
                .extracting(row -> row.group(3))
                .containsExactlyElementsOf(
                        Arrays.stream(ImError.values()).map(ImError::meaning).toList());
    }

    private static List<MatchResult> rows(String page) {
        return Page.of(page).lines().stream()
                .flatMap(line -> ROW.matcher(line).results())
                .toList();
    }
}
