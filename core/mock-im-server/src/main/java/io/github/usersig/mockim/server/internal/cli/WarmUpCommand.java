package io.github.usersig.mockim.server.internal.cli;

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
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import javax.net.ssl.HttpsURLConnection;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/**
 * Does in short what a mock does in a test run, and ends: so that an archive of classes, which the JVM writes at its end,
 * has those in it that will be needed. The test is played by a JVM of its own: what only clients need would be in the way at
 * every start.
 */
@Command(name = "warm-up", hidden = true)
final class WarmUpCommand implements Callable<Integer> {

    @Parameters(arity = "0..1", description = "The mock to be a client of, in a JVM of its own.")
    private @Nullable URI mock;

    @Override
    public Integer call() throws IOException, InterruptedException {
        return mock == null ? serve() : beClient(mock);
    }

    private static int serve() throws IOException, InterruptedException {
        SdkApp app = SdkApp.random();
        String token = SdkApp.random().secretKey();
        ServeSettings settings = QuickServe.settings(
                        List.of("serve", "--port=0", "--tls-port=0"),
                        Map.of(
                                Setting.SDK_APP_ID.variable(),
                                Long.toString(app.sdkAppId()),
                                Setting.SECRET_KEY.variable(),
                                app.secretKey(),
                                Setting.ACCOUNTS.variable(),
                                "alice,bob",
                                Setting.CONTROL_TOKEN.variable(),
                                token))
                .orElseThrow();
        try (MockImServer server = settings.mock().start()) {
            ProcessBuilder client = new ProcessBuilder(
                            Path.of(System.getProperty("java.home"), "bin", "java")
                                    .toString(),
                            "-XX:-UsePerfData", // which would leave a file in the image
                            "-classpath",
                            System.getProperty("java.class.path"),
                            MockImCli.class.getName(),
                            "warm-up",
                            server.endpoint().toString())
                    .inheritIO();
            client.environment().put(Setting.CONTROL_TOKEN.variable(), token);
            return client.start().waitFor();
        }
    }

    private static int beClient(URI mock) throws IOException {
        try (MockImBackend backend = MockImBackend.connect(mock, System.getenv(Setting.CONTROL_TOKEN.variable()))) {
            MockIm im = backend.createTenant(SdkApp.random());
            im.importAccounts("alice", "bob");
            UserSig admin = im.issueUserSig(SdkApp.DEFAULT_ADMIN);
            im.login(SdkApp.DEFAULT_ADMIN, admin.text());
            MockImTls tls = im.tls();
            for (URI endpoint : List.of(mock, tls.endpoint())) {
                call(
                        tls,
                        endpoint,
                        admin,
                        "im_open_login_svc/account_check",
                        "{\"CheckItem\": [{\"UserID\": \"alice\"}]}");
                call(
                        tls,
                        endpoint,
                        admin,
                        "openim/sendmsg",
                        "{\"From_Account\": \"alice\", \"To_Account\": \"bob\", \"MsgRandom\": 1, \"MsgBody\":"
                                + " [{\"MsgType\": \"TIMTextElem\", \"MsgContent\": {\"Text\": \"hello\"}}]}");
            }
            im.messages("alice", "bob");
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
