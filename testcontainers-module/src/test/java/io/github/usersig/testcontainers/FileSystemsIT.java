package io.github.usersig.testcontainers;

import static org.assertj.core.api.Assertions.assertThat;

import com.github.dockerjava.api.command.CreateContainerCmd;
import com.github.dockerjava.api.command.InspectVolumeResponse;
import io.github.usersig.mockim.Account;
import io.github.usersig.testcontainers.internal.engine.Engine;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("A mock with a seed")
@RequiresDocker
class FileSystemsIT {

    @Test
    @DisplayName("starts where /tmp is mounted, with nothing in it")
    void startsWhereTmpIsMounted() {
        try (MockImContainer im = seeded().withTmpFs(Map.of("/tmp", "rw"))) {
            im.start();
            assertSeeded(im);
        }
    }

    @Test
    @DisplayName("starts on a file system that cannot be written, restarts there, and leaves no volume behind")
    void startsOnAFileSystemThatCannotBeWritten() {
        String volume;
        try (MockImContainer im = seeded().withCreateContainerCmdModifier(FileSystemsIT::readOnly)) {
            im.start();
            assertSeeded(im);

            im.restart();
            assertSeeded(im);
            volume = im.getContainerInfo().getMounts().get(0).getName();
            assertThat(volumes()).contains(volume);
        }
        assertThat(volumes()).doesNotContain(volume);
    }

    @Test
    @DisplayName("starts on one that cannot be written and has a /tmp of its own in memory, as operators like it")
    void startsAsOperatorsLikeIt() {
        try (MockImContainer im =
                seeded().withTmpFs(Map.of("/tmp", "rw")).withCreateContainerCmdModifier(FileSystemsIT::readOnly)) {
            im.start();
            assertSeeded(im);
        }
    }

    private static MockImContainer seeded() {
        return new MockImContainer().withSeed("{\"accounts\": [\"carol\"]}");
    }

    private static void readOnly(CreateContainerCmd command) {
        command.getHostConfig().withReadonlyRootfs(true);
    }

    private static void assertSeeded(MockImContainer im) {
        assertThat(im.mockIm().accounts()).extracting(Account::userId).contains("carol");
    }

    private static List<String> volumes() {
        return Engine.client().listVolumesCmd().exec().getVolumes().stream()
                .map(InspectVolumeResponse::getName)
                .toList();
    }
}
