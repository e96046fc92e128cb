package io.github.usersig.mockim.server.internal.http;

import java.io.Closeable;
import java.io.IOException;
import java.nio.channels.ClosedSelectorException;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.ServerSocketChannel;

/**
 * Waits until somebody comes to a socket, and accepts nobody: that is for who serves it then. Closed, it waits no more, and has
 * let go of the socket.
 */
final class FirstConnection implements Closeable {

    private final Selector selector;
    private final ServerSocketChannel socket;

    private FirstConnection(Selector selector, ServerSocketChannel socket) {
        this.selector = selector;
        this.socket = socket;
    }

    /**
     * For this socket, which takes no connection until this is closed.
     *
     * @throws IOException if the socket is closed
     */
    static FirstConnection to(ServerSocketChannel socket) throws IOException {
        Selector selector = Selector.open();
        try {
            socket.configureBlocking(false);
            socket.register(selector, SelectionKey.OP_ACCEPT);
        } catch (IOException e) {
            selector.close();
            throw e;
        }
        return new FirstConnection(selector, socket);
    }

    /** Waits on a thread of its own, which keeps no JVM alive and then does this. */
    void await(Runnable then) {
        Thread thread = new Thread(() -> run(then), "mock-im-first");
        thread.setDaemon(true);
        thread.start();
    }

    private void run(Runnable then) {
        try {
            while (selector.select() == 0) { // woken for no reason, or closed, which the next turn tells
                Thread.interrupted(); // as who tidies up threads does; or it would never sleep again
            }
        } catch (ClosedSelectorException e) {
            return;
        } catch (IOException e) {
            // it cannot be waited for: then somebody may have come
        }
        then.run();
    }

    /** Waits no more, and leaves the socket as it was. */
    @Override
    public void close() throws IOException {
        selector.close();
        if (socket.isOpen()) {
            socket.configureBlocking(true);
        }
    }
}
