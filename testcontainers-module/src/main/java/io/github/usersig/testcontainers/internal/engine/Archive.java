package io.github.usersig.testcontainers.internal.engine;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.time.Instant;
import org.apache.commons.compress.archivers.ArchiveOutputStream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveOutputStream;

/** Files as an engine takes them: in a tar archive. */
public final class Archive {

    private final byte[] bytes;

    private Archive(byte[] bytes) {
        this.bytes = bytes;
    }

    /** What is put into one. */
    public interface Filling {

        /** Puts it there. */
        void into(TarArchiveOutputStream tar) throws IOException;
    }

    /** One in memory. */
    public static Archive of(Filling filling) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (TarArchiveOutputStream tar = to(bytes)) {
            filling.into(tar);
        } catch (IOException e) {
            throw new UncheckedIOException(e); // of bytes in memory
        }
        return new Archive(bytes.toByteArray());
    }

    /** One that is written somewhere, with names of any length. */
    public static TarArchiveOutputStream to(OutputStream out) {
        TarArchiveOutputStream tar = new TarArchiveOutputStream(out, UTF_8.name());
        tar.setLongFileMode(TarArchiveOutputStream.LONGFILE_POSIX);
        return tar;
    }

    /**
     * Begins an entry; its content follows, and {@code closeArchiveEntry}.
     *
     * @param name with a slash at its end for a folder
     * @param size of the content in bytes
     */
    public static void begin(TarArchiveOutputStream tar, String name, int mode, Instant time, long size)
            throws IOException {
        TarArchiveEntry entry = new TarArchiveEntry(name);
        entry.setMode(mode);
        entry.setModTime(time.toEpochMilli());
        entry.setSize(size);
        ArchiveOutputStream<TarArchiveEntry> entries = tar; // by whose name older versions have the method, too
        entries.putArchiveEntry(entry);
    }

    /** Has it unpacked in a folder of a container. */
    public void unpackIn(String containerId, String folder) {
        Engine.ask("put files into " + folder + " of a container", () -> {
            Engine.client()
                    .copyArchiveToContainerCmd(containerId)
                    .withTarInputStream(new ByteArrayInputStream(bytes))
                    .withRemotePath(folder)
                    .exec();
            return null;
        });
    }
}
