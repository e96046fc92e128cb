package io.github.usersig.testcontainers.internal.image;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.github.usersig.testcontainers.internal.engine.Archive;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.apache.commons.compress.archivers.tar.TarArchiveOutputStream;

/** A temporary folder with what a Dockerfile needs, sent to the engine as an archive: it may be on another machine. */
public final class BuildFolder implements AutoCloseable {

    private static final int EXECUTABLE = 0100755;
    private static final int READABLE = 0100644;
    private static final int DIRECTORY = 040755;
    private static final int FOR_ALL = 041777;

    /** Not today's, so that the same content makes the same layers. */
    private static final Instant TIME = Instant.parse("2026-01-01T00:00:00Z");

    private final Path root;

    private BuildFolder(Path root) {
        this.root = root;
    }

    public static BuildFolder create() throws IOException {
        return new BuildFolder(Files.createTempDirectory("usersig-mock-im-image"));
    }

    /** Where to make something that shall be in it. */
    public Path resolve(String path) throws IOException {
        Path file = root.resolve(path);
        Files.createDirectories(file.getParent());
        return file;
    }

    public void add(Path file, String path) throws IOException {
        Files.copy(file, resolve(path));
    }

    public void write(String path, String text) throws IOException {
        write(path, text.getBytes(UTF_8));
    }

    public void write(String path, byte[] content) throws IOException {
        Files.write(resolve(path), content);
    }

    /** Lets a file in it be run. */
    public void makeExecutable(String path) throws IOException {
        if (!resolve(path).toFile().setExecutable(true)) {
            throw new IOException(path + " cannot be made executable");
        }
    }

    /** All of it, with nothing in it but names and content that is of this machine: the same from the same files. */
    public InputStream toTar() throws IOException {
        Path archive = Files.createTempFile("usersig-mock-im-image", ".tar");
        try (OutputStream out = Files.newOutputStream(archive);
                TarArchiveOutputStream tar = Archive.to(out)) {
            for (Path file : files()) {
                String name = root.relativize(file).toString();
                boolean directory = Files.isDirectory(file);
                if (directory) {
                    Archive.begin(tar, name + "/", name.endsWith("/tmp") ? FOR_ALL : DIRECTORY, TIME, 0);
                } else {
                    Archive.begin(tar, name, mode(file), TIME, Files.size(file));
                    Files.copy(file, tar);
                }
                tar.closeArchiveEntry();
            }
        }
        return Files.newInputStream(archive, java.nio.file.StandardOpenOption.DELETE_ON_CLOSE);
    }

    private static int mode(Path file) {
        return Files.isExecutable(file) ? EXECUTABLE : READABLE;
    }

    private List<Path> files() throws IOException {
        try (Stream<Path> walk = Files.walk(root)) {
            return walk.filter(file -> !file.equals(root)).sorted().toList();
        }
    }

    @Override
    public void close() throws IOException {
        try (Stream<Path> walk = Files.walk(root)) {
            for (Path file : walk.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }
}
