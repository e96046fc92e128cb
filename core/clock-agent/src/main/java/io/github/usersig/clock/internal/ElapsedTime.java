package io.github.usersig.clock.internal;

import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/**
 * The {@code nanoTime} of packages that asked for it: runs as the real one, and {@code advance} adds to it. What has been
 * added stays for the life of the JVM, for elapsed time must never go back.
 */
public final class ElapsedTime {

    private static final Map<String, ElapsedTime> BY_PACKAGE = new TreeMap<>();
    private static volatile boolean none = true;

    private final AtomicLong aheadNanos;
    private volatile @Nullable Timeline follows;

    private ElapsedTime(long aheadNanos) {
        this.aheadNanos = new AtomicLong(aheadNanos);
    }

    /** From now on these packages' elapsed time advances with this clock, or with none. */
    public static void follow(String packageName, @Nullable Timeline timeline) {
        synchronized (ElapsedTime.class) {
            ElapsedTime wider = of(packageName);
            BY_PACKAGE.computeIfAbsent(packageName, key -> new ElapsedTime(wider == null ? 0 : wider.aheadNanos.get()))
                    .follows = timeline;
            none = false;
        }
        Sites.assignAll();
    }

    static boolean none() {
        return none;
    }

    static synchronized @Nullable ElapsedTime of(String className) {
        return Packages.closest(BY_PACKAGE, className);
    }

    /** Adds to the elapsed time of all packages that follow this clock. */
    static synchronized void advance(Timeline timeline, Duration by) {
        Map<String, Timeline> following = new TreeMap<>();
        BY_PACKAGE.forEach((name, elapsed) -> {
            Timeline follows = elapsed.follows;
            if (follows != null) {
                following.put(name, follows);
            }
        });
        // A package whose own scope is closed stays here with what it is ahead, and goes on with a wider one that is
        // open.
        BY_PACKAGE.forEach((name, elapsed) -> {
            if (Packages.closest(following, name) == timeline) {
                elapsed.aheadNanos.addAndGet(by.toNanos());
            }
        });
    }

    public boolean isAdvanced() {
        return aheadNanos.get() != 0; // negative after more than 292 years, as System.nanoTime() may be
    }

    long nanoTime() {
        return System.nanoTime() + aheadNanos.get();
    }
}
