package io.github.usersig.mockim.server.internal.command.account;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.usersig.UserSigIssuer;
import io.github.usersig.mockim.Account;
import io.github.usersig.mockim.server.support.RestClient;
import io.github.usersig.mockim.server.support.World;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@DisplayName("Accounts by REST")
@ExtendWith(World.Maker.class)
class KickTest {

    private static final String KICK = "im_open_login_svc/kick";

    @Test
    @DisplayName("many are imported in one call, in the old form and in the new; those with no good UserID are listed")
    void importMany(World world) {
        JsonNode old = world.ok("im_open_login_svc/multiaccount_import", "{'Accounts':['erin','t\u00e9o']}");
        JsonNode today = world.ok(
                "im_open_login_svc/multiaccount_import",
                "{'AccountList':[{'UserID':'frank','Nick':'Frank','FaceUrl':'f.png'},{'UserID':'alice','Nick':'Al'}]}");

        assertThat(old.path("FailAccounts")).hasToString("[\"t\u00e9o\"]");
        assertThat(today.path("FailAccounts")).isEmpty();
        assertThat(world.im.accounts())
                .contains(
                        new Account("erin", "", ""),
                        new Account("frank", "Frank", "f.png"),
                        new Account("alice", "Al", ""));
    }

    @Test
    @DisplayName("a deleted account is gone, with its friends, groups and conversations; an admin cannot be deleted")
    void delete(World world) {
        String group = world.group("Public");
        world.ok(
                "sns/friend_add",
                "{'From_Account':'alice','AddFriendItem':[{'To_Account':'bob','AddSource':'AddSource_Type_Web'}]}");

        JsonNode reply = world.ok(
                "im_open_login_svc/account_delete",
                "{'DeleteItem':[{'UserID':'bob'},{'UserID':'nobody'},{'UserID':'administrator'}]}");

        assertThat(reply.path("ResultItem").findValuesAsText("ResultCode")).containsExactly("0", "70107", "70402");
        assertThat(world.im.accounts())
                .extracting(Account::userId)
                .doesNotContain("bob")
                .contains("administrator");
        assertThat(world.ok(World.GROUP + "get_role_in_group", "{'GroupId':'%s','User_Account':['bob']}", group)
                        .path("UserIdList")
                        .findValuesAsText("Role"))
                .containsExactly("NotMember");
        assertThat(world.ok("sns/friend_get", "{'From_Account':'alice','StartIndex':0}")
                        .path("FriendNum")
                        .asInt())
                .isZero();
    }

    @Test
    @DisplayName("a kick makes the UserSigs invalid that were issued before, and newer ones work")
    void kick(World world) {
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
    void kickUnseen(World world) {
        String old = UserSigIssuer.of(world.im.app())
                .forUser("alice")
                .issuedAt(Instant.now().minusSeconds(1))
                .issue()
                .text();

        world.ok(KICK, "{'Identifier':'alice'}");

        assertThat(world.im.login("alice", old).code()).isEqualTo(70052);
        assertThat(world.code(KICK, "{'UserID':'nobody'}")).isEqualTo(70107);
    }

    @Test
    @DisplayName("an admin who is kicked has to call with a new UserSig")
    void kickAdmin(World world) {
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

    @Test
    @DisplayName("querystate, the older name, answers State beside Status")
    void olderName(World world) {
        JsonNode result = world.ok("openim/querystate", "{'To_Account':['alice']}")
                .path("QueryResult")
                .get(0);

        assertThat(result.path("State").asText()).isEqualTo("Offline");
        assertThat(result.path("Status").asText()).isEqualTo("Offline");
    }

    @Test
    @DisplayName("are online in the words of the page: a desktop with Windows is a PC, a phone with iOS an iPhone")
    void platforms(World world) {
        world.im.sessions().setOnline("alice", "Windows", "iOS", "Android", "Mac");
        world.im.sessions().setOnline("bob", "iOS", "iPhone", "Linux", "Windows");

        JsonNode results = world.ok("openim/query_online_status", "{'IsNeedDetail':1,'To_Account':['alice','bob']}")
                .path("QueryResult");

        assertThat(results.get(0).path("Detail").findValuesAsText("Platform"))
                .containsExactly("Android", "Mac", "PC", "iPhone");
        assertThat(results.get(1).path("Detail").findValuesAsText("Platform")).containsExactly("PC", "iPhone");
    }
}
