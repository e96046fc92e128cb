package io.github.usersig.mockim.server.internal.parity.fidelity;

import io.github.usersig.SdkApp;
import io.github.usersig.mockim.MockIm;
import io.github.usersig.mockim.server.internal.parity.book.Book;
import io.github.usersig.mockim.server.internal.parity.book.Scenario;
import io.github.usersig.mockim.server.internal.parity.compare.Comparison;
import io.github.usersig.mockim.server.internal.parity.play.Identity;
import io.github.usersig.mockim.server.internal.parity.play.MockBackEnd;
import io.github.usersig.mockim.server.internal.parity.play.Player;
import io.github.usersig.mockim.server.internal.parity.record.Header;
import io.github.usersig.mockim.server.internal.parity.record.RecordedScenario;
import io.github.usersig.mockim.server.internal.parity.record.RecordingWriter;
import io.github.usersig.mockim.server.internal.parity.record.Scribe;
import java.io.IOException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

/** Plays the book on a mock of its own. */
final class MockPlayer implements Comparison.Mock, AutoCloseable {

    private static final SdkApp APP = SdkApp.random();

    private final MockBackEnd backEnd = MockBackEnd.start(APP);
    private final Book book;
    private final Player player;

    MockPlayer(Book book) {
        this.book = book;
        this.player = new Player(
                book, backEnd, Player.Options.of(new Identity(APP, SdkApp.DEFAULT_ADMIN, Identity.PREFIX), book));
    }

    MockIm im() {
        return backEnd.im();
    }

    @Override
    public RecordedScenario play(Scenario scenario) throws InterruptedException {
        List<RecordedScenario> played = new ArrayList<>();
        player.play(List.of(scenario), new Scribe(played::add));
        return played.get(0);
    }

    /** Records these scenarios as if the mock were an app. */
    void record(Path file, LocalDate day, List<Scenario> scenarios) throws IOException, InterruptedException {
        Header header = new Header("0.1.0", book.hash(), day, "a test", "none", List.of("default"));
        try (RecordingWriter writer = RecordingWriter.create(file, header)) {
            player.play(scenarios, writer);
            writer.finish(List.of());
        }
    }

    @Override
    public void close() {
        backEnd.close();
    }
}
