package io.github.usersig.mockim.server.internal.http;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.UnresolvedAddressException;

/** Sockets that take connections, which wait until they are served. */
final class Sockets {

    /** How many connections may wait to be accepted. With Java's 50 the others of a rush wait a second and more. */
    private static final int ACCEPT_QUEUE = 1024;

    private Sockets() {}

    /**
     * One that takes connections.
     *
     * @param port where, 0 for any free port
     * @throws IOException if it cannot listen there
     */
    static ServerSocketChannel listen(String address, int port) throws IOException {
        ServerSocketChannel socket = ServerSocketChannel.open();
        try {
            socket.bind(new InetSocketAddress(address, port), ACCEPT_QUEUE);
        } catch (IOException | UnresolvedAddressException e) {
            socket.close();
            throw e;
        }
        return socket;
    }

    /** Closes one, so that who waits behind it is told at once. */
    static void close(ServerSocketChannel socket) {
        try {
            socket.close();
        } catch (IOException e) {
            throw new UncheckedIOException("cannot close a socket of the mock", e);
        }
    }
}
