package io.github.usersig.mockim.server.internal.command.app;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.usersig.mockim.server.support.World;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@DisplayName("A robot")
@ExtendWith(World.Maker.class)
class RobotTest {

    private static final String SERVICE = "openim_robot_http_svc/";
    private static final String DESK = "openim_console_http_svc/";
    private static final String STREAM = "{'From_Account':'%s','To_Account':'alice','Chunk':'%s','MsgKey':'%s'}";

    private static void create(World world) {
        world.ok(SERVICE + "create_robot", "{'UserID':'@RBT#one','Nick':'R'}");
    }

    @Test
    @DisplayName("sends a message bit by bit")
    void sendsAMessageBitByBit(World world) {
        create(world);

        String key = world.ok(SERVICE + "send_stream_msg", STREAM, "@RBT#one", "hel", "")
                .text("MsgKey");
        world.ok(SERVICE + "send_stream_msg", STREAM, "@RBT#one", "lo", key);

        assertThat(world.im.messages("@RBT#one", "alice").get(0).text()).isEqualTo("hello");
    }

    @Test
    @DisplayName("is not who sends like that without being one: 10004")
    void isNotWhoSendsWithoutBeingOne(World world) {
        assertThat(world.code(SERVICE + "send_stream_msg", STREAM, "bob", "x", ""))
                .isEqualTo(10004);
    }

    @Test
    @DisplayName("has a UserID that begins as those of robots do: 10004 else")
    void hasAUserIdOfItsForm(World world) {
        assertThat(world.code(SERVICE + "create_robot", "{'UserID':'two'}")).isEqualTo(10004);
    }

    @Test
    @DisplayName("is described by Desk's list, and changed in what is named")
    void isDescribedByDesksList(World world) {
        create(world);

        world.ok(DESK + "desk_update_robot", "{'UserID':'@RBT#one','SelfSignature':'at your service'}");

        assertThat(world.ok(DESK + "desk_get_robot_list", "{}").first("RobotList"))
                .hasToString(
                        "{\"UserID\":\"@RBT#one\",\"Nick\":\"R\",\"FaceUrl\":\"\",\"SelfSignature\":\"at your service\"}");
        assertThat(world.code(DESK + "desk_update_robot", "{'UserID':'@RBT#two','Nick':'N'}"))
                .isEqualTo(10004);
    }

    @Test
    @DisplayName("is listed until it is deleted")
    void isListedUntilItIsDeleted(World world) {
        create(world);
        assertThat(world.ok(SERVICE + "get_all_robots", "{}").list("Robot_Account"))
                .hasSize(1);

        world.ok(SERVICE + "delete_robot", "{'Robot_Account':'@RBT#one'}");

        assertThat(world.ok(SERVICE + "get_all_robots", "{}").list("Robot_Account"))
                .isEmpty();
    }
}
