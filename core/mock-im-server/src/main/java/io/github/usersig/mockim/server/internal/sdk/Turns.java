package io.github.usersig.mockim.server.internal.sdk;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * What one client asks, dealt with in the order it came. As a rule that is at once, by the thread that reads the connection.
 * Where the app is asked first, another thread waits for what the app says, and whatever comes meanwhile waits behind it: but
 * heartbeats, which are answered at once, for a client that gets no answer within seconds connects again. How much may wait
 * is limited; beyond it nothing more is read.
 */
final class Turns {

    static final int MOST_PACKETS = 1_000;
    static final int MOST_BYTES = 1024 * 1024;

    private final Executor executor;
    private final Predicate<Packet> slow;
    private final Consumer<Packet> dealing;
    private final Deque<Turn> waiting = new ArrayDeque<>(1);
    private int bytes;
    private boolean working;
    private @Nullable Runnable whenRoom;

    private record Turn(Runnable action, int bytes) {}

    /**
     * Has nothing to do yet.
     *
     * @param slow whether the app may be asked about one
     * @param dealing what is done with each; must not throw
     */
    Turns(Executor executor, Predicate<Packet> slow, Consumer<Packet> dealing) {
        this.executor = executor;
        this.slow = slow;
        this.dealing = dealing;
    }

    /** Deals with a packet, now or in its turn. For the one thread that reads. */
    void take(Packet packet) {
        if (packet.isHeartbeat() || (isIdle() && !slow.test(packet))) {
            dealing.accept(packet);
        } else {
            add(new Turn(() -> dealing.accept(packet), packet.bytes()));
        }
    }

    /** Does something after all that was taken, now if nothing waits. */
    void last(Runnable action) {
        if (isIdle()) {
            action.run();
        } else {
            add(new Turn(action, 0));
        }
    }

    private boolean isIdle() {
        synchronized (waiting) {
            return !working;
        }
    }

    private void add(Turn turn) {
        synchronized (waiting) {
            waiting.addLast(turn);
            bytes += turn.bytes();
            if (working) {
                return;
            }
            working = true;
        }
        try {
            executor.execute(this::work);
        } catch (RejectedExecutionException e) { // the mock stops: what is left is the end of the session
            work();
        }
    }

    private void work() {
        for (Turn turn = next(); turn != null; turn = next()) {
            madeRoom();
            turn.action().run();
        }
    }

    private @Nullable Turn next() {
        synchronized (waiting) {
            Turn turn = waiting.pollFirst();
            working = turn != null;
            bytes -= turn == null ? 0 : turn.bytes();
            return turn;
        }
    }

    /** Whether more may be taken; if not, this is run as soon as it may. */
    boolean hasRoom(Runnable otherwiseThen) {
        synchronized (waiting) {
            boolean room = isRoom();
            whenRoom = room ? null : otherwiseThen;
            return room;
        }
    }

    private boolean isRoom() {
        return waiting.size() < MOST_PACKETS && bytes < MOST_BYTES;
    }

    private void madeRoom() {
        Runnable then;
        synchronized (waiting) {
            then = isRoom() ? whenRoom : null;
            whenRoom = then == null ? whenRoom : null;
        }
        if (then != null) {
            then.run();
        }
    }
}
