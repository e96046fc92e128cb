package io.github.usersig.mockim.server.internal.parity.play;

import io.github.usersig.mockim.server.internal.parity.book.Scenario;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Keeps what it hears, a line for each thing. */
final class Heard implements Listener {

    private final List<String> lines = new ArrayList<>();
    private final List<Exchange> exchanges = new ArrayList<>();
    private final Map<String, String> stopped = new LinkedHashMap<>();

    @Override
    public void begins(Scenario scenario) {
        lines.removeIf(line -> line.startsWith(scenario.id() + " "));
        exchanges.removeIf(one -> one.scenario().equals(scenario));
    }

    @Override
    public void answered(Exchange exchange) {
        exchanges.add(exchange);
        int code = exchange.reply() == null
                ? -1
                : exchange.reply().path("ErrorCode").asInt(-1);
        lines.add(exchange.scenario().id() + " " + exchange.step() + " " + code);
    }

    @Override
    public void ends(Scenario scenario, @Nullable String why) {
        if (why != null) {
            stopped.put(scenario.id(), why);
        }
    }

    @Override
    public void skipped(Scenario scenario, String why) {
        stopped.put(scenario.id(), "skipped: " + why);
    }

    /** Scenario, step and code of each call. */
    List<String> lines() {
        return List.copyOf(lines);
    }

    List<Exchange> exchanges() {
        return List.copyOf(exchanges);
    }

    /** The scenarios that did not get to their end, each with why. */
    Map<String, String> stopped() {
        return Map.copyOf(stopped);
    }
}
