package io.github.usersig.testcontainers;

import io.github.usersig.testcontainers.internal.engine.Engine;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.time.Duration;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;

/** Talks to an engine by a port of its own, which it closes amid a test. Its arguments are the engine's socket and that port. */
final class LostEngine implements AutoCloseable {

    private final String socket;
    private final ServerSocketChannel server;
    private final Queue<SocketChannel> open = new ConcurrentLinkedQueue<>();

    private LostEngine(String socket, int port) throws IOException {
        this.socket = socket;
        this.server = ServerSocketChannel.open().bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
        daemon(this::serve);
    }

    @SuppressWarnings("try") // they are there to be reached
    public static void main(String[] arguments) throws IOException {
        int port = Integer.parseInt(arguments[1]);
        MockImContainer im = new MockImContainer();
        JavaApp app;
        ContainerClock clock;
        try (LostEngine reached = new LostEngine(arguments[0], port)) {
            im.start();
            app = JavaApp.of(com.acme.chat.TimeServer.class);
            clock = ContainerClock.installIn(app);
            app.start();
            clock.skew(Duration.ofHours(1));
            Engine.client().killContainerCmd(im.getContainerId()).exec();
        }
        tell("mock", im::mockIm);
        tell("clock", () -> clock.skew(Duration.ofHours(2)));
        try (LostEngine again = new LostEngine(arguments[0], port)) {
            tell("mock again", im::mockIm);
            im.stop();
            app.stop();
        }
        System.exit(0);
    }

    private static void tell(String what, Runnable call) {
        try {
            call.run();
        } catch (RuntimeException e) {
            System.out.println(what + ": " + e.getMessage());
        }
    }

    private void serve() {
        try {
            while (true) {
                SocketChannel client = server.accept();
                SocketChannel engine = SocketChannel.open(UnixDomainSocketAddress.of(socket));
                open.add(client);
                open.add(engine);
                daemon(() -> copy(client, engine));
                daemon(() -> copy(engine, client));
            }
        } catch (IOException closed) {
            // as it is to be
        }
    }

    private static void copy(SocketChannel from, SocketChannel to) {
        ByteBuffer buffer = ByteBuffer.allocate(65_536);
        try {
            while (from.read(buffer.clear()) >= 0) {
                buffer.flip();
                while (buffer.hasRemaining()) {
                    to.write(buffer);
                }
            }
            to.shutdownOutput();
        } catch (IOException closed) {
            // so is the other side
        }
    }

    private static void daemon(Runnable task) {
        Thread thread = new Thread(task, "lost-engine");
        thread.setDaemon(true);
        thread.start();
    }

    @Override
    public void close() throws IOException {
        server.close();
        for (SocketChannel each : open) {
            each.close();
        }
    }
}
