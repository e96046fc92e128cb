package io.github.usersig.junit5.internal.frames;

import java.lang.reflect.AnnotatedElement;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import org.junit.jupiter.api.parallel.ResourceAccessMode;
import org.junit.jupiter.api.parallel.ResourceLock;
import org.junit.platform.commons.support.AnnotationSupport;

/** Keeps tests of other frames apart that read or move the clock, as the locks on our annotations do in Jupiter. */
public enum ClockLock {
    /** The clock is none of its affairs. */
    NONE,
    /** Others may read it, too. */
    READ,
    /** Nobody else may. */
    WRITE;

    /** As on the annotations. */
    public static final String RESOURCE = "io.github.usersig.clock.AppClock";

    private static final ReentrantReadWriteLock LOCK = new ReentrantReadWriteLock(true);

    /** What this class or method asks for. */
    public static ClockLock on(AnnotatedElement element) {
        ClockLock needed = NONE;
        for (ResourceLock lock : AnnotationSupport.findRepeatableAnnotations(element, ResourceLock.class)) {
            if (lock.value().equals(RESOURCE)) {
                needed = needed.or(lock.mode() == ResourceAccessMode.READ ? READ : WRITE);
            }
        }
        return needed;
    }

    /** The stronger one. */
    ClockLock or(ClockLock other) {
        return compareTo(other) < 0 ? other : this;
    }

    /** Waits for it, and returns what gives it back in the same thread. */
    Runnable take() {
        boolean isHeld = LOCK.isWriteLockedByCurrentThread() || LOCK.getReadHoldCount() > 0;
        if (this == NONE || isHeld) { // a test that runs tests has it for them
            return () -> {};
        }
        Lock lock = this == READ ? LOCK.readLock() : LOCK.writeLock();
        lock.lock();
        return lock::unlock;
    }
}
