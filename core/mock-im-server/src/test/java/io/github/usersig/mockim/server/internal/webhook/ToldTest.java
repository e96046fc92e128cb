package io.github.usersig.mockim.server.internal.webhook;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.github.usersig.mockim.WebhookCall.Outcome;
import io.github.usersig.mockim.WebhookSettings;
import io.github.usersig.mockim.server.internal.event.Caller;
import io.github.usersig.mockim.server.internal.event.Happening;
import io.github.usersig.mockim.server.internal.event.MessageEvent;
import io.github.usersig.mockim.server.internal.event.MessageId;
import io.github.usersig.mockim.server.internal.event.SentAt;
import io.github.usersig.mockim.server.support.Await;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("An app that is told of messages")
class ToldTest {

    private static final byte[] OK = "{\"ActionStatus\":\"OK\",\"ErrorCode\":0,\"ErrorInfo\":\"\"}".getBytes(UTF_8);
    private static final Pattern KEY = Pattern.compile("\"MsgKey\":\"(\\w+)\"");

    private final Webhooks webhooks = new Webhooks(1_400_000_000, () -> Instant.EPOCH, text -> text);
    private final List<String> told = new CopyOnWriteArrayList<>();
    private final HttpServer app = start();

    /** Whether the app answers, on its one thread. */
    private volatile boolean answers = true;

    private HttpServer start() {
        try {
            HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
            server.createContext("/", this::handle);
            server.start();
            return server;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private WebhookSettings settings() {
        return WebhookSettings.to(
                URI.create("http://127.0.0.1:" + app.getAddress().getPort()));
    }

    @AfterEach
    void stop() {
        webhooks.set(null);
        app.stop(0);
    }

    private void handle(HttpExchange exchange) throws IOException {
        Matcher key = KEY.matcher(new String(exchange.getRequestBody().readAllBytes(), UTF_8));
        told.add(key.find() ? key.group(1) : "");
        if (answers) {
            AfterQueue.sleep(Duration.ofMillis(5));
            exchange.sendResponseHeaders(200, OK.length);
            exchange.getResponseBody().write(OK);
            exchange.close();
        }
    }

    @Test
    @DisplayName("of hundreds of conversations at once, and has one thread, answers them all in time")
    void answersThemAllInTime() {
        int messages = 600; // were they all sent at once, the last would wait for three seconds, and two are the most
        webhooks.set(settings());
        for (int i = 0; i < messages; i++) {
            send("user" + i, "bob", i);
        }

        Await.until(Duration.ofSeconds(30), () -> webhooks.calls(0).entries().size() == messages);
        assertThat(webhooks.calls(0).entries())
                .allMatch(call -> call.outcome() == Outcome.ANSWERED && call.attempt() == 1);
        assertThat(told).hasSize(messages).doesNotHaveDuplicates();
    }

    @Test
    @DisplayName("and does not answer is not told again after a reset")
    void isNotToldAgainAfterAReset() {
        answers = false;
        webhooks.set(settings().withTimeout(Duration.ofMillis(200)).withRetries(3));
        send("alice", "bob", 1);
        Await.until(Duration.ofSeconds(10), () -> told.size() == 1);

        webhooks.reset();
        send("alice", "bob", 2);

        Await.until(Duration.ofSeconds(10), () -> told.size() == 3);
        assertThat(told).containsExactly("1_1_1", "2_1_1", "2_1_1");
    }

    private void send(String from, String to, int seq) {
        MessageEvent.Content message = new MessageEvent.Content(
                from, to, new MessageId(seq, 1), SentAt.seconds(1), seq + "_1_1", "[]", "", 0, false, false);
        webhooks.on(new Happening(Instant.EPOCH, Caller.test(from), new MessageEvent.Sent(message, Set.of(), 1)));
    }
}
