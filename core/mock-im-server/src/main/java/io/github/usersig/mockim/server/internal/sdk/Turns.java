package io.github.usersig.mockim.server.internal.sdk;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * What one client asks, dealt with in the order it came. As a rule that is at once, by the thread that reads the connection.
 * Where the app is asked first, no thread waits for what it says, and whatever comes meanwhile waits behind it: but
 * heartbeats, which are answered at once, for a client that gets no answer within seconds connects again. How much may wait
 * is limited; beyond it nothing more is read.
 */
final class Turns {

    static final int MOST_PACKETS = 1_000;
    static final int MOST_BYTES = 1024 * 1024;

    private final Function<Packet, CompletionStage<@Nullable Void>> dealing;
    private final Deque<Turn> waiting = new ArrayDeque<>(1);
    private int bytes;
    private boolean working;
    private @Nullable Runnable whenRoom;

    private record Turn(Supplier<CompletionStage<@Nullable Void>> action, int bytes) {}

    /**
     * Has nothing to do yet.
     *
     * @param dealing what is done with each, and when it is done; must neither throw nor fail
     */
    Turns(Function<Packet, CompletionStage<@Nullable Void>> dealing) {
        this.dealing = dealing;
    }

    /** Deals with a packet, now or in its turn. For the one thread that reads. */
    void take(Packet packet) {
        if (packet.isHeartbeat()) {
            CompletionStage<@Nullable Void> unused = dealing.apply(packet);
        } else {
            add(new Turn(() -> dealing.apply(packet), packet.bytes()));
        }
    }

    /** Does something after all that was taken, now if nothing waits. */
    void last(Runnable action) {
        add(new Turn(
                () -> {
                    action.run();
                    return CompletableFuture.completedFuture(null);
                },
                0));
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
        work();
    }

    /** Goes on until nothing waits, or one turn takes longer: then whoever ends that goes on. */
    private void work() {
        for (Turn turn = next(); turn != null; turn = next()) {
            madeRoom();
            CompletionStage<@Nullable Void> done = turn.action().get();
            if (!done.toCompletableFuture().isDone()) {
                done.thenRun(this::work);
                return;
            }
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
