package io.github.usersig.mockim.server.internal.webhook;

import io.github.usersig.mockim.server.internal.event.Event;
import io.github.usersig.mockim.server.internal.event.GroupMessageEvent;
import io.github.usersig.mockim.server.internal.event.MessageEvent;
import java.util.ArrayDeque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * What is done one after the other within a conversation, and beside each other otherwise. No thread waits for what takes a while:
 * whoever ends one begins the next.
 */
final class Lanes {

    /**
     * How many are underway at most. An app with one thread, as that of a test may be, answers so many in time though it takes
     * a tenth of a second for each; were they hundreds, most would wait for longer than a webhook may take.
     */
    static final int MOST_AT_ONCE = 16;

    /** Of each conversation that something is to be done in, what has not begun. */
    private final Map<Object, Queue<Work>> waiting = new HashMap<>();

    /** The conversations that nothing is underway in, because so many others are. */
    private final Queue<Object> idle = new ArrayDeque<>();

    private int underway;

    private record Work(Object conversation, Supplier<? extends CompletionStage<?>> begin, Runnable end) {}

    /** The conversation that a message was sent in, if that is what happened. */
    static Optional<Object> conversation(Event event) {
        if (event instanceof MessageEvent.Sent sent) {
            return Optional.of(
                    Set.copyOf(List.of(sent.message().from(), sent.message().to())));
        }
        return event instanceof GroupMessageEvent.Sent sent
                ? Optional.of(sent.group().id())
                : Optional.empty();
    }

    /**
     * Adds something to be done.
     *
     * @param begin begins it; it is done when that stage ends, one way or another
     * @param end what is done then
     */
    void add(Object conversation, Supplier<? extends CompletionStage<?>> begin, Runnable end) {
        Work work = new Work(conversation, begin, end);
        synchronized (waiting) {
            Queue<Work> before = waiting.get(conversation);
            boolean mayBegin = before == null && underway < MOST_AT_ONCE;
            if (before == null) {
                before = new ArrayDeque<>();
                waiting.put(conversation, before);
                if (!mayBegin) {
                    idle.add(conversation);
                }
            }
            if (!mayBegin) {
                before.add(work);
                return;
            }
            underway++;
        }
        goOn(work);
    }

    /** Waits until nothing is left to be done. Who waits is the one who adds. */
    void await() {
        synchronized (waiting) {
            boolean interrupted = false;
            while (!waiting.isEmpty()) {
                try {
                    waiting.wait();
                } catch (InterruptedException e) {
                    interrupted = true;
                }
            }
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }

    /** A loop, for what is done at once would else begin the next, and that the one after it, deeper and deeper. */
    private void goOn(Work first) {
        Work work = first;
        while (work != null) {
            Work begun = work;
            CompletableFuture<?> stage = begin(begun);
            if (!stage.isDone()) {
                CompletableFuture<?> unused = stage.whenComplete((done, failure) -> {
                    Work next = ended(begun);
                    if (next != null) {
                        goOn(next);
                    }
                });
                return;
            }
            work = ended(begun);
        }
    }

    private static CompletableFuture<?> begin(Work work) {
        try {
            return work.begin().get().toCompletableFuture();
        } catch (RuntimeException | Error e) { // a fault of the mock, or no memory, and others must not wait for ever
            Thread thread = Thread.currentThread();
            thread.getUncaughtExceptionHandler().uncaughtException(thread, e);
            return CompletableFuture.failedFuture(e);
        }
    }

    /** What is to be begun next, which is of the conversation that has waited longest; null if nothing is. */
    private @Nullable Work ended(Work work) {
        work.end().run();
        synchronized (waiting) {
            Queue<Work> behind = waiting.get(work.conversation());
            if (behind == null || behind.isEmpty()) {
                waiting.remove(work.conversation());
            } else {
                idle.add(work.conversation());
            }
            Object conversation = idle.poll();
            Queue<Work> next = conversation == null ? null : waiting.get(conversation);
            if (next == null) {
                underway--;
                waiting.notifyAll();
                return null;
            }
            return next.poll();
        }
    }
}
