package io.github.usersig.benchmarks;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.util.Arrays;
import java.util.Locale;

/** Asks one thing after the other on a kept connection, and takes any answer. */
final class Asker implements AutoCloseable {

    private static final String CONTENT_LENGTH = "content-length:";

    private final Socket socket;
    private final DataInputStream in;

    Asker(URI endpoint) throws IOException {
        socket = new Socket(endpoint.getHost(), endpoint.getPort());
        socket.setTcpNoDelay(true);
        socket.setSoTimeout(30_000);
        in = new DataInputStream(new BufferedInputStream(socket.getInputStream()));
    }

    static byte[] get(String path) {
        return ("GET " + path + " HTTP/1.1\r\nHost: localhost\r\n\r\n").getBytes(US_ASCII);
    }

    /** Sends this and does not wait. */
    void send(byte[] request) throws IOException {
        socket.getOutputStream().write(request);
    }

    /**
     * The body of the answer.
     *
     * @throws IOException if there is none within half a minute
     */
    String ask(byte[] request) throws IOException {
        send(request);
        StringBuilder headers = new StringBuilder();
        while (!headers.toString().endsWith("\r\n\r\n")) {
            headers.append((char) in.readUnsignedByte());
        }
        String all = headers.toString().toLowerCase(Locale.ROOT);
        int length = all.indexOf("content-length: ");
        byte[] body = length < 0
                ? chunks()
                : in.readNBytes(Integer.parseInt(all.substring(length + 16, all.indexOf("\r\n", length))));
        return new String(body, ISO_8859_1);
    }

    /** Asks, and takes the answer without looking at it, so that who only makes work takes little of the processor. */
    void discard(byte[] request) throws IOException {
        send(request);
        int length = -1;
        for (String line = line(); !line.isEmpty(); line = line()) {
            if (line.regionMatches(true, 0, CONTENT_LENGTH, 0, CONTENT_LENGTH.length())) {
                length =
                        Integer.parseInt(line.substring(CONTENT_LENGTH.length()).strip());
            }
        }
        if (length < 0) {
            chunks();
        } else {
            in.skipNBytes(length);
        }
    }

    private byte[] chunks() throws IOException {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        for (int size = chunkSize(); size > 0; size = chunkSize()) {
            all.write(in.readNBytes(size));
            in.skipNBytes(2);
        }
        in.skipNBytes(2);
        return all.toByteArray();
    }

    private int chunkSize() throws IOException {
        return Integer.parseInt(line(), 16);
    }

    private String line() throws IOException {
        StringBuilder line = new StringBuilder();
        while (line.indexOf("\r\n") < 0) {
            line.append((char) in.readUnsignedByte());
        }
        return line.toString().strip();
    }

    /** In how many microseconds 99 of 100 answers come, asked one after the other. */
    double p99Micros(byte[] request, int times) throws IOException {
        long[] taken = new long[times];
        for (int i = 0; i < times; i++) {
            long start = System.nanoTime();
            ask(request);
            taken[i] = System.nanoTime() - start;
        }
        Arrays.sort(taken);
        return taken[(int) (times * 0.99)] / 1e3;
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
