package io.github.usersig.checks;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

@DisplayName("A page in Chinese")
class TranslationTest {

    @TestFactory
    @DisplayName("has the headings, the code, the names and the table rows of the page in English")
    Stream<DynamicTest> isInStepWithThePageInEnglish() {
        return pairs().entrySet().stream()
                .map(pair -> DynamicTest.dynamicTest(pair.getKey(), () -> {
                    Page chinese = Page.of(pair.getKey());
                    Page english = Page.of(pair.getValue());
                    assertThat(chinese.headings())
                            .extracting(Page.Title::level)
                            .containsExactlyElementsOf(english.headings().stream()
                                    .map(Page.Title::level)
                                    .toList());
                    assertThat(chinese.snippets()).containsExactlyElementsOf(english.snippets());
                    assertThat(new TreeSet<>(chinese.codes())).isEqualTo(new TreeSet<>(english.codes()));
                    assertThat(tableRows(chinese)).isEqualTo(tableRows(english));
                }));
    }

    @Test
    @DisplayName("is there for the README and all main pages")
    void existsForTheReadmeAndAllMainPages() {
        assertThat(pairs().keySet())
                .contains("README.zh-CN.md")
                .containsAll(Stream.of(
                                "junit5",
                                "mock-server",
                                "testcontainers",
                                "clock",
                                "sdk-door",
                                "webhooks",
                                "why-refused")
                        .filter(page -> Files.exists(Page.ROOT.resolve("docs/" + page + ".md")))
                        .map(page -> "docs/zh-CN/" + page + ".md")
                        .toList());
    }

    @TestFactory
    @DisplayName("leads on to pages in Chinese, where there are any")
    Stream<DynamicTest> leadsOnToPagesInChinese() {
        Set<String> chinese = pairs().keySet();
        return chinese.stream()
                .map(name -> DynamicTest.dynamicTest(
                        name, () -> assertThat(Page.of(name).links())
                                .filteredOn(link -> !link.contains("://") && !link.startsWith("#"))
                                .extracting(link -> Page.ROOT
                                        .relativize(Page.of(name)
                                                .path()
                                                .resolveSibling(link.replaceFirst("#.*", ""))
                                                .normalize())
                                        .toString())
                                .filteredOn(target -> !pairs().get(name).equals(target))
                                .noneMatch(pairs().values()::contains)));
    }

    /** The Chinese page and the English one that it follows. */
    private static Map<String, String> pairs() {
        Map<String, String> pairs = new TreeMap<>(Map.of("README.zh-CN.md", "README.md"));
        Page.all().stream()
                .map(Page::toString)
                .filter(name -> name.startsWith("docs/zh-CN/"))
                .forEach(name -> pairs.put(name, name.replace("zh-CN/", "")));
        return pairs;
    }

    private static long tableRows(Page page) {
        return page.lines().stream().filter(line -> line.startsWith("|")).count();
    }
}
