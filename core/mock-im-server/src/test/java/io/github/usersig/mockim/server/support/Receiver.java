package io.github.usersig.mockim.server.support;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.github.usersig.mockim.WebhookSettings;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.Charset;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The app under test, as far as it gets webhooks. It answers OK unless told otherwise. */
public final class Receiver implements AutoCloseable {

    public static final String OK = "{'ActionStatus':'OK','ErrorCode':0,'ErrorInfo':''}";

    /** Under which name the back end finds it, if that is not on this machine, as far as it knows. */
    private static final @Nullable String HOST = System.getProperty("usersig.contract.callback-host");

    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final long PATIENCE_MILLIS = 10_000;

    /** What came. */
    public record Received(Map<String, String> parameters, String query, JsonView body) {

        public String command() {
            return body.text("CallbackCommand");
        }
    }

    /** What is answered. */
    public record Answer(int status, String body, Charset charset) {

        public Answer(int status, String body) {
            this(status, body, UTF_8);
        }

        public static Answer of(String json) {
            return new Answer(200, json.replace('\'', '"'));
        }
    }

    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final List<Received> received = new CopyOnWriteArrayList<>();
    private final Map<String, Function<Received, Answer>> answers = new ConcurrentHashMap<>();
    private final HttpServer server;

    public Receiver() {
        try {
            InetSocketAddress address = HOST == null
                    ? new InetSocketAddress(InetAddress.getLoopbackAddress(), 0)
                    : new InetSocketAddress(0);
            server = HttpServer.create(address, 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.setExecutor(threads);
        server.createContext("/im/webhook", this::handle);
        server.start();
    }

    public WebhookSettings settings() {
        return WebhookSettings.to(URI.create("http://" + (HOST == null ? "127.0.0.1" : HOST) + ":"
                + server.getAddress().getPort() + "/im/webhook"));
    }

    public Receiver answer(String command, String json) {
        return answer(command, webhook -> Answer.of(json));
    }

    public Receiver answer(String command, Function<Received, Answer> answer) {
        answers.put(command, answer);
        return this;
    }

    private void handle(HttpExchange exchange) throws IOException {
        try (exchange) {
            JsonNode json = JSON.readTree(exchange.getRequestBody().readAllBytes());
            String query = exchange.getRequestURI().getRawQuery();
            Map<String, String> parameters = Stream.of(query.split("&"))
                    .map(each -> each.split("=", 2))
                    .collect(Collectors.toMap(each -> each[0], each -> URLDecoder.decode(each[1], UTF_8)));
            Received webhook = new Received(parameters, query, new JsonView(json, "a webhook"));
            received.add(webhook);
            Answer answer = answers.getOrDefault(webhook.command(), each -> Answer.of(OK))
                    .apply(webhook);
            byte[] bytes = answer.body().getBytes(answer.charset());
            exchange.sendResponseHeaders(answer.status(), bytes.length == 0 ? -1 : bytes.length);
            exchange.getResponseBody().write(bytes);
        }
    }

    public List<Received> received(String command) {
        return received.stream().filter(each -> each.command().equals(command)).toList();
    }

    public List<String> commands() {
        return received.stream().map(Received::command).toList();
    }

    /** The body of the only one, as soon as it comes. */
    public JsonView only(String command) {
        await(command, 1);
        assertThat(received(command)).hasSize(1);
        return received(command).get(0).body();
    }

    public void await(String command, int count) {
        long end = System.nanoTime() + PATIENCE_MILLIS * 1_000_000;
        while (received(command).size() < count && System.nanoTime() < end) {
            try {
                Thread.sleep(2);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return;
            }
        }
        assertThat(received(command)).as("%s among %s", command, commands()).hasSizeGreaterThanOrEqualTo(count);
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }
}
