package io.github.usersig.mockim.server.internal.http;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import org.eclipse.jetty.io.Content;
import org.eclipse.jetty.server.Request;

/**
 * Reads a request's body without blocking a thread, up to a limit.
 *
 * <p>What exceeds the limit is read on and thrown away for a while, so that most clients get to see the answer instead
 * of a broken connection; a body longer than that is given up on.
 */
public final class BodyReader implements Runnable {

    private static final int MOST_THROWN_AWAY = 1024 * 1024;

    private final Request request;
    private final int limit;
    private final Receiver receiver;
    private final ByteArrayOutputStream bytes;
    private long total;

    /** Gets the body once it is there. */
    public interface Receiver {

        /** The body is there, or as much of it as was wanted. */
        void received(Body body);

        /** The client went away, or sent what is no HTTP. */
        void failed(Throwable cause);
    }

    private BodyReader(Request request, int limit, Receiver receiver) {
        this.request = request;
        this.limit = limit;
        this.receiver = receiver;
        long expected = Math.max(0, request.getHeaders().getLongField("Content-Length"));
        this.bytes = new ByteArrayOutputStream((int) Math.min(expected, limit));
    }

    /** Reads the body of this request, and keeps no more than {@code limit} bytes. */
    public static void read(Request request, int limit, Receiver receiver) {
        new BodyReader(request, limit, receiver).run();
    }

    /** Reads what has come so far; Jetty calls it again when there is more. */
    @Override
    public void run() {
        while (true) {
            Content.Chunk chunk = request.read();
            if (chunk == null) {
                request.demand(this);
                return;
            }
            if (Content.Chunk.isFailure(chunk)) {
                receiver.failed(chunk.getFailure());
                return;
            }
            take(chunk.getByteBuffer());
            boolean last = chunk.isLast();
            chunk.release();
            if (last || total > limit + (long) MOST_THROWN_AWAY) {
                receiver.received(new Body(bytes.toByteArray(), total <= limit, !last));
                return;
            }
        }
    }

    private void take(ByteBuffer chunk) {
        total += chunk.remaining();
        if (total <= limit) {
            byte[] copy = new byte[chunk.remaining()];
            chunk.get(copy);
            bytes.writeBytes(copy);
        }
    }
}
