package io.github.usersig.mockim.server.support;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.github.usersig.SdkApp;
import io.github.usersig.UserSigIssuer;
import io.github.usersig.mockim.server.internal.catalogue.Catalogue;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.Locale;

/**
 * An app's server that calls the REST API as an admin. Bodies are JSON with single quotes; every reply that says OK is held
 * against the shape in the catalogue.
 */
public final class RestClient {

    private static final HttpClient HTTP =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final URI endpoint;
    private final SdkApp app;
    private final String userSig;

    public RestClient(URI endpoint, SdkApp app) {
        this(endpoint, app, UserSigIssuer.of(app).issue(SdkApp.DEFAULT_ADMIN).text());
    }

    public RestClient(URI endpoint, SdkApp app, String userSig) {
        this.endpoint = endpoint;
        this.app = app;
        this.userSig = userSig;
    }

    /** The reply to a call that must say OK. */
    public JsonNode ok(String command, String body, Object... arguments) {
        JsonNode reply = call(command, body, arguments);
        assertThat(reply.path("ErrorCode").asInt(-1))
                .as("%s %s -> %s", command, body, reply)
                .isZero();
        assertThat(ReplyShape.faults(Catalogue.get().find(command).orElseThrow(), reply))
                .as("%s -> %s", command, reply)
                .isEmpty();
        return reply;
    }

    /** The code of the reply. */
    public int code(String command, String body, Object... arguments) {
        return call(command, body, arguments).path("ErrorCode").asInt(-1);
    }

    /** The reply, whatever it says. */
    public JsonNode call(String command, String body, Object... arguments) {
        String json = (arguments.length == 0 ? body : String.format(Locale.ROOT, body, arguments)).replace('\'', '"');
        String query = "sdkappid=" + app.sdkAppId() + "&identifier=" + SdkApp.DEFAULT_ADMIN + "&usersig="
                + URLEncoder.encode(userSig, UTF_8) + "&random=4711&contenttype=json";
        HttpRequest request = HttpRequest.newBuilder(URI.create(endpoint + "/v4/" + command + "?" + query))
                .POST(BodyPublishers.ofString(json))
                .build();
        try {
            return JSON.readTree(HTTP.send(request, BodyHandlers.ofByteArray()).body());
        } catch (IOException e) {
            throw new UncheckedIOException(command, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
