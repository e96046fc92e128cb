package io.github.usersig.testcontainers.internal.image;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.github.dockerjava.api.DockerClient;
import com.github.dockerjava.api.command.BuildImageResultCallback;
import com.github.dockerjava.api.exception.ConflictException;
import com.github.dockerjava.api.exception.DockerClientException;
import com.github.dockerjava.api.exception.NotFoundException;
import com.github.dockerjava.api.model.BuildResponseItem;
import com.github.dockerjava.api.model.Image;
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
import java.util.ArrayList;
import java.util.Deque;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The image of the mock: found by a tag that names its content, built if the engine does not have it. Of two JVMs of one machine
 * that want it at once, one builds it.
 */
public final class MockImImage {

    /** On what it is built where no JDK can be taken from this machine. */
    public static final String DEFAULT_BASE = "eclipse-temurin:25.0.1_8-jre";

    static final String REPOSITORY = "usersig/mock-im";

    private static final int HTTP_PORT = 8080;
    private static final String BASE_IMAGE_PROPERTY = "usersig.testcontainers.base-image";
    private static final Duration PATIENCE = Duration.ofMinutes(5);

    /** Which server is inside: other JDKs make other images of the same version. */
    private static final String SERVER_LABEL = "io.github.usersig.server";

    private static final String SOURCE = "https://github.com/usersig/usersig-testkit";
    private static final Pattern TAG = Pattern.compile(REPOSITORY + ":[0-9a-f]{16}");
    private static final String HEALTH_CHECK = """
            COPY health /app/
            HEALTHCHECK --interval=10s --timeout=5s --start-period=10s CMD ["/app/health"]
            """;

    private final Recipe recipe;
    private final Supplier<Platform> platform;

    private MockImImage(Recipe recipe, Supplier<Platform> platform) {
        this.recipe = recipe;
        this.platform = platform;
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
            return new MockImImage(new BaseImageRecipe(base, ""), engine);
        }
        if (!JlinkRecipe.isPossible(jdk)) {
            return new MockImImage(new BaseImageRecipe(DEFAULT_BASE, ""), engine);
        }
        Platform there = engine.get();
        return there.equals(Platform.here())
                ? fromJdk(jdk)
                : new MockImImage(
                        new BaseImageRecipe(
                                DEFAULT_BASE,
                                ", for the engine is of " + there + " and the JDK here of " + Platform.here()),
                        engine);
    }

    /** On a runtime made of this JDK, and nothing else. */
    public static MockImImage fromJdk(Path jdk) {
        return new MockImImage(new JlinkRecipe(jdk), Platform::here);
    }

    /** On an image with a Java runtime. */
    public static MockImImage onBase(String image) {
        return new MockImImage(new BaseImageRecipe(image, ""), Engine::platform);
    }

    /** The name under which the engine has it, built now if it was not there. */
    public String ensure() {
        DockerClient docker = Engine.require().client();
        String name = REPOSITORY + ":" + contentKey();
        if (Engine.ask("look for the image " + name, () -> isThere(docker, name))) {
            return name;
        }
        return BuildLock.of(contentKey()).whileHeld(() -> isThere(docker, name) ? name : build(docker, name));
    }

    private String build(DockerClient docker, String name) {
        long start = System.nanoTime();
        say("building the image " + name + " " + description() + "; this is done once and takes a minute at most");
        try (BuildFolder folder = BuildFolder.create()) {
            fill(folder);
            build(docker, folder, name);
        } catch (IOException e) {
            throw new UncheckedIOException("the image of the mock IM cannot be prepared", e);
        }
        say("built " + name + " in " + TimeUnit.NANOSECONDS.toSeconds(System.nanoTime() - start) + " s");
        return name;
    }

    private Optional<byte[]> health() {
        return HealthProgram.of(platform.get(), HTTP_PORT);
    }

    private String dockerfile() {
        return recipe.dockerfile()
                + (health().isPresent() ? HEALTH_CHECK : "")
                + """
                LABEL org.opencontainers.image.title="UserSig TestKit: mock IM" \\
                      org.opencontainers.image.version="%s" \\
                      org.opencontainers.image.source="%s" \\
                      org.opencontainers.image.licenses="%s" \\
                      %s="%s"
                """.formatted(ServerJar.version(), SOURCE, recipe.licences(), SERVER_LABEL, hash(serverJar()));
    }

    /** With all that the engine needs to build it. */
    void fill(BuildFolder folder) throws IOException {
        folder.add(serverJar(), "mock-im.jar");
        recipe.prepare(folder);
        Optional<byte[]> health = health();
        if (health.isPresent()) {
            folder.write("health", health.get());
            folder.makeExecutable("health");
        }
        folder.write("Dockerfile", dockerfile());
    }

    /** Removes the images that other versions of the kit have built, and no container is made of; returns their names. */
    public static List<String> prune() {
        return prune(TAG);
    }

    static List<String> prune(Pattern names) {
        DockerClient docker = Engine.require().client();
        String ours = hash(serverJar());
        List<String> removed = new ArrayList<>();
        for (Image image : Engine.ask(
                "list the images of the mock",
                () -> docker.listImagesCmd().withReferenceFilter(REPOSITORY).exec())) {
            for (String name : image.getRepoTags() == null ? new String[0] : image.getRepoTags()) {
                if (names.matcher(name).matches() && !ours.equals(serverOf(image)) && remove(docker, name)) {
                    removed.add(name);
                }
            }
        }
        return removed;
    }

    private static @Nullable String serverOf(Image image) {
        return image.getLabels() == null ? null : image.getLabels().get(SERVER_LABEL);
    }

    private static boolean remove(DockerClient docker, String name) {
        return Engine.ask("remove the image " + name, () -> {
            try {
                docker.removeImageCmd(name).exec();
                return true;
            } catch (ConflictException | NotFoundException e) { // in use, or gone
                return false;
            }
        });
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
        MessageDigest digest = sha256();
        digest.update(dockerfile().getBytes(UTF_8)); // which names the server's hash
        health().ifPresent(digest::update);
        digest.update(recipe.ingredients().getBytes(UTF_8));
        return HexFormat.of().formatHex(digest.digest(), 0, 8);
    }

    private static String hash(Path file) {
        try {
            return HexFormat.of().formatHex(sha256().digest(Files.readAllBytes(file)), 0, 8);
        } catch (IOException e) {
            throw new UncheckedIOException("the server inside usersig-testcontainers cannot be read", e);
        }
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
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

        /** An SPDX expression, of all that is put into it. */
        String licences();

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
