package io.github.usersig.testcontainers.internal.image;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.github.usersig.testcontainers.internal.engine.Platform;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Where the processor is another, it is run by an emulator, if there is one. */
@DisplayName("The program by which the engine asks whether the mock is ready")
class HealthProgramTest {

    @ParameterizedTest
    @ValueSource(strings = {"x86_64", "aarch64"})
    @DisplayName(
            "exits with 0 if the mock says 200, with another code if it says anything else, or nothing, or is not there")
    void exitsWithZeroIfTheMockIsReady(String processor, @TempDir Path folder) throws Exception {
        List<String> emulator = emulator(processor);
        int port;
        try (ServerSocket mock = new ServerSocket(0, 5, InetAddress.getLoopbackAddress())) {
            port = mock.getLocalPort();
            Path program = program(folder, processor, port);

            CompletableFuture<String> asked = answer(mock, "HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n");
            assertThat(run(emulator, program)).isZero();
            assertThat(asked.get(5, TimeUnit.SECONDS))
                    .isEqualTo("GET /__mock/ready HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n");

            for (String other : List.of("HTTP/1.1 503 Service Unavailable\r\n\r\n", "")) {
                asked = answer(mock, other);
                assertThat(run(emulator, program)).isEqualTo(1);
                asked.get(5, TimeUnit.SECONDS);
            }
            assertThat(run(emulator, program)).as("nobody answers").isNotZero();
        }
        assertThat(run(emulator, program(folder, processor, port)))
                .as("nobody listens")
                .isEqualTo(1);
    }

    @Test
    @DisplayName("is there for processors that it is written for")
    void isThereForTwoProcessors() {
        assertThat(HealthProgram.of(Platform.of("linux", "s390x"), 8080)).isEmpty();
        assertThat(HealthProgram.of(Platform.of("windows", "x86_64"), 8080)).isEmpty();
    }

    private static List<String> emulator(String processor) {
        if (Platform.here().equals(Platform.of("linux", processor))) {
            return List.of();
        }
        String emulator = "qemu-" + processor + "-static";
        assumeTrue(Programs.exists(emulator), "needs " + emulator);
        return List.of(emulator);
    }

    private static Path program(Path folder, String processor, int port) throws IOException {
        Path file = folder.resolve("health-" + port);
        Files.write(
                file, HealthProgram.of(Platform.of("linux", processor), port).orElseThrow());
        return Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
    }

    private static int run(List<String> emulator, Path program) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(emulator);
        command.add(program.toString());
        Process process = new ProcessBuilder(command).inheritIO().start();
        try {
            assertThat(process.waitFor(10, TimeUnit.SECONDS))
                    .as("it ends by itself")
                    .isTrue();
            return process.exitValue();
        } finally {
            process.destroyForcibly();
        }
    }

    /** Answers the next request with this, and returns what was asked. */
    private static CompletableFuture<String> answer(ServerSocket mock, String answer) {
        return CompletableFuture.supplyAsync(() -> {
            try (Socket socket = mock.accept()) {
                InputStream in = socket.getInputStream();
                StringBuilder request = new StringBuilder();
                while (request.indexOf("\r\n\r\n") < 0) {
                    request.append((char) in.read());
                }
                socket.getOutputStream().write(answer.getBytes(US_ASCII));
                return request.toString();
            } catch (IOException e) {
                throw new IllegalStateException(e);
            }
        });
    }
}
