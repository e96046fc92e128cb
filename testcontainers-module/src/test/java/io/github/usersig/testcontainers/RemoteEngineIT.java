package io.github.usersig.testcontainers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Testcontainers knows one engine in a JVM, so what happens on the remote one happens in JVMs of its own. */
@DisplayName("With an engine on another machine, named by DOCKER_HOST")
@RequiresDocker
@Tag("once")
@Timeout(400)
class RemoteEngineIT {

    private static RemoteEngine engine;

    @BeforeAll
    static void startEngine() throws IOException {
        boolean possible = RemoteEngine.isPossible();
        if (!possible && !RequiresDocker.REQUIRED) {
            String notice = "SKIPPED, for a second engine needs root, dockerd, ip and nsenter: RemoteEngineIT";
            System.err.println(notice);
            assumeTrue(false, notice);
        }
        engine = RemoteEngine.start();
    }

    @AfterAll
    static void stopEngine() throws Exception {
        if (engine != null) {
            engine.close();
        }
    }

    @Test
    @DisplayName("all works as with one here: the image is built there, seeds and clocks and trust stores get there,"
            + " the mock calls back")
    void worksAsWithAnEngineHere() throws Exception {
        String said = jvm(RunTests.class, engine.address())
                .run(
                        MockImContainerIT.class.getName(),
                        ControlIT.class.getName(),
                        ExpiryEndToEndIT.class.getName(),
                        CallbackIT.class.getName());

        assertThat(said).containsPattern("\\b[1-9]\\d* succeeded, 0 failed");
    }

    @Test
    @DisplayName("that gets stuck or is gone: start and stop end within their limits and say so")
    void endsWithinItsLimitsWhenStuck() throws Exception {
        String said = jvm(StuckEngine.class, engine.address())
                .withProperty("usersig.testcontainers.engine-timeout", "PT8S")
                .run(engine.pid());

        assertThat(said)
                .contains(
                        "the Docker engine at " + engine.address() + " has not been able to look for the image",
                        "the Docker engine at " + engine.address()
                                + " has not been able to stop the mock IM within 8 s",
                        "the Docker engine at " + engine.address()
                                + " has not been able to look for a container within 8 s",
                        "the Docker engine at " + engine.address()
                                + " has not been able to read the log of the mock IM within 8 s",
                        "and it works again");
    }

    @Test
    @DisplayName("where none answers: the message says what to do")
    void saysWhatToDoWhereNoneAnswers() throws Exception {
        // Testcontainers looks for the engine's socket under /run as well.
        String said = jvm(NoEngine.class, "tcp://127.0.0.1:9")
                .runBy("unshare", "--mount", "sh", "-c", "mount -t tmpfs none /run && exec \"$@\"", "sh")
                .run();

        assertThat(said)
                .contains(
                        "MockImContainer needs a Docker engine, and can use none at tcp://127.0.0.1:9: nothing listens"
                                + " there: is the engine started?")
                .contains("Start one, or name one with DOCKER_HOST")
                .contains("Backend.IN_PROCESS")
                .contains("SKIPPED, for no Docker engine answers here");
    }

    /** As in the shell of somebody who has nothing but this engine. */
    private static OwnJvm jvm(Class<?> main, String engine) {
        return OwnJvm.of(main)
                .withEnv("DOCKER_HOST", engine)
                .withoutEnv("TESTCONTAINERS_HOST_OVERRIDE")
                .withoutEnv("USERSIG_DOCKER_REQUIRED");
    }
}
