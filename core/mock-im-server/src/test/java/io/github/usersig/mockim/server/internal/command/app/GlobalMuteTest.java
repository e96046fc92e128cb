package io.github.usersig.mockim.server.internal.command.app;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.usersig.mockim.server.support.RestReply;
import io.github.usersig.mockim.server.support.World;
import java.time.Duration;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayName("A global mute")
@ExtendWith(World.Maker.class)
class GlobalMuteTest {

    private static final String GROUP = World.GROUP;
    private static final String SAY = "{'GroupId':'%s','From_Account':'bob','Random':%d," + World.TEXT + "}";

    private static void muteBob(World world) {
        world.ok(
                "openconfigsvr/setnospeaking",
                "{'Set_Account':'bob','C2CmsgNospeakingTime':4294967295,'GroupmsgNospeakingTime':60}");
    }

    @Test
    @DisplayName("is told with the time that is left")
    void isToldWithTheTimeLeft(World world) {
        muteBob(world);

        RestReply times = world.ok("openconfigsvr/getnospeaking", "{'Get_Account':'bob'}");

        assertThat(times.longNumber("C2CmsgNospeakingTime")).isEqualTo(4294967295L);
        assertThat(times.longNumber("GroupmsgNospeakingTime")).isBetween(55L, 60L);
    }

    @Test
    @DisplayName("keeps its user from speaking in any group until it is over")
    void keepsItsUserFromSpeakingInGroups(World world) {
        String group = world.group("Public");
        muteBob(world);

        assertThat(world.code(GROUP + "send_group_msg", SAY, group, 1)).isEqualTo(10017);
        world.im.clock().advance(Duration.ofSeconds(61));
        assertThat(world.code(GROUP + "send_group_msg", SAY, group, 2)).isZero();
        assertThat(world.ok("openconfigsvr/getnospeaking", "{'Get_Account':'bob'}")
                        .longNumber("GroupmsgNospeakingTime"))
                .isZero();
    }

    @Test
    @DisplayName("lets REST messages to users through")
    void letsRestMessagesThrough(World world) {
        muteBob(world);

        world.send("bob", "alice", "goes through", 1);

        assertThat(world.im.messages("bob", "alice")).hasSize(1);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "setnospeaking | {'Set_Account':'bob'}                              | 130008",
                "setnospeaking | {'C2CmsgNospeakingTime':1}                         | 130004",
                "setnospeaking | {'Set_Account':'no','C2CmsgNospeakingTime':1}      | 130005",
                "getnospeaking | {}                                                 | 130002",
                "getnospeaking | {'Get_Account':'no'}                               | 130003",
            })
    @DisplayName("has codes of its own")
    void hasCodesOfItsOwn(String command, String body, int code, World world) {
        assertThat(world.code("openconfigsvr/" + command, body)).isEqualTo(code);
    }
}
