package io.github.usersig.testcontainers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.usersig.testcontainers.internal.image.MockImImage;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.testcontainers.containers.ContainerLaunchException;
import org.testcontainers.containers.Network;

@DisplayName("Nothing is left on the engine, neither container, network nor image,")
@RequiresDocker
@Timeout(400)
@Tag("once")
class LeaksIT {

    private static final int AT_ONCE = 4;

    private Leftovers leftovers;

    /** A hundred in CI, which take two minutes. */
    private static final int CYCLES = Integer.parseInt(System.getenv().getOrDefault("USERSIG_LEAK_CYCLES", "20"));

    @BeforeEach
    void count() {
        MockImImage.ofThisVersion().ensure();
        leftovers = new Leftovers();
    }

    @Test
    @DisplayName("by many cycles of start and stop, a tenth of them with a network of their own")
    void leavesNothingAfterManyCycles() throws Exception {
        repeat(CYCLES / 10, () -> {
            try (Network network = Network.newNetwork();
                    MockImContainer container = new MockImContainer().withNetwork(network)) {
                container.start();
                return assertThat(container.mockIm().accounts()).hasSize(1);
            }
        });
        repeat(CYCLES - CYCLES / 10, () -> {
            try (MockImContainer container = new MockImContainer()) {
                container.start();
                return assertThat(container.mockIm().accounts()).hasSize(1);
            }
        });

        assertThat(leftovers.now()).isEqualTo(Leftovers.none());
    }

    @Test
    @DisplayName("by ten starts that fail, although nobody closes the container")
    void leavesNothingAfterFailedStarts() throws Exception {
        repeat(4, () -> assertThatThrownBy(() -> new MockImContainer()
                        .withSeed("{\"accounts\": \"this is no array\"}")
                        .start())
                .isInstanceOf(ContainerLaunchException.class)
                .hasStackTraceContaining(", while it was starting. It said:")
                .hasStackTraceContaining("--seed"));
        repeat(3, () -> assertThatThrownBy(() -> new MockImContainer()
                        .withStartupTimeout(Duration.ofMillis(1))
                        .withStartupAttempts(2)
                        .start())
                .isInstanceOf(ContainerLaunchException.class)
                .hasStackTraceContaining("the mock IM is not ready after 1 ms"));
        repeat(3, () -> {
            Thread.currentThread().interrupt();
            try {
                return assertThatThrownBy(() -> new MockImContainer().start()).isInstanceOf(RuntimeException.class);
            } finally {
                Thread.interrupted();
            }
        });

        assertThat(leftovers.now()).isEqualTo(Leftovers.none());
    }

    private static void repeat(int times, Callable<?> what) throws InterruptedException, ExecutionException {
        ExecutorService threads = Executors.newFixedThreadPool(AT_ONCE);
        try {
            List<Future<?>> results = new ArrayList<>();
            for (int i = 0; i < times; i++) {
                results.add(threads.submit(what));
            }
            for (Future<?> result : results) {
                result.get();
            }
        } finally {
            threads.shutdownNow();
        }
    }
}
