package com.acme.messenger;

import com.acme.messenger.LoginController.Credentials;
import com.acme.messenger.LoginController.Login;
import com.acme.messenger.PresenceController.Seen;
import io.github.usersig.junit5.EnableMockIm;
import io.github.usersig.mockim.MockIm;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.client.TestRestTemplate;
import org.springframework.context.annotation.Import;
import org.springframework.test.annotation.DirtiesContext;
import org.springframework.test.context.ActiveProfiles;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

/**
 * Tests of the whole app server: on a port of its own, with an IM back end of its own for each class, and so with a context
 * of its own for each class.
 */
@EnableMockIm(accounts = {"alice", "bob", "carol", "dave", "erin"})
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

    @TempDir
    static Path folder;

    private static MockIm im;

    @Autowired
    TestRestTemplate http;

    @BeforeAll
    static void takeBackEnd(MockIm im) throws IOException {
        AppServerTest.im = im;
        Files.writeString(keyFile(), im.app().secretKey());
    }

    @DynamicPropertySource
    static void settings(DynamicPropertyRegistry settings) {
        settings.add("im.sdk-app-id", () -> im.app().sdkAppId());
        settings.add("im.endpoint", () -> im.endpoint());
        settings.add("im.secret-key-file", AppServerTest::keyFile);
    }

    static Path keyFile() {
        return folder.resolve("im-secret-key");
    }

    /** What the app on alice's phone does first, and gets for it. */
    String loginOfAlice() {
        return http.postForObject("/login", new Login("alice", "wonderland"), Credentials.class)
                .userSig();
    }

    Webhooks webhooks() {
        return new Webhooks(http, im.app().sdkAppId(), TOKEN);
    }

    boolean isOnline(String userId) {
        return http.getForObject("/users/{user}/presence", Seen.class, userId).online();
    }
}
