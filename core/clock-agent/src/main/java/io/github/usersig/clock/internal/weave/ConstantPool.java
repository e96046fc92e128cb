package io.github.usersig.clock.internal.weave;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Set;

/**
 * Looks through the constants of a class file for names that a clock read cannot do without. Nearly all classes end here:
 * nothing is parsed, nothing allocated.
 */
final class ConstantPool {

    static final int UTF8 = 1;
    static final int LONG = 5;
    static final int DOUBLE = 6;
    static final int FIELD_REF = 9;
    static final int METHOD_REF = 10;
    static final int INTERFACE_METHOD_REF = 11;
    static final int METHOD_HANDLE = 15;
    static final int DYNAMIC = 17;
    static final int INVOKE_DYNAMIC = 18;

    private static final int MAGIC = 0xCAFEBABE;
    private static final int JAVA_TIME = 1;
    private static final int JAVA_TIME_METHOD = 2;

    /** Enough by itself: a wall clock. */
    private static final int WALL_CLOCK = 4;

    /** Enough by itself, but only in classes of the app: elapsed time, deadlines, schedulers, method handles. */
    private static final int OTHERS = 8;

    private static final byte[] JAVA_TIME_PREFIX = "java/time/".getBytes(StandardCharsets.US_ASCII);
    private static final int MAX_LENGTH = 64;

    /** The names by their length, each with what it stands for. */
    private static final Name[][] NAMES = new Name[MAX_LENGTH][];

    /** By the length of a name, a bit for each letter that it may begin with, modulo 64. */
    private static final long[] BEGINNINGS = new long[MAX_LENGTH];

    static {
        for (int length = JAVA_TIME_PREFIX.length + 1; length < MAX_LENGTH; length++) {
            BEGINNINGS[length] = 1L << JAVA_TIME_PREFIX[0];
        }
        add(Rules.wallClockNames(), WALL_CLOCK);
        add(Rules.javaTimeMethods(), JAVA_TIME_METHOD);
        add(Rules.otherNames(), OTHERS);
    }

    private static void add(Set<String> names, int meaning) {
        for (String each : names) {
            Name name = new Name(each, meaning);
            BEGINNINGS[name.bytes.length] |= 1L << name.bytes[0];
            Name[] before = NAMES[name.bytes.length];
            Name[] after = before == null ? new Name[1] : Arrays.copyOf(before, before.length + 1);
            after[after.length - 1] = name;
            NAMES[name.bytes.length] = after;
        }
    }

    /** By tag, with the tag; 0 where there is no such tag or the length is in the file. */
    private static final int[] LENGTHS = new int[32];

    static {
        for (int tag : new int[] {3, 4, FIELD_REF, METHOD_REF, INTERFACE_METHOD_REF, 12, DYNAMIC, INVOKE_DYNAMIC}) {
            LENGTHS[tag] = 5;
        }
        LENGTHS[LONG] = 9;
        LENGTHS[DOUBLE] = 9;
        for (int tag : new int[] {7, 8, 16, 19, 20}) {
            LENGTHS[tag] = 3;
        }
        LENGTHS[METHOD_HANDLE] = 4;
    }

    private static final class Name {
        final byte[] bytes;
        final int means;

        Name(String name, int means) {
            this.bytes = name.getBytes(StandardCharsets.US_ASCII);
            this.means = means;
        }
    }

    private ConstantPool() {}

    /** Whether a class of the app may do anything that weaving changes. */
    static boolean mayReadClock(byte[] file) {
        return mayReadClock(file, true);
    }

    /** Whether a class that keeps the real time may read a wall clock. */
    static boolean mayReadWallClock(byte[] file) {
        return mayReadClock(file, false);
    }

    /** A file that cannot be understood may: whoever parses it will say what is wrong. */
    private static boolean mayReadClock(byte[] file, boolean ofTheApp) {
        try {
            return scan(file, ofTheApp);
        } catch (ArrayIndexOutOfBoundsException truncated) {
            return true;
        }
    }

    private static boolean scan(byte[] file, boolean ofTheApp) {
        if (u4(file, 0) != MAGIC) {
            return true;
        }
        int found = 0;
        int count = u2(file, 8);
        int at = 10;
        for (int i = 1; i < count; i++) {
            if (file[at] == UTF8) {
                int length = ((file[at + 1] & 0xff) << 8) | (file[at + 2] & 0xff);
                // Nineteen of twenty end here, and the JVM runs this before it has compiled anything.
                if (length >= MAX_LENGTH || (BEGINNINGS[length] >>> file[at + 3] & 1) != 0) {
                    found |= meaning(file, at + 3, length);
                    if (isRead(found, ofTheApp)) {
                        return true;
                    }
                }
                at += 3 + length;
            } else {
                int length = LENGTHS[file[at] & 0x1f];
                if (length == 0) {
                    return true;
                }
                if (file[at] == LONG || file[at] == DOUBLE) {
                    i++;
                }
                at += length;
            }
        }
        return false;
    }

    /** With its tag; 0 if there is no such tag. */
    static int lengthOfConstant(byte[] file, int at) {
        return file[at] == UTF8 ? 3 + u2(file, at + 1) : LENGTHS[file[at] & 0x1f];
    }

    private static boolean isRead(int found, boolean ofTheApp) {
        return (found & WALL_CLOCK) != 0
                || (found & (JAVA_TIME_METHOD | JAVA_TIME)) == (JAVA_TIME_METHOD | JAVA_TIME)
                || (ofTheApp && (found & OTHERS) != 0);
    }

    private static int meaning(byte[] file, int start, int length) {
        if (length < MAX_LENGTH) {
            Name[] names = NAMES[length];
            if (names != null) {
                for (Name name : names) {
                    if (startsWith(file, start, name.bytes)) {
                        return name.means;
                    }
                }
            }
        }
        return length > JAVA_TIME_PREFIX.length && startsWith(file, start, JAVA_TIME_PREFIX) ? JAVA_TIME : 0;
    }

    /** From the end, where names differ more. */
    private static boolean startsWith(byte[] file, int start, byte[] prefix) {
        for (int i = prefix.length - 1; i >= 0; i--) {
            if (file[start + i] != prefix[i]) {
                return false;
            }
        }
        return true;
    }

    static int u2(byte[] file, int at) {
        return ((file[at] & 0xff) << 8) | (file[at + 1] & 0xff);
    }

    static int u4(byte[] file, int at) {
        return (u2(file, at) << 16) | u2(file, at + 2);
    }
}
