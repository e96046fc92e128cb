package io.github.usersig.testcontainers.internal.engine;

import com.github.dockerjava.api.DockerClient;
import com.github.dockerjava.api.async.ResultCallback;
import com.github.dockerjava.api.command.PullImageCmd;
import com.github.dockerjava.api.exception.DockerClientException;
import com.github.dockerjava.api.exception.DockerException;
import com.github.dockerjava.api.exception.InternalServerErrorException;
import com.github.dockerjava.api.exception.NotFoundException;
import com.github.dockerjava.api.model.PullResponseItem;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.testcontainers.containers.ContainerFetchException;
import org.testcontainers.containers.ContainerLaunchException;
import org.testcontainers.utility.DockerImageName;
import org.testcontainers.utility.ImageNameSubstitutor;

/**
 * Lets the engine fetch an image, before Testcontainers would: that goes on trying for two minutes and more, and then does not say what was
 * wrong.
 */
public final class Fetch {

    private static final Duration LONGEST = Duration.ofMinutes(5);
    private static final int ATTEMPTS = 3;
    private static final String OTHER_PLATFORM = "linux/amd64";

    /** How Testcontainers names the image that it could not fetch. */
    private static final Pattern NAMED =
            Pattern.compile("(?:imageName=|pull image: |client for |for image )([\\w./:@-]+)");

    private Fetch() {}

    /**
     * Fetches an image that the engine does not have, whatever Testcontainers is set to call it.
     *
     * @throws ContainerLaunchException if it cannot be fetched; the message says why
     */
    public static void ensure(DockerClient docker, DockerImageName named, String cure) {
        DockerImageName image = ImageNameSubstitutor.instance().apply(named);
        String name = image.asCanonicalNameString();
        if (Engine.ask("look for the image " + name, () -> isThere(docker, name))) {
            return;
        }
        Engine.within(LONGEST, "fetch the image " + name, () -> {
            try {
                pull(docker, image);
                return null;
            } catch (RuntimeException e) {
                throw failure(name, reason(e), cure, e);
            }
        });
    }

    /** If Testcontainers itself has failed to fetch an image, the same with its name and the way out. */
    static Optional<ContainerLaunchException> explained(RuntimeException thrown, String cure) {
        @Nullable String name = null;
        boolean fetching = false;
        for (Throwable cause = thrown; cause != null; cause = cause.getCause()) {
            String said = String.valueOf(cause.getMessage());
            fetching |= cause instanceof ContainerFetchException || said.contains("RemoteDockerImage");
            Matcher named = NAMED.matcher(said);
            name = name == null && named.find() ? named.group(1) : name;
        }
        return fetching
                ? Optional.of(failure(name == null ? "that it needs" : name, reason(thrown), cure, thrown))
                : Optional.empty();
    }

    private static ContainerLaunchException failure(String name, String why, String cure, RuntimeException e) {
        return new ContainerLaunchException(
                "the Docker engine" + Engine.at() + " cannot fetch the image " + name + ": " + why + ". " + cure, e);
    }

    private static String reason(RuntimeException thrown) {
        for (Throwable cause = thrown; cause != null; cause = cause.getCause()) {
            if (cause instanceof DockerClientException) { // the engine's own words, about a registry
                return String.valueOf(cause.getMessage()).replaceFirst("^Could not pull image: ", "");
            }
            if (cause instanceof DockerException) {
                return Refusal.reason(cause);
            }
            if (cause.getCause() == null) {
                return cause.getClass().getName().contains("awaitility")
                        ? "it was tried in vain for minutes; docker pull tells why"
                        : Refusal.reason(cause);
            }
        }
        return thrown.toString();
    }

    private static boolean isThere(DockerClient docker, String name) {
        try {
            docker.inspectImageCmd(name).exec();
            return true;
        } catch (NotFoundException e) {
            return false;
        }
    }

    private static void pull(DockerClient docker, DockerImageName image) throws InterruptedException {
        for (int attempt = 1; ; attempt++) {
            try {
                pull(docker.pullImageCmd(image.getUnversionedPart()).withTag(image.getVersionPart()));
                return;
            } catch (InternalServerErrorException e) { // it may pass: a registry that is late, say
                if (attempt == ATTEMPTS) {
                    throw e;
                }
                TimeUnit.SECONDS.sleep(attempt);
            }
        }
    }

    /** As Testcontainers does, for an image that is there only for other processors, too. */
    private static void pull(PullImageCmd command) throws InterruptedException {
        try {
            await(command);
        } catch (NotFoundException | DockerClientException e) {
            try {
                await(command.withPlatform(OTHER_PLATFORM));
            } catch (RuntimeException again) {
                e.addSuppressed(again);
                throw e;
            }
        }
    }

    private static void await(PullImageCmd command) throws InterruptedException {
        Progress progress = command.exec(new Progress());
        while (!progress.isOver()) {
            progress.requireNews();
        }
        progress.awaitCompletion(); // with a limit it would end what is not complete by then
        progress.requireNoError();
    }

    /** What the engine says while it fetches. */
    private static final class Progress extends ResultCallback.Adapter<PullResponseItem> {

        private final Duration patience = Engine.patience();
        private final CountDownLatch over = new CountDownLatch(1);
        private volatile long news = System.nanoTime();
        private volatile @Nullable String error;

        @Override
        public void onNext(PullResponseItem item) {
            news = System.nanoTime();
            if (item.getErrorDetail() != null) {
                error = item.getErrorDetail().getMessage();
            }
        }

        @Override
        public void onComplete() {
            over.countDown();
            super.onComplete();
        }

        @Override
        public void onError(Throwable thrown) {
            over.countDown();
            super.onError(thrown);
        }

        boolean isOver() throws InterruptedException {
            return over.await(1, TimeUnit.SECONDS);
        }

        void requireNews() {
            if (System.nanoTime() - news > patience.toNanos()) {
                throw new IllegalStateException(
                        "nothing has come for " + patience.toSeconds() + " s, so the registry may not answer");
            }
        }

        void requireNoError() {
            String said = error;
            if (said != null) {
                throw new DockerClientException(said);
            }
        }
    }
}
