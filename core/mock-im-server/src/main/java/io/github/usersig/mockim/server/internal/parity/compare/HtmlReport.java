package io.github.usersig.mockim.server.internal.parity.compare;

import io.github.usersig.mockim.server.internal.parity.record.Header;
import java.util.List;

/** Writes a report as one page to look at: nothing in it comes from elsewhere, and all of it works by keyboard. */
public final class HtmlReport {

    private static final String STYLE = """
        :root{color-scheme:light dark;--back:#fff;--text:#1c1c1e;--dim:#5d6068;--line:#d8dae0;--card:#f6f7f9;--service:#0a5a2b;--mock:#9b1c1c;--mark:#0b57d0}
        @media (prefers-color-scheme:dark){:root{--back:#15171a;--text:#e8e9ec;--dim:#a3a7b0;--line:#3a3e46;--card:#1e2126;--service:#7fdca4;--mock:#ff9d94;--mark:#8ab4f8}}
        body{background:var(--back);color:var(--text);font:16px/1.5 system-ui,sans-serif;margin:0 auto;max-width:62rem;padding:1.5rem}
        h1{font-size:1.5rem}h2{font-size:1.2rem;margin-top:2rem}
        .dim{color:var(--dim)}.summary{font-size:1.1rem;font-weight:600}
        details{background:var(--card);border:1px solid var(--line);border-radius:.5rem;margin:.5rem 0;padding:.5rem .75rem}
        summary{cursor:pointer;overflow-wrap:anywhere}summary:focus-visible{outline:3px solid var(--mark);outline-offset:2px}
        dl{display:grid;grid-template-columns:max-content 1fr;gap:.25rem 1rem;margin:.75rem 0}dt{color:var(--dim)}dd{margin:0;overflow-wrap:anywhere}
        .service{color:var(--service)}.mock{color:var(--mock)}code{font-size:.9em;overflow-wrap:anywhere}
        .kind{border:1px solid var(--line);border-radius:1rem;color:var(--dim);font-size:.85rem;padding:0 .5rem;white-space:nowrap}
        li{overflow-wrap:anywhere}
        @media (max-width:40rem){dl{grid-template-columns:1fr}dd{margin-bottom:.5rem}}
        """;

    private final Report report;
    private final StringBuilder page = new StringBuilder();

    private HtmlReport(Report report) {
        this.report = report;
    }

    public static String of(Report report) {
        return new HtmlReport(report).page();
    }

    private String page() {
        page.append("<!doctype html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n")
                .append("<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n")
                .append("<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src"
                        + " 'unsafe-inline'\">\n")
                .append("<title>Parity report</title>\n<style>\n")
                .append(STYLE)
                .append("</style>\n</head>\n<body>\n<main>\n<h1>Where the mock differs from what was recorded</h1>\n");
        heading();
        facts();
        known();
        leftOut();
        notes();
        return page.append("</main>\n</body>\n</html>\n").toString();
    }

    private void heading() {
        Header header = report.header();
        page.append("<p class=\"summary\">")
                .append(escape(report.summary()))
                .append("</p>\n<p class=\"dim\">Recorded ");
        page.append(escape(header.recorded() + ", " + header.where() + ", with kit " + header.kit() + "."))
                .append("</p>\n");
        if (!report.sameBook()) {
            page.append("<p>The book has changed since: calls that are asked otherwise now are listed, and not"
                    + " compared.</p>\n");
        }
    }

    private void facts() {
        page.append("<h2>Facts that differ</h2>\n");
        if (report.facts().isEmpty()) {
            page.append("<p>None.</p>\n");
        }
        report.facts().forEach(fact -> fact(fact, ""));
    }

    private void fact(Fact fact, String more) {
        page.append("<details>\n<summary><span class=\"kind\">")
                .append(escape(fact.kind().inWords()))
                .append("</span> ")
                .append(escape(fact.title()))
                .append(": <span class=\"service\">service ")
                .append(escape(fact.recorded()))
                .append("</span>, <span class=\"mock\">mock ")
                .append(escape(fact.mock()))
                .append("</span></summary>\n<dl>\n");
        row("What to change", escape(fact.advice()));
        row("Command", "<code>" + escape(fact.command()) + "</code>");
        if (!fact.path().isEmpty()) {
            row("Field", "<code>" + escape(fact.path()) + "</code>");
        }
        row("Seen", fact.seen() + (fact.seen() == 1 ? " time" : " times") + list(fact.places()));
        if (!fact.decides().isEmpty()) {
            row("Decides", escape(String.join(", ", fact.decides())));
        }
        row("Fact", "<code>" + escape(fact.key()) + "</code>");
        page.append("</dl>\n").append(more);
        if (!fact.consequences().isEmpty()) {
            page.append("<details>\n<summary>What differs in consequence: ")
                    .append(fact.consequences().size())
                    .append("</summary>\n");
            fact.consequences().forEach(below -> fact(below, ""));
            page.append("</details>\n");
        }
        page.append("</details>\n");
    }

    private void row(String name, String html) {
        page.append("<dt>").append(name).append("</dt><dd>").append(html).append("</dd>\n");
    }

    private void known() {
        if (!report.known().isEmpty()) {
            page.append("<h2>Known differences</h2>\n");
            for (Report.KnownFact one : report.known()) {
                String reason =
                        "since " + one.known().since() + ": " + one.known().why();
                fact(one.fact(), "<p>Known " + escape(reason) + "</p>\n");
            }
        }
        if (!report.gone().isEmpty()) {
            page.append("<h2>Known differences that are gone</h2>\n")
                    .append(list(report.gone().stream()
                            .map(KnownDifferences.Known::fact)
                            .toList()));
        }
    }

    private void leftOut() {
        if (!report.leftOut().isEmpty()) {
            page.append("<h2>Not compared, and so not known to agree</h2>\n")
                    .append(list(report.leftOut().stream()
                            .map(left -> left.what() + ": " + left.why())
                            .toList()));
        }
    }

    private void notes() {
        if (report.notes() > 0) {
            page.append("<details>\n<summary>Words to people differ in ")
                    .append(report.notes())
                    .append(" places, which is no difference</summary>\n")
                    .append(list(report.someNotes().stream()
                            .map(note -> note.command() + " " + note.path() + ": service \"" + note.recorded()
                                    + "\", mock \"" + note.mock() + "\"")
                            .toList()))
                    .append("</details>\n");
        }
    }

    private static String list(List<String> items) {
        StringBuilder html = new StringBuilder("<ul>\n");
        items.forEach(item -> html.append("<li>").append(escape(item)).append("</li>\n"));
        return html.append("</ul>\n").toString();
    }

    private static String escape(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;")
                .replace("'", "&#39;");
    }
}
