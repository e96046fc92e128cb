package io.github.usersig.mockim.server.internal.parity.fidelity;

import io.github.usersig.mockim.server.internal.parity.book.Book;
import io.github.usersig.mockim.server.internal.parity.compare.Comparison;
import io.github.usersig.mockim.server.internal.parity.compare.FactNames;
import io.github.usersig.mockim.server.internal.parity.compare.KnownDifferences;
import io.github.usersig.mockim.server.internal.parity.compare.Report;
import io.github.usersig.mockim.server.internal.parity.record.RecordedScenario;
import io.github.usersig.mockim.server.internal.parity.record.RecordingReader;
import java.io.IOException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/**
 * A recording of an app that was held against the mock.
 *
 * @param report what came of it
 * @param whole the scenarios that were played to their end, there and on the mock
 */
public record ComparedRecording(Report report, Set<String> whole) {

    /** Plays what was recorded on the mock, and compares. */
    static ComparedRecording of(Path file, Book book, KnownDifferences known, Comparison.Mock mock)
            throws IOException, InterruptedException {
        Set<String> whole = new HashSet<>();
        try (RecordingReader recording = RecordingReader.open(file)) {
            for (RecordedScenario next = recording.next(); next != null; next = recording.next()) {
                if (next.isWhole()) {
                    whole.add(next.id());
                }
            }
        }
        try (RecordingReader recording = RecordingReader.open(file)) {
            Report report = Comparison.of(recording, book, FactNames.none(), known, mock);
            report.leftOut().stream()
                    .filter(one -> one.step().isEmpty())
                    .map(Report.LeftOut::scenario)
                    .forEach(whole::remove);
            return new ComparedRecording(report, Set.copyOf(whole));
        }
    }

    LocalDate recorded() {
        return report.header().recorded();
    }

    /** When, where and with which plan it was made. */
    String inWords() {
        return recorded() + ", " + report.header().region() + ", "
                + report.header().plan();
    }

    /** Whether a scenario that decides the fact was compared, and nothing that it decides differs. */
    boolean hasSeen(Fact fact) {
        return fact.decidedBy().stream().anyMatch(whole::contains)
                && all().flatMap(found -> Stream.concat(Stream.of(found), found.consequences().stream()))
                        .noneMatch(found -> found.decides().contains(fact.id()));
    }

    /** In what the mock differs from it where the fact is decided. */
    List<String> differencesOf(Fact fact) {
        return all().filter(found -> found.decides().contains(fact.id()))
                .map(io.github.usersig.mockim.server.internal.parity.compare.Fact::headline)
                .toList();
    }

    /** The differences that nobody has written down, each with what to change. */
    List<String> unknown() {
        return report.facts().stream()
                .map(found -> found.key() + "\n    " + found.headline() + "\n    " + found.advice())
                .toList();
    }

    /** What is written down as a difference and is none any more. */
    Collection<String> gone() {
        return report.gone().stream().map(KnownDifferences.Known::fact).toList();
    }

    private Stream<io.github.usersig.mockim.server.internal.parity.compare.Fact> all() {
        return Stream.concat(report.facts().stream(), report.known().stream().map(Report.KnownFact::fact));
    }
}
