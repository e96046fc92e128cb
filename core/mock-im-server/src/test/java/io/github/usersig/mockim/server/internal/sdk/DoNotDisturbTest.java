package io.github.usersig.mockim.server.internal.sdk;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.usersig.mockim.server.support.JsonView;
import io.github.usersig.mockim.server.support.World;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@DisplayName("When a user is not to be disturbed")
@ExtendWith(World.Maker.class)
class DoNotDisturbTest {

    private static final String GET = "im_msg_db_logic.ws_get_do_not_disturb";
    private static final String SET = "im_msg_db_logic.ws_set_do_not_disturb";
    private static final String AT_NIGHT = "{'StartTime':1767301200,'EndTime':1767330000,'IsRepeated':1,'Level':2}";

    @Test
    @DisplayName("is what the user says, on all devices, and in a snapshot; at no time before that")
    void isWhatTheUserSays(World world) {
        try (Watcher alice = Watcher.of(world.im, "alice");
                Watcher phone = Watcher.onPhone(world.im, "alice");
                Watcher bob = Watcher.of(world.im, "bob")) {
            assertThat(alice.ok(GET, "{'To_Account':'alice'}").number("Level")).isZero();

            alice.ok(SET, AT_NIGHT);

            JsonView told = new JsonView(phone.frame("Level").at("/body/EventArray/0"), "");
            assertThat(told.number("Event")).isEqualTo(24);
            assertThat(told.number("Level")).isEqualTo(2);
            assertThat(told.number("IsRepeated")).isEqualTo(1);
            assertThat(alice.wasPushed("Level")).isFalse();
            assertThat(bob.wasPushed("Level")).isFalse();
        }
        String snapshot = world.im.snapshot();
        world.im.restore(snapshot);
        try (Watcher alice = Watcher.of(world.im, "alice")) {
            JsonView kept = alice.ok(GET, "{}");
            assertThat(kept.number("Level")).isEqualTo(2);
            assertThat(kept.longNumber("StartTime")).isEqualTo(1767301200);
            assertThat(kept.longNumber("EndTime")).isEqualTo(1767330000);
        }
    }

    @Test
    @DisplayName("is nobody else's business, and forgotten with the account")
    void isNobodyElsesBusiness(World world) {
        try (Watcher alice = Watcher.of(world.im, "alice");
                Watcher bob = Watcher.of(world.im, "bob")) {
            alice.ok(SET, AT_NIGHT);
            assertThat(bob.code(GET, "{'To_Account':'alice'}")).isEqualTo(60010);
        }
        world.ok("im_open_login_svc/account_delete", "{'DeleteItem':[{'UserID':'alice'}]}");
        world.im.clock().advance(java.time.Duration.ofSeconds(2));
        try (Watcher alice = Watcher.of(world.im, "alice")) {
            assertThat(alice.ok(GET, "{}").number("Level")).isZero();
        }
    }
}
