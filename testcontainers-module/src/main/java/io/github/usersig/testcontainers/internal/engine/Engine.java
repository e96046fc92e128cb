package io.github.usersig.testcontainers.internal.engine;

import com.github.dockerjava.api.DockerClient;
import com.github.dockerjava.api.exception.NotFoundException;
import com.github.dockerjava.api.model.Info;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.time.format.DateTimeParseException;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;
import org.testcontainers.DockerClientFactory;
import org.testcontainers.containers.ContainerLaunchException;
import org.testcontainers.dockerclient.DockerClientConfigUtils;
import org.testcontainers.utility.TestcontainersConfiguration;

/** The Docker engine, which may be missing, far away, or stuck. Testcontainers itself would wait for a stuck one forever. */
public final class Engine {

    private static final String PATIENCE_PROPERTY = "usersig.testcontainers.engine-timeout";
    private static final String PATIENCE = "PT30S";

    /** On first contact Testcontainers starts a container that tidies up after it, whose image it may have to fetch. */
    private static final Duration HELPER_PATIENCE = Duration.ofMinutes(5);

    /** Testcontainers would tell it too, but not while somebody else waits for the engine. */
    private static volatile @Nullable URI address;

    private Engine() {}

    /** What one request may take. */
    public static Duration patience() {
        String text = System.getProperty(PATIENCE_PROPERTY, PATIENCE);
        try {
            Duration patience = Duration.parse(text);
            if (!patience.isZero() && !patience.isNegative()) {
                return patience;
            }
        } catch (DateTimeParseException e) {
            throw new IllegalArgumentException(wrongPatience(text), e);
        }
        throw new IllegalArgumentException(wrongPatience(text));
    }

    private static String wrongPatience(String text) {
        return "the system property " + PATIENCE_PROPERTY + " is \"" + text
                + "\": give a duration longer than none, such as " + PATIENCE;
    }

    /**
     * Testcontainers with an engine that answers. What Testcontainers itself asks of one that it does not know yet has no limit.
     *
     * @throws ContainerLaunchException if there is no engine, or it is stuck
     */
    public static DockerClientFactory require() {
        DockerClientFactory docker = DockerClientFactory.instance();
        // Not interrupted: Testcontainers would take that for a missing engine, and remember it for good.
        if (!within(patience(), "say who it is", () -> answers(docker), false)) {
            throw unusable(within(patience(), "say who it is", Ways::whyNone));
        }
        if (!TestcontainersConfiguration.getInstance().environmentSupportsReuse()) { // else it is started on demand
            Ryuk.fetch(docker);
        }
        try {
            within(HELPER_PATIENCE, "start what Testcontainers needs", docker::client);
        } catch (ContainerLaunchException e) { // the engine is stuck, or Ryuk does not start
            throw Fetch.explained(e, Ryuk.CURE).orElse(e);
        } catch (RuntimeException e) {
            throw Fetch.explained(e, Ryuk.CURE).orElseGet(() -> unusable(at() + ": " + Refusal.reason(e)));
        }
        return docker;
    }

    /**
     * Testcontainers with an engine on which it can tidy up what is made now.
     *
     * @throws ContainerLaunchException if there is no engine, it is stuck, or it cannot fetch what tidies up
     */
    public static DockerClientFactory requireTidying() {
        DockerClientFactory docker = require();
        Ryuk.fetch(docker);
        return docker;
    }

    private static ContainerLaunchException unusable(String why) {
        return new ContainerLaunchException("MockImContainer needs a Docker engine, and can use none" + why
                + ". Start one, or name one with DOCKER_HOST. Without an engine the mock runs in this process:"
                + " @EnableMockIm(backend = Backend.IN_PROCESS), or MockImServer.start()");
    }

    private static boolean answers(DockerClientFactory docker) {
        try {
            address = docker.getTransportConfig().getDockerHost();
        } catch (IllegalStateException e) { // so it has found none
            return false;
        }
        docker.getInfo();
        return true;
    }

    /** Does one request, {@link #within} what one may take. */
    public static <T> T ask(String what, Callable<T> call) {
        return within(patience(), what, call);
    }

    /**
     * Does something with the engine, within a limit.
     *
     * @param what it is, to go on after "the Docker engine has not been able to"
     * @throws ContainerLaunchException if it takes longer
     */
    public static <T> T within(Duration limit, String what, Callable<T> call) {
        return within(limit, what, call, true);
    }

    private static <T> T within(Duration limit, String what, Callable<T> call, boolean interrupting) {
        FutureTask<T> task = new FutureTask<>(call);
        Thread thread = new Thread(task, "usersig-docker");
        thread.setDaemon(true); // if it is stuck it must not keep the JVM
        thread.start();
        try {
            return task.get(limit.toMillis(), TimeUnit.MILLISECONDS);
        } catch (ExecutionException e) {
            throw lost(what, unchecked(e.getCause() == null ? e : e.getCause()));
        } catch (TimeoutException e) {
            task.cancel(interrupting);
            throw new ContainerLaunchException("the Docker engine" + at() + " has not been able to " + what + " within "
                    + limit.toSeconds() + " s: is it stuck or overloaded? `docker info` asks it");
        } catch (InterruptedException e) {
            task.cancel(interrupting);
            Thread.currentThread().interrupt();
            throw new ContainerLaunchException("interrupted while the Docker engine was to " + what, e);
        }
    }

    /** If that is what its client throws when it cannot be reached, says so. */
    private static RuntimeException lost(String what, RuntimeException thrown) {
        return thrown.getClass() == RuntimeException.class && thrown.getCause() instanceof IOException
                ? new ContainerLaunchException(
                        "the Docker engine" + at() + " cannot be reached to " + what + ": " + Refusal.reason(thrown),
                        thrown)
                : thrown;
    }

    /** Where it is, with " at " before it; nothing if that is not known. */
    public static String at() {
        String named = address == null ? System.getenv("DOCKER_HOST") : String.valueOf(address);
        return named == null ? "" : " at " + named;
    }

    /** Tidies up within a limit, also in a thread that was interrupted: a test that has timed out has to tidy up as well. */
    public static void tidyUp(String what, Runnable task) {
        boolean interrupted = Thread.interrupted();
        try {
            ask(what, () -> {
                task.run();
                return null;
            });
        } finally {
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }

    private static RuntimeException unchecked(Throwable thrown) {
        if (thrown instanceof Error error) {
            throw error;
        }
        return thrown instanceof RuntimeException known ? known : new IllegalStateException(thrown);
    }

    /** Removes a container, whatever state it is in. */
    public static void remove(String containerId) {
        try {
            client().removeContainerCmd(containerId)
                    .withForce(true)
                    .withRemoveVolumes(true)
                    .exec();
        } catch (NotFoundException e) {
            // so it is gone
        }
    }

    /** The name or address by which a container reaches this machine, as it stands in a URL; the engine may be another. */
    public static String callbackHost() {
        DockerClientFactory docker = require();
        return Hosts.callback(
                docker.getTransportConfig().getDockerHost(),
                DockerClientConfigUtils.IN_A_CONTAINER,
                docker::dockerHostIpAddress);
    }

    /** Whether what it publishes on loopback alone is reached from here. */
    public static boolean isReachedByLoopback() {
        DockerClientFactory docker = DockerClientFactory.instance();
        return Hosts.areByLoopback(docker.getTransportConfig().getDockerHost(), docker.dockerHostIpAddress());
    }

    /** What it runs programs for. */
    public static Platform platform() {
        Info info = require().getInfo(); // which Testcontainers keeps
        return Platform.of(info.getOsType(), info.getArchitecture());
    }

    public static DockerClient client() {
        return DockerClientFactory.instance().client();
    }
}
