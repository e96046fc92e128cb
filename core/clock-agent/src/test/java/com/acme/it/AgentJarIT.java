package com.acme.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.jar.JarFile;
import java.util.jar.Manifest;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("The agent's jar")
class AgentJarIT {

    private static final Path JAR = Path.of(System.getProperty("agent.jar"));

    @Test
    @DisplayName("holds our packages and, under another name, Byte Buddy's: nothing else")
    void holdsOurPackagesAndByteBuddyOnly() throws IOException {
        try (JarFile jar = new JarFile(JAR.toFile())) {
            assertThat(jar.stream()
                            .filter(entry -> !entry.isDirectory())
                            .map(entry -> entry.getName().replaceFirst("[^/]+$", ""))
                            .distinct())
                    .containsExactlyInAnyOrder(
                            "META-INF/",
                            "META-INF/licenses/",
                            "io/github/usersig/clock/",
                            "io/github/usersig/clock/internal/",
                            "io/github/usersig/clock/internal/agent/",
                            "io/github/usersig/clock/internal/attach/",
                            "io/github/usersig/clock/internal/schedule/",
                            "io/github/usersig/clock/internal/weave/",
                            "io/github/usersig/clock/internal/bytebuddy/agent/",
                            "io/github/usersig/clock/internal/bytebuddy/agent/utility/nullability/",
                            "io/github/usersig/clock/internal/bytebuddy/jar/asm/");
        }
    }

    @Test
    @DisplayName("has just these lines in its manifest")
    void hasJustTheseLinesInItsManifest() throws IOException {
        try (JarFile jar = new JarFile(JAR.toFile())) {
            Manifest manifest = jar.getManifest();
            assertThat(manifest.getMainAttributes().keySet().stream().map(Object::toString))
                    .containsExactlyInAnyOrder(
                            "Manifest-Version",
                            "Created-By",
                            "Build-Jdk-Spec",
                            "Java-Version",
                            "Automatic-Module-Name",
                            "Implementation-Title",
                            "Implementation-Version",
                            "Premain-Class",
                            "Agent-Class",
                            "Can-Retransform-Classes",
                            "Boot-Class-Path");
            assertThat(manifest.getMainAttributes().getValue("Boot-Class-Path"))
                    .isEqualTo(JAR.getFileName() + " usersig-clock-agent.jar");
            assertThat(manifest.getMainAttributes().getValue("Can-Retransform-Classes"))
                    .isEqualTo("true");
        }
    }

    @Test
    @DisplayName("is small")
    void isSmall() throws IOException {
        assertThat(Files.size(JAR)).isLessThan(1_500_000);
    }
}
