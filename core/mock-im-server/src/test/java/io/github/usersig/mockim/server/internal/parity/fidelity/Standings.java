package io.github.usersig.mockim.server.internal.parity.fidelity;

import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;

/** How much of the facts is known from recordings of real apps. */
public final class Standings {

    private final List<ComparedRecording> newestFirst;

    private Standings(List<ComparedRecording> newestFirst) {
        this.newestFirst = newestFirst;
    }

    /** What these recordings say, each compared with the mock. */
    public static Standings of(Collection<ComparedRecording> recordings) {
        return new Standings(recordings.stream()
                .sorted(Comparator.comparing(ComparedRecording::recorded).reversed())
                .toList());
    }

    /** One paragraph on the recordings. */
    String summary() {
        if (newestFirst.isEmpty()) {
            return "There is no recording of a real app yet. Each row stands as chosen.";
        }
        return "Recordings of real apps: "
                + newestFirst.stream().map(ComparedRecording::inWords).collect(Collectors.joining("; ")) + ".";
    }

    /** How a fact stands: one difference in any recording outweighs that others agree. */
    String of(Fact fact) {
        for (ComparedRecording recording : newestFirst) {
            List<String> differences = recording.differencesOf(fact);
            if (!differences.isEmpty()) {
                return "differs: " + String.join("; ", differences).replace("|", "\\|");
            }
        }
        return newestFirst.stream()
                .filter(recording -> recording.hasSeen(fact))
                .findFirst()
                .map(recording -> "seen " + recording.recorded())
                .orElse("chosen");
    }
}
