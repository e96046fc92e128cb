package io.github.usersig.mockim.server.support;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.json.JsonMapper;
import io.github.usersig.SdkApp;
import io.github.usersig.UserSigIssuer;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;

/** A call of the REST API as an app's server makes it, good in every way until something is changed. */
public final class RestCall {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final URI endpoint;
    private final SdkApp app;
    private final Map<String, String> parameters = new LinkedHashMap<>();
    private String method = "POST";
    private String command = "im_open_login_svc/account_check";
    private byte[] body = "{\"CheckItem\":[{\"UserID\":\"alice\"}]}".getBytes(UTF_8);
    private String appendix = "";

    public RestCall(URI endpoint, SdkApp app) {
        this(endpoint, app, UserSigIssuer.of(app).issue(SdkApp.DEFAULT_ADMIN).text());
    }

    RestCall(URI endpoint, SdkApp app, String userSig) {
        this.endpoint = endpoint;
        this.app = app;
        parameters.put("sdkappid", Long.toString(app.sdkAppId()));
        parameters.put("random", "4711");
        parameters.put("contenttype", "json");
        parameters.put("identifier", SdkApp.DEFAULT_ADMIN);
        parameters.put("usersig", userSig);
    }

    /** Called by this user, with a UserSig that is good. */
    public RestCall as(String userId) {
        return with("identifier", userId)
                .with("usersig", UserSigIssuer.of(app).issue(userId).text());
    }

    public RestCall with(String parameter, String value) {
        parameters.put(parameter, value);
        return this;
    }

    public RestCall without(String parameter) {
        parameters.remove(parameter);
        return this;
    }

    public RestCall method(String method) {
        this.method = method;
        return this;
    }

    public RestCall command(String command) {
        this.command = command;
        return this;
    }

    public RestCall body(String body) {
        return body(body.getBytes(UTF_8));
    }

    public RestCall body(byte[] body) {
        this.body = body;
        return this;
    }

    /** Puts this at the end of the URL as it is, encoded or not. */
    public RestCall append(String appendix) {
        this.appendix = appendix;
        return this;
    }

    public String parameter(String name) {
        return parameters.getOrDefault(name, "");
    }

    public String query() {
        return parameters.entrySet().stream()
                .map(entry -> entry.getKey() + "=" + URLEncoder.encode(entry.getValue(), UTF_8))
                .collect(Collectors.joining("&"));
    }

    public URI url() {
        return URI.create(endpoint + "/v4/" + command + "?" + query() + appendix);
    }

    public HttpResponse<byte[]> response() throws IOException {
        CalledCommands.add(command);
        HttpRequest request = HttpRequest.newBuilder(url())
                .timeout(Duration.ofSeconds(10))
                .method(method, BodyPublishers.ofByteArray(body))
                .build();
        return Http.exchange(request);
    }

    public RestReply reply() {
        try {
            return new RestReply(
                    command + " " + new String(body, UTF_8),
                    JSON.readTree(response().body()));
        } catch (IOException e) {
            throw new AssertionError("no answer to " + command, e);
        }
    }

    public int code() {
        return reply().code();
    }
}
