package io.github.usersig.mockim.server.internal.parity.compare;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.github.usersig.mockim.server.internal.catalogue.WholeJson;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A back end that is a mock in all but one thing: what stands between them changes requests or replies. */
final class TwistedService implements AutoCloseable {

    private static final Pattern COMMAND = Pattern.compile("/v4/([^?]*).*");

    /** A request that came in. */
    record Asked(String command, String path, String body) {

        boolean is(String name) {
            return command.equals(name);
        }

        Asked withBody(String other) {
            return new Asked(command, path, other);
        }

        Asked withPath(String other) {
            return new Asked(command, other, body);
        }

        JsonNode json() {
            return TwistedService.json(body);
        }
    }

    /** What is answered. */
    record Answered(int status, String text) {

        JsonNode json() {
            return TwistedService.json(text);
        }

        Answered with(JsonNode json) {
            return new Answered(status, json.toString());
        }
    }

    /** Asks the mock behind. */
    interface Mock {
        Answered ask(Asked asked) throws IOException, InterruptedException;
    }

    /** What is other. */
    interface Behaviour {
        Answered answer(Asked asked, Mock mock) throws IOException, InterruptedException;
    }

    private final HttpServer server;
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final HttpClient client =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final URI behind;
    private volatile Behaviour behaviour = (asked, mock) -> mock.ask(asked);

    TwistedService(URI behind) throws IOException {
        this.behind = behind;
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", this::handle);
        server.setExecutor(threads);
        server.start();
    }

    URI endpoint() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
    }

    TwistedService behaving(Behaviour other) {
        behaviour = other;
        return this;
    }

    private void handle(HttpExchange exchange) throws IOException {
        String path = exchange.getRequestURI().toString();
        Matcher matcher = COMMAND.matcher(path);
        String command = matcher.matches() ? matcher.group(1) : "";
        String body = new String(exchange.getRequestBody().readAllBytes(), UTF_8);
        try (exchange) {
            Answered answer =
                    behaviour.answer(new Asked(command, path, body), asked -> ask(exchange.getRequestMethod(), asked));
            byte[] bytes = answer.text().getBytes(UTF_8);
            exchange.sendResponseHeaders(answer.status(), bytes.length == 0 ? -1 : bytes.length);
            exchange.getResponseBody().write(bytes);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private Answered ask(String method, Asked asked) throws IOException, InterruptedException {
        HttpResponse<String> response = client.send(
                HttpRequest.newBuilder(behind.resolve(asked.path()))
                        .method(method, BodyPublishers.ofString(asked.body()))
                        .build(),
                BodyHandlers.ofString());
        return new Answered(response.statusCode(), response.body());
    }

    private static JsonNode json(String text) {
        try {
            return WholeJson.read(text);
        } catch (IOException e) {
            return MissingNode.getInstance();
        }
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }
}
