package io.github.usersig.mockim.server.internal.parity.play;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import io.github.usersig.SdkApp;
import io.github.usersig.mockim.server.internal.catalogue.WholeJson;
import io.github.usersig.mockim.server.internal.parity.book.Book;
import io.github.usersig.mockim.server.internal.parity.book.Scenario;
import io.github.usersig.mockim.server.internal.parity.book.Step;
import java.time.Instant;
import java.util.Map;
import java.util.Random;

/** A scenario whose replies a test makes up. */
public final class Played {

    public static final Instant NOW = Instant.ofEpochSecond(1_780_000_000L);

    private static final String PARTS = """
        parts:
        - name: default
          title: what any app can try
          default: true
          budget: {accounts: 20, groups: 10, messages: 300, calls: 100, minutes: 1}
          costs: nothing
        """;

    private final Scenario scenario;
    private final Bindings bindings;

    private Played(Scenario scenario) {
        this.scenario = scenario;
        this.bindings = new Bindings(
                scenario, new Identity(SdkApp.random(), "administrator", Identity.PREFIX), () -> NOW, new Random(1));
    }

    /** A book of this scenario alone; its title and whom it needs are given. */
    public static Book book(String steps) {
        String yaml = "id: default/some\ntitle: Trying something\nusers: [alice, bob]\ngroups: [room]\n" + steps;
        return Book.of(PARTS, Map.of("default/some.yaml", yaml));
    }

    public static Played of(Book book) {
        return new Played(book.scenarios().get(0));
    }

    public Scenario scenario() {
        return scenario;
    }

    public void bind(String variable, JsonNode value) {
        bindings.bind(variable, value);
    }

    /** The call of a step, answered so many seconds after the beginning. */
    public Exchange answered(String step, long after, String reply) {
        Step.Call call = scenario.steps().stream()
                .filter(one -> one.name().equals(step))
                .map(Step.Call.class::cast)
                .findFirst()
                .orElseThrow();
        JsonNode body = call.content().body();
        return new Exchange(
                scenario,
                call,
                step,
                call.command(),
                call.ask(),
                body == null ? null : bindings.render(body),
                bindings,
                NOW.plusSeconds(after),
                200,
                json(reply),
                reply);
    }

    private static JsonNode json(String text) {
        try {
            return WholeJson.read(text);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(text, e);
        }
    }
}
