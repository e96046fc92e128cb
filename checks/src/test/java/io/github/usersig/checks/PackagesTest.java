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
    Stream<DynamicTest> saysInItsPackageInfoWhatItIsFor() {
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
    void isComparedWithEarlierVersionsUnlessInternal() throws IOException {
        assertThat(Page.ROOT.resolve("pom.xml"))
                .content()
                .containsOnlyOnce("<exclude>io.github.usersig.*.internal</exclude>");
        for (Path module : Poms.published()) {
            Path sources = module.resolve("src/main/java");
            List<String> api = packages(sources)
                    .map(folder -> sources.relativize(folder).toString().replace('/', '.'))
                    .filter(name -> !name.contains(".internal"))
                    .toList();

            assertThat(api).as("packages of " + module + " that are API").hasSizeLessThanOrEqualTo(1);
            for (Path folder : packages(sources).toList()) {
                if (!api.contains(sources.relativize(folder).toString().replace('/', '.'))) {
                    assertThat(folder.resolve("package-info.java")).content().containsPattern("No\\s[*\\s]*part of");
                }
            }
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
