package io.github.usersig.benchmarks;

import static io.github.usersig.benchmarks.GrowthCalls.NAMES;
import static io.github.usersig.benchmarks.GrowthCalls.PAGE;
import static io.github.usersig.benchmarks.GrowthCalls.conversations;
import static io.github.usersig.benchmarks.GrowthCalls.groupInfo;
import static io.github.usersig.benchmarks.GrowthCalls.groups;
import static io.github.usersig.benchmarks.GrowthCalls.history;
import static io.github.usersig.benchmarks.GrowthCalls.imported;
import static io.github.usersig.benchmarks.GrowthCalls.members;
import static io.github.usersig.benchmarks.GrowthCalls.named;
import static io.github.usersig.benchmarks.GrowthCalls.plainMembers;
import static io.github.usersig.benchmarks.GrowthCalls.totalUnread;
import static io.github.usersig.benchmarks.GrowthRounds.FEW;
import static io.github.usersig.benchmarks.GrowthRounds.ROUNDS;
import static io.github.usersig.benchmarks.GrowthRounds.WARM_UP;
import static io.github.usersig.benchmarks.GrowthRounds.require;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;

/**
 * Measures from outside what commands cost while a tenant grows: a standalone server in a JVM of its own with tenants of 1,000 and of
 * 100,000, asked in turns over one connection each. What is compared with an earlier version needs its jar, by
 * {@code -Dearlier.server.jar}. Fails if a target is missed or an answer is wrong. {@code --only=pages}, {@code crowd},
 * {@code attached}, {@code neighbour}, {@code snapshots} or {@code tenants} measures that alone.
 */
final class GrowthReport {

    /** Names that are anywhere in a large heap are in no cache of the processor, and those of a small tenant are. */
    private static final double BY_NAME = 1.5;

    private final GrowthRounds rounds;

    /** Which page is asked for next: one after the other, as clients do. */
    private int next;

    private GrowthReport(GrowthRounds rounds) {
        this.rounds = rounds;
    }

    public static void main(String[] args) throws Exception {
        List<String> options = Arrays.asList(args);
        GrowthRounds rounds = new GrowthRounds(options.contains("--quick"));
        new GrowthReport(rounds).measure(Parts.only(options));
        if (!rounds.allMet()) {
            System.exit(1);
        }
    }

    private interface Part {
        void measure() throws Exception;
    }

    private void measure(List<String> only) throws Exception {
        GrowthOfMessages messages = new GrowthOfMessages(rounds);
        GrowthNeighbours neighbours = new GrowthNeighbours(rounds);
        Map<String, Part> parts = new LinkedHashMap<>();
        parts.put("pages", this::pages);
        parts.put("crowd", messages::crowd);
        parts.put("attached", messages::attached);
        parts.put("neighbour", neighbours::neighbour);
        parts.put("snapshots", neighbours::snapshots);
        parts.put("tenants", neighbours::tenants);
        for (Map.Entry<String, Part> part : parts.entrySet()) {
            if (only.isEmpty() || only.contains(part.getKey())) {
                part.getValue().measure();
            }
        }
    }

    private void pages() throws Exception {
        try (ServerProcess server = rounds.start(rounds.now.toString());
                GrownTenant small = GrownTenant.create(server);
                GrownTenant large = GrownTenant.create(server)) {
            fill(small, FEW, FEW - 1);
            fill(large, rounds.many, rounds.many / 2);
            List<String> ofSmall = memberPages(small, FEW);
            List<String> ofLarge = memberPages(large, rounds.many);
            rounds.compare(
                    "a page of " + PAGE + " members",
                    small,
                    number -> members(small, ofSmall.get(number % ofSmall.size())),
                    large,
                    number -> members(large, ofLarge.get(next++ % ofLarge.size())));
            rounds.compare(
                    "a page of " + PAGE + " plain members",
                    small,
                    number -> plainMembers(small, number * PAGE % (FEW - PAGE)),
                    large,
                    number -> plainMembers(large, next++ * PAGE % (rounds.many - PAGE)));
            List<String> groupsOfSmall = groupPages(small, FEW);
            List<String> groupsOfLarge = groupPages(large, rounds.many);
            rounds.compare(
                    "a page of " + PAGE + " groups",
                    small,
                    number -> groups(small, groupsOfSmall.get(number % groupsOfSmall.size())),
                    large,
                    number -> groups(large, groupsOfLarge.get(next++ % groupsOfLarge.size())));
            checkConversations(large, rounds.many / 2);
            rounds.compare(
                    "a page of conversations of a user with " + rounds.many / 2,
                    small,
                    number -> conversations(small, number * PAGE % (FEW - PAGE)),
                    large,
                    number -> conversations(large, next++ * PAGE % (rounds.many / 2 - PAGE)));
            rounds.compare(
                    NAMES + " members by name",
                    small,
                    number -> named(small, number, FEW),
                    large,
                    number -> named(large, number, rounds.many),
                    BY_NAME);
            rounds.compare(
                    "total unread of a user with as many conversations",
                    small,
                    number -> totalUnread(small),
                    large,
                    number -> totalUnread(large));
            rounds.compare(
                    "a page of the history",
                    small,
                    number -> history(small, Instant.now().getEpochSecond() + 1, "", 20),
                    large,
                    number -> history(large, Instant.now().getEpochSecond() + 1, "", 20));
            rounds.compare(
                    "import of a group message",
                    small,
                    number -> imported(small, number),
                    large,
                    number -> imported(large, number));
            groupInfoOfMany(large);
        }
    }

    static void fill(GrownTenant tenant, int count, int conversations) throws IOException {
        tenant.fillAccounts(count);
        tenant.fillMembers(count);
        tenant.fillGroups(count);
        tenant.fillConversations(conversations);
        tenant.fillChat(conversations);
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

    /** What may be told of a group of 100,000 members is without them, or refused: a reply has at most 1 MB. */
    private void groupInfoOfMany(GrownTenant large) throws Exception {
        byte[] all = groupInfo(large, "");
        JsonNode without = large.ask(groupInfo(large, ",\"ResponseFilter\":{\"GroupBaseInfoFilter\":[\"MemberNum\"]}"));
        require(
                without.at("/GroupInfo/0/MemberNum").asInt() == rounds.many
                        && !without.at("/GroupInfo/0").has("MemberList"),
                "get_group_info tells something else: " + without);
        if (rounds.earlier == null) {
            System.out.printf(
                    Locale.ROOT,
                    "`get_group_info` of %d members: %.0f µs; give -Dearlier.server.jar to compare%n",
                    rounds.many,
                    rounds.medianMicros(large, number -> all));
            return;
        }
        try (ServerProcess server = rounds.start(rounds.earlier);
                GrownTenant before = GrownTenant.create(server)) {
            before.fillAccounts(rounds.many);
            before.fillMembers(rounds.many);
            byte[] allBefore = groupInfo(before, "");
            double[] ofNow = new double[ROUNDS];
            double[] ofEarlier = new double[ROUNDS];
            for (int round = -WARM_UP; round < ROUNDS; round++) {
                double one = rounds.medianMicros(large, number -> all);
                double other = before.micros(allBefore);
                if (round >= 0) {
                    ofNow[round] = one;
                    ofEarlier[round] = other;
                }
            }
            rounds.verdict(
                    "`get_group_info` of " + rounds.many + " members, µs, and of an earlier version",
                    Medians.median(ofNow),
                    Medians.median(ofEarlier),
                    1 / 50.0);
        }
    }
}
