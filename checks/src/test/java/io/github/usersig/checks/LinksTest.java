package io.github.usersig.checks;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

@DisplayName("Links in the pages")
class LinksTest {

    @TestFactory
    @DisplayName("lead to files that are there, and to headings in them")
    Stream<DynamicTest> leadsToFilesAndHeadingsThatExist() {
        return Page.all().stream().flatMap(page -> page.links().stream()
                .distinct()
                .filter(link -> !URI.create(link).isAbsolute())
                .map(link -> DynamicTest.dynamicTest(page + ": " + link, () -> check(page, link))));
    }

    @Test
    @DisplayName("reach every page from the README")
    void leadsFromTheReadmeToEveryPage() {
        assertThat(Page.of("README.md").links()).containsAll(pagesIn("docs"));
    }

    @Test
    @DisplayName("reach every Chinese page from the Chinese README")
    void leadsFromTheChineseReadmeToEveryChinesePage() {
        assertThat(Page.of("README.zh-CN.md").links()).containsAll(pagesIn("docs/zh-CN"));
    }

    private static List<String> pagesIn(String folder) {
        return Page.all().stream()
                .filter(page -> page.path().getParent().equals(Page.ROOT.resolve(folder)))
                .map(Page::toString)
                .toList();
    }

    private static void check(Page page, String link) {
        URI uri = URI.create(link);
        Path target = uri.getPath().isEmpty()
                ? page.path()
                : page.path().resolveSibling(uri.getPath()).normalize();
        assertThat(target).as("%s links to %s", page, link).matches(Files::exists, "exists");
        if (uri.getFragment() != null) {
            assertThat(Page.of(Page.ROOT.relativize(target).toString()).headings())
                    .extracting(Page.Title::anchor)
                    .as("the headings of %s", target)
                    .contains(uri.getFragment());
        }
    }
}
