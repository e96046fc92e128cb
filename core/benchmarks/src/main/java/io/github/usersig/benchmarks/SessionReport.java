package io.github.usersig.benchmarks;

import static io.github.usersig.benchmarks.Medians.median;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Measures the SDK door from outside: sessions online with heartbeats, each of which sends to the next one. The standalone server and
 * the clients have a JVM each, in turns with the server of an earlier version if {@code -Dearlier.server.jar} names one. Fails if a
 * target is missed or a message is. With {@code --quick} one JVM of each kind is measured for ten seconds, instead of three for
 * thirty.
 */
final class SessionReport {

    private static final int SESSIONS = 5_000;
    private static final int PER_SECOND = 1_000;
    private static final long MOST_BYTES = 32_768;
    private static final double MOST_P99_MICROS = 50_000;
    private static final double MOST_BYTES_OF_EARLIER = 1.1;

    private final Path now = Path.of(System.getProperty("server.jar"));
    private final @Nullable String earlier = System.getProperty("earlier.server.jar");
    private final int launches;
    private final int seconds;

    private SessionReport(boolean quick) {
        launches = quick ? 1 : 3;
        seconds = quick ? 10 : 30;
    }

    /** What one server showed. */
    private record Run(double bytes, int sent, int delivered, int disordered, double p99Micros) {

        boolean isWhole() {
            return delivered == sent && disordered == 0;
        }
    }

    public static void main(String[] args) throws IOException {
        System.exit(new SessionReport(Arrays.asList(args).contains("--quick")).measure() ? 0 : 1);
    }

    private boolean measure() throws IOException {
        List<Run> runs = new ArrayList<>();
        List<Run> earlierRuns = new ArrayList<>();
        for (int i = 0; i < launches; i++) {
            if (earlier != null) {
                earlierRuns.add(run(Path.of(earlier)));
            }
            runs.add(run(now));
        }
        Run example = runs.get(0);
        System.out.printf(
                Locale.ROOT,
                "%d sessions online, %d messages a second; %d sent to each server, delivered: %s; doubled or out of order: %s%n",
                SESSIONS,
                PER_SECOND,
                example.sent(),
                runs.stream().map(run -> Integer.toString(run.delivered())).collect(Collectors.joining(", ")),
                runs.stream().map(run -> Integer.toString(run.disordered())).collect(Collectors.joining(", ")));
        boolean met =
                runs.stream().allMatch(Run::isWhole) && earlierRuns.stream().allMatch(Run::isWhole);
        met &= row("bytes of an idle session", runs, earlierRuns, Run::bytes, MOST_BYTES, MOST_BYTES_OF_EARLIER);
        met &= row("p99 of a message, microseconds", runs, earlierRuns, Run::p99Micros, MOST_P99_MICROS, 1.0);
        return met;
    }

    private static boolean row(
            String what,
            List<Run> runs,
            List<Run> earlierRuns,
            ToDoubleFunction<Run> figure,
            double most,
            double mostOfEarlier) {
        double here = median(runs, figure);
        boolean met = here <= most;
        String comparison = "";
        if (!earlierRuns.isEmpty()) {
            double there = median(earlierRuns, figure);
            met &= here <= there * mostOfEarlier;
            comparison = String.format(
                    Locale.ROOT,
                    "; earlier %.0f, ratio %.2f (target: at most %.1f)",
                    there,
                    here / there,
                    mostOfEarlier);
        }
        System.out.printf(
                Locale.ROOT,
                "%s: %.0f (target: at most %.0f)%s: %s%n",
                what,
                here,
                most,
                comparison,
                met ? "met" : "MISSED");
        return met;
    }

    private Run run(Path jar) throws IOException {
        String accounts = IntStream.range(0, SESSIONS)
                .mapToObj(number -> '"' + SessionLoad.user(number) + '"')
                .collect(Collectors.joining(","));
        try (ServerProcess server = ServerProcess.start(jar, "{\"accounts\":[" + accounts + "]}", "-Xmx1g")) {
            long before = server.heap();
            Process clients = new ProcessBuilder(
                            Path.of(System.getProperty("java.home"), "bin", "java")
                                    .toString(),
                            "-classpath",
                            System.getProperty("java.class.path"),
                            SessionLoad.class.getName(),
                            server.endpoint().toString(),
                            Long.toString(ServerProcess.APP.sdkAppId()),
                            ServerProcess.APP.secretKey(),
                            Integer.toString(SESSIONS),
                            Integer.toString(PER_SECOND),
                            Integer.toString(seconds))
                    .redirectError(ProcessBuilder.Redirect.INHERIT)
                    .start();
            try (BufferedReader out = clients.inputReader(UTF_8)) {
                String online = out.readLine();
                if (!"online".equals(online)) {
                    throw new IOException("the clients failed: " + online);
                }
                double bytes = (server.heap() - before) / (double) SESSIONS;
                clients.getOutputStream().write('\n');
                clients.getOutputStream().flush();
                String line = String.valueOf(out.readLine());
                String[] result = line.split(" ", -1);
                if (result.length != 4) {
                    throw new IOException("the clients failed: " + line);
                }
                return new Run(
                        bytes,
                        Integer.parseInt(result[0]),
                        Integer.parseInt(result[1]),
                        Integer.parseInt(result[2]),
                        Double.parseDouble(result[3]));
            } finally {
                clients.destroy();
            }
        }
    }
}
