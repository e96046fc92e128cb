package io.github.usersig.clock.internal.schedule;

import io.github.usersig.clock.internal.Installation;
import io.github.usersig.clock.internal.Packages;
import io.github.usersig.clock.internal.Site;
import io.github.usersig.clock.internal.Timeline;
import java.lang.reflect.Field;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.Timer;
import java.util.TreeMap;
import java.util.WeakHashMap;
import java.util.concurrent.Executor;
import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/** The executors and timers that woven classes have made, and those packages whose schedulers follow a clock. */
public final class Schedulers {

    private static final WeakMap<Line> BY_EXECUTOR = new WeakMap<>(gone -> {});

    /** Of schedulers, by their queue, which is where their threads are seen. */
    private static final WeakMap<Line> BY_QUEUE = new WeakMap<>(gone -> {});

    /** All lines, for as long as their executor or queue lives. */
    private static final Set<Line> LINES = Collections.newSetFromMap(new WeakHashMap<>());

    private static final Map<String, Timeline> FOLLOWING = new TreeMap<>();

    private static volatile boolean anyFollows;

    /** Those that follow each clock; made anew when any of this changes. */
    private static volatile Map<Timeline, List<Line>> following = Map.of();

    /** Goes on when a scheduler is made, or begins or ceases to follow. */
    private static final AtomicInteger CHANGES = new AtomicInteger();

    private Schedulers() {}

    /**
     * From now on schedulers made by this package follow this clock's advances, or none.
     *
     * @throws IllegalStateException on a JDK whose schedulers are built differently from those of JDK 17 and 25
     */
    public static synchronized void follow(String packageName, @Nullable Timeline timeline) {
        if (timeline == null) {
            FOLLOWING.remove(packageName);
        } else {
            Installation.prepareSchedulers();
            FOLLOWING.put(packageName, timeline);
            anyFollows = true;
            Unfollowed.nowFollowed(packageName);
        }
        for (Line line : LINES) {
            line.follow(Packages.closest(FOLLOWING, line.maker().className()));
        }
        changed();
    }

    private static void changed() {
        CHANGES.incrementAndGet();
        following = Map.of();
    }

    static int changes() {
        return CHANGES.get();
    }

    /** Whether any package's schedulers have ever been asked to follow a clock. */
    static boolean anyFollows() {
        return anyFollows;
    }

    static synchronized boolean follows(String className) {
        return Packages.closest(FOLLOWING, className) != null;
    }

    /** Those that follow this clock now. */
    static List<Line> following(Timeline timeline) {
        List<Line> known = following.get(timeline);
        return known != null ? known : lookUp(timeline);
    }

    private static synchronized List<Line> lookUp(Timeline timeline) {
        List<Line> found = new ArrayList<>();
        for (Line line : LINES) {
            if (line.follows() == timeline) {
                found.add(line);
            }
        }
        following = Map.of(timeline, found);
        return found;
    }

    static @Nullable Line ofExecutor(Object executor) {
        return BY_EXECUTOR.get(executor);
    }

    static @Nullable Line ofQueue(Object queue) {
        return BY_QUEUE.get(queue);
    }

    /** A woven class has made this. */
    static synchronized void made(Object made, Site maker) {
        if (made instanceof Timer timer) {
            Object queue = TimerLine.queue(timer);
            if (BY_QUEUE.get(queue) == null) {
                TimerLine line = new TimerLine(queue, maker);
                BY_QUEUE.put(queue, line);
                add(line);
            }
            return;
        }
        Object executor = Wrappers.unwrapped(made);
        if (BY_EXECUTOR.get(executor) != null) {
            return; // its class has told already
        }
        if (executor instanceof ScheduledThreadPoolExecutor pool) {
            ExecutorLine line = ExecutorLine.of(pool, maker);
            BY_EXECUTOR.put(pool, line);
            BY_QUEUE.put(ExecutorLine.queue(pool), line);
            add(line);
        } else if (executor instanceof Executor && executor != ForkJoinPool.commonPool()) {
            PoolLine line = new PoolLine(maker);
            BY_EXECUTOR.put(executor, line);
            add(line);
        }
    }

    private static void add(Line line) {
        LINES.add(line);
        line.follow(Packages.closest(FOLLOWING, line.maker().className()));
        changed();
    }

    /** {@code Executors.newSingleThreadScheduledExecutor()} and others hide the executor. */
    private static final class Wrappers {
        private static final Field SCHEDULED =
                JdkFields.field("java.util.concurrent.Executors$DelegatedScheduledExecutorService", "e");
        private static final Field ANY =
                JdkFields.field("java.util.concurrent.Executors$DelegatedExecutorService", "e");

        private Wrappers() {}

        static Object unwrapped(Object executor) {
            if (SCHEDULED.getDeclaringClass().isInstance(executor)) {
                return JdkFields.value(SCHEDULED, executor);
            }
            return ANY.getDeclaringClass().isInstance(executor) ? JdkFields.value(ANY, executor) : executor;
        }
    }
}
