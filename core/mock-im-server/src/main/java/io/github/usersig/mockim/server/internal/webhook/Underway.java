package io.github.usersig.mockim.server.internal.webhook;

import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;

/** What of a tenant is not over yet, and can be given up. */
final class Underway {

    private final Set<Runnable> cancellings = ConcurrentHashMap.newKeySet();

    /** Adds one, which is forgotten when it is over. */
    void add(CompletableFuture<?> future) {
        Runnable cancelling = () -> future.cancel(false);
        cancellings.add(cancelling);
        CompletableFuture<?> unused = future.whenComplete((result, failure) -> cancellings.remove(cancelling));
    }

    /** Cancels all there are, on another thread: whoever waits for them goes on with what this one may hold a lock for. */
    void giveUp() {
        List<Runnable> all = List.copyOf(cancellings);
        if (!all.isEmpty()) {
            WebhookClient.execute(() -> all.forEach(Runnable::run));
        }
    }
}
