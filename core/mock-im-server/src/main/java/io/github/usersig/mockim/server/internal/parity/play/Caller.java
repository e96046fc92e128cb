package io.github.usersig.mockim.server.internal.parity.play;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.github.usersig.mockim.server.internal.catalogue.WholeJson;
import io.github.usersig.mockim.server.internal.parity.book.Step;
import io.github.usersig.mockim.server.internal.parity.play.BackEnd.Answer;
import io.github.usersig.mockim.server.internal.parity.play.BackEnd.Request;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URLEncoder;
import java.nio.charset.Charset;
import java.nio.charset.IllegalCharsetNameException;
import java.nio.charset.UnsupportedCharsetException;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.GZIPOutputStream;
import org.jspecify.annotations.Nullable;

/** Makes calls: as the book says them, and the player's own. It keeps below the rate, and waits and asks again if that was too often. */
final class Caller {

    private static final int MOST_TRIES = 7;
    private static final int MOST_BROKEN = 3;
    private static final int TOO_MANY_REQUESTS = 429;

    private final BackEnd backEnd;
    private final Identity identity;
    private final Sigs sigs;
    private final Fence fence;
    private final Rate rate;
    private final Duration firstPause;
    private @Nullable Tally tally;
    private int retried;

    /**
     * What was answered.
     *
     * @param sentAt when it was sent
     * @param status the HTTP status
     * @param asked the JSON that was sent, null if it was none
     * @param reply the JSON that came, null if it was none
     * @param text what came
     */
    record Answered(
            Instant sentAt,
            int status,
            @Nullable JsonNode asked,
            @Nullable JsonNode reply,
            String text) {

        /** The reply; an empty object if it was no JSON. */
        JsonNode json() {
            return reply == null ? JsonNodeFactory.instance.objectNode() : reply;
        }

        /** The code in the reply; -1 without one. */
        int code() {
            return json().path("ErrorCode").asInt(-1);
        }
    }

    Caller(BackEnd backEnd, Identity identity, Duration firstPause) {
        this.backEnd = backEnd;
        this.identity = identity;
        this.sigs = new Sigs(identity.app());
        this.fence = new Fence(identity);
        this.rate = new Rate(backEnd.rate());
        this.firstPause = firstPause;
    }

    BackEnd backEnd() {
        return backEnd;
    }

    Identity identity() {
        return identity;
    }

    /** From now on counts for this part. */
    void count(@Nullable Tally part) {
        this.tally = part;
    }

    /** How often it was too often. */
    int retried() {
        return retried;
    }

    /** A call of the player's own. All of these may be made twice, so a broken connection does not end them at once. */
    Answered own(String command, JsonNode body) throws IOException, InterruptedException {
        for (int tries = 1; ; tries++) {
            String path = path(command, identity.admin(), text("valid", identity.admin()), List.of());
            try {
                return send(command, BackEnd.post(path, body.toString().getBytes(UTF_8)), body);
            } catch (IOException e) {
                if (tries == MOST_BROKEN) {
                    throw e;
                }
            }
        }
    }

    /** A call of the book's. */
    Answered call(Step.Call call, Bindings bindings) throws IOException, InterruptedException {
        String by = by(call.by(), bindings);
        String userSig = sig(call.sig(), by, bindings);
        Step.Content content = call.content();
        JsonNode asked = content.body() == null ? null : bindings.render(content.body());
        String body = content.raw() != null ? bindings.text(content.raw()) : String.valueOf(asked);
        if (asked != null) {
            fence.require(asked, bindings);
        } else {
            fence.require(body, bindings);
        }
        Map<String, String> headers = new LinkedHashMap<>();
        call.headers().forEach((name, value) -> headers.put(name, bindings.text(value)));
        List<Step.Parameter> query = call.query().stream()
                .map(one -> new Step.Parameter(
                        one.name(), one.values().stream().map(bindings::text).toList()))
                .toList();
        String path = path(call.command(), by, userSig, query);
        return send(call.command(), new Request(call.method(), path, headers, bytes(body, content.encoding())), asked);
    }

    /** A UserSig of these kinds, or one that was issued before. */
    @Nullable
    String sig(String sig, String userId, Bindings bindings) {
        return sig.contains("${") ? bindings.text(sig) : text(sig, userId);
    }

    String by(String by, Bindings bindings) {
        if (by.equals("admin")) {
            return identity.admin();
        }
        return by.contains("${") ? bindings.text(by) : bindings.text("${user." + by + "}");
    }

    private @Nullable String text(String kinds, String userId) {
        return sigs.text(kinds, userId, backEnd.now());
    }

    private String path(String command, String by, @Nullable String userSig, List<Step.Parameter> query) {
        Map<String, List<String>> parameters = new LinkedHashMap<>();
        parameters.put("sdkappid", List.of(Long.toString(identity.app().sdkAppId())));
        parameters.put("identifier", List.of(by));
        parameters.put("usersig", userSig == null ? List.of() : List.of(userSig));
        parameters.put("random", List.of(Integer.toString((int) (System.nanoTime() & 0x7FFFFFFF))));
        parameters.put("contenttype", List.of("json"));
        query.forEach(one -> parameters.put(one.name(), one.values()));
        StringBuilder path = new StringBuilder("/v4/").append(command);
        char between = '?';
        for (Map.Entry<String, List<String>> parameter : parameters.entrySet()) {
            for (String value : parameter.getValue()) {
                path.append(between).append(parameter.getKey()).append('=').append(URLEncoder.encode(value, UTF_8));
                between = '&';
            }
        }
        return path.toString();
    }

    private static byte[] bytes(String text, String encoding) {
        if (encoding.equals("gzip")) {
            ByteArrayOutputStream bytes = new ByteArrayOutputStream();
            try (GZIPOutputStream out = new GZIPOutputStream(bytes)) {
                out.write(text.getBytes(UTF_8));
            } catch (IOException e) {
                throw new UncheckedIOException("writing to memory does not fail", e);
            }
            return bytes.toByteArray();
        }
        try {
            return text.getBytes(Charset.forName(encoding));
        } catch (IllegalCharsetNameException | UnsupportedCharsetException e) {
            throw new StoppedException(
                    "the encoding " + encoding + " is unknown here: write gzip or a character set of Java's");
        }
    }

    private Answered send(String command, Request request, @Nullable JsonNode asked)
            throws IOException, InterruptedException {
        Duration pause = firstPause;
        for (int tries = 1; ; tries++) {
            rate.await();
            Tally counted = tally;
            if (counted != null) {
                counted.call();
            }
            Instant sentAt = backEnd.now();
            Answer answer = backEnd.send(request);
            JsonNode reply = json(answer.text());
            Answered answered = new Answered(sentAt, answer.status(), asked, reply, answer.text());
            boolean tooOften = answer.status() == TOO_MANY_REQUESTS || BackEnd.TOO_OFTEN.contains(answered.code());
            if (!tooOften) {
                if (counted != null && answered.code() == 0) {
                    counted.accepted(command, asked);
                }
                return answered;
            }
            if (tries == MOST_TRIES) {
                throw new StoppedException("the back end said " + tries
                        + " times that it is asked too often: give a lower --rate, or try later");
            }
            retried++;
            backEnd.pause(pause);
            pause = pause.multipliedBy(2);
        }
    }

    private static @Nullable JsonNode json(String text) {
        try {
            JsonNode json = WholeJson.read(text);
            return json.isMissingNode() ? null : json;
        } catch (JsonProcessingException e) {
            return null;
        }
    }
}
