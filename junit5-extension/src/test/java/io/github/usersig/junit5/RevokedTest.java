package io.github.usersig.junit5;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.usersig.UserSig;
import io.github.usersig.mockim.MockIm;
import io.github.usersig.mockim.MockImClient;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;

@DisplayName("A revoked UserSig")
class RevokedTest {

    @Test
    @DisplayName("leaves the others of its user good, those that were issued long before it too")
    void leavesTheOthersOfItsUserGood() {
        assertThat(Suite.run(OthersTestCases.class).passed()).isEqualTo(2 + 1 + 1);
    }

    @Test
    @DisplayName("is refused with 70052 by every door")
    void isRefusedByEveryDoor() {
        assertThat(Suite.run(EveryDoorTestCases.class).passed()).isEqualTo(1);
    }

    @EnableMockIm
    static class OthersTestCases {

        @ParameterizedTest
        @UserSigSource(
                users = "alice",
                kinds = {UserSigKind.EXPIRING_SOON, UserSigKind.REVOKED})
        void answersEachWithItsCode(ImCredentials alice, int code, MockIm im) {
            assertThat(im.login("alice", alice.userSig()).code()).isEqualTo(code);
        }

        @Test
        void acceptsOneIssuedBefore(
                @WithRevokedUserSig("alice") String revoked,
                @WithUserSig(value = "alice", issuedAgo = "P7D") String old,
                MockIm im) {
            assertThat(im.login("alice", revoked).code()).isEqualTo(70052);
            assertThat(im.login("alice", old).code()).isZero();
        }

        @Test
        void acceptsOneJustIssued(
                @WithUserSig(value = "alice", kind = UserSigKind.REVOKED, issuedAgo = "PT0S") UserSig revoked,
                @WithUserSig("alice") UserSig good,
                MockIm im) {
            assertThat(im.login("alice", revoked.text()).code()).isEqualTo(70052);
            assertThat(im.login("alice", good.text()).code()).isZero();
        }
    }

    @EnableMockIm(admins = "alice")
    static class EveryDoorTestCases {

        @Test
        void isRefusedAtEveryDoor(@WithRevokedUserSig("alice") ImCredentials revoked, MockIm im, MockImClient client)
                throws Exception {
            assertThat(im.login("alice", revoked.userSig()).code()).isEqualTo(70052);
            assertThat(Rest.call(im.endpoint(), revoked, "openim/query_online_status", "{\"To_Account\": [\"alice\"]}"))
                    .contains("70052");
            assertThatThrownBy(() -> client.login(UserSig.parse(revoked.userSig())))
                    .hasMessageContaining("70052");
        }
    }
}
