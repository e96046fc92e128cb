package io.github.usersig.clock.internal;

import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * Names threads that wait for a time that does not come: who asks a clock that is frozen, or was put back, again and again.
 * Nobody is watched while clocks run on, nor in the first seconds after one was moved; then reads are noted, and a thread of
 * its own looks twice a second at who has made them.
 */
final class WaitGuard {

    /** So long a clock must have been left alone. */
    private static final Duration QUIET = Duration.ofSeconds(3);

    /** Who waits longer than this after a clock was put back has begun to do so since. */
    private static final Duration LATEST = Duration.ofMinutes(1);

    private static final long INTERVAL_MILLIS = 500;

    /** Clocks that stand still, or were put back, each with what is told of it. */
    private static final Map<Timeline, String> STUCK = new ConcurrentHashMap<>();

    private static final Map<Thread, WatchedThread> WATCHED = new ConcurrentHashMap<>();
    private static final Set<Site> NAMED = ConcurrentHashMap.newKeySet();

    private static volatile long movedNanos;
    private static @Nullable Thread guard;

    private WaitGuard() {}

    /** To be called by whoever has moved this clock. */
    static void moved(Timeline timeline, TimeState before, TimeState after) {
        if (after.frozenAt() != null) {
            STUCK.put(timeline, "is frozen");
        } else if (after.isBehind(before)) {
            STUCK.put(timeline, "was put back");
        } else if (STUCK.isEmpty()) {
            return;
        } else {
            STUCK.remove(timeline, "is frozen");
        }
        movedNanos = System.nanoTime();
        if (Sites.watch(false)) {
            WATCHED.clear();
        }
        wake();
    }

    private static void wake() {
        synchronized (STUCK) {
            if (guard == null) {
                guard = new Thread(WaitGuard::run, "usersig-clock-guard");
                guard.setDaemon(true);
                guard.setContextClassLoader(null);
                guard.start();
            }
        }
    }

    /** Ends when there is nothing to watch. */
    private static void run() {
        try {
            while (!isDone()) {
                Thread.sleep(INTERVAL_MILLIS);
                boolean quiet = isQuiet();
                Sites.watch(quiet);
                if (quiet) {
                    WATCHED.values().forEach(WaitGuard::look);
                }
            }
        } catch (InterruptedException notByUs) {
            end();
        }
    }

    private static boolean isDone() {
        synchronized (STUCK) {
            if (System.nanoTime() - movedNanos > LATEST.toNanos()) {
                STUCK.values().removeIf(what -> !what.equals("is frozen"));
            }
            if (STUCK.isEmpty()) {
                end();
                return true;
            }
            return false;
        }
    }

    private static void end() {
        synchronized (STUCK) {
            guard = null;
            Sites.watch(false);
            WATCHED.clear();
        }
    }

    private static boolean isQuiet() {
        return System.nanoTime() - movedNanos > QUIET.toNanos();
    }

    /** Notes a read, while somebody watches. */
    static void read(Site site) {
        if (STUCK.containsKey(site.timeline())) {
            Thread thread = Thread.currentThread();
            WatchedThread watched = WATCHED.get(thread);
            if (watched == null) {
                watched = new WatchedThread(thread);
                WATCHED.put(thread, watched);
            }
            watched.read(site);
        }
    }

    private static void look(WatchedThread watched) {
        if (!watched.isAlive()) {
            WATCHED.remove(watched.thread());
            return;
        }
        Site site = watched.look();
        String what = site == null ? null : STUCK.get(site.timeline());
        if (site != null && what != null && NAMED.add(site)) {
            System.err.println("UserSig TestKit: the thread \""
                    + watched.thread().getName() + "\" asks for the time again"
                    + " and again in " + site.className() + "." + site.methodName() + " and gets no further, while the"
                    + " clock " + what + ". If it waits for a later time, that does not come. Let it read the real"
                    + " time: exclude=" + site.className() + " in the agent's arguments, or AppClock.forPackages(\""
                    + site.className() + "\").skew(Duration.ZERO).");
        }
    }
}
