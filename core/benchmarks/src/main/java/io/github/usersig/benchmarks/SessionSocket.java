package io.github.usersig.benchmarks;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.EOFException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.util.ArrayList;
import java.util.List;

/** A WebSocket that costs little: five thousand of them are to fit into one thread. */
final class SessionSocket {

    private static final int BINARY = 0x82;

    private final SocketChannel channel;
    private final int number;
    private ByteBuffer in = ByteBuffer.allocate(2048);

    SessionSocket(InetSocketAddress address, long sdkAppId, int number) throws IOException {
        this.number = number;
        channel = SocketChannel.open(address);
        channel.setOption(StandardSocketOptions.TCP_NODELAY, true);
        channel.write(ByteBuffer.wrap(("GET /binfo?sdkappid=" + sdkAppId + "&instanceid=i" + number
                        + "&platform=7 HTTP/1.1\r\nHost: localhost\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n"
                        + "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\nSec-WebSocket-Version: 13\r\n\r\n")
                .getBytes(US_ASCII)));
        ByteBuffer one = ByteBuffer.allocate(1);
        for (int seen = 0; seen != 0x0d0a0d0a; ) { // blocking, and byte by byte: what follows is frames
            one.clear();
            if (channel.read(one) < 0) {
                throw new EOFException("no WebSocket at " + address);
            }
            seen = (seen << 8) | one.get(0);
        }
        channel.configureBlocking(false);
    }

    SocketChannel channel() {
        return channel;
    }

    int number() {
        return number;
    }

    void send(String json) throws IOException {
        byte[] payload = json.getBytes(UTF_8);
        ByteBuffer frame = ByteBuffer.allocate(payload.length + 8);
        frame.put((byte) BINARY);
        if (payload.length < 126) {
            frame.put((byte) (0x80 | payload.length));
        } else {
            frame.put((byte) 0xfe).putShort((short) payload.length);
        }
        frame.putInt(0).put(payload).flip(); // masked with zeros
        while (frame.hasRemaining()) {
            channel.write(frame);
        }
    }

    /** The frames that are there as a whole. */
    List<byte[]> receive() {
        List<byte[]> frames = new ArrayList<>();
        try {
            while (true) {
                int read = channel.read(in);
                if (read < 0) {
                    throw new EOFException("the mock hung up on user " + number);
                }
                if (read == 0) {
                    return frames;
                }
                in.flip();
                take(frames);
                in.compact();
                if (!in.hasRemaining()) {
                    in = ByteBuffer.allocate(in.capacity() * 2).put(in.flip());
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void take(List<byte[]> frames) {
        while (in.remaining() >= 2) {
            int start = in.position();
            int length = in.get(start + 1) & 0x7f;
            int head = length == 126 ? 4 : 2;
            if (in.remaining() < head) {
                return;
            }
            int size = length == 126 ? in.getShort(start + 2) & 0xffff : length;
            if (in.remaining() < head + size) {
                return;
            }
            byte[] payload = new byte[size];
            in.position(start + head);
            in.get(payload);
            frames.add(payload);
        }
    }
}
