package com.acme.chat;

import io.github.usersig.SdkApp;
import io.github.usersig.UserSigIssuer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;

/** The part of the app that talks to IM. */
public class ChatServer {

    private final HttpClient http = HttpClient.newHttpClient();
    private final SdkApp app;
    private final String admin;
    private final String url;

    ChatServer(long sdkAppId, String secretKey, String admin, String url) {
        this.app = SdkApp.of(sdkAppId, secretKey);
        this.admin = admin;
        this.url = url;
    }

    /** Which app it is at IM. */
    public long sdkAppId() {
        return app.sdkAppId();
    }

    /** What a user's client logs in with. */
    public String userSigFor(String userId) {
        return UserSigIssuer.of(app).issue(userId).text();
    }

    /** Imports an account; tells what IM answered. */
    public String importAccount(String userId) {
        return post("im_open_login_svc/account_import", "{\"UserID\": \"" + userId + "\"}");
    }

    /** Whether IM knows a user; tells what IM answered. */
    public String check(String userId) {
        return post("im_open_login_svc/account_check", "{\"CheckItem\": [{\"UserID\": \"" + userId + "\"}]}");
    }

    private String post(String command, String body) {
        URI uri = URI.create(url + "/v4/" + command + "?sdkappid=" + app.sdkAppId() + "&identifier=" + admin
                + "&usersig=" + userSigFor(admin) + "&random=1&contenttype=json");
        try {
            return http.send(
                            HttpRequest.newBuilder(uri)
                                    .POST(BodyPublishers.ofString(body))
                                    .build(),
                            BodyHandlers.ofString())
                    .body();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
