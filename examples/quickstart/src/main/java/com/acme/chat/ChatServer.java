package com.acme.chat;

import com.tencentyun.TLSSigAPIv2;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.time.Instant;
import org.json.JSONObject;

/** The server of a chat app: gives its users their UserSigs, and calls IM's REST API as app admin. */
public final class ChatServer {
    private static final Duration ONE_DAY = Duration.ofDays(1);
    private final long sdkAppId;
    private final TLSSigAPIv2 signer;
    private final URI im; // in production https://console.tim.qq.com
    private String adminUserSig = "";
    private Instant renewAt = Instant.MIN;

    public ChatServer(long sdkAppId, String secretKey, URI im) {
        this.sdkAppId = sdkAppId;
        this.signer = new TLSSigAPIv2(sdkAppId, secretKey);
        this.im = im;
    }

    /** The UserSig with which a user logs in to IM. */
    public String login(String userId) {
        return signer.genUserSig(userId, ONE_DAY.toSeconds());
    }

    /** The admin's own, made anew in its last hour. */
    synchronized String adminUserSig() {
        if (!Instant.now().isBefore(renewAt)) {
            adminUserSig = login("administrator");
            renewAt = Instant.now().plus(ONE_DAY).minus(Duration.ofHours(1));
        }
        return adminUserSig;
    }

    /** Tells whether somebody has an account: the ErrorCode that IM answers, 0 if all is well. */
    public int check(String userId) throws IOException, InterruptedException {
        return check(userId, "administrator", adminUserSig());
    }

    int check(String userId, String caller, String userSig) throws IOException, InterruptedException {
        URI uri = im.resolve("/v4/im_open_login_svc/account_check?random=1&contenttype=json&sdkappid=" + sdkAppId
                + "&identifier=" + caller + "&usersig=" + userSig);
        String body = "{\"CheckItem\": [{\"UserID\": \"" + userId + "\"}]}";
        var request = HttpRequest.newBuilder(uri).POST(BodyPublishers.ofString(body));
        var answer = HttpClient.newHttpClient().send(request.build(), BodyHandlers.ofString());
        return new JSONObject(answer.body()).getInt("ErrorCode");
    }
}
