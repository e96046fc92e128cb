package io.github.usersig.mockim.server.internal.parity.record;

import io.github.usersig.mockim.server.internal.parity.book.Scenario;
import io.github.usersig.mockim.server.internal.parity.play.Exchange;
import io.github.usersig.mockim.server.internal.parity.play.Listener;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Makes recorded scenarios of what is played, and hands each on when it has ended. It holds no more than one. */
public final class Scribe implements Listener {

    private final Consumer<RecordedScenario> whole;
    private List<RecordedCall> calls = new ArrayList<>();
    private @Nullable Shaper shaper;

    /** Hands each scenario to this. */
    public Scribe(Consumer<RecordedScenario> whole) {
        this.whole = whole;
    }

    @Override
    public void begins(Scenario scenario) {
        calls = new ArrayList<>();
        shaper = new Shaper(scenario);
    }

    @Override
    public void answered(Exchange exchange) {
        if (shaper == null) {
            throw new IllegalStateException("a call of " + exchange.scenario().id() + " was answered before it began");
        }
        calls.add(shaper.shape(exchange));
    }

    @Override
    public void ends(Scenario scenario, @Nullable String stopped) {
        whole.accept(new RecordedScenario(scenario.id(), List.copyOf(calls), stopped, null));
        calls = new ArrayList<>();
        shaper = null;
    }

    @Override
    public void skipped(Scenario scenario, String why) {
        whole.accept(new RecordedScenario(scenario.id(), List.of(), null, why));
    }
}
