package io.github.usersig.mockim.server.internal.tenant;

import io.github.usersig.mockim.MockImException;
import java.util.Optional;
import java.util.function.LongSupplier;
import java.util.function.Supplier;

/**
 * Whether the heap has room for more of what tenants hold. What counts is what is in use after a collection, whoever uses it: a
 * sum of what messages and accounts are believed to take would be right until the first object that was forgotten.
 *
 * <p>To ask costs a comparison, most of the time. Only where what has survived collections is over the limit, garbage is
 * collected to know for sure: while there is room, only if there is more than the last time; and then once a second at most, to
 * know when there is room again. Safe for use by many threads.
 */
public final class HeapRoom {

    /** How much of the heap may be in use, in percent, unless somebody says something else. */
    public static final int USUAL_PERCENT = 75;

    private static final long LOOK_NANOS = 20_000_000;
    private static final long COLLECT_NANOS = 1_000_000_000;
    private static final int WORTH_COLLECTING = 50;
    private static final int LEAST_PERCENT = 10;
    static final int EXHAUSTED_PERCENT = 95;
    private static final long MIB = 1024 * 1024;

    private final Heap heap;
    private final LongSupplier nanos;
    private final int percent;
    private final long limit;
    private final Supplier<String> holdings;

    private volatile long lookedAt;
    private volatile boolean full;
    private long collectedAt;
    private long survivedThen;
    private long inUse;
    private String filledBy = "";

    /**
     * For the heap of this JVM.
     *
     * @param percent how much of it may be in use after a collection
     * @param holdings what fills it
     */
    public HeapRoom(int percent, Supplier<String> holdings) {
        this(Heap.ofThisJvm(), System::nanoTime, percent, holdings);
    }

    HeapRoom(Heap heap, LongSupplier nanos, int percent, Supplier<String> holdings) {
        this.heap = heap;
        this.nanos = nanos;
        this.percent = percent;
        this.limit = heap.most() / 100 * percent;
        this.holdings = holdings;
        this.lookedAt = nanos.getAsLong() - LOOK_NANOS;
        this.collectedAt = nanos.getAsLong() - COLLECT_NANOS;
    }

    /**
     * Goes on if there is room for more.
     *
     * @throws MockImException if not
     */
    public void require() {
        refusal().ifPresent(reason -> {
            throw new MockImException(reason);
        });
    }

    /** What fills the heap and what to do, if there is no room for more. */
    public Optional<String> refusal() {
        return isFull() ? Optional.of(reason()) : Optional.empty();
    }

    /** Something was let go: whoever asks next is not told what was so before. */
    synchronized void lookAgain() {
        lookedAt = nanos.getAsLong() - LOOK_NANOS;
        collectedAt = nanos.getAsLong() - COLLECT_NANOS;
    }

    private boolean isFull() {
        long now = nanos.getAsLong();
        if (now - lookedAt >= LOOK_NANOS) {
            look(now);
        }
        return full;
    }

    private synchronized void look(long now) {
        if (now - lookedAt < LOOK_NANOS) {
            return; // another thread has looked meanwhile
        }
        lookedAt = now;
        if (heap.used() <= limit) {
            full = false;
            return;
        }
        long survived = heap.survived();
        if (survived <= limit) {
            full = false;
        } else if (full ? now - collectedAt >= COLLECT_NANOS : isMoreThanLastTime(survived)) {
            heap.collect();
            collectedAt = nanos.getAsLong();
            lookedAt = collectedAt;
            inUse = heap.usedAfterCollection();
            survivedThen = heap.survived();
            full = inUse > limit;
            filledBy = full ? holdings.get() : "";
        }
    }

    /** Garbage that has survived once may do so for long, and to collect it again and again would keep everybody waiting. */
    private boolean isMoreThanLastTime(long survived) {
        return survived - survivedThen > heap.most() / WORTH_COLLECTING;
    }

    private synchronized String reason() {
        return "the heap is full: after a collection " + inUse / MIB + " of " + heap.most() / MIB
                + " MiB are in use, and the mock takes nothing more over " + percent + " %. " + filledBy
                + "Reset or remove tenants, take fewer snapshots, or give the JVM more heap with -Xmx";
    }

    /** Whether what is in use after a collection leaves nothing to work with. */
    public boolean isExhausted() {
        long most = heap.most() / 100 * EXHAUSTED_PERCENT;
        return heap.used() > most && heap.usedAfterCollection() > most;
    }

    /**
     * A share of the heap.
     *
     * @throws IllegalArgumentException if not in 10..95
     */
    public static int requirePercent(int percent) {
        if (percent < LEAST_PERCENT || percent > EXHAUSTED_PERCENT) {
            throw new IllegalArgumentException(
                    percent + " percent of the heap: give " + LEAST_PERCENT + " to " + EXHAUSTED_PERCENT);
        }
        return percent;
    }
}
