package io.github.usersig.testcontainers.internal.jvm;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.SocketChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/**
 * Loads an agent into the JVMs of the container it runs in, by HotSpot's own protocol: a runtime image seldom has the module
 * jdk.attach. It is copied there as this one class, so it uses nothing but java.base, of Java 17.
 *
 * <p>First {@code find}: prints the JVMs' process ids, and leaves beside each the file that makes it listen when it gets
 * SIGQUIT, which only the caller can send. Then {@code load PID JAR=OPTIONS}.
 */
final class AttachProgram {

    private static final long PATIENCE_MILLIS = 5_000;
    private static final long POLL_MILLIS = 20;

    private AttachProgram() {}

    public static void main(String[] arguments) throws IOException, InterruptedException {
        switch (arguments[0]) {
            case "find" -> find();
            case "load" -> load(Long.parseLong(arguments[1]), arguments[2]);
            default -> throw new IllegalArgumentException(arguments[0]);
        }
    }

    private static void find() throws IOException {
        long self = ProcessHandle.current().pid();
        for (long pid :
                ProcessHandle.allProcesses().mapToLong(ProcessHandle::pid).toArray()) {
            if (pid != self && isJvm(pid)) {
                if (!Files.exists(socket(pid))) {
                    Files.write(request(pid), new byte[0]);
                }
                System.out.println(pid);
            }
        }
    }

    private static boolean isJvm(long pid) {
        try (Stream<String> maps = Files.lines(Path.of("/proc/" + pid + "/maps"))) {
            return maps.anyMatch(line -> line.endsWith("/libjvm.so"));
        } catch (IOException | RuntimeException e) { // it has just ended, or is somebody else's
            return false;
        }
    }

    /** It looks in its working folder as well, which often cannot be written. */
    private static Path request(long pid) {
        return Path.of("/proc/" + pid + "/root/tmp/.attach_pid" + pid);
    }

    private static Path socket(long pid) {
        return Path.of("/proc/" + pid + "/root/tmp/.java_pid" + pid);
    }

    private static void load(long pid, String agent) throws IOException, InterruptedException {
        try {
            await(socket(pid));
        } finally {
            Files.deleteIfExists(request(pid));
        }
        try (SocketChannel channel = SocketChannel.open(StandardProtocolFamily.UNIX)) {
            channel.connect(UnixDomainSocketAddress.of(socket(pid)));
            for (String word : List.of("1", "load", "instrument", "false", agent)) {
                channel.write(ByteBuffer.wrap((word + "\0").getBytes(UTF_8)));
            }
            String answer = new String(Channels.newInputStream(channel).readAllBytes(), UTF_8);
            if (!isLoaded(answer)) {
                throw new IOException("the JVM says: " + answer.strip());
            }
        }
    }

    /** First 0 for having understood, and last the agent's own code, which is 100 for a bad jar. Java 8 gives it without words. */
    static boolean isLoaded(String answer) {
        List<String> lines = answer.strip().lines().toList();
        return lines.size() > 1
                && lines.get(0).equals("0")
                && lines.get(lines.size() - 1).replace("return code: ", "").equals("0");
    }

    private static void await(Path socket) throws IOException, InterruptedException {
        long end = System.nanoTime() + PATIENCE_MILLIS * 1_000_000;
        while (!Files.exists(socket)) {
            if (System.nanoTime() > end) {
                throw new IOException(
                        "the JVM lets nobody attach: is it started with -XX:+DisableAttachMechanism or -Xrs?");
            }
            Thread.sleep(POLL_MILLIS);
        }
    }
}
