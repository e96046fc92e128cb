package io.github.usersig.clock.internal;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Which packages have a clock of their own. */
public final class PackageClocks {

    /** By package, or class, as it was given. Declared packages stay; a clock that is not moved lends itself to none. */
    private static final Map<String, Timeline> DECLARED = new TreeMap<>();

    /** Those whose clock goes forward with another one and never back: they stay, and so are moved in any case. */
    private static final Map<String, Timeline> NEVER_BACK = new TreeMap<>();

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

    /** The clock that these packages were given last; that of the JVM for none. */
    public static Timeline declared(List<String> packages) {
        synchronized (PackageClocks.class) {
            return packages.isEmpty() ? Timeline.JVM : DECLARED.getOrDefault(packages.get(0), Timeline.REAL);
        }
    }

    /** Gives these packages this clock for good, except where they have one of their own that is moved. */
    static void neverBack(List<String> packages, Timeline timeline) {
        synchronized (PackageClocks.class) {
            packages.forEach(each -> NEVER_BACK.put(each, timeline));
            anyDeclared = true;
        }
        reassign();
    }

    /** To be called when one of these clocks has been moved or restored. */
    static void reassign() {
        synchronized (PackageClocks.class) {
            MOVED.clear();
            MOVED.putAll(DECLARED);
            MOVED.values().removeIf(timeline -> timeline.state() == TimeState.REAL);
            NEVER_BACK.forEach(MOVED::putIfAbsent);
            anyMoved = !MOVED.isEmpty();
        }
        Sites.assignAll();
    }

    /** The clocks of packages that are moved. */
    static synchronized List<Timeline> moved() {
        return List.copyOf(MOVED.values());
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
        return Packages.closest(DECLARED, className) != null || Packages.closest(NEVER_BACK, className) != null;
    }
}
