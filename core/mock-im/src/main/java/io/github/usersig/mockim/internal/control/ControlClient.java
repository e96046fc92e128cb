package io.github.usersig.mockim.internal.control;

import io.github.usersig.mockim.MockImException;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Speaks JSON with the control door of a mock. What it answers other than 2xx becomes an exception: 400 says that the
 * caller's argument is at fault, everything else that the mock is.
 */
final class ControlClient {

    private static final Duration CONNECT_TIMEOUT = Duration.ofSeconds(5);
    private static final Duration REQUEST_TIMEOUT = Duration.ofSeconds(10);

    private final URI endpoint;
    private final @Nullable ControlToken token;
    private final HttpClient http = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(CONNECT_TIMEOUT)
            .build();

    /** @param token what the mock wants to be sent, null if it was given none */
    ControlClient(URI endpoint, @Nullable ControlToken token) {
        this.endpoint = endpoint;
        this.token = token;
    }

    URI endpoint() {
        return endpoint;
    }

    <T> T get(String path, Function<Json, T> read) {
        return exchange("GET", path, null, read);
    }

    <T> T ask(String method, String path, Json body, Function<Json, T> read) {
        return exchange(method, path, body, read);
    }

    void send(String method, String path, Json body) {
        exchange(method, path, body, answer -> answer);
    }

    void delete(String path) {
        exchange("DELETE", path, null, answer -> answer);
    }

    private <T> T exchange(String method, String path, @Nullable Json body, Function<Json, T> read) {
        URI url = endpoint.resolve(path);
        String asked = method + " " + url;
        HttpRequest.Builder request = HttpRequest.newBuilder(url)
                .timeout(REQUEST_TIMEOUT)
                .method(method, body == null ? BodyPublishers.noBody() : BodyPublishers.ofByteArray(body.bytes()));
        if (body != null) {
            request.header("Content-Type", "application/json");
        }
        if (token != null) {
            request.header("Authorization", token.header());
        }
        Json answer = answer(asked, exchange(asked, request.build()));
        try {
            return read.apply(answer);
        } catch (IllegalArgumentException e) { // of the answer, not of what the caller gave
            throw new MockImException(asked + " was answered, but " + e.getMessage(), e);
        }
    }

    private HttpResponse<byte[]> exchange(String asked, HttpRequest request) {
        try {
            return http.send(request, BodyHandlers.ofByteArray());
        } catch (IOException e) {
            throw new MockImException(
                    asked + " got no answer (" + e + "): does a mock IM listen at " + endpoint + "?", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new MockImException(asked + " was interrupted", e);
        }
    }

    private static Json answer(String asked, HttpResponse<byte[]> response) {
        int status = response.statusCode();
        Json answer = parse(asked, status, response.body());
        if (status / 100 == 2) {
            return answer;
        }
        String error = answer.text("error", "nothing more");
        if (status == 400) {
            throw new IllegalArgumentException(error);
        }
        throw new MockImException(asked + " answered " + status + ": " + error);
    }

    private static Json parse(String asked, int status, byte[] body) {
        try {
            return Json.parse(body, "the answer of the mock");
        } catch (IllegalArgumentException e) {
            throw new MockImException(
                    asked + " answered " + status + ", but not with the JSON of a mock IM: something else listens"
                            + " there, or a mock of another version",
                    e);
        }
    }
}
