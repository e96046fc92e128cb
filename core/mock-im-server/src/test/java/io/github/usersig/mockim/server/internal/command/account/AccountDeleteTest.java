package io.github.usersig.mockim.server.internal.command.account;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.usersig.mockim.Account;
import io.github.usersig.mockim.server.support.RestReply;
import io.github.usersig.mockim.server.support.World;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@DisplayName("account_delete")
@ExtendWith(World.Maker.class)
class AccountDeleteTest {

    private static RestReply deleteBobAndOthers(World world) {
        return world.ok(
                "im_open_login_svc/account_delete",
                "{'DeleteItem':[{'UserID':'bob'},{'UserID':'nobody'},{'UserID':'administrator'}]}");
    }

    @Test
    @DisplayName("says of each account what became of it; an admin cannot be deleted")
    void saysOfEachAccountWhatBecameOfIt(World world) {
        RestReply reply = deleteBobAndOthers(world);

        assertThat(reply.list("ResultItem").each("ResultCode")).containsExactly("0", "70107", "70402");
        assertThat(world.im.accounts())
                .extracting(Account::userId)
                .doesNotContain("bob")
                .contains("administrator");
    }

    @Test
    @DisplayName("takes the account out of its groups")
    void takesTheAccountOutOfItsGroups(World world) {
        String group = world.group("Public");

        deleteBobAndOthers(world);

        assertThat(world.roles(group, "bob")).containsExactly("NotMember");
    }

    @Test
    @DisplayName("takes the account off the lists of its friends")
    void takesTheAccountOffTheListsOfItsFriends(World world) {
        world.ok(
                "sns/friend_add",
                "{'From_Account':'alice','AddFriendItem':[{'To_Account':'bob','AddSource':'AddSource_Type_Web'}]}");

        deleteBobAndOthers(world);

        assertThat(world.ok("sns/friend_get", "{'From_Account':'alice','StartIndex':0}")
                        .number("FriendNum"))
                .isZero();
    }
}
