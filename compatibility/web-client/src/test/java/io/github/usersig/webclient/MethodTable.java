package io.github.usersig.webclient;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * What the walk has found, as the table that stands in the docs. {@code -Dweb-client.write-table} writes it
 * there; else the pages must have it already.
 */
final class MethodTable {

    private static final String BEGIN = "<!-- methods -->\n";
    private static final String END = "<!-- end of methods -->\n";
    private static final Path ROOT = Path.of("../..");

    private final Set<String> methods;
    private final Walk walk;
    private final Map<String, String> remarks;

    private MethodTable(Set<String> methods, Walk walk, Map<String, String> remarks) {
        this.methods = new TreeSet<>(methods);
        this.walk = walk;
        this.remarks = remarks;
    }

    static MethodTable of(Set<String> methods, Walk walk, Map<String, String> remarks) {
        return new MethodTable(methods, walk, remarks);
    }

    /** Fails unless each of the pages has this table, or writes it there. */
    void requireIn(String... pages) throws IOException {
        for (String page : pages) {
            Path file = ROOT.resolve(page);
            String text = Files.readString(file);
            int begin = text.indexOf(BEGIN);
            int end = text.indexOf(END);
            assertThat(begin).as("where the table begins in %s", page).isNotNegative();
            assertThat(end).as("where the table ends in %s", page).isGreaterThan(begin);
            String updated = text.substring(0, begin + BEGIN.length()) + table() + text.substring(end);
            if (Boolean.getBoolean("web-client.write-table")) {
                Files.writeString(file, updated);
            }
            assertThat(Files.readString(file))
                    .as("%s: run the tests with -Dweb-client.write-table=true", page)
                    .isEqualTo(updated);
        }
    }

    private String table() {
        return methods.stream()
                .map(method -> "| `%s` | %s | %s |\n".formatted(method, commands(method), outcome(method)))
                .collect(Collectors.joining());
    }

    private String commands(String method) {
        String commands =
                walk.commandsOf(method).stream().map("`%s`"::formatted).collect(Collectors.joining(", "));
        return commands.isEmpty() ? "—" : commands;
    }

    private String outcome(String method) {
        return remarks.getOrDefault(method, "works");
    }
}
