package io.github.usersig.testcontainers.internal.image;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Optional;
import java.util.function.Supplier;

/** Lets one JVM of this machine build an image, while others wait for it. Where there can be no lock, each builds it. */
final class BuildLock {

    private final Path file;

    private BuildLock(Path file) {
        this.file = file;
    }

    /** For the image with this tag. Its file is empty, and stays in the folder for temporary ones. */
    static BuildLock of(String tag) {
        return new BuildLock(Path.of(System.getProperty("java.io.tmpdir"), "usersig-mock-im-" + tag + ".lock"));
    }

    <T> T whileHeld(Supplier<T> work) {
        synchronized (BuildLock.class) { // a file is locked for a JVM, not for a thread
            Optional<FileChannel> locked = lock();
            try {
                return work.get();
            } finally {
                locked.ifPresent(BuildLock::unlock);
            }
        }
    }

    @SuppressWarnings("resource") // whose end is that of the lock
    private Optional<FileChannel> lock() {
        try {
            FileChannel channel = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
            channel.lock();
            return Optional.of(channel);
        } catch (IOException e) { // the file is another user's, for one
            return Optional.empty();
        }
    }

    private static void unlock(FileChannel channel) {
        try {
            channel.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
