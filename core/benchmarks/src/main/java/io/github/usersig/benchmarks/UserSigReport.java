package io.github.usersig.benchmarks;

import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.openjdk.jmh.profile.GCProfiler;
import org.openjdk.jmh.results.Result;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.ChainedOptionsBuilder;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;
import org.openjdk.jmh.util.Statistics;

/**
 * Measures issuing and verifying in one run and prints them as a table of ratios; ends with 1 if a target is missed.
 *
 * <p>Given {@code --quick} it takes a minute instead of six, and is good for a first look only.
 */
public final class UserSigReport {

    private static final String ISSUE = IssueBenchmark.class.getName() + ".";
    private static final String VERIFY = VerifyBenchmark.class.getName() + ".";

    private final Map<String, RunResult> results;
    private boolean allMet = true;

    private UserSigReport(Collection<RunResult> results) {
        this.results = results.stream()
                .collect(Collectors.toMap(result -> result.getParams().getBenchmark(), Function.identity()));
    }

    /** Runs the benchmarks. */
    public static void main(String[] args) throws RunnerException {
        boolean quick = Arrays.asList(args).contains("--quick");
        UserSigReport report = new UserSigReport(new Runner(options(quick).build()).run());
        report.print();
        System.exit(report.allMet ? 0 : 1);
    }

    private static ChainedOptionsBuilder options(boolean quick) {
        return new OptionsBuilder()
                .include(IssueBenchmark.class.getName())
                .include(VerifyBenchmark.class.getName())
                .addProfiler(GCProfiler.class)
                .shouldFailOnError(true)
                .forks(quick ? 1 : 3)
                .warmupIterations(quick ? 3 : 5)
                .warmupTime(TimeValue.seconds(1))
                .measurementIterations(quick ? 5 : 10)
                .measurementTime(TimeValue.seconds(1));
    }

    private void print() {
        System.out.printf("%nJDK %s, medians of one run%n%n", Runtime.version());
        System.out.println("| operation | ns/op | B/op | ratio | target | met |");
        System.out.println("|---|---:|---:|---|---|---|");
        row(ISSUE + "official", List.of());
        row(
                ISSUE + "compact",
                List.of(
                        atLeast(
                                "%.1f times the official signer's throughput",
                                times(ISSUE, "official", "compact"), 2.5),
                        atMost(
                                "%.2f of its allocation",
                                allocation(ISSUE + "compact") / allocation(ISSUE + "official"), 0.2)));
        row(
                ISSUE + "fast",
                List.of(atLeast("%.1f times the official signer's throughput", times(ISSUE, "official", "fast"), 20)));
        row(VERIFY + "hmacAlone", List.of());
        for (String which : List.of("compact", "fast", "official")) {
            row(VERIFY + which, List.of(atMost("%.1f times the HMAC alone", times(VERIFY, which, "hmacAlone"), 8)));
        }
    }

    private void row(String benchmark, List<Figure> figures) {
        String method = benchmark.substring(benchmark.lastIndexOf('.') + 1);
        String group = benchmark.startsWith(ISSUE) ? "issue" : "verify";
        allMet &= figures.stream().allMatch(Figure::met);
        System.out.printf(
                "| %s: %s | %.0f | %.0f | %s | %s | %s |%n",
                group,
                method,
                nanos(benchmark),
                allocation(benchmark),
                figures.stream().map(Figure::text).collect(Collectors.joining("; ")),
                figures.stream().map(Figure::target).collect(Collectors.joining("; ")),
                figures.isEmpty() ? "" : figures.stream().allMatch(Figure::met) ? "yes" : "no");
    }

    /** A ratio beside what it should be. */
    private record Figure(String text, String target, boolean met) {}

    private static Figure atLeast(String text, double ratio, double target) {
        return new Figure(text.formatted(ratio), "at least " + target, ratio >= target);
    }

    private static Figure atMost(String text, double ratio, double target) {
        return new Figure(text.formatted(ratio), "at most " + target, ratio <= target);
    }

    private double times(String group, String slower, String faster) {
        return nanos(group + slower) / nanos(group + faster);
    }

    private double nanos(String benchmark) {
        return median(result(benchmark).getPrimaryResult().getStatistics());
    }

    private double allocation(String benchmark) {
        Result<?> allocation = result(benchmark).getSecondaryResults().get("gc.alloc.rate.norm");
        if (allocation == null) {
            throw new IllegalStateException("JMH's GC profiler did not say what " + benchmark + " allocates");
        }
        return median(allocation.getStatistics());
    }

    private RunResult result(String benchmark) {
        RunResult result = results.get(benchmark);
        if (result == null) {
            throw new IllegalStateException("JMH did not run " + benchmark + "; it ran " + results.keySet());
        }
        return result;
    }

    private static double median(Statistics statistics) {
        return statistics.getPercentile(50);
    }
}
