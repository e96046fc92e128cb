package io.github.usersig.benchmarks;

import com.acme.app.AdvanceRuns;
import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Measures how many runs of a task that comes each second {@code AppClock.advance} makes in a second. With the agent's jar of
 * an earlier version as the system property {@code earlier.agent.jar}, in turns with that one; then there are targets, and
 * this ends with 1 if one is missed.
 */
public final class AdvanceReport {

    private static final double TIMER_TARGET = 20;
    private static final double EXECUTOR_TARGET = 1;

    private AdvanceReport() {}

    /** What one JVM measured. */
    private record Runs(double ofTimer, long wrongOfTimer, double ofExecutor, long wrongOfExecutor) {}

    /** Runs the benchmark. */
    public static void main(String[] args) throws Exception {
        int times = Arrays.asList(args).contains("--quick") ? 3 : 9;
        Path agent = jar("agent.jar");
        Path earlier = System.getProperty("earlier.agent.jar") == null ? null : jar("earlier.agent.jar");
        List<Runs> now = new ArrayList<>();
        List<Runs> then = new ArrayList<>();
        for (int i = 0; i < times; i++) {
            now.add(measure(agent, 60, 60));
            if (earlier != null) {
                then.add(measure(earlier, 1, 60));
            }
        }
        System.out.printf("%nJDK %s, medians of %d JVMs each%n%n", Runtime.version(), times);
        System.out.printf(
                "advance over a task that comes each second: with a Timer %,.0f runs a second, with an executor %,.0f;"
                        + " missing or too many: %d%n",
                timer(now), executor(now), wrong(now));
        boolean met = wrong(now) == 0;
        if (!then.isEmpty()) {
            double ofTimer = timer(now) / timer(then);
            double ofExecutor = executor(now) / executor(then);
            System.out.printf(
                    "the earlier agent: %,.0f and %,.0f; missing or too many: %d. Ratios: %.1f (target: at least %.0f), %.2f (target: at"
                            + " least %.0f)%n",
                    timer(then), executor(then), wrong(then), ofTimer, TIMER_TARGET, ofExecutor, EXECUTOR_TARGET);
            met &= ofTimer >= TIMER_TARGET && ofExecutor >= EXECUTOR_TARGET;
        }
        System.exit(met ? 0 : 1);
    }

    private static Path jar(String property) {
        String jar = System.getProperty(property);
        if (jar == null || !Files.isRegularFile(Path.of(jar))) {
            throw new IllegalArgumentException("-D" + property + "=" + jar + " is no file; name the clock agent's jar");
        }
        return Path.of(jar).toAbsolutePath();
    }

    private static double timer(List<Runs> runs) {
        return median(runs.stream().map(Runs::ofTimer));
    }

    private static double executor(List<Runs> runs) {
        return median(runs.stream().map(Runs::ofExecutor));
    }

    private static double median(Stream<Double> values) {
        List<Double> sorted = values.sorted().toList();
        return sorted.get(sorted.size() / 2);
    }

    private static long wrong(List<Runs> runs) {
        return runs.stream()
                .mapToLong(each -> each.wrongOfTimer() + each.wrongOfExecutor())
                .sum();
    }

    /** The app's class path is without any agent, so that each brings its own classes. */
    private static Runs measure(Path agent, int timerHours, int executorHours)
            throws IOException, InterruptedException {
        String classPath = Stream.of(System.getProperty("java.class.path").split(File.pathSeparator, -1))
                .filter(entry -> !entry.contains("clock-agent"))
                .collect(Collectors.joining(File.pathSeparator));
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-javaagent:" + agent,
                        "-cp",
                        classPath,
                        AdvanceRuns.class.getName(),
                        String.valueOf(timerHours),
                        String.valueOf(executorHours))
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
        if (process.waitFor() != 0) {
            throw new IllegalStateException(agent + " ended with " + process.exitValue());
        }
        String[] told = output.split(" ", -1);
        return new Runs(
                Double.parseDouble(told[0]),
                Long.parseLong(told[1]),
                Double.parseDouble(told[2]),
                Long.parseLong(told[3]));
    }
}
