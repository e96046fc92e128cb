package io.github.usersig.mockim.server.internal.command;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import io.github.usersig.mockim.server.internal.catalogue.Catalogue;
import io.github.usersig.mockim.server.internal.catalogue.CommandSpec;
import io.github.usersig.mockim.server.support.CalledCommands;
import io.github.usersig.mockim.server.support.Samples;
import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("Every command of the catalogue")
class EveryCommandIT {

    @Test
    @DisplayName("was called by a test of its own in the run of all tests, beside its sample of every field")
    void isCalledByATest() throws IOException {
        assumeThat(CalledCommands.NOTE)
                .as("what the run of all tests before this one called")
                .exists();
        List<String> names =
                Catalogue.get().commands().stream().map(CommandSpec::name).toList();

        assertThat(Files.readAllLines(CalledCommands.NOTE, UTF_8)).containsAll(names);
        assertThat(Samples.byCommand()).containsKeys(names.toArray(String[]::new));
    }
}
