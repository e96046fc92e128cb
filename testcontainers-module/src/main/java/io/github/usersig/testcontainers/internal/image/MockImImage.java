package io.github.usersig.testcontainers.internal.image;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.github.dockerjava.api.DockerClient;
import com.github.dockerjava.api.command.BuildImageResultCallback;
import com.github.dockerjava.api.exception.DockerClientException;
import com.github.dockerjava.api.exception.NotFoundException;
import com.github.dockerjava.api.model.BuildResponseItem;
import io.github.usersig.testcontainers.internal.engine.Engine;
import io.github.usersig.testcontainers.internal.engine.Platform;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.Deque;
import java.util.HexFormat;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import java.util.stream.Stream;

/**
 * The image of the mock: found by a tag that names its content, built if the engine does not have it. Two JVMs that do so
 * at once build the same thing.
 */
public final class MockImImage {

    /** On what it is built where no JDK can be taken from this machine. */
    public static final String DEFAULT_BASE = "eclipse-temurin:25.0.1_8-jre";

    static final String REPOSITORY = "usersig/mock-im";

    private static final String BASE_IMAGE_PROPERTY = "usersig.testcontainers.base-image";
    private static final Duration PATIENCE = Duration.ofMinutes(5);

    private final Recipe recipe;

    private MockImImage(Recipe recipe) {
        this.recipe = recipe;
    }

    /** With the server that this version has inside. */
    public static MockImImage ofThisVersion() {
        Path jdk = Path.of(System.getProperty("java.home"));
        return of(System.getProperty(BASE_IMAGE_PROPERTY, ""), jdk, Engine::platform);
    }

    /**
     * On the base image, if one is named; else of the JDK, if that runs where the engine does.
     *
     * @param engine asked only if it matters
     */
    static MockImImage of(String base, Path jdk, Supplier<Platform> engine) {
        if (!base.isEmpty()) {
            return onBase(base);
        }
        if (!JlinkRecipe.isPossible(jdk)) {
            return onBase(DEFAULT_BASE);
        }
        Platform there = engine.get();
        return there.equals(Platform.here())
                ? fromJdk(jdk)
                : new MockImImage(new BaseImageRecipe(
                        DEFAULT_BASE, ", for the engine is of " + there + " and the JDK here of " + Platform.here()));
    }

    /** On a runtime made of this JDK, and nothing else. */
    public static MockImImage fromJdk(Path jdk) {
        return new MockImImage(new JlinkRecipe(jdk));
    }

    /** On an image with a Java runtime. */
    public static MockImImage onBase(String image) {
        return new MockImImage(new BaseImageRecipe(image, ""));
    }

    /** The name under which the engine has it, built now if it was not there. */
    public String ensure() {
        DockerClient docker = Engine.require().client();
        String name = REPOSITORY + ":" + contentKey();
        if (Engine.ask("look for the image " + name, () -> isThere(docker, name))) {
            return name;
        }
        long start = System.nanoTime();
        say("building the image " + name + " " + description() + "; this is done once and takes a minute at most");
        try (BuildFolder folder = BuildFolder.create()) {
            folder.add(serverJar(), "mock-im.jar");
            recipe.prepare(folder);
            folder.write("Dockerfile", recipe.dockerfile());
            build(docker, folder, name);
        } catch (IOException e) {
            throw new UncheckedIOException("the image of the mock IM cannot be prepared", e);
        }
        say("built " + name + " in " + TimeUnit.NANOSECONDS.toSeconds(System.nanoTime() - start) + " s");
        return name;
    }

    /** What it is made of, as it is told while it is built. */
    String description() {
        return recipe.description();
    }

    private static boolean isThere(DockerClient docker, String name) {
        try {
            docker.inspectImageCmd(name).exec();
            return true;
        } catch (NotFoundException e) {
            return false;
        }
    }

    private static void build(DockerClient docker, BuildFolder folder, String name) throws IOException {
        Progress progress = new Progress();
        try (InputStream context = folder.toTar()) {
            docker.buildImageCmd(context)
                    .withTags(Set.of(name))
                    .withRemove(true)
                    .withForcerm(true)
                    .exec(progress)
                    .awaitImageId(PATIENCE.toSeconds(), TimeUnit.SECONDS);
        } catch (DockerClientException e) {
            throw new IllegalStateException(
                    "the image " + name + " cannot be built: " + e.getMessage() + ". The engine said:\n"
                            + progress.said(),
                    e);
        }
    }

    /** Changes with the server, the recipe and what it is made of, and with nothing else. */
    private String contentKey() {
        try (InputStream jar = Files.newInputStream(serverJar())) {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            digest.update(jar.readAllBytes());
            digest.update(recipe.dockerfile().getBytes(UTF_8));
            digest.update(recipe.ingredients().getBytes(UTF_8));
            return HexFormat.of().formatHex(digest.digest(), 0, 8);
        } catch (IOException e) {
            throw new UncheckedIOException("the server inside usersig-testcontainers cannot be read", e);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java runtime has SHA-256", e);
        }
    }

    private static Path serverJar() {
        return ServerJar.PATH;
    }

    private static void say(String what) {
        System.err.println("UserSig TestKit: " + what);
    }

    /** How an image is made. */
    interface Recipe {

        /** Said while it is built. */
        String description();

        /** All that it is made of besides the server, in a text. */
        String ingredients();

        String dockerfile();

        /** Puts what the Dockerfile copies into the folder. */
        void prepare(BuildFolder folder) throws IOException;
    }

    /** Tells the steps as they are done. */
    private static final class Progress extends BuildImageResultCallback {

        private static final int MOST_LINES = 30;

        private final Deque<String> lines = new ConcurrentLinkedDeque<>();

        @Override
        public void onNext(BuildResponseItem item) {
            super.onNext(item);
            Stream.ofNullable(item.getStream()).flatMap(String::lines).forEach(this::line);
        }

        private void line(String line) {
            if (line.startsWith("Step ")) {
                say(line);
            }
            lines.addLast(line);
            if (lines.size() > MOST_LINES) {
                lines.removeFirst();
            }
        }

        String said() {
            return String.join("\n", lines);
        }
    }
}
