package io.github.usersig.mockim.server.internal.parity.fidelity;

import java.util.List;
import java.util.Map;

/**
 * A row of the page on fidelity: what is known of the service in one point, and what the mock does.
 *
 * @param id such as {@code usersig.second-of-expiry}; scenarios name it
 * @param section the section of the page it stands in
 * @param cells its cells in Markdown, by the keys of the section's columns; an empty cell is absent
 * @param decidedBy the scenarios that show how an app does it
 * @param undecidable why no scenario can show it, or which part none can; empty if that is not so
 */
public record Fact(String id, String section, Map<String, String> cells, List<String> decidedBy, String undecidable) {

    /** What it is about, in a line, such as "{@code sendmsg}: unknown {@code From_Account}". */
    public String title() {
        String what = cell("command") + cell("number");
        String point = cell("point");
        return what.isEmpty() || point.isEmpty() ? what + point : what + ": " + point;
    }

    /** What a cell says, empty if nothing. */
    public String cell(String column) {
        return cells.getOrDefault(column, "");
    }
}
