package io.github.usersig;

import static org.assertj.core.api.Assertions.assertThat;

import com.tencentyun.TLSSigAPIv2;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("A UserSig by the official Java signer (tls-sig-api-v2 2.0)")
class OfficialSignerTest {

    private final TLSSigAPIv2 official = new TLSSigAPIv2(1400000000L, Samples.KEY);
    private final UserSigVerifier verifier = UserSigVerifier.of(Samples.APP);

    @ParameterizedTest
    @ValueSource(strings = {"a", "alice", "administrator", "a-user-id-of-just-32-bytes-abcdef", "a/b<c>&\"d\\"})
    @DisplayName("is accepted for users of any length and spelling")
    void acceptsUsersOfAnyLengthAndSpelling(String user) {
        Verification verification = verifier.verify(official.genUserSig(user, 300), user);
        assertThat(verification.isAccepted()).as(verification.reason()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(longs = {0, 1, 300, 15552000, 315360000, 4294967296L})
    @DisplayName("says of itself what was asked of the signer")
    void saysWhatWasAskedOfTheSigner(long expire) {
        Instant before = Instant.now().minusSeconds(1);
        UserSig sig = UserSig.parse(official.genUserSig("alice", expire));
        assertThat(sig.validity()).isEqualTo(Duration.ofSeconds(expire));
        assertThat(sig.issuedAt()).isBetween(before, Instant.now());
        assertThat(sig.version()).isEqualTo(UserSigVersion.V2_HMAC);
    }

    @Test
    @DisplayName("is refused with 70001 if it expired")
    void refusesAnExpiredOneWith70001() {
        assertThat(verifier.verify(official.genUserSig("alice", -42), "alice").code())
                .isEqualTo(70001);
    }

    @Test
    @DisplayName("carries a ticket for a numbered room")
    void carriesATicketForANumberedRoom() {
        String text = official.genPrivateMapKey("alice", 300, 10000, 255);
        assertThat(verifier.verify(text, "alice").isAccepted()).isTrue();
        PrivateMapKey ticket = PrivateMapKey.parse(UserSig.parse(text).userbuf().orElseThrow());
        assertThat(ticket.userId()).isEqualTo("alice");
        assertThat(ticket.sdkAppId()).isEqualTo(1400000000L);
        assertThat(ticket.roomNumber()).hasValue(10000);
        assertThat(ticket.privileges()).isEqualTo(RoomPrivilege.all());
        assertThat(Duration.between(Instant.now(), ticket.expiresAt()))
                .isBetween(Duration.ofSeconds(290), Duration.ofSeconds(301));
    }

    @Test
    @DisplayName("carries a ticket for a named room")
    void carriesATicketForANamedRoom() {
        String text = official.genPrivateMapKeyWithStringRoomID("alice", 300, "standup", 42);
        assertThat(verifier.verify(text, "alice").isAccepted()).isTrue();
        PrivateMapKey ticket = PrivateMapKey.parse(UserSig.parse(text).userbuf().orElseThrow());
        assertThat(ticket.roomName()).contains("standup");
        assertThat(ticket.privileges())
                .containsExactlyInAnyOrder(
                        RoomPrivilege.ENTER_ROOM, RoomPrivilege.RECEIVE_AUDIO, RoomPrivilege.RECEIVE_VIDEO);
    }
}
