package io.github.usersig.benchmarks;

import static io.github.usersig.benchmarks.GrowthCalls.GROUPS;
import static io.github.usersig.benchmarks.GrowthCalls.conversations;
import static io.github.usersig.benchmarks.GrowthCalls.groupInfo;
import static io.github.usersig.benchmarks.GrowthCalls.imported;
import static io.github.usersig.benchmarks.GrowthCalls.totalUnread;
import static io.github.usersig.benchmarks.GrowthRounds.FEW;
import static io.github.usersig.benchmarks.GrowthRounds.FLAT;
import static io.github.usersig.benchmarks.GrowthRounds.ROUNDS;
import static io.github.usersig.benchmarks.GrowthRounds.require;
import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/** What other tenants, and a tenant's own calls, feel of what takes long. */
final class GrowthNeighbours {

    private static final int PROBES = 400;

    private final GrowthRounds rounds;

    GrowthNeighbours(GrowthRounds rounds) {
        this.rounds = rounds;
    }

    /** What another tenant feels of a command that takes long. */
    void neighbour() throws Exception {
        try (ServerProcess server = rounds.start(rounds.now.toString());
                GrownTenant large = GrownTenant.create(server);
                GrownTenant other = GrownTenant.create(server)) {
            GrowthReport.fill(large, rounds.many, rounds.many / 2);
            other.fillAccounts(1);
            Map<String, byte[]> commands = new LinkedHashMap<>();
            commands.put("get_group_info", groupInfo(large, ""));
            commands.put(
                    "get_group_member_info of 6,000",
                    large.request(
                            GROUPS + "get_group_member_info",
                            "{\"GroupId\":\"" + GrownTenant.GROUP + "\",\"Limit\":6000}"));
            commands.put(
                    "get_appid_group_list of 10,000",
                    large.request(GROUPS + "get_appid_group_list", "{\"Limit\":10000}"));
            commands.put(
                    "get_online_member_num",
                    large.request(GROUPS + "get_online_member_num", "{\"GroupId\":\"" + GrownTenant.GROUP + "\"}"));
            commands.put("recentcontact/get_list", conversations(large, rounds.many / 4));
            commands.put("get_c2c_unread_msg_num", totalUnread(large));
            commands.put("import_group_msg", imported(large, 0));
            commands.put("getappinfo", large.request("openconfigsvr/getappinfo", "{}"));
            commands.put("user_search/search", large.request("user_search/search", "{\"Keywords\":[\"nobody\"]}"));
            commands.put("snapshot", Load.post("/__mock/tenants/" + large.app().sdkAppId() + "/snapshot", "{}"));
            byte[] probe = other.request(
                    "im_open_login_svc/account_check",
                    "{\"CheckItem\":[{\"UserID\":\"" + GrownTenant.user(0) + "\"}]}");
            try (Asker asker = new Asker(server.endpoint())) {
                for (int i = 0; i < 20; i++) {
                    asker.p99Micros(probe, PROBES); // warms up
                }
                List<Double> besides = new ArrayList<>();
                for (int round = 0; round < ROUNDS; round++) {
                    besides.add(besideABusyCore(() -> asker.p99Micros(probe, PROBES)));
                }
                System.out.printf(
                        Locale.ROOT,
                        "p99 of account_check while a process that has nothing to do with the mock keeps one processor busy: %.0f µs%n",
                        Medians.median(besides));
                for (Map.Entry<String, byte[]> command : commands.entrySet()) {
                    List<Double> idle = new ArrayList<>();
                    List<Double> busy = new ArrayList<>();
                    for (int round = 0; round < ROUNDS; round++) {
                        idle.add(asker.p99Micros(probe, PROBES));
                        busy.add(during(server, command.getValue(), () -> asker.p99Micros(probe, PROBES)));
                    }
                    rounds.verdict(
                            "p99 of another tenant's account_check during " + command.getKey() + ", µs, and idle",
                            Medians.median(busy),
                            Medians.median(idle),
                            3);
                }
            }
        }
    }

    /** What the machine alone makes of it: on two processors, whatever keeps one busy delays everybody else. */
    private static double besideABusyCore(Measurement measurement) throws IOException {
        ServerProcess busy = ServerProcess.peer("busy");
        try (busy) {
            return measurement.micros();
        }
    }

    private interface Measurement {
        double micros() throws IOException;
    }

    /** Measures while somebody asks the same again and again. */
    private static double during(ServerProcess server, byte[] command, Measurement measurement) throws Exception {
        AtomicBoolean going = new AtomicBoolean(true);
        AtomicReference<@Nullable IOException> fault = new AtomicReference<>();
        Thread asking = new Thread(() -> {
            try (Asker asker = new Asker(server.endpoint())) {
                while (going.get()) {
                    asker.discard(command);
                }
            } catch (IOException e) {
                fault.set(e);
            }
        });
        asking.start();
        double micros;
        try {
            Thread.sleep(20);
            micros = measurement.micros();
        } finally {
            going.set(false);
            asking.join();
        }
        IOException failed = fault.get();
        if (failed != null) {
            throw failed;
        }
        return micros;
    }

    void snapshots() throws Exception {
        try (ServerProcess server = rounds.start(rounds.now.toString());
                ServerProcess serverBefore =
                        rounds.start(rounds.earlier == null ? rounds.now.toString() : rounds.earlier);
                GrownTenant tenant = GrownTenant.ofServer(server);
                GrownTenant before = GrownTenant.ofServer(serverBefore)) {
            for (GrownTenant each : List.of(tenant, before)) {
                each.fillAccounts(FEW);
                each.fillChat(rounds.many);
            }
            int times = rounds.quick ? 5 : 15;
            double[][] taking = new double[2][times];
            double[][] restoring = new double[2][times];
            for (int round = -5; round < times; round++) {
                for (int i = 0; i < 2; i++) {
                    GrownTenant each = i == 0 ? tenant : before;
                    long start = System.nanoTime();
                    String name = each.snapshot();
                    long taken = System.nanoTime();
                    each.restore(name);
                    long restored = System.nanoTime();
                    require(
                            each.unread() == rounds.many,
                            "after a restore " + each.unread() + " of " + rounds.many + " are there");
                    if (round >= 0) {
                        taking[i][round] = (taken - start) / 1e3;
                        restoring[i][round] = (restored - taken) / 1e3;
                    }
                }
            }
            double target = rounds.earlier == null ? Double.MAX_VALUE : 0.5;
            String what = " of " + rounds.many + " messages, µs, and of an earlier version";
            rounds.verdict("a snapshot" + what, Medians.median(taking[0]), Medians.median(taking[1]), target);
            rounds.verdict("restoring one" + what, Medians.median(restoring[0]), Medians.median(restoring[1]), target);
            waiting(server, tenant);
        }
    }

    /** Its own calls wait for one snapshot at most, however many are taken one after the other. */
    private void waiting(ServerProcess server, GrownTenant tenant) throws Exception {
        byte[] snapshot = Load.post("/__mock/tenants/" + tenant.app().sdkAppId() + "/snapshot", "{}");
        byte[] probe = totalUnread(tenant);
        double[] longestCall = {0};
        double[] longestSnapshot = {0};
        AtomicBoolean going = new AtomicBoolean(true);
        AtomicReference<@Nullable Exception> fault = new AtomicReference<>();
        List<Thread> loops = new ArrayList<>();
        for (int loop = 0; loop < 2; loop++) {
            Thread thread = new Thread(() -> {
                try (Asker asker = new Asker(server.endpoint())) {
                    while (going.get()) {
                        long start = System.nanoTime();
                        asker.ask(snapshot);
                        synchronized (longestSnapshot) {
                            longestSnapshot[0] = Math.max(longestSnapshot[0], (System.nanoTime() - start) / 1e3);
                        }
                    }
                } catch (IOException e) {
                    fault.set(e);
                }
            });
            thread.start();
            loops.add(thread);
        }
        try (Asker asker = new Asker(server.endpoint())) {
            for (int i = 0; i < PROBES; i++) {
                long start = System.nanoTime();
                asker.ask(probe);
                longestCall[0] = Math.max(longestCall[0], (System.nanoTime() - start) / 1e3);
            }
        }
        going.set(false);
        for (Thread thread : loops) {
            thread.join();
        }
        Exception failed = fault.get();
        if (failed != null) {
            throw failed;
        }
        rounds.verdict(
                "the longest of " + PROBES
                        + " own calls during snapshots on two connections, µs, and the longest snapshot",
                longestCall[0],
                longestSnapshot[0],
                1);
    }

    void tenants() throws Exception {
        int most = rounds.quick ? 2_000 : 10_000;
        int measured = 200;
        try (ServerProcess server = rounds.start(rounds.now.toString());
                ServerProcess other = rounds.start(rounds.now.toString());
                Asker full = new Asker(server.endpoint());
                Asker empty = new Asker(other.endpoint())) {
            for (int i = 0; i < most - measured; i++) {
                full.ask(create(i));
            }
            for (int i = 0; i < most - measured; i++) { // as warm, and with as few as at first
                empty.ask(create(i % 10));
                empty.ask(
                        ("DELETE /__mock/tenants/" + (1_500_000_000L + i % 10) + " HTTP/1.1\r\nHost: localhost\r\n\r\n")
                                .getBytes(US_ASCII));
            }
            double[] late = new double[measured];
            double[] early = new double[measured];
            for (int i = 0; i < measured; i++) {
                early[i] = micros(empty, create(i));
                late[i] = micros(full, create(most - measured + i));
            }
            String all = full.ask(Asker.get("/__mock/tenants"));
            require(all.split(",").length == most + 1, "there are other than " + (most + 1) + " tenants");
            rounds.verdict(
                    "creating the " + most + "th tenant, µs, and the first",
                    Medians.median(late),
                    Medians.median(early),
                    FLAT);
        }
    }

    private static byte[] create(int number) {
        return GrownTenant.put(
                "/__mock/tenants/" + (1_500_000_000L + number), "{\"secretKey\":\"throw-away key " + number + "\"}");
    }

    private static double micros(Asker asker, byte[] request) throws IOException {
        long start = System.nanoTime();
        String answer = asker.ask(request);
        require(!answer.contains("error"), answer);
        return (System.nanoTime() - start) / 1e3;
    }
}
