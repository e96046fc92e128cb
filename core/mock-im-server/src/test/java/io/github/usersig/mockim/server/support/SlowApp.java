package io.github.usersig.mockim.server.support;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import io.github.usersig.mockim.WebhookSettings;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.util.ArrayList;
import java.util.List;

/** An app that gets webhooks by the thousand, on one thread, and answers none of them until it is told to. */
public final class SlowApp implements AutoCloseable {

    private static final byte[] OK = answer("{\"ActionStatus\":\"OK\",\"ErrorCode\":0,\"ErrorInfo\":\"\"}");

    private final Selector selector;
    private final ServerSocketChannel listening;
    private final List<SocketChannel> asked = new ArrayList<>();
    private final Thread thread = new Thread(this::run, "slow-app");
    private boolean answering;
    private volatile boolean closed;

    public SlowApp() {
        try {
            selector = Selector.open();
            listening = ServerSocketChannel.open();
            listening.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 2_000);
            listening.configureBlocking(false);
            listening.register(selector, SelectionKey.OP_ACCEPT);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        thread.setDaemon(true);
        thread.start();
    }

    private static byte[] answer(String json) {
        return ("HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: " + json.length() + "\r\n\r\n"
                        + json)
                .getBytes(ISO_8859_1);
    }

    public WebhookSettings settings() {
        return WebhookSettings.to(
                URI.create("http://127.0.0.1:" + listening.socket().getLocalPort() + "/im/webhook"));
    }

    /** How many wait for an answer. */
    public synchronized int waiting() {
        return answering ? 0 : asked.size();
    }

    /** Answers all that wait, and from now on all that come. */
    public synchronized void answer() {
        answering = true;
        asked.forEach(SlowApp::write);
        asked.clear();
    }

    private void run() {
        try {
            while (!closed) {
                selector.select();
                for (SelectionKey key : selector.selectedKeys()) {
                    if (key.isAcceptable()) {
                        accept();
                    } else {
                        read(key);
                    }
                }
                selector.selectedKeys().clear();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void accept() throws IOException {
        SocketChannel socket = listening.accept();
        if (socket != null) {
            socket.configureBlocking(false);
            socket.register(selector, SelectionKey.OP_READ, new ByteArrayOutputStream());
        }
    }

    private void read(SelectionKey key) throws IOException {
        SocketChannel socket = (SocketChannel) key.channel();
        ByteBuffer bytes = ByteBuffer.allocate(16 * 1024);
        ByteArrayOutputStream request = (ByteArrayOutputStream) key.attachment();
        int read;
        try {
            read = socket.read(bytes);
        } catch (IOException e) { // reset by who waits no more
            read = -1;
        }
        if (read < 0) {
            gone(socket);
            return;
        }
        request.write(bytes.array(), 0, read);
        if (isWhole(request)) {
            request.reset();
            whole(socket);
        }
    }

    private synchronized void gone(SocketChannel socket) throws IOException {
        asked.remove(socket);
        socket.close();
    }

    private synchronized void whole(SocketChannel socket) {
        if (answering) {
            write(socket);
        } else {
            asked.add(socket);
        }
    }

    private static boolean isWhole(ByteArrayOutputStream request) {
        String text = request.toString(ISO_8859_1);
        int body = text.indexOf("\r\n\r\n") + 4;
        int length = text.indexOf("Content-Length: ");
        return body > 3
                && text.length() - body >= Integer.parseInt(text.substring(length + 16, text.indexOf("\r\n", length)));
    }

    private static void write(SocketChannel socket) {
        try {
            socket.write(ByteBuffer.wrap(OK));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        closed = true;
        selector.wakeup();
        try {
            thread.join();
            for (SelectionKey key : selector.keys()) {
                key.channel().close();
            }
            selector.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
