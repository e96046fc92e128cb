package io.github.usersig.benchmarks;

import static io.github.usersig.benchmarks.Medians.median;
import static java.nio.charset.StandardCharsets.UTF_8;

import com.github.tomakehurst.wiremock.WireMockServer;
import io.github.usersig.SdkApp;
import io.github.usersig.benchmarks.Load.Result;
import io.github.usersig.mockim.MockIm;
import io.github.usersig.mockim.server.MockImServer;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.function.IntFunction;
import org.eclipse.jetty.server.Server;

/**
 * Measures the mock beside a plain WireMock stub and a bare Jetty handler, load and servers in one JVM on one machine, and
 * fails if a target is missed. With {@code --quick} it takes a minute instead of five.
 */
final class ServerReport {

    private static final int CLIENTS = 16;
    private static final int ROUNDS = 5;

    /** Between whom the messages of the load go. */
    private static final String[] USERS = {"alice", "bob"};

    private final boolean quick;
    private boolean allMet = true;

    private ServerReport(boolean quick) {
        this.quick = quick;
    }

    public static void main(String[] args) throws Exception {
        ServerReport report = new ServerReport(Arrays.asList(args).contains("--quick"));
        report.throughput();
        report.flat();
        report.start();
        if (!report.allMet) {
            System.exit(1);
        }
    }

    private void throughput() throws Exception {
        Duration time = Duration.ofSeconds(quick ? 2 : 6);
        WireMockServer wireMock = Servers.wireMock();
        Server jetty = Servers.jetty();
        try (MockImServer mock = MockImServer.start()) {
            String query = FirstAnswer.query(tenant(mock).app());
            int[] next = {0};
            IntFunction<byte[]> request = number -> Servers.sendMsg(query, next[0] + number);
            List<Result> ofMock = new ArrayList<>();
            List<Result> ofWireMock = new ArrayList<>();
            List<Result> ofJetty = new ArrayList<>();
            for (int round = 0; round <= ROUNDS; round++) {
                Result a = Load.run(mock.endpoint(), CLIENTS, time, request);
                next[0] += (int) (a.perSecond() * time.toSeconds() * 2);
                Result b = Load.run(Servers.uri(wireMock.port()), CLIENTS, time, request);
                Result c = Load.run(jetty.getURI(), CLIENTS, time, request);
                System.out.printf(
                        Locale.ROOT,
                        "round %d: %.0f %.0f %.0f per second%n",
                        round,
                        a.perSecond(),
                        b.perSecond(),
                        c.perSecond());
                if (round > 0) { // the first warms up
                    ofMock.add(a);
                    ofWireMock.add(b);
                    ofJetty.add(c);
                }
            }
            double mockRate = median(ofMock, Result::perSecond);
            double wireMockRate = median(ofWireMock, Result::perSecond);
            double jettyRate = median(ofJetty, Result::perSecond);
            double mockP99 = median(ofMock, Result::p99Micros);
            double jettyP99 = median(ofJetty, Result::p99Micros);
            System.out.println("| what | per second | p99 | ratio | target | met |\n|---|---:|---:|---|---|---|");
            row("bare Jetty handler", jettyRate, jettyP99, "", "", true);
            row("plain WireMock stub", wireMockRate, median(ofWireMock, Result::p99Micros), "", "", true);
            row(
                    "`sendmsg` to the mock",
                    mockRate,
                    mockP99,
                    ratio(mockRate / wireMockRate) + " of the stub",
                    "at least 5",
                    mockRate >= 5 * wireMockRate);
            row(
                    "",
                    mockRate,
                    mockP99,
                    ratio(mockRate / jettyRate) + " of the handler",
                    "at least 0.6",
                    mockRate >= 0.6 * jettyRate);
            row(
                    "",
                    mockRate,
                    mockP99,
                    ratio(mockP99 / jettyP99) + " of the handler's p99",
                    "at most 1.5",
                    mockP99 <= 1.5 * jettyP99);
        } finally {
            wireMock.stop();
            jetty.stop();
        }
    }

    private void row(String what, double rate, double p99, String ratio, String target, boolean met) {
        allMet &= met;
        System.out.printf(
                Locale.ROOT,
                "| %s | %.0f | %.2f ms | %s | %s | %s |%n",
                what,
                rate,
                p99 / 1000,
                ratio,
                target,
                target.isEmpty() ? "" : met ? "yes" : "**no**");
    }

    /** Whether a request costs the same however much is stored, and how much memory a message takes. */
    private void flat() throws Exception {
        int many = quick ? 100_000 : 1_000_000;
        try (MockImServer mock = MockImServer.start()) {
            MockIm im = tenant(mock);
            String query = FirstAnswer.query(im.app());
            Duration time = Duration.ofSeconds(3);
            Duration warmUp = Duration.ofSeconds(quick ? 3 : 10);
            Load.run(mock.endpoint(), CLIENTS, warmUp, number -> check(query, number));
            Load.run(mock.endpoint(), CLIENTS, warmUp, number -> Servers.sendMsg(query, number));
            empty(im);
            double sentToFew = Load.run(mock.endpoint(), CLIENTS, time, number -> Servers.sendMsg(query, number))
                    .perSecond();
            empty(im);
            long before = usedMemory();
            double askedOfFew = Load.run(mock.endpoint(), CLIENTS, time, number -> check(query, number))
                    .perSecond();
            Load.run(mock.endpoint(), CLIENTS, many, number -> Servers.sendMsg(query, number));
            long bytes = (usedMemory() - before) / many;
            double askedOfMany = Load.run(mock.endpoint(), CLIENTS, time, number -> check(query, number))
                    .perSecond();
            double sentToMany = Load.run(
                            mock.endpoint(), CLIENTS, time, number -> Servers.sendMsg(query, many + number))
                    .perSecond();
            System.out.printf(Locale.ROOT, "%d stored messages: %d bytes each (target: at most 1024)%n", many, bytes);
            System.out.printf(
                    Locale.ROOT,
                    "account_check: %.0f per second with none stored, %.0f with all; sendmsg: %.0f, %.0f%n",
                    askedOfFew,
                    askedOfMany,
                    sentToFew,
                    sentToMany);
            allMet &= bytes <= 1024 && askedOfMany >= 0.8 * askedOfFew && sentToMany >= 0.8 * sentToFew;
            empty(im);
            Load.run(mock.endpoint(), CLIENTS, 20_000, number -> check(query, number)); // the journal is full now
            long journalFull = usedMemory();
            Load.run(mock.endpoint(), CLIENTS, many, number -> check(query, number));
            long grown = (usedMemory() - journalFull) / 1024;
            System.out.printf(
                    Locale.ROOT, "%d requests with the journal full: %d KB more (target: flat)%n", many, grown);
            allMet &= grown < 1024;
        }
        accounts();
    }

    private static void empty(MockIm im) {
        im.reset();
        im.importAccounts(USERS);
    }

    private void accounts() throws IOException {
        int many = 100_000;
        try (MockImServer mock = MockImServer.start()) {
            MockIm im = tenant(mock);
            String query = FirstAnswer.query(im.app());
            Duration time = Duration.ofSeconds(3);
            double few = Load.run(mock.endpoint(), CLIENTS, time, number -> check(query, number))
                    .perSecond();
            long before = usedMemory();
            String[] users = new String[many];
            for (int i = 0; i < many; i++) {
                users[i] = "user" + i;
            }
            im.importAccounts(users);
            Arrays.fill(users, "");
            long bytes = (usedMemory() - before) / many;
            double full = Load.run(mock.endpoint(), CLIENTS, time, number -> check(query, number))
                    .perSecond();
            System.out.printf(
                    Locale.ROOT,
                    "%d accounts: %d bytes each (target: at most 1024); account_check %.0f per second with 2, %.0f with all%n",
                    many,
                    bytes,
                    few,
                    full);
            allMet &= bytes <= 1024 && full >= 0.8 * few;
        }
    }

    private static byte[] check(String query, int number) {
        return Load.post(
                "/v4/im_open_login_svc/account_check?" + query,
                "{\"CheckItem\":[{\"UserID\":\"user" + number + "\"}]}");
    }

    private void start() throws IOException, InterruptedException {
        List<Double> mock = new ArrayList<>();
        List<Double> second = new ArrayList<>();
        List<Double> wireMock = new ArrayList<>();
        for (int i = 0; i < ROUNDS; i++) {
            List<Double> both = child("mock");
            mock.add(both.get(0));
            second.add(both.get(1));
            wireMock.add(child("wiremock").get(0));
        }
        double first = median(mock, Double::doubleValue);
        double plain = median(wireMock, Double::doubleValue);
        double again = median(second, Double::doubleValue);
        System.out.printf(
                Locale.ROOT, "first answer: %.0f ms, plain WireMock %.0f ms (target: no later)%n", first, plain);
        System.out.printf(Locale.ROOT, "second server in one JVM: %.0f ms (target: at most 150)%n", again);
        allMet &= first <= plain && again <= 150;
        try (MockImServer server = MockImServer.start()) {
            tenant(server);
            long start = System.nanoTime();
            for (int i = 0; i < 100; i++) {
                server.createTenant(SdkApp.random());
            }
            double each = (System.nanoTime() - start) / 1e8;
            System.out.printf(Locale.ROOT, "a tenant: %.3f ms (target: under 1)%n", each);
            allMet &= each < 1;
        }
    }

    private static List<Double> child(String what) throws IOException, InterruptedException {
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-classpath",
                        System.getProperty("java.class.path"),
                        FirstAnswer.class.getName(),
                        what)
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        process.getOutputStream().close();
        String out = new String(process.getInputStream().readAllBytes(), UTF_8);
        if (process.waitFor() != 0) {
            throw new IOException("the child JVM failed: " + out);
        }
        return out.lines()
                .filter(line -> line.matches("[0-9]+"))
                .map(Double::valueOf)
                .toList();
    }

    private static MockIm tenant(MockImServer server) {
        MockIm im = server.createTenant(SdkApp.random());
        im.importAccounts(USERS);
        return im;
    }

    private static long usedMemory() {
        for (int i = 0; i < 3; i++) {
            System.gc();
        }
        return Runtime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory();
    }

    private static String ratio(double value) {
        return String.format(Locale.ROOT, "%.2f", value);
    }
}
