package io.github.usersig.clock.internal.agent;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/** A file that whoever reads it reads whole, as it was or as it is. */
final class WholeFile {

    private WholeFile() {}

    /** Written elsewhere first, under a name that no other JVM has. */
    static void write(Path file, CharSequence text) throws IOException {
        Path beside = file.resolveSibling(
                file.getFileName() + "." + ProcessHandle.current().pid());
        Files.writeString(beside, text, StandardCharsets.UTF_8);
        Files.move(beside, file, StandardCopyOption.ATOMIC_MOVE);
    }
}
