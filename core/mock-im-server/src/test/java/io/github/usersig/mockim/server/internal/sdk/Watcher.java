package io.github.usersig.mockim.server.internal.sdk;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.github.usersig.mockim.MockIm;
import io.github.usersig.mockim.server.support.JsonView;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Locale;

/** A client of a user that shows what the mock says to it, frame by frame. Bodies are written with single quotes. */
final class Watcher implements AutoCloseable {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final RawClient client;
    private final Deque<JsonNode> pushed = new ArrayDeque<>();
    private int asked = 1;

    private Watcher(RawClient client) {
        this.client = client;
    }

    /** Logs in, and reads what the Web client reads then. */
    static Watcher of(MockIm im, String userId) {
        return of(im, userId, RawClient.WEB);
    }

    /** The same on a second device. */
    static Watcher onPhone(MockIm im, String userId) {
        return of(im, userId, RawClient.ANDROID);
    }

    private static Watcher of(MockIm im, String userId, int platform) {
        Watcher watcher = justIn(im, userId, platform);
        watcher.ok("recentcontact.page_get", "{}");
        watcher.ok("openim.getmsg", "{}");
        return watcher;
    }

    /** Logs in, and reads nothing yet. */
    static Watcher justIn(MockIm im, String userId) {
        return justIn(im, userId, RawClient.WEB);
    }

    private static Watcher justIn(MockIm im, String userId, int platform) {
        try {
            return new Watcher(new RawClient(im.endpoint(), im.app(), platform).logIn(userId));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Asks, and gives the answer's body; what is pushed meanwhile is kept. */
    JsonView ask(String command, String body, Object... arguments) {
        int seq = ++asked;
        try {
            client.send("{\"head\":{\"servcmd\":\"" + command + "\",\"seq\":" + seq + "},\"body\":"
                    + (arguments.length == 0 ? body : String.format(Locale.ROOT, body, arguments)).replace('\'', '"')
                    + "}");
            JsonNode frame = read();
            while (frame.path("head").path("seq").asInt() != seq
                    || !frame.path("head").path("servcmd").asText().equals(command)) {
                pushed.addLast(frame);
                frame = read();
            }
            return new JsonView(frame.path("body"), "the answer to " + command + " -> " + frame.path("body"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The same, which must succeed. */
    JsonView ok(String command, String body, Object... arguments) {
        JsonView answer = ask(command, body, arguments);
        if (answer.number("ErrorCode") != 0) {
            throw new AssertionError(command + " was refused: " + answer);
        }
        return answer;
    }

    /** The code of the answer. */
    int code(String command, String body, Object... arguments) {
        return ask(command, body, arguments).number("ErrorCode");
    }

    /** Waits for the next push that has something under this name, which it gives; others that come before are passed over. */
    JsonView push(String name) {
        return new JsonView(frame(name).path("body").path("EventArray").path(0), "a push").at(name);
    }

    /** Waits for the next push that has something under this name, with its head. */
    JsonNode frame(String name) {
        try {
            while (true) {
                JsonNode frame = pushed.isEmpty() ? read() : pushed.removeFirst();
                if (frame.path("body").path("EventArray").path(0).has(name)) {
                    return frame;
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException("there was no push with " + name, e);
        }
    }

    /** Whether something under this name was pushed by now. What happened before this is called has been pushed before its answer. */
    boolean wasPushed(String name) {
        ask("im_open_status.ws_get_user_status", "{}");
        return pushed.stream()
                .anyMatch(frame -> frame.path("body").path("EventArray").path(0).has(name));
    }

    private JsonNode read() throws IOException {
        String frame = client.read();
        try {
            return JSON.readTree(frame.getBytes(UTF_8));
        } catch (JsonProcessingException e) {
            throw new IOException("the mock said no JSON: " + frame, e);
        }
    }

    @Override
    public void close() {
        try {
            client.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
