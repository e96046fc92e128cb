package io.github.usersig.testcontainers.internal.engine;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import com.github.dockerjava.api.DockerClient;
import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.testcontainers.DockerClientFactory;
import org.testcontainers.dockerclient.DockerClientProviderStrategy;
import org.testcontainers.dockerclient.TransportConfig;
import org.testcontainers.utility.DockerImageName;
import org.testcontainers.utility.ResourceReaper;

/** The container with which Testcontainers tidies up. Its image is the only one that has to come from a registry. */
final class Ryuk {

    /** What to do if it cannot be fetched. */
    static final String CURE = "Testcontainers wants it, to tidy up or to look at the engine; the mock does without."
            + " Bring it onto the engine, with docker load, or name a mirror by TESTCONTAINERS_HUB_IMAGE_NAME_PREFIX,"
            + " or do without: TESTCONTAINERS_RYUK_DISABLED=true and TESTCONTAINERS_CHECKS_DISABLE=true in the"
            + " environment (docs/testcontainers.md, \"Without a registry\")";

    private static final Pattern IMAGE = Pattern.compile("testcontainers/ryuk:[\\w.-]+");

    private static volatile boolean there;

    private Ryuk() {}

    /**
     * Fetches its image, if it is wanted and the engine does not have it. Testcontainers would try for minutes, remember for good
     * that it could not, and keep the reason to itself.
     *
     * @throws org.testcontainers.containers.ContainerLaunchException if it cannot; the message says why, and how to do without
     */
    static void fetch(DockerClientFactory testcontainers) {
        if (there || Boolean.parseBoolean(System.getenv("TESTCONTAINERS_RYUK_DISABLED"))) {
            return;
        }
        Optional<DockerImageName> image = image();
        if (image.isPresent()) {
            TransportConfig transport = testcontainers.getTransportConfig();
            // That of Testcontainers is there only once it has started Ryuk. Not closed: that would wait for a pull
            // that is stuck.
            DockerClient own =
                    Engine.ask("say who it is", () -> DockerClientProviderStrategy.getClientForConfig(transport));
            Fetch.ensure(own, image.get(), CURE);
        }
        there = true;
    }

    /** Each Testcontainers has one of its own, which only a constant of a hidden class names. */
    static Optional<DockerImageName> image() {
        try (InputStream in = ResourceReaper.class.getResourceAsStream("RyukContainer.class")) {
            if (in == null) {
                return Optional.empty();
            }
            Matcher name = IMAGE.matcher(new String(in.readAllBytes(), ISO_8859_1));
            return name.find() ? Optional.of(DockerImageName.parse(name.group())) : Optional.empty();
        } catch (IOException e) {
            return Optional.empty();
        }
    }
}
