package io.github.usersig.mockim.server.internal.sdk;

import java.nio.ByteBuffer;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import org.eclipse.jetty.util.IteratingCallback;
import org.eclipse.jetty.websocket.core.CoreSession;
import org.eclipse.jetty.websocket.core.Frame;
import org.eclipse.jetty.websocket.core.OpCode;

/**
 * What is to be sent to one client, in the order it came. Adding to it never waits and never writes: another thread does,
 * as fast as the client reads. How much may wait is limited.
 */
final class Outbox extends IteratingCallback {

    /** Some thousand messages: what a client gets within seconds under load, and no more than a few megabytes. */
    static final int MOST_FRAMES = 10_000;

    static final int MOST_BYTES = 4 * 1024 * 1024;

    private final Deque<byte[]> waiting = new ArrayDeque<>(1);
    private final CoreSession session;
    private final Executor executor;
    private long bytes;
    private boolean closed;

    Outbox(CoreSession session, Executor executor) {
        this.session = session;
        this.executor = executor;
    }

    /** Adds a frame; says whether there was room for it. What is added after the end is dropped. */
    boolean add(byte[] frame) {
        synchronized (waiting) {
            if (closed) {
                return true;
            }
            if (waiting.size() >= MOST_FRAMES || bytes + frame.length > MOST_BYTES) {
                closed = true;
                waiting.clear();
                return false;
            }
            waiting.addLast(frame);
            bytes += frame.length;
            if (waiting.size() > 1) {
                return true; // whoever added the first has seen to it
            }
        }
        try {
            executor.execute(this::iterate);
        } catch (RejectedExecutionException e) { // the mock stops
            end();
        }
        return true;
    }

    /** Sends nothing more. */
    void end() {
        synchronized (waiting) {
            closed = true;
            waiting.clear();
        }
    }

    @Override
    protected Action process() {
        byte[] frame;
        boolean more;
        synchronized (waiting) {
            frame = waiting.pollFirst();
            if (frame == null) {
                return Action.IDLE;
            }
            bytes -= frame.length;
            more = !waiting.isEmpty();
        }
        session.sendFrame(new Frame(OpCode.BINARY, ByteBuffer.wrap(frame)), this, more);
        return Action.SCHEDULED;
    }

    @Override
    protected void onCompleteFailure(Throwable cause) {
        end(); // the socket's own handler hears of it too
    }
}
