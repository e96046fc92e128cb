package io.github.usersig.testcontainers;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Testcontainers knows one engine in a JVM, so what happens on the remote one happens in JVMs of its own. */
@DisplayName("With an engine on another machine, named by DOCKER_HOST")
@RequiresDocker
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
    void works(@TempDir Path folder) throws Exception {
        String said = inOwnJvm(
                folder,
                List.of(),
                RunTests.class,
                Map.of("DOCKER_HOST", engine.address()),
                MockImContainerIT.class.getName(),
                ExpiryEndToEndIT.class.getName(),
                CallbackIT.class.getName());

        assertThat(said).containsPattern("\\b[1-9]\\d* succeeded, 0 failed");
    }

    @Test
    @DisplayName("that gets stuck or is gone: start and stop end within their limits and say so")
    void stuck(@TempDir Path folder) throws Exception {
        String said =
                inOwnJvm(folder, List.of(), StuckEngine.class, Map.of("DOCKER_HOST", engine.address()), engine.pid());

        assertThat(said)
                .contains(
                        "the Docker engine at " + engine.address() + " has not been able to look for the image",
                        "the Docker engine at " + engine.address() + " has not been able to stop the mock IM within 3",
                        "and it works again");
    }

    @Test
    @DisplayName("where none answers: the message says what to do")
    void none(@TempDir Path folder) throws Exception {
        // Testcontainers looks for the engine's socket under /run as well.
        List<String> withoutSockets =
                List.of("unshare", "--mount", "sh", "-c", "mount -t tmpfs none /run && exec \"$@\"", "sh");

        String said = inOwnJvm(folder, withoutSockets, NoEngine.class, Map.of("DOCKER_HOST", "tcp://127.0.0.1:9"));

        assertThat(said)
                .contains(
                        "no Docker engine answers, and MockImContainer needs one: start it, or name it with DOCKER_HOST")
                .contains("Backend.IN_PROCESS")
                .contains("SKIPPED, for no Docker engine answers here");
    }

    private static String inOwnJvm(
            Path folder, List<String> before, Class<?> main, Map<String, String> environment, String... arguments)
            throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(before);
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(List.of("-cp", System.getProperty("java.class.path"), main.getName()));
        command.addAll(List.of(arguments));
        Path output = folder.resolve("output");
        ProcessBuilder builder =
                new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(output.toFile());
        builder.environment().keySet().removeAll(List.of("TESTCONTAINERS_HOST_OVERRIDE", "USERSIG_DOCKER_REQUIRED"));
        builder.environment().putAll(environment);
        Process process = builder.start();
        boolean ended = process.waitFor(300, TimeUnit.SECONDS);
        process.destroyForcibly().waitFor();
        String said = Files.readString(output, UTF_8);
        assertThat(ended && process.exitValue() == 0)
                .as("%s said:%n%s", main, said)
                .isTrue();
        return said;
    }
}
