package io.github.usersig.mockim.server.internal.parity.record;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.usersig.mockim.server.internal.catalogue.Catalogue;
import io.github.usersig.mockim.server.internal.catalogue.CommandSpec;
import io.github.usersig.mockim.server.internal.catalogue.FieldSpec;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("What is said of fields that differ from run to run")
class VolatileTest {

    @Test
    @DisplayName("is said of commands that there are")
    void namesCommands() {
        assertThat(Volatile.get().commands()).allMatch(Catalogue.get()::has);
    }

    @Test
    @DisplayName("covers all fields of replies that say a time or a sequence by their names")
    void coversTimesAndSequences() {
        Set<String> unsaid = new TreeSet<>();
        for (CommandSpec command : Catalogue.get().commands()) {
            collect(command.name(), command.response(), unsaid);
        }

        // Durations in seconds
        assertThat(unsaid).containsExactlyInAnyOrder("C2CmsgNospeakingTime", "GroupmsgNospeakingTime", "ShutUpTime");
    }

    private static void collect(String command, List<FieldSpec> fields, Set<String> unsaid) {
        for (FieldSpec field : fields) {
            boolean volatileByName =
                    field.name().matches(".*(Time|Timestamp|TimeStamp|Until|Seq|Sequence|MsgKey|Random)");
            if (volatileByName && Volatile.get().of(command, field.name()) == null) {
                unsaid.add(field.name());
            }
            collect(command, field.fields(), unsaid);
        }
    }
}
