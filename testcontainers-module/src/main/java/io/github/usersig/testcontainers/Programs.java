package io.github.usersig.testcontainers;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.util.List;

/** Runs programs of this machine. */
final class Programs {

    private Programs() {}

    /**
     * What a program prints.
     *
     * @throws IOException if it does not end well; the message has what it printed
     */
    static String run(String... command) throws IOException {
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        String output = new String(process.getInputStream().readAllBytes(), UTF_8);
        try {
            int code = process.waitFor();
            if (code != 0) {
                throw new IOException(List.of(command) + " ended with " + code + ":\n" + output);
            }
            return output;
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
            throw new IOException("interrupted while waiting for " + command[0], e);
        }
    }
}
