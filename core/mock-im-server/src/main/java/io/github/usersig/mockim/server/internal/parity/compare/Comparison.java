package io.github.usersig.mockim.server.internal.parity.compare;

import io.github.usersig.mockim.server.internal.parity.book.Book;
import io.github.usersig.mockim.server.internal.parity.book.Scenario;
import io.github.usersig.mockim.server.internal.parity.compare.Report.LeftOut;
import io.github.usersig.mockim.server.internal.parity.compare.Report.Note;
import io.github.usersig.mockim.server.internal.parity.record.Header;
import io.github.usersig.mockim.server.internal.parity.record.RecordedScenario;
import io.github.usersig.mockim.server.internal.parity.record.RecordingReader;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Holds a mock against a recording. A recorded scenario is read, played on the mock and compared, and then the next one: what stays in memory
 * are the facts that differ.
 */
public final class Comparison {

    private static final int NOTES_KEPT = 20;

    /** Plays a scenario on the mock. */
    public interface Mock {
        RecordedScenario play(Scenario scenario) throws IOException, InterruptedException;
    }

    private final Book book;
    private final Facts facts;
    private final KnownDifferences known;
    private final List<LeftOut> leftOut = new ArrayList<>();
    private final List<Note> someNotes = new ArrayList<>();
    private long scenarios;
    private long agreed;
    private long calls;
    private long notes;

    Comparison(Book book, FactNames names, KnownDifferences known) {
        this.book = book;
        this.facts = new Facts(names);
        this.known = known;
    }

    /** Compares all that stands in a recording. */
    public static Report of(RecordingReader recording, Book book, FactNames names, KnownDifferences known, Mock mock)
            throws IOException, InterruptedException {
        Comparison comparison = new Comparison(book, names, known);
        Set<String> recorded = new HashSet<>();
        for (RecordedScenario next = recording.next(); next != null; next = recording.next()) {
            recorded.add(next.id());
            comparison.play(next, mock);
        }
        for (Scenario scenario : book.scenarios()) {
            if (recording.header().parts().contains(scenario.part()) && !recorded.contains(scenario.id())) {
                comparison.leftOut.add(new LeftOut(scenario.id(), "", "in the book, and not recorded"));
            }
        }
        return comparison.report(recording.header(), recording.ending().isPresent());
    }

    void play(RecordedScenario recorded, Mock mock) throws IOException, InterruptedException {
        Scenario scenario = book.scenario(recorded.id()).orElse(null);
        if (scenario == null) {
            leaveOut(recorded.id(), "recorded, and not in the book");
        } else if (recorded.skipped() != null) {
            leaveOut(recorded.id(), "skipped when it was recorded: " + recorded.skipped());
        } else {
            compare(scenario, recorded, mock.play(scenario));
        }
    }

    private void leaveOut(String scenario, String why) {
        leftOut.add(new LeftOut(scenario, "", why));
    }

    private void compare(Scenario scenario, RecordedScenario recorded, RecordedScenario mock) {
        if (mock.skipped() != null) {
            leaveOut(scenario.id(), "skipped on the mock: " + mock.skipped());
            return;
        }
        ScenarioComparison comparison = ScenarioComparison.of(recorded, mock);
        comparison.compared().forEach(this::addNotes);
        facts.add(scenario, comparison); // what was answered before one was stopped counts too, as a difference only
        if (recorded.stopped() != null) {
            leaveOut(scenario.id(), "stopped when it was recorded: " + recorded.stopped());
        } else if (mock.stopped() != null) {
            leaveOut(scenario.id(), "stopped on the mock: " + mock.stopped());
        } else {
            count(scenario, comparison);
        }
    }

    private void count(Scenario scenario, ScenarioComparison comparison) {
        comparison.leftOut().forEach(one -> leftOut.add(new LeftOut(scenario.id(), one.step(), one.why())));
        calls += comparison.compared().size();
        scenarios++;
        boolean same = comparison.compared().stream()
                .allMatch(call -> call.differences().isEmpty());
        if (same && comparison.leftOut().isEmpty() && !comparison.compared().isEmpty()) {
            agreed++;
        }
    }

    private void addNotes(ScenarioComparison.Compared call) {
        for (ReplyComparison.Note note : call.notes()) {
            notes++;
            if (someNotes.size() < NOTES_KEPT) {
                someNotes.add(new Note(call.command(), note.path(), note.recorded(), note.mock()));
            }
        }
    }

    Report report(Header header, boolean complete) {
        Facts.Sorted sorted = facts.sort(known);
        return new Report(
                header,
                complete,
                header.book().equals(book.hash()),
                scenarios,
                agreed,
                calls,
                sorted.facts(),
                sorted.known(),
                sorted.gone(),
                List.copyOf(leftOut),
                notes,
                List.copyOf(someNotes));
    }
}
