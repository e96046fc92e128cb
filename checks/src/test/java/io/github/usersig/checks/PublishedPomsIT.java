package io.github.usersig.checks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.apache.maven.model.Dependency;
import org.apache.maven.model.Model;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

@DisplayName("A POM that is published")
class PublishedPomsIT {

    /** Who uses the jar brings these, or has them from the JDK on. */
    private static final Set<String> LIBRARIES = Set.of(
            "jspecify",
            "assertj-core",
            "testcontainers",
            "jackson-annotations",
            "slf4j-api",
            "bcprov-jdk18on",
            "junit",
            "junit-jupiter-api",
            "junit-jupiter-params",
            "junit-platform-launcher",
            "spock-core",
            "groovy",
            "spring-context",
            "spring-test");

    static Stream<Path> poms() {
        return Poms.published().stream().map(module -> module.resolve("target/published-pom.xml"));
    }

    static Stream<Path> allPoms() {
        return Stream.concat(poms(), Stream.of(Page.ROOT.resolve("bom/pom.xml")));
    }

    @ParameterizedTest
    @MethodSource("allPoms")
    @DisplayName("tells what Maven Central asks for")
    void tellsWhatMavenCentralAsksFor(Path file) {
        Model pom = Poms.read(file);

        assertThat(List.of(pom.getGroupId(), pom.getArtifactId(), pom.getVersion()))
                .doesNotContainNull();
        assertThat(pom.getName()).isNotBlank();
        assertThat(pom.getDescription()).isNotBlank();
        assertThat(pom.getUrl()).startsWith("https://").doesNotEndWith(pom.getArtifactId());
        assertThat(pom.getLicenses()).singleElement().satisfies(licence -> assertThat(licence.getName())
                .isEqualTo("Apache-2.0"));
        assertThat(pom.getDevelopers()).isNotEmpty();
        assertThat(pom.getScm().getUrl()).isEqualTo(pom.getUrl());
        assertThat(pom.getScm().getConnection()).isEqualTo("scm:git:" + pom.getUrl() + ".git");
    }

    @ParameterizedTest
    @MethodSource("poms")
    @DisplayName("needs no parent, no property and no repository to be understood")
    void standsAlone(Path file) throws IOException {
        Model pom = Poms.read(file);

        assertThat(pom.getParent()).isNull();
        assertThat(pom.getDependencyManagement()).isNull();
        assertThat(pom.getRepositories()).isEmpty();
        assertThat(Files.readString(file)).doesNotContain("${");
    }

    @ParameterizedTest
    @MethodSource("poms")
    @DisplayName("names what the jar needs, with a version, and nothing that is inside it or for its tests")
    void namesWhatTheJarNeedsAndNothingElse(Path file) {
        List<Dependency> dependencies = Poms.read(file).getDependencies();

        assertThat(dependencies).allSatisfy(dependency -> {
            assertThat(dependency.getVersion()).as(dependency.toString()).isNotBlank();
            assertThat(dependency.getScope()).isNotEqualTo("test");
        });
        assertThat(dependencies)
                .extracting(Dependency::getArtifactId)
                .filteredOn(name -> !Poms.managedByBom().contains(name))
                .isSubsetOf(LIBRARIES);
    }

    @Test
    @DisplayName("is named in the BOM: each of them, and beyond that only what Testcontainers does not start without")
    void isNamedInTheBom() {
        Model bom = Poms.bom();

        assertThat(bom.getParent())
                .as("whoever imports the BOM would get the parent's versions too")
                .isNull();
        List<Dependency> managed = bom.getDependencyManagement().getDependencies();
        assertThat(managed)
                .filteredOn(dependency -> dependency.getVersion().equals("${project.version}"))
                .extracting(Dependency::getArtifactId)
                .containsExactlyInAnyOrderElementsOf(
                        poms().map(Poms::read).map(Model::getArtifactId).toList());
        assertThat(managed)
                .filteredOn(dependency -> !dependency.getVersion().equals("${project.version}"))
                .extracting(Dependency::getArtifactId, Dependency::getVersion)
                .containsExactly(tuple(
                        "jackson-annotations", Poms.root().getProperties().getProperty("jackson-annotations.version")));
    }
}
