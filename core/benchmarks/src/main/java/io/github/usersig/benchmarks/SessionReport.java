package io.github.usersig.benchmarks;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.github.usersig.SdkApp;
import io.github.usersig.mockim.MockIm;
import io.github.usersig.mockim.server.MockImServer;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Locale;

/**
 * Measures the SDK door: sessions online with heartbeats, each of which sends to the next one. The clients are in another JVM on
 * this machine. Fails if a target is missed. With {@code --quick} it takes half a minute instead of two.
 */
final class SessionReport {

    private static final int SESSIONS = 5_000;
    private static final int PER_SECOND = 1_000;

    private SessionReport() {}

    public static void main(String[] args) throws IOException, InterruptedException {
        int seconds = Arrays.asList(args).contains("--quick") ? 10 : 60;
        SdkApp app = SdkApp.random();
        boolean met;
        try (MockImServer server = MockImServer.builder().journalSize(1_000).start()) {
            MockIm im = server.createTenant(app);
            String[] users = new String[SESSIONS];
            Arrays.setAll(users, SessionLoad::user);
            im.importAccounts(users);
            long before = usedMemory();
            Process clients = new ProcessBuilder(
                            Path.of(System.getProperty("java.home"), "bin", "java")
                                    .toString(),
                            "-classpath",
                            System.getProperty("java.class.path"),
                            SessionLoad.class.getName(),
                            server.endpoint().toString(),
                            Long.toString(app.sdkAppId()),
                            app.secretKey(),
                            Integer.toString(SESSIONS),
                            Integer.toString(PER_SECOND),
                            Integer.toString(seconds))
                    .redirectError(ProcessBuilder.Redirect.INHERIT)
                    .start();
            try (BufferedReader out = new BufferedReader(new InputStreamReader(clients.getInputStream(), UTF_8))) {
                String online = out.readLine();
                if (!"online".equals(online)) {
                    throw new IOException("the clients failed: " + online);
                }
                long bytes = (usedMemory() - before) / SESSIONS;
                System.out.printf(
                        Locale.ROOT, "%d sessions online: %d bytes each (target: at most 32768)%n", SESSIONS, bytes);
                clients.getOutputStream().write('\n');
                clients.getOutputStream().flush();
                String result = out.readLine();
                System.out.println(result);
                met = clients.waitFor() == 0 && bytes <= 32_768;
            } finally {
                clients.destroy();
            }
        }
        if (!met) {
            System.exit(1);
        }
    }

    private static long usedMemory() {
        for (int i = 0; i < 3; i++) {
            System.gc();
        }
        return Runtime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory();
    }
}
