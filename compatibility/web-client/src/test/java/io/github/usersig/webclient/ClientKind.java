package io.github.usersig.webclient;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** The web clients the mock is tried with, and what it takes to start one. */
enum ClientKind {
    /** The one we promise to work with. */
    NODE("chat-3.6.6", "in-node.js"),
    /** An older one, beside it: where the two differ, the protocol is drifting. */
    NODE_OLDER("chat-3.5.9", "in-node.js"),
    /** Still older ones. */
    NODE_3_4("chat-3.4.8", "in-node.js"),
    PAGE_3_2("chat-3.2.9", "in-chromium.js"),
    /** The first one in a page of a real browser. */
    CHROMIUM("chat-3.6.6", "in-chromium.js"),
    /** What the client was called before; it works in pages only. */
    TIM_JS("tim-js-sdk-2.27.6", "in-chromium.js"),
    /** The small one that newer UI kits are made with. It goes to the real service's hosts only, so that is where it finds the mock. */
    LITE("lite-chat-4.2.1", "in-chromium.js"),
    /** A page with the vendor's UI kit, which uses that one. */
    UI_KIT("ui-kit/page", "in-ui-kit.js");

    /** Where the build has installed the clients. */
    static final Path INSTALLED = Path.of(System.getProperty("web-clients", "target/web-clients"));

    private static final Path DRIVERS = Path.of("src/test/node").toAbsolutePath();

    private final String client;
    private final String driver;

    ClientKind(String client, String driver) {
        this.client = client;
        this.driver = driver;
    }

    /** The client and its version; for a page its folder. */
    String client() {
        return client;
    }

    private boolean isInAPage() {
        return !driver.equals("in-node.js");
    }

    /** The command that starts a client; it runs in {@link #INSTALLED}. */
    List<String> command() {
        var inNode = List.of("node", DRIVERS.resolve(driver).toString(), client);
        return isInAPage()
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
        if (this == UI_KIT && !Files.exists(INSTALLED.resolve("ui-kit/built"))) {
            return Optional.of("its page is not built in " + INSTALLED);
        }
        return isInAPage() && browser().isEmpty() ? Optional.of("there is no Chromium") : Optional.empty();
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
