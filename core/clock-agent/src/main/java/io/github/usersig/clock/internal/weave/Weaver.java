package io.github.usersig.clock.internal.weave;

import io.github.usersig.clock.internal.Packages;
import io.github.usersig.clock.internal.RealTimeClasses;
import java.util.BitSet;
import java.util.List;
import java.util.Map;
import net.bytebuddy.jar.asm.ClassReader;
import net.bytebuddy.jar.asm.ClassWriter;
import net.bytebuddy.jar.asm.Opcodes;
import org.jspecify.annotations.Nullable;

/**
 * Turns class files whose code reads a clock into ones that ask us. Only calls change: no member is added, no frame moves,
 * no other class is loaded, and the same file always gives the same result.
 *
 * <p>By Byte Buddy's reader and writer of class files alone. Its agent builder would start the JVM by almost half a second
 * later, and does not see method references.
 */
public final class Weaver {

    /** The newest class file version that the reader knows; newer ones are read as if they were of this version. */
    private static final int NEWEST = Opcodes.V25;

    private static final int MAJOR_VERSION = 6;

    private static volatile List<String> excluded = List.of();

    private Weaver() {}

    /** Loads what weaving needs, so that it is there when the first class comes. */
    public static void prepare() {
        ConstantPool.mayReadClock(new byte[0]);
        Rules.mayConcern("");
        RealTimeClasses.inTheJdk("");
    }

    /** The classes of the JDK in which everybody's time is read, each with what is read there. */
    public static Map<String, String> readPoints() {
        return Rules.readPoints();
    }

    /** Leaves the classes of these packages alone from now on; those that are woven already keep following. */
    public static void exclude(List<String> packages) {
        excluded = List.copyOf(packages);
    }

    /** The new file of a class of the app, its libraries or the test tools; null if it reads no clock. */
    public static byte @Nullable [] weave(String internalName, byte[] file) {
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
            return rewrite(file, ClassWeaving.Kind.APP, null);
        }
        return ConstantPool.mayReadWallClock(file) ? rewrite(file, ClassWeaving.Kind.REAL_TIME, realTime) : null;
    }

    /** The same for a class that the JVM will not show to its agents; its host is where its look-up stands. */
    static byte @Nullable [] weaveHidden(Class<?> host, byte[] file) {
        return host.getClassLoader() == null ? null : weave(host.getName().replace('.', '/'), file);
    }

    /** The new file of a JDK class that must keep the real time. */
    public static byte @Nullable [] weaveRealTimeClassOfTheJdk(byte[] file, RealTimeClasses realTime) {
        return ConstantPool.mayReadWallClock(file)
                ? rewrite(file, ClassWeaving.Kind.REAL_TIME_IN_THE_JDK, realTime)
                : null;
    }

    /** The new file of a JDK class in which everybody's time is read; null if it is not read there. */
    public static byte @Nullable [] weaveReadPoint(byte[] file) {
        return rewrite(file, ClassWeaving.Kind.READ_POINT, null);
    }

    private static byte @Nullable [] rewrite(byte[] file, ClassWeaving.Kind kind, @Nullable RealTimeClasses realTime) {
        BitSet methods = kind == ClassWeaving.Kind.READ_POINT ? null : MethodScan.relevantMethods(file);
        if (methods != null && methods.isEmpty()) {
            return null;
        }
        int major = ((file[MAJOR_VERSION] & 0xff) << 8) | (file[MAJOR_VERSION + 1] & 0xff);
        ClassReader reader = new ClassReader(major > NEWEST ? withMajor(file, NEWEST) : file);
        ClassWriter writer = new ClassWriter(reader, 0);
        ClassWeaving visitor = new ClassWeaving(writer, kind, realTime, methods);
        reader.accept(visitor, 0);
        if (!visitor.hasChanged()) {
            return null;
        }
        byte[] woven = writer.toByteArray();
        return major > NEWEST ? withMajor(woven, major) : woven;
    }

    private static byte[] withMajor(byte[] file, int major) {
        byte[] copy = file.clone();
        copy[MAJOR_VERSION] = (byte) (major >>> 8);
        copy[MAJOR_VERSION + 1] = (byte) major;
        return copy;
    }
}
