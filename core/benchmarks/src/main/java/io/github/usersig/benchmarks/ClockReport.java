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
 * a target is missed. The agent's jar is the system property {@code agent.jar}; with that of an earlier version as
 * {@code earlier.agent.jar} it is compared with that one as well.
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
        String earlier = System.getProperty("earlier.agent.jar", "");
        List<String> agents = new ArrayList<>(List.of("", agent, "-javaagent:" + idle));
        if (!earlier.isEmpty()) {
            agents.add("-javaagent:" + earlier);
        }
        List<Cost> starts = inTurns(quick ? 11 : 41, this::start, agents);
        List<Cost> loads = inTurns(quick ? 5 : 15, this::load, agents);
        Files.delete(idle);

        System.out.printf("%nJDK %s, medians of one run%n%n", Runtime.version());
        System.out.println("| what | without agent | with agent | ratio | target | met |");
        System.out.println("|---|---:|---:|---:|---|---|");
        row("currentTimeMillis, not moved", "ns", reads.get(0)[0], reads.get(0)[1], 1.03);
        row("currentTimeMillis, moved", "ns", reads.get(0)[0], reads.get(0)[2], 1.10);
        row("Instant.now, not moved", "ns", reads.get(1)[0], reads.get(1)[1], 1.03);
        row("Instant.now, moved", "ns", reads.get(1)[0], reads.get(1)[2], 1.15);
        Cost bare = loads.get(0);
        row(
                "loading " + bare.classes() + " library classes",
                "ms",
                bare.millis(),
                loads.get(1).millis(),
                1.03);
        row("the same in CPU time", "ms", bare.cpuMillis(), loads.get(1).cpuMillis(), 1.05);
        compare("the same with an agent that does nothing", loads, 2);
        if (!earlier.isEmpty()) {
            compare("the same with the earlier agent", loads, 3);
        }
        reportStart(starts);
        double megabytes = Files.size(jar) / 1e6;
        met("agent jar: %.2f MB (target: at most 1.5)".formatted(megabytes), megabytes <= 1.5);
    }

    private static void compare(String what, List<Cost> costs, int with) {
        Cost bare = costs.get(0);
        Cost other = costs.get(with);
        System.out.printf(
                "| %s | %.1f ms, CPU %.1f ms | %.1f ms, CPU %.1f ms | %.2f, CPU %.2f | | |%n",
                what,
                bare.millis(),
                bare.cpuMillis(),
                other.millis(),
                other.cpuMillis(),
                other.millis() / bare.millis(),
                other.cpuMillis() / bare.cpuMillis());
    }

    private void reportStart(List<Cost> starts) {
        Cost bare = starts.get(0);
        double more = starts.get(1).millis() - bare.millis();
        double moreCpu = starts.get(1).cpuMillis() - bare.cpuMillis();
        met(
                "start of the JVM: %.0f ms, with agent %.0f ms: %.0f ms more (target: at most 60)"
                        .formatted(bare.millis(), starts.get(1).millis(), more),
                more <= 60);
        System.out.printf(
                "CPU time of the start: %.0f ms, with agent %.0f ms more, with one that does nothing %.0f ms more%n",
                bare.cpuMillis(), moreCpu, starts.get(2).cpuMillis() - bare.cpuMillis());
        if (starts.size() > 3) {
            double earlier = starts.get(3).cpuMillis() - bare.cpuMillis();
            met(
                    "the earlier agent: %.0f ms more, CPU time %.0f ms more; ratio of what is added %.2f (target: at most 0.50)"
                            .formatted(starts.get(3).millis() - bare.millis(), earlier, moreCpu / earlier),
                    moreCpu / earlier <= 0.5);
        }
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

    /** What one side of a comparison takes: time as it goes by, CPU time of the whole process. */
    private record Cost(double millis, double cpuMillis, int classes) {}

    private interface Measurement {
        Cost measure(String... jvmArguments) throws IOException, InterruptedException;
    }

    /** The cost with each of these agents, where the empty one is none. */
    private static List<Cost> inTurns(int times, Measurement measurement, List<String> agents)
            throws IOException, InterruptedException {
        List<List<Cost>> all = new ArrayList<>();
        agents.forEach(agent -> all.add(new ArrayList<>()));
        for (int i = 0; i < times; i++) {
            for (int j = 0; j < agents.size(); j++) {
                int turn = (i + j) % agents.size();
                String agent = agents.get(turn);
                all.get(turn).add(agent.isEmpty() ? measurement.measure() : measurement.measure(agent));
            }
        }
        return all.stream().map(ClockReport::typical).toList();
    }

    /** The median; of CPU time, which comes in steps, the mean of the middle half. */
    private static Cost typical(List<Cost> costs) {
        int size = costs.size();
        return new Cost(
                costs.stream()
                        .mapToDouble(Cost::millis)
                        .sorted()
                        .skip(size / 2)
                        .findFirst()
                        .orElseThrow(),
                costs.stream()
                        .mapToDouble(Cost::cpuMillis)
                        .sorted()
                        .skip(size / 4)
                        .limit(size - 2L * (size / 4))
                        .average()
                        .orElseThrow(),
                costs.get(0).classes());
    }

    private Cost start(String... jvmArguments) throws IOException, InterruptedException {
        long start = System.nanoTime();
        String[] result = output(Bare.class, List.of(), jvmArguments).split(" ", -1);
        return new Cost((System.nanoTime() - start) / 1e6, Double.parseDouble(result[1]) / 1000, 0);
    }

    private Cost load(String... jvmArguments) throws IOException, InterruptedException {
        List<String> jars = Arrays.stream(System.getProperty("java.class.path").split(java.io.File.pathSeparator, -1))
                .filter(path ->
                        path.matches(".*/(guava|kotlin-stdlib|caffeine|commons-math3|assertj-core)-[0-9].*\\.jar"))
                .toList();
        String[] result = output(LoadLibraries.class, jars, jvmArguments).split(" ", -1);
        return new Cost(
                Double.parseDouble(result[1]) / 1000,
                Double.parseDouble(result[2]) / 1000,
                Integer.parseInt(result[0]));
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
