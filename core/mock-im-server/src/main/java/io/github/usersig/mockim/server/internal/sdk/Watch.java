package io.github.usersig.mockim.server.internal.sdk;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.eclipse.jetty.util.thread.Scheduler;
import org.jspecify.annotations.Nullable;

/** Looks after the open sockets: who is silent for too long is gone, whatever TCP thinks. Idle while there are none. */
final class Watch {

    private static final long EVERY_MILLIS = 200;

    private final Scheduler scheduler;
    private final Set<SdkSocket> sockets = ConcurrentHashMap.newKeySet();
    private final AtomicBoolean scheduled = new AtomicBoolean();
    private volatile @Nullable String leaving;

    Watch(Scheduler scheduler) {
        this.scheduler = scheduler;
    }

    void add(SdkSocket socket) {
        sockets.add(socket);
        String reason = leaving;
        if (reason != null) {
            socket.leave(reason);
        }
        schedule();
    }

    /** Lets all go who are there or come yet. */
    void letGo(String reason) {
        leaving = reason; // first: who comes meanwhile is let go twice rather than never
        sockets.forEach(socket -> socket.leave(reason));
    }

    boolean isEmpty() {
        return sockets.isEmpty();
    }

    void remove(SdkSocket socket) {
        sockets.remove(socket);
    }

    /** Does something a little later; never, if the mock stops before. */
    void later(long millis, Runnable action) {
        scheduler.schedule(action, millis, TimeUnit.MILLISECONDS);
    }

    private void schedule() {
        if (scheduled.compareAndSet(false, true)) {
            later(EVERY_MILLIS, this::look);
        }
    }

    private void look() {
        long nowNanos = System.nanoTime();
        try {
            sockets.forEach(socket -> socket.hangUpIfSilent(nowNanos));
        } finally { // or what goes wrong with one would keep all others for ever
            scheduled.set(false);
            if (!sockets.isEmpty()) {
                schedule();
            }
        }
    }
}
