package io.github.usersig.mockim.server.internal.command.app;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/**
 * How large a picture is, by its first bytes: PNG, GIF, BMP and JPEG.
 *
 * @param width in pixels; 0 if not known
 * @param height in pixels; 0 if not known
 */
record ImageSize(int width, int height) {

    private static final ImageSize UNKNOWN = new ImageSize(0, 0);
    private static final int JPEG = 0xffd8;
    private static final int FIRST_FRAME = 0xffc0;
    private static final int LAST_FRAME = 0xffcf;

    static ImageSize of(byte[] picture) {
        ByteBuffer bytes = ByteBuffer.wrap(picture);
        String start = new String(picture, 0, Math.min(8, picture.length), ISO_8859_1);
        try {
            if (start.startsWith("\u0089PNG")) {
                return new ImageSize(bytes.getInt(16), bytes.getInt(20));
            }
            ByteBuffer small = bytes.duplicate().order(ByteOrder.LITTLE_ENDIAN);
            if (start.startsWith("GIF8")) {
                return new ImageSize(small.getShort(6) & 0xffff, small.getShort(8) & 0xffff);
            }
            if (start.startsWith("BM")) {
                return new ImageSize(small.getInt(18), Math.abs(small.getInt(22)));
            }
            return (bytes.getShort(0) & 0xffff) == JPEG ? ofJpeg(bytes.position(2)) : UNKNOWN;
        } catch (BufferUnderflowException | IndexOutOfBoundsException | IllegalArgumentException e) {
            return UNKNOWN; // it ends too early
        }
    }

    /** The size stands in the first frame, behind segments that each say how long they are. */
    private static ImageSize ofJpeg(ByteBuffer bytes) {
        while (true) {
            int marker = bytes.getShort() & 0xffff;
            int length = bytes.getShort() & 0xffff;
            boolean inRange = marker >= FIRST_FRAME && marker <= LAST_FRAME;
            boolean frame = inRange && (marker == FIRST_FRAME || marker % 4 != 0); // of the others none has a size
            if (frame) {
                int height = bytes.getShort(bytes.position() + 1) & 0xffff;
                return new ImageSize(bytes.getShort(bytes.position() + 3) & 0xffff, height);
            }
            bytes.position(bytes.position() + length - 2);
        }
    }

    /** The same picture, with no side longer than that. */
    ImageSize within(int longest) {
        int side = Math.max(width, height);
        return side <= longest
                ? this
                : new ImageSize(Math.max(1, width * longest / side), Math.max(1, height * longest / side));
    }
}
