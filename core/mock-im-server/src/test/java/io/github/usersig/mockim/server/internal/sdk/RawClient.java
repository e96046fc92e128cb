package io.github.usersig.mockim.server.internal.sdk;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;

import io.github.usersig.SdkApp;
import io.github.usersig.UserSigIssuer;
import java.io.BufferedInputStream;
import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.net.SocketException;
import java.net.URI;
import java.nio.ByteBuffer;

/** A WebSocket by hand, for frames that no decent client sends. */
final class RawClient implements AutoCloseable {

    static final int TEXT = 0x81;
    static final int BINARY = 0x82;
    static final int CLOSE = 0x88;

    /** What it says it runs on. */
    static final int WEB = 7;

    static final int ANDROID = 2;

    private final Socket socket;
    private final OutputStream out;
    private final DataInputStream in;
    private final SdkApp app;

    RawClient(URI endpoint, SdkApp app) {
        this(endpoint, app, WEB);
    }

    RawClient(URI endpoint, SdkApp app, int platform) {
        this.app = app;
        try {
            socket = new Socket(endpoint.getHost(), endpoint.getPort());
            socket.setTcpNoDelay(true);
            socket.setSoTimeout(20_000);
            out = socket.getOutputStream();
            in = new DataInputStream(new BufferedInputStream(socket.getInputStream()));
            out.write(("GET /binfo?sdkappid=" + app.sdkAppId() + "&instanceid=" + socket.getLocalPort()
                            + "&platform=" + platform
                            + " HTTP/1.1\r\nHost: localhost\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n"
                            + "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\nSec-WebSocket-Version: 13\r\n\r\n")
                    .getBytes(US_ASCII));
            for (int seen = 0; seen != 0x0d0a0d0a; ) {
                seen = (seen << 8) | in.readUnsignedByte();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Logs in, and reads the answer. */
    RawClient logIn(String userId) throws IOException {
        String userSig = UserSigIssuer.of(app).issue(userId).text();
        send("{\"head\":{\"servcmd\":\"im_open_status.wslogin\",\"seq\":1,\"identifier\":\"" + userId
                + "\",\"usersig\":\"" + userSig + "\"},\"body\":{}}");
        String answer = read();
        if (!answer.contains("\"ErrorCode\":0")) {
            throw new IOException("not logged in: " + answer);
        }
        return this;
    }

    void send(String json) throws IOException {
        send(BINARY, json.getBytes(UTF_8));
    }

    void send(int head, byte[] payload) throws IOException {
        ByteBuffer frame = ByteBuffer.allocate(payload.length + 14);
        frame.put((byte) head);
        if (payload.length < 126) {
            frame.put((byte) (0x80 | payload.length));
        } else if (payload.length < 65_536) {
            frame.put((byte) 0xfe).putShort((short) payload.length);
        } else {
            frame.put((byte) 0xff).putLong(payload.length);
        }
        frame.putInt(0).put(payload); // with a mask of zeros
        write(frame.array(), frame.position());
    }

    void write(byte[] bytes, int length) throws IOException {
        out.write(bytes, 0, length);
    }

    /** The next frame's text; a closing one as {@code close 1008 reason}; {@code gone} if there is no more. */
    String read() throws IOException {
        try {
            int head = in.readUnsignedByte();
            int length = in.readUnsignedByte();
            long size = length == 126 ? in.readUnsignedShort() : length == 127 ? in.readLong() : length;
            byte[] payload = in.readNBytes((int) size);
            if (head == CLOSE) {
                int status = payload.length < 2 ? 0 : ((payload[0] & 0xff) << 8) | (payload[1] & 0xff);
                return "close " + status + " "
                        + new String(payload, Math.min(2, payload.length), Math.max(0, payload.length - 2), UTF_8);
            }
            return new String(payload, UTF_8);
        } catch (EOFException | SocketException e) {
            return "gone";
        }
    }

    /** Reads on until the mock closes. */
    String readToTheEnd() throws IOException {
        String frame = read();
        while (!frame.startsWith("close ") && !frame.equals("gone")) {
            frame = read();
        }
        return frame;
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
