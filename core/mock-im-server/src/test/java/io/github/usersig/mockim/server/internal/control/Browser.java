package io.github.usersig.mockim.server.internal.control;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.fail;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.File;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A headless Chromium, driven by way of chromedriver as the WebDriver standard says. */
final class Browser implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final HttpClient HTTP =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    private final Process driver;
    private final String base;
    private String session = "";

    private Browser(Process driver, int port) {
        this.driver = driver;
        this.base = "http://127.0.0.1:" + port + "/session";
    }

    /** Skips the test where there are not both programs; fails it if {@code USERSIG_NODE_REQUIRED} is {@code true}. */
    static void require() {
        boolean there = onPath("chromium").isPresent() && onPath("chromedriver").isPresent();
        if (!there && "true".equals(System.getenv("USERSIG_NODE_REQUIRED"))) {
            fail("there must be Chromium and chromedriver on the path");
        }
        assumeTrue(there, "no Chromium and chromedriver on the path");
    }

    /**
     * Starts one.
     *
     * @param profile an empty directory
     * @param more of its options
     */
    static Browser start(Path profile, String... more) throws IOException {
        int port;
        try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            port = free.getLocalPort();
        }
        Process driver = new ProcessBuilder(onPath("chromedriver").orElseThrow(), "--port=" + port)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        Browser browser = new Browser(driver, port);
        try {
            browser.open(profile, more);
            return browser;
        } catch (IOException | RuntimeException e) {
            browser.close();
            throw e;
        }
    }

    private void open(Path profile, String... more) throws IOException {
        ObjectNode wanted = JSON.createObjectNode();
        ObjectNode options =
                wanted.putObject("capabilities").putObject("alwaysMatch").putObject("goog:chromeOptions");
        options.put("binary", onPath("chromium").orElseThrow());
        List.of(
                        "--headless",
                        "--no-sandbox",
                        "--disable-gpu",
                        "--disable-background-networking",
                        "--window-size=1200,1100",
                        "--user-data-dir=" + profile)
                .forEach(options.withArray("args")::add);
        List.of(more).forEach(options.withArray("args")::add);
        Instant end = Instant.now().plus(PATIENCE);
        while (true) {
            try {
                session = "/" + send("POST", "", wanted).path("sessionId").asText();
                return;
            } catch (IOException e) { // the driver does not listen yet
                if (Instant.now().isAfter(end)) {
                    throw e;
                }
                pause();
            }
        }
    }

    void go(URI page) throws IOException {
        send("POST", "/url", JSON.createObjectNode().put("url", page.toString()));
    }

    void type(String selector, String text) throws IOException {
        send(
                "POST",
                "/element/" + find(selector) + "/value",
                JSON.createObjectNode().put("text", text));
    }

    void click(String selector) throws IOException {
        send("POST", "/element/" + find(selector) + "/click", JSON.createObjectNode());
    }

    /** What a script gives back. */
    JsonNode run(String script) throws IOException {
        ObjectNode body = JSON.createObjectNode().put("script", script);
        body.putArray("args");
        return send("POST", "/execute/sync", body);
    }

    /** The text of an element, once it holds what is waited for; or whatever it has when patience is at its end. */
    String text(String selector, String waitedFor) throws IOException {
        Instant end = Instant.now().plus(PATIENCE);
        while (true) {
            String text =
                    send("GET", "/element/" + find(selector) + "/text", null).asText();
            if (text.contains(waitedFor) || Instant.now().isAfter(end)) {
                return text;
            }
            pause();
        }
    }

    void picture(Path file) throws IOException {
        Files.write(
                file,
                Base64.getDecoder().decode(send("GET", "/screenshot", null).asText()));
    }

    private String find(String selector) throws IOException {
        ObjectNode body = JSON.createObjectNode().put("using", "css selector").put("value", selector);
        return send("POST", "/element", body)
                .properties()
                .iterator()
                .next()
                .getValue()
                .asText();
    }

    private JsonNode send(String method, String path, @Nullable ObjectNode body) throws IOException {
        HttpRequest request = HttpRequest.newBuilder(URI.create(base + session + path))
                .method(
                        method,
                        body == null ? BodyPublishers.noBody() : BodyPublishers.ofString(body.toString(), UTF_8))
                .build();
        try {
            JsonNode value = JSON.readTree(
                            HTTP.send(request, BodyHandlers.ofString(UTF_8)).body())
                    .path("value");
            if (value.has("error")) {
                throw new AssertionError(
                        method + " " + path + ": " + value.path("message").asText());
            }
            return value;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException(e);
        }
    }

    private static void pause() throws IOException {
        try {
            Thread.sleep(50);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException(e);
        }
    }

    private static Optional<String> onPath(String program) {
        return Stream.of(Optional.ofNullable(System.getenv("PATH")).orElse("").split(File.pathSeparator, -1))
                .map(directory -> Path.of(directory, program))
                .filter(Files::isExecutable)
                .map(Path::toString)
                .findFirst();
    }

    @Override
    public void close() {
        try {
            send("DELETE", "", null);
        } catch (IOException | AssertionError e) {
            // there was no session
        } finally {
            driver.descendants().forEach(ProcessHandle::destroyForcibly);
            driver.destroyForcibly();
        }
    }
}
