package io.github.usersig.compatibility.http;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.net.URI;
import java.net.URLEncoder;

/**
 * A call of the REST API that is to be made.
 *
 * @param endpoint of the back end
 * @param sdkAppId of the app
 * @param admin who calls; has a {@code +} in the name
 * @param userSig the admin's; has a {@code *} in it
 */
record Call(URI endpoint, long sdkAppId, String admin, String userSig) {

    static final String COMMAND = "v4/im_open_login_svc/account_check";
    static final String BODY = "{\"CheckItem\":[{\"UserID\":\"alice\"}]}";

    /** Encoded once, as a URL wants it. */
    static String encoded(String value) {
        return URLEncoder.encode(value, UTF_8).replace("*", "%2A");
    }

    /** The whole URL, encoded. */
    String encodedUrl() {
        return endpoint + "/" + COMMAND + "?sdkappid=" + sdkAppId + "&identifier=" + encoded(admin) + "&usersig="
                + encoded(userSig) + "&random=4711&contenttype=json";
    }
}
