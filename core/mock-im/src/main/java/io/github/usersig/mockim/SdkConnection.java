package io.github.usersig.mockim;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/** A WebSocket to the SDK door: asks, and finds the answer to each question; tells of all else that comes. */
final class SdkConnection implements WebSocket.Listener {

    private static final Set<String> PUSHES = Set.of("im_open_push.msg_push", "im_open_status.stat_forceoffline");
    private static final JsonMapper JSON = JsonMapper.builder().build();

    /** Hears what comes. Called on a thread of the HTTP client, one call after the other. */
    interface Receiver {

        /** A frame that the mock sent of its own accord. */
        void pushed(JsonNode body);

        /** An answer, to whatever question, says this. */
        void refused(int code);

        /** A connection is closed, be it the present one or one that was left before. */
        void lost(SdkConnection connection);
    }

    private final Receiver receiver;
    private final AtomicLong seq = new AtomicLong();
    private final Map<Long, CompletableFuture<JsonNode>> asked = new ConcurrentHashMap<>();
    private final ByteArrayOutputStream frame = new ByteArrayOutputStream();
    private final AtomicBoolean lost = new AtomicBoolean();
    private @Nullable CompletableFuture<WebSocket> sent;

    private SdkConnection(Receiver receiver) {
        this.receiver = receiver;
    }

    /** @throws MockImException if there is no such door */
    static SdkConnection open(HttpClient http, URI url, Duration patience, Receiver receiver) {
        SdkConnection connection = new SdkConnection(receiver);
        try {
            CompletableFuture<WebSocket> opened =
                    http.newWebSocketBuilder().connectTimeout(patience).buildAsync(url, connection);
            connection.sent = opened;
            opened.join();
        } catch (CompletionException e) {
            throw new MockImException(
                    "no connection to " + url.getScheme() + "://" + url.getAuthority() + url.getPath() + " ("
                            + e.getCause() + "): does a mock IM listen there?",
                    e);
        }
        return connection;
    }

    /** Says something to which no answer is needed. */
    void say(String servcmd, ObjectNode head, JsonNode body) {
        send(seq.incrementAndGet(), servcmd, head, body);
    }

    /** Asks, and does not wait for the answer. */
    CompletableFuture<JsonNode> ask(String servcmd, ObjectNode head, JsonNode body) {
        long number = seq.incrementAndGet();
        CompletableFuture<JsonNode> answer = new CompletableFuture<>();
        asked.put(number, answer);
        send(number, servcmd, head, body);
        return answer;
    }

    private void send(long number, String servcmd, ObjectNode head, JsonNode body) {
        ObjectNode packet = SdkJson.nothing();
        packet.putObject("head").put("ver", "v4").put("contenttype", "json").setAll(head);
        ((ObjectNode) packet.path("head")).put("servcmd", servcmd).put("seq", number);
        packet.set("body", body);
        send(packet.toString().getBytes(UTF_8));
    }

    /** One after the other: a WebSocket takes the next frame when the one before is on its way. */
    @SuppressWarnings("FutureReturnValueIgnored") // of telling that it is lost nothing more is to be done
    private synchronized void send(byte[] bytes) {
        CompletableFuture<WebSocket> before = sent;
        if (before != null) {
            sent = before.thenCompose(socket -> socket.sendBinary(ByteBuffer.wrap(bytes), true));
            // Now and then the JDK tells a listener nothing of a connection that was reset: the next heartbeat does.
            sent.exceptionallyAsync(failure -> {
                lost(String.valueOf(failure));
                return null;
            });
        }
    }

    boolean isLost() {
        return lost.get();
    }

    /** Says good-bye. */
    synchronized void close() {
        CompletableFuture<WebSocket> before = sent;
        if (before != null) {
            sent = before.thenCompose(socket -> socket.sendClose(WebSocket.NORMAL_CLOSURE, ""))
                    .orTimeout(1, TimeUnit.SECONDS)
                    .whenComplete((socket, failure) -> abortIfFailed(before.getNow(null), failure));
        }
    }

    private static void abortIfFailed(@Nullable WebSocket socket, @Nullable Throwable failure) {
        if (socket != null && failure != null) {
            socket.abort();
        }
    }

    @Override
    public @Nullable CompletionStage<?> onBinary(WebSocket socket, ByteBuffer data, boolean last) {
        byte[] bytes = new byte[data.remaining()];
        data.get(bytes);
        frame.writeBytes(bytes);
        if (last) {
            byte[] whole = frame.toByteArray();
            frame.reset();
            received(whole);
        }
        socket.request(1);
        return null;
    }

    private void received(byte[] bytes) {
        JsonNode packet;
        try {
            packet = JSON.readTree(bytes);
        } catch (JsonProcessingException e) {
            lost("the mock sent what is no JSON");
            return;
        } catch (IOException e) {
            lost("the mock sent what cannot be read");
            return;
        }
        JsonNode head = packet.path("head");
        JsonNode body = packet.path("body");
        if (PUSHES.contains(head.path("servcmd").asText())) {
            receiver.pushed(body);
            return;
        }
        CompletableFuture<JsonNode> answer = asked.remove(head.path("seq").asLong());
        int code = body.path("ErrorCode").asInt();
        if (code != 0) {
            receiver.refused(code);
        }
        if (answer != null) {
            answer.complete(body);
        }
    }

    @Override
    public @Nullable CompletionStage<?> onClose(WebSocket socket, int status, String reason) {
        lost(status + (reason.isEmpty() ? "" : " " + reason));
        return null;
    }

    @Override
    public void onError(WebSocket socket, Throwable error) {
        lost(String.valueOf(error));
    }

    private void lost(String reason) {
        boolean first = lost.compareAndSet(false, true);
        asked.values()
                .forEach(answer -> answer.completeExceptionally(
                        new MockImException("the connection to the mock is closed: " + reason)));
        asked.clear();
        if (first) {
            receiver.lost(this);
        }
    }
}
