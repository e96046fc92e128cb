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
import java.util.concurrent.ThreadLocalRandom;
import org.json.JSONObject;

/** The server of a chat app: gives its users their UserSigs, and calls IM's REST API as app admin. */
public final class ChatServer {

    private static final String ADMIN = "administrator";
    private static final Duration ONE_DAY = Duration.ofDays(1);
    private static final Duration ONE_HOUR = Duration.ofHours(1);

    private final long sdkAppId;
    private final TLSSigAPIv2 signer;
    private final URI im;
    private final HttpClient http = HttpClient.newHttpClient();
    private String adminUserSig = "";
    private Instant renewAdminUserSigAt = Instant.MIN;

    /** In production {@code im} is {@code https://console.tim.qq.com}. */
    public ChatServer(long sdkAppId, String secretKey, URI im) {
        this.sdkAppId = sdkAppId;
        this.signer = new TLSSigAPIv2(sdkAppId, secretKey);
        this.im = im;
    }

    /** What a user gets after logging in to the app: the UserSig to log in to IM with. */
    public String login(String userId) {
        return login(userId, ONE_DAY);
    }

    String login(String userId, Duration validity) {
        return signer.genUserSig(userId, validity.toSeconds());
    }

    /** The admin's UserSig: good for a day, and made anew in its last hour. */
    synchronized String adminUserSig() {
        Instant now = Instant.now();
        if (!now.isBefore(renewAdminUserSigAt)) {
            adminUserSig = login(ADMIN, ONE_DAY);
            renewAdminUserSigAt = now.plus(ONE_DAY).minus(ONE_HOUR);
        }
        return adminUserSig;
    }

    /** Sends a text from one user to another. */
    public int send(String from, String to, String text) throws IOException, InterruptedException {
        JSONObject element = new JSONObject().put("MsgType", "TIMTextElem");
        JSONObject message = new JSONObject()
                .put("From_Account", from)
                .put("To_Account", to)
                .put("MsgRandom", ThreadLocalRandom.current().nextInt(Integer.MAX_VALUE))
                .append("MsgBody", element.put("MsgContent", new JSONObject().put("Text", text)));
        return call("openim/sendmsg", ADMIN, adminUserSig(), message);
    }

    /** Calls IM as this user and returns the ErrorCode it answers: 0 if all is well. */
    int call(String command, String userId, String userSig, JSONObject body) throws IOException, InterruptedException {
        URI uri = im.resolve("/v4/" + command + "?sdkappid=" + sdkAppId + "&identifier=" + userId + "&usersig="
                + userSig + "&random=" + ThreadLocalRandom.current().nextInt(Integer.MAX_VALUE) + "&contenttype=json");
        HttpRequest request = HttpRequest.newBuilder(uri)
                .POST(BodyPublishers.ofString(body.toString()))
                .build();
        return new JSONObject(http.send(request, BodyHandlers.ofString()).body()).getInt("ErrorCode");
    }
}
