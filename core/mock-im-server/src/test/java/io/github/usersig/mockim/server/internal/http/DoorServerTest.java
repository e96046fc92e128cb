package io.github.usersig.mockim.server.internal.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.usersig.mockim.server.internal.secret.Secrets;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketException;
import java.nio.channels.ServerSocketChannel;
import java.util.List;
import javax.net.ssl.SSLContext;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("The server, stopped while the certificates of its HTTPS are made,")
class DoorServerTest {

    private final DoorServer server = new DoorServer(
            new Doors(new ControlGuard(new ControlHosts(List.of()), null, false, new Secrets()), List.of()));
    private ServerSocketChannel socket;

    @BeforeEach
    void stopWithSocketBound() throws Exception {
        server.start(server.bind("127.0.0.1", 0));
        socket = server.bind("127.0.0.1", 0);
        int port = socket.socket().getLocalPort();
        try (Socket early = new Socket(InetAddress.getLoopbackAddress(), port)) {

            server.stop();

            assertThatThrownBy(() -> early.getInputStream().read())
                    .as("who came already is told")
                    .isInstanceOf(SocketException.class);
        }
    }

    @Test
    @DisplayName("lets go of the port")
    void letsGoOfThePort() {
        assertThat(socket.isOpen()).isFalse();
    }

    @Test
    @DisplayName("does not begin to serve")
    void doesNotBeginToServe() throws Exception {
        SSLContext context = Certificates.make(List.of()).serverContext();

        assertThatThrownBy(() -> server.serveTls(socket, context))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("stopped");
    }

    @Test
    @DisplayName("takes no other port")
    void takesNoOtherPort() {
        assertThatThrownBy(() -> server.bind("127.0.0.1", 0))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("stopped");
    }
}
