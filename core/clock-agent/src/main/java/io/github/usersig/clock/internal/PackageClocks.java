package io.github.usersig.clock.internal;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Which packages have a clock of their own. */
public final class PackageClocks {

    /** By package, or class, as it was given. Declared packages stay; a clock that is not moved lends itself to none. */
    private static final Map<String, Timeline> DECLARED = new TreeMap<>();

    private static final Map<String, Timeline> MOVED = new TreeMap<>();

    private static volatile boolean anyMoved;
    private static volatile boolean anyDeclared;

    private PackageClocks() {}

    /** Says that these packages can get this clock for their own from now on. */
    public static void declare(List<String> packages, Timeline timeline) {
        synchronized (PackageClocks.class) {
            for (String each : packages) {
                Timeline other = DECLARED.getOrDefault(each, timeline);
                if (other != timeline && other.state() != TimeState.REAL) {
                    throw new IllegalArgumentException(each + " already has a clock of its own, that of " + other
                            + ", and it is moved; move that one, or restore it first");
                }
            }
            packages.forEach(each -> DECLARED.put(each, timeline));
            anyDeclared = true;
        }
    }

    /** To be called when one of these clocks has been moved or restored. */
    static void reassign() {
        synchronized (PackageClocks.class) {
            MOVED.clear();
            MOVED.putAll(DECLARED);
            MOVED.values().removeIf(timeline -> timeline.state() == TimeState.REAL);
            anyMoved = !MOVED.isEmpty();
        }
        Sites.assignAll();
    }

    static boolean any() {
        return anyMoved;
    }

    static boolean declared(String className) {
        return anyDeclared && isDeclared(className);
    }

    /** The clock of the closest package whose clock is moved, if any. */
    static synchronized @Nullable Timeline timelineOf(String className) {
        return Packages.closest(MOVED, className);
    }

    private static synchronized boolean isDeclared(String className) {
        return Packages.closest(DECLARED, className) != null;
    }
}
