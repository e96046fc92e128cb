package io.github.usersig.testcontainers;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@DisplayName("An engine that takes connections and never answers")
@Timeout(120)
class SilentEngineTest {

    @Test
    @DisplayName("is named within the limit, whatever is asked of it first: nothing waits for ever")
    void isNamedWithinTheLimit() throws Exception {
        Queue<Socket> connections = new ConcurrentLinkedQueue<>();
        try (ServerSocket silent = new ServerSocket(0, 50, InetAddress.getLoopbackAddress())) {
            Thread accepting = new Thread(() -> accept(silent, connections));
            accepting.setDaemon(true);
            accepting.start();
            String engine = "tcp://127.0.0.1:" + silent.getLocalPort();

            String said = OwnJvm.of(SilentEngine.class)
                    .withEnv("DOCKER_HOST", engine)
                    .withProperty("usersig.testcontainers.engine-timeout", "PT2S")
                    .run();

            String stuck = ": the Docker engine at " + engine + " has not been able to say who it is within 2 s";
            assertThat(said).contains("start" + stuck, "start again" + stuck, "callback" + stuck, "build" + stuck);
        } finally {
            for (Socket connection : connections) {
                connection.close();
            }
        }
    }

    private static void accept(ServerSocket server, Queue<Socket> connections) {
        while (!server.isClosed()) {
            try {
                connections.add(server.accept());
            } catch (IOException e) {
                return; // it is closed
            }
        }
    }
}
