package io.github.usersig.mockim.server;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.jar.Attributes;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.stream.Collectors;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("The packaged jars")
class PackagedJarsIT {

    /** What json-schema-validator asks for by a path that it makes up as it runs, so that it cannot be moved. */
    private static final Set<String> ALLOWED_AT_ROOT =
            Set.of("META-INF", "io", "draft", "draft-04", "draft-06", "draft-07");

    static File jar(String property) {
        return new File(System.getProperty(property, "no system property " + property));
    }

    @Test
    @DisplayName("the server's holds its own packages, and all others below server.internal.libs")
    void keepTheServersLibrariesBelowInternal() {
        assertThat(packages("mainJar"))
                .allMatch(name -> name.startsWith("io.github.usersig.mockim.server"))
                .contains("io.github.usersig.mockim.server", "io.github.usersig.mockim.server.internal.cli")
                .anyMatch(name -> name.startsWith("io.github.usersig.mockim.server.internal.libs.org.eclipse.jetty"));
        assertThat(roots("mainJar")).isEqualTo(ALLOWED_AT_ROOT);
    }

    @Test
    @DisplayName("the client's holds its own packages, and Jackson below internal.libs")
    void keepTheClientsJacksonBelowInternal() {
        assertThat(packages("clientJar"))
                .allMatch(name -> name.equals("io.github.usersig.mockim")
                        || name.equals("io.github.usersig.mockim.internal")
                        || name.equals("io.github.usersig.mockim.internal.control")
                        || name.startsWith("io.github.usersig.mockim.internal.libs.jackson"));
        assertThat(roots("clientJar")).isEqualTo(Set.of("META-INF", "io"));
    }

    @Test
    @DisplayName("no package stands in both")
    void haveNoPackageInBoth() {
        assertThat(packages("mainJar")).doesNotContainAnyElementsOf(packages("clientJar"));
    }

    @Test
    @DisplayName("the standalone one holds all of the kit that it needs, each class once")
    void holdAllThatTheStandaloneOneNeedsOnce() {
        assertThat(packages("standaloneJar"))
                .contains(
                        "io.github.usersig",
                        "io.github.usersig.mockim",
                        "io.github.usersig.mockim.server.internal.cli");
        assertThat(names("standaloneJar")).doesNotHaveDuplicates();
        assertThat(roots("standaloneJar")).containsAll(ALLOWED_AT_ROOT).hasSize(ALLOWED_AT_ROOT.size() + 1);
    }

    @Test
    @DisplayName("their manifests name module, title and version, and the class to run where there is one")
    void nameModuleTitleAndVersionInTheirManifests() {
        read("mainJar", jar -> {
            assertThat(main(jar, "Automatic-Module-Name")).isEqualTo("io.github.usersig.mockim.server");
            assertThat(main(jar, "Implementation-Version")).isNotEmpty();
            assertThat(main(jar, "Main-Class")).isEqualTo("null");
        });
        read("clientJar", jar -> assertThat(main(jar, "Automatic-Module-Name")).isEqualTo("io.github.usersig.mockim"));
        read("standaloneJar", jar -> assertThat(main(jar, "Main-Class"))
                .isEqualTo("io.github.usersig.mockim.server.internal.start.Start"));
    }

    @Test
    @DisplayName("they keep licences and notices, and no signature, module or other leftover of what is inside")
    void keepLicencesAndNothingElseOfWhatIsInside() {
        assertThat(names("mainJar"))
                .contains("META-INF/LICENSE", "META-INF/NOTICE", "META-INF/licenses/usersig-mock-im-server.md")
                .contains("META-INF/services/io.github.usersig.mockim.MockImBackendProvider");
        assertThat(names("clientJar")).contains("META-INF/LICENSE", "META-INF/NOTICE");
        for (String jar : List.of("mainJar", "clientJar", "standaloneJar")) {
            assertThat(names(jar))
                    .noneMatch(name -> name.matches("META-INF/.*\\.(SF|DSA|RSA)|META-INF/(versions|maven)/.+"))
                    .noneMatch(name -> name.endsWith("module-info.class"));
        }
    }

    @Test
    @DisplayName("their services name only classes that are there")
    void nameOnlyServicesThatAreThere() {
        for (String property : List.of("mainJar", "standaloneJar")) {
            read(property, jar -> jar.stream()
                    .filter(entry -> entry.getName().matches("META-INF/services/.+"))
                    .forEach(entry -> assertThat(text(jar, entry).lines())
                            .as(entry.getName())
                            .allSatisfy(
                                    name -> assertThat(jar.getEntry(name.strip().replace('.', '/') + ".class"))
                                            .isNotNull())));
        }
    }

    private static Set<String> packages(String property) {
        return names(property).stream()
                .filter(name -> name.endsWith(".class"))
                .map(name ->
                        name.substring(0, Math.max(0, name.lastIndexOf('/'))).replace('/', '.'))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static Set<String> roots(String property) {
        return names(property).stream()
                .map(name -> name.contains("/") ? name.substring(0, name.indexOf('/')) : name)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static List<String> names(String property) {
        try (JarFile jar = new JarFile(jar(property))) {
            return jar.stream().map(JarEntry::getName).toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void read(String property, Consumer<JarFile> check) {
        try (JarFile jar = new JarFile(jar(property))) {
            check.accept(jar);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String main(JarFile jar, String attribute) {
        try {
            return String.valueOf(jar.getManifest().getMainAttributes().get(new Attributes.Name(attribute)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String text(JarFile jar, JarEntry entry) {
        try (var in = jar.getInputStream(entry)) {
            return new String(in.readAllBytes(), UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
