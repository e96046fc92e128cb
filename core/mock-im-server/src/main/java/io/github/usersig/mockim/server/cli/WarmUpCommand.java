package io.github.usersig.mockim.server.cli;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.github.usersig.SdkApp;
import io.github.usersig.UserSig;
import io.github.usersig.mockim.MockIm;
import io.github.usersig.mockim.MockImBackend;
import io.github.usersig.mockim.MockImClient;
import io.github.usersig.mockim.MockImTls;
import io.github.usersig.mockim.server.MockImServer;
import java.io.IOException;
import java.io.InputStream;
import java.net.HttpURLConnection;
import java.net.URI;
import java.net.URLEncoder;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import javax.net.ssl.HttpsURLConnection;
import picocli.CommandLine.Command;

/**
 * Does in short what a mock does in a test run, and ends: so that an archive of classes, which the JVM writes at its end,
 * has those in it that will be needed.
 */
@Command(name = "warm-up", hidden = true)
final class WarmUpCommand implements Callable<Integer> {

    @Override
    public Integer call() throws IOException {
        SdkApp app = SdkApp.random();
        ServeSettings settings = QuickServe.settings(
                        List.of("serve", "--port=0", "--tls-port=0"),
                        Map.of(
                                "MOCK_IM_SDK_APP_ID",
                                Long.toString(app.sdkAppId()),
                                "MOCK_IM_SECRET_KEY",
                                app.secretKey(),
                                "MOCK_IM_ACCOUNTS",
                                "alice,bob"))
                .orElseThrow();
        try (MockImServer server = settings.mock().start();
                MockImBackend client = MockImBackend.connect(server.endpoint())) {
            MockIm im = client.createTenant(SdkApp.random());
            im.importAccounts("alice", "bob");
            UserSig admin = im.issueUserSig(SdkApp.DEFAULT_ADMIN);
            im.verify(SdkApp.DEFAULT_ADMIN, admin.text());
            for (URI endpoint : List.of(server.endpoint(), server.tls().endpoint())) {
                call(
                        server.tls(),
                        endpoint,
                        admin,
                        "im_open_login_svc/account_check",
                        "{\"CheckItem\": [{\"UserID\": \"alice\"}]}");
                call(
                        server.tls(),
                        endpoint,
                        admin,
                        "openim/sendmsg",
                        "{\"From_Account\": \"alice\", \"To_Account\": \"bob\", \"MsgRandom\": 1, \"MsgBody\": [{\"MsgType\":"
                                + " \"TIMTextElem\", \"MsgContent\": {\"Text\": \"hello\"}}]}");
            }
            im.messages("alice", "bob");
            URI.create(server.endpoint() + "/__admin/mappings")
                    .toURL()
                    .openStream()
                    .close();
            try (MockImClient alice = MockImClient.connect(im)) {
                alice.login(im.issueUserSig("alice"));
                alice.send("bob", "hello");
            }
            return im.journal().refused().size();
        }
    }

    private static void call(MockImTls tls, URI endpoint, UserSig admin, String command, String body)
            throws IOException {
        URI uri = URI.create(endpoint + "/v4/" + command + "?sdkappid=" + admin.sdkAppId() + "&identifier="
                + admin.userId() + "&usersig=" + URLEncoder.encode(admin.text(), UTF_8)
                + "&random=1&contenttype=json");
        HttpURLConnection connection = (HttpURLConnection) uri.toURL().openConnection();
        if (connection instanceof HttpsURLConnection https) {
            https.setSSLSocketFactory(tls.sslContext().getSocketFactory());
        }
        connection.setDoOutput(true);
        connection.getOutputStream().write(body.getBytes(UTF_8));
        try (InputStream answer = connection.getInputStream()) {
            answer.readAllBytes();
        }
    }
}
