package io.github.usersig.testcontainers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.github.dockerjava.api.DockerClient;
import io.github.usersig.mockim.Account;
import io.github.usersig.mockim.MockIm;
import io.github.usersig.mockim.MockImBackend;
import io.github.usersig.mockim.MockImException;
import io.github.usersig.mockim.MockImSessions;
import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.List;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.testcontainers.DockerClientFactory;
import org.testcontainers.containers.Network;

@DisplayName("When things go wrong")
@RequiresDocker
@Timeout(60)
@Tag("once")
class FaultsIT {

    private final DockerClient docker = DockerClientFactory.instance().client();

    @Test
    @DisplayName("a container that is killed: the next call says so, of whatever was kept from before")
    void tellsOfAKilledContainerAtTheNextCall() {
        try (MockImContainer container = new MockImContainer()) {
            container.start();
            MockIm im = container.mockIm();
            MockImBackend backend = container.backend();
            MockImSessions sessions = im.sessions();
            docker.killContainerCmd(container.getContainerId()).exec();

            List<ThrowingCallable> calls =
                    List.of(im::accounts, sessions::settings, backend::tenants, container::mockIm, () -> im.clock()
                            .advance(Duration.ofHours(1)));
            for (ThrowingCallable call : calls) {
                assertThatThrownBy(call)
                        .isInstanceOf(MockImException.class)
                        .hasMessageContainingAll(
                                "has ended, with exit code 137",
                                "restart()",
                                container.getEndpoint().toString());
            }
        }
    }

    @Test
    @DisplayName(
            "a container that is restarted: it is as at the start, wherever its ports are now, without what the test"
                    + " did")
    void startsAfreshWhenRestarted() {
        try (MockImContainer container =
                new MockImContainer().withAccounts("alice").withSeed("{\"accounts\": [\"bob\"]}")) {
            container.start();
            container.mockIm().importAccounts("carol");

            container.restart();

            assertThat(container.mockIm().accounts())
                    .extracting(Account::userId)
                    .containsExactlyInAnyOrder("administrator", "alice", "bob");
            assertThat(container.mockIm().endpoint()).isEqualTo(container.getEndpoint());
            assertThat(container
                            .mockIm()
                            .login("alice", container.issueUserSig("alice").text())
                            .isAccepted())
                    .isTrue();
        }
    }

    @Test
    @DisplayName("a container that somebody else restarts, or kills: restart() finds it again")
    void findsAContainerThatSomebodyElseRestarted() {
        try (MockImContainer container = new MockImContainer().withAccounts("alice")) {
            container.start();
            docker.restartContainerCmd(container.getContainerId())
                    .withTimeout(5)
                    .exec();
            assertThatThrownBy(container::mockIm)
                    .isInstanceOf(MockImException.class)
                    .hasMessageContainingAll("has been restarted by somebody else", "let restart() do that");

            container.restart();
            assertThat(container.mockIm().accounts()).hasSize(2);

            docker.killContainerCmd(container.getContainerId()).exec();
            container.restart();
            assertThat(container.mockIm().accounts()).hasSize(2);
        }
    }

    @Test
    @DisplayName(
            "a container that is paused: a call waits no longer than its limit, and all goes on when it runs again")
    void waitsNoLongerThanItsLimitForAPausedContainer() {
        try (MockImContainer container = new MockImContainer().withAccounts("alice")) {
            container.start();
            MockIm im = container.mockIm();
            docker.pauseContainerCmd(container.getContainerId()).exec();
            try {
                assertThatThrownBy(container::mockIm)
                        .isInstanceOf(MockImException.class)
                        .hasMessageContainingAll("is paused", "got no answer");
            } finally {
                docker.unpauseContainerCmd(container.getContainerId()).exec();
            }
            assertThat(im.accounts()).hasSize(2);
        }
    }

    @Test
    @DisplayName("a container that somebody removes, or that used all its memory: named")
    void namesARemovedContainerAndOneThatUsedAllItsMemory() {
        try (MockImContainer removed = new MockImContainer()) {
            removed.start();
            docker.removeContainerCmd(removed.getContainerId()).withForce(true).exec();
            assertThatThrownBy(removed::mockIm)
                    .isInstanceOf(MockImException.class)
                    .hasMessageContaining("the container of the mock IM has been removed");
        }
        try (MockImContainer small = new MockImContainer()
                .withEnv("JAVA_TOOL_OPTIONS", "-Xms600m -XX:+AlwaysPreTouch")
                .withCreateContainerCmdModifier(create ->
                        create.getHostConfig().withMemory(200L * 1024 * 1024).withMemorySwap(200L * 1024 * 1024))) {
            assertThatThrownBy(small::start)
                    .hasRootCauseInstanceOf(org.testcontainers.containers.ContainerLaunchException.class)
                    .rootCause()
                    .hasMessageContaining("was killed for it used more memory than it may (exit code 137)");
        }
    }

    @Test
    @Timeout(120)
    @DisplayName("a container that comes to use all its memory amid a test: named by the next call")
    void namesOneThatComesToUseAllItsMemory() throws Exception {
        long bytes = 160L * 1024 * 1024;
        try (MockImContainer small = new MockImContainer()
                .withEnv("JAVA_TOOL_OPTIONS", "-Xmx600m") // more than the container may use
                .withCreateContainerCmdModifier(
                        create -> create.getHostConfig().withMemory(bytes).withMemorySwap(bytes))) {
            small.start();
            MockIm im = small.mockIm();

            fillUntilItIsGone(small);

            assertThatThrownBy(im::accounts)
                    .isInstanceOf(MockImException.class)
                    .hasMessageContaining("was killed for it used more memory than it may (exit code 137)");
        }
    }

    /** With stubs of WireMock, each of 2 MB. */
    private static void fillUntilItIsGone(MockImContainer container) throws InterruptedException {
        String stub = "{\"request\":{\"urlPath\":\"/a\"},\"response\":{\"body\":\"" + "x".repeat(2_000_000) + "\"}}";
        HttpRequest request = HttpRequest.newBuilder(container.getEndpoint().resolve("/__admin/mappings"))
                .header("Authorization", "Bearer " + container.getControlToken())
                .header("Content-Type", "application/json")
                .timeout(Duration.ofSeconds(20))
                .POST(BodyPublishers.ofString(stub))
                .build();
        try {
            for (int i = 0; i < 200; i++) {
                HttpClient.newHttpClient().send(request, BodyHandlers.discarding());
            }
        } catch (IOException e) {
            return; // it is gone
        }
        throw new AssertionError("it holds 400 MB and is still there");
    }

    @Test
    @Timeout(120)
    @DisplayName("an engine that is lost amid a test: named, also when the mock is lost with it")
    void namesAnEngineThatIsLost() throws Exception {
        URI engine = DockerClientFactory.instance().getTransportConfig().getDockerHost();
        assumeTrue(engine.getScheme().equals("unix"), "it is led to the engine's socket, and this engine has none");
        int port;
        try (ServerSocket free = new ServerSocket(0)) {
            port = free.getLocalPort();
        }
        String address = "tcp://127.0.0.1:" + port;

        String said = OwnJvm.of(LostEngine.class)
                .withEnv("DOCKER_HOST", address)
                .run(engine.getPath(), Integer.toString(port));

        assertThat(said.lines().toList())
                .anySatisfy(line -> assertThat(line)
                        .startsWith("mock: nobody says what became of the mock IM: the Docker engine at " + address
                                + " cannot be reached to look for a container: nothing listens there"))
                .anySatisfy(line -> assertThat(line)
                        .startsWith("clock: the Docker engine at " + address
                                + " cannot be reached to look for a container: nothing listens there"))
                .anySatisfy(line -> assertThat(line).startsWith("mock again: the container of the mock IM has ended"));
    }

    @Test
    @DisplayName("a network that is cut between app and mock, and mended")
    void survivesACutNetwork() throws Exception {
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
}
