package io.github.usersig.mockim.server.internal.tenant;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@DisplayName("Of those who want a tenant for themselves")
@Timeout(30)
class ExclusionTest {

    private final Exclusion exclusion = new Exclusion();
    private final ExecutorService threads = Executors.newCachedThreadPool();

    @AfterEach
    void stop() {
        threads.shutdownNow();
    }

    @Test
    @DisplayName("who is quick waits for one only of those who take long, however many want to")
    void quickOnesComeBetween() throws Exception {
        AtomicInteger lengthy = new AtomicInteger();
        CountDownLatch busy = new CountDownLatch(1);
        CountDownLatch goOn = new CountDownLatch(1);
        List<String> order = Collections.synchronizedList(new ArrayList<>());
        Future<?> first = threads.submit(() -> exclusion.atLength(() -> {
            busy.countDown();
            await(goOn);
            order.add("long");
            return lengthy.incrementAndGet();
        }));
        await(busy);
        List<Future<?>> all = new ArrayList<>(List.of(first));
        for (int i = 0; i < 3; i++) {
            all.add(threads.submit(() -> exclusion.atLength(() -> {
                order.add("long");
                return lengthy.incrementAndGet();
            })));
        }
        Thread quick = new Thread(() -> exclusion.quickly(() -> order.add("quick")));
        quick.start();
        while (quick.getState() != Thread.State.WAITING) { // for the lock
            Thread.onSpinWait();
        }
        goOn.countDown();
        quick.join();
        for (Future<?> each : all) {
            each.get(10, TimeUnit.SECONDS);
        }

        assertThat(order).containsExactly("long", "quick", "long", "long", "long");
        assertThat(exclusion.isLengthy()).isFalse();
    }

    @Test
    @DisplayName("who must not wait is told at once that another has it, also if that one was not seen before")
    void doesNotWait() throws Exception {
        CountDownLatch busy = new CountDownLatch(1);
        CountDownLatch goOn = new CountDownLatch(1);
        assertThat(exclusion.isLengthy()).isFalse(); // what a door looks at first
        Future<?> other = threads.submit(() -> exclusion.quickly(() -> {
            busy.countDown();
            await(goOn);
            return "";
        }));
        await(busy);

        assertThat(exclusion.atOnce(() -> "done")).isEmpty();

        goOn.countDown();
        other.get(10, TimeUnit.SECONDS);
        assertThat(exclusion.atOnce(() -> "done")).contains("done");
        assertThat(exclusion.atOnce(() -> null)).isEmpty();
    }

    @Test
    @DisplayName("who has it already goes on, be it for long")
    void comesInAgain() {
        String done = exclusion.quickly(
                () -> exclusion.atLength(() -> exclusion.atOnce(() -> "done").orElse("waits for itself")));

        assertThat(done).isEqualTo("done");
    }

    private static void await(CountDownLatch latch) {
        try {
            assertThat(latch.await(10, TimeUnit.SECONDS)).isTrue();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
