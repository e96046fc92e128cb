package io.github.usersig.clock.internal.schedule;

import io.github.usersig.clock.internal.Timeline;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ThreadPoolExecutor;
import org.jspecify.annotations.Nullable;

/** What work that is waited for has handed over: it is counted from before the hand-over until it has ended. */
final class HandOvers {

    /** Longer than any thread needs from the queue to the task. */
    private static final long LOST_AFTER_NANOS = 1_000_000_000;

    private static final Map<Timeline, Rest.Counter> COUNTERS = new ConcurrentHashMap<>();

    /** What waits in the queue of an executor. An app that hands the same object over twice has two tokens in a row. */
    private static final WeakMap<Token> QUEUED = new WeakMap<>(Token::endAll);

    /** Threads that were started, until they have ended. */
    private static final Map<Thread, Token> STARTED = new ConcurrentHashMap<>();

    private HandOvers() {}

    /** One hand-over, to be ended once. */
    static final class Token {
        private final Timeline timeline;
        private final Rest.Counter counter;
        private final @Nullable ThreadPoolExecutor pool;
        private final @Nullable Token next;
        private final long sinceNanos = System.nanoTime();

        private Token(Timeline timeline, @Nullable ThreadPoolExecutor pool, @Nullable Token next) {
            this.timeline = timeline;
            this.counter = HandOvers.counter(timeline);
            this.pool = pool;
            this.next = next;
        }

        Timeline timeline() {
            return timeline;
        }

        Rest.Counter counter() {
            return counter;
        }

        private void endAll() {
            for (Token token = this; token != null; token = token.next) {
                token.counter.end();
            }
        }

        /** Whether it is neither in the queue nor about to be run: it was discarded, or taken out. */
        private boolean isLost(Object command) {
            return pool != null
                    && System.nanoTime() - sinceNanos > LOST_AFTER_NANOS
                    && !pool.getQueue().contains(command);
        }
    }

    /** What has been handed over for this clock and has not ended. */
    static Rest.Counter counter(Timeline timeline) {
        return COUNTERS.computeIfAbsent(timeline, key -> new Rest.Counter());
    }

    /** Whose clock waits for what the current thread does, and therefore for what it hands over. */
    static @Nullable Timeline waitingClock() {
        if (!Schedulers.anyFollows()) {
            return null;
        }
        Work.Run run = Work.currentRun();
        if (run != null) {
            return run.isCounted() ? run.timeline() : null;
        }
        Token token = STARTED.isEmpty() ? null : STARTED.get(Thread.currentThread());
        return token == null ? null : token.timeline;
    }

    static synchronized void queued(Object command, Timeline timeline, ThreadPoolExecutor pool) {
        counter(timeline).begin();
        QUEUED.put(command, new Token(timeline, pool, QUEUED.get(command)));
    }

    /** Takes one; the caller ends it. */
    static @Nullable Token take(Object command) {
        return QUEUED.isEmpty() ? null : taken(command);
    }

    private static synchronized @Nullable Token taken(Object command) {
        Token token = QUEUED.remove(command);
        if (token != null && token.next != null) {
            QUEUED.put(command, token.next);
        }
        return token;
    }

    /** It was refused by its executor. */
    static void refused(Object command) {
        Token token = take(command);
        if (token != null) {
            token.counter.end();
        }
    }

    static void started(Thread thread, Timeline timeline) {
        counter(timeline).begin();
        if (STARTED.putIfAbsent(thread, new Token(timeline, null, null)) != null) {
            counter(timeline).end(); // started twice, which the JDK refuses
        }
    }

    /** Ends what has ended without a word: threads, and what an executor has discarded. */
    static void reap() {
        STARTED.forEach((thread, token) -> {
            if (thread.getState() == Thread.State.TERMINATED && STARTED.remove(thread, token)) {
                token.counter.end();
            }
        });
        if (!QUEUED.isEmpty()) {
            QUEUED.forEach((command, token) -> {
                if (token.isLost(command)) {
                    refused(command);
                }
            });
        }
    }

    static boolean anyThreads() {
        return !STARTED.isEmpty();
    }

    static Map<Thread, Token> threads() {
        return STARTED;
    }

    /** Nobody waits for this thread any longer. */
    static void leave(Thread thread) {
        Token token = STARTED.remove(thread);
        if (token != null) {
            token.counter.end();
        }
    }

    /** The same task, counted until it has run. For executors that show their tasks to nobody. */
    static Runnable counted(Runnable task, Timeline timeline) {
        Token token = new Token(timeline, null, null);
        token.counter.begin();
        return () -> {
            Work work = Work.ofCurrentThread();
            work.beginHandedOver(task, token);
            try {
                task.run();
            } finally {
                Hooks.ended(work.end(), null);
            }
        };
    }

    static <T extends @Nullable Object> Callable<T> counted(Callable<T> task, Timeline timeline) {
        Token token = new Token(timeline, null, null);
        token.counter.begin();
        return () -> {
            Work work = Work.ofCurrentThread();
            work.beginHandedOver(task, token);
            try {
                return task.call();
            } finally {
                Hooks.ended(work.end(), null);
            }
        };
    }
}
