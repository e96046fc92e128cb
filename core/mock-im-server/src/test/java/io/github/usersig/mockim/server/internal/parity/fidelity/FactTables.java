package io.github.usersig.mockim.server.internal.parity.fidelity;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** The tables of {@code docs/fidelity.md} that stand in {@code facts.yaml}, in Markdown. */
public final class FactTables {

    private static final String END = "<!-- end -->\n";

    /** How many scenarios a cell names; facts.yaml has all of them. */
    private static final int MOST_NAMED = 4;

    private final Facts facts;
    private final Standings standings;

    public FactTables(Facts facts, Standings standings) {
        this.facts = facts;
        this.standings = standings;
    }

    /** The page with all of them as they should be. */
    public String putInto(String page) {
        String whole = between(page, "<!-- begin: recordings -->\n", "\n" + standings.summary() + "\n\n");
        for (String section : facts.sections().keySet()) {
            whole = between(
                    whole, "<!-- begin: " + section + ", made from facts.yaml -->\n", "\n" + table(section) + "\n");
        }
        return whole;
    }

    private static String between(String page, String begin, String text) {
        int start = page.indexOf(begin);
        if (start < 0) {
            throw new IllegalStateException("docs/fidelity.md lacks the line " + begin.strip());
        }
        int from = start + begin.length();
        return page.substring(0, from) + text + page.substring(page.indexOf(END, from));
    }

    private String table(String section) {
        Map<String, String> columns = facts.sections().getOrDefault(section, Map.of());
        String head = "| " + String.join(" | ", columns.values()) + " | decided by | standing |\n";
        return head
                + "|---".repeat(columns.size() + 2) + "|\n"
                + facts.all().stream()
                        .filter(fact -> fact.section().equals(section))
                        .map(fact -> row(fact, columns))
                        .collect(Collectors.joining());
    }

    private String row(Fact fact, Map<String, String> columns) {
        return columns.keySet().stream()
                        .map(column -> column(fact.cell(column)))
                        .collect(Collectors.joining(" ", "| ", " "))
                + column(decidedBy(fact)) + " " + column(standings.of(fact)).stripTrailing() + "\n";
    }

    private static String column(String cell) {
        return cell.isEmpty() ? "|" : cell + " |";
    }

    private static String decidedBy(Fact fact) {
        List<String> ids = fact.decidedBy();
        String scenarios =
                ids.stream().limit(MOST_NAMED).map(id -> "`" + id + "`").collect(Collectors.joining(", "));
        if (ids.size() > MOST_NAMED) {
            scenarios += " and " + (ids.size() - MOST_NAMED) + " more";
        }
        String why = fact.undecidable();
        if (why.isEmpty()) {
            return scenarios;
        }
        return scenarios.isEmpty() ? "none: " + why : scenarios + "; not all: " + why;
    }
}
