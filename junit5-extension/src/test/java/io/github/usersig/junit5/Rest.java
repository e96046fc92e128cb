package io.github.usersig.junit5;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;

/** A call of the REST API, as an app makes it. */
public final class Rest {

    private static final HttpClient CLIENT = HttpClient.newHttpClient();

    private Rest() {}

    /** Calls a command, such as {@code openim/sendmsg}, and returns what was answered. */
    public static String call(URI endpoint, ImCredentials admin, String command, String body)
            throws IOException, InterruptedException {
        URI uri = URI.create(endpoint + "/v4/" + command + "?sdkappid=" + admin.sdkAppId() + "&identifier="
                + admin.userId() + "&usersig=" + URLEncoder.encode(admin.userSig(), UTF_8)
                + "&random=1&contenttype=json");
        return CLIENT.send(
                        HttpRequest.newBuilder(uri)
                                .POST(BodyPublishers.ofString(body))
                                .build(),
                        BodyHandlers.ofString())
                .body();
    }
}
