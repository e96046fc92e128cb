package com.acme.chat;

import com.tencentyun.TLSSigAPIv2;
import io.helidon.config.Config;
import io.helidon.http.HeaderName;
import io.helidon.http.HeaderNames;
import io.helidon.webserver.http.HttpRules;
import io.helidon.webserver.http.HttpService;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;
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
public final class ChatServer implements HttpService {
    private static final Duration ONE_DAY = Duration.ofDays(1);
    private static final HeaderName USER = HeaderNames.create("im-user");
    private static final HeaderName USER_SIG = HeaderNames.create("im-usersig");

    private final long sdkAppId;
    private final TLSSigAPIv2 signer;
    private final URI im;
    private String adminUserSig = "";
    private Instant renewAt = Instant.MIN;

    public ChatServer(Config config) {
        this.sdkAppId = config.get("im.sdk-app-id").asLong().get();
        this.signer =
                new TLSSigAPIv2(sdkAppId, config.get("im.secret-key").asString().get());
        this.im = URI.create(config.get("im.url").asString().get());
    }

    @Override
    public void routing(HttpRules rules) {
        rules.get("/usersigs/{user}", this::userSig).get("/accounts/{user}", this::check);
    }

    private void userSig(ServerRequest request, ServerResponse response) {
        response.send(userSigFor(request.path().pathParameters().get("user")));
    }

    /** With the caller's own UserSig, or as app admin if the caller shows none. */
    private void check(ServerRequest request, ServerResponse response) throws IOException, InterruptedException {
        String user = request.path().pathParameters().get("user");
        int code = request.headers().contains(USER)
                ? check(
                        user,
                        request.headers().get(USER).get(),
                        request.headers().get(USER_SIG).get())
                : check(user, "administrator", adminUserSig());
        response.send(String.valueOf(code));
    }

    /** The UserSig with which a user logs in to IM. */
    String userSigFor(String userId) {
        return signer.genUserSig(userId, ONE_DAY.toSeconds());
    }

    /** The admin's own, made anew in its last hour. */
    synchronized String adminUserSig() {
        if (!Instant.now().isBefore(renewAt)) {
            adminUserSig = userSigFor("administrator");
            renewAt = Instant.now().plus(ONE_DAY).minus(Duration.ofHours(1));
        }
        return adminUserSig;
    }

    /** Asks IM whether somebody has an account: its ErrorCode, 0 if all is well. */
    private int check(String userId, String caller, String userSig) throws IOException, InterruptedException {
        URI uri = im.resolve("/v4/im_open_login_svc/account_check?random=1&contenttype=json&sdkappid=" + sdkAppId
                + "&identifier=" + caller + "&usersig=" + userSig);
        String body = "{\"CheckItem\": [{\"UserID\": \"" + userId + "\"}]}";
        var request = HttpRequest.newBuilder(uri).POST(BodyPublishers.ofString(body));
        var answer = HttpClient.newHttpClient().send(request.build(), BodyHandlers.ofString());
        return new JSONObject(answer.body()).getInt("ErrorCode");
    }
}
