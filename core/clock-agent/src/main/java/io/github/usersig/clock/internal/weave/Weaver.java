package io.github.usersig.clock.internal.weave;

import io.github.usersig.clock.internal.Packages;
import io.github.usersig.clock.internal.RealTimeClasses;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Turns class files whose code reads a clock into ones that ask us. Only calls change: no member is added, no frame moves,
 * no other class is loaded, and the same file always gives the same result.
 *
 * <p>By Byte Buddy's reader and writer of class files alone. Its agent builder would start the JVM by almost half a second
 * later, and does not see method references.
 */
public final class Weaver {

    private static volatile List<String> excluded = List.of();

    private Weaver() {}

    /** Loads what weaving needs, so that it is there when the first class comes. */
    public static void prepare() {
        ConstantPool.mayReadClock(new byte[0]);
        Rules.mayConcern("");
        RealTimeClasses.inTheJdk("");
        SchedulerNames.contains("");
    }

    /** The classes of the JDK in which everybody's time is read, each with what is read there. */
    public static Map<String, String> readPoints() {
        return Rules.readPoints();
    }

    /** Leaves the classes of these packages alone from now on; those that are woven already keep following. */
    public static void exclude(List<String> packages) {
        excluded = List.copyOf(packages);
    }

    /** Whether a class of the app may do anything that weaving changes. */
    public static boolean mayReadClock(byte[] file) {
        return ConstantPool.mayReadClock(file);
    }

    /** The new file of a class that sees our classes. */
    public static byte @Nullable [] weave(String internalName, byte[] file) {
        return weave(Route.STRAIGHT, internalName, file);
    }

    /** The new file of a class of the app, its libraries or the test tools; null if it reads no clock. */
    public static byte @Nullable [] weave(Route route, String internalName, byte[] file) {
        if (!ConstantPool.mayReadClock(file)) {
            return null;
        }
        String className = internalName.replace('/', '.');
        for (String each : excluded) {
            if (Packages.contains(each, className)) {
                return null;
            }
        }
        RealTimeClasses realTime = RealTimeClasses.elsewhere(className);
        if (realTime == null) {
            return rewrite(file, ClassWeaving.Kind.APP, route, null);
        }
        return ConstantPool.mayReadWallClock(file) ? rewrite(file, ClassWeaving.Kind.REAL_TIME, route, realTime) : null;
    }

    /** The same for a class that the JVM will not show to its agents; its host is where its look-up stands. */
    static byte @Nullable [] weaveHidden(Class<?> host, byte[] file) {
        ClassLoader loader = host.getClassLoader();
        return loader == null ? null : weave(Routes.of(loader), host.getName().replace('.', '/'), file);
    }

    /** The new file of a JDK class that must keep the real time. */
    public static byte @Nullable [] weaveRealTimeClassOfTheJdk(byte[] file, RealTimeClasses realTime) {
        return ConstantPool.mayReadWallClock(file)
                ? rewrite(file, ClassWeaving.Kind.REAL_TIME_IN_THE_JDK, Route.STRAIGHT, realTime)
                : null;
    }

    /** The new file of a JDK class in which everybody's time is read; null if it is not read there. */
    public static byte @Nullable [] weaveReadPoint(String internalName, byte[] file) {
        Rules.Patch patch = Rules.patch(internalName);
        return patch == null ? null : ReadPointPatch.patch(file, patch.methods(), patch.instead());
    }

    /** Whether this is a class of the JDK that runs tasks, and is to be woven now. */
    public static boolean isScheduler(String internalName) {
        return SchedulerNames.contains(internalName);
    }

    /** From now on all of those are woven. Returns those that were not before. */
    public static Set<String> weaveAllSchedulers() {
        return SchedulerNames.followed();
    }

    /** The new file of such a class. */
    public static byte[] weaveScheduler(String internalName, byte[] file) {
        return SchedulerWeaving.weave(internalName, file);
    }

    /** What was not found in those of them that have been loaded, by class. */
    public static Map<String, Set<String>> missingInSchedulers(Set<String> loaded) {
        return SchedulerWeaving.missing(loaded);
    }

    private static byte @Nullable [] rewrite(
            byte[] file, ClassWeaving.Kind kind, Route route, @Nullable RealTimeClasses realTime) {
        MethodScan scan = MethodScan.of(file);
        if (scan.relevantMethods().isEmpty()) {
            return null;
        }
        byte[] woven = kind == ClassWeaving.Kind.APP ? InsertedSites.weave(file, scan, route) : null;
        return woven != null ? woven : Splice.weave(file, scan, kind, route, realTime);
    }
}
