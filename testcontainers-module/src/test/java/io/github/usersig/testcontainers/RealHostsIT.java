package io.github.usersig.testcontainers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.acme.chat.HardCodedHost;
import java.time.Duration;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.testcontainers.containers.Network;
import org.testcontainers.containers.startupcheck.OneShotStartupCheckStrategy;

@DisplayName("A mock that stands in for the real hosts")
@RequiresDocker
@Tag("once")
class RealHostsIT {

    @ParameterizedTest
    @ValueSource(strings = {"console.tim.qq.com", "adminapisgp.im.qcloud.com"})
    @DisplayName("answers an app in a container that has the host built in, unchanged, by the community's REST client")
    void answersAnAppWithTheHostBuiltIn(String host) {
        try (Network network = Network.newNetwork();
                MockImContainer im = new MockImContainer()
                        .withNetwork(network)
                        .withAccounts("alice")
                        .standingInForTheRealHosts()) {
            im.start();
            try (JavaApp app = JavaApp.of(
                            HardCodedHost.class,
                            Long.toString(im.getApp().sdkAppId()),
                            im.getApp().secretKey(),
                            host)
                    .withLibraries()
                    .withNetwork(network)
                    .withStartupCheckStrategy(new OneShotStartupCheckStrategy().withTimeout(Duration.ofSeconds(30)))) {
                im.addCertificateTo(app);
                app.start();

                assertThat(ContainerLog.with(app, "alice Imported", "nobody NotImported"))
                        .contains("alice Imported", "nobody NotImported");
            }
            assertThat(im.mockIm()
                            .journal()
                            .of("im_open_login_svc/account_check")
                            .size())
                    .isEqualTo(1);
            assertThat(im.tls().endpoint()).isEqualTo(im.getTlsEndpoint());
        }
    }

    @Test
    @DisplayName("is the only one on its network: a second one does not start there, and does on another")
    void isTheOnlyOneOnItsNetwork() {
        try (Network network = Network.newNetwork();
                Network another = Network.newNetwork();
                MockImContainer first =
                        new MockImContainer().withNetwork(network).standingInForTheRealHosts();
                MockImContainer second =
                        new MockImContainer().withNetwork(network).standingInForTheRealHosts()) {
            first.start();
            assertThatThrownBy(second::start)
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessageContainingAll(
                            first.getContainerName().substring(1),
                            "stands in for the real hosts on this network already",
                            "a network of its own");

            second.withNetwork(another).start();
            assertThat(second.mockIm().accounts()).hasSize(1);
        }
    }
}
