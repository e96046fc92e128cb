package io.github.usersig.mockim.server.internal.webhook;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("Of what is done in many conversations")
class LanesTest {

    private static final String FAULT = "as the test wants";

    private final Lanes lanes = new Lanes();
    private final ExecutorService others = Executors.newFixedThreadPool(4, work -> {
        Thread thread = new Thread(work, "others");
        thread.setUncaughtExceptionHandler(this::uncaught);
        return thread;
    });
    private final Map<Integer, List<Integer>> begun = new HashMap<>(); // guarded by itself
    private final Map<Integer, Integer> underway = new HashMap<>(); // guarded by begun
    private final AtomicInteger ended = new AtomicInteger();
    private final List<String> faults = new ArrayList<>(); // guarded by begun

    @BeforeEach
    void start() {
        Thread.currentThread().setUncaughtExceptionHandler(this::uncaught);
    }

    @AfterEach
    void stop() {
        Thread.currentThread().setUncaughtExceptionHandler(null);
        others.shutdownNow();
    }

    private void uncaught(Thread thread, Throwable failure) {
        if (!FAULT.equals(failure.getMessage())) {
            synchronized (begun) {
                faults.add(failure.toString());
            }
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4})
    @DisplayName("each thing is done once and in order, one in a conversation and sixteen in all, also where some fail")
    void isDoneOnceAndInOrder(long seed) {
        Random random = new Random(seed);
        Map<Integer, List<Integer>> added = new HashMap<>();
        int conversations = seed % 2 == 0 ? 5 : 200;
        int steps = 8_000;
        for (int step = 0; step < steps; step++) {
            int conversation = random.nextInt(conversations);
            int number = step;
            int kind = random.nextInt(10);
            added.computeIfAbsent(conversation, key -> new ArrayList<>()).add(number);
            lanes.add(conversation, () -> begin(conversation, number, kind), ended::incrementAndGet);
            if (random.nextInt(1_000) == 0) {
                lanes.await();
                assertThat(ended).hasValue(step + 1);
            }
        }
        lanes.await();

        assertThat(ended).hasValue(steps);
        synchronized (begun) {
            assertThat(begun).isEqualTo(added);
            assertThat(faults).isEmpty();
        }
    }

    private CompletionStage<String> begin(int conversation, int number, int kind) {
        synchronized (begun) {
            begun.computeIfAbsent(conversation, key -> new ArrayList<>()).add(number);
            if (underway.merge(conversation, 1, Integer::sum) > 1) {
                faults.add("two in " + conversation);
            }
            int all = underway.values().stream().mapToInt(each -> each).sum();
            if (all > Lanes.MOST_AT_ONCE) {
                faults.add(all + " at once");
            }
        }
        CompletableFuture<String> done = new CompletableFuture<>();
        if (kind >= 8) {
            end(conversation, done, kind);
            if (kind == 8) {
                throw new IllegalStateException(FAULT);
            }
            throw new LinkageError(FAULT);
        }
        if (kind < 2) {
            end(conversation, done, kind);
        } else {
            others.execute(() -> end(conversation, done, kind));
        }
        return done;
    }

    private void end(int conversation, CompletableFuture<String> done, int kind) {
        synchronized (begun) {
            underway.merge(conversation, -1, Integer::sum);
        }
        if (kind % 2 == 0) {
            done.complete("done");
        } else {
            done.completeExceptionally(new IllegalStateException(FAULT));
        }
    }
}
