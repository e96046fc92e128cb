package io.github.usersig.testcontainers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.github.dockerjava.api.DockerClient;
import com.github.dockerjava.api.model.Container;
import io.github.usersig.mockim.MockIm;
import io.github.usersig.mockim.MockImException;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.testcontainers.DockerClientFactory;
import org.testcontainers.containers.ContainerLaunchException;
import org.testcontainers.containers.Network;

@DisplayName("When things go wrong")
@RequiresDocker
@Timeout(60)
class FaultsIT {

    private static final int CYCLES = 10;

    private final DockerClient docker = DockerClientFactory.instance().client();

    @Test
    @DisplayName("a container that is killed: the next call says that no mock answers there")
    void killed() {
        try (MockImContainer container = new MockImContainer()) {
            container.start();
            MockIm im = container.mockIm();
            docker.killContainerCmd(container.getContainerId()).exec();

            assertThatThrownBy(im::accounts)
                    .isInstanceOf(MockImException.class)
                    .hasMessageContaining(container.getEndpoint().toString());
        }
    }

    @Test
    @DisplayName(
            "a container that is paused: a call waits no longer than its limit, and all goes on when it runs again")
    void paused() {
        try (MockImContainer container = new MockImContainer().withAccount("alice")) {
            container.start();
            MockIm im = container.mockIm();
            docker.pauseContainerCmd(container.getContainerId()).exec();
            try {
                assertThatThrownBy(im::accounts).isInstanceOf(MockImException.class);
            } finally {
                docker.unpauseContainerCmd(container.getContainerId()).exec();
            }
            assertThat(im.accounts()).hasSize(2);
        }
    }

    @Test
    @DisplayName("a network that is cut between app and mock, and mended")
    void networkCut() throws Exception {
        try (Network network = Network.newNetwork();
                MockImContainer im = new MockImContainer().withNetwork(network);
                JavaApp app = JavaApp.of(com.acme.chat.TimeServer.class).withNetwork(network)) {
            im.start();
            app.start();
            assertThat(health(app, im)).isZero();

            docker.disconnectFromNetworkCmd()
                    .withNetworkId(network.getId())
                    .withContainerId(app.getContainerId())
                    .exec();
            assertThat(health(app, im)).isEqualTo(1);

            docker.connectToNetworkCmd()
                    .withNetworkId(network.getId())
                    .withContainerId(app.getContainerId())
                    .exec();
            assertThat(health(app, im)).isZero();
        }
    }

    private static long health(JavaApp app, MockImContainer im) throws Exception {
        return app.execInContainer(
                        "/opt/java/bin/java", "-jar", "/app/mock-im.jar", "health", "--url=" + im.getInternalEndpoint())
                .getExitCode();
    }

    @Test
    @DisplayName("starts that fail and cycles of start and stop leave no container, network or image behind")
    void noLeaks() {
        try (MockImContainer first = new MockImContainer()) {
            first.start(); // builds the image, if it is not there
        }
        int images = docker.listImagesCmd().withShowAll(true).exec().size();
        int networks = docker.listNetworksCmd().exec().size();

        for (int i = 0; i < CYCLES; i++) {
            try (Network network = Network.newNetwork();
                    MockImContainer container = new MockImContainer().withNetwork(network)) {
                container.start();
            }
            try (MockImContainer container = new MockImContainer().withSeed("{\"accounts\": \"this is no array\"}")) {
                assertThatThrownBy(container::start)
                        .isInstanceOf(ContainerLaunchException.class)
                        .hasStackTraceContaining("the mock IM ended while it was starting. It said:")
                        .hasStackTraceContaining("--seed");
            }
        }

        List<Container> left = docker.listContainersCmd()
                .withShowAll(true)
                .withLabelFilter(Map.of("org.testcontainers", "true"))
                .exec();
        assertThat(left).isEmpty();
        assertThat(docker.listNetworksCmd().exec()).hasSize(networks);
        assertThat(docker.listImagesCmd().withShowAll(true).exec()).hasSize(images);
    }
}
