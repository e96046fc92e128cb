package io.github.usersig.benchmarks;

import static io.github.usersig.benchmarks.Medians.median;
import static java.nio.charset.StandardCharsets.US_ASCII;

import com.fasterxml.jackson.databind.json.JsonMapper;
import io.github.usersig.SdkApp;
import io.github.usersig.mockim.MockIm;
import io.github.usersig.mockim.MockImBackend;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicLong;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.util.Callback;
import org.jspecify.annotations.Nullable;

/**
 * Measures from outside what the mock bears: the standalone server in a JVM of its own, in turns with that of an earlier version if
 * {@code -Dearlier.server.jar} names one, and fails if a target is missed or a message is. {@code --only=sendmsg}, {@code webhook},
 * {@code bulkheads} or {@code idle} measures that alone; {@code --soak} runs ten minutes of mixed load on a small heap instead.
 */
final class NeighbourReport {

    private static final int CLIENTS = 16;
    private static final int ROUNDS = 5;

    /** A server in a JVM of its own is as fast as it gets after some 15 seconds of load. */
    private static final int WARM_UP = 5;

    /** Each in JVMs of their own: what the compiler makes of the same code differs by a tenth from one JVM to the next. */
    private static final int LAUNCHES = 5;

    private static final int THROUGHPUT_ROUNDS = 5;
    private static final int WAITING = 1_000;
    private static final int STUBBED = 200;
    private static final int PROBES = 2_000;

    /** Many systems allow a process 20,000 open files, and it has some besides. */
    private static final int IDLE = 19_500;

    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final String ACCOUNTS = "\"accounts\":[\"alice\",\"bob\"]";

    private final Path now = Path.of(System.getProperty("server.jar"));
    private final @Nullable String earlier = System.getProperty("earlier.server.jar");
    private final boolean quick;
    private final String query = FirstAnswer.query(ServerProcess.APP);
    private boolean allMet = true;
    private int next;

    private NeighbourReport(boolean quick) {
        this.quick = quick;
    }

    public static void main(String[] args) throws Exception {
        List<String> options = Arrays.asList(args);
        NeighbourReport report = new NeighbourReport(options.contains("--quick"));
        if (options.contains("--soak")) {
            report.allMet =
                    Soak.run(report.now, "{" + ACCOUNTS + "}", report.query, options.contains("--quick") ? 2 : 10);
        } else {
            report.measure(Parts.only(options));
        }
        if (!report.allMet) {
            System.exit(1);
        }
    }

    /** @param only some of the parts, or none for all */
    private void measure(List<String> only) throws Exception {
        if (only.isEmpty() || only.contains("sendmsg")) {
            throughput("`sendmsg`", "{" + ACCOUNTS + "}", 1.0);
        }
        if (only.isEmpty() || only.contains("webhook")) {
            Server app = appThatAnswersAtOnce();
            String webhooks = "{" + ACCOUNTS + "," + webhooks(app.getURI(), Duration.ofSeconds(2)) + "}";
            throughput("`sendmsg` with a webhook before it", webhooks, 3.0);
            app.stop();
        }
        if (only.isEmpty() || only.contains("bulkheads")) {
            bulkheads();
        }
        if (only.isEmpty() || only.contains("idle")) {
            idleConnections();
        }
    }

    private static String webhooks(URI app, Duration timeout) {
        return "\"webhooks\":{\"url\":\"" + app.resolve("/im/webhook") + "\",\"token\":\"\",\"timeout\":\"" + timeout
                + "\",\"refuseOnTimeout\":false,\"retries\":0,\"commands\":[\"C2C.CallbackBeforeSendMsg\"]}";
    }

    private static Server appThatAnswersAtOnce() throws Exception {
        byte[] ok = "{\"ActionStatus\":\"OK\",\"ErrorInfo\":\"\",\"ErrorCode\":0}".getBytes(US_ASCII);
        return app(new Handler.Abstract.NonBlocking() {
            @Override
            public boolean handle(Request request, Response response, Callback callback) {
                response.getHeaders().put(HttpHeader.CONTENT_TYPE, "application/json");
                response.write(true, ByteBuffer.wrap(ok), callback);
                return true;
            }
        });
    }

    private static Server appThatNeverAnswers(AtomicLong asked) throws Exception {
        return app(new Handler.Abstract.NonBlocking() {
            @Override
            public boolean handle(Request request, Response response, Callback callback) {
                asked.incrementAndGet();
                return true; // and the callback is left alone
            }
        });
    }

    private static Server app(Handler handler) throws Exception {
        Server app = new Server(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
        app.setHandler(handler);
        app.start();
        return app;
    }

    /**
     * What a server did in one round.
     *
     * @param cpuMicros the processor's time for a call
     */
    private record Round(double perSecond, double cpuMicros) {}

    /** All that was answered must be there: what is fast and wrong does not count. */
    private Round round(ServerProcess server, Duration time) throws IOException {
        long before = unread(server);
        int first = next;
        AtomicLong asked = new AtomicLong();
        Duration cpu = server.cpu();
        double perSecond = Load.run(server.endpoint(), CLIENTS, time, number -> {
                    asked.incrementAndGet();
                    next = Math.max(next, first + number + 1);
                    return Servers.sendMsg(query, first + number);
                })
                .perSecond();
        double cpuMicros = server.cpu().minus(cpu).toNanos() / 1e3 / asked.get();
        if (unread(server) - before != asked.get()) {
            throw new IOException(asked + " messages were answered, and " + (unread(server) - before) + " came");
        }
        return new Round(perSecond, cpuMicros);
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

    private void throughput(String what, String seed, double target) throws Exception {
        List<Round> ofNow = new ArrayList<>();
        List<Round> ofEarlier = new ArrayList<>();
        for (int launch = 0; launch < (quick ? 1 : LAUNCHES); launch++) {
            inTurns(seed, ofNow, ofEarlier);
        }
        System.out.printf(
                Locale.ROOT,
                "%s, the server's CPU time for a call: %.1f µs, %.1f µs%n",
                what,
                median(ofNow, Round::cpuMicros),
                median(ofEarlier, Round::cpuMicros));
        verdict(
                what + ", calls per second on " + CLIENTS + " connections",
                median(ofNow, Round::perSecond),
                median(ofEarlier, Round::perSecond),
                target);
    }

    /** Starts both, and adds what each did. */
    private void inTurns(String seed, List<Round> ofNow, List<Round> ofEarlier) throws Exception {
        Duration time = Duration.ofSeconds(quick ? 1 : 3);
        try (ServerProcess a = ServerProcess.start(now, seed);
                ServerProcess b = ServerProcess.start(earlier == null ? now : Path.of(earlier), seed)) {
            for (int round = -WARM_UP; round < THROUGHPUT_ROUNDS; round++) {
                boolean first = round % 2 == 0; // who comes first has no advantage
                Round other = first ? null : round(b, time);
                Round one = round(a, time);
                other = other == null ? round(b, time) : other;
                System.out.printf(
                        Locale.ROOT,
                        "round %d: %.0f %.0f per second, %.1f %.1f µs of CPU%n",
                        round,
                        one.perSecond(),
                        other.perSecond(),
                        one.cpuMicros(),
                        other.cpuMicros());
                if (round >= 0) {
                    ofNow.add(one);
                    ofEarlier.add(other);
                }
            }
        }
    }

    private void verdict(String what, double ofNow, double ofEarlier, double atLeast) {
        double ratio = ofNow / ofEarlier;
        boolean met = earlier == null || ratio >= atLeast;
        allMet &= met;
        System.out.printf(
                Locale.ROOT,
                "%s: %.0f, %s %.0f: %.2f (target: at least %.1f of an earlier version): %s%n",
                what,
                ofNow,
                earlier == null ? "again" : "earlier",
                ofEarlier,
                ratio,
                atLeast,
                met ? "met" : "MISSED");
    }

    private void bulkheads() throws Exception {
        AtomicLong asked = new AtomicLong();
        Server app = appThatNeverAnswers(asked);
        List<List<Double>> idle = List.of(new ArrayList<>(), new ArrayList<>(), new ArrayList<>());
        List<List<Double>> busy = List.of(new ArrayList<>(), new ArrayList<>(), new ArrayList<>());
        String seed = "{" + ACCOUNTS + "," + webhooks(app.getURI(), Duration.ofMinutes(1)) + "}";
        try (ServerProcess server = ServerProcess.start(now, seed);
                MockImBackend backend = MockImBackend.connect(server.endpoint())) {
            MockIm other = backend.createTenant(SdkApp.random());
            other.importAccounts("alice", "bob");
            List<byte[]> probes = List.of(
                    Asker.get("/__mock/ready"),
                    Asker.get("/__mock/tenants"),
                    Load.post(
                            "/v4/im_open_login_svc/account_check?" + FirstAnswer.query(other.app()),
                            "{\"CheckItem\":[{\"UserID\":\"alice\"}]}"));
            try (Asker asker = new Asker(server.endpoint())) {
                asker.ask(
                        Load.post(
                                "/__admin/mappings",
                                "{\"request\":{\"url\":\"/slow\"},\"response\":{\"body\":\"slow\",\"fixedDelayMilliseconds\":300000}}"));
            }
            measure(server, probes, List.of(new ArrayList<>(), new ArrayList<>(), new ArrayList<>())); // warms up
            for (int round = 0; round < ROUNDS; round++) {
                measure(server, probes, idle);
                List<Asker> waiting = wait(server, asked);
                measure(server, probes, busy);
                for (Asker asker : waiting) {
                    asker.close();
                }
                Thread.sleep(2_000); // until the server has noticed
            }
        } finally {
            app.stop();
        }
        String[] names = {"`/__mock/ready`", "control", "another tenant"};
        for (int i = 0; i < names.length; i++) {
            double ratio = median(busy.get(i)) / median(idle.get(i));
            allMet &= ratio <= 3;
            System.out.printf(
                    Locale.ROOT,
                    "%s while %d calls wait for a slow app and %d for a slow stub, p99: %.0f µs, idle %.0f µs: %.2f (target: at most 3): %s%n",
                    names[i],
                    WAITING,
                    STUBBED,
                    median(busy.get(i)),
                    median(idle.get(i)),
                    ratio,
                    ratio <= 3 ? "met" : "MISSED");
        }
    }

    private List<Asker> wait(ServerProcess server, AtomicLong asked) throws IOException, InterruptedException {
        long before = asked.get();
        List<Asker> waiting = new ArrayList<>();
        for (int i = 0; i < WAITING + STUBBED; i++) {
            Asker asker = new Asker(server.endpoint());
            asker.send(i < WAITING ? Servers.sendMsg(query, next++) : Asker.get("/slow"));
            waiting.add(asker);
        }
        while (asked.get() - before < WAITING) {
            Thread.sleep(10);
        }
        return waiting;
    }

    private void measure(ServerProcess server, List<byte[]> probes, List<List<Double>> results) throws IOException {
        for (int i = 0; i < probes.size(); i++) {
            try (Asker asker = new Asker(server.endpoint())) {
                results.get(i).add(asker.p99Micros(probes.get(i), quick ? PROBES / 4 : PROBES));
            }
        }
    }

    private void idleConnections() throws IOException {
        double ofNow = bytesOfIdleConnection(now);
        double ofEarlier = bytesOfIdleConnection(earlier == null ? now : Path.of(earlier));
        boolean met = earlier == null || ofNow <= ofEarlier;
        allMet &= met;
        System.out.printf(
                Locale.ROOT,
                "an idle connection of %d: %.0f bytes, %s %.0f: %.2f (target: at most 1.0): %s%n",
                IDLE,
                ofNow,
                earlier == null ? "again" : "earlier",
                ofEarlier,
                ofNow / ofEarlier,
                met ? "met" : "MISSED");
    }

    /** Each has been used once. */
    private double bytesOfIdleConnection(Path jar) throws IOException {
        try (ServerProcess server = ServerProcess.start(jar, "{" + ACCOUNTS + "}")) {
            byte[] request = Asker.get("/__mock/ready");
            List<Asker> connections = new ArrayList<>();
            try {
                connections.add(new Asker(server.endpoint()));
                connections.get(0).ask(request);
                long before = server.heap();
                while (connections.size() <= IDLE) {
                    Asker asker = new Asker(server.endpoint());
                    connections.add(asker);
                    asker.ask(request);
                }
                return (server.heap() - before) / (double) IDLE;
            } finally {
                for (Asker asker : connections) {
                    asker.close();
                }
            }
        }
    }
}
