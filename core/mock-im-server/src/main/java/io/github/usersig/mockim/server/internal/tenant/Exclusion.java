package io.github.usersig.mockim.server.internal.tenant;

import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * One after the other: who does something to a tenant, or looks at it, has it alone. Who takes long comes behind all who wait,
 * and one at a time, so that nobody who is quick waits for more than one of them.
 */
final class Exclusion {

    /** Who must not wait waits no longer than some commands take. */
    private static final long AT_ONCE_NANOS = 200_000;

    private final ReentrantLock lock = new ReentrantLock(true);
    private final ReentrantLock turn = new ReentrantLock(true);
    private final AtomicInteger lengthy = new AtomicInteger();

    /** Does what takes a few microseconds. */
    <T> T quickly(Supplier<T> action) {
        if (!lock.tryLock()) { // which passes by those who wait, and is faster than to stand behind them
            lock.lock();
        }
        try {
            return action.get();
        } finally {
            lock.unlock();
        }
    }

    /** Does what takes longer the more there is in the tenant. */
    <T> T atLength(Supplier<T> action) {
        if (lock.isHeldByCurrentThread()) {
            return action.get();
        }
        lengthy.incrementAndGet();
        turn.lock();
        try {
            lock.lock();
            try {
                return action.get();
            } finally {
                lock.unlock();
            }
        } finally {
            turn.unlock();
            lengthy.decrementAndGet();
        }
    }

    /**
     * Does what takes a few microseconds, if that can be begun at once.
     *
     * @param action may give null, as if it could not
     */
    <T> Optional<T> atOnce(Supplier<@Nullable T> action) {
        if (!lock.tryLock() && !waitShortly()) {
            return Optional.empty();
        }
        try {
            return Optional.ofNullable(action.get());
        } finally {
            lock.unlock();
        }
    }

    private boolean waitShortly() {
        try {
            return !isLengthy() && lock.tryLock(AT_ONCE_NANOS, TimeUnit.NANOSECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    /** Whether somebody does, or is about to do, what takes long. */
    boolean isLengthy() {
        return lengthy.get() > 0;
    }
}
