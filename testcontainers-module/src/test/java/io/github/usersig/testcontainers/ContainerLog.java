package io.github.usersig.testcontainers;

import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.testcontainers.containers.GenericContainer;

/**
 * What a container has said. The engine copies what a container writes in its own time, standard output and errors apart, so that
 * a line may still be missing from the log when something else, such as an open port, already shows that it was written.
 */
final class ContainerLog {

    private static final Duration LIMIT = Duration.ofSeconds(20);

    private ContainerLog() {}

    /** The log as soon as it holds all these texts, or as it stands when that takes too long, for an assertion to show. */
    static String with(GenericContainer<?> container, String... texts) {
        return when(container, log -> Stream.of(texts).allMatch(log::contains));
    }

    /** The log as soon as it is as expected, or as it stands when that takes too long. */
    static String when(GenericContainer<?> container, Predicate<String> expected) {
        long end = System.nanoTime() + LIMIT.toNanos();
        String log = container.getLogs();
        while (!expected.test(log) && System.nanoTime() < end) {
            LockSupport.parkNanos(Duration.ofMillis(50).toNanos());
            log = container.getLogs();
        }
        return log;
    }
}
