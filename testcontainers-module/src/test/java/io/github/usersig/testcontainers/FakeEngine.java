package io.github.usersig.testcontainers;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Says of itself what an engine without images says, and refuses in the words of a real one. It runs no container. */
final class FakeEngine implements AutoCloseable {

    private static final Pattern VERSIONED = Pattern.compile("^/v1\\.(\\d+)(/.*)");

    private final HttpServer server;
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final AtomicInteger pulls = new AtomicInteger();
    private int oldestMinor = 24;
    private int newestMinor = 52;
    private boolean saysWhy = true;
    private int pullStatus;
    private String pullAnswer = "";

    private FakeEngine(HttpServer server) {
        this.server = server;
    }

    static FakeEngine start() throws IOException {
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        FakeEngine engine = new FakeEngine(server);
        server.setExecutor(engine.threads);
        server.createContext("/", engine::answer);
        server.start();
        return engine;
    }

    /** Knows the versions of the API from one to another, such as {@code 1.44} and {@code 1.52}. */
    FakeEngine knowing(String oldest, String newest) {
        oldestMinor = minor(oldest);
        newestMinor = minor(newest);
        return this;
    }

    /** Refuses other versions as Docker Desktop does: with an empty description of itself. */
    FakeEngine withoutSayingWhy() {
        saysWhy = false;
        return this;
    }

    /** What whoever wants to fetch an image is answered; with the status 0, nothing ever. */
    FakeEngine answeringPulls(int status, String answer) {
        pullStatus = status;
        pullAnswer = answer;
        return this;
    }

    /** How often it was asked to fetch an image. */
    int pulls() {
        return pulls.get();
    }

    String address() {
        return "tcp://127.0.0.1:" + server.getAddress().getPort();
    }

    private static int minor(String version) {
        return Integer.parseInt(version.substring("1.".length()));
    }

    private void answer(HttpExchange exchange) throws IOException {
        String path = exchange.getRequestURI().getPath();
        Matcher versioned = VERSIONED.matcher(path);
        if (versioned.matches()) {
            int minor = Integer.parseInt(versioned.group(1));
            if (minor < oldestMinor) {
                refuse(
                        exchange,
                        "client version 1." + minor + " is too old. Minimum supported API version is 1." + oldestMinor
                                + ", please upgrade your client to a newer version");
                return;
            }
            if (minor > newestMinor) {
                refuse(
                        exchange,
                        "client version 1." + minor + " is too new. Maximum supported API version is 1." + newestMinor);
                return;
            }
            path = versioned.group(2);
        }
        if (path.equals("/images/create")) {
            pull(exchange);
        } else {
            answer(exchange, path);
        }
    }

    private void refuse(HttpExchange exchange, String why) throws IOException {
        String empty = "{\"ID\":\"\",\"Containers\":0,\"Images\":0,\"Driver\":\"\",\"ServerVersion\":\"\",\"Labels\":"
                + "[\"com.docker.desktop.address=unix:///run/docker-cli.sock\"],\"Warnings\":null}";
        send(exchange, 400, saysWhy ? "{\"message\":\"" + why + "\"}" : empty);
    }

    private void answer(HttpExchange exchange, String path) throws IOException {
        switch (path) {
            case "/_ping" -> send(exchange, 200, "OK");
            case "/info" ->
                send(
                        exchange,
                        200,
                        "{\"OSType\":\"linux\",\"Architecture\":\"x86_64\",\"OperatingSystem\":\"fake\","
                                + "\"MemTotal\":1073741824,\"ServerVersion\":\"29.0.0\"}");
            case "/version" ->
                send(
                        exchange,
                        200,
                        "{\"Version\":\"29.0.0\",\"ApiVersion\":\"1." + newestMinor + "\",\"MinAPIVersion\":\"1."
                                + oldestMinor + "\"}");
            case "/images/json" -> send(exchange, 200, "[]");
            default -> send(exchange, 404, "{\"message\":\"No such image: " + path + "\"}");
        }
    }

    private void pull(HttpExchange exchange) throws IOException {
        pulls.incrementAndGet();
        if (pullStatus != 0) {
            send(exchange, pullStatus, pullAnswer);
        }
    }

    private static void send(HttpExchange exchange, int status, String body) throws IOException {
        byte[] bytes = body.getBytes(UTF_8);
        exchange.getResponseHeaders().add("Content-Type", "application/json");
        exchange.sendResponseHeaders(status, exchange.getRequestMethod().equals("HEAD") ? -1 : bytes.length);
        exchange.getResponseBody().write(bytes);
        exchange.close();
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }
}
