package io.github.usersig;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Instant;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Set;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("PrivateMapKey")
class PrivateMapKeyTest {

    private static final Instant EXPIRES = Instant.ofEpochSecond(1600000300);
    private static final String NUMERIC = "0000077869616f6a756e53724e00000027105f5e112c000000ff00000000";
    private static final String NAMED = "0100077869616f6a756e53724e00000000005f5e112c000000ff000000000006726f6f6d2d31";

    @Test
    @DisplayName("of a numeric room has the bytes that official issuers write")
    void writesTheOfficialBytesForANumericRoom() {
        PrivateMapKey key = PrivateMapKey.forRoom("xiaojun", 1400000000L, 10000, EXPIRES, RoomPrivilege.all());
        assertThat(HexFormat.of().formatHex(key.toBytes())).isEqualTo(NUMERIC);
    }

    @Test
    @DisplayName("of a named room has the bytes that official issuers write")
    void writesTheOfficialBytesForANamedRoom() {
        PrivateMapKey key = PrivateMapKey.forRoom("xiaojun", 1400000000L, "room-1", EXPIRES, RoomPrivilege.all());
        assertThat(HexFormat.of().formatHex(key.toBytes())).isEqualTo(NAMED);
    }

    @Test
    @DisplayName("of a numeric room is read back with everything in it")
    void isReadBackWithANumericRoom() {
        PrivateMapKey numeric = PrivateMapKey.parse(HexFormat.of().parseHex(NUMERIC));
        assertThat(numeric.userId()).isEqualTo("xiaojun");
        assertThat(numeric.sdkAppId()).isEqualTo(1400000000L);
        assertThat(numeric.roomNumber()).hasValue(10000);
        assertThat(numeric.roomName()).isEmpty();
        assertThat(numeric.expiresAt()).isEqualTo(EXPIRES);
        assertThat(numeric.privileges()).isEqualTo(RoomPrivilege.all());
    }

    @Test
    @DisplayName("of a named room is read back with its name, and shows everything")
    void isReadBackWithANamedRoom() {
        PrivateMapKey named = PrivateMapKey.parse(HexFormat.of().parseHex(NAMED));
        assertThat(named.roomName()).contains("room-1");
        assertThat(named.roomNumber()).isEmpty();
        assertThat(named)
                .hasToString("PrivateMapKey[user=\"xiaojun\", sdkAppId=1400000000, room=\"room-1\","
                        + " expires=2020-09-13T12:31:40Z, privileges=" + RoomPrivilege.all() + "]");
    }

    @Test
    @DisplayName("has the privilege bits of the vendor's comments: 42 is enter and receive")
    void hasThePrivilegeBitsOfTheVendor() {
        Set<RoomPrivilege> enterAndReceive =
                Set.of(RoomPrivilege.ENTER_ROOM, RoomPrivilege.RECEIVE_AUDIO, RoomPrivilege.RECEIVE_VIDEO);
        byte[] bytes =
                PrivateMapKey.forRoom("u", 1, 1, EXPIRES, enterAndReceive).toBytes();
        assertThat(bytes[bytes.length - 5]).isEqualTo((byte) 42);
        assertThat(PrivateMapKey.parse(bytes).privileges()).isEqualTo(enterAndReceive);
        assertThat(PrivateMapKey.forRoom("u", 1, 1, EXPIRES, Set.of()).privileges())
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 10, 29, 31, 40})
    @DisplayName("is not to be had from other bytes, whatever their length")
    void refusesBytesThatAreNoTicket(int length) {
        byte[] bytes = Arrays.copyOf(HexFormat.of().parseHex(NUMERIC), length);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> PrivateMapKey.parse(bytes))
                .withMessageContaining(length + " bytes are not a PrivateMapKey");
    }

    @Test
    @DisplayName("is not to be had from bytes of an unknown kind")
    void refusesBytesOfAnUnknownKind() {
        byte[] bytes = HexFormat.of().parseHex(NUMERIC);
        bytes[0] = 2;
        assertThatIllegalArgumentException().isThrownBy(() -> PrivateMapKey.parse(bytes));
    }

    @Test
    @DisplayName("refuses a room number that does not fit, and says which do")
    void refusesARoomNumberOutOfRange() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> PrivateMapKey.forRoom("u", 1, -1, EXPIRES, Set.of()))
                .withMessageContainingAll("room number -1", "0..4294967295");
    }

    @Test
    @DisplayName("refuses a time of expiry that does not fit")
    void refusesAnExpiryOutOfRange() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> PrivateMapKey.forRoom("u", 1, 1, Instant.ofEpochSecond(1L << 32), Set.of()))
                .withMessageContaining("expiry");
    }

    @Test
    @DisplayName("refuses a room name that is empty or too long")
    void refusesARoomNameOfAWrongLength() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> PrivateMapKey.forRoom("u", 1, "", EXPIRES, Set.of()))
                .withMessageContaining("room name has 0 bytes");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> PrivateMapKey.forRoom("u", 1, "r".repeat(1025), EXPIRES, Set.of()))
                .withMessageContaining("1025 bytes");
    }
}
