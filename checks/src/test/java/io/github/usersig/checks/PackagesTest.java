package io.github.usersig.checks;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

@DisplayName("Every package that is published")
class PackagesTest {

    @TestFactory
    @DisplayName("says in its package-info what it is for, and that null is nowhere unless it says so")
    Stream<DynamicTest> packageInfo() {
        return Poms.published().stream()
                .map(module -> module.resolve("src/main/java"))
                .flatMap(PackagesTest::packages)
                .map(folder ->
                        DynamicTest.dynamicTest(Page.ROOT.relativize(folder).toString(), () -> assertThat(
                                        Files.readString(folder.resolve("package-info.java")))
                                .startsWith("/**")
                                .contains("@NullMarked")));
    }

    @Test
    @DisplayName("is compared with earlier versions, unless it is no part of the API")
    void comparedOrInternal() throws IOException {
        String pom = Files.readString(Page.ROOT.resolve("pom.xml"));
        Path sources = Page.ROOT.resolve("core/mock-im-server/src/main/java");
        List<Path> notCompared = packages(sources)
                .filter(folder -> pom.contains(
                        "<exclude>" + sources.relativize(folder).toString().replace('/', '.') + "</exclude>"))
                .toList();

        assertThat(packages(sources))
                .filteredOn(folder -> !notCompared.contains(folder))
                .extracting(folder -> folder.getFileName().toString())
                .containsExactly("server");
        for (Path folder : notCompared) {
            assertThat(folder.resolve("package-info.java")).content().containsPattern("No\\s[*\\s]*part of");
        }
    }

    private static Stream<Path> packages(Path sources) {
        try (Stream<Path> files = Files.walk(sources)) {
            return files
                    .filter(file -> file.toString().endsWith(".java"))
                    .map(Path::getParent)
                    .distinct()
                    .toList()
                    .stream();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
