package io.github.usersig.mockim.server.internal.webhook;

import io.github.usersig.mockim.WebhookCall.Outcome;
import io.github.usersig.mockim.WebhookCommand;
import io.github.usersig.mockim.WebhookOverride;
import io.github.usersig.mockim.server.internal.event.Happening;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/**
 * What is to be told to the app, one after the other. Its thread comes with the first event and goes when it is idle. Messages of
 * different conversations do not wait for each other; all else comes after what was before it, and so does everything while a test
 * wants something to happen to webhooks.
 */
final class AfterQueue {

    /** How many events may wait. An app that is so far behind has the others dropped, which the journal shows. */
    static final int MOST = 10_000;

    private static final Duration LONGEST_HOLD = Duration.ofSeconds(1);
    private static final int IDLE_SECONDS = 5;

    private final Webhooks webhooks;
    private final Lanes lanes = new Lanes();
    private final ThreadPoolExecutor worker = new ThreadPoolExecutor(
            0, 1, IDLE_SECONDS, TimeUnit.SECONDS, new LinkedBlockingQueue<>(), AfterQueue::daemon);

    private volatile Era era = new Era();

    /** What waits for the one behind it, if a test wants them the wrong way round. Only the worker looks at it. */
    private @Nullable Held held;

    /** A time that ends when all that waits is forgotten. */
    private static final class Era {

        /** How many events wait, the one that is being told of included. */
        private final AtomicInteger waiting = new AtomicInteger();
    }

    /**
     * What is held back.
     *
     * @param behind the webhook it comes after; null if that is any
     * @param era when it came, for it is forgotten with all of that time
     */
    private record Held(Outgoing outgoing, @Nullable WebhookCommand behind, Era era) {}

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
        Era mine = era;
        if (mine.waiting.incrementAndGet() <= MOST + 1) {
            worker.execute(() -> tellOf(happening, mine));
        } else {
            mine.waiting.decrementAndGet();
            AfterWebhooks.of(happening)
                    .forEach(outgoing ->
                            webhooks.notSent(outgoing, Outcome.DROPPED, "over " + MOST + " events waited to be sent"));
        }
    }

    /** Forgets what waits. */
    void clear() {
        era = new Era();
        worker.getQueue().clear();
    }

    private void tellOf(Happening happening, Era mine) {
        List<Outgoing> all = mine == era ? AfterWebhooks.of(happening) : List.of();
        Optional<Object> conversation = Lanes.conversation(happening.event());
        if (conversation.isPresent()
                && all.size() == 1
                && held == null
                && webhooks.overrides().isEmpty()) {
            Outgoing outgoing = all.get(0);
            lanes.add(conversation.get(), () -> told(outgoing, mine), mine.waiting::decrementAndGet);
            return;
        }
        if (!all.isEmpty()) {
            lanes.await();
        }
        for (Outgoing outgoing : all) {
            if (mine == era) {
                deliver(outgoing, mine);
            }
        }
        mine.waiting.decrementAndGet();
    }

    private void deliver(Outgoing outgoing, Era mine) {
        if (held != null && held.era() != mine) {
            held = null;
        }
        WebhookOverride override =
                webhooks.take(outgoing.command(), held != null).orElse(null);
        if (override == null) {
            tell(outgoing, mine);
        } else {
            switch (override.effect()) {
                case LOSE -> webhooks.notSent(outgoing, Outcome.LOST, "lost, as the test wants");
                case DELAY -> {
                    sleep(override.delay());
                    if (mine != era) {
                        return;
                    }
                    tell(outgoing, mine);
                }
                case DUPLICATE -> {
                    tell(outgoing, mine);
                    tell(outgoing, mine);
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
        if (waiting != null && waiting.era() == era) {
            tell(waiting.outgoing(), waiting.era());
        }
    }

    private void tell(Outgoing outgoing, Era mine) {
        told(outgoing, mine).toCompletableFuture().join();
    }

    /** Not after a reset, and not once more then: the app would be told of one test in the next. */
    private CompletionStage<Outcome> told(Outgoing outgoing, Era mine) {
        return mine == era
                ? webhooks.tell(outgoing, () -> mine == era)
                : CompletableFuture.completedFuture(Outcome.DROPPED);
    }

    static void sleep(Duration duration) {
        try {
            Thread.sleep(duration.toMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
