package io.github.usersig.benchmarks;

import com.acme.app.Bare;
import com.acme.app.IdleAgent;
import com.acme.app.LoadLibraries;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.jar.Attributes;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.ChainedOptionsBuilder;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;

/**
 * Measures what the clock agent costs: a read, a start, the loading of classes. Prints a table of ratios and ends with 1 if
 * a target is missed. The agent's jar is the system property {@code agent.jar}.
 *
 * <p>What is compared is run in turns, so that a slow minute of the machine hits both sides.
 */
public final class ClockReport {

    private final boolean quick;
    private final String agent;
    private boolean allMet = true;

    private ClockReport(boolean quick, String agent) {
        this.quick = quick;
        this.agent = agent;
    }

    /** Runs the benchmarks. */
    public static void main(String[] args) throws Exception {
        String jar = System.getProperty("agent.jar");
        if (jar == null || !Files.isRegularFile(Path.of(jar))) {
            throw new IllegalArgumentException("-Dagent.jar=" + jar + " is no file; name the clock agent's jar");
        }
        ClockReport report = new ClockReport(Arrays.asList(args).contains("--quick"), "-javaagent:" + jar);
        report.run(Path.of(jar));
        System.exit(report.allMet ? 0 : 1);
    }

    private void run(Path jar) throws Exception {
        List<double[]> reads = new ArrayList<>();
        for (String read : List.of("currentTimeMillis", "instantNow")) {
            reads.add(new double[] {nanos(read), nanos(read, agent), nanos(read, agent + "=skew=PT1H")});
        }
        Path idle = idleAgent(jar.resolveSibling("idle-agent.jar"));
        double[] starts = inTurns(quick ? 11 : 41, this::startMillis, agent);
        double[] loads = inTurns(quick ? 5 : 15, this::loadMillis, agent);
        double[] idleLoads = inTurns(quick ? 5 : 15, this::loadMillis, "-javaagent:" + idle);
        Files.delete(idle);

        System.out.printf("%nJDK %s, medians of one run%n%n", Runtime.version());
        System.out.println("| what | without agent | with agent | ratio | target | met |");
        System.out.println("|---|---:|---:|---:|---|---|");
        row("currentTimeMillis, not moved", "ns", reads.get(0)[0], reads.get(0)[1], 1.03);
        row("currentTimeMillis, moved", "ns", reads.get(0)[0], reads.get(0)[2], 1.10);
        row("Instant.now, not moved", "ns", reads.get(1)[0], reads.get(1)[1], 1.03);
        row("Instant.now, moved", "ns", reads.get(1)[0], reads.get(1)[2], 1.15);
        row("loading " + (int) loads[2] + " library classes", "ms", loads[0], loads[1], 1.03);
        System.out.printf(
                "| the same with an agent that does nothing | %.1f ms | %.1f ms | %.2f | | |%n",
                idleLoads[0], idleLoads[1], idleLoads[1] / idleLoads[0]);
        met(
                "start of the JVM: %.0f ms, with agent %.0f ms: %.0f ms more (target: at most 120)"
                        .formatted(starts[0], starts[1], starts[1] - starts[0]),
                starts[1] - starts[0] <= 120);
        double megabytes = Files.size(jar) / 1e6;
        met("agent jar: %.2f MB (target: at most 1.5)".formatted(megabytes), megabytes <= 1.5);
    }

    private void row(String what, String unit, double without, double with, double target) {
        double ratio = with / without;
        allMet &= ratio <= target;
        System.out.printf(
                "| %s | %.1f %s | %.1f %s | %.2f | at most %.2f | %s |%n",
                what, without, unit, with, unit, ratio, target, ratio <= target ? "yes" : "no");
    }

    private void met(String text, boolean met) {
        allMet &= met;
        System.out.println(text + (met ? "" : " MISSED"));
    }

    private double nanos(String read, String... jvmArguments) throws RunnerException {
        ChainedOptionsBuilder options = new OptionsBuilder()
                .include(ClockBenchmark.class.getName() + "." + read + "$")
                .shouldFailOnError(true)
                .forks(quick ? 1 : 5)
                .warmupIterations(3)
                .warmupTime(TimeValue.seconds(1))
                .measurementIterations(5)
                .measurementTime(TimeValue.seconds(1))
                .jvmArgsAppend(jvmArguments);
        Collection<RunResult> results = new Runner(options.build()).run();
        return results.iterator().next().getPrimaryResult().getStatistics().getPercentile(50);
    }

    private static Path idleAgent(Path file) throws IOException {
        Manifest manifest = new Manifest();
        manifest.getMainAttributes().put(Attributes.Name.MANIFEST_VERSION, "1.0");
        manifest.getMainAttributes().putValue("Premain-Class", IdleAgent.class.getName());
        try (JarOutputStream jar = new JarOutputStream(Files.newOutputStream(file), manifest)) {
            jar.flush();
        }
        return file;
    }

    private interface Measurement {
        double[] millis(String... jvmArguments) throws IOException, InterruptedException;
    }

    /** Medians without and with the agent, and what else the measurement says. */
    private static double[] inTurns(int times, Measurement measurement, String agent)
            throws IOException, InterruptedException {
        List<Double> without = new ArrayList<>();
        List<Double> with = new ArrayList<>();
        double more = 0;
        for (int i = 0; i < times; i++) {
            double[] bare = measurement.millis();
            without.add(bare[0]);
            more = bare[1];
            with.add(measurement.millis(agent)[0]);
        }
        without.sort(null);
        with.sort(null);
        return new double[] {without.get(times / 2), with.get(times / 2), more};
    }

    private double[] startMillis(String... jvmArguments) throws IOException, InterruptedException {
        long start = System.nanoTime();
        output(Bare.class, List.of(), jvmArguments);
        return new double[] {(System.nanoTime() - start) / 1e6, 0};
    }

    private double[] loadMillis(String... jvmArguments) throws IOException, InterruptedException {
        List<String> jars = Arrays.stream(System.getProperty("java.class.path").split(java.io.File.pathSeparator, -1))
                .filter(path ->
                        path.matches(".*/(guava|kotlin-stdlib|caffeine|commons-math3|assertj-core)-[0-9].*\\.jar"))
                .toList();
        String[] result = output(LoadLibraries.class, jars, jvmArguments).split(" ", -1);
        return new double[] {Double.parseDouble(result[1]) / 1000, Double.parseDouble(result[0])};
    }

    private static String output(Class<?> main, List<String> arguments, String... jvmArguments)
            throws IOException, InterruptedException {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(List.of(jvmArguments));
        command.addAll(List.of("-cp", System.getProperty("java.class.path"), main.getName()));
        command.addAll(arguments);
        Process process = new ProcessBuilder(command)
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        String output = new String(process.getInputStream().readAllBytes(), java.nio.charset.StandardCharsets.UTF_8);
        if (process.waitFor() != 0) {
            throw new IllegalStateException(command + " ended with " + process.exitValue());
        }
        return output.strip();
    }
}
