package io.github.usersig.mockim.server.internal.command;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.usersig.mockim.server.internal.catalogue.Catalogue;
import io.github.usersig.mockim.server.internal.catalogue.CommandSpec;
import io.github.usersig.mockim.server.internal.parity.fidelity.FactTables;
import io.github.usersig.mockim.server.internal.parity.fidelity.Facts;
import io.github.usersig.mockim.server.internal.parity.fidelity.Recordings;
import io.github.usersig.mockim.server.internal.parity.fidelity.Standings;
import io.github.usersig.mockim.server.internal.rest.RestCommands;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("The tables in docs/fidelity.md")
class FidelityTest {

    private static final String BEGIN = "<!-- begin: made from the catalogue and the code -->\n";
    private static final String END = "<!-- end -->\n";
    private static final Map<String, String> SOURCES = Map.of(
            "full", "its page",
            "partial", "part of its page",
            "client", "a published client");

    @Test
    @DisplayName("are what the facts, the catalogue and the code say; if not, the right page is in target/fidelity.md")
    void areWhatTheFactsTheCatalogueAndTheCodeSay() throws IOException, InterruptedException {
        Path page = Path.of("../../docs/fidelity.md");
        String found = Files.readString(page, UTF_8);
        String withFacts = new FactTables(Facts.get(), Standings.of(Recordings.ofTheRepository())).putInto(found);
        int begin = withFacts.indexOf(BEGIN) + BEGIN.length();
        String wanted = withFacts.substring(0, begin) + table() + withFacts.substring(withFacts.indexOf(END, begin));
        Files.writeString(Path.of("target/fidelity.md"), wanted, UTF_8);

        assertThat(found).isEqualTo(wanted);
    }

    private static String table() {
        long stateful = Catalogue.get().commands().stream()
                .filter(spec -> entry(spec).isStateful())
                .count();
        int all = Catalogue.get().commands().size();
        return "\n" + all + " commands: " + stateful + " read or change what the tenant holds, " + (all - stateful)
                + " check what they are given and answer in the right shape.\n\n"
                + "| command | the mock | known from | note |\n|---|---|---|---|\n"
                + Catalogue.get().commands().stream().map(FidelityTest::row).collect(Collectors.joining())
                + "\n";
    }

    private static String row(CommandSpec spec) {
        RegisteredCommand entry = entry(spec);
        return "| `" + spec.name() + "` | "
                + (entry.isStateful() ? "does it" : "checks only: " + entry.why()) + " | "
                + SOURCES.get(spec.verified()) + " | " + spec.note().replace("|", "\\|") + " |\n";
    }

    private static RegisteredCommand entry(CommandSpec spec) {
        return RestCommands.all().find(spec.name()).orElseThrow();
    }
}
