package io.github.usersig;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.time.Duration;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("UserSig")
class UserSigTest {

    @Test
    @DisplayName("is parsed into its claims, without a key")
    void isParsedWithoutAKey() {
        UserSig sig = UserSig.parse(Samples.sig().text());
        assertThat(sig.userId()).isEqualTo("xiaojun");
        assertThat(sig.sdkAppId()).isEqualTo(1400000000L);
        assertThat(sig.issuedAt()).isEqualTo(Samples.ISSUED);
        assertThat(sig.validity()).isEqualTo(Duration.ofMinutes(5));
        assertThat(sig.expiresAt()).isEqualTo(Samples.ISSUED.plusSeconds(300));
        assertThat(sig.userbuf()).isEmpty();
        assertThat(sig.version()).isEqualTo(UserSigVersion.V2_HMAC);
    }

    @Test
    @DisplayName("is still valid in the second in which its validity ends")
    void isStillValidInItsLastSecond() {
        UserSig sig = Samples.sig();
        assertThat(sig.isExpiredAt(sig.expiresAt())).isFalse();
        assertThat(sig.isExpiredAt(sig.expiresAt().plusMillis(999))).isFalse();
        assertThat(sig.isExpiredAt(sig.expiresAt().plusSeconds(1))).isTrue();
    }

    @Test
    @DisplayName("equals another of the same text")
    void equalsAnotherOfTheSameText() {
        UserSig sig = Samples.sig();
        assertThat(UserSig.parse(sig.text())).isEqualTo(sig).hasSameHashCodeAs(sig);
        assertThat(sig).isNotEqualTo(Samples.request().validFor(Duration.ZERO).issue());
    }

    @Test
    @DisplayName("shows its claims and not its text")
    void showsItsClaimsAndNotItsText() {
        assertThat(Samples.sig())
                .hasToString("UserSig[user=\"xiaojun\", sdkAppId=1400000000, issued=2020-09-13T12:26:40Z,"
                        + " validity=5 min, V2_HMAC, " + Samples.sig().text().length() + " characters]");
    }

    @Test
    @DisplayName("cannot be parsed from something else: the error names the layer and not the text")
    void namesTheLayerThatCannotBeParsed() {
        assertThatExceptionOfType(UserSigFormatException.class)
                .isThrownBy(() -> UserSig.parse("correct-horse-battery"))
                .withMessage(
                        "not a UserSig: UserSig has 21 characters and 0 of padding, which make no whole groups of 4:"
                                + " is its end missing?")
                .satisfies(e -> assertThat(e.field()).isEqualTo("UserSig"));
    }

    @Test
    @DisplayName("cannot be parsed without all of its claims: the error names the one that is missing")
    void namesTheClaimThatIsMissing() {
        assertThatExceptionOfType(UserSigFormatException.class)
                .isThrownBy(() -> UserSig.parse(RawSig.seal("{\"TLS.ver\":\"2.0\"}")))
                .withMessage("not a UserSig: TLS.sig is missing");
    }
}
