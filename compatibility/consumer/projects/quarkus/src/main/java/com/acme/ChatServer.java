package com.acme;

import com.tencentyun.TLSSigAPIv2;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.time.Instant;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.json.JSONObject;

/** Gives the users of a chat app their UserSigs, and calls IM's REST API as app admin. */
@ApplicationScoped
public class ChatServer {
    private static final Duration ONE_DAY = Duration.ofDays(1);

    @ConfigProperty(name = "im.sdk-app-id")
    long sdkAppId;

    @ConfigProperty(name = "im.secret-key")
    String secretKey;

    @ConfigProperty(name = "im.url")
    URI im;

    private String adminUserSig = "";
    private Instant renewAt = Instant.MIN;

    /** The UserSig with which a user logs in to IM. */
    public String userSigFor(String userId) {
        return new TLSSigAPIv2(sdkAppId, secretKey).genUserSig(userId, ONE_DAY.toSeconds());
    }

    /** The admin's own, made anew in its last hour. */
    public synchronized String adminUserSig() {
        if (!Instant.now().isBefore(renewAt)) {
            adminUserSig = userSigFor("administrator");
            renewAt = Instant.now().plus(ONE_DAY).minus(Duration.ofHours(1));
        }
        return adminUserSig;
    }

    /** Asks IM whether somebody has an account: its ErrorCode, 0 if all is well. */
    public int check(String userId, String caller, String userSig) throws IOException, InterruptedException {
        URI uri = im.resolve("/v4/im_open_login_svc/account_check?random=1&contenttype=json&sdkappid=" + sdkAppId
                + "&identifier=" + caller + "&usersig=" + userSig);
        String body = "{\"CheckItem\": [{\"UserID\": \"" + userId + "\"}]}";
        var request = HttpRequest.newBuilder(uri).POST(BodyPublishers.ofString(body));
        var answer = HttpClient.newHttpClient().send(request.build(), BodyHandlers.ofString());
        return new JSONObject(answer.body()).getInt("ErrorCode");
    }
}
