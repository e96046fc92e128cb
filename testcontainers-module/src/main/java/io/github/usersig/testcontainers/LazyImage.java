package io.github.usersig.testcontainers;

import java.util.concurrent.Callable;
import java.util.concurrent.FutureTask;

/** The name of the image, which is built only when a container starts. */
final class LazyImage extends FutureTask<String> {

    LazyImage() {
        super(build());
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
