package io.github.usersig.mockim.server.internal.command.group;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.usersig.mockim.server.support.RestReply;
import io.github.usersig.mockim.server.support.World;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@DisplayName("Counters of a group")
@ExtendWith(World.Maker.class)
class GroupCounterTest {

    private static final String UPDATE = World.GROUP + "update_group_counter";
    private static final String GET = World.GROUP + "get_group_counter";

    private static void fill(World world, String id) {
        for (int i = 0; i < 20; i++) {
            world.ok(UPDATE, "{'GroupId':'%s','GroupCounter':[{'Key':'k%d','Value':1}]}", id, i);
        }
    }

    @Test
    @DisplayName("add and subtract")
    void addAndSubtract(World world) {
        String id = world.group("Public");
        String update = "{'GroupId':'%s','Mode':'%s','GroupCounter':[{'Key':'likes','Value':%d}]}";

        world.ok(UPDATE, update, id, "Increase", 5);
        RestReply reply = world.ok(UPDATE, update, id, "Decrease", 7);

        assertThat(reply.list("GroupCounter")).hasToString("[{\"Key\":\"likes\",\"Value\":-2}]");
        assertThat(world.ok(GET, "{'GroupId':'%s','GroupCounterKeys':['likes','x']}", id)
                        .list("GroupCounter"))
                .hasSize(1);
    }

    @Test
    @DisplayName("are up to twenty: 10063 for one more")
    void areUpToTwenty(World world) {
        String id = world.group("Public");
        fill(world, id);

        assertThat(world.code(UPDATE, "{'GroupId':'%s','GroupCounter':[{'Key':'no','Value':1}]}", id))
                .isEqualTo(10063);
    }

    @Test
    @DisplayName("are deleted")
    void areDeleted(World world) {
        String id = world.group("Public");
        fill(world, id);

        world.ok(World.GROUP + "delete_group_counter", "{'GroupId':'%s','GroupCounterKeys':['k0']}", id);

        assertThat(world.ok(GET, "{'GroupId':'%s'}", id).list("GroupCounter")).hasSize(19);
    }
}
