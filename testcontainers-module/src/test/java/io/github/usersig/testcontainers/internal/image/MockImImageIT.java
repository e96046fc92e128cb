package io.github.usersig.testcontainers.internal.image;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.usersig.testcontainers.MockImContainer;
import io.github.usersig.testcontainers.RequiresDocker;
import io.github.usersig.testcontainers.TestImages;
import io.github.usersig.testcontainers.internal.engine.Engine;
import java.io.IOException;
import java.io.InputStream;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.apache.commons.codec.digest.DigestUtils;
import org.apache.commons.compress.archivers.ArchiveInputStream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("The image of the mock")
@RequiresDocker
class MockImImageIT {

    private static final String BASE = "usersig/some-java-runtime:test";

    @Test
    @DisplayName("is built on an image with a Java runtime, where there is no JDK to take one from")
    void isBuiltOnABaseWithAJavaRuntime() throws IOException {
        try (BuildFolder folder = BuildFolder.create()) {
            TestImages.build(
                    BASE, folder, """
                        FROM %s
                        USER 0:0
                        ENV PATH=/opt/java/bin
                        ENTRYPOINT []
                        CMD ["java", "--version"]
                        """.formatted(MockImImage.ofThisVersion().ensure()));
        }
        String image = MockImImage.onBase(BASE).ensure();
        try (MockImContainer container = new MockImContainer(image).withAccounts("alice")) {
            container.start();

            assertThat(container.mockIm().accounts()).hasSize(2);
            assertThat(Engine.client()
                            .inspectContainerCmd(container.getContainerId())
                            .exec()
                            .getConfig()
                            .getUser())
                    .isEqualTo("10001:10001");
        } finally {
            TestImages.remove(image);
            TestImages.remove(BASE);
        }
    }

    @Test
    @DisplayName("has the sizes that it is to have, and is not built a second time")
    void keepsItsSizesAndIsBuiltOnce() {
        String name = MockImImage.ofThisVersion().ensure();
        var before = Engine.client().inspectImageCmd(name).exec();

        assertThat(MockImImage.ofThisVersion().ensure()).isEqualTo(name);
        assertThat(Engine.client().inspectImageCmd(name).exec().getId()).isEqualTo(before.getId());
        assertThat(before.getSize()).isLessThanOrEqualTo(most());
    }

    @Test
    @DisplayName("says what it is in labels, and holds the licences of the libraries that are in it")
    void saysWhatItIs() throws IOException {
        String name = MockImImage.ofThisVersion().ensure();

        assertThat(Engine.client().inspectImageCmd(name).exec().getConfig().getLabels())
                .containsEntry("org.opencontainers.image.source", "https://github.com/usersig/usersig-testkit")
                .hasEntrySatisfying("org.opencontainers.image.version", version -> assertThat(version)
                        .startsWith("0."))
                .hasEntrySatisfying("org.opencontainers.image.licenses", licences -> assertThat(licences)
                        .contains("Apache-2.0", "LGPL-2.1-or-later", "Zlib"));
        assertThat(files(name))
                .containsKeys(
                        "usr/share/licenses/LGPL-2.1.txt",
                        "usr/share/licenses/GPL-3.0.txt",
                        "usr/share/licenses/GCC-exception-3.1.txt",
                        "usr/share/licenses/Zlib.txt");
    }

    @Test
    @DisplayName("has nothing in /tmp, and lets nothing be run but programs and what loads them")
    void isTidy() throws IOException {
        Map<String, Integer> files = files(MockImImage.ofThisVersion().ensure());

        assertThat(files.keySet()).noneMatch(file -> file.startsWith("tmp/"));
        assertThat(files.get("app/mock-im.jar")).isEqualTo(0644);
        assertThat(files.get("opt/java/lib/modules")).isEqualTo(0644);
        assertThat(files.get("opt/java/bin/java")).isEqualTo(0755);
        assertThat(files.get("app/health")).isEqualTo(0755);
        assertThat(files.entrySet())
                .filteredOn(file -> (file.getValue() & 0111) != 0)
                .extracting(Map.Entry::getKey)
                .filteredOn(file ->
                        !file.matches("etc/(hosts|hostname|resolv.conf|mtab)|dev/.*|.dockerenv")) // the engine's
                .allMatch(file -> file.matches("app/health|opt/java/(bin|lib)/[a-z]+|.*\\.so(\\.[0-9.]+)?"));
    }

    @Test
    @DisplayName("is made of the same bytes each time, from one JDK")
    void isMadeOfTheSameBytes() throws IOException {
        assertThat(whatIsSent()).isEqualTo(whatIsSent());
    }

    private static String whatIsSent() throws IOException {
        try (BuildFolder folder = BuildFolder.create()) {
            MockImImage.ofThisVersion().fill(folder);
            try (InputStream tar = folder.toTar()) {
                return DigestUtils.sha256Hex(tar);
            }
        }
    }

    @Test
    @DisplayName("of another version is removed by prune, if no container needs it; one of this version is not")
    void isPrunedIfItIsOfAnotherVersion() throws IOException {
        String theirs = "usersig/mock-im:00000000000000aa";
        String used = "usersig/mock-im:00000000000000ab";
        String ours = "usersig/mock-im:00000000000000ac";
        for (String name : List.of(theirs, used)) {
            label(name, "another of " + name);
        }
        Map<String, String> labels = Engine.client()
                .inspectImageCmd(MockImImage.ofThisVersion().ensure())
                .exec()
                .getConfig()
                .getLabels();
        label(ours, String.valueOf(labels.get("io.github.usersig.server")));
        String container =
                Engine.client().createContainerCmd(used).withCmd("/file").exec().getId();
        try {
            assertThat(MockImImage.prune(Pattern.compile("usersig/mock-im:00000000000000a.")))
                    .containsExactly(theirs);
        } finally {
            Engine.remove(container);
            TestImages.remove(used);
            TestImages.remove(ours);
        }
    }

    private static void label(String name, String server) throws IOException {
        try (BuildFolder folder = BuildFolder.create()) {
            folder.write("file", "");
            TestImages.build(name, folder, """
                FROM scratch
                COPY file /
                LABEL io.github.usersig.server="%s"
                """.formatted(server));
        }
    }

    /** The files that are in an image, with their modes. */
    private static Map<String, Integer> files(String image) throws IOException {
        String container = Engine.client().createContainerCmd(image).exec().getId();
        try (InputStream in = Engine.client()
                        .copyArchiveFromContainerCmd(container, "/")
                        .exec();
                TarArchiveInputStream tar = new TarArchiveInputStream(in)) {
            Map<String, Integer> files = new HashMap<>();
            ArchiveInputStream<TarArchiveEntry> entries = tar;
            for (TarArchiveEntry entry = entries.getNextEntry(); entry != null; entry = entries.getNextEntry()) {
                if (entry.isFile()) {
                    files.put(entry.getName().replaceFirst("^/", ""), entry.getMode() & 0777);
                }
            }
            return files;
        } finally {
            Engine.remove(container);
        }
    }

    /** Without binutils 5 MB of symbols stay in. */
    private static long most() {
        return (JlinkRecipe.canStrip() ? 125L : 130L) * 1_000_000;
    }
}
