package com.acme.webchat;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.net.URI;
import java.nio.file.Path;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/** A user's chat client: a process of its own that runs {@code web/terminal.js}. */
final class Terminal implements AutoCloseable {

    private final Process process;
    private final Writer keyboard;
    private final BlockingQueue<String> screen = new LinkedBlockingQueue<>();

    Terminal(Path web, long sdkAppId, String userId, URI acme, String imServer) throws IOException {
        process = new ProcessBuilder("node", "terminal.js", "" + sdkAppId, userId, acme.toString(), imServer)
                .directory(web.toFile())
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        keyboard = process.outputWriter(UTF_8);
        Thread eyes = new Thread(this::read, userId);
        eyes.setDaemon(true);
        eyes.start();
    }

    void type(String line) throws IOException {
        keyboard.write(line + "\n");
        keyboard.flush();
    }

    /** Waits for the next line on the screen. */
    void shows(String line) throws InterruptedException {
        assertThat(screen.poll(30, TimeUnit.SECONDS)).isEqualTo(line);
    }

    private void read() {
        try (BufferedReader lines = process.inputReader(UTF_8)) {
            lines.lines().forEach(screen::add);
        } catch (IOException | UncheckedIOException e) {
            screen.add("the client has ended");
        }
    }

    @Override
    public void close() {
        process.destroy();
    }
}
