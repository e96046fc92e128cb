package io.github.usersig.mockim.server.internal.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.net.Socket;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@DisplayName("Who waits for the first connection")
@Timeout(30)
class FirstConnectionTest {

    private final CountDownLatch told = new CountDownLatch(1);
    private ServerSocketChannel socket;
    private FirstConnection first;

    @BeforeEach
    void listen() throws Exception {
        socket = Sockets.listen("127.0.0.1", 0);
        first = FirstConnection.to(socket);
        first.await(told::countDown);
    }

    @AfterEach
    void close() throws Exception {
        first.close();
        socket.close();
    }

    private Socket client() throws Exception {
        return new Socket(InetAddress.getLoopbackAddress(), socket.socket().getLocalPort());
    }

    @Test
    @DisplayName("is told of it, and leaves it to whoever accepts it")
    void leavesTheConnectionToOthers() throws Exception {
        try (Socket client = client()) {
            assertThat(told.await(20, TimeUnit.SECONDS)).isTrue();
            first.close();

            try (SocketChannel accepted = socket.accept()) {
                assertThat(accepted.socket().getPort()).isEqualTo(client.getLocalPort());
            }
        }
    }

    @Test
    @DisplayName("is told nothing once it waits no more")
    void isToldNothingOnceClosed() throws Exception {
        first.close();

        try (Socket client = client();
                SocketChannel accepted = socket.accept()) {
            assertThat(accepted.socket().getPort()).isEqualTo(client.getLocalPort());
            assertThat(told.await(100, TimeUnit.MILLISECONDS)).isFalse();
        }
    }

    @Test
    @DisplayName("goes on waiting when its thread is interrupted, and does not run in circles")
    void goesOnWaiting() throws Exception {
        List<Thread> waiting = Thread.getAllStackTraces().keySet().stream()
                .filter(thread -> thread.getName().equals("mock-im-first"))
                .toList();
        assertThat(waiting).isNotEmpty();

        waiting.forEach(Thread::interrupt);
        while (waiting.stream().anyMatch(Thread::isInterrupted)) {
            Thread.sleep(5);
        }

        try (Socket client = client()) {
            assertThat(told.await(20, TimeUnit.SECONDS)).isTrue();
            assertThat(client.isConnected()).isTrue();
        }
    }
}
