package io.github.usersig.clock.internal.weave;

import java.util.Set;

/** The classes of the JDK that run tasks. Apart from what is done with them, for every class that is loaded is looked up here. */
final class SchedulerNames {

    private static final String CONCURRENT = "java/util/concurrent/";
    static final String SCHEDULED = CONCURRENT + "ScheduledThreadPoolExecutor";
    static final String SCHEDULED_TASK = SCHEDULED + "$ScheduledFutureTask";
    static final String SCHEDULED_QUEUE = SCHEDULED + "$DelayedWorkQueue";
    static final String POOL = CONCURRENT + "ThreadPoolExecutor";
    static final String FORK_JOIN = CONCURRENT + "ForkJoinPool";
    static final String TIMER = "java/util/Timer";
    static final String TIMER_THREAD = "java/util/TimerThread";
    static final String THREAD = "java/lang/Thread";
    static final String VIRTUAL_THREAD = "java/lang/VirtualThread";

    /** Woven when they are loaded: what runs before the first scheduler follows a clock is counted, too. */
    private static final Set<String> FROM_THE_START =
            Set.of(SCHEDULED, SCHEDULED_TASK, SCHEDULED_QUEUE, POOL, TIMER, TIMER_THREAD);

    /** Classes that every JVM has: they are woven only when a scheduler follows a clock. */
    private static final Set<String> WHEN_FIRST_FOLLOWED = Set.of(FORK_JOIN, THREAD, VIRTUAL_THREAD);

    private static volatile boolean followed;

    private SchedulerNames() {}

    /** Whether this class is to be woven now. */
    static boolean contains(String internalName) {
        return FROM_THE_START.contains(internalName) || (followed && WHEN_FIRST_FOLLOWED.contains(internalName));
    }

    /** From now on all of them are woven. Returns those that were not before. */
    static Set<String> followed() {
        followed = true;
        return WHEN_FIRST_FOLLOWED;
    }
}
