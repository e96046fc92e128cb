package io.github.usersig.clock.internal;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Timer;
import java.util.TreeMap;
import java.util.WeakHashMap;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import org.jspecify.annotations.Nullable;

/**
 * The schedulers that woven classes have made, and those packages whose schedulers are to run when a clock advances.
 * Schedulers keep going by real time; advancing moves what they hold towards now.
 */
public final class Schedulers {

    /** Who made it. Weak: a scheduler that its app has dropped is none of ours. */
    private static final Map<Object, Site> MADE = Collections.synchronizedMap(new WeakHashMap<>());

    private static final Map<String, Timeline> FOLLOWING = new TreeMap<>();

    private Schedulers() {}

    /** Called behind {@code new Timer()}, {@code new ScheduledThreadPoolExecutor(1)} and what makes them. */
    public static void made(Object scheduler, int site) {
        MADE.put(scheduler, Sites.read(site));
    }

    /** From now on schedulers made by this package follow this clock's advances, or none. */
    public static void follow(String packageName, @Nullable Timeline timeline) {
        synchronized (FOLLOWING) {
            if (timeline == null) {
                FOLLOWING.remove(packageName);
            } else {
                FOLLOWING.put(packageName, timeline);
            }
        }
    }

    /** Those that follow this clock. */
    static List<Schedule> following(Timeline timeline) {
        List<Schedule> following = new ArrayList<>();
        synchronized (MADE) {
            MADE.forEach((scheduler, maker) -> {
                if (follows(maker) == timeline) {
                    Schedule.of(scheduler).ifPresent(following::add);
                }
            });
        }
        return following;
    }

    private static @Nullable Timeline follows(Site maker) {
        synchronized (FOLLOWING) {
            return Packages.closest(FOLLOWING, maker.className());
        }
    }

    /** The next thing that any of these schedulers will do. */
    static Optional<Schedule.Due> next(List<Schedule> schedules) {
        return schedules.stream()
                .map(Schedule::next)
                .flatMap(Optional::stream)
                .min(Comparator.comparing(Schedule.Due::in));
    }

    /** What one scheduler holds. */
    interface Schedule {

        static Optional<Schedule> of(Object scheduler) {
            if (scheduler instanceof Timer timer) {
                return Optional.of(new TimerSchedule(timer));
            }
            Object executor = ExecutorSchedule.unwrapped(scheduler);
            return executor instanceof ScheduledThreadPoolExecutor pool
                    ? Optional.of(new ExecutorSchedule(pool))
                    : Optional.empty();
        }

        Optional<Due> next();

        /** Brings everything it holds closer by this much, and wakes its threads if something is due then. */
        void comeCloser(Duration by);

        /** A task, when it is due, and a way to wait until it has run. */
        record Due(Object task, Duration in, Run run) {}

        /** Waits for one run of a task. */
        interface Run {

            /** To be called after everything {@code cameCloser}; returns whether the task has run in time. */
            boolean await(Duration cameCloser, Duration atMost) throws InterruptedException;
        }
    }
}
