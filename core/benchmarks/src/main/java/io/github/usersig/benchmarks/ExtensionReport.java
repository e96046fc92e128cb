package io.github.usersig.benchmarks;

import static io.github.usersig.benchmarks.Medians.median;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What the JUnit extension adds to a test, and a tenant to a class: each figure is the median of the rounds of several JVMs, in turns
 * with JVMs that have the jars of an earlier version where {@code -Dearlier.extension.jars} names a folder of them. Then
 * {@link CrossTalk}.
 */
final class ExtensionReport {

    private static final int JVMS = 3;
    private static final double ENOUGH_BETTER = 0.85;

    private boolean met = true;

    private ExtensionReport() {}

    /** One round: microseconds that are added, and how many servers there were. */
    private record Round(double injected, double presented, double tenant, int servers) {}

    public static void main(String[] arguments) throws IOException {
        System.exit(new ExtensionReport().measure() ? 0 : 1);
    }

    private boolean measure() throws IOException {
        String earlierJars = System.getProperty("earlier.extension.jars");
        List<Round> now = new ArrayList<>();
        List<Round> earlier = new ArrayList<>();
        for (int jvm = 0; jvm < JVMS; jvm++) {
            if (earlierJars != null) {
                earlier.addAll(rounds(earlierClassPath(Path.of(earlierJars))));
            }
            now.addAll(rounds(System.getProperty("java.class.path")));
        }
        System.out.println("| what it adds | now | earlier | ratio | target | met |");
        System.out.println("|---|---:|---:|---|---|---|");
        row("injection of a UserSig, to a test", now, earlier, Round::injected, 60, ENOUGH_BETTER);
        row(
                "the same, presented to the mock and looked after",
                now,
                earlier,
                Round::presented,
                Double.NaN,
                ENOUGH_BETTER);
        row("a tenant, to a class", now, earlier, Round::tenant, 2000, 1.0);
        met &= now.stream().allMatch(round -> round.servers() == 1);
        met &= CrossTalk.isNone();
        return met;
    }

    private void row(
            String what,
            List<Round> now,
            List<Round> earlier,
            ToDoubleFunction<Round> figure,
            double most,
            double mostOfEarlier) {
        double here = median(now, figure);
        boolean good = !(here > most);
        String target = Double.isNaN(most) ? "" : String.format(Locale.ROOT, "at most %.0f", most);
        String then = "";
        String ratio = "";
        if (!earlier.isEmpty()) {
            double there = median(earlier, figure);
            good &= here / there <= mostOfEarlier;
            then = String.format(Locale.ROOT, "%.1f", there);
            ratio = String.format(Locale.ROOT, "%.2f", here / there);
            target += String.format(
                    Locale.ROOT, "%sat most %.2f of earlier", target.isEmpty() ? "" : ", ", mostOfEarlier);
        }
        met &= good;
        System.out.printf(
                Locale.ROOT,
                "| %s | %.1f microseconds | %s | %s | %s | %s |%n",
                what,
                here,
                then,
                ratio,
                target,
                good ? "yes" : "**no**");
    }

    private static List<Round> rounds(String classPath) throws IOException {
        Process jvm = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-classpath",
                        classPath,
                        ExtensionRounds.class.getName())
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        List<Round> rounds = new ArrayList<>();
        for (String line :
                new String(jvm.getInputStream().readAllBytes(), UTF_8).lines().toList()) {
            Round round = round(line);
            if (round != null) {
                rounds.add(round);
            }
        }
        if (rounds.isEmpty()) {
            throw new IOException("no round has ended");
        }
        return rounds;
    }

    private static @Nullable Round round(String line) {
        String[] numbers = line.split(" ", -1);
        return numbers.length == 4 && line.matches("[-0-9. ]+")
                ? new Round(
                        Double.parseDouble(numbers[0]),
                        Double.parseDouble(numbers[1]),
                        Double.parseDouble(numbers[2]),
                        Integer.parseInt(numbers[3]))
                : null;
    }

    /** The class path of this JVM with these jars of the kit instead of its own. */
    private static String earlierClassPath(Path jars) throws IOException {
        try (Stream<Path> earlier = Files.list(jars)) {
            Stream<String> others = Stream.of(
                            System.getProperty("java.class.path").split(File.pathSeparator, -1))
                    .filter(entry -> !isOfTheKit(Path.of(entry)));
            return Stream.concat(earlier.map(Path::toString), others).collect(Collectors.joining(File.pathSeparator));
        }
    }

    private static boolean isOfTheKit(Path entry) {
        String name = entry.toString();
        return !name.contains("benchmarks")
                && (entry.getFileName().toString().startsWith("usersig-") || name.endsWith("classes"));
    }
}
