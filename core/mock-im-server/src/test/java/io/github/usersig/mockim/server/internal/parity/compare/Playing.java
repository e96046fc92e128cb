package io.github.usersig.mockim.server.internal.parity.compare;

import io.github.usersig.SdkApp;
import io.github.usersig.mockim.server.internal.parity.book.Book;
import io.github.usersig.mockim.server.internal.parity.book.Scenario;
import io.github.usersig.mockim.server.internal.parity.play.BackEnd;
import io.github.usersig.mockim.server.internal.parity.play.Exchange;
import io.github.usersig.mockim.server.internal.parity.play.Identity;
import io.github.usersig.mockim.server.internal.parity.play.Listener;
import io.github.usersig.mockim.server.internal.parity.play.Player;
import io.github.usersig.mockim.server.internal.parity.record.Header;
import io.github.usersig.mockim.server.internal.parity.record.RecordedScenario;
import io.github.usersig.mockim.server.internal.parity.record.RecordingReader;
import io.github.usersig.mockim.server.internal.parity.record.RecordingWriter;
import io.github.usersig.mockim.server.internal.parity.record.Scribe;
import java.io.IOException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Plays a book against a back end, and holds a mock against what was answered. */
final class Playing {

    static final SdkApp APP = SdkApp.random();

    static final Identity IDENTITY = new Identity(APP, SdkApp.DEFAULT_ADMIN, Identity.PREFIX);

    private Playing() {}

    static Player player(Book book, BackEnd backEnd) {
        return new Player(book, backEnd, Player.Options.of(IDENTITY, book));
    }

    static Header header(Book book) {
        List<String> parts = book.parts().stream().map(part -> part.name()).toList();
        return new Header("0.1.0", book.hash(), LocalDate.of(2026, 1, 31), "here", "mock", parts);
    }

    /** Records scenarios into a file. */
    static void record(Book book, List<Scenario> scenarios, BackEnd backEnd, Path file)
            throws IOException, InterruptedException {
        try (RecordingWriter writer = RecordingWriter.create(file, header(book))) {
            player(book, backEnd).play(scenarios, writer);
            writer.finish(List.of());
        }
    }

    /** Holds a mock against a recording. */
    static Report check(Book book, Path file, BackEnd mock) throws IOException, InterruptedException {
        Player player = player(book, mock);
        try (RecordingReader reader = RecordingReader.open(file)) {
            return Comparison.of(reader, book, FactNames.none(), KnownDifferences.none(), scenario -> {
                List<RecordedScenario> played = new ArrayList<>();
                player.play(List.of(scenario), new Scribe(played::add));
                return played.get(0);
            });
        }
    }

    /** What was answered, raw, scenario by scenario. */
    static Map<Scenario, List<Exchange>> exchanges(Book book, List<Scenario> scenarios, BackEnd backEnd)
            throws InterruptedException {
        Map<Scenario, List<Exchange>> all = new LinkedHashMap<>();
        player(book, backEnd).play(scenarios, new Listener() {
            @Override
            public void begins(Scenario scenario) {
                all.put(scenario, new ArrayList<>());
            }

            @Override
            public void answered(Exchange exchange) {
                all.getOrDefault(exchange.scenario(), new ArrayList<>()).add(exchange);
            }

            @Override
            public void ends(Scenario scenario, @Nullable String stopped) {
                if (stopped != null) {
                    all.remove(scenario);
                }
            }

            @Override
            public void skipped(Scenario scenario, String why) {
                // nothing was answered
            }
        });
        return all;
    }

    /** A scenario as it would have been recorded. */
    static RecordedScenario shaped(Scenario scenario, List<Exchange> exchanges) {
        List<RecordedScenario> shaped = new ArrayList<>();
        Scribe scribe = new Scribe(shaped::add);
        scribe.begins(scenario);
        exchanges.forEach(scribe::answered);
        scribe.ends(scenario, null);
        return shaped.get(0);
    }
}
