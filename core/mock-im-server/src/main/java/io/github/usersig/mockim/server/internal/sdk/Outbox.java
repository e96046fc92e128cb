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
import org.jspecify.annotations.Nullable;

/**
 * What is to be sent to one client, in the order it came. Adding to it never waits and never writes: another thread does,
 * as fast as the client reads. How much may wait is limited. Pushes can be held back for a while, answers cannot.
 */
final class Outbox extends IteratingCallback {

    /** Some thousand messages: what a client gets within seconds under load, and no more than a few megabytes. */
    static final int MOST_FRAMES = 10_000;

    static final int MOST_BYTES = 4 * 1024 * 1024;

    private final Deque<byte[]> waiting = new ArrayDeque<>(1);
    private final Deque<byte[]> heldBack = new ArrayDeque<>(1);
    private final CoreSession session;
    private final Executor executor;
    private long bytes;
    private boolean holdsPushes;
    private boolean sending;
    private boolean closed;
    private @Nullable Runnable whenSent;

    Outbox(CoreSession session, Executor executor) {
        this.session = session;
        this.executor = executor;
    }

    /** Adds a frame; says whether there was room for it. What is added after the end is dropped. */
    boolean add(byte[] frame) {
        return add(frame, false);
    }

    /** Adds a frame that the client has not asked for, which is sent later while these are held back. */
    boolean addPush(byte[] frame) {
        return add(frame, true);
    }

    private boolean add(byte[] frame, boolean push) {
        boolean first;
        synchronized (waiting) {
            if (closed) {
                return true;
            }
            if (waiting.size() + heldBack.size() >= MOST_FRAMES || bytes + frame.length > MOST_BYTES) {
                dropAll();
                return false;
            }
            bytes += frame.length;
            if (push && holdsPushes) {
                heldBack.addLast(frame);
                return true;
            }
            first = waiting.isEmpty();
            waiting.addLast(frame);
        }
        if (first) { // whoever added the first sees to those behind it
            write();
        }
        return true;
    }

    /** From now on, pushes are sent only after {@link #letPushesGo}. */
    void holdPushesBack() {
        synchronized (waiting) {
            holdsPushes = true;
        }
    }

    /** Sends what was held back, behind all that is to be sent by now. */
    void letPushesGo() {
        boolean first;
        synchronized (waiting) {
            holdsPushes = false;
            first = waiting.isEmpty() && !heldBack.isEmpty();
            waiting.addAll(heldBack);
            heldBack.clear();
        }
        if (first) {
            write();
        }
    }

    private void write() {
        try {
            executor.execute(this::iterate);
        } catch (RejectedExecutionException e) { // the mock stops
            end();
        }
    }

    /**
     * Sends what waits by now, and drops what is added later or held back. Then does this, in whatever thread; never, if what waits
     * cannot be sent.
     */
    void endWhenSent(Runnable then) {
        boolean allSent;
        synchronized (waiting) {
            closed = true;
            heldBack.clear();
            allSent = waiting.isEmpty() && !sending;
            whenSent = allSent ? null : then;
        }
        if (allSent) {
            then.run();
        }
    }

    /** Sends nothing more. */
    void end() {
        synchronized (waiting) {
            dropAll();
        }
    }

    private void dropAll() {
        closed = true;
        waiting.clear();
        heldBack.clear();
        whenSent = null;
    }

    @Override
    protected Action process() {
        byte[] frame;
        boolean more;
        Runnable then;
        synchronized (waiting) {
            frame = waiting.pollFirst();
            sending = frame != null;
            bytes -= frame == null ? 0 : frame.length;
            more = !waiting.isEmpty();
            then = sending ? null : whenSent;
            whenSent = then == null ? whenSent : null;
        }
        if (frame == null) {
            if (then != null) {
                then.run();
            }
            return Action.IDLE;
        }
        session.sendFrame(new Frame(OpCode.BINARY, ByteBuffer.wrap(frame)), this, more);
        return Action.SCHEDULED;
    }

    @Override
    protected void onCompleteFailure(Throwable cause) {
        end(); // the socket's own handler hears of it too
    }
}
