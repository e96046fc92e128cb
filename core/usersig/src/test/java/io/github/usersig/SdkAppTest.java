package io.github.usersig;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("SdkApp")
class SdkAppTest {

    @Test
    @DisplayName("has administrator as its admin unless told otherwise")
    void hasAdministratorAsItsAdminByDefault() {
        assertThat(SdkApp.of(1400000000L, "key").admins()).containsExactly("administrator");
        SdkApp app = SdkApp.builder(1400000000L).admins("ops", "boss").build();
        assertThat(app.admins()).containsExactly("ops", "boss");
        assertThat(app.isAdmin("ops")).isTrue();
        assertThat(app.isAdmin("administrator")).isFalse();
    }

    @Test
    @DisplayName("has ten admins at most")
    void hasTenAdminsAtMost() {
        List<String> eleven =
                IntStream.rangeClosed(1, 11).mapToObj(i -> "admin" + i).toList();
        assertThat(SdkApp.random().withAdmins(eleven.subList(0, 10)).admins()).hasSize(10);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> SdkApp.random().withAdmins(eleven))
                .withMessageContainingAll("11 admins", "at most 10");
    }

    @Test
    @DisplayName("refuses an admin whose UserID the service could not know")
    void refusesAnAdminWithAnInvalidUserId() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> SdkApp.builder(1).admins("").build())
                .withMessageContaining("UserID is empty");
    }

    @ParameterizedTest
    @ValueSource(longs = {0, -1, 4294967296L})
    @DisplayName("refuses an SDKAppID that is no unsigned 32-bit number, and says what is")
    void refusesAnSdkAppIdOutOfRange(long sdkAppId) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> SdkApp.of(sdkAppId, "key"))
                .withMessageContainingAll("SDKAppID " + sdkAppId, "1..4294967295");
    }

    @Test
    @DisplayName("refuses an empty key")
    void refusesAnEmptyKey() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> SdkApp.of(1400000000L, ""))
                .withMessageContaining("secretKey is empty");
    }

    @Test
    @DisplayName("made at random has an SDKAppID like a real one and a key of 64 hex characters")
    void makesUpARealisticAppAtRandom() {
        SdkApp app = SdkApp.random();
        assertThat(app.sdkAppId()).isBetween(1_400_000_000L, 2_000_000_000L);
        assertThat(app.secretKey()).matches("[0-9a-f]{64}");
        assertThat(SdkApp.random()).isNotEqualTo(app);
    }

    @Test
    @DisplayName("is equal to an app of the same parts")
    void isEqualToAnAppOfTheSameParts() {
        LegacyKeys keys = LegacyKeys.generate();
        SdkApp app = SdkApp.builder(1).secretKey("key").legacyKeys(keys).build();
        assertThat(app)
                .isEqualTo(SdkApp.builder(1).secretKey("key").legacyKeys(keys).build())
                .hasSameHashCodeAs(SdkApp.of(1, "key"))
                .isNotEqualTo(SdkApp.of(1, "key"))
                .isNotEqualTo(
                        SdkApp.builder(2).secretKey("key").legacyKeys(keys).build())
                .isNotEqualTo(
                        SdkApp.builder(1).secretKey("other").legacyKeys(keys).build())
                .isNotEqualTo(app.withAdmins(List.of("ops")));
        assertThat(app.withAdmins(List.of("ops")).legacyKeys()).contains(keys);
    }
}
