package io.github.usersig.benchmarks;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;
import java.time.Duration;
import java.util.Arrays;
import java.util.function.IntFunction;

/**
 * Clients that ask as fast as they get answers, each on one kept connection, and all on one thread. With a thread for each they
 * would take a third of the processor's time and more, and a server would be measured by how the system shares it out among threads.
 */
final class Load {

    private static final long STUCK_MILLIS = 30_000;

    /**
     * What came of it.
     *
     * @param perSecond answers per second, of all clients together
     * @param p99Micros in how many microseconds 99 of 100 answers came
     */
    record Result(double perSecond, double p99Micros) {}

    private interface More {
        boolean afterSoMany(int count);
    }

    private final int clients;
    private final IntFunction<byte[]> request;
    private final More more;
    private long[] times = new long[1024];
    private int answers;
    private int open;

    private Load(int clients, IntFunction<byte[]> request, More more) {
        this.clients = clients;
        this.request = request;
        this.more = more;
    }

    /** Runs clients for a while; each of them makes its requests of a number that is never given twice. */
    static Result run(URI endpoint, int clients, Duration time, IntFunction<byte[]> request) throws IOException {
        long end = System.nanoTime() + time.toNanos();
        return new Load(clients, request, count -> System.nanoTime() < end).run(endpoint);
    }

    /** Makes so many requests. */
    static Result run(URI endpoint, int clients, int requests, IntFunction<byte[]> request) throws IOException {
        return new Load(clients, request, count -> count < requests / clients).run(endpoint);
    }

    private Result run(URI endpoint) throws IOException {
        InetSocketAddress address = new InetSocketAddress(endpoint.getHost(), endpoint.getPort());
        long start = System.nanoTime();
        try (Selector selector = Selector.open()) {
            for (int i = 0; i < clients; i++) {
                Client client = new Client(i, SocketChannel.open(address));
                client.register(selector);
                open++;
                client.askOrClose();
            }
            while (open > 0) {
                if (selector.select(STUCK_MILLIS) == 0) {
                    throw new IOException("no answer came for " + STUCK_MILLIS + " ms");
                }
                for (SelectionKey key : selector.selectedKeys()) {
                    ((Client) key.attachment()).read();
                }
                selector.selectedKeys().clear();
            }
        }
        double seconds = (System.nanoTime() - start) / 1e9;
        long[] all = Arrays.copyOf(times, answers);
        Arrays.sort(all);
        return new Result(all.length / seconds, all[(int) (all.length * 0.99)] / 1e3);
    }

    /** One connection, with at most one request on its way. */
    private final class Client {

        private final int number;
        private final SocketChannel socket;
        private final ByteBuffer answer = ByteBuffer.allocate(16 * 1024);
        private int asked;
        private long askedAt;

        Client(int number, SocketChannel socket) {
            this.number = number;
            this.socket = socket;
        }

        void register(Selector selector) throws IOException {
            socket.configureBlocking(false);
            socket.register(selector, SelectionKey.OP_READ, this);
        }

        void askOrClose() throws IOException {
            if (!more.afterSoMany(asked)) {
                socket.close();
                open--;
                return;
            }
            ByteBuffer bytes = ByteBuffer.wrap(request.apply(number + asked * clients));
            asked++;
            askedAt = System.nanoTime();
            socket.write(bytes);
            if (bytes.hasRemaining()) {
                throw new IOException("the server takes no more of a request of " + bytes.limit() + " bytes");
            }
        }

        void read() throws IOException {
            if (socket.read(answer) < 0) {
                throw new IOException("the connection was closed");
            }
            if (!Answers.isWhole(answer.array(), answer.position())) {
                return;
            }
            if (answers == times.length) {
                times = Arrays.copyOf(times, answers * 2);
            }
            times[answers++] = System.nanoTime() - askedAt;
            answer.clear();
            askOrClose();
        }
    }

    /** A request as it goes over the wire. */
    static byte[] post(String path, String body) {
        byte[] content = body.getBytes(UTF_8);
        String head =
                "POST " + path + " HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\nContent-Length: "
                        + content.length + "\r\n\r\n";
        byte[] bytes = Arrays.copyOf(head.getBytes(US_ASCII), head.length() + content.length);
        System.arraycopy(content, 0, bytes, head.length(), content.length);
        return bytes;
    }
}
