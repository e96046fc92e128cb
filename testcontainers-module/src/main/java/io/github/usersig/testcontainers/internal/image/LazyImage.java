package io.github.usersig.testcontainers.internal.image;

import java.util.concurrent.Callable;
import java.util.concurrent.FutureTask;
import org.testcontainers.containers.ContainerFetchException;
import org.testcontainers.containers.ContainerLaunchException;
import org.testcontainers.containers.GenericContainer;

/** The name of the image, which is built only when a container starts. */
public final class LazyImage extends FutureTask<String> {

    public LazyImage() {
        super(build());
    }

    /**
     * Builds the image of this container, if there is none; that has a limit of its own.
     *
     * @throws ContainerLaunchException if it cannot
     */
    public static void build(GenericContainer<?> container) {
        try {
            container.getDockerImageName();
        } catch (ContainerFetchException e) {
            for (Throwable cause = e.getCause(); cause != null; cause = cause.getCause()) {
                if (cause instanceof ContainerLaunchException clear) {
                    throw clear;
                }
            }
            throw e;
        }
    }

    private static Callable<String> build() {
        return () -> MockImImage.ofThisVersion().ensure();
    }

    @Override
    public String get() throws InterruptedException, java.util.concurrent.ExecutionException {
        run();
        return super.get();
    }
}
