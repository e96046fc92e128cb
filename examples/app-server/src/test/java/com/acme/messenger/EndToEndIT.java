package com.acme.messenger;

import static io.github.usersig.assertions.UserSigAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.acme.messenger.LoginController.Credentials;
import com.acme.messenger.LoginController.Login;
import com.acme.messenger.PresenceController.Seen;
import io.github.usersig.ImError;
import io.github.usersig.mockim.MockIm;
import io.github.usersig.mockim.MockImClient;
import io.github.usersig.mockim.ReceivedMessage;
import io.github.usersig.mockim.WebhookCommand;
import io.github.usersig.mockim.WebhookSettings;
import io.github.usersig.testcontainers.ContainerClock;
import io.github.usersig.testcontainers.MockImContainer;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.client.TestRestTemplate;
import org.springframework.boot.web.client.RestTemplateBuilder;
import org.testcontainers.DockerClientFactory;
import org.testcontainers.containers.Network;

/** Our image and the mock IM, each in a container, and our users at the phone and at the browser. */
@DisplayName("In production, or something that comes very close")
class EndToEndIT {

    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private static Network network;
    private static MockImContainer im;
    private static AppServerContainer appServer;
    private static ContainerClock clock;

    @BeforeAll
    static void start() {
        boolean docker = DockerClientFactory.instance().isDockerAvailable();
        need("USERSIG_DOCKER_REQUIRED", docker ? Optional.empty() : Optional.of("no Docker engine answers here"));
        network = Network.newNetwork();
        im = new MockImContainer()
                .withNetwork(network)
                .withAccounts("alice", "bob", "carol")
                .withWebhooks(WebhookSettings.to(AppServerContainer.WEBHOOK).withToken(AppServerContainer.TOKEN));
        im.start();
        appServer = new AppServerContainer(im, network);
        clock = ContainerClock.installIn(appServer);
        appServer.start();
    }

    /** Skips what cannot run here, and says so; where the variable is {@code true}, it runs all the same, and fails. */
    private static void need(String variable, Optional<String> lack) {
        boolean skip = lack.isPresent() && !"true".equals(System.getenv(variable));
        if (skip) {
            System.err.println("SKIPPED, for " + lack.get() + ": EndToEndIT");
        }
        assumeTrue(!skip, lack.orElse(""));
    }

    @BeforeEach
    void begin() {
        im.reset();
    }

    @Test
    @DisplayName("alice logs in to the app server and with what it gives her to IM, comes online, and is greeted")
    void greetsAliceWhoLogsInAndComesOnline() {
        TestRestTemplate http = new TestRestTemplate(
                new RestTemplateBuilder().rootUri(appServer.endpoint().toString()));
        Credentials alice = http.postForObject("/login", new Login("alice", "wonderland"), Credentials.class);
        try (MockImClient phone = MockImClient.connect(im.mockIm())) {
            phone.login("alice", alice.userSig());

            assertThat(phone.messages(1)).extracting(ReceivedMessage::text).containsExactly("Welcome, alice!");
            assertThat(http.getForObject("/users/alice/presence", Seen.class).online())
                    .isTrue();
        }
        assertThat(im.mockIm()).within(PATIENCE).hasDeliveredWebhook(WebhookCommand.STATE_CHANGE, "\"Disconnect\"");
        assertThat(im.mockIm()).hasRefusedNothing();
    }

    @Nested
    @DisplayName("on the web SDK")
    class OnTheWebSdk {

        @BeforeAll
        static void install() throws Exception {
            need("USERSIG_NODE_REQUIRED", Browser.install());
        }

        @Test
        @DisplayName("bob signs in and is greeted")
        void greetsBobWhoSignsIn() throws Exception {
            try (Browser browser = browser("bob", "builder")) {
                browser.shows("ready", "administrator: Welcome, bob!");
            }
            assertThat(im.mockIm()).hasRefusedNothing();
        }

        @Test
        @DisplayName("carol stays for more than a day: her UserSig runs out, the app server gives another")
        void givesCarolAnotherUserSigAfterADay() throws Exception {
            MockIm mock = im.mockIm();
            clock.alsoMoveSchedulersOf("org.springframework.scheduling");
            clock.alsoMoveElapsedTimeOf("com.github.benmanes.caffeine");
            try (Browser browser = browser("carol", "christmas")) {
                browser.shows("ready", "administrator: Welcome, carol!");

                clock.advance(Duration.ofHours(25));
                mock.clock().advance(Duration.ofHours(25));

                browser.shows("signed out: userSigExpired");
                browser.shows("ready", "administrator: Welcome, carol!");
            } finally {
                clock.restore();
            }
            assertThat(mock).hasRefused("carol", ImError.USERSIG_EXPIRED);
        }

        private Browser browser(String userId, String password) throws Exception {
            return new Browser(appServer.endpoint(), im.getWebSocketEndpoint(), userId, password);
        }
    }

    @AfterAll
    static void stop() {
        if (network != null) {
            appServer.close();
            im.close();
            network.close();
        }
    }
}
