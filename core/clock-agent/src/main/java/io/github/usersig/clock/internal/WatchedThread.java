package io.github.usersig.clock.internal;

import java.util.Arrays;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/**
 * A thread that asks a clock which stands still. It waits for the time if for some seconds it asks nowhere else, and is
 * seen only asking, or in waits with a time-out that the asking method, or a caller close to it, has entered.
 *
 * <p>That leaves out what reads the time often and gets on: who works between two reads is seen working; who is given
 * something to do waits without a time-out, or in the JDK's own loop; and a loop that a thread was made for waits for
 * nothing but its next round.
 */
final class WatchedThread {

    /** Together with the interval of looks, four seconds. One look in four may see something else, as threads go on meanwhile. */
    private static final int LOOKS = 8;

    /** How far above its loop a read may be: in a method of its own, and one that it shares with others. */
    private static final int NEAR = 3;

    private final Thread thread;
    private final AtomicLong reads = new AtomicLong();
    private volatile @Nullable Site site;
    private volatile boolean elsewhere;
    private volatile boolean stackWanted;
    private volatile StackTraceElement @Nullable [] stack;

    private int looks;
    private int misses;

    WatchedThread(Thread thread) {
        this.thread = thread;
    }

    Thread thread() {
        return thread;
    }

    boolean isAlive() {
        return thread.isAlive();
    }

    /** By the thread itself. */
    void read(Site where) {
        if (site != where) {
            site = where;
            elsewhere = true;
        }
        reads.lazySet(reads.get() + 1);
        if (stackWanted) {
            stackWanted = false;
            stack = visible(new Throwable().getStackTrace());
        }
    }

    /** By the guard: where the thread waits for the time, if it does. */
    @Nullable
    Site look() {
        Site where = site;
        if (where == null || elsewhere) {
            begin();
            return null;
        }
        StackTraceElement[] asked = stack;
        if (asked == null) {
            return null;
        }
        looks++;
        if (!asksOrWaits(where, asked, thread.getState(), visible(thread.getStackTrace()))) {
            misses++;
        }
        if (misses * 4 > looks + 3) {
            begin();
            return null;
        }
        return looks >= LOOKS && reads.get() >= looks ? where : null;
    }

    /** Without the frames of lambdas' classes, which the JVM tells of other threads only, and without those of relays. */
    private static StackTraceElement[] visible(StackTraceElement[] stack) {
        return Arrays.stream(stack)
                .filter(frame -> !frame.getClassName().contains("$$Lambda")
                        && !frame.getClassName().startsWith(Installation.RELAYS))
                .toArray(StackTraceElement[]::new);
    }

    private void begin() {
        looks = 0;
        misses = 0;
        reads.set(0);
        stack = null;
        elsewhere = false;
        stackWanted = true;
    }

    private static boolean asksOrWaits(
            Site where, StackTraceElement[] asked, Thread.State state, StackTraceElement[] seen) {
        return switch (state) {
            case RUNNABLE -> asks(where, seen) || (isAboutToWait(seen) && waits(where, asked, seen));
            case TIMED_WAITING -> waits(where, asked, seen) || asks(where, seen);
            default -> false;
        };
    }

    /** Or back from it, and has not got a processor yet. */
    private static boolean isAboutToWait(StackTraceElement[] seen) {
        return seen.length > 0
                && switch (seen[0].getClassName()) {
                    case "java.lang.Thread", "java.lang.Object", "jdk.internal.misc.Unsafe" -> true;
                    default -> false;
                };
    }

    /** In the asking method itself, or in what it calls for that. */
    private static boolean asks(Site where, StackTraceElement[] seen) {
        for (int i = 0; i < seen.length; i++) {
            if (isOf(where, seen[i])) {
                return i == 0 || isOfARead(seen[i - 1].getClassName());
            }
            if (isOfTheApp(seen[i].getClassName())) {
                return false;
            }
        }
        return false;
    }

    private static boolean isOf(Site where, StackTraceElement frame) {
        return frame.getClassName().equals(where.className())
                && frame.getMethodName().equals(where.methodName());
    }

    private static boolean isOfARead(String className) {
        return className.startsWith("io.github.usersig.clock.")
                || className.startsWith("java.time.")
                || className.equals("java.lang.System")
                || className.equals("java.util.Date");
    }

    /** Both stacks have the innermost frame last here: compared from where the thread began. */
    private static boolean waits(Site where, StackTraceElement[] asked, StackTraceElement[] seen) {
        int common = 0;
        while (common < asked.length
                && common < seen.length
                && isSameMethod(fromOutside(asked, common), fromOutside(seen, common))) {
            common++;
            if (fromOutside(asked, common - 1).getLineNumber()
                    != fromOutside(seen, common - 1).getLineNumber()) {
                break;
            }
        }
        int loop = common - 1;
        return loop > 0
                && isOfTheApp(fromOutside(asked, loop).getClassName())
                && !isMadeForTheThread(asked, loop)
                && (!isCalledByReflection(asked, loop) || entersWait(seen, loop))
                && isNear(where, asked, loop);
    }

    private static StackTraceElement fromOutside(StackTraceElement[] stack, int depth) {
        return stack[stack.length - 1 - depth];
    }

    private static boolean isSameMethod(StackTraceElement one, StackTraceElement other) {
        return one.getClassName().equals(other.getClassName())
                && one.getMethodName().equals(other.getMethodName());
    }

    private static boolean isOfTheApp(String className) {
        return !isOfTheJdk(className) && RealTimeClasses.elsewhere(className) == null;
    }

    private static boolean isOfTheJdk(String className) {
        return className.startsWith("java.") || className.startsWith("jdk.") || className.startsWith("sun.");
    }

    /** Whether the loop is all that its thread, or its task, does. */
    private static boolean isMadeForTheThread(StackTraceElement[] asked, int loop) {
        StackTraceElement caller = fromOutside(asked, loop - 1);
        if (isOfTheJdk(caller.getClassName())) {
            return !isCalledByReflection(asked, loop);
        }
        return caller.getMethodName().equals("run")
                && (loop < 2 || isOfTheJdk(fromOutside(asked, loop - 2).getClassName()));
    }

    /** As a test is, from which other methods than the waiting one are called as well. */
    private static boolean isCalledByReflection(StackTraceElement[] asked, int loop) {
        return fromOutside(asked, loop - 1).getClassName().contains(".reflect.")
                || fromOutside(asked, loop - 1).getClassName().contains(".invoke.");
    }

    private static boolean entersWait(StackTraceElement[] seen, int loop) {
        return loop + 1 < seen.length && isOfTheJdk(fromOutside(seen, loop + 1).getClassName());
    }

    private static boolean isNear(Site where, StackTraceElement[] asked, int loop) {
        for (int depth = loop; depth < asked.length && depth <= loop + NEAR; depth++) {
            if (isOf(where, fromOutside(asked, depth))) {
                return true;
            }
        }
        return false;
    }
}
