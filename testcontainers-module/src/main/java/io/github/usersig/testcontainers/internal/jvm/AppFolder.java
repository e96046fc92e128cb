package io.github.usersig.testcontainers.internal.jvm;

import com.github.dockerjava.api.command.CreateContainerCmd;
import com.github.dockerjava.api.command.InspectContainerResponse;
import com.github.dockerjava.api.exception.DockerException;
import com.github.dockerjava.api.model.HostConfig;
import com.github.dockerjava.api.model.Mount;
import com.github.dockerjava.api.model.MountType;
import com.github.dockerjava.api.model.Volume;
import io.github.usersig.testcontainers.internal.engine.Archive;
import io.github.usersig.testcontainers.internal.engine.Engine;
import io.github.usersig.testcontainers.internal.engine.Refusal;
import java.io.IOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.apache.commons.compress.archivers.tar.TarArchiveOutputStream;
import org.testcontainers.containers.GenericContainer;

/**
 * A folder of ours in an app's container, which every user there may write. In one that is not made yet it is a volume of its own,
 * which goes with the container: so it does not matter what is mounted on {@code /tmp} or around it, nor whether the file system
 * of the image can be written.
 *
 * @param parent the folder it is in
 * @param name its own
 */
record AppFolder(String parent, String name) {

    static final String DEFAULT_PARENT = "/usersig-testkit";

    /** JVM and agent take a space, a comma and the like for the end of a path. */
    private static final Pattern PATH = Pattern.compile("(?:/(?!\\.{1,2}(?:/|$))[^/\\s,;:=\"'\\\\]+)+/?");

    /** Inside the volume, whose own rights an engine does not let one change. */
    static final String FILES = "files";

    private static final String LABEL = "io.github.usersig.";
    private static final int DIRECTORY_FOR_ALL = 041777;
    private static final int READABLE = 0100644;
    private static final Duration A_DAY = Duration.ofDays(1);

    AppFolder {
        if (!PATH.matcher(parent).matches()) {
            throw new IllegalArgumentException("a folder in the container cannot be \"" + parent
                    + "\": write an absolute path, such as \"/data\", without white space, quotes or any of , ; : =");
        }
        parent = parent.replaceFirst("/$", "");
    }

    String path() {
        return volume() + "/" + FILES;
    }

    private String volume() {
        return parent + "/" + name;
    }

    String file(String file) {
        return path() + "/" + file;
    }

    /** Has it made, with these files in it, when a container is made, which is not yet. */
    void prepare(GenericContainer<?> container, Map<String, byte[]> files) {
        Archive archive = archive(FILES, files);
        String digest = digest(files);
        container.withCreateContainerCmdModifier(command -> addTo(command, digest));
        OnceMade.run(container, containerId -> fill(container, containerId, archive));
    }

    private void fill(GenericContainer<?> container, String containerId, Archive archive) {
        try {
            archive.unpackIn(containerId, volume());
        } catch (DockerException e) {
            throw new IllegalStateException(
                    "the folder " + volume() + " of the container " + container.getDockerImageName()
                            + ", a volume made for it, cannot be written: " + Refusal.reason(e)
                            + ". Let nothing else be mounted there. ContainerClock.installIn(container, \"/data\") names"
                            + " another folder",
                    e);
        }
    }

    /** The digest, as what is copied later is not part of what Testcontainers compares to find a container to reuse. */
    private void addTo(CreateContainerCmd command, String digest) {
        Set<Volume> volumes =
                new LinkedHashSet<>(command.getVolumes() == null ? List.of() : List.of(command.getVolumes()));
        volumes.add(new Volume(volume()));
        command.withVolumes(List.copyOf(volumes));
        Map<String, String> labels = new HashMap<>(command.getLabels() == null ? Map.of() : command.getLabels());
        labels.put(LABEL + name, digest);
        command.withLabels(labels);
    }

    /**
     * Makes it, with these files in it, in a container that runs.
     *
     * @throws IllegalStateException if the engine cannot write there
     */
    void makeIn(GenericContainer<?> container, Map<String, byte[]> files) {
        InspectContainerResponse info =
                Engine.client().inspectContainerCmd(container.getContainerId()).exec();
        HostConfig host = info.getHostConfig();
        Optional<String> tmpfs = tmpfs(host);
        if (tmpfs.isPresent()) {
            throw cannotWrite(container, tmpfs.get() + " is a tmpfs, into which an engine copies nothing");
        }
        try {
            if (Boolean.TRUE.equals(host.getReadonlyRootfs())) {
                archive(name + "/" + FILES, files).unpackIn(container.getContainerId(), parent);
            } else {
                archive(path().substring(1), files).unpackIn(container.getContainerId(), "/");
            }
        } catch (DockerException e) {
            throw cannotWrite(container, Refusal.reason(e));
        }
    }

    /** The tmpfs it would be in, if any. */
    private Optional<String> tmpfs(HostConfig host) {
        Set<String> ofOption =
                host.getTmpFs() == null ? Set.of() : host.getTmpFs().keySet();
        List<Mount> mounts = host.getMounts() == null ? List.of() : host.getMounts();
        Stream<String> mounted = mounts.stream()
                .filter(mount -> mount.getType() == MountType.TMPFS)
                .map(mount -> String.valueOf(mount.getTarget()));
        return Stream.concat(ofOption.stream(), mounted)
                .filter(target -> (path() + "/").startsWith(target.replaceFirst("/$", "") + "/"))
                .findFirst();
    }

    private IllegalStateException cannotWrite(GenericContainer<?> container, String why) {
        return new IllegalStateException("the folder " + parent + " of the container " + container.getDockerImageName()
                + ", which runs already, cannot be written: " + why
                + ". Call ContainerClock.installIn(container) before start(), when it brings a volume of its own; or name a"
                + " folder of this container that can be written and is no tmpfs, such as that of a volume:"
                + " ContainerClock.installIn(container, \"/data\")");
    }

    /** Writes one of its files, in a container where it has been made. */
    void write(GenericContainer<?> container, String file, byte[] content) {
        Archive.of(tar -> add(tar, file, READABLE, content)).unpackIn(container.getContainerId(), path());
    }

    /** Has the folder itself in it, by the name that it has where this is unpacked. */
    private static Archive archive(String folder, Map<String, byte[]> files) {
        return Archive.of(tar -> {
            add(tar, folder + "/", DIRECTORY_FOR_ALL, new byte[0]);
            for (Map.Entry<String, byte[]> file : new TreeMap<>(files).entrySet()) {
                add(tar, folder + "/" + file.getKey(), READABLE, file.getValue());
            }
        });
    }

    /** With a time that is past by every engine's clock: the agent tells by that a file which was written from one just copied. */
    private static void add(TarArchiveOutputStream tar, String name, int mode, byte[] content) throws IOException {
        Archive.begin(tar, name, mode, Instant.now().minus(A_DAY), content.length);
        tar.write(content);
        tar.closeArchiveEntry();
    }

    private static String digest(Map<String, byte[]> files) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            new TreeMap<>(files).values().forEach(digest::update);
            return HexFormat.of().formatHex(digest.digest());
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
