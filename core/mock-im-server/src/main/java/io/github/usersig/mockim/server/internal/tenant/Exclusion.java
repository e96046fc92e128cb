package io.github.usersig.mockim.server.internal.tenant;

import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;

/** One after the other: who does something to a tenant, or looks at it, has it alone. */
final class Exclusion {

    private final ReentrantLock lock = new ReentrantLock();
    private final AtomicInteger lengthy = new AtomicInteger();

    /** Does what takes a few microseconds. */
    <T> T quickly(Supplier<T> action) {
        lock.lock();
        try {
            return action.get();
        } finally {
            lock.unlock();
        }
    }

    /** Does what takes longer the more there is in the tenant. */
    <T> T atLength(Supplier<T> action) {
        lengthy.incrementAndGet();
        try {
            return quickly(action);
        } finally {
            lengthy.decrementAndGet();
        }
    }

    /** Whether somebody does, or is about to do, what takes long. */
    boolean isLengthy() {
        return lengthy.get() > 0;
    }
}
