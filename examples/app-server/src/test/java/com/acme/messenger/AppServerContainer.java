package com.acme.messenger;

import io.github.usersig.testcontainers.MockImContainer;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.spi.ToolProvider;
import org.testcontainers.containers.GenericContainer;
import org.testcontainers.containers.Network;
import org.testcontainers.containers.wait.strategy.Wait;
import org.testcontainers.images.builder.ImageFromDockerfile;
import org.testcontainers.images.builder.Transferable;

/** The app server in a container, as it goes into production, next to the mock IM. */
final class AppServerContainer extends GenericContainer<AppServerContainer> {

    static final String TOKEN = "our webhook token";

    private static final int PORT = 8080;
    private static final String NAME = "app-server";

    /** Where IM calls it. */
    static final URI WEBHOOK = URI.create("http://" + NAME + ":" + PORT + "/im/webhook");

    private static final String KEY_FILE = "/run/secrets/im-secret-key";
    private static final String MODULES =
            "java.desktop,java.instrument,java.management,java.naming,java.net.http,java.security.jgss,java.sql,jdk.unsupported";

    AppServerContainer(MockImContainer im, Network network) {
        super(image(im));
        withNetwork(network);
        withNetworkAliases(NAME);
        withExposedPorts(PORT);
        waitingFor(Wait.forHttp("/users/nobody/presence"));
        withCopyToContainer(Transferable.of(im.getApp().secretKey(), 0444), KEY_FILE);
        withEnv("IM_SDKAPPID", Long.toString(im.getApp().sdkAppId()));
        withEnv("IM_SECRETKEYFILE", KEY_FILE);
        withEnv("IM_ENDPOINT", im.getInternalEndpoint().toString());
        withEnv("IM_WEBHOOK_TOKEN", TOKEN);
        withEnv("USERS_PASSWORDS_ALICE", "wonderland");
        withEnv("USERS_PASSWORDS_BOB", "builder");
        withEnv("USERS_PASSWORDS_CAROL", "christmas");
    }

    URI endpoint() {
        return URI.create("http://" + getHost() + ":" + getMappedPort(PORT));
    }

    /**
     * You would take {@code FROM eclipse-temurin:17-jre}. This takes no registry: a runtime made of the JDK that runs the
     * test, on top of the mock's image, which has the few libraries that a runtime needs.
     */
    private static ImageFromDockerfile image(MockImContainer im) {
        return new ImageFromDockerfile("acme/app-server-under-test", false)
                .withFileFromPath("runtime", runtime())
                .withFileFromPath("lib", Path.of("target/lib"))
                .withFileFromPath("classes", Path.of("target/classes"))
                .withDockerfileFromBuilder(image -> image.from(im.getDockerImageName())
                        .user("0")
                        .copy("runtime", "/opt/runtime")
                        .copy("lib", "/srv/lib")
                        .copy("classes", "/srv/classes")
                        .entryPoint(
                                "/opt/runtime/bin/java",
                                "-XX:TieredStopAtLevel=1",
                                "-cp",
                                "/srv/classes:/srv/lib/*",
                                AppServer.class.getName())
                        .build());
    }

    private static Path runtime() {
        Path runtime = Path.of("target", "runtime-" + Runtime.version());
        if (!Files.exists(runtime)) {
            int result = ToolProvider.findFirst("jlink")
                    .orElseThrow(() -> new IllegalStateException("run this on a JDK: a mere runtime has no jlink"))
                    .run(
                            System.out,
                            System.err,
                            "--add-modules=" + MODULES,
                            "--strip-debug",
                            "--no-header-files",
                            "--no-man-pages",
                            "--output=" + runtime);
            if (result != 0) {
                throw new IllegalStateException("jlink ended with " + result);
            }
        }
        return runtime;
    }
}
