package io.github.usersig.testcontainers;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.acme.chat.ChatApp;
import java.io.IOException;
import java.net.Socket;
import java.time.Duration;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.testcontainers.containers.Network;
import org.testcontainers.containers.wait.strategy.Wait;

/**
 * An app in a container, with the community's REST client as it is and the real service's host built in, lives through two
 * days in a few seconds.
 */
@DisplayName("An app in a container, whose client keeps a UserSig for a day")
@RequiresDocker
class ExpiryEndToEndIT {

    @Test
    @DisplayName(
            "is refused with 70001 when a day has gone by for the service, and accepted again once it has for the app")
    void isRefusedAfterADayAndAcceptedOnceRefreshed() throws IOException {
        try (Network network = Network.newNetwork();
                MockImContainer im = new MockImContainer()
                        .withNetwork(network)
                        .withAccounts("alice")
                        .standingInForTheRealHosts()) {
            im.start();
            try (JavaApp app = JavaApp.of(
                            ChatApp.class,
                            Long.toString(im.getApp().sdkAppId()),
                            im.getApp().secretKey())
                    .withLibraries()
                    .withNetwork(network)
                    .withExposedPorts(8000)) {
                app.setWaitStrategy(Wait.forLogMessage(".*ready.*", 1));
                im.addCertificateTo(app);
                ContainerClock clock = ContainerClock.installIn(app);
                app.start();
                assertThat(answer(app)).isZero();

                im.mockIm().clock().advance(Duration.ofHours(25));
                assertThat(answer(app)).isEqualTo(70001);

                clock.advance(Duration.ofHours(25));
                assertThat(answer(app)).isZero();

                im.mockIm().clock().advance(Duration.ofHours(23));
                clock.advance(Duration.ofHours(23));
                assertThat(answer(app)).isZero();
            }
            assertThat(im.mockIm().journal().entries())
                    .extracting(entry -> entry.caller() + " " + entry.code())
                    .containsExactly("administrator 0", "administrator 70001", "administrator 0", "administrator 0");
        }
    }

    private static int answer(JavaApp app) throws IOException {
        try (Socket socket = new Socket(app.getHost(), app.getMappedPort(8000))) {
            return Integer.parseInt(new String(socket.getInputStream().readAllBytes(), UTF_8));
        }
    }
}
