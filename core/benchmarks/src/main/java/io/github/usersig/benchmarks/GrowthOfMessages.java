package io.github.usersig.benchmarks;

import static io.github.usersig.benchmarks.GrowthCalls.PAGE;
import static io.github.usersig.benchmarks.GrowthCalls.history;
import static io.github.usersig.benchmarks.GrowthCalls.historyBefore;
import static io.github.usersig.benchmarks.GrowthCalls.modified;
import static io.github.usersig.benchmarks.GrowthRounds.ASKED;
import static io.github.usersig.benchmarks.GrowthRounds.FLAT;
import static io.github.usersig.benchmarks.GrowthRounds.ROUNDS;
import static io.github.usersig.benchmarks.GrowthRounds.WARM_UP;
import static io.github.usersig.benchmarks.GrowthRounds.require;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** What reading messages costs, and what hangs on them, the more there are. */
final class GrowthOfMessages {

    private final GrowthRounds rounds;

    GrowthOfMessages(GrowthRounds rounds) {
        this.rounds = rounds;
    }

    /** 10,000 messages in one second, as a clock that stands still has them, and as many over as many seconds. */
    void crowd() throws Exception {
        int messages = 10_000;
        try (ServerProcess server = rounds.start(rounds.now.toString());
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
            rounds.compare(
                    "a page of the history, 10,000 messages in one second",
                    spread,
                    number -> historyBefore(spread, keysOfSpread, number),
                    frozen,
                    number -> historyBefore(frozen, keysOfFrozen, number));
            rounds.compare(
                    "a look-up by key, 10,000 messages in one second",
                    spread,
                    number -> modified(spread, keysOfSpread.get(number * 31_337 % messages)),
                    frozen,
                    number -> modified(frozen, keysOfFrozen.get(number * 31_337 % messages)));
        }
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

    /** What hangs on one message, with 10 messages and with many. */
    void attached() throws Exception {
        int few = 10;
        try (ServerProcess server = rounds.start(rounds.now.toString());
                GrownTenant small = GrownTenant.create(server);
                GrownTenant large = GrownTenant.create(server)) {
            Attached ofSmall = Attached.fill(server, small, few);
            Attached ofLarge = Attached.fill(server, large, rounds.many);
            rounds.compare(
                    "extensions of a message of " + few + " and of " + rounds.many,
                    small,
                    number -> ofSmall.extensions(),
                    large,
                    number -> ofLarge.extensions());
            rounds.compare(
                    "extensions of a group's message",
                    small,
                    number -> ofSmall.groupExtensions(),
                    large,
                    number -> ofLarge.groupExtensions());
            rounds.compare("pins of a group", small, number -> ofSmall.pins(), large, number -> ofLarge.pins());
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
            rounds.verdict(
                    "reactions to a message, µs, of " + rounds.many + " and of " + few,
                    Medians.median(micros[1]),
                    Medians.median(micros[0]),
                    FLAT);
            rounds.verdict(
                    "reactions to a group's message, µs, of " + rounds.many + " and of " + few,
                    Medians.median(inGroup[1]),
                    Medians.median(inGroup[0]),
                    FLAT);
            ofSmall.close();
            ofLarge.close();
        }
    }
}
