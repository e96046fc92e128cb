package io.github.usersig.checks;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The project is built by a Maven of its own, in {@code compatibility/consumer}. */
@DisplayName("What a README shows first")
class ReadmeProjectTest {

    private static final Path PROJECT = Page.ROOT.resolve("compatibility/consumer/projects/readme");
    private static final Pattern REMARK = Pattern.compile("(?m)\\s*//.*$|\\s*<!--.*?-->");

    @ParameterizedTest
    @ValueSource(strings = {"README.md", "README.zh-CN.md"})
    @DisplayName(
            "is all that there is in a project that the build tries: the test, with its imports, and each line for Maven")
    void isAllThatAProjectHas(String page) throws IOException {
        List<Page.Snippet> snippets = Page.of(page).snippets();
        String test = Files.readString(PROJECT.resolve("src/test/java/LoginTest.java"));
        String pom = Files.readString(PROJECT.resolve("pom.xml"));

        assertThat(packed(snippets.get(0).code())).isEqualTo(packed(test));
        assertThat(snippets)
                .filteredOn(snippet -> snippet.language().equals("xml"))
                .hasSizeGreaterThanOrEqualTo(2)
                .allSatisfy(snippet -> assertThat(packed(pom)).contains(packed(snippet.code())));
    }

    private static String packed(String text) {
        return REMARK.matcher(text).replaceAll("").replaceAll("\\s+", "");
    }
}
