package io.github.usersig.testcontainers;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.usersig.SdkApp;
import io.github.usersig.testcontainers.internal.image.Programs;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@DisplayName("A mock in a container, held against one in process,")
@RequiresDocker
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@Timeout(400)
@Tag("once")
class ParityInContainerIT {

    private static final int RUNS = 3;

    private final SdkApp app = SdkApp.random();

    @TempDir
    @SuppressWarnings("NullAway.Init") // set by JUnit
    private Path folder;

    @SuppressWarnings("NullAway.Init") // set before all tests
    private Path jar;

    @BeforeAll
    void unpackTheCommandLine() throws IOException {
        jar = folder.resolve("mock-im.jar");
        try (InputStream in = requireNonNull(MockImContainer.class.getResourceAsStream("internal/image/mock-im.jar"))) {
            Files.copy(in, jar);
        }
    }

    @Test
    @DisplayName("differs in nothing, three times, with the accounts of the run before")
    void differsInNothing() throws IOException {
        Path key = Files.writeString(folder.resolve("key.txt"), app.secretKey());
        try (MockImContainer im = new MockImContainer().withApp(app)) {
            im.start();
            for (int run = 1; run <= RUNS; run++) {
                Path recording = folder.resolve("run-" + run + ".jsonl");
                parity(
                        "record",
                        "--endpoint=" + im.getEndpoint(),
                        "--sdk-app-id=" + app.sdkAppId(),
                        "--secret-key-file=" + key,
                        "--rate=1000",
                        "--out=" + recording,
                        "--yes");
                assertThat(parity("check", recording.toString())).contains("compared", "no difference");
                assertThat(Files.readString(recording)).doesNotContain(app.secretKey());
            }
        }
    }

    private String parity(String... arguments) throws IOException {
        String[] command = new String[arguments.length + 4];
        command[0] = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        command[1] = "-jar";
        command[2] = jar.toString();
        command[3] = "parity";
        System.arraycopy(arguments, 0, command, 4, arguments.length);
        return Programs.run(command);
    }
}
