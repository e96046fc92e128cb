package io.github.usersig.benchmarks;

import com.github.tomakehurst.wiremock.WireMockServer;
import io.github.usersig.SdkApp;
import io.github.usersig.UserSigIssuer;
import io.github.usersig.mockim.MockIm;
import io.github.usersig.mockim.server.MockImServer;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;

/** Run in a JVM of its own: prints how many milliseconds a server takes from nothing to its first answer. */
final class FirstAnswer {

    private FirstAnswer() {}

    public static void main(String[] args) throws IOException {
        long start = System.nanoTime();
        if (args[0].equals("wiremock")) {
            WireMockServer server = Servers.wireMock();
            ask(Servers.uri(server.port()), "");
            print(start);
            server.stop();
        } else {
            MockImServer server = MockImServer.start();
            MockIm im = server.createTenant(SdkApp.random());
            im.importAccounts("alice", "bob");
            ask(server.endpoint(), query(im.app()));
            print(start);
            long second = System.nanoTime();
            try (MockImServer another = MockImServer.start()) {
                ask(another.endpoint(), another.createTenant(SdkApp.random()), "alice", "bob");
                print(second);
            }
            server.close();
        }
    }

    private static void ask(URI endpoint, MockIm im, String... users) throws IOException {
        im.importAccounts(users);
        ask(endpoint, query(im.app()));
    }

    private static void ask(URI endpoint, String query) throws IOException {
        Load.run(endpoint, 1, 1, number -> Servers.sendMsg(query, number));
    }

    static String query(SdkApp app) {
        String userSig = UserSigIssuer.of(app).issue(SdkApp.DEFAULT_ADMIN).text();
        return "sdkappid=" + app.sdkAppId() + "&identifier=" + SdkApp.DEFAULT_ADMIN + "&usersig="
                + URLEncoder.encode(userSig, StandardCharsets.UTF_8) + "&random=1&contenttype=json";
    }

    private static void print(long since) {
        System.out.println((System.nanoTime() - since) / 1_000_000);
    }
}
