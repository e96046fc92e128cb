package io.github.usersig.mockim.server.internal.sdk;

import io.github.usersig.mockim.server.internal.tenant.Session.FirstRead;
import io.github.usersig.mockim.server.internal.tenant.Session.Kept;
import java.nio.ByteBuffer;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Objects;
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
    private final Deque<Held> heldBack = new ArrayDeque<>(1);
    private final CoreSession session;
    private final Executor executor;
    private long bytes;
    private boolean holdsPushes;
    private boolean firstReadAhead;
    private boolean listWasRead;
    private boolean justRead;
    private boolean pausing;
    private int logins;
    private List<Kept> covered = List.of();
    private boolean sending;
    private boolean closed;
    private @Nullable Runnable whenSent;

    /** A frame that is sent later, with the message in it if that is kept. */
    @SuppressWarnings("ArrayRecordComponent") // handed on as it came, and changed by nobody
    private record Held(byte[] frame, @Nullable Kept message) {

        boolean isMessage(boolean inGroup) {
            return message != null && message.inGroup() == inGroup;
        }
    }

    Outbox(CoreSession session, Executor executor) {
        this.session = session;
        this.executor = executor;
    }

    /** Adds a frame; says whether there was room for it. What is added after the end is dropped. */
    boolean add(byte[] frame) {
        return add(frame, null, false, false);
    }

    /** Adds a frame that the client has not asked for, which is sent later while these are held back. */
    boolean addPush(byte[] frame) {
        return add(frame, null, true, false);
    }

    /** The same with a frame that does not wait for a first read, although messages do. */
    boolean addUrgentPush(byte[] frame) {
        return add(frame, null, true, true);
    }

    /**
     * The same with a message that is kept. From a login to the first read of what is there it waits, and so does all that comes
     * behind it: so the client gets it once, by the read or behind it.
     */
    boolean addPush(byte[] frame, Kept message) {
        return add(frame, message, true, false);
    }

    private boolean add(byte[] frame, @Nullable Kept message, boolean push, boolean urgent) {
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
            boolean waitsForRead = (firstReadAhead || pausing) && (message != null || !heldBack.isEmpty());
            if (push && (holdsPushes || (waitsForRead && !urgent))) {
                heldBack.addLast(new Held(frame, message));
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

    /** Sends what was held back, behind all that is to be sent by now, but for messages that the first read is waited for with. */
    void letPushesGo() {
        boolean first;
        synchronized (waiting) {
            holdsPushes = false;
            first = release();
        }
        writeIf(first);
    }

    /** Whether the first read has taken place since this was last asked; if so, messages wait until {@link #endPause}. */
    boolean beginPause() {
        synchronized (waiting) {
            boolean was = justRead;
            justRead = false;
            pausing |= was;
            return was;
        }
    }

    /** Lets messages go that came right after the first read. */
    void endPause() {
        boolean first;
        synchronized (waiting) {
            pausing = false;
            first = !holdsPushes && release();
        }
        writeIf(first);
    }

    /** Moves what may be sent; says whether somebody has to begin with it. */
    private boolean release() {
        boolean empty = waiting.isEmpty();
        while (!heldBack.isEmpty()
                && (!(firstReadAhead || pausing) || heldBack.getFirst().message() == null)) {
            waiting.addLast(heldBack.removeFirst().frame());
        }
        return empty && !waiting.isEmpty();
    }

    /** The client is about to log in, and then to read what is there; says whether it was about to read already. */
    boolean beginFirstRead() {
        synchronized (waiting) {
            boolean before = firstReadAhead;
            firstReadAhead = true;
            listWasRead = false;
            logins++;
            return before;
        }
    }

    /** Which login it is, to be given up. */
    int logins() {
        synchronized (waiting) {
            return logins;
        }
    }

    /** There will be no first read: what waited for it is sent with the next that is let go. */
    void endFirstRead() {
        synchronized (waiting) {
            firstReadAhead = false;
        }
    }

    /** Waits no longer for the first read of this login. */
    void giveUpFirstRead(int login) {
        boolean first;
        synchronized (waiting) {
            if (login != logins || !firstReadAhead) {
                return;
            }
            firstReadAhead = false;
            first = !holdsPushes && release();
        }
        writeIf(first);
    }

    /**
     * The conversation list is being read, and its answer will be added. What was held back by now is in it: at the first read the
     * messages are not pushed, later all is sent before the answer.
     */
    void listRead() {
        boolean first;
        synchronized (waiting) {
            if (firstReadAhead && !listWasRead) {
                listWasRead = true;
                coverMessages();
                drop(true);
            }
            first = release();
        }
        writeIf(first);
    }

    /** The messages are being read, and the answer will be added. */
    FirstRead messagesRead() {
        FirstRead read;
        boolean first = false;
        synchronized (waiting) {
            if (!firstReadAhead) {
                first = release();
                read = FirstRead.NOTHING;
            } else {
                if (!listWasRead) {
                    coverMessages();
                }
                firstReadAhead = false;
                justRead = true;
                read = new FirstRead(covered, messages());
                covered = List.of();
            }
        }
        writeIf(first);
        return read;
    }

    /** The one-to-one messages that were held back are not pushed any more. */
    private void coverMessages() {
        covered = messages();
        drop(false);
    }

    private void drop(boolean inGroups) {
        heldBack.removeIf(held -> {
            boolean gone = held.isMessage(inGroups);
            bytes -= gone ? held.frame().length : 0;
            return gone;
        });
    }

    private List<Kept> messages() {
        return heldBack.stream()
                .filter(held -> held.isMessage(false))
                .map(Held::message)
                .filter(Objects::nonNull)
                .toList();
    }

    private void writeIf(boolean first) {
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
