package io.github.usersig.webclient;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** The web clients the mock is tried with, and what it takes to start one. */
enum ClientKind {
    /** The one we promise to work with. */
    NODE("3.6.6", "in-node.js"),
    /** An older one, beside it: where the two differ, the protocol is drifting. */
    NODE_OLDER("3.5.9", "in-node.js"),
    /** The first one in a page of a real browser. */
    CHROMIUM("3.6.6", "in-chromium.js");

    /** Where the build has installed the clients. */
    static final Path INSTALLED = Path.of(System.getProperty("web-clients", "target/web-clients"));

    private static final Path DRIVERS = Path.of("src/test/node").toAbsolutePath();

    private final String version;
    private final String driver;

    ClientKind(String version, String driver) {
        this.version = version;
        this.driver = driver;
    }

    String version() {
        return version;
    }

    /** The command that starts a client; it runs in {@link #INSTALLED}. */
    List<String> command() {
        var inNode = List.of("node", DRIVERS.resolve(driver).toString(), "chat-" + version);
        return this == CHROMIUM
                ? Stream.concat(inNode.stream(), Stream.of(browser().orElseThrow()))
                        .toList()
                : inNode;
    }

    /** What this machine lacks to run it; empty if nothing. */
    Optional<String> lack() {
        if (onPath("node").isEmpty()) {
            return Optional.of("there is no Node");
        }
        if (!Files.exists(INSTALLED.resolve("installed.json"))) {
            return Optional.of("the clients are not installed in " + INSTALLED);
        }
        return this == CHROMIUM && browser().isEmpty() ? Optional.of("there is no Chromium") : Optional.empty();
    }

    private static Optional<String> browser() {
        return Stream.of("chromium", "chromium-browser", "google-chrome")
                .flatMap(name -> onPath(name).stream())
                .findFirst();
    }

    private static Optional<String> onPath(String program) {
        return Stream.of(System.getenv("PATH").split(java.io.File.pathSeparator))
                .map(folder -> Path.of(folder, program))
                .filter(Files::isExecutable)
                .map(Path::toString)
                .findFirst();
    }
}
