package io.github.usersig.testcontainers.internal.image;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;

import io.github.usersig.testcontainers.internal.engine.Platform;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.HexFormat;
import java.util.Optional;

/**
 * The program by which the engine asks the mock whether it is ready, of 350 bytes. A second JVM would do, too, but that takes 30 MB
 * of the memory that the container may have. It is written down in bytes, in a text beside this class: no compiler can be counted on.
 */
final class HealthProgram {

    private static final String REQUEST = "GET /__mock/ready HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n";

    private static final int HEADERS = 64 + 56;
    private static final long LOADED_AT = 0x400000;
    private static final int PAGE = 0x10000; // the largest there is

    private HealthProgram() {}

    /** For an engine like this, if there is one: it exits with 0 if the mock that listens on this port of loopback is ready. */
    static Optional<byte[]> of(Platform platform, int port) {
        return switch (platform.toString()) {
            case "linux/amd64" -> Optional.of(program(62, "health-amd64.txt", port));
            case "linux/arm64" -> Optional.of(program(183, "health-arm64.txt", port));
            default -> Optional.empty();
        };
    }

    private static byte[] program(int processor, String listing, int port) {
        byte[] code = code(listing);
        byte[] request = REQUEST.getBytes(US_ASCII);
        int size = HEADERS + code.length + 16 + request.length;
        ByteBuffer file = ByteBuffer.allocate(size).order(ByteOrder.LITTLE_ENDIAN);
        file.put(new byte[] {0x7f, 'E', 'L', 'F', 2, 1, 1}).position(16);
        file.putShort((short) 2) // a program
                .putShort((short) processor)
                .putInt(1)
                .putLong(LOADED_AT + HEADERS) // where it starts
                .putLong(64) // where the second header is
                .putLong(0)
                .putInt(0)
                .putShort((short) 64)
                .putShort((short) 56)
                .putShort((short) 1)
                .putShort((short) 64)
                .putShort((short) 0)
                .putShort((short) 0);
        file.putInt(1) // what is loaded: all of it
                .putInt(5) // to be read and run
                .putLong(0)
                .putLong(LOADED_AT)
                .putLong(LOADED_AT)
                .putLong(size)
                .putLong(size)
                .putLong(PAGE);
        file.put(code);
        file.putShort((short) 2)
                .order(ByteOrder.BIG_ENDIAN)
                .putShort((short) port)
                .putInt(0x7f000001)
                .putLong(0);
        file.put(request);
        return file.array();
    }

    /** The bytes of a listing, in which what they mean stands behind semicolons. */
    private static byte[] code(String listing) {
        try (InputStream in = HealthProgram.class.getResourceAsStream(listing)) {
            if (in == null) {
                throw new IllegalStateException("usersig-testcontainers has no " + listing + " inside");
            }
            StringBuilder digits = new StringBuilder();
            new String(in.readAllBytes(), UTF_8)
                    .lines()
                    .map(line -> line.replaceFirst(";.*", "").replace(" ", ""))
                    .forEach(digits::append);
            return HexFormat.of().parseHex(digits);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
