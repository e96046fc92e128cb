package io.github.usersig.benchmarks;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.IntFunction;

/** Clients that ask as fast as they get answers, each on one kept connection. */
final class Load {

    /**
     * What came of it.
     *
     * @param perSecond answers per second, of all clients together
     * @param p99Micros in how many microseconds 99 of 100 answers came
     */
    record Result(double perSecond, double p99Micros) {}

    private Load() {}

    /** Runs clients for a while; each of them makes its requests of a number that is never given twice. */
    static Result run(URI endpoint, int clients, Duration time, IntFunction<byte[]> request) throws IOException {
        long end = System.nanoTime() + time.toNanos();
        return run(endpoint, clients, request, count -> System.nanoTime() < end);
    }

    /** Makes so many requests. */
    static Result run(URI endpoint, int clients, int requests, IntFunction<byte[]> request) throws IOException {
        return run(endpoint, clients, request, count -> count < requests / clients);
    }

    private interface More {
        boolean afterSoMany(int count);
    }

    private static Result run(URI endpoint, int clients, IntFunction<byte[]> request, More more) throws IOException {
        ExecutorService threads = Executors.newFixedThreadPool(clients);
        try {
            List<Callable<long[]>> tasks = new ArrayList<>();
            for (int i = 0; i < clients; i++) {
                int client = i;
                tasks.add(() -> client(endpoint, client, clients, request, more));
            }
            long start = System.nanoTime();
            List<Future<long[]>> done = threads.invokeAll(tasks);
            double seconds = (System.nanoTime() - start) / 1e9;
            List<long[]> times = new ArrayList<>();
            for (Future<long[]> future : done) {
                times.add(future.get());
            }
            long[] all = times.stream().flatMapToLong(Arrays::stream).sorted().toArray();
            return new Result(all.length / seconds, all[(int) (all.length * 0.99)] / 1e3);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException(e);
        } catch (ExecutionException e) {
            throw new IOException("a client failed", e);
        } finally {
            threads.shutdownNow();
        }
    }

    private static long[] client(URI endpoint, int client, int clients, IntFunction<byte[]> request, More more)
            throws IOException {
        long[] times = new long[1024];
        int count = 0;
        try (Socket socket = new Socket(endpoint.getHost(), endpoint.getPort())) {
            socket.setTcpNoDelay(true);
            OutputStream out = socket.getOutputStream();
            InputStream in = new BufferedInputStream(socket.getInputStream(), 16 * 1024);
            while (more.afterSoMany(count)) {
                byte[] bytes = request.apply(client + count * clients);
                long start = System.nanoTime();
                out.write(bytes);
                readAnswer(in);
                if (count == times.length) {
                    times = Arrays.copyOf(times, count * 2);
                }
                times[count++] = System.nanoTime() - start;
            }
        }
        return Arrays.copyOf(times, count);
    }

    private static void readAnswer(InputStream in) throws IOException {
        int length = -1;
        String line = line(in);
        if (!line.startsWith("HTTP/1.1 200")) {
            throw new IOException("answered " + line);
        }
        boolean chunked = false;
        while (!line.isEmpty()) {
            line = line(in);
            if (line.regionMatches(true, 0, "Content-Length:", 0, 15)) {
                length = Integer.parseInt(line.substring(15).trim());
            }
            chunked |= line.regionMatches(true, 0, "Transfer-Encoding: chunked", 0, 26);
        }
        if (chunked) {
            int size;
            do {
                size = Integer.parseInt(line(in), 16);
                in.skipNBytes(size + 2L);
            } while (size > 0);
        } else {
            byte[] body = in.readNBytes(length);
            if (!new String(body, UTF_8).contains("\"OK\"")) {
                throw new IOException("answered " + new String(body, UTF_8));
            }
        }
    }

    private static String line(InputStream in) throws IOException {
        byte[] bytes = new byte[512];
        int length = 0;
        int next = in.read();
        while (next != '\n') {
            if (next < 0) {
                throw new IOException("the connection was closed");
            }
            if (next != '\r' && length < bytes.length) {
                bytes[length++] = (byte) next;
            }
            next = in.read();
        }
        return new String(bytes, 0, length, US_ASCII);
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
