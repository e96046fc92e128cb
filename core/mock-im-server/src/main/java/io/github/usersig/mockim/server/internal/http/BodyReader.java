package io.github.usersig.mockim.server.internal.http;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import org.eclipse.jetty.http.HttpException;
import org.eclipse.jetty.io.Content;
import org.eclipse.jetty.server.Request;
import org.jspecify.annotations.Nullable;

/**
 * Reads a request's body without blocking a thread, up to a limit.
 *
 * <p>What exceeds the limit is read on and thrown away for a while, so that most clients get to see the answer instead
 * of a broken connection; a body longer than that is given up on.
 */
public final class BodyReader implements Runnable {

    private static final int MOST_THROWN_AWAY = 1024 * 1024;

    /** What is set aside when the first bytes come: enough for nearly all. A client can announce what it never sends. */
    private static final int FIRST_BYTES = 4 * 1024;

    private static final byte[] NOTHING = {};
    private static final BodyRoom ROOM = BodyRoom.OF_THIS_JVM;

    private final Request request;
    private final int limit;
    private final Receiver receiver;
    private @Nullable ByteArrayOutputStream bytes;
    private long total;
    private long begunNanos;
    private boolean waiting;
    private int counted;

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
                if (waitForMore()) {
                    request.demand(this);
                }
                return;
            }
            if (Content.Chunk.isFailure(chunk)) {
                fail(chunk.getFailure());
                return;
            }
            take(chunk.getByteBuffer());
            boolean last = chunk.isLast();
            chunk.release();
            if (last || total > limit + (long) MOST_THROWN_AWAY) {
                ROOM.giveBack(counted);
                receiver.received(new Body(kept(), total <= limit, !last));
                return;
            }
        }
    }

    /** Nearly all bodies are there at once. Those that are not are counted, and have their time. */
    private boolean waitForMore() {
        try {
            if (!waiting) {
                waiting = true;
                begunNanos = System.nanoTime();
            } else if (Patience.with(request).isOverWithBody(begunNanos, total)) {
                throw Patience.with(request).tooSlow("a body");
            }
            int more = size() - counted;
            ROOM.take(more);
            counted += more;
            return true;
        } catch (HttpException.RuntimeException e) {
            fail(e);
            return false;
        }
    }

    private void fail(Throwable cause) {
        ROOM.giveBack(counted);
        bytes = null;
        receiver.failed(cause);
    }

    private int size() {
        return bytes == null ? 0 : bytes.size();
    }

    private byte[] kept() {
        return bytes == null ? NOTHING : bytes.toByteArray();
    }

    private void take(ByteBuffer chunk) {
        total += chunk.remaining();
        if (total <= limit && chunk.hasRemaining()) {
            ByteArrayOutputStream into = bytes;
            if (into == null) {
                into = new ByteArrayOutputStream(firstSize(chunk.remaining()));
                bytes = into;
            }
            byte[] copy = new byte[chunk.remaining()];
            chunk.get(copy);
            into.writeBytes(copy);
        }
    }

    private int firstSize(int come) {
        long announced = Math.max(0, request.getHeaders().getLongField("Content-Length"));
        return (int) Math.max(come, Math.min(announced, Math.min(limit, FIRST_BYTES)));
    }
}
