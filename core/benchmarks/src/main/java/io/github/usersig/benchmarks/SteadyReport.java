package io.github.usersig.benchmarks;

import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.ToDoubleFunction;
import org.jspecify.annotations.Nullable;

/**
 * Measures from outside how steady the mock is while it keeps what it is sent. The standalone server, a bare Jetty handler and a plain
 * WireMock stub run each in a JVM of its own with the same heap, in turns, and this JVM is the load. After each round the messages
 * are counted: what is fast and wrong fails. {@code -Dearlier.server.jar} names an earlier version to compare with. {@code
 * --only=throughput}, {@code million} or {@code webhooks} measures that alone, {@code --quick} with fewer rounds.
 */
final class SteadyReport {

    private static final String HEAP = "-Xmx1g";
    private static final int[] CONNECTIONS = {16, 1, 256};
    private static final int WARM_UP = 5;
    private static final int ROUNDS = 7;
    private static final int MILLION = 1_000_000;
    private static final String MOCK = "the mock";
    private static final String EARLIER = "earlier";
    private static final String JETTY = "jetty";
    private static final String WIREMOCK = "wiremock";
    private static final String WEBHOOKS = "with webhooks";
    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final String ACCOUNTS = "\"accounts\":[\"alice\",\"bob\"]";

    private final Path now = Path.of(System.getProperty("server.jar"));
    private final @Nullable String earlier = System.getProperty("earlier.server.jar");
    private final boolean quick;
    private final String query = FirstAnswer.query(ServerProcess.APP);
    private boolean allMet = true;
    private int next;

    private SteadyReport(boolean quick) {
        this.quick = quick;
    }

    public static void main(String[] args) throws Exception {
        List<String> options = Arrays.asList(args);
        SteadyReport report = new SteadyReport(options.contains("--quick"));
        List<String> only = Parts.only(options);
        if (only.isEmpty() || only.contains("throughput")) {
            report.throughput();
        }
        if (only.isEmpty() || only.contains("million")) {
            report.million();
        }
        if (only.isEmpty() || only.contains("webhooks")) {
            report.webhooks();
        }
        if (!report.allMet) {
            System.exit(1);
        }
    }

    /**
     * What a server did in one round.
     *
     * @param cpuMicros the processor's time for a call
     */
    private record Round(double perSecond, double p99Micros, double cpuMicros) {}

    private void throughput() throws Exception {
        Map<String, ServerProcess> servers = servers(true);
        try {
            for (int connections : CONNECTIONS) {
                int warmUp = connections == CONNECTIONS[0] ? WARM_UP : 1;
                Map<String, List<Round>> rounds = inTurns(servers, connections, quick ? 3 : ROUNDS, warmUp);
                compare(rounds, connections);
            }
        } finally {
            servers.values().forEach(ServerProcess::close);
        }
    }

    private Map<String, ServerProcess> servers(boolean stub) throws IOException {
        Map<String, ServerProcess> servers = new LinkedHashMap<>();
        servers.put(MOCK, ServerProcess.start(now, "{" + ACCOUNTS + "}", HEAP));
        servers.put(JETTY, ServerProcess.peer("jetty", HEAP));
        if (stub) {
            servers.put(WIREMOCK, ServerProcess.peer("wiremock", HEAP));
        }
        if (earlier != null) {
            servers.put(EARLIER, ServerProcess.start(Path.of(earlier), "{" + ACCOUNTS + "}", HEAP));
        }
        return servers;
    }

    private Map<String, List<Round>> inTurns(
            Map<String, ServerProcess> servers, int connections, int wanted, int warmUp) throws IOException {
        Map<String, List<Round>> rounds = new LinkedHashMap<>();
        for (int round = -warmUp; round < wanted; round++) {
            Duration time = Duration.ofSeconds(quick && round >= 0 ? 1 : 3);
            for (Map.Entry<String, ServerProcess> each : servers.entrySet()) {
                Round one = round(each.getValue(), isMock(each.getKey()), connections, time, 0);
                if (round >= 0) {
                    rounds.computeIfAbsent(each.getKey(), name -> new ArrayList<>())
                            .add(one);
                }
            }
        }
        return rounds;
    }

    private static boolean isMock(String name) {
        return !name.equals(JETTY) && !name.equals(WIREMOCK);
    }

    /** Sends for a while, or so many, and counts what has come of it. */
    private Round round(ServerProcess server, boolean mock, int connections, Duration time, int many)
            throws IOException {
        long before = mock ? unread(server) : 0;
        int first = next;
        AtomicLong asked = new AtomicLong();
        Duration cpu = server.cpu();
        Load.Result result = many > 0
                ? Load.run(server.endpoint(), connections, many, number -> request(asked, first + number))
                : Load.run(server.endpoint(), connections, time, number -> request(asked, first + number));
        double cpuMicros = server.cpu().minus(cpu).toNanos() / 1e3 / asked.get();
        if (mock && unread(server) - before != asked.get()) {
            throw new IOException(asked + " messages were answered, and " + (unread(server) - before) + " came");
        }
        return new Round(result.perSecond(), result.p99Micros(), cpuMicros);
    }

    private byte[] request(AtomicLong asked, int number) {
        asked.incrementAndGet();
        next = Math.max(next, number + 1); // some clients ask more often than others
        return Servers.sendMsg(query, number);
    }

    private long unread(ServerProcess server) throws IOException {
        try (Asker asker = new Asker(server.endpoint())) {
            String answer = asker.ask(Load.post(
                    "/v4/openim/get_c2c_unread_msg_num?" + query,
                    "{\"To_Account\":\"bob\",\"Peer_Account\":[\"alice\"]}"));
            return JSON.readTree(answer)
                    .at("/C2CUnreadMsgNumList/0/C2CUnreadMsgNum")
                    .asLong();
        }
    }

    private void compare(Map<String, List<Round>> rounds, int connections) {
        rounds.forEach((name, all) -> System.out.printf(
                Locale.ROOT,
                "%d connections, %s: %.0f calls per second, p99 %.2f ms, %.1f µs of CPU for a call%n",
                connections,
                name,
                median(all, Round::perSecond),
                median(all, Round::p99Micros) / 1e3,
                median(all, Round::cpuMicros)));
        String on = " on " + connections + " connections";
        double least = connections == 1 ? 0.8 : connections == CONNECTIONS[0] ? 1.1 : 1.0;
        atLeast("calls" + on + " of bare Jetty's", ratio(rounds, JETTY, Round::perSecond), least);
        if (connections != CONNECTIONS[0]) {
            return;
        }
        atLeast("calls" + on + " of a WireMock stub's", ratio(rounds, WIREMOCK, Round::perSecond), 6);
        atMost("CPU for a call" + on + " of bare Jetty's", ratio(rounds, JETTY, Round::cpuMicros), 0.5);
        atMost("p99" + on + " of bare Jetty's", ratio(rounds, JETTY, Round::p99Micros), 2);
        if (earlier != null) {
            atLeast("calls" + on + " of the earlier version's", ratio(rounds, EARLIER, Round::perSecond), 1);
        }
    }

    /** The first million messages in a JVM that has just started, and what they take. */
    private void million() throws Exception {
        int launches = quick ? 1 : 3;
        Map<String, List<Round>> rounds = new LinkedHashMap<>();
        Map<String, List<Double>> bytes = new LinkedHashMap<>();
        Map<String, List<Double>> resident = new LinkedHashMap<>();
        for (int launch = 0; launch < launches; launch++) {
            Map<String, ServerProcess> servers = servers(false);
            for (Map.Entry<String, ServerProcess> each : servers.entrySet()) {
                try (ServerProcess server = each.getValue()) {
                    String name = each.getKey();
                    round(server, isMock(name), CONNECTIONS[0], Duration.ZERO, MILLION / 50); // its journal is full
                    long before = server.heap();
                    rounds.computeIfAbsent(name, any -> new ArrayList<>())
                            .add(round(server, isMock(name), CONNECTIONS[0], Duration.ZERO, MILLION));
                    resident.computeIfAbsent(name, any -> new ArrayList<>()).add(server.resident() / 1e6);
                    bytes.computeIfAbsent(name, any -> new ArrayList<>())
                            .add((server.heap() - before) / (double) MILLION);
                }
            }
        }
        rounds.forEach((name, all) -> System.out.printf(
                Locale.ROOT,
                "the first million, %s: %.0f calls per second, p99 %.2f ms, %.0f bytes of heap a message, %.0f MB resident%n",
                name,
                median(all, Round::perSecond),
                median(all, Round::p99Micros) / 1e3,
                median(bytes.get(name), Double::doubleValue),
                median(resident.get(name), Double::doubleValue)));
        atMost("p99 of the first million of bare Jetty's", ratio(rounds, JETTY, Round::p99Micros), 3);
        if (earlier != null) {
            atMost("bytes a message of the earlier version's", ratio(bytes, EARLIER, Double::doubleValue), 0.55);
            atMost("resident memory of the earlier version's", ratio(resident, EARLIER, Double::doubleValue), 0.6);
        }
    }

    /** With webhooks before and after each message, to an app that answers at once in a JVM of its own. */
    private void webhooks() throws Exception {
        Map<String, ServerProcess> servers = new LinkedHashMap<>();
        try (ServerProcess app = ServerProcess.peer("app")) {
            servers.put(MOCK, ServerProcess.start(now, "{" + ACCOUNTS + "}", HEAP));
            String settings =
                    "\"webhooks\":{\"url\":\"" + app.endpoint() + "/im/webhook\",\"token\":\"\",\"timeout\":\"PT2S\","
                            + "\"refuseOnTimeout\":false,\"retries\":0,"
                            + "\"commands\":[\"C2C.CallbackBeforeSendMsg\",\"C2C.CallbackAfterSendMsg\"]}";
            servers.put(WEBHOOKS, ServerProcess.start(now, "{" + ACCOUNTS + "," + settings + "}", HEAP));
            Duration before = app.cpu();
            Map<String, List<Round>> rounds = inTurns(servers, CONNECTIONS[0], quick ? 3 : ROUNDS, WARM_UP);
            rounds.forEach((name, all) -> System.out.printf(
                    Locale.ROOT,
                    "webhooks, %s: %.0f calls per second, %.1f µs of CPU for a call%n",
                    name,
                    median(all, Round::perSecond),
                    median(all, Round::cpuMicros)));
            System.out.printf(
                    Locale.ROOT,
                    "the app took %.1f s of the processor meanwhile, and was told of %s messages of %d after they were sent%n",
                    app.cpu().minus(before).toMillis() / 1e3,
                    told(app),
                    unread(servers.get(WEBHOOKS)));
            atLeast(
                    "calls with webhooks before and after of those without",
                    1 / ratio(rounds, WEBHOOKS, Round::perSecond),
                    0.2);
        } finally {
            servers.values().forEach(ServerProcess::close);
        }
    }

    private static String told(ServerProcess app) throws IOException {
        try (Asker asker = new Asker(app.endpoint())) {
            return asker.ask(Asker.get(Peer.COUNT));
        }
    }

    private void atLeast(String what, double ratio, double target) {
        verdict(what, ratio, "at least", target, ratio >= target);
    }

    private void atMost(String what, double ratio, double target) {
        verdict(what, ratio, "at most", target, ratio <= target);
    }

    private void verdict(String what, double ratio, String word, double target, boolean met) {
        allMet &= met;
        System.out.printf(
                Locale.ROOT, "%s: %.2f (target: %s %.2f): %s%n", what, ratio, word, target, met ? "met" : "MISSED");
    }

    /** What the mock has, of what another has. */
    private static <T> double ratio(Map<String, List<T>> all, String other, ToDoubleFunction<T> of) {
        return median(all.getOrDefault(MOCK, List.of()), of) / median(all.getOrDefault(other, List.of()), of);
    }

    private static <T> double median(@Nullable List<T> values, ToDoubleFunction<T> of) {
        return values == null || values.isEmpty() ? Double.NaN : Medians.median(values, of);
    }
}
