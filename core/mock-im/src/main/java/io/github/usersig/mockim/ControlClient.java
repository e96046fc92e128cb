package io.github.usersig.mockim;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * Speaks JSON with the control door of a mock. What it answers other than 2xx becomes an exception: 400 says that the
 * caller's argument is at fault, everything else that the mock is.
 */
final class ControlClient {

    private static final Duration CONNECT_TIMEOUT = Duration.ofSeconds(5);
    private static final Duration REQUEST_TIMEOUT = Duration.ofSeconds(10);
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final URI endpoint;
    private final HttpClient http = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(CONNECT_TIMEOUT)
            .build();

    ControlClient(URI endpoint) {
        this.endpoint = endpoint;
    }

    URI endpoint() {
        return endpoint;
    }

    JsonNode get(String path) {
        return send("GET", path, null);
    }

    JsonNode send(String method, String path, @Nullable JsonNode body) {
        URI url = endpoint.resolve(path);
        String asked = method + " " + url;
        HttpRequest.Builder request = HttpRequest.newBuilder(url)
                .timeout(REQUEST_TIMEOUT)
                .method(method, body == null ? BodyPublishers.noBody() : BodyPublishers.ofString(body.toString()));
        if (body != null) {
            request.header("Content-Type", "application/json");
        }
        return read(asked, exchange(asked, request.build()));
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

    private static JsonNode read(String asked, HttpResponse<byte[]> response) {
        int status = response.statusCode();
        JsonNode answer = parse(asked, status, response.body());
        if (status / 100 == 2) {
            return answer;
        }
        String error = answer.path("error").asText("nothing more");
        if (status == 400) {
            throw new IllegalArgumentException(error);
        }
        throw new MockImException(asked + " answered " + status + ": " + error);
    }

    private static JsonNode parse(String asked, int status, byte[] body) {
        try {
            JsonNode answer = JSON.readTree(body);
            if (answer.isObject()) {
                return answer;
            }
        } catch (JsonProcessingException e) {
            throw notOurs(asked, status, e);
        } catch (IOException e) {
            throw new MockImException(asked + " answered " + status + " and could not be read", e);
        }
        throw notOurs(asked, status, null);
    }

    private static MockImException notOurs(String asked, int status, @Nullable Throwable cause) {
        String message = asked + " answered " + status + ", but not with the JSON of a mock IM: something else listens"
                + " there, or a mock of another version";
        return cause == null ? new MockImException(message) : new MockImException(message, cause);
    }
}
