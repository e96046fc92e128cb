package io.github.usersig.clock.internal.weave;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Looks through the constants of a class file for names that a clock read cannot do without. Nearly all classes end here:
 * nothing is parsed, nothing allocated.
 */
final class ConstantPool {

    private static final int MAGIC = 0xCAFEBABE;
    private static final int JAVA_TIME = 1;
    private static final int NOW = 2;
    private static final int SYSTEM = 4;
    private static final int INVOKE = 8;
    private static final int METHOD = 16;

    /** Enough by themselves. */
    private static final int SURE = 32;

    private static final byte[] JAVA_TIME_PREFIX = "java/time/".getBytes(StandardCharsets.US_ASCII);
    private static final int MAX_LENGTH = 64;

    /** The names by their length, each with what it stands for. */
    private static final Name[][] NAMES = new Name[MAX_LENGTH][];

    static {
        List<Name> names = new ArrayList<>();
        for (String sure : new String[] {
            "currentTimeMillis",
            "nanoTime",
            "dateNow",
            "systemUTC",
            "systemDefaultZone",
            "tickMillis",
            "tickSeconds",
            "tickMinutes",
            "java/util/Date",
            "java/util/Calendar",
            "java/util/GregorianCalendar",
            "java/util/Timer",
            "java/util/concurrent/ScheduledThreadPoolExecutor",
            "newScheduledThreadPool",
            "newSingleThreadScheduledExecutor",
            "scheduledExecutionTime",
            "awaitUntil",
            "parkUntil",
            "findStatic",
            "unreflect",
            "defineHiddenClass",
            "defineHiddenClassWithClassData"
        }) {
            names.add(new Name(sure, SURE));
        }
        names.add(new Name("now", NOW));
        names.add(new Name("system", SYSTEM));
        names.add(new Name("invoke", INVOKE));
        names.add(new Name("java/lang/reflect/Method", METHOD));
        for (Name name : names) {
            Name[] before = NAMES[name.bytes.length];
            Name[] after = before == null ? new Name[1] : Arrays.copyOf(before, before.length + 1);
            after[after.length - 1] = name;
            NAMES[name.bytes.length] = after;
        }
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

    /** Whether the class may read a clock. A file that cannot be understood may: whoever parses it will say what is wrong. */
    static boolean mayReadClock(byte[] file) {
        try {
            return scan(file);
        } catch (ArrayIndexOutOfBoundsException truncated) {
            return true;
        }
    }

    private static boolean scan(byte[] file) {
        if (u4(file, 0) != MAGIC) {
            return true;
        }
        int found = 0;
        int count = u2(file, 8);
        int at = 10;
        for (int i = 1; i < count; i++) {
            switch (file[at]) {
                case 1 -> {
                    int length = u2(file, at + 1);
                    found |= meaning(file, at + 3, length);
                    if (isRead(found)) {
                        return true;
                    }
                    at += 3 + length;
                }
                case 3, 4, 9, 10, 11, 12, 17, 18 -> at += 5;
                case 5, 6 -> {
                    at += 9;
                    i++;
                }
                case 7, 8, 16, 19, 20 -> at += 3;
                case 15 -> at += 4;
                default -> {
                    return true;
                }
            }
        }
        return false;
    }

    private static boolean isRead(int found) {
        return (found & SURE) != 0
                || (found & (NOW | JAVA_TIME)) == (NOW | JAVA_TIME)
                || (found & (SYSTEM | JAVA_TIME)) == (SYSTEM | JAVA_TIME)
                || (found & (INVOKE | METHOD)) == (INVOKE | METHOD);
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

    private static int u2(byte[] file, int at) {
        return ((file[at] & 0xff) << 8) | (file[at + 1] & 0xff);
    }

    private static int u4(byte[] file, int at) {
        return (u2(file, at) << 16) | u2(file, at + 2);
    }
}
