package io.github.usersig.mockim.server.internal.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.usersig.mockim.server.internal.catalogue.Catalogue;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("Registering commands")
class RegistryTest {

    @Test
    @DisplayName("fails for a command whose service is of another family, and names the services of this one")
    void refusesACommandOfAnotherService() {
        Commands commands = registering("group_open_http_svc/create_group");

        assertThatThrownBy(() -> commands.find("openim/sendmsg"))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("group_open_http_svc/create_group", "MESSAGE", "openim", "GROUP");
    }

    @Test
    @DisplayName("fails for a command whose service is in no family")
    void refusesACommandOfAnUnknownService() {
        Commands commands = registering("openin/sendmsg");

        assertThatThrownBy(() -> commands.find("openim/sendmsg"))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("openin/sendmsg", "in no family");
    }

    @Test
    @DisplayName("fails for a command that the catalogue does not have")
    void refusesACommandThatIsNotInTheCatalogue() {
        Commands commands = registering("openim/sendmesg");

        assertThatThrownBy(() -> commands.find("openim/sendmsg"))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("openim/sendmesg is not in the catalogue");
    }

    @Test
    @DisplayName("fails for a command that is registered already")
    void refusesACommandRegisteredTwice() {
        Commands commands = registering("openim/sendmsg", "openim/sendmsg");

        assertThatThrownBy(() -> commands.find("openim/sendmsg"))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("openim/sendmsg is registered twice");
    }

    @Test
    @DisplayName("brings only the family to life that is asked for")
    void bringsOneFamilyToLife() {
        Commands commands = registering("openim/sendmsg");

        assertThat(commands.find("sns/friend_add")).isEmpty();
        assertThat(commands.find("nothing/at_all")).isEmpty();
        assertThat(commands.find("openim/sendmsg"))
                .get()
                .extracting(RegisteredCommand::family)
                .isEqualTo(ServiceFamily.MESSAGE);
    }

    private static Commands registering(String... names) {
        CommandFamily family = registry -> List.of(names).forEach(name -> registry.command(name, call -> Reply.ok()));
        return new Commands(
                services -> services == ServiceFamily.MESSAGE ? List.of(family) : List.of(), Catalogue.get());
    }
}
