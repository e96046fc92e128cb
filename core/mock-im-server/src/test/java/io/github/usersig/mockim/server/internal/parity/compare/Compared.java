package io.github.usersig.mockim.server.internal.parity.compare;

import io.github.usersig.mockim.server.internal.parity.book.Book;
import io.github.usersig.mockim.server.internal.parity.play.Played;
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

/** A scenario that was answered in one way when it was recorded, and in another by the mock. */
final class Compared {

    private final Book book;
    private final Path file;
    private final Map<String, String> recorded = new LinkedHashMap<>();
    private final Map<String, String> mock = new LinkedHashMap<>();
    private KnownDifferences known = KnownDifferences.none();
    private @Nullable String stopped;

    Compared(String steps, Path folder) {
        this.book = Played.book(steps);
        this.file = folder.resolve("recording.jsonl");
    }

    Compared step(String name, String recordedReply, String mockReply) {
        recorded.put(name, recordedReply);
        mock.put(name, mockReply);
        return this;
    }

    Compared same(String name, String reply) {
        return step(name, reply, reply);
    }

    Compared onlyRecorded(String name, String reply) {
        recorded.put(name, reply);
        return this;
    }

    Compared known(KnownDifferences differences) {
        known = differences;
        return this;
    }

    Compared stoppedWhenRecorded(String why) {
        stopped = why;
        return this;
    }

    Report report() throws IOException, InterruptedException {
        Header header = new Header("0.1.0", book.hash(), LocalDate.of(2026, 1, 31), "cn", "trial", List.of("default"));
        try (RecordingWriter writer = RecordingWriter.create(file, header)) {
            Played played = Played.of(book);
            writer.begins(played.scenario());
            recorded.forEach((step, reply) -> writer.answered(played.answered(step, 0, reply)));
            writer.ends(played.scenario(), stopped);
            writer.finish(List.of());
        }
        try (RecordingReader reader = RecordingReader.open(file)) {
            return Comparison.of(reader, book, FactNames.none(), known, scenario -> playMock());
        }
    }

    private RecordedScenario playMock() {
        List<RecordedScenario> heard = new ArrayList<>();
        Scribe scribe = new Scribe(heard::add);
        Played played = Played.of(book);
        scribe.begins(played.scenario());
        mock.forEach((step, reply) -> scribe.answered(played.answered(step, 100, reply)));
        scribe.ends(played.scenario(), null);
        return heard.get(0);
    }
}
