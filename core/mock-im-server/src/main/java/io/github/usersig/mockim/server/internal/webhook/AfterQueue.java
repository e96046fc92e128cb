package io.github.usersig.mockim.server.internal.webhook;

import io.github.usersig.mockim.WebhookCall.Outcome;
import io.github.usersig.mockim.WebhookCommand;
import io.github.usersig.mockim.WebhookOverride;
import io.github.usersig.mockim.server.internal.event.Happening;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/** What is to be told to the app, one after the other. Its thread comes with the first event and goes when it is idle. */
final class AfterQueue {

    /** How many events may wait. An app that is so far behind has the others dropped, which the journal shows. */
    static final int MOST = 10_000;

    private static final Duration LONGEST_HOLD = Duration.ofSeconds(1);
    private static final int IDLE_SECONDS = 5;

    private final Webhooks webhooks;
    private final AtomicLong generation = new AtomicLong();
    private final ThreadPoolExecutor worker = new ThreadPoolExecutor(
            0, 1, IDLE_SECONDS, TimeUnit.SECONDS, new LinkedBlockingQueue<>(MOST), AfterQueue::daemon);

    /** What waits for the one behind it, if a test wants them the wrong way round. Only the worker looks at it. */
    private @Nullable Held held;

    /**
     * What is held back.
     *
     * @param behind the webhook it comes after; null if that is any
     * @param generation when it came, for it is forgotten with all of that time
     */
    private record Held(Outgoing outgoing, @Nullable WebhookCommand behind, long generation) {}

    AfterQueue(Webhooks webhooks) {
        this.webhooks = webhooks;
    }

    private static Thread daemon(Runnable work) {
        Thread thread = new Thread(work, "mock-im-webhooks");
        thread.setDaemon(true);
        return thread;
    }

    /** Called with the tenant's lock held. */
    void add(Happening happening) {
        long mine = generation.get();
        try {
            worker.execute(() -> {
                for (Outgoing outgoing : AfterWebhooks.of(happening)) {
                    if (mine == generation.get()) {
                        deliver(outgoing, mine);
                    }
                }
            });
        } catch (RejectedExecutionException e) {
            AfterWebhooks.of(happening)
                    .forEach(outgoing ->
                            webhooks.notSent(outgoing, Outcome.DROPPED, "over " + MOST + " events waited to be sent"));
        }
    }

    /** Forgets what waits. */
    void clear() {
        generation.incrementAndGet();
        worker.getQueue().clear();
    }

    private void deliver(Outgoing outgoing, long mine) {
        if (held != null && held.generation() != mine) {
            held = null;
        }
        WebhookOverride override =
                webhooks.take(outgoing.command(), held != null).orElse(null);
        if (override == null) {
            webhooks.tell(outgoing);
        } else {
            switch (override.effect()) {
                case LOSE -> webhooks.notSent(outgoing, Outcome.LOST, "lost, as the test wants");
                case DELAY -> {
                    sleep(override.delay());
                    if (mine != generation.get()) {
                        return;
                    }
                    webhooks.tell(outgoing);
                }
                case DUPLICATE -> {
                    webhooks.tell(outgoing);
                    webhooks.tell(outgoing);
                }
                case REORDER -> {
                    hold(new Held(outgoing, override.command().orElse(null), mine));
                    return;
                }
            }
        }
        if (held != null && (held.behind() == null || held.behind() == outgoing.command())) {
            release();
        }
    }

    private void hold(Held newlyHeld) {
        held = newlyHeld;
        Executor later = CompletableFuture.delayedExecutor(LONGEST_HOLD.toMillis(), TimeUnit.MILLISECONDS, worker);
        later.execute(() -> {
            if (newlyHeld.equals(held)) {
                release();
            }
        });
    }

    private void release() {
        Held waiting = held;
        held = null;
        if (waiting != null && waiting.generation() == generation.get()) {
            webhooks.tell(waiting.outgoing());
        }
    }

    static void sleep(Duration duration) {
        try {
            Thread.sleep(duration.toMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
