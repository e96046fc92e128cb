package io.github.usersig.mockim.server.internal.parity.compare;

import java.io.PrintWriter;

/** Prints a report to a terminal. */
public final class TextReport {

    private static final int SHOWN_BELOW = 10;
    private static final int SHOWN_LEFT_OUT = 30;

    private final Report report;
    private final PrintWriter out;

    private TextReport(Report report, PrintWriter out) {
        this.report = report;
        this.out = out;
    }

    public static void print(Report report, PrintWriter out) {
        new TextReport(report, out).print();
    }

    private void print() {
        out.println("recorded " + report.header().recorded() + ", "
                + report.header().where());
        if (!report.sameBook()) {
            out.println("The book has changed since: calls that are asked otherwise now are listed, and not compared.");
        }
        out.println(report.summary());
        report.facts().forEach(this::print);
        if (!report.known().isEmpty()) {
            out.println();
            out.println("Known differences:");
            for (Report.KnownFact known : report.known()) {
                out.println("  " + known.fact().headline());
                out.println("    since " + known.known().since() + ": "
                        + known.known().why());
            }
        }
        if (!report.gone().isEmpty()) {
            out.println();
            out.println("Known differences that are gone, to be taken out of the list:");
            report.gone().forEach(known -> out.println("  " + known.fact()));
        }
        printLeftOut();
        if (report.notes() > 0) {
            out.println();
            out.println(
                    "Words to people differ in " + report.notes() + " places, which is no difference. Some of them:");
            report.someNotes().stream()
                    .limit(5)
                    .forEach(note -> out.println("  " + note.command() + " " + note.path() + ": service \""
                            + note.recorded() + "\", mock \"" + note.mock() + "\""));
        }
        out.flush();
    }

    private void print(Fact fact) {
        out.println();
        out.println(fact.headline());
        out.println("  what to change: " + fact.advice());
        out.println("  seen " + times(fact.seen()) + ", in " + String.join("; ", fact.places()));
        if (!fact.decides().isEmpty()) {
            out.println("  decides: " + String.join(", ", fact.decides()));
        }
        out.println("  fact: " + fact.key());
        if (!fact.consequences().isEmpty()) {
            out.println("  what differs in consequence:");
            fact.consequences().stream()
                    .limit(SHOWN_BELOW)
                    .forEach(below -> out.println("    " + below.command() + " " + below.path() + ": service "
                            + below.recorded() + ", mock " + below.mock()));
            if (fact.consequences().size() > SHOWN_BELOW) {
                out.println("    and " + (fact.consequences().size() - SHOWN_BELOW) + " more");
            }
        }
    }

    private void printLeftOut() {
        if (report.leftOut().isEmpty()) {
            return;
        }
        out.println();
        out.println("Not compared, and so not known to agree:");
        report.leftOut().stream()
                .limit(SHOWN_LEFT_OUT)
                .forEach(left -> out.println("  " + left.what() + ": " + left.why()));
        if (report.leftOut().size() > SHOWN_LEFT_OUT) {
            out.println("  and " + (report.leftOut().size() - SHOWN_LEFT_OUT) + " more");
        }
    }

    private static String times(long count) {
        return count == 1 ? "once" : count + " times";
    }
}
