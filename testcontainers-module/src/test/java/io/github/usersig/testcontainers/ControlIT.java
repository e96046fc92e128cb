package io.github.usersig.testcontainers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.github.dockerjava.api.command.InspectContainerResponse;
import com.github.dockerjava.api.model.Ports;
import io.github.usersig.mockim.MockImBackend;
import io.github.usersig.mockim.MockImException;
import java.io.IOException;
import java.net.Inet4Address;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.NetworkInterface;
import java.net.Socket;
import java.net.SocketException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.testcontainers.DockerClientFactory;

@DisplayName("Who may control a MockImContainer")
@RequiresDocker
@Tag("once")
class ControlIT {

    private static final HttpClient CLIENT = HttpClient.newHttpClient();

    @Test
    @DisplayName("is who sends its token, which it makes and sends itself, also after a restart, and shows nowhere")
    void isWhoSendsItsToken() throws Exception {
        try (MockImContainer im = new MockImContainer()) {
            im.start();
            im.mockIm().importAccounts("alice");
            im.restart();
            im.mockIm().importAccounts("bob");
            String token = im.getControlToken();

            assertThat(token).matches("[0-9a-f]{64}");
            for (String path : List.of("/__mock/tenants", "/__admin/mappings")) {
                assertThat(status(im, path, "Bearer " + token)).isEqualTo(200);
                assertThat(status(im, path, "Bearer " + token.substring(1))).isEqualTo(401);
                assertThat(status(im, path, "")).isEqualTo(401);
            }
            assertThat(status(im, "/__mock/ready", "")).isEqualTo(200);
            assertThat(MockImBackend.connect(im.getEndpoint(), token).tenants())
                    .isEqualTo(im.backend().tenants());
            assertThatThrownBy(() -> MockImBackend.connect(im.getEndpoint()).tenants())
                    .isInstanceOf(MockImException.class)
                    .hasMessageContainingAll("401", "MockImContainer.getControlToken()");
            assertThat(ContainerLog.with(im, "SDKAppID")).doesNotContain(token).doesNotContain("no control token");
            assertThat(im.toString() + inspect(im).getConfig()).doesNotContain(token);
            assertThat(im.toString())
                    .contains(im.getEndpoint().toString())
                    .doesNotContain(im.getApp().secretKey());
        }
    }

    @Test
    @DisplayName("is everybody who reaches it, if it was told to do without; it says so once")
    void isEverybodyIfItDoesWithout() throws Exception {
        try (MockImContainer im = new MockImContainer().withoutControlToken()) {
            im.start();

            assertThat(status(im, "/__mock/tenants", "")).isEqualTo(200);
            assertThat(im.mockIm().accounts()).hasSize(1);
            String note = "no control token is set";
            assertThat(ContainerLog.with(im, note)).containsOnlyOnce(note);
            assertThatThrownBy(im::getControlToken).hasMessageContaining("withoutControlToken()");
        }
    }

    @Test
    @DisplayName("is who sends its token where nothing can be written, too")
    void isWhoSendsItsTokenWhereNothingCanBeWritten() throws Exception {
        try (MockImContainer im = readOnly()) {
            im.start();
            assertThat(status(im, "/__mock/tenants", "")).isEqualTo(401);
            assertThat(im.mockIm().accounts()).hasSize(1);
        }
    }

    @Test
    @DisplayName("is on this machine, where the engine is; unless its ports are published on all addresses")
    void isOnThisMachine() throws Exception {
        boolean here = DockerClientFactory.instance()
                        .getTransportConfig()
                        .getDockerHost()
                        .getHost()
                == null;
        try (MockImContainer im = new MockImContainer();
                MockImContainer open = new MockImContainer().withPortsOnAllAddresses()) {
            im.start();
            open.start();

            assertThat(addresses(im)).hasSize(2).containsOnly(here ? "127.0.0.1" : "0.0.0.0");
            assertThat(addresses(open)).hasSize(2).containsOnly("0.0.0.0");
            assertThat(im.mockIm().tls().endpoint()).isEqualTo(im.getTlsEndpoint());
            if (here) {
                InetAddress other = otherAddress();
                assertThatThrownBy(() -> connect(other, im.getEndpoint())).isInstanceOf(IOException.class);
                connect(other, open.getEndpoint());
            }
        }
    }

    @SuppressWarnings("resource") // closed by who asks for it
    private static MockImContainer readOnly() {
        return new MockImContainer().withCreateContainerCmdModifier(command -> command.getHostConfig()
                .withReadonlyRootfs(true));
    }

    private static int status(MockImContainer im, String path, String authorization) throws Exception {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(im.getEndpoint() + path));
        if (!authorization.isEmpty()) {
            request.header("Authorization", authorization);
        }
        return CLIENT.send(request.build(), BodyHandlers.discarding()).statusCode();
    }

    private static InspectContainerResponse inspect(MockImContainer im) {
        return DockerClientFactory.instance()
                .client()
                .inspectContainerCmd(im.getContainerId())
                .exec();
    }

    /** Those of IPv4: an engine adds one of IPv6 to what is for all. */
    private static List<String> addresses(MockImContainer im) {
        return inspect(im).getNetworkSettings().getPorts().getBindings().values().stream()
                .flatMap(Stream::of)
                .map(Ports.Binding::getHostIp)
                .filter(address -> !address.contains(":"))
                .toList();
    }

    /** Of this machine, but not loopback. */
    private static InetAddress otherAddress() throws SocketException {
        return NetworkInterface.networkInterfaces()
                .flatMap(NetworkInterface::inetAddresses)
                .filter(address -> address instanceof Inet4Address && !address.isLoopbackAddress())
                .findFirst()
                .orElseThrow();
    }

    private static void connect(InetAddress address, URI endpoint) throws IOException {
        try (Socket socket = new Socket()) {
            socket.connect(new InetSocketAddress(address, endpoint.getPort()), (int)
                    Duration.ofSeconds(5).toMillis());
        }
    }
}
