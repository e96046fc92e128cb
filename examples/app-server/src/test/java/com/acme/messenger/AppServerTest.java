package com.acme.messenger;

import com.acme.messenger.LoginController.Credentials;
import com.acme.messenger.LoginController.Login;
import com.acme.messenger.PresenceController.Seen;
import io.github.usersig.junit5.EnableMockIm;
import io.github.usersig.spring.MockImProperties;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.client.TestRestTemplate;
import org.springframework.context.annotation.Import;
import org.springframework.test.annotation.DirtiesContext;
import org.springframework.test.context.ActiveProfiles;

/**
 * Tests of the whole app server, on a port of its own. They move its clock, which its caches and schedules follow, so each class
 * has a context of its own, and with it an IM back end.
 */
@EnableMockIm(accounts = {"alice", "bob", "carol", "dave", "erin"})
@MockImProperties({"im.sdk-app-id={sdkAppId}", "im.secret-key-file={secretKeyFile}", "im.endpoint={endpoint}"})
@SpringBootTest(
        webEnvironment = WebEnvironment.RANDOM_PORT,
        properties = {
            "users.passwords.alice=wonderland",
            "users.passwords.bob=builder",
            "im.webhook.token=" + AppServerTest.TOKEN
        })
@DirtiesContext
@ActiveProfiles(resolver = Bug.SwitchedOn.class)
@Import(Bugs.class)
abstract class AppServerTest {

    static final String TOKEN = "our webhook token";

    @Autowired
    TestRestTemplate http;

    @Autowired
    ImProperties settings;

    /** What the app on alice's phone does first, and gets for it. */
    String loginOfAlice() {
        return http.postForObject("/login", new Login("alice", "wonderland"), Credentials.class)
                .userSig();
    }

    Webhooks webhooks() {
        return new Webhooks(http, settings.sdkAppId(), TOKEN);
    }

    boolean isOnline(String userId) {
        return http.getForObject("/users/{user}/presence", Seen.class, userId).online();
    }
}
