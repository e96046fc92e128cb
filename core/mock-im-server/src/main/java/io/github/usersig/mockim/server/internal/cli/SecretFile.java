package io.github.usersig.mockim.server.internal.cli;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;

/** A file with a secret in it, as an option names one. No message repeats what is in it. */
final class SecretFile {

    private SecretFile() {}

    /** What stands in it. White space at its end does not count. */
    static String read(Path file) throws IOException {
        return Files.readString(file, UTF_8).stripTrailing();
    }

    /** What stands in it; if it cannot be read, the command line is wrong. */
    static String read(Path file, String option, CommandSpec command) {
        try {
            return read(file);
        } catch (IOException e) {
            throw new ParameterException(
                    command.commandLine(),
                    "Invalid value for option " + option + ": " + file + " cannot be read ("
                            + e.getClass().getSimpleName() + ")");
        }
    }
}
