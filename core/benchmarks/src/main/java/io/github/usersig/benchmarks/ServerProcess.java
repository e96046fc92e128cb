package io.github.usersig.benchmarks;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.github.usersig.SdkApp;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A standalone server in a JVM of its own, of this version or an earlier one. */
final class ServerProcess implements AutoCloseable {

    static final SdkApp APP = SdkApp.of(1400000000L, "key-of-the-benchmarks");

    private static final Pattern ADDRESS = Pattern.compile("http://[0-9.]+:[0-9]+");
    private static final Pattern TOTAL = Pattern.compile("(?m)^Total\\s+\\d+\\s+(\\d+)");
    private static final Pattern RESIDENT = Pattern.compile("VmRSS:\\s+(\\d+) kB");

    private final Process process;
    private final URI endpoint;

    private ServerProcess(Process process, URI endpoint) {
        this.process = process;
        this.endpoint = endpoint;
    }

    /**
     * Starts one.
     *
     * @param seed what it holds, as {@code serve --seed} takes it
     */
    static ServerProcess start(Path jar, String seed, String... options) throws IOException {
        Path file = Files.writeString(Files.createTempFile("seed", ".json"), seed);
        List<String> command = new ArrayList<>(List.of(jdk("java")));
        command.addAll(List.of(options));
        command.addAll(List.of(
                "-jar",
                jar.toString(),
                "serve",
                "--port=0",
                "--sdk-app-id=" + APP.sdkAppId(),
                "--secret-key=" + APP.secretKey(),
                "--seed=" + file));
        Process started = new ProcessBuilder(command)
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        ServerProcess server = of(started, jar.toString());
        Files.delete(file);
        return server;
    }

    /**
     * Starts a {@link Peer}.
     *
     * @param what which one
     */
    static ServerProcess peer(String what, String... options) throws IOException {
        List<String> command = new ArrayList<>(List.of(jdk("java")));
        command.addAll(List.of(options));
        command.addAll(List.of("-classpath", System.getProperty("java.class.path"), Peer.class.getName(), what));
        Process started = new ProcessBuilder(command)
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        return of(started, what);
    }

    private static ServerProcess of(Process started, String what) throws IOException {
        String line = started.inputReader(UTF_8).readLine();
        Matcher address = ADDRESS.matcher(String.valueOf(line));
        if (!address.find()) {
            throw new IOException(what + " does not start: " + line);
        }
        return new ServerProcess(started, URI.create(address.group()));
    }

    private static String jdk(String tool) {
        return Path.of(System.getProperty("java.home"), "bin", tool).toString();
    }

    URI endpoint() {
        return endpoint;
    }

    boolean isAlive() {
        return process.isAlive();
    }

    /** The processor's time that it has taken so far. */
    Duration cpu() {
        return process.info()
                .totalCpuDuration()
                .orElseThrow(() -> new IllegalStateException("this system does not say what time a process takes"));
    }

    /** How many bytes of its heap are in use after a collection, by the JDK's own tool. */
    long heap() throws IOException {
        Process jcmd = new ProcessBuilder(jdk("jcmd"), Long.toString(process.pid()), "GC.class_histogram").start();
        Matcher total = TOTAL.matcher(new String(jcmd.getInputStream().readAllBytes(), UTF_8));
        if (!total.find()) {
            throw new IOException("jcmd says nothing of " + process.pid());
        }
        return Long.parseLong(total.group(1));
    }

    /** How many bytes of memory it has, by the system's accounting. */
    long resident() throws IOException {
        String status = Files.readString(Path.of("/proc", Long.toString(process.pid()), "status"));
        Matcher resident = RESIDENT.matcher(status);
        if (!resident.find()) {
            throw new IOException("this system does not say what memory a process has");
        }
        return Long.parseLong(resident.group(1)) * 1024;
    }

    @Override
    public void close() {
        process.destroy();
        try {
            process.waitFor();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
