package io.github.usersig.clock.internal.schedule;

import io.github.usersig.clock.internal.Packages;
import io.github.usersig.clock.internal.Site;
import io.github.usersig.clock.internal.Sites;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Predicate;

/** What cannot follow a clock, or is not asked to, although it looks as if it did: said once each, with the way out. */
public final class Unfollowed {

    private static final StackWalker STACK = StackWalker.getInstance();
    private static final Set<String> SAID = ConcurrentHashMap.newKeySet();

    /** Where something was made that has its own way to wait, and what. */
    private static final List<Made> MADE = new ArrayList<>();

    private record Made(Site maker, String wayOut) {}

    private static final String OURS = "io.github.usersig.clock.internal.";

    /** Those that only pass on what another class has asked for. */
    private static final List<String> PASSING_ON = List.of(
            OURS,
            "java.lang.Thread",
            "java.lang.VirtualThread",
            "java.lang.System",
            "jdk.internal.",
            "java.util.concurrent.ThreadBoundFuture");

    /** Executors that start a thread for each task: what is handed to them is waited for, whoever completes a stage. */
    private static final Set<String> THREAD_PER_TASK = Set.of(
            "java.util.concurrent.ThreadPerTaskExecutor",
            "java.util.concurrent.CompletableFuture$ThreadPerTaskExecutor");

    /** Classes of the JDK of which everybody makes threads. */
    private static final Set<String> OF_ANYBODY =
            Set.of("java.lang.Thread", "java.lang.VirtualThread", "java.lang.ThreadBuilders$BoundVirtualThread");

    private Unfollowed() {}

    /** Work that is waited for went to an executor of a package that does not follow. */
    static void handedTo(Line line) {
        String maker = line.maker().className();
        say(
                "handed to " + maker,
                "a task that runs when a clock is advanced hands work to an executor that " + maker + "."
                        + line.maker().methodName()
                        + " has made. That one does not follow the clock: nobody waits for this work,"
                        + " and it may read a later time. " + wayOut(maker));
    }

    /**
     * Whether a thread that is about to be started by work that is waited for is waited for, too: if a package that
     * follows starts it. Workers that the JDK starts for its executors are none of these.
     */
    static boolean isWaitedFor(Thread thread) {
        if (Thread.currentThread() == thread || isServiceOfTheJdk(thread)) {
            return false;
        }
        String starter = firstOnTheStack(name -> PASSING_ON.stream().noneMatch(name::startsWith));
        if (THREAD_PER_TASK.contains(starter)) {
            return true;
        }
        if (isOfTheJdk(starter)) {
            return false;
        }
        if (Schedulers.follows(starter)) {
            return true;
        }
        say(
                "thread of " + starter,
                "a task that runs when a clock is advanced starts a thread in " + starter
                        + ", which does not follow the clock: nobody waits for that thread, and it may read a later time. "
                        + wayOut(starter));
        return false;
    }

    /** Carriers of virtual threads, cleaners and the like: the JDK starts them when they are first needed. */
    private static boolean isServiceOfTheJdk(Thread thread) {
        String type = thread.getClass().getName();
        return thread.getClass().getClassLoader() == null && !OF_ANYBODY.contains(type);
    }

    /** {@code ForkJoinPool.schedule}, which JDK 25 has. */
    static void forkJoinSchedules() {
        if (!Schedulers.anyFollows()) {
            return;
        }
        String caller = firstOnTheStack(name -> !isOfTheJdk(name) && !name.startsWith(OURS));
        if (Schedulers.follows(caller)) {
            say(
                    "fork-join in " + caller,
                    caller
                            + " schedules a task in a ForkJoinPool. Its delays stay real, although the schedulers of this package"
                            + " follow a clock. Executors.newScheduledThreadPool makes one that follows.");
        }
    }

    /** A class of the app has made something that waits in its own way; the site says where, and what. */
    public static void made(String wayOut, int site) {
        Made made = new Made(Sites.read(site), wayOut);
        synchronized (MADE) {
            MADE.add(made);
        }
        if (Schedulers.anyFollows() && Schedulers.follows(made.maker.className())) {
            say(made);
        }
    }

    /** Says what was made before. */
    static void nowFollowed(String packageName) {
        List<Made> all;
        synchronized (MADE) {
            all = List.copyOf(MADE);
        }
        for (Made made : all) {
            if (Packages.contains(packageName, made.maker.className())) {
                say(made);
            }
        }
    }

    private static void say(Made made) {
        String where = made.maker.className() + "." + made.maker.methodName();
        say(
                made.maker.read() + " in " + where,
                where + " uses " + made.maker.read()
                        + ", which waits in its own way: its delays stay real, although the"
                        + " schedulers of this package follow a clock. " + made.wayOut);
    }

    private static String firstOnTheStack(Predicate<String> wanted) {
        return STACK.walk(frames -> frames.map(StackWalker.StackFrame::getClassName)
                .filter(wanted)
                .findFirst()
                .orElse("java.lang.Thread"));
    }

    private static boolean isOfTheJdk(String className) {
        return className.startsWith("java.")
                || className.startsWith("javax.")
                || className.startsWith("jdk.")
                || className.startsWith("sun.");
    }

    private static String wayOut(String className) {
        int dot = className.lastIndexOf('.');
        return "clock.alsoMoveSchedulersOf(\"" + (dot < 0 ? className : className.substring(0, dot))
                + "\") lets it follow.";
    }

    static void say(String once, String what) {
        if (SAID.add(once)) {
            System.err.println("UserSig TestKit: " + what);
        }
    }
}
