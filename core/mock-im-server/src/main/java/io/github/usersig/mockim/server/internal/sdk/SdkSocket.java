package io.github.usersig.mockim.server.internal.sdk;

import static java.util.Objects.requireNonNull;

import io.github.usersig.mockim.server.internal.sdk.Packet.MalformedException;
import io.github.usersig.mockim.server.internal.tenant.Session.FirstRead;
import io.github.usersig.mockim.server.internal.tenant.Session.Kept;
import java.io.ByteArrayOutputStream;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Function;
import org.eclipse.jetty.util.Callback;
import org.eclipse.jetty.websocket.core.CloseStatus;
import org.eclipse.jetty.websocket.core.CoreSession;
import org.eclipse.jetty.websocket.core.Frame;
import org.eclipse.jetty.websocket.core.FrameHandler;
import org.eclipse.jetty.websocket.core.OpCode;
import org.jspecify.annotations.Nullable;

/**
 * A client's connection: makes packets of frames, and hangs up with a reason on who does not keep to what a client may do.
 * Frames are read one after the other, and the next when the one before is dealt with, or waits its turn.
 */
final class SdkSocket implements FrameHandler {

    /** As long as a body of the REST API may be. */
    static final int LONGEST_FRAME = 256 * 1024;

    /** For how long the other side may still read why the connection is closed. */
    private static final long CLOSING_MILLIS = 1_000;

    /**
     * Messages wait so long after the first read before they are pushed. The Web client now and then does not count a message that comes within
     * milliseconds of that answer.
     */
    private static final Duration AFTER_FIRST_READ = Duration.ofMillis(100);

    /** For how long after its login a client may begin to read what is there. */
    private static final Duration FIRST_READ = Duration.ofSeconds(5);

    private final Watch watch;
    private final Executor executor;
    private final ClientDialogue dialogue;
    private final Turns turns;
    private final Pace pace = new Pace();
    private final AtomicBoolean closing = new AtomicBoolean();
    private final AtomicBoolean closed = new AtomicBoolean();
    private @Nullable CoreSession session;
    private @Nullable Outbox outbox;
    private @Nullable ByteArrayOutputStream beginning;
    private volatile long lastHeardNanos = System.nanoTime();
    private volatile boolean reading = true;
    private volatile boolean silent;
    private volatile boolean hungUp;
    private volatile boolean leaving;

    SdkSocket(Watch watch, Executor executor, Function<SdkSocket, ClientDialogue> dialogue) {
        this.watch = watch;
        this.executor = executor;
        this.dialogue = dialogue.apply(this);
        this.turns = new Turns(this::answer);
    }

    @Override
    public void onOpen(CoreSession opened, Callback callback) {
        session = opened;
        outbox = new Outbox(opened, executor);
        watch.add(this);
        callback.succeeded();
        opened.demand();
    }

    @Override
    public void onFrame(Frame frame, Callback callback) {
        reading = false;
        try {
            if (!closing.get() && !leaving) {
                take(frame);
            }
        } catch (MalformedException e) {
            close(CloseStatus.BAD_PAYLOAD, String.valueOf(e.getMessage()));
        } catch (RuntimeException | Error e) {
            failed(e);
            callback.failed(e);
            return;
        }
        callback.succeeded(); // Jetty answers pings and closings then
        if (turns.hasRoom(this::readOnAgain)) {
            readOn();
        }
    }

    /** Silence is what the client says nothing in while the mock reads. */
    private void readOn() {
        lastHeardNanos = System.nanoTime();
        reading = true;
        requireNonNull(session).demand();
    }

    private void readOnAgain() {
        try {
            readOn();
        } catch (RejectedExecutionException e) { // the mock stops
            abort();
        }
    }

    private void failed(Throwable fault) { // of the mock
        close(CloseStatus.SERVER_ERROR, "the mock failed: " + fault.getClass().getSimpleName());
    }

    private CompletionStage<@Nullable Void> answer(Packet packet) {
        if (hungUp) {
            return CompletableFuture.completedFuture(null);
        }
        CompletionStage<@Nullable Void> answered;
        try {
            answered = dialogue.on(packet);
        } catch (RuntimeException | Error e) {
            answered = CompletableFuture.failedFuture(e);
        }
        return answered.exceptionally(fault -> {
            failed(fault.getCause() == null ? fault : fault.getCause());
            return null;
        });
    }

    private void take(Frame frame) throws MalformedException {
        if (!pace.allows(System.nanoTime())) {
            close(CloseStatus.POLICY_VIOLATION, "too many frames: at most " + Pace.PER_SECOND + " a second");
            return;
        }
        switch (frame.getOpCode()) {
            case OpCode.TEXT -> close(CloseStatus.BAD_DATA, "frames must be binary, with JSON in UTF-8 inside");
            case OpCode.BINARY, OpCode.CONTINUATION -> takeData(frame);
            default -> {}
        }
    }

    private void takeData(Frame frame) throws MalformedException {
        ByteArrayOutputStream before = beginning;
        int length = (before == null ? 0 : before.size()) + frame.getPayloadLength();
        if (length > LONGEST_FRAME) {
            beginning = null;
            close(CloseStatus.MESSAGE_TOO_LARGE, "a frame may have at most " + LONGEST_FRAME + " bytes");
            return;
        }
        byte[] bytes = new byte[frame.getPayloadLength()];
        frame.getPayload().get(bytes);
        if (before == null && frame.isFin()) {
            turns.take(Packet.parse(bytes));
            return;
        }
        ByteArrayOutputStream all = before == null ? new ByteArrayOutputStream() : before;
        all.writeBytes(bytes);
        beginning = frame.isFin() ? null : all;
        if (frame.isFin()) {
            turns.take(Packet.parse(all.toByteArray()));
        }
    }

    /** Answers, after all that was sent before; neither waits nor writes. */
    void answer(byte[] frame) {
        Outbox box = outbox;
        if (box != null) {
            closeUnless(box.add(frame));
        }
    }

    /** Sends what the client has not asked for, after all that was sent before; neither waits nor writes. */
    void push(byte[] frame) {
        Outbox box = outbox;
        if (box != null) {
            closeUnless(box.addPush(frame));
        }
    }

    /** The same for what does not wait for anything but the answer to a login. */
    void pushUrgently(byte[] frame) {
        Outbox box = outbox;
        if (box != null) {
            closeUnless(box.addUrgentPush(frame));
        }
    }

    /** The same with a message that is kept, of which a client that has just logged in may read otherwise. */
    void push(byte[] frame, Kept message) {
        Outbox box = outbox;
        if (box != null) {
            closeUnless(box.addPush(frame, message));
        }
    }

    private void closeUnless(boolean hadRoom) {
        if (!hadRoom) {
            close(CloseStatus.POLICY_VIOLATION, "the client does not read what it is sent");
        }
    }

    /** From now on, pushes wait until {@link #letPushesGo}. */
    void holdPushesBack() {
        Outbox box = outbox;
        if (box != null) {
            box.holdPushesBack();
        }
    }

    /** Sends those that waited, and from now on each at once. */
    void letPushesGo() {
        Outbox box = outbox;
        if (box == null) {
            return;
        }
        if (box.beginPause()) {
            later(AFTER_FIRST_READ, box::endPause);
        }
        box.letPushesGo();
    }

    /** A login begins, after which the client reads what is there; says whether it was about to do that already. */
    boolean beginFirstRead() {
        Outbox box = outbox;
        return box != null && box.beginFirstRead();
    }

    /** There will be no first read of the last login, or it takes too long: what waited for it goes with the next pushes. */
    void endFirstRead() {
        Outbox box = outbox;
        if (box != null) {
            box.endFirstRead();
        }
    }

    /** Waits a while for the first read of the last login, and not longer. */
    void expectFirstRead() {
        Outbox box = outbox;
        if (box != null) {
            int login = box.logins();
            later(FIRST_READ, () -> box.giveUpFirstRead(login));
        }
    }

    void listRead() {
        Outbox box = outbox;
        if (box != null) {
            box.listRead();
        }
    }

    FirstRead messagesRead() {
        Outbox box = outbox;
        return box == null ? FirstRead.NOTHING : box.messagesRead();
    }

    /** Does something later. */
    void later(Duration delay, Runnable action) {
        watch.later(delay.toMillis(), action);
    }

    /** Has threads that may wait. */
    Executor elsewhere() {
        return executor;
    }

    /** Hangs up, and says why, after all that was to be sent if the client reads it in time. Neither waits nor writes. */
    void close(int status, String reason) {
        if (closing.compareAndSet(false, true)) {
            hungUp = true;
            dialogue.closing(status, reason);
            executor.execute(() -> {
                requireNonNull(outbox).endWhenSent(() -> requireNonNull(session).close(status, reason, Callback.NOOP));
                watch.later(CLOSING_MILLIS, this::abort);
            });
        }
    }

    /** Takes nothing more, and hangs up with this reason when all is answered that was taken. */
    void leave(String reason) {
        leaving = true;
        turns.last(() -> close(CloseStatus.SHUTDOWN, reason));
    }

    /** Lets the connection go without a word. */
    void abort() {
        CoreSession open = session;
        if (open != null && !closed.get()) {
            open.abort();
        }
    }

    void hangUpIfSilent(long nowNanos) {
        if (reading && nowNanos - lastHeardNanos > dialogue.heartbeatTimeoutNanos() && !closing.get()) {
            silent = true;
            close(CloseStatus.SHUTDOWN, "no heartbeat for too long");
        }
    }

    @Override
    public void onError(Throwable cause, Callback callback) {
        callback.succeeded(); // onClosed follows
    }

    @Override
    public void onClosed(CloseStatus status, Callback callback) {
        closed.set(true);
        closing.set(true);
        watch.remove(this);
        Outbox box = outbox;
        if (box != null) {
            box.end();
        }
        turns.last(() -> dialogue.closed(silent)); // what came before the end is still done
        callback.succeeded();
    }
}
