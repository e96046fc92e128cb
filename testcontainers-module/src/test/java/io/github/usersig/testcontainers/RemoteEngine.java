package io.github.usersig.testcontainers;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** An engine in its own network namespace with its own address: {@code src/test/engine/remote-engine} runs it. */
final class RemoteEngine implements AutoCloseable {

    private static final Path SCRIPT = Path.of("src/test/engine/remote-engine");

    private final Process script;
    private final String address;
    private final String pid;

    private RemoteEngine(Process script, String address, String pid) {
        this.script = script;
        this.address = address;
        this.pid = pid;
    }

    /** Whether this machine has what it takes. */
    static boolean isPossible() {
        return "root".equals(System.getProperty("user.name"))
                && Stream.of("dockerd", "ip", "nsenter").allMatch(RemoteEngine::isInstalled);
    }

    private static boolean isInstalled(String program) {
        return Stream.of("/usr/sbin", "/usr/bin", "/sbin", "/bin", "/usr/local/bin")
                .anyMatch(folder -> Files.isExecutable(Path.of(folder, program)));
    }

    static RemoteEngine start() throws IOException {
        Process script = new ProcessBuilder("bash", SCRIPT.toString())
                .redirectErrorStream(true)
                .start();
        BufferedReader output = new BufferedReader(new InputStreamReader(script.getInputStream(), UTF_8));
        String line = output.readLine();
        if (line == null || !line.startsWith("ready ")) {
            throw new IllegalStateException("the remote engine does not start: " + line + "\n"
                    + String.join("\n", output.lines().toList()));
        }
        List<String> words = List.of(line.split(" ", -1));
        return new RemoteEngine(script, words.get(1), words.get(3));
    }

    /** Such as {@code tcp://10.213.118.2:2375}. */
    String address() {
        return address;
    }

    /** Of the engine itself. */
    String pid() {
        return pid;
    }

    @Override
    public void close() throws IOException {
        script.getOutputStream().close();
        try {
            if (!script.waitFor(60, TimeUnit.SECONDS)) {
                throw new IllegalStateException("the remote engine does not end");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            script.destroy();
        }
    }
}
