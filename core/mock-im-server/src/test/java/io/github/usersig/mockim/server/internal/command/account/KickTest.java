package io.github.usersig.mockim.server.internal.command.account;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.usersig.UserSigIssuer;
import io.github.usersig.mockim.server.support.RestClient;
import io.github.usersig.mockim.server.support.World;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@DisplayName("kick")
@ExtendWith(World.Maker.class)
class KickTest {

    private static final String KICK = "im_open_login_svc/kick";

    @Test
    @DisplayName("makes the UserSigs invalid that were issued before, and newer ones work")
    void makesEarlierUserSigsInvalid(World world) {
        UserSigIssuer issuer = UserSigIssuer.of(world.im.app());
        String old = issuer.issue("alice").text();
        assertThat(world.im.login("alice", old).isAccepted()).isTrue();

        world.ok(KICK, "{'UserID':'alice'}");

        assertThat(world.im.login("alice", old).code()).isEqualTo(70052);
        String another =
                issuer.forUser("alice").validFor(Duration.ofDays(1)).issue().text();
        assertThat(world.im.login("alice", another).isAccepted()).isTrue();
    }

    @Test
    @DisplayName("a UserSig issued a second before the kick is invalid although nobody presented it until now")
    void makesAUserSigInvalidThatNobodyHasPresented(World world) {
        String old = UserSigIssuer.of(world.im.app())
                .forUser("alice")
                .issuedAt(Instant.now().minusSeconds(1))
                .issue()
                .text();

        world.ok(KICK, "{'Identifier':'alice'}");

        assertThat(world.im.login("alice", old).code()).isEqualTo(70052);
    }

    @Test
    @DisplayName("refuses to kick an account that is not there: 70107")
    void refusesAnUnknownAccount(World world) {
        assertThat(world.code(KICK, "{'UserID':'nobody'}")).isEqualTo(70107);
    }

    @Test
    @DisplayName("an admin who is kicked has to call with a new UserSig")
    void makesAnAdminCallWithANewUserSig(World world) {
        world.ok(KICK, "{'UserID':'administrator'}");
        assertThat(world.code("ConfigSvc/GetIPList", "{}")).isEqualTo(70052);

        RestClient again = new RestClient(
                world.im.endpoint(),
                world.im.app(),
                UserSigIssuer.of(world.im.app())
                        .forUser("administrator")
                        .validFor(Duration.ofHours(1))
                        .issue()
                        .text());
        assertThat(again.code("ConfigSvc/GetIPList", "{}")).isZero();
    }
}
