package io.github.usersig.benchmarks;

import static java.nio.charset.StandardCharsets.US_ASCII;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Measures from outside what commands cost while a tenant grows: a standalone server in a JVM of its own with tenants of 1,000 and of
 * 100,000, asked in turns over one connection each. What is compared with an earlier version needs its jar, by
 * {@code -Dearlier.server.jar}. Fails if a target is missed or an answer is wrong. {@code --only=pages}, {@code crowd},
 * {@code attached}, {@code neighbour}, {@code snapshots} or {@code tenants} measures that alone.
 */
final class GrowthReport {

    private static final int FEW = 1_000;
    private static final int PAGE = 100;
    private static final int NAMES = 50;
    private static final int WARM_UP = 3;
    private static final int ROUNDS = 7;
    private static final int ASKED = 200;
    private static final int PROBES = 400;
    private static final double FLAT = 1.2;

    /** Names that are anywhere in a large heap are in no cache of the processor, and those of a small tenant are. */
    private static final double BY_NAME = 1.5;

    private static final String[] HEAP = {"-Xmx2g"};
    private static final String GROUPS = "group_open_http_svc/";

    private final Path now = Path.of(System.getProperty("server.jar"));
    private final @Nullable String earlier = System.getProperty("earlier.server.jar");
    private final boolean quick;
    private final int many;
    private boolean allMet = true;

    /** Which page is asked for next: one after the other, as clients do. */
    private int next;

    private GrowthReport(boolean quick) {
        this.quick = quick;
        this.many = quick ? 20_000 : 100_000;
    }

    public static void main(String[] args) throws Exception {
        List<String> options = Arrays.asList(args);
        GrowthReport report = new GrowthReport(options.contains("--quick"));
        List<String> only = Parts.only(options);
        report.measure(only);
        if (!report.allMet) {
            System.exit(1);
        }
    }

    private interface Part {
        void measure() throws Exception;
    }

    private void measure(List<String> only) throws Exception {
        Map<String, Part> parts = new LinkedHashMap<>();
        parts.put("pages", this::pages);
        parts.put("crowd", this::crowd);
        parts.put("attached", this::attached);
        parts.put("neighbour", this::neighbour);
        parts.put("snapshots", this::snapshots);
        parts.put("tenants", this::tenants);
        for (Map.Entry<String, Part> part : parts.entrySet()) {
            if (only.isEmpty() || only.contains(part.getKey())) {
                part.getValue().measure();
            }
        }
    }

    private ServerProcess start(String jar) throws IOException {
        return ServerProcess.start(Path.of(jar), "{}", HEAP);
    }

    private void pages() throws Exception {
        try (ServerProcess server = start(now.toString());
                GrownTenant small = GrownTenant.create(server);
                GrownTenant large = GrownTenant.create(server)) {
            fill(small, FEW, FEW - 1);
            fill(large, many, many / 2);
            List<String> ofSmall = memberPages(small, FEW);
            List<String> ofLarge = memberPages(large, many);
            compare(
                    "a page of " + PAGE + " members",
                    small,
                    number -> members(small, ofSmall.get(number % ofSmall.size())),
                    large,
                    number -> members(large, ofLarge.get(next++ % ofLarge.size())));
            compare(
                    "a page of " + PAGE + " plain members",
                    small,
                    number -> plainMembers(small, number * PAGE % (FEW - PAGE)),
                    large,
                    number -> plainMembers(large, next++ * PAGE % (many - PAGE)));
            List<String> groupsOfSmall = groupPages(small, FEW);
            List<String> groupsOfLarge = groupPages(large, many);
            compare(
                    "a page of " + PAGE + " groups",
                    small,
                    number -> groups(small, groupsOfSmall.get(number % groupsOfSmall.size())),
                    large,
                    number -> groups(large, groupsOfLarge.get(next++ % groupsOfLarge.size())));
            checkConversations(large, many / 2);
            compare(
                    "a page of conversations of a user with " + many / 2,
                    small,
                    number -> conversations(small, number * PAGE % (FEW - PAGE)),
                    large,
                    number -> conversations(large, next++ * PAGE % (many / 2 - PAGE)));
            compare(
                    NAMES + " members by name",
                    small,
                    number -> named(small, number, FEW),
                    large,
                    number -> named(large, number, many),
                    BY_NAME);
            compare(
                    "total unread of a user with as many conversations",
                    small,
                    number -> totalUnread(small),
                    large,
                    number -> totalUnread(large));
            compare(
                    "a page of the history",
                    small,
                    number -> history(small, Instant.now().getEpochSecond() + 1, "", 20),
                    large,
                    number -> history(large, Instant.now().getEpochSecond() + 1, "", 20));
            compare(
                    "import of a group message",
                    small,
                    number -> imported(small, number),
                    large,
                    number -> imported(large, number));
            groupInfo(large);
        }
    }

    private static void fill(GrownTenant tenant, int count, int conversations) throws IOException {
        tenant.fillAccounts(count);
        tenant.fillMembers(count);
        tenant.fillGroups(count);
        tenant.fillConversations(conversations);
        tenant.fillChat(conversations);
    }

    private static byte[] members(GrownTenant tenant, String next) {
        return tenant.request(
                GROUPS + "get_group_member_info",
                "{\"GroupId\":\"" + GrownTenant.GROUP + "\",\"Limit\":" + PAGE + ",\"Next\":\"" + next + "\"}");
    }

    private static byte[] plainMembers(GrownTenant tenant, int offset) {
        return tenant.request(
                GROUPS + "get_group_member_info",
                "{\"GroupId\":\"" + GrownTenant.GROUP + "\",\"Limit\":" + PAGE + ",\"Offset\":" + offset
                        + ",\"MemberRoleFilter\":[\"Member\"]}");
    }

    /** Where all pages begin. They must hold all members, each once, in the order they came. */
    private static List<String> memberPages(GrownTenant tenant, int count) throws IOException {
        List<String> starts = new ArrayList<>();
        Set<String> seen = new LinkedHashSet<>();
        String next = "";
        do {
            starts.add(next);
            JsonNode page = tenant.ask(members(tenant, next));
            page.path("MemberList")
                    .forEach(member -> seen.add(member.path("Member_Account").asText()));
            next = page.path("Next").asText();
        } while (!next.isEmpty());
        require(
                List.copyOf(seen)
                        .equals(IntStream.range(0, count)
                                .mapToObj(GrownTenant::user)
                                .toList()),
                "the pages of members hold other than " + count + " in order: " + seen.size());
        return starts;
    }

    private static byte[] groups(GrownTenant tenant, String next) {
        return tenant.request(GROUPS + "get_appid_group_list", "{\"Limit\":" + PAGE + ",\"Next\":" + next + "}");
    }

    private static List<String> groupPages(GrownTenant tenant, int count) throws IOException {
        List<String> starts = new ArrayList<>();
        Set<String> seen = new LinkedHashSet<>();
        String next = "0";
        do {
            starts.add(next);
            JsonNode page = tenant.ask(groups(tenant, next));
            page.path("GroupIdList")
                    .forEach(group -> seen.add(group.path("GroupId").asText()));
            next = page.path("Next").asText();
        } while (!next.equals("0"));
        require(seen.size() == count + 1, "the pages of groups hold " + seen.size() + " of " + (count + 1));
        return starts;
    }

    private static byte[] conversations(GrownTenant tenant, int start) {
        return tenant.request(
                "recentcontact/get_list",
                "{\"From_Account\":\"" + GrownTenant.user(0) + "\",\"TimeStamp\":0,\"StartIndex\":" + start
                        + ",\"TopTimeStamp\":0,\"TopStartIndex\":0,\"AssistFlags\":7}");
    }

    private static void checkConversations(GrownTenant tenant, int count) throws IOException {
        Set<String> seen = new LinkedHashSet<>();
        long lastTime = Long.MAX_VALUE;
        int start = 0;
        do {
            JsonNode page = tenant.ask(conversations(tenant, start));
            for (JsonNode item : page.path("SessionItem")) {
                seen.add(item.path("To_Account").asText());
                require(item.path("MsgTime").asLong() <= lastTime, "the conversations are out of order");
                lastTime = item.path("MsgTime").asLong();
            }
            start = page.path("StartIndex").asInt();
        } while (start > 0);
        require(seen.size() == count, "the pages of conversations hold " + seen.size() + " of " + count);
    }

    private static byte[] named(GrownTenant tenant, int number, int count) {
        String names = IntStream.range(0, NAMES)
                .mapToObj(i -> "\"" + GrownTenant.user((number * 31_337 + i * 97) % count) + "\"")
                .collect(Collectors.joining(","));
        return tenant.request(
                GROUPS + "get_specified_group_member_info",
                "{\"GroupId\":\"" + GrownTenant.GROUP + "\",\"Member_List_Account\":[" + names + "]}");
    }

    private static byte[] totalUnread(GrownTenant tenant) {
        return tenant.request("openim/get_c2c_unread_msg_num", "{\"To_Account\":\"" + GrownTenant.user(0) + "\"}");
    }

    private static byte[] imported(GrownTenant tenant, int number) {
        return tenant.request(
                GROUPS + "import_group_msg",
                "{\"GroupId\":\"" + GrownTenant.GROUP + "\",\"MsgList\":[{\"From_Account\":\"" + GrownTenant.user(0)
                        + "\",\"SendTime\":" + Instant.now().getEpochSecond() + ",\"Random\":" + number
                        + ",\"MsgBody\":[{\"MsgType\":\"TIMTextElem\",\"MsgContent\":{\"Text\":\"hi\"}}]}]}");
    }

    private static byte[] history(GrownTenant tenant, long maxTime, String lastKey, int most) {
        return tenant.request(
                "openim/admin_getroammsg",
                "{\"Operator_Account\":\"" + GrownTenant.user(1) + "\",\"Peer_Account\":\"" + GrownTenant.user(2)
                        + "\",\"MaxCnt\":" + most + ",\"MinTime\":0,\"MaxTime\":" + maxTime + ",\"LastMsgKey\":\""
                        + lastKey + "\"}");
    }

    /** What may be told of a group of 100,000 members is without them, or refused: a reply has at most 1 MB. */
    private void groupInfo(GrownTenant large) throws Exception {
        byte[] all = groupInfo(large, "");
        JsonNode without = large.ask(groupInfo(large, ",\"ResponseFilter\":{\"GroupBaseInfoFilter\":[\"MemberNum\"]}"));
        require(
                without.at("/GroupInfo/0/MemberNum").asInt() == many
                        && !without.at("/GroupInfo/0").has("MemberList"),
                "get_group_info tells something else: " + without);
        if (earlier == null) {
            System.out.printf(
                    Locale.ROOT,
                    "`get_group_info` of %d members: %.0f µs; give -Dearlier.server.jar to compare%n",
                    many,
                    medianMicros(large, number -> all));
            return;
        }
        try (ServerProcess server = start(earlier);
                GrownTenant before = GrownTenant.create(server)) {
            before.fillAccounts(many);
            before.fillMembers(many);
            byte[] allBefore = groupInfo(before, "");
            double[] ofNow = new double[ROUNDS];
            double[] ofEarlier = new double[ROUNDS];
            for (int round = -WARM_UP; round < ROUNDS; round++) {
                double one = medianMicros(large, number -> all);
                double other = before.micros(allBefore);
                if (round >= 0) {
                    ofNow[round] = one;
                    ofEarlier[round] = other;
                }
            }
            verdict(
                    "`get_group_info` of " + many + " members, µs, and of an earlier version",
                    Medians.median(ofNow),
                    Medians.median(ofEarlier),
                    1 / 50.0);
        }
    }

    private static byte[] groupInfo(GrownTenant tenant, String filter) {
        return tenant.request(
                GROUPS + "get_group_info", "{\"GroupIdList\":[\"" + GrownTenant.GROUP + "\"]" + filter + "}");
    }

    /** 10,000 messages in one second, as a clock that stands still has them, and as many over as many seconds. */
    private void crowd() throws Exception {
        int messages = 10_000;
        try (ServerProcess server = start(now.toString());
                GrownTenant spread = GrownTenant.create(server);
                GrownTenant frozen = GrownTenant.create(server)) {
            spread.fillAccounts(3);
            frozen.fillAccounts(3);
            long second = Instant.now().getEpochSecond() - 20_000;
            List<String> keysOfSpread = new ArrayList<>();
            List<String> keysOfFrozen = new ArrayList<>();
            for (int i = 1; i <= messages; i++) {
                keysOfSpread.add(importMessage(spread, i, second + i));
                keysOfFrozen.add(importMessage(frozen, i, second));
            }
            requireWholeHistory(spread, second + messages, messages);
            requireWholeHistory(frozen, second, messages);
            compare(
                    "a page of the history, 10,000 messages in one second",
                    spread,
                    number -> historyBefore(spread, keysOfSpread, number),
                    frozen,
                    number -> historyBefore(frozen, keysOfFrozen, number));
            compare(
                    "a look-up by key, 10,000 messages in one second",
                    spread,
                    number -> modified(spread, keysOfSpread.get(number * 31_337 % messages)),
                    frozen,
                    number -> modified(frozen, keysOfFrozen.get(number * 31_337 % messages)));
        }
    }

    private static byte[] historyBefore(GrownTenant tenant, List<String> keys, int number) {
        String key = keys.get(100 + number * 31_337 % (keys.size() - 100));
        return history(tenant, Long.parseLong(key.substring(key.lastIndexOf('_') + 1)), key, 20);
    }

    private static String importMessage(GrownTenant tenant, int seq, long atSeconds) throws IOException {
        tenant.ask(
                "openim/importmsg",
                "{\"SyncFromOldSystem\":2,\"From_Account\":\"" + GrownTenant.user(1) + "\",\"To_Account\":\""
                        + GrownTenant.user(2) + "\",\"MsgSeq\":" + seq + ",\"MsgRandom\":" + seq + ",\"MsgTimeStamp\":"
                        + atSeconds
                        + ",\"MsgBody\":[{\"MsgType\":\"TIMTextElem\",\"MsgContent\":{\"Text\":\"hi\"}}]}");
        return seq + "_" + seq + "_" + atSeconds;
    }

    /** Page by page backward, each message once and by MsgSeq. */
    private static void requireWholeHistory(GrownTenant tenant, long fromSecond, int messages) throws IOException {
        long seq = messages + 1L;
        String lastKey = "";
        long maxTime = fromSecond;
        boolean complete = false;
        while (!complete) {
            JsonNode page = tenant.ask(history(tenant, maxTime, lastKey, PAGE));
            JsonNode list = page.path("MsgList");
            for (int i = list.size() - 1; i >= 0; i--) {
                require(list.get(i).path("MsgSeq").asLong() == --seq, "the history skips or repeats " + seq);
            }
            lastKey = page.path("LastMsgKey").asText();
            maxTime = page.path("LastMsgTime").asLong();
            complete = page.path("Complete").asInt() == 1;
        }
        require(seq == 1, "the history ends before " + seq);
    }

    /** Finds a message by its key, and changes what nobody looks at. */
    private static byte[] modified(GrownTenant tenant, String key) {
        return tenant.request(
                "openim/modify_c2c_msg",
                "{\"From_Account\":\"" + GrownTenant.user(1) + "\",\"To_Account\":\"" + GrownTenant.user(2)
                        + "\",\"MsgKey\":\"" + key + "\",\"CloudCustomData\":\"seen\"}");
    }

    /** What hangs on one message, with 10 messages and with many. */
    private void attached() throws Exception {
        int few = 10;
        try (ServerProcess server = start(now.toString());
                GrownTenant small = GrownTenant.create(server);
                GrownTenant large = GrownTenant.create(server)) {
            Attached ofSmall = Attached.fill(server, small, few);
            Attached ofLarge = Attached.fill(server, large, many);
            compare(
                    "extensions of a message of " + few + " and of " + many,
                    small,
                    number -> ofSmall.extensions(),
                    large,
                    number -> ofLarge.extensions());
            compare(
                    "extensions of a group's message",
                    small,
                    number -> ofSmall.groupExtensions(),
                    large,
                    number -> ofLarge.groupExtensions());
            compare("pins of a group", small, number -> ofSmall.pins(), large, number -> ofLarge.pins());
            double[][] micros = new double[2][ROUNDS];
            double[][] inGroup = new double[2][ROUNDS];
            for (int round = -WARM_UP; round < ROUNDS; round++) {
                for (int i = 0; i < 2; i++) {
                    Attached each = i == 0 ? ofSmall : ofLarge;
                    double one = each.reactionMicros(ASKED);
                    double other = each.groupReactionMicros(ASKED);
                    if (round >= 0) {
                        micros[i][round] = one;
                        inGroup[i][round] = other;
                    }
                }
            }
            verdict(
                    "reactions to a message, µs, of " + many + " and of " + few,
                    Medians.median(micros[1]),
                    Medians.median(micros[0]),
                    FLAT);
            verdict(
                    "reactions to a group's message, µs, of " + many + " and of " + few,
                    Medians.median(inGroup[1]),
                    Medians.median(inGroup[0]),
                    FLAT);
            ofSmall.close();
            ofLarge.close();
        }
    }

    /** What another tenant feels of a command that takes long. */
    private void neighbour() throws Exception {
        try (ServerProcess server = start(now.toString());
                GrownTenant large = GrownTenant.create(server);
                GrownTenant other = GrownTenant.create(server)) {
            fill(large, many, many / 2);
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
            commands.put("recentcontact/get_list", conversations(large, many / 4));
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
                for (Map.Entry<String, byte[]> command : commands.entrySet()) {
                    List<Double> idle = new ArrayList<>();
                    List<Double> busy = new ArrayList<>();
                    for (int round = 0; round < ROUNDS; round++) {
                        idle.add(asker.p99Micros(probe, PROBES));
                        busy.add(during(server, command.getValue(), () -> asker.p99Micros(probe, PROBES)));
                    }
                    verdict(
                            "p99 of another tenant's account_check during " + command.getKey() + ", µs, and idle",
                            Medians.median(busy),
                            Medians.median(idle),
                            3);
                }
            }
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
                    asker.ask(command);
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

    private void snapshots() throws Exception {
        try (ServerProcess server = start(now.toString());
                ServerProcess serverBefore = start(earlier == null ? now.toString() : earlier);
                GrownTenant tenant = GrownTenant.ofServer(server);
                GrownTenant before = GrownTenant.ofServer(serverBefore)) {
            for (GrownTenant each : List.of(tenant, before)) {
                each.fillAccounts(FEW);
                each.fillChat(many);
            }
            int rounds = quick ? 5 : 15;
            double[][] taking = new double[2][rounds];
            double[][] restoring = new double[2][rounds];
            for (int round = -5; round < rounds; round++) {
                for (int i = 0; i < 2; i++) {
                    GrownTenant each = i == 0 ? tenant : before;
                    long start = System.nanoTime();
                    String name = each.snapshot();
                    long taken = System.nanoTime();
                    each.restore(name);
                    long restored = System.nanoTime();
                    require(each.unread() == many, "after a restore " + each.unread() + " of " + many + " are there");
                    if (round >= 0) {
                        taking[i][round] = (taken - start) / 1e3;
                        restoring[i][round] = (restored - taken) / 1e3;
                    }
                }
            }
            double target = earlier == null ? Double.MAX_VALUE : 0.5;
            String what = " of " + many + " messages, µs, and of an earlier version";
            verdict("a snapshot" + what, Medians.median(taking[0]), Medians.median(taking[1]), target);
            verdict("restoring one" + what, Medians.median(restoring[0]), Medians.median(restoring[1]), target);
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
        verdict(
                "the longest of " + PROBES
                        + " own calls during snapshots on two connections, µs, and the longest snapshot",
                longestCall[0],
                longestSnapshot[0],
                1);
    }

    private void tenants() throws Exception {
        int most = quick ? 2_000 : 10_000;
        int measured = 200;
        try (ServerProcess server = start(now.toString());
                ServerProcess other = start(now.toString());
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
            verdict(
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

    private double medianMicros(GrownTenant tenant, IntFunction<byte[]> requests) throws IOException {
        double[] micros = new double[quick ? ASKED / 4 : ASKED];
        for (int i = 0; i < micros.length; i++) {
            byte[] request = requests.apply(i);
            micros[i] = tenant.micros(request);
        }
        return Medians.median(micros);
    }

    /** In turns, so that whatever else the machine does meets both. */
    private void compare(
            String what, GrownTenant small, IntFunction<byte[]> ofSmall, GrownTenant large, IntFunction<byte[]> ofLarge)
            throws IOException {
        compare(what, small, ofSmall, large, ofLarge, FLAT);
    }

    private void compare(
            String what,
            GrownTenant small,
            IntFunction<byte[]> ofSmall,
            GrownTenant large,
            IntFunction<byte[]> ofLarge,
            double atMost)
            throws IOException {
        small.ask(ofSmall.apply(1));
        large.ask(ofLarge.apply(1));
        List<Double> few = new ArrayList<>();
        List<Double> grown = new ArrayList<>();
        for (int round = -WARM_UP; round < ROUNDS; round++) {
            double one = medianMicros(small, ofSmall);
            double other = medianMicros(large, ofLarge);
            if (round >= 0) {
                few.add(one);
                grown.add(other);
            }
        }
        verdict(what + ", µs, grown and small", Medians.median(grown), Medians.median(few), atMost);
    }

    private void verdict(String what, double measured, double other, double atMost) {
        double ratio = measured / other;
        boolean met = ratio <= atMost;
        allMet &= met;
        System.out.printf(
                Locale.ROOT,
                "%s: %.0f, %.0f: %.3f (%s): %s%n",
                what,
                measured,
                other,
                ratio,
                atMost == Double.MAX_VALUE ? "no target without an earlier version" : "target: at most " + atMost,
                met ? "met" : "MISSED");
    }

    private static void require(boolean right, String otherwise) throws IOException {
        if (!right) {
            throw new IOException("a wrong answer: " + otherwise);
        }
    }
}
