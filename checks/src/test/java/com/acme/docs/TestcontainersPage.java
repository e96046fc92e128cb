package com.acme.docs;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.usersig.testcontainers.ContainerClock;
import io.github.usersig.testcontainers.ContainerDebugPort;
import io.github.usersig.testcontainers.MockImContainer;
import java.time.Duration;
import org.testcontainers.containers.GenericContainer;
import org.testcontainers.containers.Network;
import org.testcontainers.utility.DockerImageName;

/**
 * The code that docs/testcontainers.md shows, as it stands there. Only compiled: the container tests of
 * testcontainers-module run the same calls against an engine.
 */
abstract class TestcontainersPage {

    abstract GenericContainer<?> appImage();

    abstract int answer(GenericContainer<?> app);

    void basics() {
        try (MockImContainer im = new MockImContainer().withAccounts("alice", "bob")) {
            im.start();
            assertThat(im.mockIm()
                            .login("alice", im.issueUserSig("alice").text())
                            .isAccepted())
                    .isTrue();
        }
    }

    void realHosts() {
        try (Network network = Network.newNetwork();
                MockImContainer im = new MockImContainer().withNetwork(network).standingInForTheRealHosts()) {
            im.start();
            GenericContainer<?> app = appImage().withNetwork(network);
            im.addCertificateTo(app);
            app.start();
            assertThat(answer(app)).isZero();
        }
    }

    MockImContainer fromOwnRegistry() {
        return new MockImContainer(
                DockerImageName.parse("registry.example.com/mock-im:1").asCompatibleSubstituteFor("usersig/mock-im"));
    }

    void clocks(GenericContainer<?> app, MockImContainer im) {
        ContainerClock clock = ContainerClock.installIn(app);
        app.start();
        assertThat(answer(app)).isZero();

        im.mockIm().clock().advance(Duration.ofHours(25));
        assertThat(answer(app)).isEqualTo(70001);

        clock.advance(Duration.ofHours(25));
        assertThat(answer(app)).isZero();
    }

    void debugPort(GenericContainer<?> app) {
        ContainerDebugPort debugPort = ContainerDebugPort.openIn(app);
        app.start();
        System.out.println(debugPort);
    }
}
