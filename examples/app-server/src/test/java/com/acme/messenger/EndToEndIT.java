package com.acme.messenger;

import static io.github.usersig.assertions.UserSigAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.acme.messenger.LoginController.Credentials;
import com.acme.messenger.LoginController.Login;
import com.acme.messenger.PresenceController.Seen;
import io.github.usersig.mockim.MockIm;
import io.github.usersig.mockim.MockImClient;
import io.github.usersig.mockim.ReceivedMessage;
import io.github.usersig.mockim.WebhookCommand;
import io.github.usersig.mockim.WebhookSettings;
import io.github.usersig.testcontainers.MockImContainer;
import java.time.Duration;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.client.TestRestTemplate;
import org.springframework.boot.web.client.RestTemplateBuilder;
import org.testcontainers.DockerClientFactory;
import org.testcontainers.containers.Network;

/** Our image and the mock IM, each in a container, and alice at her browser. */
@DisplayName("In production, or something that comes very close")
class EndToEndIT {

    @BeforeAll
    static void needsDocker() {
        boolean required = "true".equals(System.getenv("USERSIG_DOCKER_REQUIRED"));
        assumeTrue(
                required || DockerClientFactory.instance().isDockerAvailable(),
                "SKIPPED, for no Docker engine answers here");
    }

    @Test
    @DisplayName("alice logs in to the app server and with what it gives her to IM, comes online, and is greeted")
    void aliceIsGreeted() {
        try (Network network = Network.newNetwork();
                MockImContainer im = new MockImContainer()
                        .withNetwork(network)
                        .withAccount("alice")
                        .withWebhook(
                                WebhookSettings.to(AppServerContainer.WEBHOOK).withToken(AppServerContainer.TOKEN))) {
            im.start();
            try (AppServerContainer appServer = new AppServerContainer(im, network)) {
                appServer.start();
                MockIm mock = im.mockIm();
                TestRestTemplate http = new TestRestTemplate(
                        new RestTemplateBuilder().rootUri(appServer.endpoint().toString()));

                Credentials alice = http.postForObject("/login", new Login("alice", "wonderland"), Credentials.class);
                try (MockImClient browser = MockImClient.connect(mock)) {
                    browser.login("alice", alice.userSig());

                    assertThat(browser.messages(1))
                            .extracting(ReceivedMessage::text)
                            .containsExactly("Welcome, alice!");
                    assertThat(http.getForObject("/users/alice/presence", Seen.class)
                                    .online())
                            .isTrue();
                }
                assertThat(mock)
                        .within(Duration.ofSeconds(10))
                        .hasDeliveredWebhook(WebhookCommand.STATE_CHANGE, "\"Action\":\"Disconnect\"")
                        .hasRefusedNothing();
            }
        }
    }
}
