package io.github.usersig.mockim.server.internal.parity.compare;

import io.github.usersig.mockim.server.internal.parity.compare.KnownDifferences.Known;
import io.github.usersig.mockim.server.internal.parity.record.Header;
import java.util.List;

/**
 * What came of holding the mock against a recording.
 *
 * @param header what the recording says of itself
 * @param complete whether the recording has an end
 * @param sameBook whether it was made with the book that was played now
 * @param scenarios how many scenarios were compared
 * @param agreed in how many of them everything agreed
 * @param calls how many calls were compared
 * @param facts what differs; what follows from it stands beneath
 * @param known what differs and is known to
 * @param gone known differences that were not seen, though their command was compared
 * @param leftOut what was not compared, and why
 * @param notes how many words to people differ, which is no difference
 * @param someNotes some of these
 */
public record Report(
        Header header,
        boolean complete,
        boolean sameBook,
        long scenarios,
        long agreed,
        long calls,
        List<Fact> facts,
        List<KnownFact> known,
        List<Known> gone,
        List<LeftOut> leftOut,
        long notes,
        List<Note> someNotes) {

    /** A fact with what is known of it. */
    public record KnownFact(Fact fact, Known known) {}

    /**
     * Something that was not compared.
     *
     * @param scenario the scenario
     * @param step the call; empty for all of the scenario
     * @param why why
     */
    public record LeftOut(String scenario, String step, String why) {

        /** The scenario and the call. */
        public String what() {
            return step.isEmpty() ? scenario : scenario + ", " + step;
        }
    }

    /** Words to people that differ. */
    public record Note(String command, String path, String recorded, String mock) {}

    /** Whether everything was compared, and nothing differs that is not known to. */
    public boolean isAgreement() {
        return facts.isEmpty() && leftOut.isEmpty() && complete && calls > 0;
    }

    /** How many facts stand beneath others. */
    public int consequences() {
        return facts.stream().mapToInt(Fact::consequencesBelow).sum();
    }

    /** The outcome in one sentence. */
    public String summary() {
        String compared = number(calls, "call") + " of " + number(scenarios, "scenario") + " compared";
        String differ = facts.isEmpty() ? "no difference" : number(facts.size(), "fact") + " differ";
        if (facts.size() == 1) {
            differ = "1 fact differs";
        }
        return compared + ": " + differ
                + (consequences() > 0 ? ", " + consequences() + " more in consequence" : "")
                + (known.isEmpty() ? "" : ", " + number(known.size(), "known difference"))
                + (leftOut.isEmpty() ? "" : "; " + number(leftOut.size(), "thing") + " not compared")
                + (complete ? "" : "; the recording was cut off");
    }

    private static String number(long count, String of) {
        return count + " " + of + (count == 1 ? "" : "s");
    }
}
