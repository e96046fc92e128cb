package io.github.usersig.benchmarks;

import static io.github.usersig.benchmarks.Medians.median;
import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.Objects.requireNonNull;

import com.acme.app.SkewedCase;
import io.github.usersig.benchmarks.FirstTestCases.Empty;
import io.github.usersig.benchmarks.FirstTestCases.InProcess;
import io.github.usersig.benchmarks.FirstTestCases.Rest;
import io.github.usersig.benchmarks.FirstTestCases.WireMocks;
import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.jar.JarOutputStream;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;

/**
 * Measures from outside what a test JVM pays for the kit: CPU time that is added to one with tests that do nothing, beside what
 * WireMock's own extension adds, and classes that are loaded; and from start to first answer of a standalone server, beside that of
 * an earlier version if {@code -Dearlier.server.jar} names one. Fails if a target is missed, or a test. {@code --only=first},
 * {@code server}, {@code archive} or {@code suites} measures that alone.
 *
 * <p>Each figure is of JVMs of their own, in turns.
 */
final class FirstTestReport {

    private final boolean quick;
    private final List<String> only;
    private final Path folder = Files.createTempDirectory("first-test");
    private final String jars = jars();
    private boolean allMet = true;

    private FirstTestReport(List<String> options) throws IOException {
        this.quick = options.contains("--quick");
        this.only = Parts.only(options);
    }

    public static void main(String[] args) throws IOException, InterruptedException {
        FirstTestReport report = new FirstTestReport(Arrays.asList(args));
        try {
            report.measure();
        } finally {
            delete(report.folder);
        }
        System.exit(report.allMet ? 0 : 1);
    }

    private void measure() throws IOException, InterruptedException {
        System.out.printf("JDK %s%n", Runtime.version());
        if (isWanted("first")) {
            first();
        }
        if (isWanted("server")) {
            server();
        }
        if (isWanted("archive")) {
            archive();
        }
        if (isWanted("suites")) {
            suite("3,000 tests in 30 classes, a REST call each", Rest.class, 30, 100, 0.6);
            suite("300 classes of 3 tests, a REST call each", Rest.class, 300, 3, 0.4);
        }
    }

    private boolean isWanted(String part) {
        return only.isEmpty() || only.contains(part);
    }

    /** A way to run tests: a class path, a file that names classes with so many tests, and options of the JVM. */
    private record Variant(String name, String classPath, Path classes, int tests, List<String> options) {

        Variant with(String otherName, List<String> otherOptions) {
            return new Variant(otherName, classPath, classes, tests, otherOptions);
        }
    }

    private void first() throws IOException, InterruptedException {
        Variant empty = variant(Empty.class);
        Variant inProcess = variant(InProcess.class);
        Variant rest = variant(Rest.class);
        Variant wireMock = variant(WireMocks.class);
        Costs cpu = inTurns(quick ? 5 : 15, List.of(empty, inProcess, rest, wireMock));
        double bare = cpu.get(empty);
        double ofWireMock = cpu.get(wireMock) - bare;
        System.out.printf(Locale.ROOT, "an empty test: %.0f ms of CPU time; WireMock adds %.0f ms%n", bare, ofWireMock);
        atMost("one test in process adds", "ms of CPU time", cpu.get(inProcess) - bare, "WireMock", ofWireMock, 0.30);
        atMost("one test with a REST call adds", "ms of CPU time", cpu.get(rest) - bare, "WireMock", ofWireMock, 0.45);
        int classes = classes(empty);
        for (Variant variant : List.of(inProcess, rest, wireMock)) {
            int more = classes(variant) - classes;
            boolean good = variant.equals(wireMock) || more <= 1_500;
            allMet &= good;
            System.out.printf(
                    "%s: %d classes more than the %d of an empty test%s%n",
                    variant.name(),
                    more,
                    classes,
                    variant.equals(wireMock) ? "" : " (target: at most 1500): " + (good ? "met" : "MISSED"));
        }
    }

    private void suite(String what, Class<?> kit, int classes, int tests, double target)
            throws IOException, InterruptedException {
        Variant empty = variant(Empty.class, classes, tests);
        Variant ours = variant(kit, classes, tests);
        Variant wireMock = variant(WireMocks.class, classes, tests);
        Costs cpu = inTurns(quick ? 1 : 5, List.of(empty, ours, wireMock));
        double bare = cpu.get(empty);
        atMost(what + " add", "ms of CPU time", cpu.get(ours) - bare, "WireMock", cpu.get(wireMock) - bare, target);
    }

    private void server() throws IOException {
        Path now = Path.of(System.getProperty("server.jar"));
        String earlier = System.getProperty("earlier.server.jar");
        List<FirstCall> ofNow = new ArrayList<>();
        List<FirstCall> ofEarlier = new ArrayList<>();
        for (int round = 0; round < (quick ? 5 : 15); round++) {
            if (round % 2 == 0) { // who comes first has no advantage
                ofNow.add(firstCall(now));
            }
            ofEarlier.add(firstCall(earlier == null ? now : Path.of(earlier)));
            if (round % 2 != 0) {
                ofNow.add(firstCall(now));
            }
        }
        String other = earlier == null ? "again" : "earlier";
        double target = earlier == null ? Double.POSITIVE_INFINITY : 0.6;
        atMost(
                "a server answers first after",
                "ms",
                median(ofNow, FirstCall::millis),
                other,
                median(ofEarlier, FirstCall::millis),
                target);
        atMost(
                "until then it uses",
                "ms of CPU time",
                median(ofNow, FirstCall::cpuMillis),
                other,
                median(ofEarlier, FirstCall::cpuMillis),
                target);
    }

    /** From the start of a JVM to the answer to a {@code sendmsg}. */
    private record FirstCall(double millis, double cpuMillis) {}

    private static FirstCall firstCall(Path jar) throws IOException {
        long start = System.nanoTime();
        try (ServerProcess server = ServerProcess.start(jar, "{\"accounts\":[\"alice\",\"bob\"]}");
                Asker asker = new Asker(server.endpoint())) {
            String answer = asker.ask(Servers.sendMsg(FirstAnswer.query(ServerProcess.APP), 1));
            double millis = (System.nanoTime() - start) / 1e6;
            if (!answer.contains("\"ErrorCode\":0,")) {
                throw new IOException(jar + " answers " + answer);
            }
            return new FirstCall(millis, server.cpu().toNanos() / 1e6);
        }
    }

    /**
     * The recipe of docs/performance.md: an archive of classes, which the first run writes and the others read. They must read it,
     * or the JVM does not start. With the clock agent no JVM takes one: there the tests must run as without.
     */
    private void archive() throws IOException, InterruptedException {
        boolean aot = Runtime.version().feature() >= 25;
        Path file = folder.resolve("classes.archive");
        List<String> writing = List.of((aot ? "-XX:AOTCacheOutput=" : "-XX:ArchiveClassesAtExit=") + file);
        List<String> reading = aot
                ? List.of("-XX:AOTCache=" + file, "-XX:AOTMode=on")
                : List.of("-XX:SharedArchiveFile=" + file, "-Xshare:on");
        Variant empty = variant(Empty.class);
        Variant rest = variant(Rest.class);
        run(rest, concat(writing, "-Xlog:disable"));
        Variant emptyRead = empty.with("Empty, archived", reading);
        Variant restRead = rest.with("Rest, archived", reading);
        Costs cpu = inTurns(quick ? 5 : 15, List.of(empty, rest, emptyRead, restRead));
        atMost(
                "with an archive one test with a REST call adds",
                "ms of CPU time",
                cpu.get(restRead) - cpu.get(emptyRead),
                "without",
                cpu.get(rest) - cpu.get(empty),
                0.5);
        System.out.printf(
                Locale.ROOT,
                "all in all %.0f ms with an archive, %.0f without; an empty test %.0f and %.0f%n",
                cpu.get(restRead),
                cpu.get(rest),
                cpu.get(emptyRead),
                cpu.get(empty));
        Variant skewed = variant(SkewedCase.class)
                .with("Skewed", List.of("-javaagent:" + System.getProperty("agent.jar"), "-Xlog:disable"));
        Variant skewedRead = skewed.with("Skewed, archived", concatAll(skewed.options(), reading.subList(0, 1)));
        Costs withAgent = inTurns(quick ? 3 : 7, List.of(skewed, skewedRead));
        System.out.printf(
                Locale.ROOT,
                "with the clock agent, whose tests see the moved clock: %.0f ms, and with an archive, which the JVM does not take, %.0f ms%n",
                withAgent.get(skewed),
                withAgent.get(skewedRead));
    }

    private static String[] concat(List<String> some, String more) {
        return concatAll(some, List.of(more)).toArray(String[]::new);
    }

    private static List<String> concatAll(List<String> some, List<String> more) {
        return Stream.concat(some.stream(), more.stream()).toList();
    }

    private Variant variant(Class<?> type) throws IOException {
        Path file = Files.writeString(folder.resolve(type.getSimpleName()), type.getName());
        return new Variant(type.getSimpleName(), jars, file, 1, List.of());
    }

    private Variant variant(Class<?> base, int classes, int tests) throws IOException {
        Path made = Files.createDirectories(folder.resolve("classes"));
        List<String> names = TestClasses.make(made.toFile(), base, classes, tests);
        Path file = Files.write(folder.resolve(base.getSimpleName() + classes), names);
        return new Variant(base.getSimpleName(), jars + File.pathSeparator + made, file, classes * tests, List.of());
    }

    /** The typical CPU time of each, in milliseconds. */
    private Costs inTurns(int rounds, List<Variant> variants) throws IOException, InterruptedException {
        Map<Variant, List<Double>> all = new LinkedHashMap<>();
        for (int round = 0; round < rounds; round++) {
            for (int i = 0; i < variants.size(); i++) {
                Variant variant = variants.get((round + i) % variants.size());
                all.computeIfAbsent(variant, key -> new ArrayList<>())
                        .add(run(variant).toNanos() / 1e6);
            }
        }
        Map<Variant, Double> typical = new LinkedHashMap<>();
        all.forEach((variant, times) -> typical.put(variant, typical(times)));
        return new Costs(typical);
    }

    /** What each typically takes, in milliseconds of CPU time. */
    private record Costs(Map<Variant, Double> typical) {

        double get(Variant variant) {
            return requireNonNull(typical.get(variant), variant.name());
        }
    }

    /** The mean of the middle half: CPU time comes in steps of ten milliseconds. */
    private static double typical(List<Double> times) {
        int size = times.size();
        return times.stream()
                .mapToDouble(time -> time)
                .sorted()
                .skip(size / 4)
                .limit(size - 2L * (size / 4))
                .average()
                .orElseThrow();
    }

    private void atMost(String what, String unit, double ours, String than, double others, double target) {
        double ratio = ours / others;
        boolean met = ratio <= target;
        allMet &= met;
        System.out.printf(
                Locale.ROOT,
                "%s %.0f %s, %s %.0f: %.2f%s%n",
                what,
                ours,
                unit,
                than,
                others,
                ratio,
                Double.isInfinite(target)
                        ? ""
                        : String.format(Locale.ROOT, " (target: at most %.2f): %s", target, met ? "met" : "MISSED"));
    }

    private int classes(Variant variant) throws IOException, InterruptedException {
        Path log = folder.resolve("loaded");
        run(variant, "-Xlog:class+load=info:file=" + log + ":none");
        try (Stream<String> lines = Files.lines(log)) {
            return (int) lines.filter(line -> line.contains(" source: ")).count();
        }
    }

    /** Runs tests, which must all succeed; returns what time of the processor this took. */
    private Duration run(Variant variant, String... moreOptions) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(variant.options());
        command.addAll(List.of(moreOptions));
        command.addAll(List.of(
                "-cp",
                variant.classPath(),
                FirstTest.class.getName(),
                variant.classes().toString()));
        Process process = new ProcessBuilder(command)
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        try (BufferedReader out = process.inputReader(UTF_8)) {
            String line = out.readLine();
            Duration cpu = process.info()
                    .totalCpuDuration()
                    .orElseThrow(() -> new IllegalStateException("this system does not say what time a process takes"));
            String all = variant.tests() + " " + variant.tests();
            if (!all.equals(line)) {
                throw new IOException(
                        variant.name() + ": of " + variant.tests() + " tests were found, and succeeded: " + line);
            }
            return cpu;
        } finally {
            process.getOutputStream().close();
            process.waitFor();
        }
    }

    /** The class path of this JVM, with a jar for each folder in it: an archive of classes takes none from folders. */
    private String jars() throws IOException {
        List<String> all = new ArrayList<>();
        for (String entry : System.getProperty("java.class.path").split(File.pathSeparator, -1)) {
            Path path = Path.of(entry);
            all.add(
                    Files.isDirectory(path)
                            ? jar(path, folder.resolve(all.size() + ".jar")).toString()
                            : entry);
        }
        return String.join(File.pathSeparator, all);
    }

    private static Path jar(Path classes, Path file) throws IOException {
        try (JarOutputStream jar = new JarOutputStream(Files.newOutputStream(file));
                Stream<Path> all = Files.walk(classes)) {
            for (Path each : all.filter(Files::isRegularFile).toList()) {
                jar.putNextEntry(
                        new ZipEntry(classes.relativize(each).toString().replace(File.separatorChar, '/')));
                Files.copy(each, jar);
            }
        }
        return file;
    }

    private static void delete(Path folder) throws IOException {
        try (Stream<Path> all = Files.walk(folder)) {
            for (Path each : all.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(each);
            }
        }
    }
}
