package io.github.usersig.mockim.server.internal.parity.compare;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.usersig.mockim.server.internal.parity.book.Book;
import io.github.usersig.mockim.server.internal.parity.book.Scenario;
import io.github.usersig.mockim.server.internal.parity.play.Exchange;
import io.github.usersig.mockim.server.internal.parity.play.MockBackEnd;
import io.github.usersig.mockim.server.internal.parity.record.RecordedScenario;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;

/**
 * Twists any field of any command in any way, in what the mock has answered to the book's default part. {@code -Dparity.twists=2000} tries
 * more of them, {@code -Dparity.seed=N} others.
 */
@DisplayName("A fact drawn at random")
@TestInstance(Lifecycle.PER_CLASS)
class RandomTwistsTest {

    private static final int TWISTS = Integer.getInteger("parity.twists", 200);
    private static final long SEED = Long.getLong("parity.seed", 20_261_130);

    /** A command that is called everywhere shows in a few scenarios what it shows in all. */
    private static final int SCENARIOS_TRIED = 25;

    /** Of the fields of the replies, by number, at least this part must be found when it is twisted. */
    private static final double WANTED = 0.9;

    private final Map<Scenario, List<Exchange>> answered = new LinkedHashMap<>();
    private final Map<Scenario, RecordedScenario> asTheMock = new LinkedHashMap<>();
    private final Map<String, List<Scenario>> calledIn = new TreeMap<>();

    /** The fields of each command, each with the ways in which it can be twisted. */
    private final Map<String, Map<String, TreeSet<Way>>> fields = new TreeMap<>();

    @SuppressWarnings("NullAway.Init") // set before the test
    private Book book;

    @BeforeAll
    void play() throws Exception {
        book = Book.ofTheKit();
        try (MockBackEnd mock = MockBackEnd.start(Playing.APP)) {
            List<Scenario> scenarios = book.scenarios(Set.of());
            answered.putAll(Playing.exchanges(book, scenarios, mock));
        }
        answered.forEach((scenario, exchanges) -> {
            asTheMock.put(scenario, Playing.shaped(scenario, exchanges));
            exchanges.forEach(exchange -> collect(scenario, exchange));
        });
    }

    private void collect(Scenario scenario, Exchange exchange) {
        JsonNode reply = exchange.reply();
        if (reply == null) {
            return;
        }
        List<Scenario> in = calledIn.computeIfAbsent(exchange.command(), any -> new ArrayList<>());
        if (!in.contains(scenario)) {
            in.add(scenario);
        }
        Map<String, TreeSet<Way>> ofCommand = fields.computeIfAbsent(exchange.command(), any -> new TreeMap<>());
        Twist.each(reply, "", (path, object) -> {
            String name = path.substring(path.lastIndexOf('.') + 1);
            for (Way way : Way.values()) {
                if (way.fits(name, object.get(name))) {
                    ofCommand.computeIfAbsent(path, any -> new TreeSet<>()).add(way);
                }
            }
        });
    }

    @Test
    @DisplayName("is found, and nothing else is complained of")
    void isFound() {
        Random random = new Random(SEED);
        Map<Way, int[]> tried = new EnumMap<>(Way.class);
        Map<String, Integer> missed = new TreeMap<>();
        List<String> unrelated = new ArrayList<>();
        int found = 0;
        for (int number = 0; number < TWISTS; number++) {
            Twist twist = draw(random);
            List<Fact> facts = factsWith(twist);
            boolean isFound = facts.stream().anyMatch(twist::isSeenIn);
            int[] counts = tried.computeIfAbsent(twist.way(), any -> new int[2]);
            counts[0]++;
            if (isFound) {
                found++;
                counts[1]++;
            } else {
                missed.merge(twist.toString(), 1, Integer::sum);
            }
            facts.stream()
                    .filter(fact -> !fact.command().equals(twist.command()))
                    .forEach(fact -> unrelated.add(twist + " also shows as " + fact.key()));
        }
        tell(tried, found, missed);

        assertThat(unrelated).isEmpty();
        assertThat((double) found / TWISTS).isGreaterThan(WANTED);
    }

    private static void tell(Map<Way, int[]> tried, int found, Map<String, Integer> missed) {
        System.out.printf(Locale.ROOT, "seed %d: %d of %d twists found%n", SEED, found, TWISTS);
        tried.forEach((way, counts) -> System.out.printf(Locale.ROOT, "  %s: %d of %d%n", way, counts[1], counts[0]));
        missed.forEach((twist, times) -> System.out.println("  missed " + twist));
    }

    private Twist draw(Random random) {
        String command = any(random, new ArrayList<>(fields.keySet()));
        Map<String, TreeSet<Way>> ofCommand = fields.getOrDefault(command, Map.of());
        String path = any(random, new ArrayList<>(ofCommand.keySet()));
        return new Twist(command, path, any(random, new ArrayList<>(ofCommand.getOrDefault(path, new TreeSet<>()))));
    }

    private static <T> T any(Random random, List<T> list) {
        return list.get(random.nextInt(list.size()));
    }

    /** What is reported if a service is so. */
    private List<Fact> factsWith(Twist twist) {
        Facts facts = new Facts(FactNames.none());
        int scenarios = 0;
        for (Scenario scenario : calledIn.getOrDefault(twist.command(), List.of())) {
            List<Exchange> twisted = twisted(scenario, twist);
            if (twisted != null) {
                RecordedScenario mock = asTheMock.get(scenario);
                if (mock == null) {
                    throw new IllegalStateException("not played: " + scenario.id());
                }
                facts.add(scenario, ScenarioComparison.of(Playing.shaped(scenario, twisted), mock));
                scenarios++;
            }
            if (scenarios == SCENARIOS_TRIED) {
                break;
            }
        }
        return facts.sort(KnownDifferences.none()).facts();
    }

    /** The replies of a scenario with the twist in them; null if it shows in none. */
    private @Nullable List<Exchange> twisted(Scenario scenario, Twist twist) {
        boolean shows = false;
        List<Exchange> twisted = new ArrayList<>();
        for (Exchange exchange : answered.getOrDefault(scenario, List.of())) {
            JsonNode reply = exchange.reply();
            JsonNode other = reply == null ? null : reply.deepCopy();
            if (other != null && exchange.command().equals(twist.command()) && twist.apply(other)) {
                shows = true;
                twisted.add(answered(exchange, other));
            } else {
                twisted.add(exchange);
            }
        }
        return shows ? twisted : null;
    }

    private static Exchange answered(Exchange exchange, JsonNode reply) {
        return new Exchange(
                exchange.scenario(),
                exchange.origin(),
                exchange.step(),
                exchange.command(),
                exchange.ask(),
                exchange.asked(),
                exchange.bindings(),
                exchange.sentAt(),
                exchange.status(),
                reply,
                reply.toString());
    }
}
