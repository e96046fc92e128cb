package com.acme.docs;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.usersig.SdkApp;
import io.github.usersig.mockim.MockIm;
import io.github.usersig.mockim.server.MockImServer;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** The code that docs/parity.md shows, as it stands there. */
@DisplayName("The examples of docs/parity.md")
class ParityPageTest {

    @Test
    @DisplayName("make a scenario of what an app server asked")
    void makesAScenarioOfWhatAnAppServerAsked() {
        try (MockImServer server = MockImServer.start()) {
            MockIm im = server.createTenant(SdkApp.random());
            AppServer appServer = new AppServer(im);
            im.capture().start();
            appServer.runItsMorning();
            im.capture().stop();
            String yaml = im.capture().scenario("own/morning");

            assertThat(yaml).contains("id: own/morning", "account_check");
        }
    }

    /** Asks who is there, as it may do each morning. */
    private record AppServer(MockIm im) {

        void runItsMorning() {
            String url = im.endpoint()
                    + "/v4/im_open_login_svc/account_check?contenttype=json&random=1&identifier=administrator"
                    + "&sdkappid=" + im.app().sdkAppId() + "&usersig="
                    + URLEncoder.encode(im.issueUserSig("administrator").text(), UTF_8);
            HttpRequest request = HttpRequest.newBuilder(URI.create(url))
                    .POST(HttpRequest.BodyPublishers.ofString("{\"CheckItem\": [{\"UserID\": \"alice\"}]}"))
                    .build();
            try {
                HttpClient.newHttpClient().send(request, HttpResponse.BodyHandlers.discarding());
            } catch (IOException | InterruptedException e) {
                throw new AssertionError(e);
            }
        }
    }
}
