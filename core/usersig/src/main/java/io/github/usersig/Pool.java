package io.github.usersig;

import java.util.concurrent.atomic.AtomicReferenceArray;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Lends out objects that are dear to make and may be used by one thread at a time.
 *
 * <p>Not a {@code ThreadLocal}: a pool neither grows with the number of (virtual) threads nor outlives its owner. When
 * all are lent out a new one is made, and what finds no free place on return is left to the garbage collector.
 */
final class Pool<T> {

    private static final int SLOTS =
            Integer.highestOneBit(Math.max(4, Runtime.getRuntime().availableProcessors()) * 2 - 1);

    private final AtomicReferenceArray<@Nullable T> slots = new AtomicReferenceArray<>(SLOTS);
    private final Supplier<T> maker;

    Pool(Supplier<T> maker) {
        this.maker = maker;
    }

    T borrow() {
        int start = start();
        for (int i = 0; i < SLOTS; i++) {
            T found = slots.getAndSet((start + i) & (SLOTS - 1), null);
            if (found != null) {
                return found;
            }
        }
        return maker.get();
    }

    void giveBack(T used) {
        int start = start();
        for (int i = 0; i < SLOTS; i++) {
            if (slots.compareAndSet((start + i) & (SLOTS - 1), null, used)) {
                return;
            }
        }
    }

    /** Threads start their search at different places, so that they seldom meet. */
    private static int start() {
        return (int) Thread.currentThread().getId();
    }
}
