package io.github.usersig.mockim.server.internal.command.app;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.usersig.mockim.server.support.World;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayName("A push by timpush")
@ExtendWith(World.Maker.class)
class TimPushTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "timpush/push  | {'MsgRandom':1}",
                "timpush/batch | {'To_Account':['alice'],'MsgRandom':1}",
            })
    @DisplayName("gets a task, to all and to some")
    void getsATask(String command, String body, World world) {
        assertThat(world.ok(command, body).text("TaskId")).isNotEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "timpush/push  | {}                                             | 90005",
                "timpush/batch | {'To_Account':['alice']}                       | 90005",
            })
    @DisplayName("needs a MsgRandom")
    void needsAMsgRandom(String command, String body, int code, World world) {
        assertThat(world.code(command, body)).isEqualTo(code);
    }
}
