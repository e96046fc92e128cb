package io.github.usersig.testcontainers;

import io.github.usersig.testcontainers.internal.engine.Fate;
import java.io.IOException;
import java.net.HttpURLConnection;
import java.net.URI;
import java.util.stream.Collectors;
import org.testcontainers.containers.ContainerLaunchException;
import org.testcontainers.containers.wait.strategy.AbstractWaitStrategy;

/**
 * Waits until the mock says that it is ready. Unlike Testcontainers' own HTTP wait it looks fifty times a second, and gives up
 * at once when the container has ended.
 */
final class ReadyWait extends AbstractWaitStrategy {

    private static final int PATIENCE_MILLIS = 1_000;
    private static final long POLL_MILLIS = 20;
    private static final int LOG_LINES = 10;

    @Override
    protected void waitUntilReady() {
        long end = System.nanoTime() + startupTimeout.toNanos();
        while (!isReady()) {
            if (!waitStrategyTarget.isRunning()) {
                throw new ContainerLaunchException("the container of the mock IM "
                        + Fate.of(waitStrategyTarget.getContainerId()).trouble() + ", while it was starting. It said:\n"
                        + said());
            }
            if (System.nanoTime() > end) {
                throw new ContainerLaunchException(
                        "the mock IM is not ready after " + startupTimeout.toMillis() + " ms. It said:\n" + said());
            }
            pause();
        }
    }

    private boolean isReady() {
        int port;
        try {
            port = waitStrategyTarget.getMappedPort(MockImContainer.HTTP_PORT);
        } catch (IllegalStateException | IllegalArgumentException e) { // a container that has ended has no ports
            return false;
        }
        return isReady(URI.create("http://" + waitStrategyTarget.getHost() + ":" + port + "/__mock/ready"));
    }

    private static boolean isReady(URI ready) {
        try {
            HttpURLConnection connection = (HttpURLConnection) ready.toURL().openConnection();
            connection.setConnectTimeout(PATIENCE_MILLIS);
            connection.setReadTimeout(PATIENCE_MILLIS);
            return connection.getResponseCode() == HttpURLConnection.HTTP_OK;
        } catch (IOException e) {
            return false;
        }
    }

    /** Its first lines: what is wrong comes before how it ought to be used. */
    private String said() {
        return waitStrategyTarget.getLogs().lines().limit(LOG_LINES).collect(Collectors.joining("\n"));
    }

    private static void pause() {
        try {
            Thread.sleep(POLL_MILLIS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new ContainerLaunchException("interrupted while waiting for the mock IM to start", e);
        }
    }
}
