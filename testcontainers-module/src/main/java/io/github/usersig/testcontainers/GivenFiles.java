package io.github.usersig.testcontainers;

import com.github.dockerjava.api.command.CreateContainerCmd;
import com.github.dockerjava.api.model.Mount;
import com.github.dockerjava.api.model.MountType;
import io.github.usersig.testcontainers.internal.engine.Archive;
import java.util.ArrayList;
import java.util.List;
import org.testcontainers.images.builder.Transferable;

/**
 * Files that a mock in a container is given before it starts, in a folder of its own: over others, such as {@code /tmp}, something
 * may be mounted. Where the file system cannot be written that folder is a volume, which goes with the container.
 */
final class GivenFiles {

    static final String FOLDER = "/mock-im/";

    private boolean inVolume;

    /** Makes room for them in a container that is about to be made. */
    void prepare(CreateContainerCmd command) {
        var host = command.getHostConfig();
        inVolume = Boolean.TRUE.equals(host.getReadonlyRootfs());
        if (inVolume) {
            List<Mount> mounts = new ArrayList<>(host.getMounts() == null ? List.of() : host.getMounts());
            mounts.add(new Mount().withType(MountType.VOLUME).withTarget(FOLDER));
            host.withMounts(mounts);
        }
    }

    /**
     * Puts one there, if Testcontainers cannot: it would unpack it at the root, which an engine refuses if that cannot be written.
     *
     * @return whether that was so
     */
    boolean put(String containerId, Transferable content, String file) {
        if (!inVolume || !file.startsWith(FOLDER)) {
            return false;
        }
        Archive.of(tar -> content.transferTo(tar, file.substring(FOLDER.length())))
                .unpackIn(containerId, FOLDER);
        return true;
    }
}
