package io.github.usersig.mockim.server.internal.sdk;

import io.github.usersig.mockim.server.internal.sdk.Packet.MalformedException;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.zip.GZIPInputStream;
import java.util.zip.InflaterInputStream;

/** Frames that begin with {@code COMP}: the rest is gzip or zlib data. All others are as they are. */
final class Compressed {

    private static final byte[] MARK = {'C', 'O', 'M', 'P'};
    private static final int GZIP = 0x1f;

    private Compressed() {}

    /** What is inside; a small frame that grows beyond all measure is none. */
    static byte[] open(byte[] frame) throws MalformedException {
        if (frame.length <= MARK.length || !Arrays.equals(frame, 0, MARK.length, MARK, 0, MARK.length)) {
            return frame;
        }
        ByteArrayInputStream data = new ByteArrayInputStream(frame, MARK.length, frame.length - MARK.length);
        try (InputStream in = frame[MARK.length] == GZIP ? new GZIPInputStream(data) : new InflaterInputStream(data)) {
            byte[] inside = in.readNBytes(SdkSocket.LONGEST_FRAME + 1);
            if (inside.length > SdkSocket.LONGEST_FRAME) {
                throw new MalformedException("the frame holds over " + SdkSocket.LONGEST_FRAME + " bytes");
            }
            return inside;
        } catch (IOException e) {
            throw new MalformedException("the frame begins with COMP, and neither gzip nor zlib data follows");
        }
    }
}
