package com.acme.messenger;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/** A user at the browser: a process of its own that runs {@code web/browser.js} on the real SDK. */
final class Browser implements AutoCloseable {

    private static final Path WEB = Path.of("target/web");

    /** The SDK notices by its heartbeat, every ten seconds, that its UserSig has run out. */
    private static final int PATIENCE_SECONDS = 30;

    private final Process process;
    private final BlockingQueue<String> screen = new LinkedBlockingQueue<>();

    Browser(URI appServer, URI imServer, String userId, String password) throws IOException {
        process = new ProcessBuilder("node", "browser.js", appServer.toString(), imServer.toString(), userId, password)
                .directory(WEB.toFile())
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        Thread eyes = new Thread(this::read, userId);
        eyes.setDaemon(true);
        eyes.start();
    }

    /** Waits for the next lines on the screen, in any order: a greeting may be faster than the SDK's being ready. */
    void shows(String... lines) throws InterruptedException {
        List<String> shown = new ArrayList<>();
        while (shown.size() < lines.length) {
            String line = screen.poll(PATIENCE_SECONDS, TimeUnit.SECONDS);
            assertThat(line).as("what comes after %s", shown).isNotNull();
            shown.add(line);
        }
        assertThat(shown).containsExactlyInAnyOrder(lines);
    }

    private void read() {
        try (BufferedReader lines = process.inputReader(UTF_8)) {
            lines.lines().forEach(screen::add);
        } catch (IOException | UncheckedIOException e) {
            screen.add("the browser has ended");
        }
    }

    @Override
    public void close() {
        process.destroy();
    }

    /** Installs the SDK below the build's folder, in the version of the lock file; says what is missing to do so. */
    static Optional<String> install() throws IOException, InterruptedException {
        Files.createDirectories(WEB);
        for (String file : List.of("package.json", "package-lock.json", ".npmrc", "browser.js")) {
            Files.copy(Path.of("web", file), WEB.resolve(file), StandardCopyOption.REPLACE_EXISTING);
        }
        ProcessBuilder npm = new ProcessBuilder("npm", "ci", "--prefer-offline", "--no-audit", "--no-fund")
                .directory(WEB.toFile())
                .redirectErrorStream(true)
                .redirectOutput(WEB.resolve("npm.log").toFile());
        try {
            return npm.start().waitFor() == 0 ? Optional.empty() : Optional.of("npm failed, see target/web/npm.log");
        } catch (IOException e) {
            return Optional.of("there is no Node with npm");
        }
    }
}
